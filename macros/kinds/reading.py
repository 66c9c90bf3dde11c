"""From YAML with locations to records: each fault becomes a problem at the author's line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from macros.kinds import by_plural, kinds
from macros.kinds.source import Source
from macros.load.files import AuthorFile, DossierFiles
from macros.load.yaml_events import Yaml, YamlList, YamlMap, YamlText, read_yaml
from macros.model.fields import is_id
from macros.model.record import Path, Record, location_of
from macros.model.settings import Settings
from macros.problems import Location, Problem, did_you_mean, problem, suggestion

SETTINGS_FILE = "data/dossier.yml"
# Set by the reader itself, so an author's field of this name is unknown.
_OWN_FIELDS = frozenset({"id", "locations"})
_FLAGS = frozenset({"planned"})


@dataclass(frozen=True)
class RawRecord:
    """A mapping as the author wrote it, with the place of every value in it."""

    id: str
    cls: type[Record]
    fields: Mapping[str, object]
    locations: Mapping[Path, Location]


@dataclass(frozen=True)
class Unread:
    """What is there but could not be read: whoever names it has made no fault.

    `ids` are records with a fault of form, `kinds` those of which a whole file could not be read, `texts` the
    sources whose stored text could not be.
    """

    ids: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    settings: bool = False
    texts: frozenset[str] = frozenset()

    def may_hold(self, name: str, wanted: tuple[str, ...] = ()) -> bool:
        """Whether `name` may be the id of something unread, of one of the wanted kinds (any if none is given)."""
        return name in self.ids or bool(self.kinds and (not wanted or self.kinds & set(wanted)))


ALL_READ = Unread()


@dataclass(frozen=True)
class Reading:
    """Everything that could be read; with problems beside it, only good enough to go on checking."""

    settings: Settings | None
    records: tuple[Record, ...]
    unread: Unread = ALL_READ

    @property
    def default_source(self) -> str | None:
        """The source that holds where a record names none."""
        return self.settings.default_source if self.settings else None

    @property
    def language(self) -> str:
        """The language of the records' own words."""
        return self.settings.imprint.language if self.settings else "en"


def read_records(files: DossierFiles) -> tuple[Reading, tuple[Problem, ...]]:
    """The settings and records of a dossier, and all problems of form."""
    of_yaml: list[Problem] = []
    problems: list[Problem] = []
    settings: Settings | None = None
    raw: list[RawRecord] = []
    unread_kinds = {cls.kind for file in files.refused if (cls := _class_of(file))}
    for file in files.facts:
        tree, found = read_yaml(file.text, file.path, _FLAGS)
        of_yaml += found
        cls = _class_of(file)
        if file.path == SETTINGS_FILE:
            settings = _settings(tree, file, problems)
        elif cls is None:
            problems.append(_unknown_file(file))
        elif tree is None:
            unread_kinds.add(cls.kind)
        else:
            raw += _raw_records(tree, cls, problems)
    has_settings = any(file.path == SETTINGS_FILE for file in (*files.facts, *files.refused))
    if not has_settings:
        problems.append(problem("no-settings", Location(SETTINGS_FILE), "the dossier has no data/dossier.yml"))
    known = _unique(raw, problems)
    records = _typed(known, settings, problems)
    unread_ids = {record.id for record in known} - {record.id for record in records}
    unread = Unread(frozenset(unread_ids), frozenset(unread_kinds), settings is None, files.refused_texts)
    return Reading(settings, records, unread), _once(of_yaml, problems)


def _once(of_yaml: list[Problem], of_form: list[Problem]) -> tuple[Problem, ...]:
    """All problems; where the YAML itself is at fault, what follows from it at the same place is left out."""
    told = {found.location for found in of_yaml}
    return (*of_yaml, *(found for found in of_form if found.location not in told))


def _class_of(file: AuthorFile) -> type[Record] | None:
    """The kind that a file is named after; None for the settings and for a name that is no kind."""
    folder, *rest = file.path.split("/")
    return by_plural().get(rest[0].removesuffix(".yml")) if folder == "data" and rest else None


def _unknown_file(file: AuthorFile) -> Problem:
    plural = file.path.split("/")[1].removesuffix(".yml")
    known = sorted(by_plural())
    near = [name for name in [*known, "dossier"] if name != plural]
    message = f'"{plural}" is no kind of record' + suggestion(plural, near)
    return problem("unknown-file", Location(file.path), message, hint=f"name it after a kind: {', '.join(known)}")


