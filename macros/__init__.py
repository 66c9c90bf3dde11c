"""Sourcebook: structured, sourced facts as a website that a reader can check.

mkdocs-macros imports this package and calls `define_env`. Nothing of ours is imported here before
that, so that a live preview always runs the code as it stands on disk. Nothing else is, either: Ctrl-C
ends a command without a traceback only from the first line of `__main__` on.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mkdocs_macros.plugin import MacrosPlugin


def define_env(env: MacrosPlugin) -> None:
    """Offers the macros to the pages that mkdocs-macros renders."""
    from macros.adapters.macros_env import offer_macros  # noqa: PLC0415 - see the module's docstring

    offer_macros(env)
