"""Sentences read as clauses: which words outside a stretch can govern it.

A clause runs back to a comma, semicolon, colon, dash or a word such as as, but, while, who, which, and forward
to a comma, semicolon, colon, dash or such a word; a parenthesis between commas is skipped. This is reading by
marks and word lists, not grammar: it is meant to err rarely, and where it errs an author writes a `cut_note`.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, islice

from macros.check.marks import BRACKETS, QUOTES, STOPS, Marks
from macros.check.phrases import Run, phrase_runs
from macros.model.boundaries import Word, words_and_marks
from macros.model.guard_words import GuardWords, Phrases

_DASHES = frozenset("-–—")
_PARENTHESIS = 10  # words; a longer one is a clause of its own
_FACTIVE_REACH = 6
_SUBJECT = 8  # words within which a subject of its own has its verb
_PAIRS = ({"(", ")"}, {"[", "]"})


@dataclass(frozen=True)
class Clauses:
    """A sentence as words and marks of a language, from which the guard reads."""

    tokens: tuple[Word, ...]
    words: GuardWords
    negations: tuple[Run, ...]
    """Where words stand that negate their clause on either side."""

    @cached_property
    def marks(self) -> Marks:
        """Where the marks of the sentence stand."""
        return Marks(self.tokens)

    @cached_property
    def _phrases(self) -> dict[Phrases, dict[int, int]]:
        return {}

    @cached_property
    def _negated(self) -> frozenset[int]:
        return frozenset(last for _, last in self.negations)

    @cached_property
    def _turns_so_far(self) -> tuple[int, ...]:
        places = range(len(self.tokens))
        return tuple(accumulate(place > 0 and self._contrasts(place) for place in places))

    @cached_property
    def _joined_so_far(self) -> tuple[int, ...]:
        places = range(len(self.tokens))
        return tuple(accumulate(place > 0 and self._joins_on(place) for place in places))

    @cached_property
    def ahead(self) -> tuple[int, ...]:
        """The places of words that put their clause ahead: "will"."""
        return tuple(sorted(place for first, last in self.runs(self.words.ahead) for place in range(first, last + 1)))

    @cached_property
    def past(self) -> tuple[int, ...]:
        """The places of words that tell what was."""
        keys = enumerate(token.key for token in self.tokens)
        return tuple(place for place, key in keys if key in self.words.past or key.endswith(self.words.verb_ending))

    @cached_property
    def _first_comma(self) -> int:
        return self.marks.commas[0] if self.marks.commas else len(self.tokens)

    def before(self, first: int) -> Iterator[int]:
        """Yield the words of the clause in which the word `first` stands that come before it, nearest first.

        The word that opens the clause is the last of them.
        """
        if self._opens(first) or self.tokens[first].text in STOPS:
            return
        place = first if self.tokens[first].text == "," else first - 1
        while place >= 0:
            token = self.tokens[place]
            if (alone := self._alone(place, -1)) is not None:
                yield alone
                place = alone - 1
            elif token.text in BRACKETS:
                place = self.marks.openings[place]
            elif token.text == ",":
                place = self._comma_before(place)
            elif token.text in STOPS or token.text in _DASHES or self._ends(place):
                return
            elif self._opens(place):
                yield place
                return
            elif not token.is_mark:
                if self._joins(place):
                    return
                yield place
            place -= 1

    def after(self, last: int) -> Iterator[int]:
        """Yield the words of the clause in which the word `last` stands that come after it, nearest first."""
        if self.tokens[last].text in STOPS:
            return
        place = last if self.tokens[last].text == "," else last + 1
        while place < len(self.tokens):
            token = self.tokens[place]
            if (alone := self._alone(place, 1)) is not None:
                yield alone
                place = alone + 1
            elif token.text == "(":
                place = self.marks.closings[place]
            elif token.text == ",":
                place = self._comma_after(place)
            elif token.text in STOPS or token.text in _DASHES or self._ends(place) or token.key in self.words.closers:
                return
            elif not token.is_mark:
                yield place
            place += 1

    def runs(self, phrases: Phrases) -> tuple[Run, ...]:
        """Return where phrases stand, the longest at each place."""
        return tuple(self._runs_by_first(phrases).items())

    def runs_around(self, run: Run, phrases: Phrases) -> Iterator[Run]:
        """Yield where phrases stand that hold the words of a run."""
        by_first = self._runs_by_first(phrases)
        for first in range(max(0, run[0] - max(map(len, phrases), default=0)), run[0] + 1):
            if by_first.get(first, -1) >= run[1]:
                yield first, by_first[first]

    def _runs_by_first(self, phrases: Phrases) -> dict[int, int]:
        if phrases not in self._phrases:
            self._phrases[phrases] = dict(phrase_runs(self.tokens, phrases))
        return self._phrases[phrases]

    def side(self, place: int) -> tuple[int, int]:
        """Count the semicolons, and the contrasts (“, while …”), that part the start of the sentence from a word."""
        return self.marks.semicolons[place], self._turns_so_far[place]

    def up_to_comma(self, first: int) -> range:
        """Return the places from one to before the next mark that parts clauses, or to the end."""
        return range(first, self.marks.partings[first])

    def tells(self, places: Iterable[int]) -> bool:
        """Whether words tell of something that happens ("once the court agrees"), not only of a time ("until June")."""
        keys = [self.tokens[place].key for place in places if not self.tokens[place].is_mark]
        happens = (key.endswith(self.words.happens) and not key.endswith(self.words.spans) for key in keys)
        return not self.words.auxiliaries.isdisjoint(keys) or any(happens)

    def joined(self, place: int) -> int:
        """Count the clauses joined on (“, and he …”, “, and unless …”) up to a word."""
        return self._joined_so_far[place]

    def is_auxiliary(self, place: int) -> bool:
        """Whether a word is a verb such as "is" or "has"."""
        return self.tokens[place].key in self.words.auxiliaries

    def quoted(self, place: int) -> bool:
        """Whether a word stands within double quotation marks."""
        return self.marks.quoted[place]

    def inverts(self, place: int) -> bool:
        """Whether a verb stands before its subject: "nowhere does the report …"."""
        return self.is_auxiliary(place) and place + 1 < len(self.tokens) and self._subject(place + 1)

    def relative_clause(self, place: int) -> range | None:
        """The places between the commas around a word, where a relative clause stands there."""
        commas = self.marks.commas
        at = bisect_right(commas, place)
        if not at or commas[at - 1] + 1 >= len(self.tokens):
            return None
        end = commas[at] if at < len(commas) else len(self.tokens)
        opens = self.tokens[commas[at - 1] + 1].key in self.words.relatives
        return range(commas[at - 1], end) if opens else None

    def denies_aside(self, run: Run) -> bool:
        """Whether a negation denies what stands behind it alone: "resigned not because …, but because …"."""
        behind = [token.key for token in self.tokens[run[1] + 1 :]]
        return bool(behind) and behind[0] in self.words.asides and self.words.instead in behind

    def is_negation(self, place: int) -> bool:
        """Whether a negation ends with the word."""
        return place in self._negated

    def numbers(self, run: Run) -> bool:
        """Whether "No." numbers something."""
        following = [token for token in self.tokens[run[1] + 1 : run[1] + 3] if token.text != "."]
        numbering = self.tokens[run[0]].key in self.words.numbering
        return numbering and bool(following) and following[0].text[:1].isnumeric()

    def inversions(self) -> Iterator[Run]:
        """Yield the words that state a condition by standing before their subject: "should the court agree"."""
        if self.tokens and self.tokens[-1].text == "?":
            return
        for place, token in enumerate(self.tokens[:-1]):
            if token.key in self.words.inversions and (self._begins(place) or self._turns(place)):
                yield place, place

    def _ends(self, place: int) -> bool:
        """Whether a full stop before a quotation ends a sentence that the segmenter left whole."""
        following = self.tokens[place + 1].text if place + 1 < len(self.tokens) else ""
        return self.tokens[place].text == "." and following in QUOTES

    def _begins(self, place: int) -> bool:
        """Whether the word opens the sentence or its first subordinate clause: had, were, provided are verbs else."""
        following = self.tokens[place + 1]
        subject = self._subject(place + 1) or following.text[:1].isupper()
        before = self.marks.unquoted[place - 1] if place else -1
        sure = self.tokens[place].key in self.words.sure_inversions
        if before < 0:
            return subject or sure
        return subject and self.tokens[before].text in ",;:—–" and (sure or self._first_comma >= before)

    def _turns(self, place: int) -> bool:
        """Whether the word stands before its subject within a clause, and for no other reason ("nor should the")."""
        floating = self.tokens[place + 1].key in self.words.floating
        turned = place > 0 and self.tokens[place - 1].key in self.words.no_inversion
        sure = self.tokens[place].key in self.words.sure_inversions
        return sure and self._subject(place + 1) and not floating and not turned

    def _subject(self, place: int) -> bool:
        return self.tokens[place].key in self.words.subjects | self.words.determiners

    def _contrasts(self, place: int) -> bool:
        only = place + 1 < len(self.tokens) and self.tokens[place + 1].key == self.words.only
        return self.tokens[place - 1].text in ",—–" and self.tokens[place].key in self.words.contrasts and not only

    def _opens(self, place: int) -> bool:
        """Whether a clause begins with the word: "as", "who"; but "not as …" and "no one who …" go on."""
        key = self.tokens[place].key
        if key == self.words.complementiser:
            return self._taken_for_granted(place)
        dates = key in self.words.dating and not any(at < place for at in self.ahead[:1])
        return (dates or key in self.words.openers) and (place == 0 or not self.is_negation(place - 1))

    def _taken_for_granted(self, place: int) -> bool:
        """Whether "that" follows a word such as "noticed", a time or a verb between: "noticed for days that"."""
        for at in range(place - 1, max(-1, place - 1 - _FACTIVE_REACH), -1):
            token = self.tokens[at]
            if token.is_mark or self.is_negation(at) or token.key == self.words.complementiser:
                return False
            if token.key in self.words.factives:
                return True
        return False

    def _joins_on(self, place: int) -> bool:
        """Whether a comma and "and" open a clause of its own, or a condition: ", and unless …"."""
        if self.tokens[place].key not in self.words.joiners or self.tokens[place - 1].text != ",":
            return False
        conditional = any(first == place + 1 for first, _ in self.runs(self.words.conditions))
        return conditional or self._joins(place)

    def _joins(self, place: int) -> bool:
        """Whether "and" joins a clause with a subject of its own to the one before: "and he", "and the men were"."""
        if self.tokens[place].key not in self.words.joiners:
            return False
        following = list(islice(self._subject_of(place + 1), _SUBJECT))
        if not following or following[0].key in self.words.subjects:
            return bool(following)
        if following[0].key not in self.words.determiners and not following[0].text[:1].isupper():
            return False
        relative = self.words.openers | {self.words.complementiser}
        pointing = {
            place for place in range(1, len(following)) if following[place - 1].key in self.words.prepositions
        }  # "for that week"
        keys = [token.key for place, token in enumerate(following) if place and place not in pointing]
        first = next((key for key in keys if key in self.words.auxiliaries | relative), "")
        return first in self.words.auxiliaries - relative

    def _subject_of(self, place: int) -> Iterator[Word]:
        """Yield the words from a place on without what is told of the subject between commas: ", who know the bay,"."""
        while place < len(self.tokens):
            closing = self._other_comma(range(place + 1, len(self.tokens))) if self.tokens[place].text == "," else None
            if closing is not None and self.tokens[place + 1].key in self.words.openers:
                place = closing
            elif not self.tokens[place].is_mark:
                yield self.tokens[place]
            place += 1

    def _alone(self, place: int, step: int) -> int | None:
        """The one word that stands between brackets or dashes, of which the first one met is at place: "was (not)"."""
        word, other = place + step, place + 2 * step
        if not 0 <= other < len(self.tokens) or self.tokens[word].is_mark:
            return None
        marks = {self.tokens[place].text, self.tokens[other].text}
        return word if marks <= _DASHES or marks in _PAIRS else None

    def _comma_before(self, comma: int) -> int:
        """Return the place to go on from, walking back: the opening comma of a parenthesis, or before the start."""
        if comma + 1 < len(self.tokens) and self.tokens[comma + 1].key in self.words.subordinators:
            return comma
        opening = self._other_comma(range(comma - 1, -1, -1))
        return opening if opening is not None and self._skips(opening, comma) else -1

    def _comma_after(self, comma: int) -> int:
        closing = self._other_comma(range(comma + 1, len(self.tokens)))
        if closing is None or not self._skips(comma, closing):
            return len(self.tokens)
        contrast = self.is_negation(self.marks.words_from[closing + 1]) and not self._stays_open(comma)
        return len(self.tokens) if contrast else closing

    def _other_comma(self, places: Iterable[int]) -> int | None:
        length = 0
        for place in places:
            token = self.tokens[place]
            if token.text == ",":
                return place if length else None
            length += not token.is_mark
            if length > _PARENTHESIS or token.text in STOPS or token.text in _DASHES:
                return None
        return None

    def _skips(self, opening: int, closing: int) -> bool:
        """Whether the words between two commas interrupt a clause rather than part two.

        They do when the clause cannot end before them ("will not, …"), when it goes on with a verb ("…, was
        closed"), and when they say who speaks, its subject first ("the mayor said"); "said X, a baker, …" goes
        on about X.
        """
        inner = [token.key for token in self.tokens[opening + 1 : closing] if not token.is_mark]
        next_word = self.marks.words_from[closing + 1]
        following = self.tokens[next_word].key if next_word < len(self.tokens) else ""
        if self._stays_open(opening) or self._is_verb(following):
            return True
        speaks = any(key in self.words.speech for key in inner) and inner[0] not in self.words.speech
        begins = following in self.words.subjects | self.words.openers | self.words.joiners
        return speaks and not begins

    def _stays_open(self, comma: int) -> bool:
        before = self.marks.words_to[comma]  # a comma is no word
        if before < 0:
            return False
        key = self.tokens[before].key
        return self.is_negation(before) or key in self.words.auxiliaries | self.words.unfinished

    def _is_verb(self, key: str) -> bool:
        return key in self.words.auxiliaries or key.endswith(self.words.verb_ending)


@lru_cache(maxsize=4096)
def read_clauses(sentence: str, words: GuardWords) -> Clauses:
    """Return a sentence read as clauses; offsets of its words count from the sentence's start."""
    tokens = tuple(words_and_marks(sentence))
    return Clauses(tokens, words, tuple(_negations(tokens, words)))


def _negations(tokens: tuple[Word, ...], words: GuardWords) -> Iterator[Run]:
    yield from phrase_runs(tokens, words.negations)
    for place, token in enumerate(tokens):
        if token.key.endswith(words.negation_ending) or token.key.startswith(words.negation_beginning):
            yield place, place