def _raw_records(tree: Yaml, cls: type[Record], problems: list[Problem]) -> Iterator[RawRecord]:
    if not isinstance(tree, YamlMap):
        message = "a file of facts is one mapping from id to record"
        problems.append(problem("wrong-shape", tree.location, message))
        return
    for key, value in tree.fields:
        if not is_id(key.words):
            problems.append(problem("bad-id", key.location, f'"{key.words}" is no id'))
        elif not isinstance(value, YamlMap):
            problems.append(problem("wrong-shape", value.location, f'"{key.words}" must hold fields, each on its line'))
        else:
            locations: dict[Path, Location] = {(): key.location}
            fields = _plain(value, (), locations)
            assert isinstance(fields, dict)
            locations[()] = key.location
            yield RawRecord(key.words, cls, fields, locations)


def _plain(tree: Yaml, path: Path, locations: dict[Path, Location]) -> object:
    """The value without locations, which go to `locations` under its path."""
    locations[path] = tree.location
    if isinstance(tree, YamlText):
        return tree.words
    if isinstance(tree, YamlList):
        return [_plain(member, (*path, index), locations) for index, member in enumerate(tree.members)]
    return {key.words: _field(key, value, path, locations) for key, value in tree.fields}


def _field(key: YamlText, value: Yaml, path: Path, locations: dict[Path, Location]) -> object:
    plain = _plain(value, (*path, key.words), locations)
    # A problem of the field as such (unknown, say) belongs to its name.
    locations[(*path, key.words, "")] = key.location
    return plain


def _unique(raw: list[RawRecord], problems: list[Problem]) -> tuple[RawRecord, ...]:
    """The first record of each id; ids are unique over all kinds."""
    first: dict[str, RawRecord] = {}
    for record in raw:
        known = first.setdefault(record.id, record)
        if known is not record:
            message = f'"{record.id}" is already the id of a record at {known.locations[()]}'
            problems.append(problem("duplicate-id", record.locations[()], message))
    return tuple(first.values())


def _typed(raw: tuple[RawRecord, ...], settings: Settings | None, problems: list[Problem]) -> tuple[Record, ...]:
    """Sources first, since how a number is read depends on their language."""
    sources = [_record(record, problems) for record in raw if record.cls is Source]
    languages = {source.id: source.language for source in sources if isinstance(source, Source)}
    default = settings.default_source if settings else None

    def languages_of(record: RawRecord) -> tuple[str, ...]:
        names = list(_sources_named(record.fields)) or [default or ""]
        return tuple(dict.fromkeys(languages.get(name, "en") for name in names))

    others = [_record(record, problems, languages_of(record)) for record in raw if record.cls is not Source]
    return tuple(record for record in [*sources, *others] if record is not None)


