"""The MkDocs hook: checks the dossier, makes its pages, and never lets a failed build replace a site.

The only module that imports mkdocs; another generator costs another adapter. MkDocs loads this file
by itself, without a package, so everything of ours is imported in `on_config`, after the modules of an
earlier build are dropped: in a live preview each build then runs the code and facts as they stand.
"""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils import CountHandler

if TYPE_CHECKING:
    from macros.adapters.edition import Edition


class RefusedError(PluginError):
    """The machine refuses, or the command was called wrongly: one line, and the exit code of our command for both."""

    exit_code = 2


FIRST, LAST = 100, -100
_state: dict[str, Any] = {"command": "build"}


@event_priority(FIRST)
def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remembers whether this is a live preview, which must survive a broken dossier."""
    del dirty
    _state["command"] = command
    # It lists every macro at each build; its warnings stay.
    logging.getLogger("mkdocs.plugins.mkdocs_macros").setLevel(logging.WARNING)


@event_priority(FIRST)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Checks the facts and prose; any error ends the build here, before a page is written."""
    project = Path(config.config_file_path).parent
    _use_modules_of(project)
    from macros.adapters import output_folder, site_plan  # noqa: PLC0415 - see the module's docstring

    _state["folder"] = output_folder
    if _state["command"] != "serve":
        _take_place(config, output_folder)
    try:
        _state["plan"] = plan = site_plan.make_plan(project, config)
    except site_plan.UnreadableError as error:
        raise RefusedError(str(error)) from error
    _configure(config, plan.edition)
    if plan.edition.checked.errors and _state["command"] != "serve":
        raise PluginError("\n" + plan.report())
    return config


def _take_place(config: MkDocsConfig, folder: Any) -> None:  # noqa: ANN401 - the module, imported late
    """The site is built beside its place; what is no site is never replaced."""
    site = Path(config.site_dir)
    project = Path(config.config_file_path).parent
    try:
        _state["lock"] = folder.take_place(site, Path(os.environ.get("SOURCEBOOK_DOSSIER") or project))
        _state["site"] = site
        config.site_dir = str(folder.begin(site))
    except folder.NoPlaceError as error:
        raise RefusedError(str(error)) from error


def _use_modules_of(project: Path) -> None:
    if str(project) not in sys.path:
        sys.path.insert(0, str(project))
    for name in [name for name in sys.modules if name == "macros" or name.startswith("macros.")]:
        del sys.modules[name]


def _configure(config: MkDocsConfig, edition: Edition) -> None:
    config.extra["sourcebook"] = _state["plan"].frame()
    if edition.site is None or not edition.site.offline:
        config.extra["polyfills"] = []  # they make the search work from a file
    if edition.site is None:
        config.site_name = "Problems"
        config.nav = [{"Problems": "index.md"}]
        return
    config.site_name = _state["plan"].site_name
    config.site_description = _state["plan"].description
    if _state["command"] != "serve":  # a preview stands where it says that it stands
        config.site_url = edition.site.address
    config.nav = _state["plan"].nav()


@event_priority(LAST)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the generated pages, but for those that the author has written."""
    plan = _state["plan"]
    if plan.edition.checked.dossier is None:
        for file in list(files.documentation_pages()):
            files.remove(file)
        # On every address that the last sound build had, so that whichever page is open shows them.
        for path in sorted({"index.md", *_state.get("paths", ())}):
            file = File.generated(config, path, content="", inclusion=InclusionLevel.NOT_IN_NAV)
            files.append(file)
            file.page = ReadyPage("Problems", file, config, plan.report_html())
        _add_assets(files, config)
        return files
    in_nav = plan.in_nav
    for path, page in plan.generated(set(files.src_uris)).items():
        inclusion = InclusionLevel.NOT_IN_NAV if page.address not in in_nav else InclusionLevel.INCLUDED
        file = File.generated(config, path, content=f"{{{{ {page.call} }}}}\n", inclusion=inclusion)
        files.append(file)
        file.page = ReadyPage(plan.page_title(page), file, config, description=plan.page_description(page))
    _state["paths"] = [file.src_uri for file in files.documentation_pages()]
    for exported in plan.files():
        if exported.path in files.src_uris:
            continue  # the author's own robots.txt holds
        files.append(File.generated(config, exported.path, content=exported.content))
    _add_assets(files, config)
    return files


def _add_assets(files: Files, config: MkDocsConfig) -> None:
    from macros.adapters.assets import assets  # noqa: PLC0415 - see the module's docstring

    site = _state["plan"].edition.site
    for asset in assets(offline=site is not None and site.offline):
        if asset.source is None:
            files.append(File.generated(config, asset.name_in_site, content=asset.content))
        else:
            files.append(File.generated(config, asset.name_in_site, abs_src_path=str(asset.source)))


class ReadyPage(Page):
    """A page whose Markdown is a macro call and whose HTML is what the macro returned.

    It does not pass through Python-Markdown, so nothing in it can be read as Markdown.
    """

    def __init__(
        self, title: str, file: File, config: MkDocsConfig, html: str | None = None, description: str = ""
    ) -> None:
        self.ready_title, self.ready_html, self.description = title, html, description
        super().__init__(title, file, config)

    def read_source(self, config: MkDocsConfig) -> None:
        """The macro call, and the metadata that hides Material's own columns."""
        super().read_source(config)
        self.meta = {"title": self.ready_title, "hide": ["navigation", "toc"], "search": {"exclude": True}}
        self.meta |= {"description": self.description} if self.description else {}
        self.title = self.ready_title

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Takes the macro's output as it is."""
        del config, files
        self.content = self.ready_html if self.ready_html is not None else (self.markdown or "")
        self.toc = get_toc([])


