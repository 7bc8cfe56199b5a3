"""Read what stands above a table and speaks for all of it: its subtitle, the text that leads to it, its document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from corpus.register.terms import named
from extract.opgaven.meaning import MIXED, meaning_of
from extract.opgaven.sheet import Sheet
from extract.text.blocks import is_row
from extract.text.markup import plain
from extract.text.periods import period_in

_LOOK_BACK = 2_000  # characters above a table that are looked at
_MUCH = 200_000  # characters of a document that show what it is about
_PARAGRAPHS = 3  # nearest ones that may lead to it
_SUBTITLE = 110  # characters: longer lines are prose
_ASIDE = re.compile(  # days and years of the figures or the document, not of what was asked
    r"\b(?:peildatum|stand|situatie|bron(?:nen)?|versie|bijgewerkt|opgesteld|datum|pagina|blad)\b.*", re.IGNORECASE
)
_TWICE = 2  # how many times as often as the next one a document's theme is named
_LEAST = 3  # times that it must be named


def subtitle(sheet: Sheet) -> str:
    """Return the lines printed between the title of a table and the table, without its peildatum."""
    title, found = plain(sheet.table.title or ""), list[str]()
    for line in reversed(_above(sheet).split("\n")):
        text = plain(line)
        if text and text == title:
            return " ".join(reversed(found))
        if len(text) > _SUBTITLE or text.endswith((".", "?", ":")) or is_row(line):
            break
        if text:
            found.append(_ASIDE.sub(" ", text))
    return ""


def subtitle_period(sheet: Sheet) -> str | None:
    """Return the year or part of a year that the subtitle names; a day is that of the figures."""
    period = period_in(subtitle(sheet))
    return None if period and re.fullmatch(r"\d{4}-\d\d-\d\d", period) else period


def theme_around(sheet: Sheet) -> str | None:
    """Return the theme that the nearest text above a table names, else its document's title or most of its text."""
    for text in [*_paragraphs(sheet), sheet.document.title or ""]:
        theme = meaning_of(plain(text)).theme
        if theme and theme not in (MIXED, "inwoners", "overig"):
            return theme
    end = min(sheet.document.end, sheet.document.start + _MUCH)
    return _named_most(sheet.source[sheet.document.start : end])


def _above(sheet: Sheet) -> str:
    start = max(sheet.document.start, sheet.table.start - _LOOK_BACK)
    return sheet.source[start : sheet.table.start].replace("\f", "\n")


def _paragraphs(sheet: Sheet) -> Iterator[str]:
    """Yield the paragraphs above a table, the nearest first; another table ends them."""
    for text in list(reversed(re.split(r"\n[ \t]*\n", _above(sheet))))[:_PARAGRAPHS]:
        if any(is_row(line) for line in text.split("\n")):
            return
        yield text


@lru_cache(maxsize=16)
def _named_most(text: str) -> str | None:
    """Return the theme that a text names far more than any other."""
    counts: Counter[str] = Counter()
    for term in named("thema", text):
        if not term.yields and term.value not in ("inwoners", "overig"):
            counts[term.value] += len(term.pattern.findall(text))
    first, second = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    return first[0] if first[1] >= max(_LEAST, _TWICE * second[1]) else None
