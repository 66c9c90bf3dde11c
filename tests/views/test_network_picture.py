"""The network as pages show it: signs and shapes, what lines open, neighbourhoods, too many for one picture."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from macros.kinds.actor import Actor
from macros.kinds.relation import Relation
from macros.model.fields import Refers, Standing
from macros.prose_macros import Prose
from macros.views.network import HUBS, network
from macros.views.network_picture import SHAPES, SIGNS, SPINE_ROWS, Sign, drawing, sign_of, signs_in, spine
from macros.views.view import View
from tests.dossiers import draft, files

TEXT = "Ada heads the line. It runs at night."
TYPES = dict(zip(("ada", "bo", "cy", "dee"), ("person", "people", "state", "media"), strict=True))


def _actors(names: dict[str, str]) -> str:
    return "".join(
        f"{name}:\n  name: {name}\n  type: {kind}\n  evidence: heads the line\n" for name, kind in names.items()
    )


def _relations(*rows: str) -> str:
    """Each row: id who whom, and more fields."""
    found = []
    for row in rows:
        name, who, whom, *more = row.split(" ", 3)
        words = f"{name}:\n  who: {who}\n  does: heads\n  whom: {whom}\n  evidence: Ada heads the line\n"
        found.append(words + "".join(f"  {field}\n" for field in more))
    return "".join(found)


def _seen(folder: Path, *rows: str, names: dict[str, str] = TYPES, here: str = "network/") -> View:
    return draft(folder, files(TEXT, actors=_actors(names), relations=_relations(*rows)), here)


def test_every_end_of_a_relation_has_a_shape_of_its_own() -> None:
    """A new type of actor, or a new kind at the far end, must be given one."""
    types = get_args(Actor.model_fields["type"].annotation)
    (refers,) = (found for found in Relation.model_fields["whom"].metadata if isinstance(found, Refers))
    assert set(SHAPES) == {*types, *refers.kinds} - {"actor"}
    assert len(set(SHAPES.values())) == len(SHAPES)


def test_every_standing_has_a_line_of_its_own() -> None:
    assert {standing for standing, _, _, _ in SIGNS} == set(get_args(Standing))
    assert len({(words, look) for _, _, words, look in SIGNS}) == len(SIGNS)


@pytest.mark.parametrize(
    ("more", "sign"),
    [
        ("", Sign("stated", inferred=False)),
        (" said_by: bo", Sign("attributed", inferred=False)),
        (" inference: We take it so.", Sign("inferred", inferred=True)),
        (" standing: disputed", Sign("disputed", inferred=False)),
        (" standing: inferred", Sign("inferred", inferred=True)),
    ],
)
def test_a_line_is_drawn_by_its_standing(more: str, sign: Sign, tmp_path: Path) -> None:
    seen = _seen(tmp_path, f"a ada cy{more}")
    relation = seen.record("a")
    assert isinstance(relation, Relation)
    assert sign_of(seen, relation) == sign
    assert signs_in(seen, [relation]) == (sign,)
    assert sign.words.startswith(sign.standing)


def test_what_rests_on_a_step_and_on_a_speaker_shows_both(tmp_path: Path) -> None:
    both = Sign("attributed", inferred=True)
    seen = _seen(tmp_path, "a ada cy said_by: bo\n  inference: We take it so.")
    (tie,) = drawing(seen, network(seen)).ties
    assert tie.sign == both
    assert tie.sign.look == "dashes and dots"


def test_repeated_ties_share_a_line_and_open_their_rows(tmp_path: Path) -> None:
    """Where their standing differs they do not: what is uncertain is never drawn as firm."""
    seen = _seen(tmp_path, "a ada bo", "b bo ada", "c ada bo said_by: cy", "d cy ada")
    drawn = drawing(seen, network(seen))
    found = {tuple(relation.id for relation in tie.relations): tie for tie in drawn.ties}
    assert set(found) == {("a", "b"), ("c",), ("d",)}
    assert found["a", "b"].href == "#tie-a"
    assert len(found["a", "b"].line.heads) == 2
    assert found["c",].href.endswith("sources/post/#s1")
    assert found["d",].says == "cy heads ada (stated, sentence 1)"
    assert found["a", "b"].says == "ada heads bo; bo heads ada (stated, sentence 1)"
    assert [end.record.id for end in drawn.ends] == ["ada", "bo", "cy"]
    assert [end.relations for end in drawn.ends] == [4, 3, 1]


def test_who_is_tied_to_itself_has_no_line(tmp_path: Path) -> None:
    seen = _seen(tmp_path, "a ada ada", "b ada bo")
    found = network(seen)
    assert [tie.relations[0].id for tie in drawing(seen, found).ties] == ["b"]
    assert [relation.id for pair in found.pairs for relation in pair.relations] == ["a", "b"]


def test_a_neighbourhood_has_a_row_for_each_neighbour_sign_and_direction(tmp_path: Path) -> None:
    seen = _seen(tmp_path, "a ada bo", "b cy ada", "c ada bo", "d bo ada", "e bo cy")
    rows = spine(seen, "ada").rows
    assert [(row.other.id, row.outward, [one.id for one in row.relations]) for row in rows] == [
        ("bo", True, ["a", "c"]),
        ("bo", False, ["d"]),
        ("cy", False, ["b"]),
    ]
    assert spine(seen, "dee").rows == ()


def test_a_long_neighbourhood_is_cut_and_says_so(tmp_path: Path) -> None:
    many = {"ada": "person"} | {f"actor-{one}": "state" for one in range(SPINE_ROWS + 3)}
    seen = _seen(tmp_path, *(f"r{one} ada actor-{one}" for one in range(SPINE_ROWS + 3)), names=many)
    shown = spine(seen, "ada")
    assert (len(shown.rows), shown.left) == (SPINE_ROWS, 3)
    page = Prose(seen).network("ada")
    assert "3 more relations" in page
    assert 'href="../actors/ada/"' in page


def test_a_macro_in_prose_shows_one_neighbourhood_or_the_table(tmp_path: Path) -> None:
    prose = Prose(_seen(tmp_path, "a ada bo", "b cy dee"))
    assert "sb-spine" in prose.network("ada")
    assert "actors/cy/" not in prose.network("ada")
    assert "<table" in prose.network()
    assert ' id="' not in prose.network()


@pytest.mark.parametrize(("count", "drawn"), [(60, True), (61, False), (300, False)])
def test_too_many_actors_are_shown_by_their_neighbourhoods(count: int, drawn: bool, tmp_path: Path) -> None:  # noqa: FBT001 - a column of the table
    """No picture of more than sixty; the most connected, and every actor in the index of neighbourhoods."""
    names = {f"actor-{one}": "person" for one in range(count)}
    rows = [f"r{one} actor-{one // 4} actor-{one}" for one in range(1, count)]
    seen = _seen(tmp_path, *rows, names=names)
    page = Prose(seen).network_page()
    assert network(seen).is_drawn is drawn
    assert ('class="sb-net"' in page) is drawn
    assert page.count('class="sb-spine"') == (1 if drawn else HUBS)
    assert ('id="neighbourhoods"' in page) is not drawn
    assert all(f'href="../actors/{name}/"' in page for name in names)
    assert page.count("<tr ") == count - 1
