"""A standing that is written may only be weaker than the one that follows from the record."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.dossiers import checked, codes, files

TEXT = "Ada Brook heads the line. The line lost 137 sheep, said Ada Brook. The line lost two sheep.\n"
ADA = "ada:\n  name: Ada Brook\n  type: person\n  evidence: Ada Brook heads the line\n"
LOST = "lost:\n  label: Sheep lost\n  value: '137'\n  unit: sheep\n  evidence: The line lost 137 sheep\n"
OTHER = "other:\n  label: Sheep lost\n  value: two\n  unit: sheep\n  evidence: The line lost two sheep\n"

# (what is written under the statistic, another statistic, whether it is too firm)
TABLE = {
    "nothing": ("", "", False),
    "stated, and so it is": ("standing: stated", "", False),
    "weaker": ("standing: inferred", "", False),
    "weaker by two": ("standing: disputed", "", False),
    "stated, though someone says it": ("said_by: ada\n  standing: stated", "", True),
    "inferred, though someone says it": ("said_by: ada\n  standing: inferred", "", True),
    "attributed, as it is": ("said_by: ada\n  standing: attributed", "", False),
    "stated, though another disagrees": ("contradicts: [other]\n  standing: stated", OTHER, True),
    "stated, and another disagrees with it": ("standing: stated", OTHER + "  contradicts: [lost]\n", True),
}


@pytest.mark.parametrize(("more", "other", "too_firm"), TABLE.values(), ids=TABLE)
def test_no_standing_is_firmer_than_the_record(more: str, other: str, too_firm: bool, tmp_path: Path) -> None:  # noqa: FBT001 - a table's column
    statistics = LOST + (f"  {more}\n" if more else "") + other
    found = checked(tmp_path, files(TEXT, actors=ADA, statistics=statistics))
    assert codes(found.errors) == (["standing-too-firm"] if too_firm else [])


def test_a_figure_of_the_inference_alone_is_not_stated(tmp_path: Path) -> None:
    """Or an author could write any number, give it as reasoning, and have it shown as the source's."""
    statistics = LOST.replace("'137'", "'140'") + "  inference: Three more came later, so 140 sheep.\n"
    found = checked(tmp_path, files(TEXT, statistics=statistics + "  standing: stated\n"))
    assert codes(found.errors) == ["standing-too-firm"]
