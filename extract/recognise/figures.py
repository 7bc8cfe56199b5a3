"""Find the numbers in prose that count or measure something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.recognise.context import (
    APPROXIMATE,
    PART_OF,
    QUANTITY_BEFORE,
    SURELY_QUANTITY_BEFORE,
    YEAR,
    passed_over,
    subject_unit,
)
from extract.recognise.numerals import FRACTIONS, MULTIPLE, NUMERAL, multiple_of, value_of
from extract.recognise.units import counted, unit_of
from extract.text.blocks import Block, blocks
from extract.text.prose import Prose
from extract.text.reading import Reading
from extract.text.sentences import sentences
from models import Figure

_MONEY = r"(?:€|EUR)\s*"
_FIGURE = re.compile(
    rf"(?P<tussen>\btussen (?:de )?)?(?P<money>{_MONEY})?(?<![\w.,/-])"
    rf"\[?(?P<first>{NUMERAL})\]?(?P<mark>[%*]|\+(?!\s*\d)|,--?)?"
    r"(?:\s*(?P<joint>-|–|—|\+|x|\btot(?: en met)?\b|\bt/m\b|\bà\b|\ba\b|\ben\b|\bnaar\b|\bvan de\b|\bop de\b|\bvan\b)"
    rf"\s*(?:de\s)?(?:{_MONEY})?(?P<second>{NUMERAL})(?P<mark2>[%*]|,-)?)?(?:\s?(?P<multiple>{MULTIPLE})(?!\w))?(?![\w])",
    re.IGNORECASE,
)
_RANGES = frozenset({"-", "–", "—", "tot", "tot en met", "t/m", "à", "a"})
_PAIRS = frozenset({"+", "x", "van de", "op de", "naar", "van"})
_FRACTIONS = tuple((re.compile(rf"\b(?:{pattern})", re.IGNORECASE), value) for pattern, value in FRACTIONS)
_INHERITED = frozenset("plekken bedden personen woningen euro locaties".split())  # units that a bare figure takes over
_MEASURES = frozenset("jaar maanden weken dagen uur minuten procent keer km m2 m3 meter kilo hectare".split())
_ENDS_NOUN = frozenset(
    "is zijn was wordt van in per voor om en op te via aan keer door met die waar".split()
)  # words after which no noun that belongs to the figure comes


@dataclass(slots=True)
class Amount:
    """A figure within a clean text: its slice, values and unit; `noun` tells whether a unit is printed with it."""

    start: int
    end: int
    value: float
    value_max: float | None
    unit: str | None
    approximate: bool
    noun: bool


def find_figures(reading: Reading) -> None:
    """Fill `reading.source.figures` from the prose of all its lines, and from cells that hold more than a number."""
    for block in blocks(line for line in reading.lines if not line.running):
        for prose in _texts(reading, block):
            reading.source.figures.extend(_record(reading, prose, amount) for amount in amounts(prose.text))


def _texts(reading: Reading, block: Block) -> Iterator[Prose]:
    """Yield the block's prose; of a table, each cell that holds a phrase."""
    if block.kind != "tabel":
        yield block.prose(reading.text)
        return
    for line in block.lines:
        at = line.start
        for cell in re.split(r"[\t|]", line.text):
            if len(cell) > 8 and re.search(r"[a-z]{3}\W+\d|\d\W+[a-z]{3}", cell):
                yield Prose(reading.text, [(at, at + len(cell))])
            at += len(cell) + 1


def _record(reading: Reading, prose: Prose, amount: Amount) -> Figure:
    start, end = prose.span(amount.start, amount.end)
    return Figure(
        quote=prose.text[amount.start : amount.end],
        value=amount.value,
        value_max=amount.value_max,
        unit=amount.unit,
        approximate=amount.approximate,
        start=start,
        end=end,
        page=reading.page_at(start),
        method="regel:getal met eenheid" if amount.noun else "regel:getal in verband",
        score=0.9 if amount.noun else 0.6,
    )


def amounts(text: str) -> list[Amount]:
    """Return the figures of a clean text in order; dates, times, years, numbers of articles, pages, phones are none."""
    passed = passed_over(text)
    found: list[Amount] = []
    for start, end in sentences(text):
        in_sentence: list[Amount] = []
        at = start
        while match := _FIGURE.search(text, at, end):
            at = match.start("second") if match["second"] and not _joined(match) else match.end()
            if _overlaps(match.span("first"), passed):
                at = match.start("second") if match["second"] else max(at, match.end("first"))
                continue
            in_sentence.extend(_amounts_of(text, match, end, passed))
            at = max([at, *(amount.end for amount in in_sentence)])
        in_sentence.extend(_fractions(text, start, end, in_sentence))
        found.extend(_with_units(text, in_sentence, found))
    return found


