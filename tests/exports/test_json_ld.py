"""Linked data in the built site: in the pages, and as a file."""

from __future__ import annotations

import json

from macros.views.linked import WHOLE
from tests.conftest import Built
from tests.linked import all_in, blocks, expanded, lost_terms


def test_every_block_of_the_built_site_is_read_without_the_network(built: Built) -> None:
    """Hosted and offline: one block on each record's page and at home, none elsewhere, no term lost."""
    for folder in (built.site, built.offline):
        found = {path: blocks(path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.html"))}
        assert {len(there) for there in found.values()} == {0, 1}
        pages = [block for there in found.values() for block in there]
        assert len(pages) > 150
        for block in pages:
            assert not lost_terms(block)
            assert expanded(block)
        lists = [path for path in found if path.parent.name in {"timeline", "events"} and path.stem == "index"]
        assert not any(found[path] for path in lists)


def test_the_file_holds_what_the_pages_hold(built: Built) -> None:
    """Every statement with its evidence; the file is the same in both editions."""
    text = (built.site / WHOLE).read_text(encoding="utf-8")
    whole = json.loads(text)
    assert not lost_terms(whole)
    annotated = [one for one in all_in(whole) if one.get("@type") == "oa:Annotation"]
    pages = [
        one
        for path in built.site.rglob("*.html")
        for block in blocks(path.read_text(encoding="utf-8"))
        for one in all_in(block)
        if one.get("@type") == "oa:Annotation"
    ]
    assert len(annotated) == len(pages) > 150
    assert {json.dumps(one["oa:hasTarget"]).count("oa:exact") for one in annotated} >= {1, 2}


def test_the_downloads_page_offers_it(built: Built) -> None:
    html = (built.site / "downloads" / "index.html").read_text(encoding="utf-8")
    for path in (WHOLE, "data/sources.csl.json", "data/facts.csl.json", "data/sources.bib", "data/facts.bib"):
        assert f'href="../{path}"' in html
        assert (built.site / path).is_file()
        assert (built.offline / path).is_file()
