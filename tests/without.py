"""A plugin of pytest that takes one defence out of the engine before any test is read: `-p tests.without`.

The environment says which: `WITHOUT=macros.check.context_guard:guard_all=nothing`. Of a function the code is replaced,
so that it is gone for those too who hold it already; anything else is replaced in its own module, before others, which
stand above it, import it.
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Callable, Mapping
from types import FunctionType

VARIABLE = "WITHOUT"


def _nothing(*_: object, **__: object) -> tuple[object, ...]:
    return ()


def _same(first: object, *_: object, **__: object) -> object:
    return first


REPLACED_BY: Mapping[str, Callable[[], object]] = {
    "nothing": lambda: _nothing,
    "none": lambda: lambda *_, **__: None,
    "same": lambda: _same,
    "yes": lambda: lambda *_, **__: True,
    "no": lambda: lambda *_, **__: False,
    "endless": lambda: 10**12,
}


def take_out(words: str) -> None:
    """Replace what `module:name.of.attribute=by` names; raises where there is no such thing."""
    target, _, by = words.partition("=")
    module, _, names = target.partition(":")
    holder: object = importlib.import_module(module)
    *path, last = names.split(".")
    for name in path:
        holder = getattr(holder, name)
    defence, instead = getattr(holder, last), REPLACED_BY[by]()
    if isinstance(defence, FunctionType) and isinstance(instead, FunctionType):
        defence.__code__ = instead.__code__
    else:
        setattr(holder, last, instead)


if os.environ.get(VARIABLE):
    take_out(os.environ[VARIABLE])
