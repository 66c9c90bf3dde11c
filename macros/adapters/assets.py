"""The files that the site needs beside its pages: our styles and scripts, each joined into one, and the vendored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.exports.faces import waited_for

_ASSETS = Path(__file__).parent.parent / "assets"
_JOINED = {"styles": "sourcebook.css", "scripts": "sourcebook.js"}
_NOT_OF_THE_SITE = "one_file"  # stands in the one-file edition itself


@dataclass(frozen=True)
class Asset:
    """A file of ours that the site needs: where it goes, and its content or where it is."""

    name_in_site: str
    source: Path | None = None
    content: str = ""


def assets(*, offline: bool) -> Iterator[Asset]:
    """Styles and scripts, joined in the order of their names, so that a page asks for one of each; then the rest."""
    for folder, name in _JOINED.items():
        joined = "\n".join(part.read_text(encoding="utf-8") for part in sorted((_ASSETS / folder).iterdir()))
        yield Asset(_place(name), content=waited_for(joined) if offline and folder == "styles" else joined)
    for path in sorted(_ASSETS.rglob("*")):
        within = path.relative_to(_ASSETS)
        if path.is_file() and path.suffix != ".md" and within.parts[0] not in {*_JOINED, _NOT_OF_THE_SITE}:
            yield Asset(_place(within.as_posix()), path)


def _place(name: str) -> str:
    return f"assets/sourcebook/{name}"
