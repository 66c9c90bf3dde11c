"""Values as JSON that may stand in a script's tag of a page as data."""

from __future__ import annotations

import json

# What could end the script, begin a comment in it, or be a line break to an older reader of scripts.
_ESCAPED = {ord(mark): f"\\u{ord(mark):04x}" for mark in "<>&\u2028\u2029"}


def in_script(value: object) -> str:
    """The value as JSON on one line, in which nothing can end the tag; any reader of JSON gives the value back."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPED)