def _overlaps(span: tuple[int, int], passed: list[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in passed)


def _joined(match: re.Match[str]) -> bool:
    """Tell whether two numerals are one range or a pair that belongs together."""
    joint = (match["joint"] or "").lower()
    return joint in _RANGES or joint in _PAIRS or (joint == "en" and bool(match["tussen"]))


def _amounts_of(text: str, match: re.Match[str], end: int, passed: list[tuple[int, int]]) -> Iterator[Amount]:
    """Yield the figure or the pair of figures that `match` prints, with the unit printed after it."""
    first, second = value_of(match["first"]), None
    if match["second"] and _joined(match) and not _overlaps(match.span("second"), passed):
        second = value_of(match["second"])
    whole = second is not None or not match["second"]
    stop = match.end() if whole else max(match.end("mark"), match.end("first"))
    begin = match.start("money") if match["money"] else match.start("first")
    if begin and text[begin - 1] == "[":
        begin -= 1
    unit, unit_end = _unit(text, match, stop, end)
    if first is None or not _counts(text, match, begin, unit, second):
        return
    by = (0.01 if unit == "cent" else 1.0) * (multiple_of(match["multiple"]) if whole else 1.0)
    rough = match["mark"] == "+" or bool(APPROXIMATE.search(text, max(0, begin - 40), begin))
    yield from _pair(match, first, second, by, Amount(begin, unit_end or stop, 0, None, unit, rough, unit is not None))


def _pair(match: re.Match[str], first: float, second: float | None, by: float, like: Amount) -> Iterator[Amount]:
    """Yield one or two amounts with the slice and unit of `like`: a range, a share, a pair or one figure."""
    joint = (match["joint"] or "").lower()
    unit = "euro" if like.unit == "cent" else like.unit

    def amount(value: float, value_max: float | None = None, of: str | None = unit) -> Amount:
        return Amount(like.start, like.end, value, value_max, of, like.approximate, like.noun or of == "procent")

    if second is None:
        yield amount(first * by)
    elif joint == "op de":
        yield amount(100 * first / second if second else 0.0, None, "procent")
    elif joint in _RANGES or joint == "en":
        yield amount(first * by, second * by)
    else:
        yield amount(first, None, "locaties" if joint == "van" and unit is None else unit)
        yield amount(second * by)


def _unit(text: str, match: re.Match[str], stop: int, end: int) -> tuple[str | None, int | None]:
    """Return the unit of a figure and where its noun ends: money and percent signs, else a noun up to four words on."""
    marks = (match["mark"] or "") + (match["mark2"] or "")
    if match["money"] or ",-" in marks:
        return "euro", stop
    if "%" in marks:
        return "procent", stop
    if cent := re.match(r"\s*cent\b", text[stop:end]):
        return "cent", stop + cent.end()
    if match["multiple"] and match["multiple"].lower() != "duizend":
        following = re.match(r"\s*([\w'’-]+)", text[stop:end])
        noun = (unit_of(following[1]) or counted(following[1])) if following else None
        return (noun, stop + following.end()) if noun and following else ("euro", stop)
    return _noun(text, stop, end)


def _noun(text: str, stop: int, end: int) -> tuple[str | None, int | None]:
    """Return the first noun within four words after `stop` that is a unit; else a plural right after adjectives."""
    at = stop
    fallback: tuple[str | None, int | None] = (None, None)
    adjectives = True
    singular = bool(re.search(r"(?:^|\W)(?:1|een|één)\W*$", text[max(0, stop - 5) : stop], re.IGNORECASE))
    for step in range(5):
        word = re.match(r"(?:\s+|-(?=uurs|jar))(?:\((?=[a-z]))?(\w[\w'’´&/-]*)(?:\))?", text[at:end])
        if not word or (step and re.search(r"[.,;:(]", text[at : at + word.start(1)])):
            break
        if value_of(word[1]) is not None:
            break
        at += word.end(1)
        if unit := unit_of(word[1]):
            return unit, at
        if fallback[0] is None and adjectives and not singular and (noun := counted(word[1])):
            fallback = (noun, at)
        adjectives = adjectives and word[1].endswith(("e", "en", "er", "extra"))
        if word[1].lower() in _ENDS_NOUN:
            break
    return fallback


def _counts(text: str, match: re.Match[str], begin: int, unit: str | None, second: float | None) -> bool:
    """Tell an amount from a year, a label, a day, or the article "een"."""
    numeral, joint = match["first"].lower(), (match["joint"] or "").lower()
    if (numeral == "een" and not (second and joint == "op de")) or (numeral == "één" and unit is None):
        return False
    if second is not None and joint in _RANGES:
        return unit is not None and second > (value_of(numeral) or 0)  # "25-9" and "31475-3" are days and file numbers
    if unit is not None:
        return not YEAR.fullmatch(numeral) or unit in _INHERITED
    if not numeral[0].isdigit():
        spelled_out = re.match(r"\s*\(\d+\)", text[match.end() :])
        return bool(spelled_out) or (second is not None and "half" not in numeral)
    if YEAR.fullmatch(numeral):
        return bool(SURELY_QUANTITY_BEFORE.search(text, max(0, begin - 40), begin))
    if match["mark"] or second is not None or re.match(r"\s*\(\d+(?:,\d+)?\s?%", text[match.end() :]):
        return True
    big = "." in numeral or "," in numeral or (value_of(numeral) or 0) >= 10
    return big and bool(QUANTITY_BEFORE.search(text, max(0, begin - 40), begin))


def _fractions(text: str, start: int, end: int, found: list[Amount]) -> Iterator[Amount]:
    """Yield fractions of a whole in words, as percentages."""
    taken = [(amount.start, amount.end) for amount in found]
    for pattern, value in _FRACTIONS:
        for match in pattern.finditer(text, start, end):
            if not _overlaps(match.span(), taken):
                yield Amount(match.start(), match.end(), value, None, "procent", False, True)


def _with_units(text: str, sentence: list[Amount], before: list[Amount]) -> list[Amount]:
    """Give figures without a printed unit that of the nearest figure with one, else that of the subject before it."""
    sentence.sort(key=lambda amount: amount.start)
    for index, amount in enumerate(sentence):
        if amount.unit is None:
            near = [*reversed(sentence[:index]), *sentence[index + 1 :], *reversed(before[-4:])]
            part = PART_OF.search(text, max(0, amount.start - 40), amount.start)
            units = (other.unit for other in near if other.noun and other.unit)
            inherited = next((unit for unit in units if unit in _INHERITED or (part and unit not in _MEASURES)), None)
            amount.unit = inherited or subject_unit(text[: amount.start])
    return sentence
