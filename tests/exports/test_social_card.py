"""The picture of a link is a PNG of the size that networks ask for, and the same for the same facts."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from macros.exports.social_card import picture
from macros.views.social import HEIGHT, WIDTH, SocialCard, social_card
from tests.dossiers import draft, files

VALUES = (
    "12", "2 to 12", "around 12", "almost 12", "at least 12", "up to 12", "thousands", "none", "second largest",
    "one of the largest",
)  # fmt: skip


@pytest.fixture(scope="module")
def card(tmp_path_factory: pytest.TempPathFactory) -> SocialCard:
    """A card without a figure."""
    found = social_card(draft(tmp_path_factory.mktemp("card"), files("The line runs.")))
    assert found is not None
    return found


def test_it_is_a_picture_of_its_size(card: SocialCard) -> None:
    made = picture(card)
    with Image.open(BytesIO(made)) as image:
        assert (image.format, image.size) == ("PNG", (WIDTH, HEIGHT))
    assert made == picture(card)
    assert len(made) < 200_000


@pytest.mark.parametrize("value", VALUES)
def test_every_sort_of_figure_is_drawn(value: str, tmp_path: Path) -> None:
    """Below the rule stands more than without it."""
    statistics = f"run:\n  label: Boats\n  value: {value}\n  evidence: The line runs\n"
    found = social_card(draft(tmp_path, files("The line runs.", statistics=statistics)))
    assert found is not None
    assert len(found.figures) == 1
    bare = replace(found, figures=())
    with Image.open(BytesIO(picture(found))) as image, Image.open(BytesIO(picture(bare))) as without:
        place = (0, 440, 600, 490)  # where its mark is
        assert image.convert("L").crop(place).getextrema() != without.convert("L").crop(place).getextrema()


@pytest.mark.parametrize("title", ["A", "A title " * 40, "Donaudampfschifffahrtsgesellschaftskapitän" * 4])
def test_a_title_stays_in_its_place(title: str, card: SocialCard) -> None:
    """It is set smaller, then cut: nothing of it reaches the edge or the rule."""
    with Image.open(BytesIO(picture(replace(card, title=title.strip())))) as image:
        grey = image.convert("L")
        for place in ((1150, 20, WIDTH, 500), (0, 330, WIDTH, 350)):
            assert not sum(grey.crop(place).histogram()[:200])  # no ink
