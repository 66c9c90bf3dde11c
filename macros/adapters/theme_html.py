"""What the theme writes that the HTML standard, a screen reader or a slow network cannot take, mended in the page.

Each is the theme's own text, replaced as it stands: copies of whole templates would have to follow every version of it.
"""

from __future__ import annotations

import re

# It stands at the end and is read there in any case; but so that nothing waits for it to be shown.
_PROGRAM = re.compile(r'<script (src="[^"]*assets/javascripts/bundle\.[\w.]+\.js")>')
_MENDED = (
    # `autocomplete` is for fields that take text (HTML Living Standard, 4.10.18.7); these are switches.
    (' type="checkbox" id="__drawer" autocomplete="off"', ' type="checkbox" id="__drawer" aria-label="Navigation"'),
    (' type="checkbox" id="__search" autocomplete="off"', ' type="checkbox" id="__search" aria-label="Search"'),
    # A dialog needs a name (WAI-ARIA 1.2, 5.3.3).
    ('data-md-component="search" role="dialog"', 'data-md-component="search" role="dialog" aria-label="Search"'),
    # No number; and a label of nothing, where the page's own contents are hidden.
    (' tabindex=""', ""),
    ('<label class="md-nav__title" for="__toc">', '<label class="md-nav__title">'),
)


def mended(html: str) -> str:
    """The page with the theme's faults mended; a page without them comes back as it is."""
    for fault, cure in _MENDED:
        if not (cure.startswith("<label") and 'id="__toc"' in html):
            html = html.replace(fault, cure)
    return _PROGRAM.sub(r"<script \1 defer>", html)
