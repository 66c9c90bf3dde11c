"""The kinds of record, one a module. A new kind is one class here and one template: nothing lists them."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache

from macros.model.record import Record, Statement


@cache
def kinds() -> Mapping[str, type[Record]]:
    """Kind → class, in the order of names: every subclass of Record that a module here defines."""
    found: dict[str, type[Record]] = {}
    for module in pkgutil.iter_modules(__path__):
        for value in vars(importlib.import_module(f"{__name__}.{module.name}")).values():
            if _is_kind(value, f"{__name__}.{module.name}"):
                found[value.kind] = value
    return dict(sorted(found.items()))


def _is_kind(value: object, module: str) -> bool:
    return (
        isinstance(value, type)
        and issubclass(value, Record)
        and value not in {Record, Statement}
        and value.__module__ == module
    )


def by_plural() -> Mapping[str, type[Record]]:
    """Plural (the name of the file and of the address) → class."""
    return {cls.plural: cls for cls in kinds().values()}
