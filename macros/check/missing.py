"""What a claimed value lacks in the words it rests on."""

from dataclasses import dataclass
from typing import Literal

What = Literal["number", "range-end", "rank", "qualifier", "unit", "year", "month", "day", "date-words"]
Reason = Literal["", "dropped", "added", "changed"]


@dataclass(frozen=True, slots=True)
class Missing:
    """One part of a claim that its evidence does not bear out.

    `words` are the claim's own, or the evidence's where the claim dropped them (`reason`). `start` and
    `end` are offsets in the claimed text, 0 where the claim is a date.
    """

    what: What
    words: str
    reason: Reason = ""
    start: int = 0
    end: int = 0
