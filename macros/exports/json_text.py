"""JSON as files: one form of bytes for one value."""

from __future__ import annotations

import json


def json_bytes(value: object) -> bytes:
    """A value as JSON (RFC 8259, UTF-8), indented for people, letters as they are."""
    return (json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()
