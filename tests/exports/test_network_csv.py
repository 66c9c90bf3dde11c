"""The network as tables: the columns that Gephi and Kumu ask for, and ends that are there."""

from __future__ import annotations

from pathlib import Path

from macros.exports.network_csv import EXPORT
from macros.views.csv_text import read_csv
from tests.dossiers import FULL, Files, files, site
from tests.exports.test_records_json import DOSSIERS

Rows = list[dict[str, str]]


def read(folder: Path, dossier: Files) -> tuple[Rows, Rows]:
    """Nodes and edges, by the names of their columns."""
    tables = [read_csv(file.content.decode()) for file in EXPORT.files(site(folder, dossier))]
    nodes, edges = ([dict(zip(head, row, strict=True)) for row in rows] for head, *rows in tables)
    return nodes, edges


def test_gephi_finds_its_columns(tmp_path: Path) -> None:
    nodes, edges = read(tmp_path, FULL)
    ids = {node["Id"] for node in nodes}
    assert len(ids) == len(nodes) >= 3
    assert all(node["Label"] for node in nodes)
    assert {edge["Source"] for edge in edges} | {edge["Target"] for edge in edges} <= ids
    assert {edge["Type"] for edge in edges} == {"Directed"}
    assert [(edge["Id"], edge["Source"], edge["Label"], edge["Target"]) for edge in edges] == [
        ("heads", "ada", "heads", "line"),
        ("opens", "ada", "opens", "opening"),
    ]


def test_kumu_finds_its_columns(tmp_path: Path) -> None:
    """It knows ends by their labels."""
    nodes, edges = read(tmp_path, DOSSIERS["second"])
    labels = [node["Label"] for node in nodes]
    assert len(set(labels)) == len(labels)
    assert all(node["Type"] for node in nodes)
    assert {edge["From"] for edge in edges} | {edge["To"] for edge in edges} <= set(labels)
    assert {edge["Direction"] for edge in edges} == {"directed"}


def test_two_with_one_name_are_told_apart(tmp_path: Path) -> None:
    dossier = files(
        actors="line:\n  name: Valley line\n  type: organisation\n  evidence: The valley line carried\n",
        events="".join(f"{name}:\n  title: The ride\n  evidence: line carried 412\n" for name in ("one", "two")),
        relations="".join(
            f"to-{name}:\n  who: line\n  does: gave\n  whom: {name}\n  evidence: The valley line carried\n"
            for name in ("one", "two")
        ),
    )
    nodes, edges = read(tmp_path, dossier)
    assert [node["Label"] for node in nodes] == ["Valley line", "The ride (one)", "The ride (two)"]
    assert [edge["To"] for edge in edges] == ["The ride (one)", "The ride (two)"]


def test_what_is_attributed_is_not_told_as_fact(tmp_path: Path) -> None:
    _, edges = read(tmp_path, FULL)
    assert edges[0]["Standing"]
    assert edges[0]["Said by"]
    assert (edges[0]["Since"], edges[0]["Until"]) == ("2019", "2024")
    assert edges[0]["Sentences"]
