"""The finished HTML: whatever made it, every link in it leads somewhere and every id stands once.

Rows are (page, its HTML, codes); the other files of the site are always the same.
"""

from __future__ import annotations

import pytest

from macros.check.output import check_output, ids_in
from macros.problems import Location
from tests.dossiers import codes

PAGES = {
    "index.html": '<h1 id="home">Home</h1>',
    "404.html": "<h1>Not here</h1>",
    "actors/index.html": '<h2 id="persons">Persons</h2>',
    "actors/ada/index.html": '<h1 id="ada">Ada</h1><h2 id="café">Café</h2>',
    "sources/post/index.html": '<li id="s1">One</li><li id="s12">Twelve</li>',
    "café/index.html": "<p>Café</p>",
    "plain.html": '<p id="top">Plain</p>',
}
FILES = frozenset(
    [*PAGES, "assets/site.css", "assets/site.js", "assets/a b.png", "assets/a&b.png", "downloads/texts/post.txt"]
)
HERE = "actors/bo/index.html"

LINKS = {
    # online: addresses are folders
    "up and down": ("../../sources/post/", []),
    "a sentence": ("../../sources/post/#s12", []),
    "a sentence that is none": ("../../sources/post/#s13", ["broken-anchor"]),
    "its own folder": ("./", []),
    "one folder too few": ("../sources/post/", ["broken-link"]),
    "one folder too many": ("../../../sources/post/", ["broken-link"]),
    "out of the site and in again": ("../../../site/index.html", ["broken-link"]),
    "a folder without a page": ("../../downloads/", ["broken-link"]),
    "a folder that is none": ("../cy/", ["broken-link"]),
    "a folder without its slash": ("../../sources/post#s1", []),
    "the home page": ("../../", []),
    "the home page by a point": ("../..", []),
    "the home page's anchor": ("../../#home", []),
    "the home page's anchor that is none": ("../../#house", ["broken-anchor"]),
    # offline: addresses are files
    "a page as a file": ("../../plain.html", []),
    "a page as a file, with anchor": ("../../plain.html#top", []),
    "a page as a file, with no such anchor": ("../../plain.html#end", ["broken-anchor"]),
    "the file of a folder": ("../index.html#persons", []),
    "a file that is none": ("../../planes.html", ["broken-link"]),
    "a file taken for a folder": ("../../plain.html/", ["broken-link"]),
    # its own anchors
    "its own heading": ("#bo", []),
    "its own heading that is none": ("#bob", ["broken-anchor"]),
    "the top": ("#", []),
    "no link": ("", []),
    "an empty anchor": ("../../plain.html#", []),
    "what the theme adds": ("#__search", []),
    "a text fragment": ("../../plain.html#:~:text=Plain", []),
    # how addresses are written
    "percent signs in a name": ("../../caf%C3%A9/", []),
    "letters in a name": ("../../café/", []),
    "percent signs in an anchor": ("../ada/#caf%C3%A9", []),
    "a space": ("../../assets/a%20b.png", []),
    "an entity": ("../../assets/a&amp;b.png", []),
    "a query": ("../../plain.html?q=1#top", []),
    "case counts": ("../../Plain.html", ["broken-link"]),
    "a file that is no page needs no anchor": ("../../downloads/texts/post.txt#line-4", []),
    # the site may lie below any path, and in a folder on a stick
    "from the top of the server": ("/plain.html", ["broken-link"]),
    "from the top of the server, a folder": ("/actors/", ["broken-link"]),
    # elsewhere
    "another site": ("https://elsewhere.example/nowhere.html#none", []),
    "another site without its scheme": ("//elsewhere.example/nowhere.html", []),
    "mail": ("mailto:desk@post.example", []),
    "data": ("data:image/png;base64,AAAA", []),
}


@pytest.mark.parametrize(("link", "expected"), LINKS.values(), ids=LINKS)
@pytest.mark.parametrize("form", ['<a href="{}">x</a>', "<a class=x href='{}'>x</a>", '<img alt="x" src="{}">'])
def test_links(form: str, link: str, expected: list[str]) -> None:
    """The same whether a reader follows it or the browser does."""
    html = '<h1 id="bo">Bo</h1>' + form.format(link)
    found = check_output({**PAGES, HERE: html}, FILES | {HERE})
    assert [(problem.code, problem.location) for problem in found] == [(code, Location(HERE)) for code in expected]


