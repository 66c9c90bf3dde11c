"""All tables of the dossier: every record, the kinds, and what lists hold: links, words, evidence, sentences."""

from __future__ import annotations

from collections.abc import Iterator

from macros.model.record import Path
from macros.views.kind_tables import RECORD_COLUMNS, STATEMENT_COLUMNS, kind_tables, statement_cells
from macros.views.published import PublishedDossier, PublishedPart, PublishedRecord, Value
from macros.views.published_evidence import PublishedEvidence
from macros.views.tables import Cell, Column, ForeignKey, Table, path_text, to_record

_RECORD = Column("record", "the record", required=True)
_NUMBER = Column("number", "its place, from 1", "integer", required=True)
_EVIDENCE = ForeignKey(("record", "number"), "evidence", ("record", "number"))


def tables(dossier: PublishedDossier) -> tuple[Table, ...]:
    """Every table, those first to which others lead. Raises ValueError where two would have one name."""
    found = (
        _about(dossier),
        _records(dossier),
        *kind_tables(dossier),
        _texts(dossier),
        _sentences(dossier),
        _evidence(dossier),
        _spans(dossier),
        _evidence_sentences(dossier),
        _links(dossier),
        _words(dossier),
        _contradictions(dossier),
    )
    names = [table.name for table in found]
    if len(set(names)) < len(names):
        raise ValueError(f"two tables have one name: {names}")
    return found


def _about(dossier: PublishedDossier) -> Table:
    columns = (Column("property", "what is told", required=True), Column("value", "the words"))
    told = {
        "title": dossier.title,
        "standfirst": dossier.standfirst.words if dossier.standfirst else None,
        "edition": dossier.edition,
        "as_of": dossier.as_of.edtf if dossier.as_of else None,
        "language": dossier.language,
        "address": dossier.address,
        "editor": dossier.editor,
        "contact": dossier.contact,
        "licence": dossier.licence.words if dossier.licence else None,
    }
    return Table("dossier", "what the dossier says of itself", columns, ("property",), (), tuple(told.items()))


def _records(dossier: PublishedDossier) -> Table:
    kind = Column("kind", "its kind", required=True)
    more = (
        Column("deprecated", "whether an editor withdrew it", "boolean"),
        Column("review_holds", "empty where nobody reviewed it, else whether it is unchanged since", "boolean"),
    )
    return Table(
        name="records",
        title="records of every kind",
        columns=(RECORD_COLUMNS[0], kind, *RECORD_COLUMNS[1:], *STATEMENT_COLUMNS, *more),
        key=("id",),
        foreign=(to_record("speaker"),),
        rows=tuple(
            (record.id, record.kind, record.heading, record.address, *statement_cells(record), *_more(record))
            for record in dossier.records
        ),
    )


def _more(record: PublishedRecord) -> tuple[Cell, Cell]:
    return (record.deprecated if record.standing else None), record.review_holds


# -- words of sources -----------------------------------------------------------------------------


def _texts(dossier: PublishedDossier) -> Table:
    return Table(
        name="texts",
        title="stored texts",
        columns=(
            Column("source", "the source", required=True),
            Column("publish", "how much is published", required=True, choices=("full", "excerpts", "none")),
            Column("here", "whether it was there to look words up in", "boolean", required=True),
            Column("sha256", "the hash of the whole text (UTF-8); empty where nothing of it is published"),
            Column("path", "its file, where it is published in full"),
            Column("sentence_count", "how many sentences it has", "integer"),
        ),
        key=("source",),
        foreign=(to_record("source", "sources"),),
        rows=tuple(
            (text.source, text.publish, text.here, text.sha256, text.path, text.sentence_count)
            for text in dossier.texts
        ),
    )


def _sentences(dossier: PublishedDossier) -> Table:
    return Table(
        name="sentences",
        title="sentences that are published, or on which a fact rests",
        columns=(
            Column("source", "the source", required=True),
            Column("number", "its number in the source, from 1", "integer", required=True),
            Column("label", "its number as pages show it", required=True),
            Column("paragraph", "its paragraph, from 1", "integer", required=True),
            Column("start", "its first code point in the stored text, from 0; empty if not published", "integer"),
            Column("end", "the code point behind it", "integer"),
            Column("words", "the sentence; empty if not published"),
        ),
        key=("source", "number"),
        foreign=(to_record("source", "sources"),),
        rows=tuple(
            (text.source, one.number, one.label, one.paragraph, one.start, one.end, one.words)
            for text in dossier.texts
            for one in text.sentences
        ),
    )


