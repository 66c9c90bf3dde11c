"""Ends an action before any one of its changes to files, as a kill or a full disk would, in this very process.

Python tells an audit hook of each change beforehand, on every system and to every user; so a test can go
through all moments of a swap one by one, where a kill by the clock would hit the two renames once in a year.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

_CHANGES = frozenset({"os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.truncate", "os.chmod", "os.link"})
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT


class Killed(BaseException):
    """What the action sees where the test ends it. No `except Exception` lives on behind it."""


@dataclass
class Clock:
    """Counts changes down; `struck` tells whether it came to the end."""

    left: int = 0  # changes that may still happen
    error: BaseException | None = None  # what then happens; None where nothing is counted
    stays: bool = True  # whether every later change fails too: the dead write nothing
    struck: bool = False


_clock = Clock()


def _before(event: str, words: tuple[object, ...]) -> None:
    if _clock.error is None or not (event in _CHANGES or (event == "open" and _writes(words))):
        return
    _clock.left -= 1
    if _clock.left == -1 or (_clock.struck and _clock.stays):
        _clock.struck = True
        raise _clock.error


def _writes(words: tuple[object, ...]) -> bool:
    flags = words[2] if len(words) > 2 else 0
    return isinstance(flags, int) and bool(flags & _WRITES)


sys.addaudithook(_before)


@contextmanager
def ended_before(change: int, error: BaseException | None = None) -> Iterator[Clock]:
    """Ends the action in the block before its change number `change` (from 0).

    Without an `error` it is killed: nothing that runs afterwards, no `finally` of it, changes a file. With
    one, that change alone fails.
    """
    _clock.left, _clock.error, _clock.stays, _clock.struck = change, error or Killed(), error is None, False
    try:
        yield _clock
    finally:
        _clock.error = None
