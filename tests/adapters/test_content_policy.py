"""The policy names the theme's own scripts and nothing that someone else wrote into a page."""

from __future__ import annotations

from pathlib import Path

from macros.adapters.content_policy import known_scripts, with_policy
from macros.check.page_policy import check_policy, script_hash

TEMPLATE = '<script>scope=new URL("{{ config.extra.scope | d(base_url) }}",location),get=e=>e</script>'


def _theme(folder: Path) -> Path:
    scripts = folder / "partials" / "javascripts"
    scripts.mkdir(parents=True)
    (scripts / "base.html").write_text(TEMPLATE, encoding="utf-8")
    return folder


def _page(script: str) -> str:
    return f'<html><head>\n<meta charset="utf-8">\n<title>A</title></head><body><script>{script}</script></body></html>'


def test_a_script_of_the_theme_is_named_wherever_the_page_lies(tmp_path: Path) -> None:
    known = known_scripts([_theme(tmp_path)])
    for base in (".", "..", "../..", "/", "/sub/"):
        script = f'scope=new URL("{base}",location),get=e=>e'
        page = with_policy(_page(script), known)
        assert f"'{script_hash(script)}'" in page
        assert check_policy({"index.html": page}) == ()


def test_any_other_script_is_not(tmp_path: Path) -> None:
    """Hashing whatever stands in a page would allow what someone slipped into it."""
    known = known_scripts([_theme(tmp_path)])
    for script in (
        "alert(1)",
        'scope=new URL("..",location),get=e=>e;alert(1)',
        'scope=new URL("..");alert(1);new URL("",location),get=e=>e',
    ):
        page = with_policy(_page(script), known)
        assert "sha256-" not in page
        assert [found.code for found in check_policy({"index.html": page})] == ["unsafe-html"]


def test_the_policy_comes_before_all_that_it_governs(tmp_path: Path) -> None:
    page = with_policy(_page("alert(1)"), known_scripts([_theme(tmp_path)]))
    assert page.index("Content-Security-Policy") < page.index("<title>")
    assert page.count("Content-Security-Policy") == 1
