"""A sound dossier in which every field that holds words, every stretch and every text holds markup of some sort.

Each place has a mark of its own, so that its words are known wherever a page shows them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from macros.kinds import by_plural
from macros.model.sentences import store
from tests.dossiers import FULL
from tests.hostile.markup import payloads
from tests.hostile.places import Path, Place, places, trees

PLAIN = "Plain words"
TEXT, PAGE = "data/texts/post.txt", "docs/board.md"
# Fields whose words must stand in the evidence or text, where the stretches below bring theirs; or that no page shows.
_NOT_FILLED = ("date_words", "uncovered.text", "sic.text", "Statistic.unit", "Statistic.period", "fingerprint")
# The names that FULL knows its actors and places by stand in its evidence and text, and change there as well.
_NAMED = ("Actor.name", "Place.name")
# A name stands in one sentence, so it holds nothing that ends one; words between quotation marks hold none themselves.
_UNFIT = {"Actor.name": ".!?", "Place.name": ".!?", "Quote.direct": "\"'"}
_DIRECT, _PARAPHRASE, _EVIDENCE = "Quote.direct", "Quote.paraphrase", "Event.evidence"

_FEW_WORDS = 5


@dataclass(frozen=True)
class Filled:
    """A dossier, and the words that stand at each place: place → (payload's name, mark, words)."""

    files: Mapping[str, str]
    words: Mapping[str, tuple[str, str, str]]


def _is_filled(place: Place) -> bool:
    return place.takes == "words" and not place.name.endswith(_NOT_FILLED)


@cache
def filled_places() -> tuple[Place, ...]:
    """Fields of words; of the stretches and texts, those that get a record of their own."""
    wanted = {_DIRECT, _PARAPHRASE, _EVIDENCE}
    return tuple(place for place in places() if _is_filled(place) or place.name in wanted)


def _mark(number: int) -> str:
    return "Zq" + chr(97 + number // 26) + chr(97 + number % 26) + "x"


def words_at(turn: int, names: Sequence[str] | None = None) -> Mapping[str, tuple[str, str, str]]:
    """What stands where: the payloads in their order, begun `turn` places later; without names, plain words."""
    known = payloads()
    found = {}
    for number, place in enumerate(filled_places()):
        fit = [name for name in names or () if _is_fit(place, known[name])]
        name = fit[(number + turn) % len(fit)] if fit else ""
        payload, mark = known[name] if name else PLAIN, _mark(number)
        # Marks that end a sentence part it from a capital letter behind them, and the words from their record.
        first = (
            payload[0].islower()
            or (number + turn) % 2
            or (not _is_filled(place) and _ends_a_sentence(payload, _mark(0)))
        )
        found[place.name] = (name, mark, f"{mark} {payload}" if first else f"{payload} {mark}")
    return found


def _ends_a_sentence(*words: str) -> bool:
    text = f"A board shows Look at {' '.join(' '.join(words).split())} there to all."
    return len(store("post", text, "en").sentences) > 1


def _is_fit(place: Place, payload: str) -> bool:
    """Whether the rules of the place allow it; what is taken from a sentence is part of one, and few words."""
    fit = _is_filled(place) or (len(payload.split()) <= _FEW_WORDS and not _ends_a_sentence(_mark(0), payload))
    return fit and not set(_UNFIT.get(place.name, "")) & set(payload)


def filled(words: Mapping[str, tuple[str, str, str]]) -> Filled:
    """The dossier with these words."""
    by_path = {(place.file, place.path): words[place.name][2] for place in filled_places() if _is_filled(place)}
    renamed = {_leaf(place): words[place.name][2] for place in filled_places() if place.name in _NAMED}
    files = {file: _yaml(_replaced(tree, (), file, by_path, renamed)) for file, tree in trees().items()}
    texts = {name: _renamed(text, renamed) for name, text in FULL.items() if name.endswith(".txt")}
    stretches = [place.name for place in filled_places() if not _is_filled(place)]
    own = {name: f"Look at {' '.join(words[name][2].split())} there" for name in stretches}
    spoken, told, held = (own[name] for name in (_DIRECT, _PARAPHRASE, _EVIDENCE))
    files["data/quotes.yml"] += _yaml(
        {
            "board-says": {"by": "unnamed", "direct": spoken, "said_in": "the board said aloud"},
            "board-told": {"by": "unnamed", "paraphrase": told, "said_in": "the board told us"},
        }
    )
    files["data/events.yml"] += _yaml({"board": {"title": "The board", "evidence": f"A board shows {held} to all"}})
    texts[TEXT] += f"“{spoken}” the board said aloud.\nOf {told} the board told us.\nA board shows {held} to all.\n"
    return Filled({**files, **texts, PAGE: _board()}, words)


def _leaf(place: Place) -> str:
    found: Any = trees()[place.file]
    for step in place.path:
        found = found[step]
    return str(found)


def _renamed(text: str, renamed: Mapping[str, str]) -> str:
    for old, new in renamed.items():
        text = text.replace(old, " ".join(new.split()))
    return text


def _replaced(
    tree: Any,  # noqa: ANN401 - a tree of any shape
    path: Path,
    file: str,
    by_path: Mapping[tuple[str, Path], str],
    renamed: Mapping[str, str],
) -> Any:  # noqa: ANN401
    if isinstance(tree, dict):
        return {key: _replaced(value, (*path, key), file, by_path, renamed) for key, value in tree.items()}
    if isinstance(tree, list):
        return [_replaced(value, (*path, number), file, by_path, renamed) for number, value in enumerate(tree)]
    return by_path.get((file, path)) or _renamed(tree, renamed)


def _yaml(tree: Mapping[str, Any]) -> str:
    """Fields on lines of their own, what is in them in one line."""
    lines = []
    for key, value in tree.items():
        if isinstance(value, dict):
            lines += [f"{key}:", *(f"  {name}: {_line(inner)}" for name, inner in value.items())]
        else:
            lines.append(f"{key}: {_line(value)}")
    return "\n".join(lines) + "\n"


def _line(tree: Any) -> str:  # noqa: ANN401
    if isinstance(tree, dict):
        return "{" + ", ".join(f"{key}: {_line(value)}" for key, value in tree.items()) + "}"
    if isinstance(tree, list):
        return "[" + ", ".join(map(_line, tree)) + "]"
    return '"' + str(tree).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def _board() -> str:
    """A narrative page on which every record stands, in a sentence, a list, a heading, a table and a block."""
    return "# The board\n\n" + "\n".join(_calls()) + "\n"


def _calls() -> Iterator[str]:
    linked = {"actor", "event", "place", "claim", "relation", "source"}
    for file, tree in trees().items():
        kind = by_plural()[file[5:-4]].kind if file[5:-4] in by_plural() else ""
        for name in tree if kind in linked else ():
            call = f'{{{{ {kind}("{name}") }}}}'
            yield f"{call} begins a line, and {call} ends it: {call}\n\n* {call}\n\n## Of {call}\n"
            yield f"| a | b |\n|---|---|\n| {call} | *{call}* |\n\n> {call}\n"
    for name in ("said", "told", "board-says", "board-told"):
        yield f'{{{{ quote("{name}") }}}}\n\nIt is so{{{{ cite("{name}") }}}}.\n'
    yield '{{ statistic("riders") }} riders in {{ date("riders", "as_of") }}.\n'
    yield '{{ statements(kind="quote") }}\n\n{{ timeline() }}\n\n{{ network(actor="ada") }}\n'
    yield '{{ record_page("riders", "main") }}\n\n{{ index_page("event") }}\n'
