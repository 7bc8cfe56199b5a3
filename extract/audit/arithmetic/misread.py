"""Tell of a sum on a page that was read by OCR which number may have been misread; what was read stays as it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from extract.audit.wording import number
from extract.text.reading import Reading
from models import Finding

# Digits that look alike in a blurred picture.
ALIKE = frozenset(map(frozenset, "17 14 08 06 38 56 68 89 27 35 49".split()))
SUMS = ("kolomsom", "rijsom", "deelsom")  # in which all numbers are added
ON_PAGE = " De pagina is met OCR gelezen: vergelijk de getallen met het beeld."

Spot = tuple[int, int, float]
"""Where a number stands in the text, and which number makes the sum right."""


def tell_misread(reading: Reading, findings: Sequence[Finding]) -> None:
    """Add to sums of pages that were read by OCR which one number, misread in one digit or mark, makes them right."""
    pictured = {page.number for page in reading.source.pages if page.read_by == "ocr"}
    doubted = [item for item in findings if item.page in pictured and item.cause != "afronding"]
    found = [set(_spots(reading.text, item, pictured)) for item in doubted]
    often = Counter(spot for spots in found for spot in spots)
    for item, spots in zip(doubted, found, strict=True):
        most = max((often[spot] for spot in spots), default=0)
        best = [spot for spot in spots if often[spot] == most]
        item.sentence += _told(reading.text, item, best[0]) if len(best) == 1 else ON_PAGE


def _spots(text: str, item: Finding, pictured: Collection[int]) -> Iterator[Spot]:
    """Yield the numbers of a sum that it would be right with, were one digit or mark of them misread."""
    if item.check not in SUMS or item.printed is None or item.computed is None:
        return
    if is_alike(text[item.start : item.end], item.computed):
        yield item.start, item.end, item.computed
    if abs(sum(part.value for part in item.operands) - item.computed) > 1e-6:
        return
    for part in item.operands:
        right = round(part.value + item.printed - item.computed, 6)
        if part.page in pictured and is_alike(text[part.start : part.end], right):
            yield part.start, part.end, right


def is_alike(printed: str, value: float) -> bool:
    """Tell whether `printed` may be this number with one digit misread, lost or added, or with a mark misread."""
    read = re.sub(r"\D", "", printed)
    decimals = re.search(r",(\d+)\D*$", printed)
    forms = {str(round(abs(value) * 10 ** len(decimals[1]) if decimals else abs(value))), str(round(abs(value)))}
    return bool(read) and value >= 0 and any(_is_one_off(read, form) for form in forms)


def _is_one_off(read: str, meant: str) -> bool:
    if len(read) == len(meant):
        pairs = [{one, other} for one, other in zip(read, meant, strict=True) if one != other]
        return not pairs or (len(pairs) == 1 and frozenset(pairs[0]) in ALIKE)
    short, long = sorted((read, meant), key=len)
    return len(long) - len(short) == 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _told(text: str, item: Finding, spot: Spot) -> str:
    start, end, right = spot
    name = next((part.label for part in item.operands if part.start == start), item.row or "")
    where = f" bij “{name}”" if name else ""
    read = " ".join(text[start:end].split())
    return f" De pagina is met OCR gelezen{where}: misschien staat er {number(right)}, gelezen als {read}."
