"""A miss names its cause, or the author mends the wrong thing.

`miss_causes.yml` holds a hundred slips on many subjects, each with one cause, written by someone who had not seen the
code. Run once before anything was mended, 99 were named rightly: "a quarter" for "a third" was called a word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from macros.build import check
from macros.model.evidence import Miss, locate
from macros.model.sentences import store
from tests.dossiers import files, write

ROWS: list[Mapping[str, str]] = yaml.safe_load(Path(__file__).with_name("miss_causes.yml").read_text(encoding="utf-8"))
CAUSES = {"left-out", "changed-word", "changed-figure", "order", "case", "other-source", "twice"}


@pytest.mark.parametrize("row", [pytest.param(row, id=row["id"]) for row in ROWS if row["cause"] != "other-source"])
def test_a_miss_names_its_cause(row: Mapping[str, str]) -> None:
    found = locate(row["evidence"], store("post", row["text"], "en"))
    assert isinstance(found, Miss)
    assert found.cause == row["cause"], row["why"]


@pytest.mark.parametrize("row", [pytest.param(row, id=row["id"]) for row in ROWS if row["cause"] == "other-source"])
def test_words_of_another_source_are_told_by_its_name(row: Mapping[str, str], tmp_path: Path) -> None:
    evidence = row["evidence"].replace("'", "''")
    dossier = files(
        row["text"],
        sources="post:\n  title: The Post\nwire:\n  title: The Wire\n",
        events=f"one:\n  title: Q\n  evidence: '{evidence}'\n",
    )
    found = check(write(tmp_path, {**dossier, "data/texts/wire.txt": row["other"]})).errors
    assert [(error.code, '"wire"' in error.message) for error in found] == [("quote-not-found", True)]


def test_the_table_is_what_it_says() -> None:
    count = Counter(row["cause"] for row in ROWS)
    assert set(count) == CAUSES
    assert count.total() == 100
    assert min(count.values()) >= 14
