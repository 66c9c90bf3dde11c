"""Which words stand inside quotation marks decides whether they may be shown as direct speech.

Every house sets its marks otherwise, and a single mark may be an apostrophe. Quotations are in ⟦ ⟧ here.
"""

from functools import partial

import pytest

from macros.model.quotation_marks import quotations
from tests.spent import spent

CASES = [
    ("curly", "He said ⟦“yes, now”⟧ and left."),
    ("straight", 'He said ⟦"yes"⟧ and ⟦"no"⟧ again.'),
    ("German", "Er sagte ⟦„ja“⟧ und ging."),
    ("Polish", "Rzekł ⟦„tak”⟧ i wyszedł."),
    ("Swedish", "Han sade ⟦”ja”⟧ och gick."),
    ("French", "Il a dit ⟦« oui »⟧ hier."),
    ("French without spaces", "Il a dit ⟦«oui»⟧ hier."),
    ("French within French", "Il a dit ⟦«j’ai lu «Zola» hier»⟧ ici."),
    ("German guillemets", "Er sagte ⟦»ja«⟧ und ging."),
    ("Japanese", "彼は⟦「はい」⟧と言った。"),
    ("single", "He said ⟦‘yes, now’⟧ and left."),
    ("single with an apostrophe", "He said ⟦‘it isn’t so’⟧ and left."),
    ("single with a plural's apostrophe", "He said ⟦‘the workers’ rights count’⟧ and left."),
    ("double within single", "He said ⟦‘I read “Emma” once’⟧."),
    ("single within double", "He said ⟦“I read ‘Emma’ once”⟧."),
    ("to the line's end", "⟦“Moscow intends to do so,”⟧\nthe Ministry said."),
    ("two on one line", "⟦“One,”⟧ he said, ⟦“two.”⟧"),
    ("not closed, taken up in the next paragraph", "⟦“It began in May.⟧\n⟦“It ended in June,”⟧ she said."),
    ("parted by a line break", "⟦“Wolves are clever,\nand they learn,”⟧ she said. ⟦“So do we.”⟧"),
    ("parted, straight", '⟦"Wolves are clever,\nand they learn,"⟧ she said.'),
    ("single, a plural at its end", "⟦‘Blame the bosses’⟧ said Jim, ⟦‘not us.’⟧"),
    ("French, not balanced", "Il a dit ⟦«j’ai lu «Zola»⟧ hier."),
    ("apostrophes only", "Russia’s ban isn’t the workers’ idea."),
    ("inches", 'A 6" pipe and a 5" pipe.'),
    ("an opening mark alone", "He said “yes and left.\nThen he came."),
    ("an opening mark, and another quotation below", "He said “yes and left.\nThen ⟦“no”⟧ came."),
    ("a closing mark alone", "yes” he said."),
    ("straight, one not closed", 'He called it "great. Bob died in the war, and ⟦"the deal"⟧ was off.'),
    ("full width", "He said ⟦＂yes＂⟧ and left."),
    ("double primes", "He said ⟦〝yes〞⟧ and left."),
    ("a short decade", "It was in the ‘90s, and then he fought for the workers’ rights."),
    ("a short year", "In the summer of ‘68, the workers’ strike began."),
    ("single with a figure", "He said ⟦‘90 workers came’⟧ and left."),
    ("none", "He said yes."),
    ("empty", ""),
]


@pytest.mark.parametrize("marked", [case[1] for case in CASES], ids=[case[0] for case in CASES])
def test_finds_quotations(marked: str) -> None:
    text = marked.replace("⟦", "").replace("⟧", "")
    expected = [part.split("⟧")[0] for part in marked.split("⟦")[1:]]
    found = quotations(text)
    assert [text[quoted.start : quoted.end] for quoted in found] == expected


@pytest.mark.parametrize("mark", list('“"«»‘„”'))
@pytest.mark.parametrize("pattern", ["{0}", "{0}a ", " {0}a", "{0}s’ ", "{0}\n"])
def test_a_text_of_marks_is_read_in_moderate_time(mark: str, pattern: str) -> None:
    text = pattern.format(mark) * 50_000
    assert all(quoted.start < quoted.end <= len(text) for quoted in quotations(text))


@pytest.mark.parametrize("unit", ["« « » ", "“a ", "« ", '"a ', "‘as’ ", "„a “"])
def test_no_line_of_marks_takes_for_ever(unit: str) -> None:
    """Measured against quotations that are closed, in a line as long: the best of three, each of another length."""

    def cost(words: str) -> float:
        lines = [(words * 20_000)[: 20_000 + turn + 7 * len(unit)] for turn in range(3)]
        return min(spent(partial(quotations, line)) for line in lines)

    assert cost(unit) < 20 * cost("“a” ") + 0.2
