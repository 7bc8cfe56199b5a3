"""Read the number or letter that a line or cell opens with, and the title after it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extract.parse.tables.cells import FAMILIAR
from extract.text.markup import plain_map

_OPEN = r"(?:[*_]|<(?:[biu]|strong|em)>){0,6}"
_ARABIC, _ROMAN = r"\d{1,2}(?:\.\d{1,2}){0,3}", r"(?-i:[IVX]{1,5})(?:\.\d{1,2}){0,2}"
_FORM = (
    rf"(?P<indent>[ \t]*)(?P<marks>#{{1,6}}[ \t]+)?(?P<bullet>[-–•*][ \t]+)?(?P<open>{_OPEN})[ \t]*"
    r"(?:(?P<word>agendapunt|agendapt\.?|punt|ad|nummer)[ \t]+)?(?P<paren>\()?"
    r"(?:(?P<number>NUMBER)(?P<suffix>[a-z]\b)?|(?P<letter>[a-zA-Z])(?=[.)]))"
    rf"(?P<close>[ \t]?:|[.)]{{1,2}}|)(?P<after>{_OPEN}[ \t]*)(?=\s|[*_<\[]|$)"
)
LABEL = re.compile(_FORM.replace("NUMBER", _ARABIC), re.IGNORECASE)
_ROMAN_LABEL = re.compile(_FORM.replace("NUMBER", _ROMAN), re.IGNORECASE)
_ROMANS: tuple[str, ...] = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_ROMANS += tuple(f"X{digits}" for digits in _ROMANS)
# A ground of redaction (5.1.2e), as a stamp or its reading leaves it, is no number of an item.
_GROUND = re.compile(r"5\.[12]\.\d{1,2}")
_RUN = re.compile(
    r"\s*(?:(?:\*\*|__)(?P<bold>[^*]{2,160}?)(?:\*\*|__)|[*_](?P<italic>[^*_]{2,160})[*_]"
    r"|<(?P<tag>[biu]|strong|em)>(?P<tagged>[^<]{2,160})</(?P=tag)>)"
)
_RUN_END = re.compile(r"\*\*|__|[*_]|</(?:[biu]|strong|em)>")
_REOPENS = re.compile(r"\s*(?:\*\*|__|<(?:b|strong)>)(?=[a-zà-ÿ])")
_NAMED = re.compile(r"[\s*_]*(?:agendapunt|onderwerp)\s*:\s*", re.IGNORECASE)
_CLOCK = re.compile(r"\d{1,2}[.:]\d\d(?:\s*(?:[-–]|tot)\s*\d{1,2}[.:]\d\d)?\s*(?:u(?:ur)?\b|[-–]|$)")
_STOP = re.compile(r"[.;,]\s*$")


@dataclass
class Numbered:
    """A line or cell that opens with a number or letter.

    `path` holds the label's parts ("2.1" is 2 and 1, "3a" is 3 and a). `title_start` equals `title_end` when nothing
    but the label is printed. `rest` are the other cells of its row, `heads` their headers.
    """

    path: tuple[str, ...]
    start: int
    end: int
    page: int
    title: str
    title_start: int
    title_end: int
    indent: int = 0
    marks: int = 0
    emphasis: bool = False
    capitals: bool = False
    word: bool = False
    bare: bool = False
    bullet: bool = False
    cell: bool = False
    gap: bool = False
    introduced: bool = False
    large: bool = False
    below_letter: bool = False
    inner: bool = False
    alone: bool = False
    roman: bool = False
    close: str = ""
    rest: list[tuple[str, str]] = field(default_factory=list)

    @property
    def style(self) -> tuple[object, ...]:
        """Return the typography that items of one list share."""
        return self.marks > 0, self.emphasis or self.large, self.cell, self.close[:1], self.capitals, self.indent > 1

    @property
    def set_off(self) -> bool:
        """Tell whether the type sets it off from running text."""
        return bool(self.marks) or self.emphasis or self.large or self.capitals

    @property
    def sentence(self) -> bool:
        """Tell whether the words read as running text."""
        return (bool(_STOP.search(self.title)) and len(self.title) > 25) or len(self.title) > 140

    @property
    def familiar(self) -> bool:
        """Tell whether agendas everywhere have an item of this name."""
        return bool(FAMILIAR.match(self.title))

    @property
    def lower(self) -> bool:
        """Tell whether the words begin with a small letter."""
        return self.title[:1].islower()


def read_label(source: str, start: int, end: int, page: int, *, roman: bool = False) -> Numbered | None:
    """Return the label that source[start:end] opens with and the title after it."""
    match = (_ROMAN_LABEL if roman else LABEL).match(source, start, end)
    if not match or _CLOCK.match(source, match.start("number") if match["number"] else end, end):
        return None
    path = _path(match)
    bare = not match["close"] and not match["word"] and not match["suffix"]
    if not path or (match["paren"] and ")" not in (match["close"] or "")):
        return None
    opened = bool(match["open"].strip()) or bool(match["after"].strip())
    title, first, last, emphasised = read_title(source, match.end("close"), end, opened=bool(match["open"].strip()))
    if match["number"] and _GROUND.fullmatch(match["number"]) and len(path) > 2 and not re.search(r"[a-z]{4}", title):
        return None
    letters = [char for char in title if char.isalpha()]
    return Numbered(
        path,
        start,
        last if title else match.end(),
        page,
        title,
        first,
        last,
        indent=len(match["indent"].expandtabs(4)),
        marks=len((match["marks"] or "").strip()),
        emphasis=opened or emphasised,
        capitals=len(letters) >= 4 and "".join(letters).isupper(),
        word=bool(match["word"]),
        bare=bare and len(path) == 1 and not match["marks"],
        bullet=bool(match["bullet"]),
        close=(match["close"] or "").strip(),
        roman=roman and bool(match["number"]),
    )


def _path(match: re.Match[str]) -> tuple[str, ...]:
    """Return the parts of a label; "09.00" and the like are none."""
    if match["letter"]:
        return (match["letter"].lower(),)
    parts = tuple(match["number"].split("."))
    if parts[0] in _ROMANS:
        if match["suffix"]:
            return ()
        parts = (str(_ROMANS.index(parts[0]) + 1), *parts[1:])
    if not parts[0].isdigit():
        return ()
    if any(len(part) > 1 and part.startswith("0") for part in parts):
        return ()
    return (*parts, match["suffix"].lower()) if match["suffix"] else parts


def read_title(source: str, start: int, end: int, *, opened: bool) -> tuple[str, int, int, bool]:
    """Return the title within source[start:end], its span, and whether it is set off from the text after it."""
    if named := _NAMED.match(source, start, end):
        start = named.end()
    stop, emphasised = end, False
    if opened and (closing := _closing(source, start, end)) and closing.start() > start + 2:
        stop, emphasised = closing.start(), True
    elif run := _RUN.match(source, start, end):
        stop, emphasised = run.end(), True
    words, at = plain_map(source[start:stop], start)
    words = words.lstrip("*_")
    at = at[len(at) - len(words) :]
    cut = _cut(words)
    words, at = words[:cut].rstrip(), at[: len(words[:cut].rstrip())]
    if not re.search(r"\w", words):
        return "", start, start, emphasised
    return words, at[0], at[-1] + 1, emphasised


def _closing(source: str, start: int, end: int) -> re.Match[str] | None:
    """Return the mark that closes a title's type; one that opens again in small letters goes on with the title."""
    closing = _RUN_END.search(source, start, end)
    while closing and (again := _REOPENS.match(source, closing.end(), end)):
        closing = _RUN_END.search(source, again.end(), end)
    return closing


def _cut(words: str) -> int:
    """Return where a title ends that is followed by running text in the same line or cell."""
    if (colon := re.search(r":\s+(?=[A-Z].{60}|https?:)", words)) and colon.start() < 100:
        return colon.start()
    if len(words) > 120 and (stop := re.search(r"(?<=\w{3})[.?!](?=\s+[A-Z])", words)):
        return stop.end() if words[stop.start()] != "." else stop.start()
    return len(words)


def roman_number(number: int) -> str:
    """Return a number from 1 to 20 as Roman numeral."""
    return _ROMANS[number - 1]