def _evidence(dossier: PublishedDossier) -> Table:
    return Table(
        name="evidence",
        title="words on which facts rest",
        columns=(
            _RECORD,
            _NUMBER,
            Column("place", "where it stands in the record", required=True),
            Column("role", "the field that it was written in", required=True),
            Column("source", "the source", required=True),
            Column("exact", "the words; […] stands for those left out", required=True),
            Column("prefix", "words before it, as far as they are published"),
            Column("suffix", "words behind it, as far as they are published"),
            Column("start", "its first code point in the stored text, from 0; empty if not looked up", "integer"),
            Column("end", "the code point behind it", "integer"),
            Column("checked", "whether the words were looked up in the stored text", "boolean", required=True),
        ),
        key=("record", "number"),
        foreign=(to_record("record"), to_record("source", "sources")),
        rows=tuple(
            (record.id, number, *_evidence_cells(one))
            for record in dossier.records
            for number, one in enumerate(record.evidence, start=1)
        ),
    )


def _evidence_cells(one: PublishedEvidence) -> tuple[Cell, ...]:
    around = (one.prefix or None, one.suffix or None)
    return (path_text(one.path), one.role, one.source, one.exact, *around, one.start, one.end, one.checked)


def _spans(dossier: PublishedDossier) -> Table:
    return Table(
        name="evidence_spans",
        title="stretches of the stored text that a quotation joins",
        columns=(
            _RECORD,
            _NUMBER,
            Column("span", "its place in the quotation, from 1", "integer", required=True),
            Column("start", "its first code point in the stored text, from 0", "integer", required=True),
            Column("end", "the code point behind it", "integer", required=True),
        ),
        key=("record", "number", "span"),
        foreign=(_EVIDENCE,),
        rows=tuple(
            (record.id, number, place, *span)
            for record in dossier.records
            for number, one in enumerate(record.evidence, start=1)
            for place, span in enumerate(one.spans, start=1)
        ),
    )


def _evidence_sentences(dossier: PublishedDossier) -> Table:
    sentence = ForeignKey(("source", "sentence"), "sentences", ("source", "number"))
    return Table(
        name="evidence_sentences",
        title="which sentences a quotation is from",
        columns=(
            _RECORD,
            _NUMBER,
            Column("source", "the source", required=True),
            Column("sentence", "the number of the sentence in the source", "integer", required=True),
        ),
        key=("record", "number", "sentence"),
        foreign=(_EVIDENCE, sentence),
        rows=tuple(
            (record.id, number, one.source, sentence)
            for record in dossier.records
            for number, one in enumerate(record.evidence, start=1)
            for sentence in one.sentences
        ),
    )


# -- lists ----------------------------------------------------------------------------------------


def _links(dossier: PublishedDossier) -> Table:
    return Table(
        name="links",
        title="which record names which",
        columns=(
            _RECORD,
            _NUMBER,
            Column("field", "the field that names it", required=True),
            Column("place", "where it stands in the record", required=True),
            Column("target", "the record that is named", required=True),
            Column("in_text", "whether running text names it", "boolean", required=True),
            Column("part", "its part in an event, in the editor’s words"),
        ),
        key=("record", "number"),
        foreign=(to_record("record"), to_record("target")),
        rows=tuple(
            (record.id, number, link.field, path_text(link.path), link.target, link.in_text, link.part)
            for record in dossier.records
            for number, link in enumerate(record.links, start=1)
        ),
    )


def _words(dossier: PublishedDossier) -> Table:
    return Table(
        name="words",
        title="lists of words: tags, other names",
        columns=(
            _RECORD,
            Column("place", "where it stands in the record", required=True),
            Column("field", "the field", required=True),
            Column("words", "the words", required=True),
        ),
        key=("record", "place"),
        foreign=(to_record("record"),),
        rows=tuple(
            (record.id, path_text(path), str(path[0]), words)
            for record in dossier.records
            for field in record.fields
            for path, words in _listed((field.shape.name,), field.value, field.shape.sort)
        ),
    )


def _listed(path: Path, value: Value, sort: str) -> Iterator[tuple[Path, str]]:
    """The words of lists, with their places; lists inside parts too."""
    if isinstance(value, PublishedPart):
        for field in value.fields:
            yield from _listed((*path, field.shape.name), field.value, field.shape.sort)
    elif isinstance(value, tuple):
        for place, one in enumerate(value):
            if isinstance(one, str) and sort in ("words", "choice"):
                yield (*path, place), one
            elif isinstance(one, PublishedPart):
                yield from _listed((*path, place), one, sort)


def _contradictions(dossier: PublishedDossier) -> Table:
    return Table(
        name="contradictions",
        title="statements that disagree, each pair from both sides",
        columns=(
            _RECORD,
            Column("other", "the statement that it disagrees with", required=True),
            Column("noted", "whether an editor wrote so; else it was found by comparing", "boolean", required=True),
        ),
        key=("record", "other"),
        foreign=(to_record("record"), to_record("other")),
        rows=tuple((record.id, other.id, other.noted) for record in dossier.records for other in record.contradicts),
    )
