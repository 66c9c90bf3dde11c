"""What a claimed value lacks in the words it rests on."""

from dataclasses import dataclass
from typing import Literal

What = Literal["number", "range-end", "rank", "qualifier", "unit", "words", "year", "month", "day", "date-words"]
Reason = Literal["", "dropped", "added", "changed"]


@dataclass(frozen=True, slots=True)
class Missing:
    """One part of a claim that its evidence does not bear out.

    `words` are the claim's own, or the evidence's where the claim dropped them (`reason`); `found` are the
    evidence's where the claim changed them, or where they give a part of a date to another date. `start` and
    `end` are offsets in the claimed text, 0 where the claim is a date.
    """

    what: What
    words: str
    reason: Reason = ""
    start: int = 0
    end: int = 0
    found: str = ""

    def explain(self) -> str:
        """What is wrong, for a reader, to follow the field's name: 'says "over", its evidence "more than"'."""
        name = "words" if self.what == "date-words" else self.what.replace("-", " ")
        if self.what == "range-end" and self.reason == "dropped":
            return f'gives "{self.words}" alone, its evidence a range'
        if self.what == "range-end" and self.reason == "added":
            return f'makes "{self.words}" an end of a range that its evidence does not give'
        if self.reason == "dropped":
            return f'leaves out "{self.words}", which its evidence says of it'
        if self.reason == "changed":
            return f'says "{self.words}", its evidence "{self.found}"'
        if self.found:
            other = "" if self.found == self.words else f', "{self.found}"'
            return f'says {name} "{self.words}", which its evidence says of another date{other}'
        return f'says {name} "{self.words}", which its evidence does not'
