"""Pages opened in the faces of this project, for tests that measure words or look at them.

The faces are optional (`macros/assets/styles/00-faces.css`): one that comes late, as it may on a busy machine, does not
take the place of the reader's own, so that nothing moves. It is there when the page is opened again.
"""

from __future__ import annotations

from playwright.sync_api import Page

OPENINGS = 10
# The faces that the page asks for and does not use. Words in a face that is not used are as wide as in the next one.
MISSING = """async () => {
  await document.fonts.ready;
  const words = document.createElement("span");
  words.textContent = "All seven figures, 1,234 of them, in words wide and small";
  words.style.cssText = "position: absolute; white-space: nowrap; font-size: 40px";
  document.body.append(words);
  const wide = () => words.getBoundingClientRect().width;
  const missing = [...document.fonts].filter(face => {
    if (!/Dossier Serif|Libre Franklin/.test(face.family) || face.status === "unloaded") return false;
    words.style.fontStyle = face.style;
    words.style.fontFamily = "monospace";
    const without = wide();
    words.style.fontFamily = `"${face.family.replaceAll('"', "")}", monospace`;
    return wide() === without;
  });
  words.remove();
  return missing.map(face => `${face.family} ${face.style}`);
}"""


def open_in_our_faces(page: Page, url: str) -> None:
    """Opens the page, again if need be, until all its words stand in our faces."""
    missing: list[str] = []
    for _ in range(OPENINGS):
        page.goto(url)
        missing = page.evaluate(MISSING)
        if not missing:
            return
    raise AssertionError(f"{url}: opened {OPENINGS} times, and still without {missing}")
