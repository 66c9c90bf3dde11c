"""Offers the macros to mkdocs-macros, each bound to the page that calls it.

A macro never raises: its problem is recorded with page and line, and the hook fails the build with
all of them, so that a live preview keeps running.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from types import FrameType
from typing import TYPE_CHECKING, Any

from macros.adapters.edition import Edition, current
from macros.load.markdown import read_page
from macros.problems import Location, problem
from macros.prose_macros import MacroError, Prose, macros
from macros.views.urls import address_of
from macros.views.view import View

if TYPE_CHECKING:
    from mkdocs_macros.plugin import MacrosPlugin


def offer_macros(env: MacrosPlugin) -> None:
    """Registers every macro of `Prose`; without a sound dossier there is nothing to offer."""
    edition = current()
    if edition is None or edition.site is None:
        return
    for macro in macros():
        env.macros[macro.name] = _bound(env, edition, macro.name)


def _bound(env: MacrosPlugin, edition: Edition, name: str) -> Callable[..., str]:
    def call(*args: Any, **kwargs: Any) -> str:  # noqa: ANN401 - whatever an author writes
        path = env.page.file.src_uri
        assert edition.site is not None
        inside = path not in edition.generated and bool(read_page(env.page.markdown or "").heading)
        prose = Prose(View(edition.site, address_of(path)), inside)
        try:
            return getattr(prose, name)(*args, **kwargs)  # type: ignore[no-any-return] # every macro returns HTML
        except MacroError as error:
            message = f"{name}: {error}"
            edition.problems.append(problem("macro-arguments", _place(env, name), message))
            return ""
        except Exception:  # noqa: BLE001 - whatever it is, it ends the build
            # mkdocs-macros would publish the traceback as the page and go on; a fault of ours must end the build.
            edition.faults.append(f"docs/{path}: {name} failed\n{traceback.format_exc()}")
            return ""

    return call


def _place(env: MacrosPlugin, name: str) -> Location:
    """Where the macro was called, in the author's file: Jinja counts lines behind the front matter."""
    page = env.page
    source = page.file.content_string
    line = _line() + source.count("\n") - (page.markdown or "").count("\n")
    column = source.split("\n")[line - 1].find(f"{name}(") + 1 if line <= source.count("\n") + 1 else 1
    return Location(f"docs/{page.file.src_uri}", line, max(column, 1))


def _line() -> int:
    """The line of the page's source that is being rendered, from the frames of Jinja's compiled template."""
    frame: FrameType | None = sys._getframe(1)  # noqa: SLF001 - Jinja offers no other way to the line
    while frame is not None:
        template = frame.f_globals.get("__jinja_template__")
        if template is not None and template.filename == "<template>":
            return int(template.get_corresponding_lineno(frame.f_lineno))
        frame = frame.f_back
    return 1
