"""Find what a decision or judgement decides: what stands under its last heading that says so ("3 Besluit")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from extract.text.blocks import label_of
from extract.text.prose import Prose
from extract.text.reading import Reading
from models import Decision, Document, Segment

KINDS = ("besluit", "uitspraak")
"""The kinds of documents that have a dictum."""
_HEADING = re.compile(r"(?:\d{1,2}\.?\s+)?(?:het |de )?(?:besluit(?:en)?|beslissing(?:en)?|dictum)\W*", re.IGNORECASE)
_ENTRIES = ("alinea", "opsomming")
_REASONS, _REASON = 2, 60  # paragraphs that a decision has above its dictum, and the characters of one
# Place and day, who signs, where to object: what follows decides nothing.
_ENDS = re.compile(
    r"[’'A-Z][\w’' -]{2,30},\s(?:de\s)?\d{1,2} \w+ \d{4}\W*$|.{0,80}\bnamens deze\b|w\.g\.|hoogachtend"
    r"|(?:deze uitspraak is|aldus (?:gegeven|vastgesteld)|tegen (?:dit|deze|dat)|bent u het"
    r"|u kunt (?:tegen|bezwaar|beroep)|(?:een )?belanghebbenden?)\b",
    re.IGNORECASE,
)
_BY = re.compile(r"(?P<by>(?:De|Het) [^.:;,]{3,70}?)(?:\s(?:besluit(?:en)?|beslist)\b|\s*:$)")


def find_dictum(reading: Reading, document: Document) -> None:
    """Append the decisions of the dictum to those that were found; what is among them already is left as it is.

    What was found above it tells of earlier decisions, or sums up this one.
    """
    dictum = list(_dictum(document.segments)) if document.kind in KINDS else []
    if not dictum:
        return
    for told in [each for each in document.decisions if each.kind == "besluit" and each.start < dictum[0].start]:
        document.decisions.remove(told)
    by: list[str] = []
    for segment in dictum:
        if any(each.start < segment.end and segment.start < each.end for each in document.decisions):
            continue
        decision = _decision(reading, segment, by)
        if decision.quote.endswith(":"):
            by = decision.by
        elif decision.quote:
            document.decisions.append(decision)
    document.decisions.sort(key=lambda decision: decision.start)


def _dictum(segments: Sequence[Segment]) -> Iterator[Segment]:
    """Yield the paragraphs and entries under the last heading of a dictum that has any, up to the closing."""
    headings = {id(each.parent) for each in segments if each.kind in _ENTRIES and each.parent is not None}
    at = next((n for n, each in reversed([*enumerate(segments)]) if id(each) in headings and _opens(each)), None)
    if at is None or sum(each.kind in _ENTRIES and len(each.text) > _REASON for each in segments[:at]) < _REASONS:
        return
    below = takewhile(lambda each: each.kind == "paginakop" or _goes_on(each), segments[at + 1 :])
    yield from (each for each in below if each.kind in _ENTRIES and len(each.text) > 3)


def _opens(segment: Segment) -> bool:
    return segment.kind == "kop" and bool(_HEADING.fullmatch(segment.text))


def _goes_on(segment: Segment) -> bool:
    """Tell whether a segment is still part of a dictum: no heading, footnote or signature, nor what stands below it."""
    return segment.kind in _ENTRIES and not _ENDS.match(segment.text)


def _decision(reading: Reading, segment: Segment, by: list[str]) -> Decision:
    """Return a paragraph without its number as decision; `by` decides where it does not say who does."""
    prose = Prose.of_lines(reading.text, reading.lines_of(segment))
    label, at = label_of(prose.text)
    first = at if label else 0
    quote = prose.text[first:]
    said = _BY.match(quote)
    start = prose.span(first, len(prose.text))[0] if quote else segment.start
    return Decision(
        kind="besluit",
        marked=True,
        quote=quote,
        by=[said["by"]] if said else by,
        start=start,
        end=segment.end,
        page=reading.page_at(start),
        method="regel:dictum",
        score=0.85,
    )
