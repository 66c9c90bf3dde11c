"""The site as it is read and as it is made: looked at from outside, in the finished HTML and in what a build leaves."""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
import shutil
import subprocess
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from macros.build import check
from macros.graph import Dossier
from macros.kinds import kinds
from macros.views.one_file import FILE
from tests.conftest import PROJECT, Built, Element, bare_project, copy_sources, environment, read_pages, run_python

KINDS_WITH_PAGES = ("actor", "event", "statistic", "quote", "claim", "relation", "place", "topic", "source")
SINGLE_PAGES = (
    "",
    "experts/",
    "timeline/",
    "network/",
    "a-z/",
    "weak-points/",
    "about-the-data/",
    "corrections/",
    "downloads/",
    "how-to-read/",
    "privacy/",
    "problems/",
    "brief/",
    "contribute/",
)
TABS = ("Home", "Actors", "Events", "Statistics", "Experts", "Timeline", "Network", "Sources", "More pages")
# Its links start at the top of the server, which shows it for whatever address is missing.
NOT_FOUND = "404.html"


@dataclass(frozen=True)
class Edition:
    """A built site: its folder, its pages as trees, and whether an address ending in / opens its index.html."""

    folder: Path
    pages: dict[str, Element]
    served: bool

    def file(self, page: str, link: str) -> str | None:
        """The file that a link on a page opens, or None."""
        path = unquote(urlsplit(link).path)
        if path.startswith("/"):
            return None
        found = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
        if path and (path.endswith("/") or (self.folder / found).is_dir()):
            found = (
                posixpath.normpath(f"{found}/index.html") if self.served else "a folder, which opens as a list of files"
            )
        return found if (self.folder / found).is_file() else None


@pytest.fixture(scope="module")
def hosted(built: Built) -> Edition:
    """The site as a server shows it.

    The one-file edition and the page for missing addresses, which the theme does not make, have tests of their own.
    """
    pages = read_pages(built.site)
    del pages[FILE], pages[NOT_FOUND]
    return Edition(built.site, pages, served=True)


@pytest.fixture(scope="module")
def offline(built: Built) -> Edition:
    """The unpacked zip, as it opens from a folder."""
    return Edition(built.offline, read_pages(built.offline), served=False)


@pytest.fixture(scope="module")
def dossier(built: Built) -> Dossier:
    """The facts that the site was made from."""
    found = check(built.project).dossier
    assert found is not None
    return found


@pytest.fixture(params=["hosted", "offline"])
def edition(request: pytest.FixtureRequest) -> Edition:
    """Both editions, one after the other."""
    found: Edition = request.getfixturevalue(request.param)
    return found


def content(page: Element) -> Element:
    """What the page itself says, without the theme's header, tabs and foot."""
    return next(found for found in page.find("article") if "md-content__inner" in found.classes)


def links(element: Element) -> Iterator[tuple[Element, str]]:
    """Whatever an element makes a browser fetch or lets a reader open."""
    for found in element.walk():
        for name in ("href", "src", "action", "poster", "data"):
            if found.attributes.get(name):
                yield found, found.attributes[name]


def none(found: list[str]) -> None:
    """Fails with all of them, not with the first."""
    assert not found, "\n".join(["", *sorted(set(found))[:60]])


# -- links --------------------------------------------------------------------------------------


def test_every_link_leads_to_a_file_and_an_id(edition: Edition) -> None:
    """Read with another parser than the build's own check: two would have to be wrong alike."""
    ids = {name: {found.attributes.get("id") for found in page.walk()} for name, page in edition.pages.items()}
    broken = []
    for name, page in edition.pages.items():
        for _, link in links(page) if name != NOT_FOUND else ():
            if urlsplit(link).scheme or link == "#":
                continue
            target = edition.file(name, link)
            fragment = unquote(urlsplit(link).fragment)
            if target is None or (fragment and fragment not in ids.get(target, ()) and not fragment.startswith("__")):
                broken.append(f"{name}: {link}")
    none(broken)


def test_no_id_stands_twice_on_a_page(edition: Edition) -> None:
    """A link to such an id opens the wrong place, and a screen reader reads the wrong label."""
    none(
        [
            f"{name}: {held}"
            for name, page in edition.pages.items()
            for held, count in Counter(
                found.attributes["id"] for found in page.walk() if "id" in found.attributes
            ).items()
            if count > 1
        ]
    )


