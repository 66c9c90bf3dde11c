"""What a narrative page says of itself: its front matter and its first heading. Its text is the generator's."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import yaml

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FENCE = re.compile(r"^(?P<fence>`{3,}|~{3,}).*?^(?P=fence)[`~]*[ \t]*$", re.DOTALL | re.MULTILINE)
# The three ways in which Markdown takes a heading of the first level.
_HEADING = re.compile(
    r"^# +(?P<hash>.+?)(?: +#+)?[ \t]*$|^(?P<line>[^\s#>*+-].*)\n=+[ \t]*$|<h1\b[^>]*>(?P<html>.*?)</h1>",
    re.MULTILINE | re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True)
class PageText:
    """A page: the fields of its front matter, and its Markdown."""

    meta: Mapping[str, object]
    body: str

    @property
    def heading(self) -> str:
        """The words of its first heading of the first level, or an empty string; a block of code has none."""
        match = _HEADING.search(_FENCE.sub("", self.body))
        return next((words.strip() for words in match.groups() if words), "") if match else ""

    @property
    def title(self) -> str:
        """As MkDocs finds it: from the front matter, else from the heading."""
        return str(self.meta.get("title") or self.heading)

    @property
    def runs_macros(self) -> bool:
        """Whether macros are run on it: `render_macros: false` leaves it as it stands."""
        return self.meta.get("render_macros") is not False


def read_page(text: str) -> PageText:
    """The page's parts; front matter that cannot be read is left to the generator to report."""
    match = _FRONT_MATTER.match(text)
    if not match:
        return PageText({}, text)
    try:
        meta = yaml.safe_load(match[1])
    except yaml.YAMLError:
        meta = None
    return PageText(meta if isinstance(meta, dict) else {}, text[match.end() :])