@event_priority(FIRST)
def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Gives each page outside the navigation its place in it: its tab and its breadcrumbs."""
    del config
    plan = _state["plan"]
    sections = {
        child.file.src_uri: section
        for section in _sections(nav.items)
        for child in section.children
        if isinstance(child, Page)
    }
    for file in files.documentation_pages():
        index = plan.index_path_of(file.src_uri)
        if file.page is not None and file.page.parent is None and index in sections:
            file.page.parent = sections[index]
    return nav


def _sections(found: list[Any]) -> list[Section]:
    sections = [entry for entry in found if isinstance(entry, Section)]
    return sections + [inner for section in sections for inner in _sections(section.children)]


@event_priority(LAST)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Catches what mkdocs-macros would publish: it puts a failed page's traceback in place of the page."""
    del config, files
    if markdown.startswith(("# _Macro Rendering Error_", "# _Macro Syntax Error_")):
        _state["plan"].page_failed(page.file.src_uri, markdown)
    return markdown


@event_priority(FIRST)
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Head for paper and foot; tables of contents and anchors come from the finished HTML, whoever wrote it."""
    del config, files
    html = _state["plan"].framed(html, page.file.src_uri)
    toc, anchors = _state["plan"].read_headings(html, page.file.src_uri)
    page.toc = get_toc(toc)
    page.present_anchor_ids = anchors
    if page.is_homepage:  # its parts are laid out for the whole width; `hide: []` asks for the columns all the same
        page.meta.setdefault("hide", ["navigation", "toc"])
    return html


@event_priority(LAST)
def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:  # noqa: ANN401 - Jinja's environment
    """Ends the build with all problems that macros met, if they met any; else adds to the search what it holds."""
    del files
    plan = _state["plan"]
    search = config.plugins.get("material/search")
    if search is not None:
        search.search_index.entries += plan.search_entries()
    if _state["command"] == "serve":
        return env
    if plan.edition.faults:
        raise PluginError("\n" + "\n".join(plan.edition.faults))
    if plan.edition.problems:
        raise PluginError("\n" + plan.report())
    return env


@event_priority(LAST)
def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Edit links lead to the record in its file; each page names its address on the web."""
    del nav
    plan, path = _state["plan"], page.file.src_uri
    page.edit_url = plan.edit_url(path, config.repo_url)
    if _state["command"] != "serve":
        page.canonical_url = plan.canonical_url(path)
    return context


@event_priority(LAST)
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Puts what citations and names open into the page, outside of what the search reads."""
    del config
    finished: str = _state["plan"].with_cards(output, page.content or "", page.file.src_uri)
    return finished


@event_priority(LAST)
def on_post_build(config: MkDocsConfig) -> None:
    """Checks what was built, then puts it in the place of the old site."""
    if _state["command"] == "serve":
        return
    plan, new, site = _state["plan"], Path(config.site_dir), _state["site"]
    plan.finish(new, [Path(folder) for folder in config.theme.dirs])
    problems = plan.check_output(new)
    if problems:
        raise PluginError("\n" + problems)
    if config.strict and _warnings():
        return  # MkDocs ends with an error behind this, and the old site stays
    _state["folder"].swap(new, site)
    config.site_dir = str(site)


def on_build_error(*, error: Exception) -> None:
    """Says in one line what the machine refused: a full disk, a missing right. The old site stands."""
    if isinstance(error, RefusedError):
        raise error
    if isinstance(error, OSError) and _state["command"] != "serve":
        from macros.problems import refusal  # noqa: PLC0415 - see the module's docstring

        raise RefusedError(f"{refusal(error)}; nothing was published") from error


def _warnings() -> int:
    counts = [
        handler.get_counts() for handler in logging.getLogger("mkdocs").handlers if isinstance(handler, CountHandler)
    ]
    return sum(count for handler in counts for level, count in handler if level in {"WARNING", "ERROR"})


def on_shutdown() -> None:
    """A build that failed leaves nothing behind."""
    if "site" in _state:
        _state["folder"].clear(_state["site"])
        _state["lock"].release()
