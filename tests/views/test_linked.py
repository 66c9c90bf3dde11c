"""Linked data says what the records say: no more exact, no more certain, and by whom."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from macros.kinds.quote import Quote
from macros.kinds.source import Source
from macros.model.dates import parse_date
from macros.model.quantities import parse_quantity
from macros.model.record import Statement
from macros.views import linked, linked_terms
from macros.views.linked import is_plain, linked_dossier, linked_page
from macros.views.linked_fields import exact_days, measured
from macros.views.urls import record_address
from macros.views.view import Site, View
from tests.conftest import PROJECT
from tests.dossiers import BARE, FULL, Files, draft, files, site, view
from tests.linked import BASE, SECOND, all_in, expanded, lost_terms, site_of


def _page(seen: View, name: str) -> dict[str, Any]:
    block = linked_page(View(seen.site, record_address(seen.record(name))))
    assert block is not None
    return block


def _about(seen: View, name: str) -> dict[str, Any]:
    """What a page says of its record itself."""
    block = _page(seen, name)
    (found,) = [one for one in block["@graph"] if one.get("@id") == f"{_own(seen, name)}"]
    return dict(found)


def _own(seen: View, name: str) -> str:
    here = View(seen.site, record_address(seen.record(name)))
    return str(linked_terms.identity(here, here.record(name)))


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> View:
    return view(tmp_path_factory.mktemp("full"), FULL)


# -- what a record is ---------------------------------------------------------------------------------

STATED = files(
    """
    Ada Brook, head of the Valley line, opened the bridge on 3 May 2024. “We run every day,” Ada Brook told us.
    The line carried at least 412 riders in 2024. Ada Brook said that the bridge was a joy. It will run at night.
    """,
    actors="""
    ada:
      name: Ada Brook
      aka: [Brook]
      type: person
      wikidata: Q42
      roles: [{title: head, of: line}]
      evidence: Ada Brook, head of the Valley line
    line: {name: Valley line, type: organisation, evidence: head of the Valley line}
    """,
    events="""
    opening:
      title: The bridge opens
      date: 2024-05-03
      actors: {ada: opener}
      evidence: opened the bridge on 3 May 2024
    told-opening:
      title: The bridge opens
      date: 2024-05-03
      said_by: ada
      actors: {ada: opener}
      evidence: opened the bridge on 3 May 2024
    """,
    statistics="""
    riders:
      label: riders of the line
      value: at least 412
      as_of: 2024
      unit: riders
      about: [line]
      evidence: carried at least 412 riders in 2024
    """,
    quotes="""
    said: {by: ada, direct: We run every day, said_in: Ada Brook told us, role: head, about: [line]}
    told: {by: unnamed, paraphrase: that the bridge was a joy}
    """,
    claims="hope: {type: prediction, text: It will run at night., evidence: It will run at night}",
    relations="""
    opens:
      who: ada
      does: opened the
      whom: opening
      since: 2024-05-03
      evidence: opened the bridge on 3 May 2024
    """,
)


@pytest.fixture(scope="module")
def stated(tmp_path_factory: pytest.TempPathFactory) -> View:
    return draft(tmp_path_factory.mktemp("stated"), STATED)


@pytest.mark.parametrize(
    ("name", "type_"),
    [
        ("ada", "Person"),
        ("line", "Organization"),
        ("opening", "Event"),
        ("told-opening", "Claim"),
        ("riders", "Observation"),
        ("said", "Quotation"),
        ("told", "Claim"),
        ("hope", "Claim"),
        ("opens", "Claim"),
        ("post", "Article"),
    ],
)
def test_a_record_is_of_the_type_that_fits(name: str, type_: str, stated: View) -> None:
    assert _about(stated, name)["@type"] == type_


def test_an_event_that_is_stated_has_its_day_and_who_took_part(stated: View) -> None:
    found = _about(stated, "opening")
    assert found["startDate"] == "2024-05-03"
    assert found["dcterms:temporal"] == {"@type": "edtf:EDTF", "@value": "2024-05-03"}
    assert found["participant"]["roleName"] == "opener"
    assert found["participant"]["participant"]["name"] == "Ada Brook"


def test_an_event_that_someone_tells_of_is_theirs(stated: View) -> None:
    """No day of a calendar says that it was so: the date is that of the claim's words."""
    found = _about(stated, "told-opening")
    assert found["author"]["name"] == "Ada Brook"
    assert "startDate" not in found
    assert found["dcterms:temporal"] == {"@type": "edtf:EDTF", "@value": "2024-05-03"}
    assert found["mentions"]["mentions"]["name"] == "Ada Brook"


