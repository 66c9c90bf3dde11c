"""What authors call in prose, and what the generated pages are made of.

Each public method of `Prose` is a macro: `{{ actor("city-council") }}`. Its docstring is shown in the
manual; the markers on its parameters let `check` verify ids and choices before anything is built.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, wraps
from typing import Annotated, Any, Literal, TypeVar, cast, get_args, get_origin, get_type_hints

from macros.check.macro_calls import CODE, DATE, DATE_FIELD, FORMER, KIND, PAGED, Macro, Parameter, argument_faults
from macros.model.dates import parse_date
from macros.model.fields import Refers
from macros.problems import CODES
from macros.views import render
from macros.views.home import PARTS, HomePart
from macros.views.news import successor
from macros.views.view import View

AnyId = Annotated[str, Refers(())]
ActorId = Annotated[str, Refers(("actor",))]
EventId = Annotated[str, Refers(("event",))]
PlaceId = Annotated[str, Refers(("place",))]
ClaimId = Annotated[str, Refers(("claim",))]
RelationId = Annotated[str, Refers(("relation",))]
SourceId = Annotated[str, Refers(("source",))]
StatisticId = Annotated[str, Refers(("statistic",))]
QuoteId = Annotated[str, Refers(("quote",))]
TopicId = Annotated[str, Refers(("topic",))]
StatementId = Annotated[str, Refers(("statement",))]
RecordPart = Literal["head", "nearby", "box", "main", "reasoning", "mentions", "backlinks", "rail", "foot"]
DateWord = Annotated[str, DATE]
KindName = Annotated[str, KIND]
CodeName = Annotated[str, CODE]
FormerId = Annotated[str, FORMER]
DateFieldName = Annotated[str, DATE_FIELD]
PagedId = Annotated[str, Refers((PAGED,))]
Method = TypeVar("Method", bound=Callable[..., str])


class MacroError(Exception):
    """A macro was called with what it cannot show; the page and line are added by the caller."""


def macro(method: Method) -> Method:
    """Marks a method as a macro; its arguments are checked when it is called. Raises MacroError."""
    signature = inspect.signature(method)

    @wraps(method)
    def checked(prose: Prose, *args: object, **kwargs: object) -> str:
        known = next(found for found in macros() if found.name == method.__name__)
        try:
            given = dict(signature.bind(prose, *args, **kwargs).arguments)
        except TypeError as error:
            raise MacroError(f"{known.signature}: {error}") from error
        given.pop("self")
        for fault in argument_faults(known, given, prose.view.dossier.records):
            raise MacroError(fault.message)
        return method(prose, *args, **kwargs)

    return cast("Method", checked)


@dataclass(frozen=True)
class Prose:
    """The macros, bound to the page that they are called on.

    `inside` says that the page has a heading of its own, so that a macro gives no second one.
    """

    view: View
    inside: bool = False

    # -- in a sentence --------------------------------------------------------------------------

    @macro
    def actor(self, id: ActorId, words: str | None = None) -> str:
        """A link to an actor, by its name or in your words."""
        return self._link(id, words)

    @macro
    def event(self, id: EventId, words: str | None = None) -> str:
        """A link to an event, by its title or in your words."""
        return self._link(id, words)

    @macro
    def place(self, id: PlaceId, words: str | None = None) -> str:
        """A link to a place, by its name or in your words."""
        return self._link(id, words)

    @macro
    def claim(self, id: ClaimId, words: str | None = None) -> str:
        """A link to a claim, by its text or in your words."""
        return self._link(id, words)

    @macro
    def relation(self, id: RelationId, words: str | None = None) -> str:
        """A link to a relation, in full or in your words."""
        return self._link(id, words)

    @macro
    def source(self, id: SourceId, words: str | None = None) -> str:
        """A link to a source, by its title or in your words."""
        return self._link(id, words)

    @macro
    def statistic(self, id: StatisticId) -> str:
        """A statistic's value with its qualifier, linked, and its citation."""
        return self._inline("statistic", record=self.view.record(id))

    @macro
    def cite(self, id: StatementId) -> str:
        """The citation alone: the number of the sentence a statement rests on."""
        return self._inline("cite", record=self.view.record(id))

    @macro
    def date(self, id: AnyId, field: DateFieldName = "date") -> str:
        """A date of a record in words; what is inferred is said."""
        record = self.view.record(id)
        return self._inline("date", record=record, value=getattr(record, field))

    # -- a block of its own ---------------------------------------------------------------------

    @macro
    def quote(self, id: QuoteId) -> str:
        """A quote as a block: direct speech in quotation marks, a paraphrase labelled and without."""
        return self._block("said", record=self.view.record(id))

    @macro
    def statements(self, about: AnyId | None = None, kind: KindName | None = None) -> str:
        """A list of statements with their citations: those that name a record, those of a kind, or both."""
        return self._block("statements", about=about, kind=kind)

    @macro
    def timeline(
        self,
        since: DateWord | None = None,
        until: DateWord | None = None,
        actor: ActorId | None = None,
        topic: TopicId | None = None,
    ) -> str:
        """Events in order of their dates: all, or those of a time, an actor or a topic."""
        start = parse_date(since) if since else None
        end = parse_date(until) if until else None
        return self._block("timeline", since=start, until=end, actor=actor, topic=topic)

    @macro
    def network(self, actor: ActorId | None = None) -> str:
        """The neighbourhood of one actor, or a table of all relations."""
        return self._block("network", actor=actor)

    @macro
    def home(self, part: HomePart | None = None) -> str:
        """The home page, or one part of it."""
        return self._page("home", parts=(part,) if part else PARTS)

    # -- whole pages ----------------------------------------------------------------------------

    @macro
    def record_page(self, id: PagedId, part: RecordPart | None = None) -> str:
        """The page of a record, or one part of it."""
        return render.record_page(self.view, id, part=part, inside=self.inside)

    @macro
    def index_page(self, kind: KindName) -> str:
        """The index of a kind."""
        return self._page("index", kind=kind)

    @macro
    def experts(self) -> str:
        """Every actor who is quoted, paraphrased or holds a claim."""
        return self._page("experts")

    @macro
    def timeline_page(self) -> str:
        """The timeline as a page."""
        return self._page("timeline_page")

    @macro
    def network_page(self) -> str:
        """The network as a page."""
        return self._page("network_page")

    @macro
    def a_to_z(self) -> str:
        """Every name and title by its first letter."""
        return self._page("a_to_z")

    @macro
    def weak_points(self) -> str:
        """Where the dossier is weak."""
        return self._page("weak_points")

    @macro
    def about_the_data(self) -> str:
        """What the dossier holds, what was checked, and how to reuse it."""
        return self._page("about")

    @macro
    def corrections(self) -> str:
        """What was wrong in published records, and what is right."""
        return self._page("corrections")

    @macro
    def downloads(self) -> str:
        """What can be taken away: the offline edition and the stored texts."""
        return self._page("downloads")

    @macro
    def how_to_read(self) -> str:
        """The marks of standing, dates and figures, and what a check establishes."""
        return self._page("how_to_read")

    @macro
    def privacy(self) -> str:
        """What the site keeps and tells of those who read it."""
        return self._page("privacy")

    @macro
    def problem_codes(self) -> str:
        """Every problem code and its meaning."""
        return self._page("problem_codes", codes=tuple(CODES.values()))

    @macro
    def problem_page(self, code: CodeName) -> str:
        """One problem code: its meaning, a failing and a cured example."""
        return self._page("problem", code=CODES[code])

    @macro
    def former_page(self, former: FormerId) -> str:
        """What became of a record that bears this id no more: its new page, or why it was removed."""
        return self._page("former_page", former=former, found=successor(self.view, former))

    @macro
    def reference(self, part: Literal["kinds", "macros", "problems"]) -> str:
        """A list of the manual that is made from the code."""
        return self._block(f"reference_{part}", macros=macros(), codes=tuple(CODES.values()))

    # -- rendering ------------------------------------------------------------------------------

    def _link(self, record_id: str, words: str | None) -> str:
        return self._inline("link", id=record_id, words=words)

    def _inline(self, name: str, **values: object) -> str:
        return render.inline(self.view, name, **values)

    def _block(self, name: str, **values: object) -> str:
        return render.block(self.view, name, inside=self.inside, **values)

    def _page(self, name: str, **values: object) -> str:
        return render.block(self.view, name, inside=self.inside, **values)


