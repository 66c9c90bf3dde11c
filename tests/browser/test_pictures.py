"""How every kind of page looks, kept as pictures: whoever changes a style sees all that it changes, and reviews it.

`UPDATE_PICTURES=1 python -m pytest -n0 tests/browser/test_pictures.py` makes them anew. They are compared block by
block: another version of the browser, which smooths letters otherwise, makes no difference, and a moved column does.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser.faces import open_in_our_faces

FOLDER = Path(__file__).with_name("pictures")
UPDATE = os.environ.get("UPDATE_PICTURES") == "1"
# One page of each kind.
PAGES = (
    "",
    "actors/",
    "actors/isis-k/",
    "events/",
    "events/crocus-attack/",
    "statistics/",
    "statistics/isis-k-strength/",
    "quotes/mfa-mutual-ties/",
    "claims/ruling-allows-recognition/",
    "relations/isis-took-credit/",
    "places/kabul/",
    "topics/diplomacy/",
    "sources/moscow-lifts-ban/",
    "experts/",
    "timeline/",
    "network/",
    "a-z/",
    "weak-points/",
    "how-to-read/",
    "privacy/",
    "brief/",
)
SIZES: dict[str, ViewportSize] = {
    "360": {"width": 360, "height": 1000},
    "1280": {"width": 1280, "height": 1200},
    "print": {"width": 794, "height": 1123},
}
BLOCK = 16  # pixels of the screen
UNLIKE = 16  # of 255: a block that differs by more shows something else
MOST_UNLIKE = 0.03  # of the blocks


@pytest.fixture(scope="module")
def still(chromium: Browser) -> Iterator[Page]:
    """A page on which nothing moves."""
    context = chromium.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


def _stem(address: str) -> str:
    return (address.rstrip("/") or "home").replace("/", "_")


def _taken(page: Page, url: str, size: str, scheme: str) -> Image.Image:
    page.emulate_media(color_scheme=scheme, media="print" if size == "print" else "screen")  # type: ignore[arg-type] # a Literal of two
    page.set_viewport_size(SIZES[size])
    open_in_our_faces(page, url)
    found: Image.Image = Image.open(BytesIO(page.screenshot())).convert("RGB")
    return found.resize((found.width // 2, found.height // 2), Image.Resampling.BOX) if size != "360" else found


def _unlike(kept: Image.Image, taken: Image.Image, size: str) -> float:
    """The part of the blocks that show something else; 1 where the pictures have not even the same size."""
    if kept.size != taken.size:
        return 1.0
    block = BLOCK if size == "360" else BLOCK // 2
    small = (taken.width // block, taken.height // block)
    pair = [one.convert("RGB").resize(small, Image.Resampling.BOX) for one in (kept, taken)]
    grey = ImageChops.difference(pair[0], pair[1]).convert("L").histogram()
    return sum(grey[UNLIKE:]) / sum(grey)


# Every size and palette once in every run of the tests, the other states nightly.
STATES = {
    "often": (("360", "light"), ("1280", "dark"), ("print", "light")),
    "nightly": (("360", "dark"), ("1280", "light")),
}


@pytest.mark.parametrize(
    "states", [pytest.param(one, marks=pytest.mark.prove if one == "nightly" and not UPDATE else ()) for one in STATES]
)
@pytest.mark.parametrize("address", PAGES)
def test_a_page_looks_as_it_was_reviewed(address: str, states: str, root_url: str, still: Page, tmp_path: Path) -> None:
    """On a phone and a desk, light and dark, and on paper."""
    changed = []
    for size, scheme in STATES[states]:
        name = (
            f"{(address.rstrip('/') or 'home').replace('/', '_')}-{size}{'' if size == 'print' else f'-{scheme}'}.png"
        )
        taken = _taken(still, f"{root_url}{address}", size, scheme)
        if UPDATE:
            FOLDER.mkdir(exist_ok=True)
            taken.quantize(64, dither=Image.Dither.NONE).save(FOLDER / name, optimize=True)
            continue
        with Image.open(FOLDER / name) as kept:
            unlike = _unlike(kept, taken, size)
        if unlike > MOST_UNLIKE:
            taken.save(tmp_path / name)
            changed.append(f"{name}: {unlike:.1%} differ; as it is now: {tmp_path / name}")
    assert not changed, "\n".join(["", *changed])


def test_no_picture_is_of_a_page_that_is_gone() -> None:
    kept = {path.name.partition("-360")[0].partition("-1280")[0].partition("-print")[0] for path in FOLDER.iterdir()}
    assert kept == set(map(_stem, PAGES))


@pytest.mark.parametrize(("moved", "alike"), [(0, True), (1, True), (8, False), (24, False)])
def test_a_moved_column_is_seen(moved: int, alike: bool) -> None:  # noqa: FBT001 - a table
    """A pixel is the browser's, a column is ours."""
    with Image.open(FOLDER / "actors_isis-k-1280-light.png") as kept:
        shown = kept.convert("RGB")
    assert (_unlike(shown, ImageChops.offset(shown, moved, 0), "1280") <= MOST_UNLIKE) is alike