def test_who_speaks_is_named_in_the_role_that_is_given(stated: View) -> None:
    spoken = _about(stated, "said")["spokenByCharacter"]
    assert (spoken["@type"], spoken["roleName"]) == ("Role", "head")
    assert spoken["spokenByCharacter"]["name"] == "Ada Brook"
    assert _about(stated, "told")["author"] == {"name": "someone unnamed"}
    assert _about(stated, "hope")["author"]["name"] == "The Valley Post"


def test_a_person_bears_names_roles_and_what_others_know(stated: View) -> None:
    found = _about(stated, "ada")
    assert found["alternateName"] == "Brook"
    assert found["sameAs"] == {"@id": "http://www.wikidata.org/entity/Q42"}
    assert found["affiliation"]["roleName"] == "head"
    assert found["affiliation"]["affiliation"]["name"] == "Valley line"


def test_a_relation_asserts_nothing_of_the_two(stated: View) -> None:
    """It is a claim with a subject and an object; neither of them gets a property by it."""
    found = _about(stated, "opens")
    assert found["rdf:subject"]["name"] == "Ada Brook"
    assert found["rdf:object"]["name"] == "The bridge opens"
    assert set(found["rdf:subject"]) == {"@id", "name"}
    assert found["text"] == "Ada Brook opened the The bridge opens"


def test_what_no_longer_holds_or_is_our_step_is_a_claim_of_ours(full: View) -> None:
    found = _about(full, "opening")
    assert found["@type"] == "Claim"
    assert found["editor"] == {"name": "Kim Reed"}
    assert found["creativeWorkStatus"] == "no longer holds"
    assert "disputed" in found["additionalProperty"][-2]["value"]
    assert found["additionalProperty"][-1]["name"] == "inference"


def test_what_the_editors_alone_say_has_them_as_its_author() -> None:
    """The article does not say where Kabul lies."""
    seen = View(site_of(PROJECT), "")
    block = _page(seen, "kabul")
    _, place, claim, _ = block["@graph"]
    assert set(place) == {"@id", "@type", "name"}
    assert claim["@type"] == "Claim"
    assert claim["author"] == {"name": "The Sourcebook editors"}
    assert "appearance" not in claim
    assert claim["isBasedOn"]["name"].startswith("Article on")
    assert claim["about"] == {"@id": place["@id"]}


@pytest.mark.parametrize("folder", [PROJECT, SECOND], ids=["project", "second"])
def test_no_statement_is_more_certain_than_it_stands(folder: Path) -> None:
    """What is not plainly stated is a Claim or a Quotation, and each of these says whose."""
    seen = View(site_of(folder), "")
    plain = 0
    for record in seen.dossier.statements:
        graph = _page(seen, record.id)["@graph"]
        said = [one for one in graph if one.get("@type") in {"Claim", "Quotation"}]
        plain += not said
        assert said or is_plain(seen, record), record.id
        assert all(one.get("author") or one.get("spokenByCharacter") for one in said), record.id
        assert not isinstance(record, Quote) or (said[0]["@type"] == "Quotation") == record.is_direct, record.id
        others = [one for one in graph if one not in said and one["@type"] != "oa:Annotation"]
        exact = {"startDate", "endDate", "dcterms:temporal", "description", "location"}
        assert not said or not any(exact & set(one) for one in others), record.id
    assert plain > 5


def test_a_kind_that_is_not_listed_is_a_claim(stated: View, monkeypatch: pytest.MonkeyPatch) -> None:
    """With all that its fields say: a date, whom it names, what else it holds."""
    monkeypatch.setattr(linked_terms, "TYPES", {})
    monkeypatch.setattr(linked_terms, "TERMS", {})
    found = _about(stated, "riders")
    assert found["@type"] == "Claim"
    assert found["text"] == "riders of the line: at least 412"
    assert found["about"]["name"] == "Valley line"
    assert found["dcterms:temporal"]["@value"] == "2024"
    assert found["author"]["name"] == "The Valley Post"


