"""The paths of the files of a site: they must arrive whole on any system that someone unpacks them on."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from macros.problems import Location, Problem, problem

LONGEST_PATH = 119  # characters, from the top of the site
LONGEST_NAME = 60  # of the folder around it: both and a slash make 180, which leaves 79 of the 259 of Windows
_FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f\x7f]')
# What Windows keeps for devices, with any ending ("Naming Files, Paths, and Namespaces").
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)


def check_paths(files: Iterable[str]) -> tuple[Problem, ...]:
    """Paths that some system cannot hold, and those that it takes for one."""
    names = sorted(files)
    alike = _alike(names)
    return tuple(problem("unfit-path", Location(name), fault) for name in names for fault in _faults(name, alike))


def _alike(names: Iterable[str]) -> dict[str, str]:
    """The first of the paths that differ in nothing but capitals or the form of their letters."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(_key(name), name)
    return found


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _faults(name: str, alike: dict[str, str]) -> Iterator[str]:
    if alike[_key(name)] != name:
        yield f"{alike[_key(name)]} and {name} are one file to systems that do not tell capitals from small letters"
    if len(name) > LONGEST_PATH:
        yield f"{name} has {len(name)} characters, and may have {LONGEST_PATH}"
    for part in name.split("/"):
        if _DEVICE.fullmatch(part):
            yield f"{part} is a device on Windows, and can be no file there"
        elif _FORBIDDEN.search(part) or part.endswith((".", " ")):
            yield f"{part} is no name of a file on Windows"
