"""The faces of pages from a file: waited for, and asked for before the first words."""

from __future__ import annotations

import pytest

from macros.adapters.site_plan import _EARLY_FONTS
from macros.exports.faces import script, waited_for
from tests.conftest import PROJECT

TOKENS = (PROJECT / "macros" / "assets" / "styles" / "01-tokens.css").read_text(encoding="utf-8")


def test_words_wait_for_their_face() -> None:
    assert waited_for("a { font-display: optional } b {}") == "a { font-display: block } b {}"


def test_a_style_without_faces_is_told() -> None:
    """Else a renamed property would leave every page from a file in another face, and nobody would know."""
    with pytest.raises(ValueError, match="no faces"):
        waited_for("a { font-display: swap }")


def test_each_face_is_asked_for_early_on_a_server_and_from_a_file() -> None:
    """Three places name the faces: a fourth face, or one renamed, must come into each of them."""
    faces = [face.partition("}")[0] for face in TOKENS.split("@font-face")[1:]]
    assert sorted(name for face in faces for name in _EARLY_FONTS if name in face) == sorted(_EARLY_FONTS)
    families = [face.partition('font-family: "')[2].partition('"')[0] for face in faces]
    assert len(families) == len(faces) == len(_EARLY_FONTS)
    assert all(script().count(f"'{family}'") == families.count(family) for family in families)
    assert "{" not in script(), "a template's words are left in it"
