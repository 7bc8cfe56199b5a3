"""Find where the rest of a line is gone, or whole lines: an unsigned mail, a label or item with nothing behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from extract.parse.redactions.gaps import Gap
from extract.text.blocks import is_row
from extract.text.mailforms import CLOSING
from extract.text.reading import Line, Reading

_LONGEST_CLOSING = 60
_LONGEST_LINE = 300
_FIELD = re.compile(r"\W*(?:van|from|verzonden|sent|aan|to|datum|date)\s*:", re.IGNORECASE)
# What is printed below a name: with nothing above it, the name is gone.
_BELOW_NAME = re.compile(
    r"\W*(?:(?:de\s+)?(?:gemeente|provincie|ministerie|waterschap|hoogheemraadschap|veiligheidsregio|politie|stichting)\b"
    r"|(?:afdeling|directie|team|cluster|postbus|postadres|bezoekadres|telefoon\w*|tel|mobiel|e-?mail|werkdagen)\b"
    r"|[\w -]{0,30}(?:adviseur|medewerker|manager|coördinator|ondersteuner|jurist)\b"
    r"|[tme]\s*[.:]|\+31|06\b|www\.|https?:|@)",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\b(?:[A-Z]\.\s?){1,4}(?:[a-z]{2,4}\s){0,2}[A-Z][a-z]|\b(?:namens|burgemeester|secretaris)\b")
_SIGNED = re.compile(  # "Groet, Anne"
    r"(?:,|\b[Gg]roet(?:en|jes)?)\s+(?!Gemeente|Provincie|Ministerie|Team|Afdeling)[A-ZÀ-Þ][\w'’.-]*(?:\s[\w'’.-]+){0,3}\W*$"
)
_NAMED_WITHIN = 5  # lines below a closing in which somebody may sign after all
_PERSON = re.compile(
    r"(?:contactpersoon|contactgegevens|behandeld\s+door|inlichtingen(?:\s+bij)?)\s*:?\s*", re.IGNORECASE
)
_NUMBER = re.compile(r"(?:doorkiesnummer|doorkies)\s*:?\s*|[tm]\s*:\s*", re.IGNORECASE)
_OTHER_LABEL = re.compile(
    r"(?:(?:ons|uw)\s+)?(?:kenmerk|datum|onderwerp|bijlagen?|telefoon(?:nummer)?|doorkiesnummer|e-?mail(?:adres)?|functie"
    r"|contactgegevens|bezoekadres|postadres|referentie|dossiernummer|werkdagen|[tmef])\s*:?\s*",
    re.IGNORECASE,
)
_BEFORE_NAME = re.compile(r"\s*(?:\S+\s+){5,80}(?:van|door|met|namens)\s*\Z")  # at the end of a sentence of some words
_BEGINS = re.compile(r"\s*(?:[A-ZÀ-Þ\d]|[-•*]\s)")
_ITEM = re.compile(r"\s*(\d{1,2})[.)]\s*")
_LEAST_BLANKS = 3  # lines between the number of an item and the next one
# Each row: rule, what stood there, how sure, the label.
_LABELS = (("leeg-label", "naam", 0.75, _PERSON), ("leeg-label", "nummer", 0.7, _NUMBER))


def gaps_between_lines(reading: Reading) -> Iterator[Gap]:
    """Yield a gap for each closing that no name follows, and for each label that another one follows."""
    documents = reading.source.documents
    for lines in [reading.lines_of(one) for one in documents] if documents else [reading.lines]:
        shown = [line for line in lines if not line.running]
        yield from _unsigned(shown)
        yield from _empty_labels(shown)
        yield from _broken_off(shown)
        yield from _empty_items(reading.text, shown)


def _unsigned(lines: list[Line]) -> Iterator[Gap]:
    """Yield the place of each name that must have stood below a closing."""
    for at, line in enumerate(lines):
        closes = len(line.text) <= _LONGEST_CLOSING and not is_row(line.text) and CLOSING.match(line.text)
        if not closes or _SIGNED.search(line.text):
            continue
        below = lines[at + 1 : at + 1 + _NAMED_WITHIN]
        if not below or _FIELD.match(below[0].text):
            yield Gap(line.end, below[0].start if below else line.end, "naam", "regel:geen-ondertekening", 0.8)
        elif _BELOW_NAME.match(below[0].text) and not any(_NAMED.search(other.text[:200]) for other in below):
            yield Gap(line.end, below[0].start, "naam", "regel:geen-ondertekening", 0.7)


def _empty_labels(lines: list[Line]) -> Iterator[Gap]:
    """Yield the place behind each label of a letter's head or foot that the next label follows at once."""
    for line, following in pairwise(lines):
        if not _OTHER_LABEL.fullmatch(following.text[:_LONGEST_CLOSING].strip()):
            continue
        for rule, what, score, label in _LABELS:
            if label.fullmatch(line.text[:_LONGEST_CLOSING].strip()):
                yield Gap(line.end, line.end, what, f"regel:{rule}", score)


def _broken_off(lines: list[Line]) -> Iterator[Gap]:
    """Yield the place of each name that a paragraph must have ended with."""
    for line, following in pairwise(lines):
        new = following.gap and following.page == line.page and _BEGINS.match(following.text)
        if new and not is_row(line.text) and _BEFORE_NAME.match(line.text[-_LONGEST_LINE:]):
            yield Gap(line.end, line.end, "naam", "regel:afgebroken", 0.7)


def _empty_items(text: str, lines: list[Line]) -> Iterator[Gap]:
    """Yield what must have stood behind the number of an item, with nothing but blank lines until the next one."""
    for line, following in pairwise(lines):
        number, later = _ITEM.fullmatch(line.text[:_LONGEST_CLOSING]), _ITEM.match(following.text[:_LONGEST_CLOSING])
        if not (number and later and int(later[1]) == int(number[1]) + 1):
            continue
        if text.count("\n", line.end, following.start) > _LEAST_BLANKS:
            yield Gap(line.end, line.end, "passage", "regel:leeg-punt", 0.7)
