"""The dossier's own settings: `data/dossier.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import ConfigDict, Field, InstanceOf

from macros.model.fields import EditorDate, IdList, IdText, LanguageTag, Prose, Refers, Url, Words
from macros.model.record import Part, location_of
from macros.problems import Location


class Home(Part):
    """Which records the home page leads with; the words around them stand in `docs/index.md`."""

    key_facts: Annotated[IdList, Refers(("statistic",))] = ()
    actors: Annotated[IdList, Refers(("actor",))] = ()
    events: Annotated[IdList, Refers(("event",))] = ()
    quotes: Annotated[IdList, Refers(("quote",))] = ()
    disputed: Annotated[IdList, Refers()] = Field((), description="what is disputed or unknown, in this order")


class Imprint(Part):
    """Who answers for the dossier, and where it lives."""

    editor: Words | None = None
    contact: Words | None = None
    licence: Prose | None = None
    language: LanguageTag = "en"
    site_url: Url | None = None
    repository: Url | None = None


class Settings(Part):
    """Title, standfirst, the source that holds where a record names none, and the home page's choices."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    locations: InstanceOf[Mapping] = Field(exclude=True, repr=False)  # type: ignore[type-arg] # pydantic wants the bare class
    title: Words
    standfirst: Prose | None = None
    default_source: Annotated[IdText, Refers(("source",))] | None = None
    as_of: EditorDate | None = Field(None, description="the day on which the dossier was last looked at as a whole")
    home: Home = Home()
    imprint: Imprint = Imprint()

    def at(self, *path: str | int) -> Location:
        """Where a value stands in data/dossier.yml."""
        return location_of(self.locations, path)