def test_labels_belong_to_something(edition: Edition) -> None:
    """`for`, `aria-labelledby` and `aria-describedby` are links as well."""
    found = []
    for name, page in edition.pages.items():
        ids = {element.attributes.get("id") for element in page.walk()}
        for element in content(page).walk():
            for attribute in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
                found += [
                    f"{name}: {held}" for held in element.attributes.get(attribute, "").split() if held not in ids
                ]
    none(found)


def test_nothing_is_fetched_from_elsewhere(edition: Edition) -> None:
    """What the reader looks at is nobody else's business, and a stick has no network."""
    foreign = []
    for name, page in edition.pages.items():
        for element, link in links(page):
            outside = urlsplit(link).scheme in {"http", "https"} or link.startswith("//")
            if outside and (element.tag != "a" or "noreferrer" not in element.attributes.get("rel", "")):
                foreign.append(f"{name}: {element.tag} {link}")
    for sheet in edition.folder.rglob("*.css"):
        text = sheet.read_text(encoding="utf-8")
        for link in re.findall(r"url\(\s*[\"']?([^\"')]+)", text) + re.findall(r"@import\s+[\"']([^\"']+)", text):
            here = sheet.relative_to(edition.folder).as_posix()
            if not link.startswith(("data:", "#")) and edition.file(here, link) is None:
                foreign.append(f"{here}: {link}")
    none(foreign)


def test_every_page_can_be_reached_and_left(edition: Edition) -> None:
    """Links in what pages say, not in tabs: a reader who follows the facts gets everywhere and nowhere gets stuck."""
    into: Counter[str] = Counter()
    out: Counter[str] = Counter()
    for name, page in edition.pages.items():
        for element, link in links(content(page)) if name != NOT_FOUND else ():
            target = edition.file(name, link) if element.tag == "a" and not urlsplit(link).scheme else None
            if target in edition.pages and target != name:
                into[target] += 1
                out[name] += 1
    names = set(edition.pages) - {NOT_FOUND}
    none([f"{name}: no link leads to it" for name in names if not into[name]])
    none([f"{name}: no link leads on" for name in names if not out[name]])


# -- pages --------------------------------------------------------------------------------------


def _addresses(dossier: Dossier) -> set[str]:
    """The addresses that the site promises, written out here a second time: they are public and never change."""
    found = set(SINGLE_PAGES)
    for record in dossier.records.values():
        if record.kind in KINDS_WITH_PAGES:
            found |= {f"{record.kind}s/", f"{record.kind}s/{record.id}/"}
    return found


def test_every_page_stands_at_its_address(hosted: Edition, dossier: Dossier) -> None:
    """Others cite these addresses."""
    assert {record.kind for record in dossier.records.values()} >= set(KINDS_WITH_PAGES)
    none([address for address in _addresses(dossier) if f"{address}index.html" not in hosted.pages])


def test_both_editions_hold_the_same_pages(hosted: Edition, offline: Edition) -> None:
    """Whoever has no network misses nothing."""
    online = {name.removesuffix("index.html").rstrip("/") for name in hosted.pages} - {NOT_FOUND}
    assert {re.sub(r"(?:(?:^|/)index)?\.html$", "", name) for name in offline.pages} == online


def test_every_page_has_one_heading_and_all_tabs(edition: Edition) -> None:
    """One h1 tells a screen reader where it is; the tabs are the same everywhere."""
    for name, page in edition.pages.items():
        tabs = [found.text() for found in page.find("a", css="md-tabs__link")]
        assert (name, *tabs) == (name, *TABS)
        headings = [found.text() for found in page.find("h1")]
        assert len(headings) == 1, (name, headings)


def test_sentences_have_their_addresses(hosted: Edition, dossier: Dossier) -> None:
    """Sentence 12 is sources/<id>/#s12."""
    for source in dossier.read_sources:
        page = hosted.pages[f"sources/{source.id}/index.html"]
        ids = [
            found.attributes["id"] for found in page.find("li") if re.fullmatch(r"s\d+", found.attributes.get("id", ""))
        ]
        assert ids == [f"s{sentence.number}" for sentence in dossier.shown_sentences(source)]


# -- facts and citations ------------------------------------------------------------------------


def _cited(element: Element) -> set[str]:
    """The sentences that an element's citations open: source and fragment."""
    found = [a.attributes["href"] for css in ("sb-cite", "sb-number") for a in element.find("a", css=css)]
    return {link.rstrip("/").split("/")[-2] + "#" + urlsplit(link).fragment for link in found if "/sources/" in link}


