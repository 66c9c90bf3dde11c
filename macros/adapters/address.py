"""Where the site stands on the web, and what only makes sense there: the site map, and the note to robots.

The address is told once: by `SITE_URL` (a workflow knows it), or else by `site_url` under `imprint` in
`data/dossier.yml`. Without one the site still works anywhere, since its links are relative.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from gzip import GzipFile
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

from macros.load.files import UnreadableError

ENV_ADDRESS = "SITE_URL"
_ADDRESS = re.compile(r"https?://[^\s\"'`<>\\?#@{}]+")
_LAST_CHANGE = re.compile(r"\s*<lastmod>[^<]*</lastmod>")
_PLACE = re.compile(r"<url>\s*<loc>([^<]*)</loc>\s*</url>")
_BLANK_LINES = re.compile(r"\n[ \t]*(?=\n)")
_MAP, _PACKED_MAP = "sitemap.xml", "sitemap.xml.gz"


def told_address(environment: Mapping[str, str], imprint: str | None) -> str:
    """The address of the site with a slash at its end, or an empty string where nobody tells it.

    Raises UnreadableError for one that browsers could not follow, or that would not stand for a folder.
    """
    told = environment.get(ENV_ADDRESS, "").strip()
    name, address = (ENV_ADDRESS, told) if told else ("imprint.site_url", imprint or "")
    if not address:
        return ""
    if not _ADDRESS.fullmatch(address) or not urlsplit(address).hostname:
        raise UnreadableError(
            f'{name} is "{address}", which is no address of a site: write the whole of it, '
            "such as https://example.org/ or https://example.org/harbour/"
        )
    return address.rstrip("/") + "/"


def robots(address: str) -> str:
    """The site's robots.txt (RFC 9309), which names its map; only read, and so only written, at the top of a host."""
    if urlsplit(address).path != "/":
        return ""
    return f"User-agent: *\nAllow: /\n\nSitemap: {address}{_MAP}\n"


def settle_map(site: Path, address: str, without: Collection[str] = ()) -> None:
    """Leaves a site map without days where the address is known, and none where it is not.

    `without` are the whole addresses of pages that only say where a record went: a search engine need not list them.

    MkDocs dates every page with the day of the build: no page changed on it, and no two builds would be alike.
    Without an address its map is empty, since each of its places must be a whole address (sitemaps.org, 0.9).
    """
    plain, packed = site / _MAP, site / _PACKED_MAP
    if not address:
        plain.unlink(missing_ok=True)
        packed.unlink(missing_ok=True)
    elif plain.is_file():
        text = _LAST_CHANGE.sub("", plain.read_text(encoding="utf-8"))
        text = _PLACE.sub(lambda found: "" if unescape(found[1]) in without else found[0], text)
        text = _BLANK_LINES.sub("", text)
        plain.write_text(text, encoding="utf-8", newline="\n")
        with packed.open("wb") as file, GzipFile("", "wb", fileobj=file, mtime=0) as zipped:
            zipped.write(text.encode())
