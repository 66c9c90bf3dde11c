"""What `data/matched.json` holds: the texts and sentences on which the statements rested when they were last accepted.

Only hashes (SHA-256) stand there, so the file can be public where a text is not. A sentence is hashed as it is
compared: folded, so that another sort of quotation mark is no change.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError

from macros.model.text import fold


class MatchedStretch(BaseModel):
    """One stretch of a statement: its source, the hash of its words, and its sentences as (number, hash)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: str
    words: str
    sentences: tuple[tuple[int, str], ...]


def _iso_day(text: str) -> str:
    return date.fromisoformat(text).isoformat()


class Matched(BaseModel):
    """The state that an editor accepted: `accepted` is the day (ISO 8601), `texts` the hash of each source's text."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    accepted: Annotated[str, AfterValidator(_iso_day)]
    texts: Mapping[str, str]
    statements: Mapping[str, tuple[MatchedStretch, ...]]


def read_matched(text: str) -> Matched | str:
    """The accepted state, or why it cannot be read."""
    try:
        return Matched.model_validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(step) for step in first["loc"])
        return f"{where}: {first['msg']}" if where else first["msg"]


def matched_text(matched: Matched) -> str:
    """The file: one text or statement a line, so that a change of one is a change of one line."""
    texts = (f"  {_json(name)}: {_json(digest)}" for name, digest in matched.texts.items())
    statements = (
        f"  {_json(name)}: {_json([stretch.model_dump() for stretch in stretches])}"
        for name, stretches in matched.statements.items()
    )
    return (
        f'{{\n"accepted": {_json(matched.accepted)},\n"texts": {{\n{_lines(texts)}}},\n'
        f'"statements": {{\n{_lines(statements)}}}\n}}\n'
    )


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in ",\n".join(lines).split("\n") if line)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def text_hash(text: str) -> str:
    """The hash of a stored text, byte for byte."""
    return hashlib.sha256(text.encode()).hexdigest()


def words_hash(words: str) -> str:
    """The hash of a sentence or stretch as it is compared: folded."""
    return hashlib.sha256(fold(words).text.encode()).hexdigest()[:32]
