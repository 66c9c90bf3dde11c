"""Which languages have a word table for numbers and dates.

A language without a table is *known* to be unguarded: `table_of` gives None, so that a caller can say
so. Its digits, signs and symbols are read all the same, with the bare table.
"""

from types import MappingProxyType
from typing import Final

from macros.model.language_table import BARE, Bound, DateTable, LanguageTable, Period
from macros.model.words_de import GERMAN
from macros.model.words_en import ENGLISH
from macros.model.words_fr import FRENCH

__all__ = ["BARE", "LANGUAGES", "Bound", "DateTable", "LanguageTable", "Period", "is_guarded", "table_of"]

LANGUAGES: Final = MappingProxyType({table.code: table for table in (ENGLISH, GERMAN, FRENCH)})


def table_of(language: str) -> LanguageTable | None:
    """The table of a BCP 47 language tag by its first part (`en-GB` is English), or None."""
    return LANGUAGES.get(language.lower().partition("-")[0])


def is_guarded(language: str) -> bool:
    """Whether number words, qualifiers and ranks of the language are known."""
    return table_of(language) is not None