@cache
def macros() -> tuple[Macro, ...]:
    """The signatures of all macros, in the order in which the manual lists them."""
    methods = inspect.getmembers(Prose, inspect.isfunction)
    order = list(vars(Prose))
    public = [(name, method) for name, method in methods if not name.startswith("_")]
    public.sort(key=lambda pair: order.index(pair[0]))
    return tuple(_macro(name, method) for name, method in public)


def _macro(name: str, method: Any) -> Macro:  # noqa: ANN401 - a method has no narrower type here
    hints = get_type_hints(method, include_extras=True)
    signature = inspect.signature(method)
    parameters = [
        Parameter(
            name=parameter.name,
            required=parameter.default is inspect.Parameter.empty,
            default=None if parameter.default is inspect.Parameter.empty else parameter.default,
            refers=_find(hints[parameter.name], Refers),
            choices=_choices(hints[parameter.name]),
            takes=_find(hints[parameter.name], str) or "",
        )
        for parameter in list(signature.parameters.values())[1:]
    ]
    return Macro(name, tuple(parameters), inspect.getdoc(method) or "")


def _find(hint: Any, cls: type[Any]) -> Any:  # noqa: ANN401 - whatever marker is asked for
    for extra in getattr(hint, "__metadata__", ()):
        if isinstance(extra, cls):
            return extra
    return next((found for inner in get_args(hint) if (found := _find(inner, cls))), None)


def _choices(hint: Any) -> tuple[str, ...]:  # noqa: ANN401 - annotations have no common type
    if get_origin(hint) is Literal:
        return tuple(str(choice) for choice in get_args(hint))
    return next((found for inner in get_args(hint) if (found := _choices(inner))), ())