def test_every_fact_carries_a_citation_where_it_is_shown(edition: Edition) -> None:
    """Wherever a standing is told, a fact is told, and its sentence is one click away."""
    bare = []
    for name, page in edition.pages.items():
        if name.startswith(("sources/", "how-to-read")):  # there the sentence itself stands beside it
            continue
        for mark in page.find("span", css="sb-standing"):
            block = mark.parent
            if block and block.tag in {"label", "dt"}:  # a choice of a filter, a term of a legend: they tell no fact
                continue
            while block and not (block.find("a", css="sb-cite") or block.find("a", css="sb-number")):
                block = block.parent
                if block and (block.tag in {"ul", "ol", "tbody"} or {"sb-main", "sb"} & set(block.classes)):
                    block = None
            rail = mark.parent is not None and mark.parent.tag == "dd"
            if block is None and not rail:
                bare.append(f"{name}: {mark.parent.text() if mark.parent else ''}")
    none(bare)


def test_the_citations_of_a_fact_are_those_of_its_evidence(hosted: Edition, dossier: Dossier) -> None:
    """A citation that opens another sentence is worse than none."""
    wrong = []
    for record in dossier.statements:
        page = content(hosted.pages[f"{record.kind}s/{record.id}/index.html"])
        placed = dossier.evidence(record.id)
        rests_on = {f"{one.evidence.source}#s{number}" for one in placed for number in one.evidence.sentences}
        head = _cited(page.find("header", css="sb-head")[0])
        if not head or not head <= rests_on:
            wrong.append(f"{record.kind} {record.id}: head cites {sorted(head)}, rests on {sorted(rests_on)}")
        if not rests_on <= _cited(page):
            wrong.append(f"{record.kind} {record.id}: not shown: {sorted(rests_on - _cited(page))}")
    none(wrong)


def test_the_words_of_the_evidence_stand_on_the_page(hosted: Edition, dossier: Dossier) -> None:
    """Read as the reader reads them, not as a template was given them."""
    lost = []
    for record in dossier.statements:
        page = hosted.pages[f"{record.kind}s/{record.id}/index.html"]
        shown = [" ".join(found.text().split()) for found in page.find(css="sb-sentence")]
        for placed in dossier.evidence(record.id):
            for start, end in placed.evidence.spans:
                stored = dossier.text_of(placed.evidence.source)
                assert stored is not None
                for sentence in stored.sentences_between(start, end):
                    words = " ".join(sentence.text[max(0, start - sentence.start) : end - sentence.start].split())
                    if not any(words in block for block in shown) and record.kind not in {"actor", "place"}:
                        lost.append(f"{record.id}: {words}")
    none(lost)


# -- words --------------------------------------------------------------------------------------

NOUNS = sorted(
    {cls.plural.replace("_", " ") for cls in kinds().values()}
    | {"sentences", "facts", "records", "statements", "others", "paraphrases", "problems", "persons", "mentions"}
)
SINGULARS = [noun.removesuffix("s") for noun in NOUNS]
SLIPS = {
    # Two sentences of our own begin with such a word.
    "a name without value": r"\bNone\b(?! is put)|\bUndefined\b(?! names stop)|\bnan\b|\bNaN\b",
    "an unrun macro": r"\{\{|\}\}|\{%|%\}|Macro (?:Rendering|Syntax) Error",
    "Python": r"<(?:macros|class|function|bound)\b|object at 0x|\b\w+\(\w+=|\bTraceback\b|\bdatetime\.|[\[{(]'",
    "a placeholder": r"\bTODO\b|\bFIXME\b|\bLorem ipsum\b|\bXXX\b",
    "space before a mark": r"\s[,;:.](?=\s|$)|[ ][!?]$",
    "two marks": r"(?<![.…]),,|;;|\.\.(?!\.)(?<!\.\.\.)|,\.|;\.|:\.|…\.(?=\s|$)",
    "empty brackets": r"\(\s*\)|\[\s*\]|“\s*”",
    "one of many": rf"(?<![\d,.])1 (?:{'|'.join(NOUNS)})\b",
    "many of one": rf"(?<![\d,.])(?:[02-9]|[1-9]\d+) (?:{'|'.join(SINGULARS)})\b",
    "two articles": r"\b(the|a|an|of|by|in|to|is) \1\b",
    "markup read as text": r"&(?:amp|lt|gt|quot|#\d+);|</?(?:a|p|em|span|div)\b|\[\[|\]\]",
}


