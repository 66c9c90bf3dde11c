"""What would tell another site of a reader is found in finished pages; what only speaks of other sites passes."""

from __future__ import annotations

import pytest

from macros.check.page_privacy import check_privacy, is_outward

SOUND = {
    "a link within": '<a href="../actors/">Actors</a>',
    "a link that tells nothing": '<a href="https://example.org" rel="noreferrer nofollow">A</a>',
    "more words, in any order and case": '<a rel="edit NOFOLLOW noreferrer" href="https://example.org">A</a>',
    "a mail": '<a href="mailto:desk@example.org">Write to us</a>',
    "an anchor": '<a href="#s1">1</a>',
    "no address": '<a id="top">A</a>',
    "an address as words": "<code>&lt;a href=&quot;https://example.org&quot;&gt;</code>",
    "where the page stands": '<link rel="canonical" href="https://own.example/a/">',
    "where its feed stands": '<link rel="alternate" type="application/atom+xml" href="https://own.example/feed.xml">',
    "what others show": '<meta property="og:image" content="https://own.example/card.png">',
    "data": '<script type="application/json">{"a": "<img src=https://example.org>"}</script>',
    "a comment": '<!-- <img src="https://example.org/a.png"> -->',
    "own files": '<img src="a.png" srcset="a.png 1x, b.png 2x"><script src="../a.js"></script>',
    "a picture in the page": '<img src="data:image/png;base64,AA//BB==">',
    "a name like a scheme": '<a href="https.html">A</a><img src="http/a.png">',
}
TELLING = {
    "a bare link": '<a href="https://example.org">A</a>',
    "without a scheme": '<a href="//example.org">A</a>',
    "with backslashes": '<a href="\\\\example.org">A</a>',
    "with a slash and a backslash": '<a href="/\\example.org">A</a>',
    "in capitals, unquoted": "<A HREF=HTTPS://example.org>A</A>",
    "with a space before it": '<a href=" https://example.org">A</a>',
    "with a line break in it": '<a href="ht&#10;tps://example.org">A</a>',
    "half the words": '<a href="https://example.org" rel="nofollow">A</a>',
    "the other half": '<a href="https://example.org" rel="noopener noreferrer">A</a>',
    "of a map": '<area href="https://example.org">',
    "in a drawing": '<svg><a xlink:href="https://example.org"><text>A</text></a></svg>',
}
FETCHED = {
    "a picture": '<img src="https://example.org/a.png">',
    "a larger picture": '<img src="a.png" srcset="a.png 1x, //example.org/b.png 2x">',
    "a script": '<script src="https://example.org/a.js"></script>',
    "a style sheet": '<link rel="stylesheet" href="https://example.org/a.css">',
    "an alternate style sheet": '<link rel="alternate stylesheet" href="https://example.org/a.css">',
    "a font, early": '<link rel="preload" as="font" href="https://example.org/a.woff2">',
    "a greeting": '<link rel="preconnect" href="https://example.org">',
    "a link of no sort": '<link href="https://example.org">',
    "a film": '<video poster="//example.org/a.png"></video>',
    "a ping": '<a href="a.html" ping="https://example.org">A</a>',
    "a part of a drawing": '<svg><use href="https://example.org/a.svg#b"/></svg>',
}


@pytest.mark.parametrize("html", SOUND.values(), ids=SOUND)
def test_sound_pages_pass(html: str) -> None:
    assert check_privacy({"index.html": html}) == ()


@pytest.mark.parametrize("html", TELLING.values(), ids=TELLING)
def test_a_link_that_tells_is_found(html: str) -> None:
    assert [(one.code, one.location.file) for one in check_privacy({"a.html": html})] == [("link-tells", "a.html")]


@pytest.mark.parametrize("html", FETCHED.values(), ids=FETCHED)
def test_what_is_fetched_elsewhere_is_found(html: str) -> None:
    found = [(one.code, one.location.file) for one in check_privacy({"a.html": html})]
    assert found == [("fetched-elsewhere", "a.html")]


@pytest.mark.parametrize("address", ["", "a", "./a", "a/b//c", "?a=https://b", "#https://a", "mailto:a@b", "data:,"])
def test_addresses_within(address: str) -> None:
    assert not is_outward(address)
