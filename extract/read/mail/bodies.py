"""Choose which form of what was written is read, and lay it out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from extract.errors import Unreadable
from extract.read.flow import BOX, COVERED, Flow
from extract.read.mail.webpage import Webpage, read_webpage
from extract.read.office.telling import HIDDEN, warnings_of
from extract.read.richtext import read_rtf
from extract.read.web import shown
from models import Source

TOO_DEEP = "opmaak van de e-mail is te diep genest: alleen gewone tekst is gelezen"
STUB_WORDS = 60
LEAST_SHARE = 0.3  # of the words of the page that a text form must have to be one
_STUB = re.compile(
    r"\bhtml\b|webversie|online (?:versie|bekijken)|in (?:uw|je|your|a) (?:web)?browser|view (?:this|it) (?:in|online)"
    r"|niet (?:goed )?(?:weergegeven|leesbaar)",
    re.IGNORECASE,
)
_MAY_HIDE = re.compile(r"<style|<link|bgcolor|background", re.IGNORECASE)
# What a program left in plain text of a page's pictures, and of links to an address that is the text itself.
_LEFTOVER = re.compile(r"\[cid:[^\]\n]{1,200}\]|(?<=@)(?P<site>[\w.-]{1,200})[ ]?<mailto:[^<>@\s]{1,100}@(?P=site)>")
_WORD = re.compile(r"\w{2,}")
_ARMOUR = re.compile(r"^-----BEGIN PGP (?:MESSAGE|SIGNATURE)-----$.*?(?:^-----END PGP [A-Z]+-----$|\Z)", re.M | re.S)


@dataclass(frozen=True, slots=True)
class Body:
    """What was written, as plain text, as a web page, as both, or as rich text alone."""

    plain: str = ""
    html: str = ""
    rich: bytes = b""

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing was written."""
        return not (self.plain.strip() or self.html.strip() or self.rich)


def lay_out_body(flow: Flow, body: Body) -> list[str]:
    """Add what was written to `flow`, and return what to warn of.

    Plain text is what people typed. The page is read where the text only says to read that or lacks its tables, and
    where the page hides or covers words: the text would tell them.
    """
    if body.rich:
        return _lay_out_rich(flow, body.rich)
    left_out: Counter[str] = Counter()
    page, warnings = _page(body.html, left_out)
    if page.pieces and (_is_stub(body.plain, page) or page.has_table or left_out.total()):
        page.lay_out(flow)
        return warnings_of(left_out)
    plain = _ARMOUR.sub("", body.plain.replace("\r\n", "\n").replace("\r", "\n"))
    _lay_out_plain(flow, _LEFTOVER.sub(lambda found: found["site"] or "", plain))
    return warnings


def _page(html: str, left_out: Counter[str]) -> tuple[Webpage, list[str]]:
    """Return what a page shows, and what to warn of; `left_out` counts what it hides."""
    if not html.strip():
        return Webpage(), []
    try:
        page = read_webpage(shown(html, left_out))
    except Unreadable:  # nested too deep to tell what its styles hide
        if _MAY_HIDE.search(html):
            return Webpage(), [TOO_DEEP]
        page = read_webpage(html)
    left_out[HIDDEN] += page.hidden
    return page, []


def _lay_out_rich(flow: Flow, rich: bytes) -> list[str]:
    """Add rich text to `flow`, and return what to warn of."""
    within = Source(id="", name="", path="", bytes=len(rich))
    try:
        reading = read_rtf(within, rich)
    except Unreadable:
        return []
    for index, line in enumerate(reading.lines):
        text = line.text.replace(BOX, COVERED[0])  # what is covered stays so
        if "\t" in text:
            flow.row(text.split("\t"), gap=line.gap or not index)
        else:
            flow.paragraph(text, gap=line.gap or not index, level=line.level)
    return within.warnings


def _is_stub(plain: str, page: Webpage) -> bool:
    """Tell whether a text stands for a page that says much more."""
    words, there = len(_WORD.findall(plain)), page.words
    return words < LEAST_SHARE * there or (words < STUB_WORDS and words < there and bool(_STUB.search(plain)))


def _lay_out_plain(flow: Flow, text: str) -> None:
    """Add plain text: lines with tabs that follow each other are rows of a table, other tabs are spaces."""
    first = True
    for is_row, lines in _runs(text.split("\n")):
        if is_row:
            for index, line in enumerate(lines):
                flow.row(line.strip("\n").split("\t"), gap=first and not index)
        else:
            flow.paragraph("\n".join(lines), gap=first)
        first = False


def _runs(lines: list[str]) -> Iterator[tuple[bool, list[str]]]:
    """Yield lines that are rows of a table, and those between them, together."""
    for tabbed, run in groupby(lines, key=lambda line: "\t" in line.strip()):
        rows = list(run)
        yield tabbed and len(rows) > 1, rows