# -- dates and figures --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("edtf", "days"),
    [
        ("2024-05-03", {"startDate": "2024-05-03"}),
        ("2024-05-03/2024-05-09", {"startDate": "2024-05-03", "endDate": "2024-05-09"}),
        ("2024-05-03/2024-06", {"startDate": "2024-05-03"}),
        ("2024-05-03/..", {"startDate": "2024-05-03"}),
        ("2024-05", {}),
        ("2024", {}),
        ("2024-05-03?", {}),
        ("2024-05-03~", {}),
        ("2024-05~-03", {}),
        ("2024-05-XX", {}),
        ("[2024-05-03,2024-05-04]", {}),
        ("[2024-05-03..2024-05-09]", {}),
        ("[2024-05-03..]", {}),
        ("../2024-05-03", {}),
        ("197X", {}),
        ("2024-21", {}),
        ("-0044-03-15", {}),
    ],
)
def test_a_day_is_given_only_where_it_is_that_day(edtf: str, days: dict[str, str], full: View) -> None:
    assert exact_days(full, full.record("start"), parse_date(edtf)) == days


def test_a_day_that_the_editors_worked_out_is_none(tmp_path: Path) -> None:
    seen = draft(
        tmp_path,
        files(
            "The bridge opened on Friday.",
            events="""
            opening:
              title: The bridge opens
              date: 2024-05-03
              date_note: It was 3 May 2024.
              evidence: bridge opened on Friday
            """,
        ),
    )
    assert "startDate" not in _about(seen, "opening")


@pytest.mark.parametrize(
    ("words", "ends"),
    [
        ("412", (412, 412)),
        ("62.5%", ("62.5", "62.5")),
        ("at least 412", (412, None)),
        ("more than 412", (412, None)),
        ("up to 5", (None, 5)),
        ("less than 5", (None, 5)),
        ("2,000 to 5,000", (2000, 5000)),
        ("about 2,000 to 5,000", (None, None)),
        ("more than 2,000 to 5,000", (2000, None)),
        ("2,000 to about 5,000", (2000, None)),
        ("between at least 10 and at most 20", (10, 20)),
        ("around 500", (None, None)),
        ("nearly 500", (None, None)),
        ("almost four years", (None, None)),
        ("thousands", (None, None)),
        ("none", (None, None)),
        ("third", (None, None)),
    ],
)
def test_a_figure_has_the_ends_that_its_words_name(words: str, ends: tuple[object, object]) -> None:
    """The words are always there; a middle is never."""
    found = measured("riders", parse_quantity(words))
    assert found["value"] == words
    assert (found.get("minValue"), found.get("maxValue")) == ends


def test_each_value_of_a_series_has_its_time() -> None:
    found = _about(View(site_of(SECOND), ""), "water-depth")["variableMeasured"]
    times = [one.get("dcterms:temporal") for one in found[1:]]
    assert [time[0]["@value"] for time in times] == ["2018", "2020", "2023-05"]


# -- evidence -----------------------------------------------------------------------------------------


def _targets(block: dict[str, Any]) -> list[dict[str, Any]]:
    return [one for one in all_in(block) if one.get("@type") == "oa:SpecificResource"]


@pytest.mark.parametrize("folder", [PROJECT, SECOND], ids=["project", "second"])
def test_the_selectors_find_the_words_again(folder: Path) -> None:
    """By position and by the words around them, as the standard has it; each statement has some."""
    found = site_of(folder)
    by_name = {source.title: found.dossier.text_of(source.id) for source in found.dossier.read_sources}
    texts = [stored.text for stored in by_name.values() if stored]
    seen = View(found, "")
    for record in found.dossier.statements:
        targets = _targets(_page(seen, record.id))
        assert targets, record.id
        for target in targets:
            quote, *positions = target["oa:hasSelector"]
            whole = quote.get("oa:prefix", "") + quote["oa:exact"] + quote.get("oa:suffix", "")
            assert any(whole in text for text in texts), record.id
            for at in positions:
                assert any(text[at["oa:start"] : at["oa:end"]] == quote["oa:exact"] for text in texts), record.id


def test_no_word_leaves_that_is_not_published() -> None:
    """Of excerpts no word outside of the sentences that are shown; of a private text none but the quoted."""
    found = site_of(SECOND)
    dossier, seen = found.dossier, View(found, "")
    checked = set()
    for record in dossier.statements:
        for target in _targets(_page(seen, record.id)):
            source = next(one for one in dossier.of(Source) if str(target["oa:hasSource"]).count(one.id))
            quote, *positions = target["oa:hasSelector"]
            checked.add(source.publish)
            around = {"oa:prefix", "oa:suffix"} & set(quote)
            if source.publish == "none":
                assert not around
                assert not positions
            if source.publish == "excerpts":
                shown = " ".join(sentence.text for sentence in dossier.shown_sentences(source))
                assert quote.get("oa:prefix", "") + quote["oa:exact"] + quote.get("oa:suffix", "") in shown
    assert checked == {"full", "excerpts", "none"}


