"""Another machine, for whatever Python starts with this folder on its path: `UNLIKE` names how it differs.

* `order`: folders list their files the other way round, as another file system might.
* `alone`: there is no git, and nothing reaches a network; who tries that is written to the file in `UNLIKE_LOG`.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any, Self

_UNLIKE = os.environ.get("UNLIKE", "").split()
_FORBIDDEN = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto")


class _Backwards:
    """What `os.scandir` gives, the other way round."""

    def __init__(self, entries: Any) -> None:  # noqa: ANN401 - an iterator that has no public type
        with entries:
            self.entries = iter(list(entries)[::-1])

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Any:  # noqa: ANN401
        return next(self.entries)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is open."""

    def close(self) -> None:
        """Nothing is open."""


def _turn_round() -> None:
    scandir, listdir = os.scandir, os.listdir
    # Sorted first, so that the order is another one than that of an unchanged machine wherever that sorts.
    os.scandir = lambda *words: _Backwards(scandir(*words))  # type: ignore[assignment]
    os.listdir = lambda *words: sorted(listdir(*words))[::-1]  # type: ignore[assignment]


def _forbid(event: str, words: tuple[object, ...]) -> None:
    if event == "subprocess.Popen" and Path(str(words[0])).stem == "git":
        raise FileNotFoundError(words[0])
    if event in _FORBIDDEN:
        with Path(os.environ["UNLIKE_LOG"]).open("a", encoding="utf-8") as log:
            log.write(f"{event} {words}\n")
        raise OSError(event)


if "order" in _UNLIKE:
    _turn_round()
if "alone" in _UNLIKE:
    sys.addaudithook(_forbid)
