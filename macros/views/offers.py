"""What a reader can take away beside the pages: the files that the Downloads page lists."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class OfferedFile:
    """A file of the site: its path, what it is in a few words, and how many bytes it has.

    `sha256` is its checksum in hexadecimal digits, where readers are told it.
    """

    path: str
    words: str
    size: int
    sha256: str = ""

    @property
    def name(self) -> str:
        """The file's own name."""
        return self.path.rpartition("/")[2]

    @property
    def size_words(self) -> str:
        """Its size, as people say it."""
        return size_words(self.size)


@dataclass(frozen=True)
class Offer:
    """One format that the dossier goes out in: its name, what it is good for (a sentence), and its files."""

    title: str
    about: str
    files: tuple[OfferedFile, ...]


_KILO = 1000


def size_words(size: int) -> str:
    """A number of bytes, as people say it: `812 bytes`, `14 KB`, `3.2 MB` (thousands, not 1,024s)."""
    if size < _KILO:
        return f"{size} bytes"
    if size < _KILO**2:
        return f"{round(size / _KILO)} KB"
    return f"{size / _KILO**2:.1f} MB"
