"""What a page's policy would stop without a word is told; what browsers run and show passes."""

from __future__ import annotations

import pytest

from macros.adapters.content_policy import policy
from macros.check.page_policy import check_alone, check_policy, inline_scripts, script_hash

GOOD = "let theme = 1"
META = f'<meta http-equiv="Content-Security-Policy" content="{policy([script_hash(GOOD)])}">'


def _page(body: str, head: str = META) -> str:
    return f'<!doctype html><html><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'


SOUND = {
    "words alone": "<p>The pier is open.</p>",
    "a script that the policy names": f"<script>{GOOD}</script>",
    "a script of the site": '<script src="../assets/a.js"></script>',
    "data in a script's tag": '<script id="__config" type="application/json">{"a": 1}</script>',
    "linked data": '<script type="application/ld+json">{"@type": "Event"}</script>',
    "linked data in capitals, unquoted": "<SCRIPT TYPE=application/LD+JSON>{}</SCRIPT>",
    "a handler written as words": "<code>&lt;p onclick=go()&gt;</code>",
    "a style written as words": "<p>style=&quot;color: red&quot;</p>",
    "words with an equals sign in an attribute": '<a title="once = twice, style=\'x\'" href="a/">A</a>',
    "a comment": "<!-- <p style='color: red'> -->",
    "a picture": '<img src="a.png" alt="onload=1">',
    "an address that only speaks of scripts": '<a href="javascript/">A</a>',
    "the language of a thing": '<p lang="en" class="one">A</p>',
}
UNSAFE = {
    "a script": "<script>alert(1)</script>",
    "a script with a type": "<script type='module'>alert(1)</script>",
    "a named script with a space more": f"<script>{GOOD} </script>",
    "a script in capitals": "<SCRIPT>alert(1)</SCRIPT>",
    "a script that only names a file": '<script data-src="a.js">alert(1)</script>',
    "a script that only names the type of data": '<script data-type="application/json">alert(1)</script>',
    "one that names it in another attribute": "<script title='type=application/ld+json'>alert(1)</script>",
    "one whose first type is a script's": '<script type="module" type="application/json">alert(1)</script>',
    "one whose type only begins like data": '<script type="application/json+js">alert(1)</script>',
    "a script behind the end of data": '<script type="application/ld+json">{"a": "</script><script>go()</script>',
    "a handler": "<p onclick='go()'>A</p>",
    "a handler in capitals, unquoted": "<IMG SRC=a.png ONERROR=go()>",
    "a style": '<p style="color: red">A</p>',
    "a style sheet": "<style>p { color: red }</style>",
    "an address that is a script": '<a href="javascript:alert(1)">A</a>',
    "one with a tab before it": '<a href="&#9;JavaScript:alert(1)">A</a>',
    "an address that is a page": '<a href="data:text/html,A">A</a>',
    "a frame": '<iframe src="a.html"></iframe>',
    "another base": '<base href="https://example.org/">',
    "an object": '<object data="a.swf"></object>',
}


@pytest.mark.parametrize("body", SOUND.values(), ids=SOUND)
def test_a_sound_page_passes(body: str) -> None:
    assert check_policy({"index.html": _page(body)}) == ()


@pytest.mark.parametrize("body", UNSAFE.values(), ids=UNSAFE)
def test_what_the_policy_stops_is_told(body: str) -> None:
    assert [found.code for found in check_policy({"index.html": _page(body)})] == ["unsafe-html"]


@pytest.mark.parametrize("head", ["", META + META, f"<script src='a.js'></script>{META}"])
def test_a_page_has_one_policy_and_begins_with_it(head: str) -> None:
    """Whatever stands before a policy is under none."""
    assert [found.code for found in check_policy({"a/index.html": _page("", head)})] == ["unsafe-html"]


def test_a_hash_is_that_of_the_standard() -> None:
    """The example of CSP Level 3, section 2.3.1, in base64: `alert('Hello, world.');`."""
    assert script_hash("alert('Hello, world.');") == "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng="


def test_scripts_are_found_whole() -> None:
    html = "<script>a</script><script src=b></script><script type=application/json>{}</script><script>\nc\n</script>"
    assert list(inline_scripts(html)) == ["a", "\nc\n"]


# -- a page that brings all along -----------------------------------------------------------------

STYLE = "p { color: red }"
BROUGHT = f"<style>{STYLE}</style>"
ONE = f"<script>{GOOD}</script>"
RUN = ONE + ONE
ALONE = (
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
    f"script-src '{script_hash(GOOD)}'; style-src '{script_hash(STYLE)}'\">"
)


def test_a_page_may_bring_one_style_and_two_scripts() -> None:
    """And data, pictures, and links that a reader may follow; the check of other pages still refuses its style."""
    html = _page(
        f'{RUN}<script type="application/json">{{}}</script><a href="https://a.example/">A</a>'
        '<img alt="A" src="data:image/png;base64,AA==">',
        ALONE + BROUGHT,
    )
    assert check_alone({"dossier.html": html}) == ()
    assert check_policy({"dossier.html": html})


@pytest.mark.parametrize(
    ("body", "head"),
    {
        "no policy": (RUN, BROUGHT),
        "no script": ("<p>A</p>", ALONE + BROUGHT),
        "one script": (ONE, ALONE + BROUGHT),
        "three scripts": (RUN + ONE, ALONE + BROUGHT),
        "no style": (RUN, ALONE),
        "two styles": (RUN, ALONE + BROUGHT + BROUGHT),
        "a style with a space more": (RUN, f"{ALONE}<style>{STYLE} </style>"),
        "another script": (f"{ONE}<script>go()</script>", ALONE + BROUGHT),
        "a style sheet beside it": (RUN, f'{ALONE}{BROUGHT}<link rel="stylesheet" href="a.css">'),
        "a picture beside it": (f'{RUN}<img src="a.png" alt="">', ALONE + BROUGHT),
        "a picture in it, and one beside it": (
            f'{RUN}<img src="data:image/png;base64,AA==" srcset="a.png 2x" alt="">',
            ALONE + BROUGHT,
        ),
        "a picture in it, and a handler": (
            f'{RUN}<img onload="go()" src="data:image/png;base64,AA==" alt="">',
            ALONE + BROUGHT,
        ),
        "a film in it": (f'{RUN}<video src="data:video/webm;base64,AA=="></video>', ALONE + BROUGHT),
        "a style in a tag": (f'{RUN}<p style="color: red">A</p>', ALONE + BROUGHT),
        "a handler": (f"{RUN}<p onclick='go()'>A</p>", ALONE + BROUGHT),
        "the site's policy": (RUN, META + BROUGHT),
    }.values(),
)
def test_what_a_page_alone_may_not_hold_is_told(body: str, head: str) -> None:
    found = check_alone({"dossier.html": _page(body, head)})
    assert found
    assert {one.code for one in found} == {"unsafe-html"}
