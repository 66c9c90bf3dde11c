"""Whoever wrote a link to another site, in the finished page it tells nobody where the reader came from."""

from __future__ import annotations

import pytest

from macros.check.page_privacy import check_privacy
from macros.views.outward_links import with_discreet_links

BOTH = 'rel="noreferrer nofollow"'
MENDED = {
    '<a href="https://a.example">A</a>': f'<a href="https://a.example" {BOTH}>A</a>',
    "<a href='//a.example' title='A > B'>A</a>": f"<a href='//a.example' {BOTH} title='A > B'>A</a>",
    "<A CLASS=x HREF=HTTP://a.example>A</A>": f"<A CLASS=x HREF=HTTP://a.example {BOTH}>A</A>",
    '<a rel="edit" href="https://a.example">A</a>': '<a rel="edit noreferrer nofollow" href="https://a.example">A</a>',
    '<a href="https://a.example" rel=nofollow>A</a>': '<a href="https://a.example" rel="nofollow noreferrer">A</a>',
    '<area href="https://a.example" alt="A">': f'<area href="https://a.example" {BOTH} alt="A">',
}
LEFT = (
    '<a href="../a/">A</a>',
    f'<a href="https://a.example" {BOTH}>A</a>',
    '<a id="https://a.example">A</a>',
    '<a title=" href=//a.example ">A</a>',
    "<script>let a = '<a href=\"https://a.example\">'</script>",
    '<!-- <a href="https://a.example"> -->',
    '<article href="https://a.example">A</article>',
    '<link rel="canonical" href="https://a.example">',
)


@pytest.mark.parametrize(("before", "after"), MENDED.items())
def test_links_to_other_sites_get_both_words(before: str, after: str) -> None:
    assert with_discreet_links(f"<p>{before}</p>") == f"<p>{after}</p>"
    assert check_privacy({"a.html": after}) == ()
    assert with_discreet_links(after) == after


@pytest.mark.parametrize("html", LEFT)
def test_all_else_stays_as_it_is(html: str) -> None:
    assert with_discreet_links(f"<p>{html}</p>") == f"<p>{html}</p>"
