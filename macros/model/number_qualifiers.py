"""Qualifiers of a figure: the words directly before or behind it that say how exact it is."""

from collections.abc import Iterable

from macros.model.language_table import LanguageTable
from macros.model.number_tokens import Phrases, Token

_NOUNS_BETWEEN = 2
"""Words that may stand between a figure and its "or more": "137 people or more"."""
_RANK_REACH = 6
"""Words that may stand between "one of" and a rank: "one of the city's most dangerous"."""
ONE_OF_THE = "one of the"
_ABBREVIATED = {"c", "ca", "approx", "no"}

Tokens = tuple[Token, ...]


class Qualifiers:
    """The qualifiers of one language, prepared for looking around a figure."""

    def __init__(self, table: LanguageTable) -> None:
        """Index the phrases of the table once."""
        self.table = table
        self._before = Phrases(tuple(table.qualifiers))
        self._after = Phrases(tuple(table.qualifiers_after))
        self._one_of = Phrases(tuple(table.one_of))

    def before(self, tokens: Tokens, index: int) -> tuple[str, int]:
        """The qualifier words that end at a token, several in a row joined, and where they begin."""
        words: list[str] = []
        start = index
        while (phrase := self._one_before(tokens, start)) is not None:
            words.insert(0, phrase[0])
            start = phrase[1]
        while words and start > 0 and tokens[start - 1].key in self.table.qualifier_intensifiers:
            start -= 1
            words.insert(0, tokens[start].key)
        return " ".join(words), start

    def _one_before(self, tokens: Tokens, index: int) -> tuple[str, int] | None:
        dotted = index > 1 and tokens[index - 1].key == "." and tokens[index - 2].key in _ABBREVIATED
        phrase = self._before.before(tokens, index - 1 if dotted else index)
        if phrase is None:
            return None
        stops: Iterable[str] = self.table.not_qualifiers_after.get(phrase[0], ())
        if phrase[1] > 0 and tokens[phrase[1] - 1].key in stops:
            return None
        return phrase

    def after(self, tokens: Tokens, index: int) -> tuple[str, int]:
        """The qualifier behind a figure ("or more"), up to two nouns between, and the index behind it."""
        for position in range(index, min(index + _NOUNS_BETWEEN + 1, len(tokens))):
            phrase = self._after.at(tokens, position)
            if phrase is not None and not self._opens_next(tokens, position, phrase[1]):
                return phrase
            if tokens[position].kind not in ("word", "hyphen"):
                break
        return "", index

    def _opens_next(self, tokens: Tokens, start: int, index: int) -> bool:
        """Whether the words go on to qualify the figure that follows, not the one before: "or more than 3"."""
        if index >= len(tokens):
            return False
        longer = (self._before.at(tokens, place) for place in range(start, index))
        if any(phrase is not None and phrase[1] > index for phrase in longer):
            return True
        following = tokens[index]
        return following.kind == "digits" or following.key in self.table.cardinals or following.key in "$€£"

    def one_of(self, tokens: Tokens, index: int) -> tuple[str, int] | None:
        """The "one of" that begins at a token, by its canonical name, and the index behind it."""
        phrase = self._one_of.at(tokens, index)
        if phrase is None or self.table.one_of[phrase[0]] != ONE_OF_THE:
            return None
        return ONE_OF_THE, phrase[1]

    def of_rank(self, tokens: Tokens, index: int) -> tuple[str, int]:
        """As in "one of the" before a rank, the holder's name between them allowed, and where it begins."""
        for position in range(index, max(index - _RANK_REACH, 0), -1):
            phrase = self._one_of.before(tokens, position)
            if phrase is not None:
                return self.table.one_of[phrase[0]], phrase[1]
            if tokens[position - 1].kind == "sign":
                break
        return "", index
