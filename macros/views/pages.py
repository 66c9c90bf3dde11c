"""Every generated page of the site: its address, its title, and the macro call that is its body."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.graph import Dossier
from macros.kinds import kinds
from macros.kinds.removal import Removal
from macros.model.quantities import Quantity
from macros.model.record import Record
from macros.problems import CODES, Location
from macros.views import urls


@dataclass(frozen=True)
class Page:
    """A page that is generated unless the author has written `path` in docs/.

    `section` is the address of the index that the page belongs to (its tab), `location` the record it
    shows, for the edit link; `boost` lifts it in search results.
    """

    address: str
    title: str
    call: str
    index: bool = False
    section: str = ""
    location: Location | None = None
    boost: int = 1
    description: str = ""
    former: bool = False  # it only says what became of a record that had this address

    @property
    def path(self) -> str:
        """The Markdown file that would replace it."""
        return urls.source_path(self.address, index=self.index)


# Who types a name wants its own page before the many that mention it.
_NAMED_BOOST = 8
_SINGLE_PAGES = (
    (urls.EXPERTS, "Experts", "experts()"),
    (urls.TIMELINE, "Timeline", "timeline_page()"),
    (urls.NETWORK, "Network", "network_page()"),
    (urls.A_TO_Z, "A–Z", "a_to_z()"),
    (urls.WEAK_POINTS, "Weak points", "weak_points()"),
    (urls.ABOUT, "About the data", "about_the_data()"),
    (urls.CORRECTIONS, "Corrections", "corrections()"),
    (urls.DOWNLOADS, "Downloads", "downloads()"),
    (urls.HOW_TO_READ, "How to read", "how_to_read()"),
    (urls.PRIVACY, "Privacy", "privacy()"),
)


def pages(dossier: Dossier) -> tuple[Page, ...]:
    """All pages: home, indexes, records, the pages of the dossier as a whole, the problem codes."""
    found = (*_home(dossier), *_indexes(dossier), *_records(dossier), *_singles(), *_problems())
    taken = {page.address for page in found}
    return (*found, *(page for page in _former(dossier) if page.address not in taken))


def _home(dossier: Dossier) -> Iterator[Page]:
    yield Page(urls.HOME, "Home", "home()", index=True, description=dossier.settings.title)


def _indexes(dossier: Dossier) -> Iterator[Page]:
    for cls in paged_kinds(dossier):
        address = urls.index_address(cls.plural)
        yield Page(address, plural_title(cls.plural), f'index_page("{cls.kind}")', index=True, section=address)


def paged_kinds(dossier: Dossier) -> tuple[type[Record], ...]:
    """The kinds with pages of their own, of which the dossier has a record."""
    return tuple(cls for cls in kinds().values() if cls.paged and dossier.of_kind(cls.kind))


def plural_title(plural: str) -> str:
    """The plural as a heading: `relation_types` → Relation types."""
    return plural.replace("_", " ").capitalize()


def _records(dossier: Dossier) -> Iterator[Page]:
    for record in dossier.records.values():
        if record.paged:
            yield Page(
                address=urls.record_address(record),
                title=headline(dossier, record),
                call=f'record_page("{record.id}")',
                section=urls.index_address(record.plural),
                location=record.at(),
                boost=_NAMED_BOOST if record.names else 1,
            )


def _former(dossier: Dossier) -> Iterator[Page]:
    """The old addresses of renamed and removed records."""
    for record in dossier.records.values():
        for name in record.formerly if record.paged else ():
            address = f"{urls.index_address(record.plural)}{name}/"
            yield _former_page(address, name, f"Moved: {dossier.heading(record.id)}", record)
    for removal in dossier.of(Removal):
        yield _former_page(urls.removed_address(removal), removal.id, dossier.heading(removal.id), removal)


def _former_page(address: str, name: str, title: str, record: Record) -> Page:
    section = f"{address.split('/', 1)[0]}/"
    return Page(address, title, f'former_page("{name}")', section=section, location=record.at(), former=True)


def headline(dossier: Dossier, record: Record) -> str:
    """A record's heading; a figure's with its value, so that a search finds the number and a citation holds it."""
    value = getattr(record, "value", None)
    heading = dossier.heading(record.id)
    return f"{heading}: {value.words}" if isinstance(value, Quantity) else heading


def _singles() -> Iterator[Page]:
    for address, title, call in _SINGLE_PAGES:
        yield Page(address, title, call, section=address)


def _problems() -> Iterator[Page]:
    yield Page(urls.PROBLEMS, "Problem codes", "problem_codes()", index=True, section=urls.PROBLEMS)
    for code in CODES.values():
        yield Page(code.address, code.name, f'problem_page("{code.name}")', section=urls.PROBLEMS)


def index_addresses(found: tuple[Page, ...]) -> frozenset[str]:
    """The addresses whose page stands inside its folder."""
    return frozenset(page.address for page in found if page.index)
