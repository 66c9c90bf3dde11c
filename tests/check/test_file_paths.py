"""Paths that some system cannot hold, or takes for another one's, are told before anyone unpacks them there."""

from __future__ import annotations

import pytest

from macros.check.file_paths import LONGEST_NAME, LONGEST_PATH, check_paths

SOUND = (
    ("index.html", "actors/index.html", "actors/ada.html", "actors.html"),
    ("café.html", "cafe.html"),
    ("console.html", "com10.html", "nullable/aux-2.html", "lpt.txt"),
    (".nojekyll", "a b.png", "x" * LONGEST_PATH),
)
UNFIT = {
    "capitals": (("Pier.jpg", "pier.jpg"), "pier.jpg"),
    "capitals of a folder": (("Actors/ada.html", "actors/ada.html"), "actors/ada.html"),
    "capitals with accents": (("CAFÉ.html", "café.html"), "café.html"),
    "letters and accents apart": (("cafe\u0301.html", "caf\u00e9.html"), "caf\u00e9.html"),
    "a sharp s": (("STRASSE.html", "straße.html"), "straße.html"),
    "a device": (("aux.html",), "aux.html"),
    "a device in capitals, with two endings": (("a/NUL.tar.gz",), "a/NUL.tar.gz"),
    "a device as a folder": (("com1/index.html",), "com1/index.html"),
    "a device with a raised digit": (("com¹.txt",), "com¹.txt"),
    "a colon": (("a:b.html",), "a:b.html"),
    "a question mark": (("why?.html",), "why?.html"),
    "a backslash": (("a\\b.html",), "a\\b.html"),
    "a line break": (("a\nb.html",), "a\nb.html"),
    "a point at the end": (("a./index.html",), "a./index.html"),
    "a space at the end": (("a /index.html",), "a /index.html"),
    "too long": (("x" * (LONGEST_PATH + 1),), "x" * (LONGEST_PATH + 1)),
}


@pytest.mark.parametrize("paths", SOUND)
def test_sound_paths_pass(paths: tuple[str, ...]) -> None:
    assert check_paths(paths) == ()


@pytest.mark.parametrize(("paths", "at"), UNFIT.values(), ids=UNFIT)
def test_what_does_not_travel_is_told(paths: tuple[str, ...], at: str) -> None:
    """Whatever the order in which files are found."""
    for order in (paths, paths[::-1]):
        assert [(found.code, found.location.file) for found in check_paths(order)] == [("unfit-path", at)]


def test_a_folder_and_a_path_are_short_enough_together() -> None:
    assert LONGEST_NAME + 1 + LONGEST_PATH == 180
