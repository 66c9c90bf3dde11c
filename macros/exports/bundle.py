"""The offline edition as one zip: sorted entries and fixed times, so that the same site gives the same bytes."""

from __future__ import annotations

import zipfile
from pathlib import Path

from macros.exports.in_place import put_in_place

# The earliest time that a zip can hold; a date of the build would make each build differ.
_TIME = (1980, 1, 1, 0, 0, 0)
_READABLE = 0o644 << 16
# Their links start at the top of a server, which a folder on a stick has not.
NOT_OFFLINE = frozenset({"404.html", "sitemap.xml", "sitemap.xml.gz"})


def write_bundle(site: Path, bundle: Path, name: str) -> list[Path]:
    """Packs the site in `site` into one folder `name` in the zip `bundle`; returns the path it wrote."""
    bundle.parent.mkdir(parents=True, exist_ok=True)
    files = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    with (
        put_in_place(bundle) as unfinished,
        zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive,
    ):
        for file in files:
            if file in NOT_OFFLINE:
                continue
            entry = zipfile.ZipInfo(f"{name}/{file}", _TIME)
            entry.external_attr = _READABLE
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # Unix, whatever system builds it
            archive.writestr(entry, (site / file).read_bytes())
    return [bundle]