HTML = {
    "an id that stands twice": ('<p id="a">x</p><p id="a">y</p>', ["duplicate-anchor"]),
    "three times is one problem": ('<p id="a">x</p><p id="a">y</p><p id="a">z</p>', ["duplicate-anchor"]),
    "in either kind of quotation mark": ("<p id=\"a\">x</p><p id='a'>y</p>", ["duplicate-anchor"]),
    "in none": ("<p id=a>x</p><p id=a class=b>y</p>", ["duplicate-anchor"]),
    "two ids": ('<p id="a">x</p><p id="A">y</p>', []),
    "the same link twice is one problem": ('<a href="no/">x</a><a href="no/">y</a>', ["broken-link"]),
    "two broken links": ('<a href="no/">x</a><a href="nor/">y</a>', ["broken-link", "broken-link"]),
    "a script's text is no HTML": ('<script>t = \'<a id="a" href="no/">\' + \'<p id="a">\'</script>', []),
    "a script's source is a link": ('<script src="no.js">var a = 1</script>', ["broken-link"]),
    "a script with a source that is there": ('<script src="../../assets/site.js" defer></script>', []),
    "a style's text is no HTML": ("<style>a::after { content: '<a href=\"no/\">' }</style>", []),
    "a comment is no HTML": ('<!-- <p id="a"> <a href="no/">x</a> --><p id="a">x</p>', []),
    "a style sheet": ('<link rel="stylesheet" href="../../assets/site.css">', []),
    "a style sheet that is not there": ('<link rel="stylesheet" href="assets/site.css">', ["broken-link"]),
    "a tag over several lines": ('<a\n  class="x"\n  href="no/"\n>x</a>', ["broken-link"]),
    "a bracket inside a value": ('<a title="a > b" href="no/">x</a>', ["broken-link"]),
    "HTML that is shown": ("<code>&lt;a href=&quot;no/&quot;&gt;</code>", []),
    "another attribute of that ending": ('<p data-id="a" data-href="no/">x</p><p data-id="a">y</p>', []),
    # What an author or a source may write.
    "words in a title that look like attributes": ('<a href="../ada/" title="set src=no.png or href=no/">x</a>', []),
    "an id in a title": ('<p id="a">x</p><a href="#a" title="the form id=a is meant">y</a>', []),
    "capitals": ('<A HREF="no/">x</A>', ["broken-link"]),
    "spaces around the sign": ('<a href = "no/">x</a>', ["broken-link"]),
    "a tab before it": ('<a\thref="no/">x</a>', ["broken-link"]),
}


@pytest.mark.parametrize(("html", "expected"), HTML.values(), ids=HTML)
def test_html(html: str, expected: list[str]) -> None:
    """Tags are read as browsers read them: what is no tag has no link, what is one has, however it is written."""
    assert codes(check_output({**PAGES, HERE: html}, FILES | {HERE})) == expected


FROM_TOP = {
    # the link, where the site begins on its server, codes
    "the home page": ("/", "/", []),
    "the home page below a path": ("/a/b/", "/a/b/", []),
    "as the theme writes it": ("/a/b/.", "/a/b/", []),
    "a page": ("/a/b/actors/ada/#ada", "/a/b/", []),
    "a file": ("/assets/site.css", "/", []),
    "another host": ("https://example.org/nowhere/", "/a/", []),
    "an anchor of its own": ("#here", "/a/", []),
    "a page that is not there": ("/nowhere/", "/", ["broken-link"]),
    "an anchor that is not there": ("/actors/ada/#bo", "/", ["broken-anchor"]),
    "the top of the server, which is somebody else's": ("/actors/ada/", "/a/", ["broken-link"]),
    "a relative link, which leads astray at any depth": ("actors/ada/", "/", ["broken-link"]),
}


@pytest.mark.parametrize(("link", "top", "expected"), FROM_TOP.values(), ids=FROM_TOP)
def test_the_page_for_missing_addresses_links_from_the_top(link: str, top: str, expected: list[str]) -> None:
    """The server shows it at any address, so its links cannot be relative."""
    html = f'<a href="{link}">x</a><p id="here">x</p>'
    assert codes(check_output({**PAGES, "404.html": html}, FILES, top)) == expected


def test_the_ids_of_the_page_for_missing_addresses_are_looked_at() -> None:
    html = '<p id="a">x</p><p id="a">y</p>'
    assert codes(check_output({**PAGES, "404.html": html}, FILES)) == ["duplicate-anchor"]


def test_a_site_without_a_fault_has_no_problem() -> None:
    assert not check_output(PAGES, FILES)
    assert not check_output({}, frozenset())


def test_ids_are_counted() -> None:
    assert ids_in('<p id="a">x</p><p class="b" id="c&amp;d">y</p><p id="a">z</p>') == {"a": 2, "c&d": 1}
