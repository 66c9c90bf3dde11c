"""Qualifiers of a figure: the words directly before or behind it that say how exact it is."""

from macros.model.language_table import LanguageTable
from macros.model.number_tokens import Phrases, Token

_NOUNS_BETWEEN = 2
"""Words that may stand between a figure and its "or more": "137 people or more"."""
_RANK_REACH = 8
"""Words that may stand between "one of" and a rank: "one of the city's most dangerous"."""
ONE_OF_THE = "one of the"
_ASIDE_REACH = 4
"""Words that may stand between a figure and a qualifier that a comma parts from it: "137 were killed, at least"."""
_HOLDER_REACH = 4
"""Words that may stand between "not" or "once" and a rank: "once the Roman world's largest"."""
_IN_A_ROW = 8
"""Qualifiers before one figure; nobody writes more, and each is looked for anew."""
_SENTENCE_ENDS = frozenset(".;:!?")
_ASIDE_MARKS = frozenset(",([–—;")
_BETWEEN_RANK = frozenset({"by", "far", "even", "still", "very", "among"})
_ABBREVIATED = {"c", "ca", "approx", "no", "circa", "est"}

Tokens = tuple[Token, ...]


class Qualifiers:
    """The qualifiers of one language, prepared for looking around a figure."""

    def __init__(self, table: LanguageTable) -> None:
        """Index the phrases of the table once."""
        self.table = table
        self._before = Phrases((*table.qualifiers, *table.denials))
        self._aside = Phrases((*table.qualifiers, *table.qualifiers_after))
        self._ranks = Phrases(tuple(table.rank_qualifiers))
        self._ranks_after = Phrases(tuple(table.rank_qualifiers_after))
        self._after = Phrases(tuple(table.qualifiers_after))
        self._one_of = Phrases(tuple(table.one_of))
        self._ordinals = Phrases(tuple(table.ordinal_qualifiers))
        self._excepts = Phrases((*table.rank_excepts, *table.rank_behind))

    def before(self, tokens: Tokens, index: int, *, measured: bool = True) -> tuple[str, int]:
        """The qualifier words that end at a token, several in a row joined, and where they begin.

        `measured` is whether the figure has a unit: what counts things may be what a film is about.
        """
        words: list[str] = []
        start = index
        while len(words) < _IN_A_ROW and (phrase := self._one_before(tokens, start, measured=measured)) is not None:
            words.insert(0, phrase[0])
            start = phrase[1]
        while words and start > 0 and tokens[start - 1].key in self.table.qualifier_intensifiers:
            start -= 1
            words.insert(0, tokens[start].key)
        return " ".join(words), start

    def _one_before(self, tokens: Tokens, index: int, *, measured: bool) -> tuple[str, int] | None:
        last = tokens[index - 1].key if index > 1 else ""
        dotted = last == "." and tokens[index - 2].key in _ABBREVIATED
        phrase = self._before.before(tokens, index - 1 if dotted or last == "," else index)
        if phrase is None or (last == "," and phrase[0] not in self.table.qualifiers_parted):
            return None
        stops = self.table.not_qualifiers_after.get(phrase[0], frozenset())
        if not measured:
            stops |= self.table.not_qualifiers_of_things.get(phrase[0], frozenset())
        if phrase[1] > 0 and tokens[phrase[1] - 1].key in stops:
            return None
        says_where = phrase[0] in self.table.qualifiers_of_place and self.table.is_few(
            tokens[index].key, tokens[index + 1].key if index + 1 < len(tokens) else ""
        )
        return None if says_where and not measured else phrase

    def after(self, tokens: Tokens, index: int) -> tuple[str, int]:
        """The qualifier behind a figure ("or more"), up to two nouns between, and the index behind it."""
        for position in range(index, min(index + _NOUNS_BETWEEN + 1, len(tokens))):
            phrase = self._after.at(tokens, position)
            if phrase is not None and not self._opens_next(tokens, position, phrase):
                return phrase
            if tokens[position].kind not in ("word", "hyphen"):
                break
        return self._parted(tokens, index) or ("", index)

    def _parted(self, tokens: Tokens, index: int) -> tuple[str, int] | None:
        """The qualifier that stands as an aside behind a figure: "137, at least", "137 (estimated)"."""
        for position in range(index, min(index + _ASIDE_REACH + 1, len(tokens))):
            if tokens[position].key in _ASIDE_MARKS:
                phrase = self._aside.at(tokens, position + 1)
                return phrase if phrase is not None and self._closes(tokens, position, phrase) else None
            if tokens[position].kind not in ("word", "hyphen"):
                break
        return None

    def _closes(self, tokens: Tokens, opening: int, phrase: tuple[str, int]) -> bool:
        """Whether an aside ends with its phrase, or goes on with the figure that ties to the one before."""
        if phrase[0] in self.table.qualifiers_tying or phrase[1] == len(tokens):
            return True
        ends = ".)]" if tokens[opening].key in "([" else ".,;:!?–—)"
        return tokens[phrase[1]].key in ends

    def _opens_next(self, tokens: Tokens, start: int, phrase: tuple[str, int]) -> bool:
        """Whether the words go on to qualify the figure that follows, not the one before: "or more than 3"."""
        words, index = phrase
        if index >= len(tokens) or words in self.table.qualifiers_tying:
            return False
        longer = (self._before.at(tokens, place) for place in range(start, index))
        if any(other is not None and other[1] > index for other in longer):
            return True
        following = tokens[index]
        return following.kind == "digits" or following.key in self.table.cardinals or following.key in "$€£"

    def one_of(self, tokens: Tokens, index: int) -> tuple[str, int] | None:
        """The "one of" that begins at a token, by its canonical name, and the index behind it."""
        phrase = self._one_of.at(tokens, index)
        if phrase is None or self.table.one_of[phrase[0]] != ONE_OF_THE:
            return None
        return ONE_OF_THE, phrase[1]

    def of_rank(self, tokens: Tokens, index: int, *, ordinal: bool) -> tuple[str, int]:
        """What lessens a rank before it ("one of the", "once the"), its holder's name between, and where it begins."""
        words, first = self._one_of_several(tokens, index)
        bounded = self._bounded(tokens, index) if ordinal else None
        for lessened in (bounded, self._lessened(tokens, first), self._excepting(tokens, index)):
            if lessened is not None:
                words, first = f"{lessened[0]} {words}".strip(), min(first, lessened[1])
        return words, first

    def _bounded(self, tokens: Tokens, index: int) -> tuple[str, int] | None:
        """As in "at least the ninth"; "at least the largest" concedes and bounds nothing."""
        pointed = index > 0 and tokens[index - 1].key in self.table.determiners | self.table.ones
        return self._ordinals.before(tokens, index - 1 if pointed else index)

    def _excepting(self, tokens: Tokens, index: int) -> tuple[str, int] | None:
        """As in "after the capital, it is the largest": who ranks above is named at the start of the sentence."""
        opening = next((place for place in range(index, 0, -1) if tokens[place - 1].key in _SENTENCE_ENDS), 0)
        phrase = self._excepts.at(tokens, opening)
        reach = range(phrase[1], min(phrase[1] + _ASIDE_REACH + 1, index)) if phrase else ()
        comma = next((place for place in reach if tokens[place].key == ","), None)
        if phrase is None or comma is None or not self._outranks(tokens, phrase, comma):
            return None
        clause = tokens[comma + 1 : index]
        place = index
        while place > comma + 1 and self._holds(tokens[place - 1]) and index - place < _HOLDER_REACH:
            place -= 1
        told = place == comma + 1 or tokens[place - 1].key in self.table.rank_stops
        return (phrase[0], opening) if told and all(token.key != ";" for token in clause) else None

    def _outranks(self, tokens: Tokens, phrase: tuple[str, int], end: int) -> bool:
        """Whether words behind "after" name somebody who may rank above, and no time: "the capital", "London"."""
        named = [token for token in tokens[phrase[1] : end] if token.key not in self.table.determiners]
        if phrase[0] in self.table.rank_excepts or not named:
            return bool(named)
        times = self.table.no_rivals | self.table.dates.months.keys()
        capitals = all(token.kind == "word" and token.capital and token.key not in times for token in named)
        return capitals or named[-1].key in self.table.rank_rivals

    def _one_of_several(self, tokens: Tokens, index: int) -> tuple[str, int]:
        for position in range(index, max(index - _RANK_REACH, 0), -1):
            phrase = self._one_of.before(tokens, position)
            if phrase is not None:
                return f"{self.table.one_of[phrase[0]]} {self._of_how_many(tokens, index)}".strip(), phrase[1]
            if tokens[position - 1].kind == "sign" or tokens[position - 1].key in self.table.rank_stops:
                break
        return "", index

    def _of_how_many(self, tokens: Tokens, index: int) -> str:
        """As in "three" of "one of the three driest"."""
        before = tokens[index - 1]
        value = self.table.cardinals.get(before.key, before.value if before.kind == "digits" else None)
        return "" if value is None else str(value)

    def _lessened(self, tokens: Tokens, index: int) -> tuple[str, int] | None:
        """The denial, past or doubt of a rank: "not the", "once Europe's"; only a name or article between."""
        for position in range(index, max(index - _HOLDER_REACH, 0), -1):
            phrase = self._ranks.before(tokens, position)
            if phrase is not None:
                return self.table.rank_qualifiers[phrase[0]], phrase[1]
            if not self._holds(tokens[position - 1]):
                break
        return None

    def _holds(self, token: Token) -> bool:
        """Whether a word before a rank names its holder or points at it: "the", "Europe's"."""
        if token.kind != "word":
            return token.kind == "hyphen"
        pointing = token.key in self.table.determiners | self.table.ones | _BETWEEN_RANK
        return pointing or token.capital or token.key.endswith(("'s", "s'"))

    def behind_rank(self, tokens: Tokens, index: int, *, first: bool) -> tuple[str, int]:
        """What lowers a rank behind it, up to two nouns between: "largest city but one".

        Whoever is left out lowers only a `first`: "the largest after London", not "the second largest after London".
        """
        for position in range(index, min(index + _NOUNS_BETWEEN + 1, len(tokens))):
            if first and (excepted := self._excepted(tokens, position)) is not None:
                return excepted
            phrase = self._ranks_after.at(tokens, position)
            if phrase is not None:
                return phrase if self._ends_rank(tokens, phrase[1]) else ("", index)
            if tokens[position].kind != "word":
                break
        return "", index

    def _excepted(self, tokens: Tokens, index: int) -> tuple[str, int] | None:
        """As in "the largest town after the capital"."""
        phrase = self._excepts.at(tokens, index)
        if phrase is None:
            return None
        end = phrase[1]
        while end < min(len(tokens), phrase[1] + _HOLDER_REACH) and tokens[end].kind == "word":
            end += 1
            if self._outranks(tokens, phrase, end) and self._ends_rank(tokens, end):
                return phrase[0], end
        return None

    def _ends_rank(self, tokens: Tokens, index: int) -> bool:
        """Whether no noun follows that the words would count: "largest but one field is bare"."""
        if index >= len(tokens) or tokens[index].kind != "word":
            return True
        return tokens[index].key in self.table.rank_stops | self.table.share_links | self.table.ratio_words
