"""Checksums of all files of a folder, as GNU coreutils write and check them: `sha256sum -c SHA256SUMS`."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from pathlib import Path

SUMS = "SHA256SUMS"


def sha256_of(path: Path) -> str:
    """The SHA-256 (FIPS 180-4) of a file, as 64 hexadecimal digits. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_checksums(folder: Path, without: Collection[str] = ()) -> Path:
    """Writes `SHA256SUMS` over every other file of the folder, sorted by name; `without` are names that will go."""
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    listed = [name for name in names if name not in {SUMS, *without}]
    lines = [f"{sha256_of(folder / name)}  {name}\n" for name in listed]
    (folder / SUMS).write_text("".join(lines), encoding="utf-8", newline="\n")
    return folder / SUMS
