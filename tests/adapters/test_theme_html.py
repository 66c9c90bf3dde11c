"""Faults of the theme's HTML are mended wherever they stand, and nothing else is touched."""

from __future__ import annotations

import pytest

from macros.adapters.theme_html import mended

MENDED = [
    (
        '<input class="md-toggle" type="checkbox" id="__drawer" autocomplete="off">',
        '<input class="md-toggle" type="checkbox" id="__drawer" aria-label="Navigation">',
    ),
    ('<label for="__nav_2" id="__nav_2_label" tabindex="">', '<label for="__nav_2" id="__nav_2_label">'),
    ('<label for="__nav_3" tabindex="0">', '<label for="__nav_3" tabindex="0">'),
    ('<label class="md-nav__title" for="__toc">', '<label class="md-nav__title">'),
    (
        '<input id="__toc"><label class="md-nav__title" for="__toc">',
        '<input id="__toc"><label class="md-nav__title" for="__toc">',
    ),
    ("<p>autocomplete=off</p>", "<p>autocomplete=off</p>"),
    (
        '<script src="../assets/javascripts/bundle.a5f9d56c.min.js"></script>',
        '<script src="../assets/javascripts/bundle.a5f9d56c.min.js" defer></script>',
    ),
    (
        '<script src="../assets/javascripts/other.js"></script>',
        '<script src="../assets/javascripts/other.js"></script>',
    ),
]


@pytest.mark.parametrize(("html", "cured"), MENDED)
def test_the_faults_alone_are_mended(html: str, cured: str) -> None:
    assert mended(html) == cured
