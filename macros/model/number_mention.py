"""A number as it stands in a text."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from macros.model.number_reading import Form

RangeEnd = Literal["", "low", "high", "from", "to", "low or from", "high or to"]
"""Whether a number is an end of a range, of a change ("rose from 3 to 5"), or of what may be either ("rose 3 to 5")."""


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A number from `start` to `end` with its sign, currency and unit, without its qualifier.

    `unit` is canonical: "%", "percentage point", "$", "A$", "km" …, "" where there is none; a rank's is
    what it ranks by ("largest"), a name's begins with "#", a compound's that is no measure with "-".
    `qualifier` is in the words written, lower case. `words` are the number's own words, folded; of vague
    numbers they alone count, `value` being an order of magnitude. `outer_start` and `outer_end` take in
    qualifiers and the opener of a range. `other_end` is the value of a range's other end. `counted` says
    that the figure is surely no year. `rate` is per what it is: "day", "hour", "1000".
    """

    value: Decimal
    start: int
    end: int
    unit: str
    qualifier: str
    form: Form
    words: str
    outer_start: int
    outer_end: int
    scale: str = ""
    range_end: RangeEnd = ""
    other_end: Decimal | None = None
    counted: bool = False
    rate: str = ""

    @property
    def is_name(self) -> bool:
        """Whether the number names something (a year, an article, a model) and measures nothing."""
        return self.unit.startswith("#")