@pytest.mark.parametrize("slip", SLIPS)
def test_no_page_shows(slip: str, hosted: Edition, dossier: Dossier) -> None:
    """Slips of templates, looked for in all words of all pages; what the source itself writes is its own affair."""
    pattern = re.compile(SLIPS[slip], re.MULTILINE)
    texts = [text.text for source in dossier.read_sources if (text := dossier.text_of(source.id))]
    found = []
    for name, page in hosted.pages.items():
        words = page.text("code", "pre")
        for match in pattern.finditer(words):
            line = words[words.rfind("\n", 0, match.start()) + 1 :].split("\n")[0]
            near = words[max(0, match.start() - 8) : match.end() + 8].strip()
            if not any(near in text for text in texts):
                found.append(f"{name}: {match.group()!r} in {line[:160]}")
    none(found)


FRAMES = "h1 h2 h3 h4 li ul ol dl dt dd p tbody td th a blockquote figcaption button label".split()


def test_no_heading_list_or_table_is_empty(edition: Edition) -> None:
    """An empty frame promises what is not there."""
    none(
        [
            f"{name}: <{found.tag} class={found.attributes.get('class', '')!r}>"
            for name, page in edition.pages.items()
            for found in content(page).find(*FRAMES)
            if not found.text().strip() and not found.find("img", "svg", "input")
        ]
    )


def test_titles_differ(hosted: Edition) -> None:
    """A tab, a bookmark and a search result show nothing else; a topic may be called as the actor it is about."""
    titles = Counter(
        (posixpath.dirname(posixpath.dirname(name)), page.find("title")[0].text())
        for name, page in hosted.pages.items()
        if name != NOT_FOUND
    )
    none([f"{folder}: {title}" for (folder, title), count in titles.items() if count > 1])


def test_search_holds_every_record_by_all_its_names(built: Built, dossier: Dossier) -> None:
    """By name, other name and what it is called in the text; and the index stays small enough for a phone."""
    path = built.site / "search" / "search_index.json"
    assert path.stat().st_size < 2_000_000
    words: dict[str, str] = {}
    for entry in json.loads(path.read_text(encoding="utf-8"))["docs"]:
        page = entry["location"].partition("#")[0]
        words[page] = f"{words.get(page, '')} {unescape(entry['title'])} {unescape(entry['text'])}"
    lost = []
    for record in dossier.records.values():
        names = (*record.names, *getattr(record, "called", ()), *([] if record.names else [dossier.heading(record.id)]))
        found = words.get(f"{record.kind}s/{record.id}/", "")
        lost += [f"{record.id}: {name}" for name in names if record.paged and name not in found]
    none(lost)


# -- what a build leaves ------------------------------------------------------------------------


def test_a_strict_build_warns_of_nothing(built: Built) -> None:
    """A warning that is always there hides the one that matters; MkDocs files some of them as information."""
    warning = re.compile(r"\bWARN|\bERROR\b|Warning:|Doc file|not included in")
    none([line for line in built.log.splitlines() if warning.search(line)])


def test_the_zip_is_one_folder_that_opens(built: Built) -> None:
    """Unpacked anywhere it makes one folder; its entries are sorted and bear no time of ours."""
    with zipfile.ZipFile(built.bundle) as archive:
        entries = archive.infolist()
        assert archive.testzip() is None
    names = [entry.filename for entry in entries]
    assert names == sorted(names)
    assert len(names) == len({name.casefold() for name in names}), "some systems take these for one"
    assert {name.partition("/")[0] for name in names} == {built.bundle.stem.removesuffix("-offline")}
    assert f"{names[0].partition('/')[0]}/index.html" in names
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert [name for name in names if name.startswith("/") or ".." in name.split("/") or "\\" in name] == []
    assert [name for name in names if Path(name).name in {"404.html", "sitemap.xml", "sitemap.xml.gz"}] == []
    assert {entry.external_attr >> 16 & 0o777 for entry in entries} == {0o644}
    assert max(map(len, names)) <= 180


