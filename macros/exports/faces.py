"""The faces of pages that are opened from a file: they lie beside the page or stand in it, and are waited for.

On a hosted site a face that comes late is not used before the next page, so that nothing moves (CSS Fonts Level 4,
`font-display: optional`). From a file that would be each time, since a browser fetches nothing early there; and none is
ever far. So words wait for their face (`block`), and a script asks for it before the first of them is drawn.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from macros.check.page_policy import inline_scripts

_SCRIPT = Path(__file__).parent.parent / "theme" / "partials" / "javascripts" / "faces.html"
_NOT_WHEN_LATE, _WAITED_FOR = "font-display: optional", "font-display: block"


def waited_for(style: str) -> str:
    """The style sheet of a hosted page, for one that is opened from a file. Raises ValueError if it has no faces."""
    if _NOT_WHEN_LATE not in style:
        raise ValueError(f"01-tokens.css has no faces: {_NOT_WHEN_LATE}")
    return style.replace(_NOT_WHEN_LATE, _WAITED_FOR)


@cache
def script() -> str:
    """What asks for the faces, to stand in a page's head behind its style."""
    (found,) = inline_scripts(_SCRIPT.read_text(encoding="utf-8"))
    return found
