"""The words of a narrative page that its readers see: all else is blanked, every line and column kept.

Each mark is looked up once, from front to back. One pattern from an opening to its closing mark would look for the
end of every mark anew, and on a page of marks that are never closed that takes hours.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator

Range = tuple[int, int]
Finder = Callable[[str], Iterable[Range]]

_FENCE = re.compile(r"^(```+|~~~+).*$", re.MULTILINE)
_END_OF_FENCE = re.compile(r"^(```+|~~~+)[ \t]*$", re.MULTILINE)
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---(?=\n|\Z)", re.DOTALL)


def without_front_matter(text: str) -> str:
    """The Markdown of a page alone."""
    return _FRONT_MATTER.sub("", text)


def shown_words(text: str) -> str:
    """The page with spaces for what its readers do not see, or do not take for the author's words."""
    for finder in _HIDDEN:
        pieces, place = [], 0
        for start, end in finder(text):
            pieces += [text[place:start], re.sub(r"[^\n]", " ", text[start:end])]
            place = end
        text = "".join((*pieces, text[place:]))
    return text


def _matching(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> Finder:
    compiled = re.compile(pattern, flags)
    return lambda text: (match.span() for match in compiled.finditer(text))


def _between(**marks: str) -> Finder:
    """From each opening mark to its closing one, "{{ }}"; a mark that is never closed hides nothing."""
    closing = dict(pair.split(" ") for pair in marks.values())
    opening = re.compile("|".join(map(re.escape, closing)))

    def find(text: str) -> Iterator[Range]:
        never_closed: set[str] = set()
        place = 0
        while match := opening.search(text, place):
            end = -1 if match[0] in never_closed else text.find(closing[match[0]], match.end())
            if end < 0:
                never_closed.add(match[0])
                place = match.start() + 1
            else:
                place = end + len(closing[match[0]])
                yield match.start(), place

    return find


def _fenced(text: str) -> Iterator[Range]:
    """Blocks of code: from a fence to the next line that is the same fence and nothing else."""
    ends: dict[str, list[int]] = {}
    for match in _END_OF_FENCE.finditer(text):
        ends.setdefault(match[1], []).append(match.start())
    place = 0
    for match in _FENCE.finditer(text):
        later = ends.get(match[1], [])
        following = bisect_right(later, match.start())
        if match.start() >= place and following < len(later):
            place = _END_OF_FENCE.match(text, later[following]).end()  # type: ignore[union-attr] # found above
            yield match.start(), place


_HIDDEN: tuple[Finder, ...] = (
    lambda text: (match.span() for match in _FRONT_MATTER.finditer(text)),
    _fenced,
    _between(remark="{# #}", block="{% %}", macro="{{ }}"),
    _matching(r"`[^`\n]*`"),
    _between(comment="<!-- -->"),
    _matching(r"<[^<>\n]*>"),
    _matching(r"\]\([^()\n]*\)|^\[[^\]\n]+\]:.*$", re.MULTILINE),
    _matching(r"\{:?[^{}\n]*\}"),
    _matching(r"^[ \t]*\d+[.)](?=[ \t])", re.MULTILINE),
)