@pytest.mark.parametrize("part", ["site", "offline"])
def test_every_file_has_its_checksum(part: str, built: Built) -> None:
    """Of what lies there in the end: nothing was written behind it, and what marks a build is not in it."""
    folder: Path = getattr(built, part)
    lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    listed = {line[66:]: line[:64] for line in lines}
    there = {name: hashlib.sha256(held).hexdigest() for name, held in tree(folder).items() if name != "SHA256SUMS"}
    assert listed == there
    assert list(listed) == sorted(listed)


def test_size_and_checksum_of_the_zip_are_told(built: Built, hosted: Edition) -> None:
    """On the page that offers it, and to whoever built it."""
    checksum = hashlib.sha256(built.bundle.read_bytes()).hexdigest()
    size = f"{built.bundle.stat().st_size / 1_000_000:.1f} MB"
    told = content(hosted.pages["downloads/index.html"]).text()
    assert f"{built.bundle.name}, {size}: unpack it" in told
    assert f"Its SHA-256 checksum: {checksum}" in told
    assert f"SHA-256 {checksum}" in built.log
    assert f"{size}," in built.log


def test_downloads_offers_the_same_zip_and_the_text(built: Built, hosted: Edition) -> None:
    """The hosted site hands out the very bundle that was built."""
    page = hosted.pages["downloads/index.html"]
    offered = {link for element, link in links(page) if "download" in element.attributes}
    assert built.bundle.name in offered
    assert (built.site / "downloads" / built.bundle.name).read_bytes() == built.bundle.read_bytes()
    for text in (built.project / "data" / "texts").glob("*.txt"):
        assert (built.site / "downloads" / "texts" / text.name).read_bytes() == text.read_bytes()


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, with what it holds."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_same_facts_give_the_same_bytes(built: Built, tmp_path: Path) -> None:
    """Built again elsewhere, with another order of hashes and files, time zone and mood: nothing differs.

    `tests/test_same_bytes.py` takes the differences one by one.
    """
    folder = copy_sources(tmp_path / "another place, für Bücher", built.project)
    unlike = {"PYTHONHASHSEED": "4711", "TZ": "Pacific/Chatham", "LC_ALL": "C", "PYTHONUTF8": "0", "COLUMNS": "40"}
    machine = {"PYTHONPATH": str(PROJECT / "tests" / "unlike"), "UNLIKE": "order alone"}
    log = tmp_path / "attempts"
    done = run_python("-m", "macros", "site", cwd=folder, UNLIKE_LOG=str(log), **unlike, **machine)
    assert not log.exists(), f"it reached for a network: {log.read_text(encoding='utf-8')}"
    assert done.returncode == 0, done.stdout + done.stderr
    assert (folder / "dist" / built.bundle.name).read_bytes() == built.bundle.read_bytes()
    first, second = tree(built.site), tree(folder / "site")
    none([name for name in first | second if first.get(name) != second.get(name)])


# -- builds that fail ---------------------------------------------------------------------------

INDEX = "# Home\n\nThe office: {{ actor('harbour-office') }}.\n"
# What is broken: the file, and what it then holds after its own text.
BREAKS = {
    "a fact": ("data/statistics.yml", "other:\n  label: boats\n  value: 13\n  evidence: counted 412 boats\n"),
    "a macro's name": ("docs/index.md", "\n{{ aktor('harbour-office') }}\n"),
    "a macro while it runs": ("docs/index.md", "\n{{ date('boats-counted', 'la' ~ 'bel') }}\n"),
    "a template": ("macros/templates/downloads.html", "{{ v.no_such_field }}"),
    "an id held twice": ("docs/index.md", "\n<p id='x'>a</p><p id='x'>b</p>\n"),
    "a link in HTML": ("docs/index.md", "\n<a href='nowhere/'>x</a>\n"),
    "an anchor in HTML": ("docs/index.md", "\n<a href='#nowhere'>x</a>\n"),
    "a link in Markdown, in a strict build": ("docs/index.md", "\n[x](nowhere.md)\n"),
}


