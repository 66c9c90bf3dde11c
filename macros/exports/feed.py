"""What is new, for feed readers: an Atom feed (RFC 4287) of corrections, editions, and records by the day.

It is made from the same list as the Corrections page. Ids are the addresses of its entries, so only a site that knows
its address has a feed. Every time is that of the day which the entry itself has, at midnight UTC; where an author
gives a month alone it is the first of it, since Atom knows no less, and the words of the entry say the month.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.exports.export import Export, ExportFile
from macros.views import render, urls
from macros.views.news import news
from macros.views.view import Site, View


def _files(site: Site) -> Iterator[ExportFile]:
    view = View(site, urls.HOME)
    happenings = news(view)[:MOST]
    if view.address and happenings:
        yield ExportFile(urls.FEED, render.feed(view, happenings).encode(), "for a feed reader (Atom)")


MOST = 200
"""Entries of a feed: who reads it wants the latest; the Corrections page has all."""

EXPORT = Export(
    title="Feed",
    about="Corrections, editions, and records that were added or changed. A feed reader tells you of new ones.",
    order=70,
    files=_files,
    offline=False,
)
