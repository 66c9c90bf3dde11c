"""A number at the edge of a stretch keeps what belongs to it: its qualifier, its other end, its rank's "one of".

Stretches stand in ⟦ ⟧; what was cut off them is expected.
"""

import pytest

from macros.check.cut_numbers import cut_numbers
from macros.model.boundaries import words_and_marks

CASES = [
    ("en", "They lost more than ⟦137 sheep⟧.", ["more than"]),
    ("en", "They lost more ⟦than 137 sheep⟧.", ["more"]),
    ("en", "They lost at ⟦least 137 sheep⟧.", ["at"]),
    ("en", "They lost ⟦at least 137 sheep⟧.", []),
    ("en", "They lost nearly ⟦$5 million⟧.", ["nearly"]),
    ("en", "They lost nearly ⟦half the herd⟧.", ["nearly"]),
    ("en", "They lost over ⟦a dozen sheep⟧.", ["over"]),
    ("en", "They lost more than ⟦several hundred sheep⟧.", ["more than"]),
    ("en", "They talked about ⟦two plans⟧.", []),
    ("en", "They ran over ⟦the bridge⟧.", []),
    ("en", "They lost 137 sheep; about ⟦the rest⟧ nothing is known.", []),
    ("en", "⟦They lost 137⟧ or more sheep.", ["or more"]),
    ("en", "⟦They lost 137 sheep⟧ or more.", ["or more"]),
    ("en", "⟦They lost 137 sheep⟧, or more.", [", or more"]),
    ("en", "⟦They lost 137 sheep or⟧ more.", ["more"]),
    ("en", "⟦They lost 120⟧ to 137 sheep.", ["to 137"]),
    ("en", "They lost between 120 and ⟦137 sheep⟧.", ["120 and"]),
    ("en", "They lost 120 and ⟦137 goats died⟧.", []),
    ("en", "⟦It rose by 5 per cent⟧ to 7 per cent.", ["to 7"]),
    ("en", "⟦It opened in 2014⟧ or 2015.", ["or 2015"]),
    ("en", "⟦He sold it in 2003⟧ to 20 investors.", []),
    ("en", "It has been shut since ⟦2003 by law⟧.", ["since"]),
    ("en", "By the end of ⟦May 2024 it had closed⟧.", ["By the end of"]),
    ("en", "It closed late in ⟦2024⟧.", []),
    ("en", "It closed in late ⟦2024 for good⟧.", ["late"]),
    ("en", "It closed in ⟦2024 for good⟧.", []),
    ("en", "You may march by ⟦may trees⟧.", []),
    ("en", "It is one of the town’s ⟦largest farms⟧.", ["one of the town’s"]),
    ("en", "It is among the ⟦most expensive trials⟧.", ["among the"]),
    ("en", "It is ⟦one of the largest farms⟧.", []),
    ("en", "One of ⟦the farms is the largest⟧ here.", []),
    ("en", "It is one of ⟦the farms⟧.", []),
    ("de", "Mindestens ⟦137 Schafe⟧ starben.", ["Mindestens"]),
    ("de", "⟦Zwischen 120⟧ und 137 Schafe starben.", ["und 137"]),
    ("fr", "Au moins ⟦137 moutons⟧ sont morts.", ["Au moins"]),
    ("is", "Meira en ⟦137 kindur⟧ drápust.", []),
]


@pytest.mark.parametrize(("language", "marked", "expected"), CASES)
def test_what_is_cut_off_a_number(language: str, marked: str, expected: list[str]) -> None:
    text = marked.replace("⟦", "").replace("⟧", "")
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    tokens = tuple(words_and_marks(text))
    inside = [place for place, token in enumerate(tokens) if start <= token.start and token.end <= end]
    cut = cut_numbers(text, [(inside[0], inside[-1])], language)
    assert [text[tokens[first].start : tokens[last].end] for first, last in cut] == expected
