"""Two dossiers as templates see them; a file that needs other ones has its own."""

from __future__ import annotations

import pytest

from macros.views.view import View
from tests.dossiers import BARE, FULL, view


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> View:
    """The dossier in which every field is set, seen from an actor's page."""
    return view(tmp_path_factory.mktemp("full"), FULL, "actors/ada/")


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> View:
    """The dossier in which nothing is set that need not be."""
    return view(tmp_path_factory.mktemp("bare"), BARE)
