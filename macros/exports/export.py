"""What goes out beside the pages. One format a module of this package: each that has an `EXPORT` is found by itself."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from macros.views.offers import Offer, OfferedFile
from macros.views.view import Site


@dataclass(frozen=True)
class ExportFile:
    """A file of the site that is no page: its path from the top, and its bytes.

    `offer` says in a few words what it is; the Downloads page lists it then, under its format.
    """

    path: str
    content: bytes
    offer: str = ""


@dataclass(frozen=True)
class Export:
    """One format that the dossier goes out in.

    `title` heads it on the Downloads page, `about` says in a sentence what it is good for, `order` is its place
    there. `files` makes it: the same site, the same bytes. With `offline` it goes into the offline edition too.
    """

    title: str
    about: str
    order: int
    files: Callable[[Site], Iterable[ExportFile]]
    offline: bool = True


@dataclass(frozen=True)
class Exported:
    """All formats, made: what the Downloads page offers, and the files by their paths."""

    offers: tuple[Offer, ...]
    files: tuple[ExportFile, ...]


@cache
def exports() -> tuple[Export, ...]:
    """Every format, in the order of the Downloads page."""
    folder = Path(__file__).parent
    modules = [importlib.import_module(f"{__package__}.{found.name}") for found in pkgutil.iter_modules([str(folder)])]
    found = [module.EXPORT for module in modules if hasattr(module, "EXPORT")]
    return tuple(sorted(found, key=lambda export: (export.order, export.title)))


def exported(site: Site) -> Exported:
    """The site in every format. Raises ValueError when two formats write one file: one of them would be lost."""
    offers: list[Offer] = []
    files: dict[str, ExportFile] = {}
    for export in exports():
        if site.offline and not export.offline:
            continue
        made = tuple(export.files(site))
        for file in made:
            if file.path in files:
                raise ValueError(f"{file.path} is written twice, the second time by {export.title}")
            files[file.path] = file
        offered = tuple(OfferedFile(file.path, file.offer, len(file.content)) for file in made if file.offer)
        if offered:
            offers.append(Offer(export.title, export.about, offered))
    return Exported(tuple(offers), tuple(files.values()))
