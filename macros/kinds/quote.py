"""A quote: what someone said, in their words or in the source's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, ClassVar

from pydantic import Field, model_validator

from macros.model.fields import UNNAMED, DateField, GatedWords, IdList, IdText, Refers, Stretches, refusal
from macros.model.record import SPEAKERS, PlacedStretch, Statement, placed

_TITLE_WORDS = 9


class Quote(Statement):
    """Direct speech (`direct`), or what someone said in the source's words (`paraphrase`)."""

    kind: ClassVar[str] = "quote"
    plural: ClassVar[str] = "quotes"

    by: Annotated[IdText, Refers(SPEAKERS, inverse="Said by", also=(UNNAMED,), named=True)]
    """Who said it."""
    on_behalf_of: Annotated[IdText, Refers(("actor",), inverse="Said on its behalf", named=True)] | None = Field(
        None, alias="for", description="on whose behalf it was said"
    )
    role: GatedWords | None = Field(None, description="the speaker's role as the source gives it")
    direct: Stretches = ()
    """The speaker’s own words, from inside quotation marks of the source."""
    paraphrase: Stretches = ()
    """What was said, in the words of the source."""
    said_in: Stretches = ()
    """The words that tell who said it, and where."""
    via: Annotated[IdList, Refers(SPEAKERS, inverse="Carried by it", named=True)] = ()
    """Who carried it, nearest the source first."""
    date: DateField | None = None
    """When it was said."""
    event: Annotated[IdText, Refers(("event",), inverse="What was said about it")] | None = None
    """The event it was said at or about."""
    about: Annotated[IdList, Refers(inverse="What is said about it")] = ()
    """What it is about."""

    @model_validator(mode="after")
    def _has_one_wording(self) -> Quote:
        if bool(self.direct) == bool(self.paraphrase):
            raise refusal(
                "quote-wording",
                "a quote has either `direct` (their words) or `paraphrase` (the source's words)",
            )
        return self

    @property
    def speaker(self) -> str | None:
        """Whoever said it."""
        return self.by

    @property
    def is_direct(self) -> bool:
        """Whether the words are the speaker's own."""
        return bool(self.direct)

    @property
    def words(self) -> str:
        """What was said, stretches joined."""
        return " […] ".join(stretch.text for stretch in self.direct or self.paraphrase)

    def stretches(self) -> tuple[PlacedStretch, ...]:
        """The words are their own evidence; `said_in` shows who said them and where."""
        spoken = placed("direct", self.direct) + placed("paraphrase", self.paraphrase)
        return spoken + placed("said_in", self.said_in) + super().stretches()

    def heading(self, name_of: Callable[[str], str]) -> str:
        """The speaker and the first words."""
        words = self.words.strip(" ,;").split()
        cut = " ".join(words[:_TITLE_WORDS]).rstrip(",;") + (" …" if len(words) > _TITLE_WORDS else "")
        speaker = "Unnamed" if self.by == UNNAMED else name_of(self.by)
        return f"{speaker}: “{cut}”" if self.is_direct else f"{speaker}, in paraphrase: {cut}"