def mkdocs(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """The `mkdocs` command as a user of MkDocs types it: the script, not our own command."""
    script = shutil.which("mkdocs", path=str(Path(sys.executable).parent))
    assert script is not None
    return subprocess.run(
        [script, *words], cwd=folder, env=environment(), check=False, capture_output=True, encoding="utf-8", timeout=120
    )


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project with a good site, to be copied and broken."""
    folder = bare_project(tmp_path_factory.mktemp("standing") / "project", INDEX)
    done = mkdocs(folder, "build", "--strict")
    assert done.returncode == 0, done.stdout + done.stderr
    none([line for line in done.stderr.splitlines() if line.startswith(("WARNING", "ERROR"))])
    return folder


# One that the checks notice, one that a macro does, one that a template does, and one in the finished HTML.
ALWAYS_BROKEN = {"a fact", "a macro while it runs", "a template", "a link in HTML"}


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=() if name in ALWAYS_BROKEN else pytest.mark.prove) for name in BREAKS]
)
def test_a_failing_build_leaves_the_old_site_as_it_was(name: str, standing: Path, tmp_path: Path) -> None:
    """Readers keep the last good site, whatever an editor breaks and wherever the build notices it."""
    folder = Path(shutil.copytree(standing, tmp_path / "project"))
    before = tree(folder / "site")
    broken, addition = BREAKS[name]
    with (folder / broken).open("a", encoding="utf-8", newline="\n") as file:
        file.write(addition)
    done = mkdocs(folder, "build", *(["--strict"] if "strict" in name else []))
    assert done.returncode == 1, done.stdout + done.stderr
    assert tree(folder / "site") == before
    assert [path.name for path in folder.iterdir() if path.name.startswith("site")] == ["site"]
    if "template" not in name:  # a fault of ours may show its traceback
        assert "Traceback" not in done.stderr
        assert re.search(rf"\b{Path(broken).stem}\.(?:yml|md|html)", done.stderr), done.stderr


def test_a_killed_build_leaves_the_old_site_and_the_next_one_succeeds(standing: Path, tmp_path: Path) -> None:
    """Power fails; the site must not."""
    folder = Path(shutil.copytree(standing, tmp_path / "project"))
    before = tree(folder / "site")
    build = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=folder,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    patience = time.monotonic() + 60
    while not (folder / "site.new" / "index.html").exists():
        assert build.poll() is None, "the build ended before it could be stopped"
        assert time.monotonic() < patience
        time.sleep(0.005)
    build.kill()
    build.wait()
    assert tree(folder / "site") == before
    assert mkdocs(folder, "build").returncode == 0
    assert [path.name for path in folder.iterdir() if path.name.startswith("site")] == ["site"]


def test_an_interrupted_swap_is_taken_back(standing: Path, tmp_path: Path) -> None:
    """Between the two renames there is no site; whatever build comes next, even one that fails, brings it back."""
    folder = Path(shutil.copytree(standing, tmp_path / "project"))
    before = tree(folder / "site")
    (folder / "site").rename(folder / "site.old")
    (folder / "data" / "statistics.yml").write_text("- no mapping\n", encoding="utf-8", newline="\n")
    assert mkdocs(folder, "build").returncode == 1
    assert tree(folder / "site") == before


def test_gh_deploy_publishes_the_site(standing: Path, tmp_path: Path) -> None:
    """MkDocs' own way to Pages, for those who use no workflow."""
    folder = Path(shutil.copytree(standing, tmp_path / "project"))
    git = ("git", "-c", "user.name=Test", "-c", "user.email=test@example.org")
    for words in (
        ("init", "-q", "."),
        ("add", "data"),
        ("commit", "-q", "-m", "x"),
        ("init", "-q", "--bare", "../pages.git"),
    ):
        subprocess.run([*git, *words], cwd=folder, check=True)
    subprocess.run([*git, "remote", "add", "origin", "../pages.git"], cwd=folder, check=True)
    who = {f"GIT_{role}_{field}": "test@example.org" for role in ("AUTHOR", "COMMITTER") for field in ("NAME", "EMAIL")}
    done = run_python("-m", "mkdocs", "gh-deploy", "--force", cwd=folder, **who)
    assert done.returncode == 0, done.stderr
    shown = subprocess.run(
        [*git, "show", "gh-pages:index.html"],
        cwd=tmp_path / "pages.git",
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    assert "Harbour office" in shown.stdout


def test_nothing_waits_for_a_script(hosted: Edition, offline: Edition) -> None:
    """A page is shown before any file of a script has come; from a file alone the search needs one that comes first."""
    for edition, first in ((hosted, 0), (offline, 1)):
        for name, page in edition.pages.items():
            files = [one.attributes for one in page.find("script") if one.attributes.get("src")]
            waited = [one["src"] for one in files if "defer" not in one]
            assert len(waited) == first, (name, waited)
            assert all(src.endswith("/iframe-worker.js") for src in waited)
