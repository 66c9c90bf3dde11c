"""A dossier of any size, made up: boats, their masters and cargoes. Five records rest on each sentence."""

from __future__ import annotations

A_FILE = 250  # records
SYLLABLES = (
    "ba",
    "co",
    "du",
    "fe",
    "gi",
    "ho",
    "ja",
    "ke",
    "li",
    "mo",
    "nu",
    "pa",
    "qui",
    "ro",
    "su",
    "ta",
    "ve",
    "wi",
)
CALENDAR = {"January": 1, "March": 3, "April": 4, "May": 5, "August": 8, "October": 10}
MONTHS = tuple(CALENDAR)


def _name(number: int) -> str:
    """A name of four syllables that no other number has: no two differ in fewer than two letters by accident alone."""
    digits = []
    for _ in range(4):
        number, digit = divmod(number, len(SYLLABLES))
        digits.append(SYLLABLES[digit])
    return "".join(digits).capitalize()


def _boat(number: int) -> tuple[str, dict[str, list[str]]]:
    """A sentence, and the five records that rest on it."""
    boat, master = _name(number * 2), _name(number * 2 + 1)
    tons, year, month = 100 + number * 7, 1900 + number % 90, MONTHS[number % len(MONTHS)]
    text = f"The {boat}, commanded by {master}, sailed in {month} {year} with at least {tons} tons of salt."
    date = f"{year}-{CALENDAR[month]:02}"

    def record(name: str, *fields: str) -> str:
        return "\n  ".join([f"{name}:", *fields, f"evidence: {text.removesuffix('.')}\n"])

    one, other = boat.lower(), master.lower()
    return text, {
        "actors": [
            record(one, f"name: {boat}", "type: organisation"),
            record(other, f"name: {master}", "type: person"),
        ],
        "events": [record(f"sailing-{one}", f"title: The {boat} sails", f"date: {date}", f"actors: [{one}, {other}]")],
        "statistics": [
            record(f"salt-{one}", f"label: Salt on the {boat}", f"value: at least {tons} tons", f"about: [{one}]")
        ],
        "relations": [
            record(
                f"command-{one}", f"who: {other}", "does: commanded", f"whom: {one}", "inference: Told in the passive."
            )
        ],
    }


def boats(count: int) -> tuple[str, dict[str, str]]:
    """The text, and the files of records, `count` of them in all (a multiple of five). Nothing in them is a slip."""
    texts: list[str] = []
    records: dict[str, list[str]] = {}
    for number in range(count // 5):
        text, found = _boat(number)
        texts.append(text)
        for plural, made in found.items():
            records.setdefault(plural, []).extend(made)
    files = {
        f"data/{plural}/{place // A_FILE:03}.yml": "".join(made[place : place + A_FILE])
        for plural, made in records.items()
        for place in range(0, len(made), A_FILE)
    }
    return "\n".join(texts) + "\n", files