def _sources_named(value: object) -> Iterator[str]:
    """The sources that a record's stretches name, `source:` of the record included."""
    if isinstance(value, Mapping):
        source = value.get("source")
        if isinstance(source, str):
            yield source
        for inner in value.values():
            yield from _sources_named(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _sources_named(inner)


def _record(raw: RawRecord, problems: list[Problem], languages: tuple[str, ...] = ()) -> Record | None:
    what = f"{raw.cls.kind} {raw.id}"
    own = _own_fields(raw.cls, raw.fields, raw.locations, what)
    problems += own
    try:
        record = raw.cls.model_validate(
            {**raw.fields, "id": raw.id, "locations": raw.locations},
            context={"languages": languages},
        )
    except ValidationError as error:
        problems += _problems(error, raw.cls, raw.locations, what)
        return None
    return None if own else record


def _own_fields(
    cls: type[BaseModel],
    fields: Mapping[str, object],
    locations: Mapping[Path, Location],
    what: str,
) -> list[Problem]:
    """An author's field of a name that the reader sets itself is unknown like any other."""
    known = _field_names(cls, ())
    return [_unknown_field((name,), "", known, locations, what) for name in sorted(_OWN_FIELDS & set(fields))]


def _settings(tree: Yaml | None, file: AuthorFile, problems: list[Problem]) -> Settings | None:
    if not isinstance(tree, YamlMap):
        if tree is not None:
            problems.append(problem("wrong-shape", Location(file.path), "the settings are fields, each on its line"))
        return None
    locations: dict[Path, Location] = {}
    fields = _plain(tree, (), locations)
    assert isinstance(fields, dict)
    own = _own_fields(Settings, fields, locations, "dossier")
    problems += own
    fields = {name: value for name, value in fields.items() if name not in _OWN_FIELDS}
    try:
        return None if own else Settings.model_validate({**fields, "locations": locations})
    except ValidationError as error:
        problems += _problems(error, Settings, locations, "dossier")
        return None


# -- pydantic's errors as problems ----------------------------------------------------------------


def _problems(
    error: ValidationError,
    cls: type[BaseModel],
    locations: Mapping[Path, Location],
    what: str,
) -> list[Problem]:
    """One problem a fault: a misspelt required field is one typo, not one unknown and one missing."""
    errors = error.errors(include_url=False)
    missing = {tuple(fault["loc"]) for fault in errors if fault["type"] == "missing"}
    found, explained = [], set()
    for fault in errors:
        path = tuple(fault["loc"])
        if fault["type"] == "extra_forbidden":
            known = _field_names(cls, path[:-1])
            near = did_you_mean(str(path[-1]), known)
            explained.add((*path[:-1], near))
            found.append(_unknown_field(path, near, known, locations, what))
    for fault in errors:
        path = tuple(fault["loc"])
        if fault["type"] == "extra_forbidden" or (path in missing and path in explained):
            continue
        found.append(_fault(fault, path, locations, what))
    return found


def _unknown_field(
    path: Path,
    near: str,
    known: tuple[str, ...],
    locations: Mapping[Path, Location],
    what: str,
) -> Problem:
    location = locations.get((*path, "")) or location_of(locations, path)
    message = f'{what}: there is no field "{path[-1]}"' + (f'; did you mean "{near}"?' if near else "")
    return problem("unknown-field", location, message, hint="the fields here are " + ", ".join(known))


def _fault(fault: ErrorDetails, path: Path, locations: Mapping[Path, Location], what: str) -> Problem:
    location = location_of(locations, path)
    name = _shown(path)
    context: dict[str, Any] = fault.get("ctx") or {}
    if fault["type"] == "missing":
        return problem("missing-field", location, f'{what}: the field "{path[-1]}" is missing')
    if fault["type"] == "literal_error":
        choices = [word.strip("'") for word in str(context["expected"]).replace(" or ", ", ").split(", ")]
        near = suggestion(str(fault["input"]), choices)
        message = f'{what}: "{fault["input"]}" is no {name}' + near
        return problem("unknown-choice", location, message, hint="write one of " + ", ".join(choices))
    if "why" in context:
        prefix = f"{what}, {name}" if name else what
        return problem(fault["type"], location, f"{prefix}: {context['why']}", hint=context.get("hint", ""))
    if fault["type"] == "string_pattern_mismatch":
        message = f'{what}: "{fault["input"]}" is not what {name} takes'
        return problem("wrong-shape", location, message)
    return problem("wrong-shape", location, f"{what}, {name}: {_expected(fault['type'])}")


def _expected(error_type: str) -> str:
    wanted = {
        "string_type": "words must stand here, not a list or fields",
        "tuple_type": "a list must stand here",
        "model_type": "fields must stand here, each on its line",
        "model_attributes_type": "fields must stand here, each on its line",
        "is_instance_of": "words must stand here",
    }
    return wanted.get(error_type, "this has not the shape that the field takes")


def _shown(path: Path) -> str:
    return ".".join(str(step) for step in path if not isinstance(step, int))


def _field_names(cls: type[BaseModel], path: Path) -> tuple[str, ...]:
    """The names an author may write at `path`, in the class's order."""
    model = cls
    for step in path:
        if isinstance(step, int):
            continue
        inner = _inner_model(model, str(step))
        if inner is None:
            break
        model = inner
    names = (info.alias or name for name, info in model.model_fields.items())
    return tuple(name for name in names if name not in _OWN_FIELDS)


def _inner_model(model: type[BaseModel], field: str) -> type[BaseModel] | None:
    info = model.model_fields.get(field)
    pending: list[Any] = [info.annotation] if info else []
    while pending:
        annotation = pending.pop()
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return annotation
        pending += getattr(annotation, "__args__", ())
    return None


def counts(records: tuple[Record, ...]) -> Mapping[str, int]:
    """Kind → how many, kinds without a record included."""
    return {kind: sum(record.kind == kind for record in records) for kind in kinds()}
