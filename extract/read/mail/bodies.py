"""Choose which form of what was written is read, and lay it out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from extract.read.flow import Flow
from extract.read.mail.webpage import Webpage, read_webpage

STUB_WORDS = 60
LEAST_SHARE = 0.3  # of the words of the page that a text form must have to be one
_STUB = re.compile(
    r"\bhtml\b|webversie|online (?:versie|bekijken)|in (?:uw|je|your|a) (?:web)?browser|view (?:this|it) (?:in|online)"
    r"|niet (?:goed )?(?:weergegeven|leesbaar)",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w{2,}")
_ARMOUR = re.compile(r"^-----BEGIN PGP (?:MESSAGE|SIGNATURE)-----$.*?(?:^-----END PGP [A-Z]+-----$|\Z)", re.M | re.S)


@dataclass(frozen=True, slots=True)
class Body:
    """What was written, as plain text, as a web page, or as both."""

    plain: str = ""
    html: str = ""


def lay_out_body(flow: Flow, body: Body) -> bool:
    """Add what was written to `flow`; tell whether something in it was hidden from who reads the mail.

    Plain text is what people typed; the page is read where the text only says to read that, or lacks its tables.
    """
    page = read_webpage(body.html) if body.html.strip() else Webpage()
    if page.pieces and (_is_stub(body.plain, page) or page.has_table):
        page.lay_out(flow)
        return page.hidden
    _lay_out_plain(flow, _ARMOUR.sub("", body.plain.replace("\r\n", "\n").replace("\r", "\n")))
    return False


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