# -- as other programs read it ------------------------------------------------------------------------


@pytest.mark.parametrize("folder", [PROJECT, SECOND], ids=["project", "second"])
def test_no_term_is_lost_and_nothing_is_asked_for(folder: Path) -> None:
    """Every block, and the file of them all; every thing has an absolute IRI or none."""
    found = site_of(folder)
    blocks = [linked_page(View(found, address)) for address in found.pages]
    blocks.append(linked_dossier(found))
    there = [block for block in blocks if block is not None]
    assert len(there) > 40
    for block in there:
        assert not lost_terms(block)
        for one in all_in(expanded(block)):
            assert ":" in one.get("@id", ":")
            assert all(":" in name for name in one if not name.startswith("@"))


def test_a_lost_term_is_seen() -> None:
    """Or the test above would show nothing."""
    block = {"@context": {"oa": "http://www.w3.org/ns/oa#"}, "@graph": [{"oa:exact": "A", "name": "B"}]}
    assert lost_terms(block) == {"name": 1}


@pytest.mark.parametrize(("address", "top"), [("", BASE), ("https://line.example/sub/", "https://line.example/sub/")])
def test_the_file_and_the_pages_mean_the_same_things(address: str, top: str, tmp_path: Path) -> None:
    """Relative links count from the page; in the file, from the folder above it."""
    dossier: Files = {**BARE, "data/dossier.yml": BARE["data/dossier.yml"]}
    found = site(tmp_path, dossier)
    found = Site(found.dossier, found.pages, found.urls, address=address)
    whole = {one["@id"] for one in expanded(linked_dossier(found)) if one.get("@id", "").endswith("#ada")}
    page = linked_page(View(found, "actors/ada/"))
    assert page is not None
    own = {one["@id"] for one in expanded(page) if one.get("@id", "").endswith("#ada")}
    if address:
        assert whole == own == {f"{top}actors/ada/#ada"}
    else:
        assert whole == {"https://base.example/data/actors/ada/#ada"}
        assert own == {f"{BASE}#ada"}


def test_the_home_page_is_the_dossier(full: View) -> None:
    block = linked_page(View(full.site, ""))
    assert block is not None
    whole, website = block["@graph"]
    assert (whole["@type"], website["@type"]) == ("Dataset", "WebSite")
    assert whole["description"] == "On Ada Brook and the bridge."
    assert whole["version"] == "as of 1 June 2024"
    assert website["about"]["@id"] == whole["@id"] == "https://line.example/sub/#dossier"


@pytest.mark.parametrize("address", ["timeline/", "actors/", "story/", "no/such/", "actors/opening/"])
def test_a_page_about_no_record_says_nothing(address: str, full: View) -> None:
    assert linked_page(View(full.site, address)) is None


def test_a_source_keeps_its_doubt(full: View) -> None:
    """Its date was worked out, so it is no day of publication."""
    found = _about(full, "post")
    assert "datePublished" not in found
    assert found["dcterms:issued"] == {"@type": "edtf:EDTF", "@value": "2024-05"}
    courier = _about(View(site_of(SECOND), ""), "courier")
    assert courier["datePublished"] == "2023-06-19"


def test_it_is_small() -> None:
    """Every reader loads it, and few need it."""
    found = site_of(PROJECT)
    sizes = [len(json.dumps(linked_page(View(found, address)), ensure_ascii=False)) for address in found.pages]
    assert max(sizes) < 8_000


def test_the_mapping_names_no_kind_that_is_not_there() -> None:
    """A name that is misspelt maps nothing."""
    from macros.kinds import kinds  # noqa: PLC0415 - for this test alone

    fields = {field.alias or name for cls in kinds().values() for name, field in cls.model_fields.items()}
    assert {name.partition("/")[0] for name in linked_terms.TYPES} <= set(kinds())
    assert {name.rpartition("/")[2] for name in linked_terms.TERMS} <= fields
    assert all(isinstance(record, Statement) for record in site_of(PROJECT).dossier.statements)
    assert linked.WHOLE.startswith("data/")
