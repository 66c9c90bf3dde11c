"""The field types that kinds are made of: what an author may write there, and what it means.

A kind declares its fields with these types; loading, checks, backlinks, tables and the manual follow
from the markers they carry. Each type reads the author's text once and yields a frozen value.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, InstanceOf, ValidationInfo
from pydantic_core import PydanticCustomError

from macros.model.dates import BadDate, EdtfDate, parse_date, parse_date_list
from macros.model.quantities import BadQuantity, Quantity, parse_quantity

ID_PATTERN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
ID_LIMIT = 80
_NOT_IN_URL = re.compile(r"[\s<>\"'`\\]")
LANGUAGE_PATTERN = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")

# The page of an index, the word for nobody, and what Windows keeps for devices.
_TAKEN = re.compile(r"index|unnamed|con|prn|aux|nul|com[0-9]|lpt[0-9]")
UNNAMED = "unnamed"
Standing = Literal["stated", "attributed", "inferred", "disputed"]
StretchRole = Literal["evidence", "direct", "paraphrase", "said_in"]


# -- markers: what a field is, beside its type ----------------------------------------------------


@dataclass(frozen=True)
class Gated:
    """The field's words are shown as fact, so its numbers, dates and names must stand in the evidence."""


@dataclass(frozen=True)
class Inline:
    """The field's text may hold `[[id]]`, `[[id|words]]` and `*emphasis*`."""


@dataclass(frozen=True)
class Refers:
    """The field names a record of one of these kinds; `inverse` heads the backlinks on its page.

    With `named`, an actor or place that it names stands by name in a sentence of the evidence. With `removed`, it may
    name a record that was taken out of the dossier.
    """

    kinds: tuple[str, ...] = ()
    inverse: str = ""
    also: tuple[str, ...] = ()
    named: bool = False
    removed: bool = False


# -- values ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Stretch:
    """Words that an author took from a source. `source` is None where the record's own source holds."""

    text: str
    source: str | None = None


@dataclass(frozen=True)
class Participant:
    """An actor in an event and the editor's word for its part, or an empty string."""

    actor: str
    role: str = ""
    key: str | int = field(
        default="", compare=False
    )  # where the author wrote it: its place in a list, or its id in a mapping


def refusal(code: str, message: str, hint: str = "") -> PydanticCustomError:
    """An error that keeps the problem's code, so that it reaches the author under its own name."""
    return PydanticCustomError(code, "{why}", {"why": message, "hint": hint})


def is_id(text: str) -> bool:
    """Whether `text` is a sound id: lower-case words joined by hyphens, at most 80 characters."""
    return len(text) <= ID_LIMIT and bool(ID_PATTERN.fullmatch(text)) and not _TAKEN.fullmatch(text)


def _list_of_texts(value: object) -> object:
    return (value,) if isinstance(value, str) else value


def _date(value: object) -> object:
    try:
        if isinstance(value, str):
            return replace(parse_date(value))  # an object of its own: two dates may be written alike
        if isinstance(value, list) and all(isinstance(member, str) for member in value):
            return parse_date_list(value)
    except BadDate as error:
        raise refusal("bad-date", error.message, error.hint) from error
    return value


def _quantity(value: object, info: ValidationInfo) -> object:
    if not isinstance(value, str):
        return value
    # Decimal commas and words of number are read by the language of the sources that the record rests on.
    languages: tuple[str, ...] = (info.context or {}).get("languages") or ("en",)
    refused: list[BadQuantity] = []
    for language in languages:
        try:
            return parse_quantity(value, language)
        except BadQuantity as error:
            refused.append(error)
    raise refusal("bad-quantity", refused[0].message, refused[0].hint)


def _stretches(value: object) -> object:
    members = value if isinstance(value, list) else [value]
    return tuple(_stretch(member) for member in members)


def _stretch(value: object) -> Stretch:
    if isinstance(value, str):
        return Stretch(value)
    if isinstance(value, Mapping) and set(value) == {"source", "text"}:
        source, text = value["source"], value["text"]
        if isinstance(source, str) and isinstance(text, str) and source.strip():
            return Stretch(text, source)
    raise refusal(
        "wrong-shape",
        "evidence is words from a source, a list of them, or {source: <id>, text: <words>}",
    )


def _participants(value: object) -> object:
    if isinstance(value, str):
        return (Participant(value),)
    if isinstance(value, list) and all(isinstance(member, str) for member in value):
        return tuple(Participant(member, "", index) for index, member in enumerate(value))
    if isinstance(value, Mapping) and all(isinstance(role, str) and role.strip() for role in value.values()):
        return tuple(Participant(actor, role, actor) for actor, role in value.items())
    raise refusal("wrong-shape", "actors is a list of ids, or a mapping of id to role: {ann-smith: visitor}")


def _url(text: str) -> str:
    try:
        parts = urlsplit(text)
        web = parts.scheme in {"http", "https"} and bool(parts.hostname)
        sound = web and not (parts.username or parts.password) and not _NOT_IN_URL.search(text)
    except ValueError:
        sound = False
    if not sound:
        raise refusal("bad-url", f'"{text}" is no web address', "write the whole address, from https:// on")
    return text


def _language_tag(text: str) -> str:
    if not LANGUAGE_PATTERN.fullmatch(text):
        raise refusal("bad-language", f'"{text}" is no language tag', "write en, fr, ru, pt-BR … (BCP 47)")
    return text


def _not_blank(text: str) -> str:
    if not text.strip():
        raise refusal("empty-value", "nothing is written here")
    return text


def _former_id(text: str) -> str:
    if not is_id(text):
        raise refusal("bad-id", f'"{text}" is no id')
    return text


def _flag(value: object) -> object:
    if isinstance(value, str) and value in {"true", "false"}:
        return value == "true"
    shown = f'"{value}"' if isinstance(value, str) else "this"
    raise refusal("unknown-choice", f"{shown} is neither true nor false", "write true or false")


Words = Annotated[str, AfterValidator(_not_blank)]
GatedWords = Annotated[str, AfterValidator(_not_blank), Gated()]
Prose = Annotated[str, AfterValidator(_not_blank), Inline()]
GatedProse = Annotated[str, AfterValidator(_not_blank), Inline(), Gated()]
WordList = Annotated[tuple[Words, ...], BeforeValidator(_list_of_texts)]
GatedList = Annotated[tuple[GatedWords, ...], BeforeValidator(_list_of_texts)]
Url = Annotated[str, AfterValidator(_url)]
LanguageTag = Annotated[str, AfterValidator(_language_tag)]
Flag = Annotated[bool, BeforeValidator(_flag)]
DateField = Annotated[InstanceOf[EdtfDate], BeforeValidator(_date), Gated()]
EditorDate = Annotated[InstanceOf[EdtfDate], BeforeValidator(_date)]
QuantityField = Annotated[InstanceOf[Quantity], BeforeValidator(_quantity), Gated()]
IdText = Annotated[str, AfterValidator(_not_blank)]
IdList = Annotated[tuple[IdText, ...], BeforeValidator(_list_of_texts)]
FormerIds = Annotated[tuple[Annotated[str, AfterValidator(_former_id)], ...], BeforeValidator(_list_of_texts)]
Stretches = Annotated[tuple[InstanceOf[Stretch], ...], BeforeValidator(_stretches)]
Participants = Annotated[tuple[InstanceOf[Participant], ...], BeforeValidator(_participants)]
