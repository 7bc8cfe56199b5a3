"""Find the number that a publisher stamped on the pages of each document: it stays the same until the next one."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from extract.text.reading import Line

LONGEST, MOST_WORDS = 60, 8
NEARLY_ALL = 0.8  # of the pages between the first that is stamped and the last
LEAST_SHARE = 0.5  # of all pages
SETTLED = 0.9  # of the values that come in one run of pages: a number that was left does not come back
DIGITS = re.compile(r"\d+")
GROUP = re.compile(r"\d+(?:[a-z](?![a-z\d]))?", re.IGNORECASE)  # 12a comes after 12
LONG = re.compile(r"\W{0,2}[A-Za-z]{0,3}(?P<digits>\d{5,12})[a-z]?\W{0,2}\Z")
# A number by itself: of at least four digits, with letters before it, in parts.
NUMBER = re.compile(r"\W{0,2}(?:[A-Za-z]{1,4}[-. ]?)?(?=(?:[-./]?\d){4})\d{1,12}(?:[-./]\d{1,8}){0,3}[a-z]?\W{0,2}\Z")
DOCUMENT = re.compile(r"(?<![a-z])(?:doc(?:ument)?(?:nummer|nr|id)?|stuk(?:nummer|nr)?)(?![a-z])", re.IGNORECASE)
YEAR = re.compile(r"(?:19[5-9]|20[0-4])\d")
# Numbers that stand on the edges of pages for something else: they count pages, or tell days, versions, telephones …
OTHER = re.compile(
    r"pagina|\bpag\b|\bpage\b|\bblad|\bblz\b|\bp\.\s*\d|\bdia\b|\bslide\b|\bversie|\bweek\b|\bartikel|\bbijlage"
    r"|\bhoofdstuk|\d\s*(?:van|of|/)\s*\d{1,3}\W*\Z|€|%|@|www|http|\+\d|\b0\d{1,3}[- ]\d{6,8}\b|\b0\d{9}\b|\btel"
    r"|\bpostbus|\b\d{4} ?[a-z]{2}\b|\b\d{1,2}:\d\d\b|\b\d{4}-\d\d-\d\d\b"
    r"|\b\d{1,2}[-/. ](?:\d{1,2}|[a-z]{3,9})[-/. ]\d{2,4}\b|\bjanuari|\bfebruari|\bmaart|\bapril|\bmei\b|\bjuni|\bjuli"
    r"|\baugustus|\bseptember|\boktober|\bnovember|\bdecember",
    re.IGNORECASE,
)
Edge = tuple[Line, int]
"""A line at the edge of its page with a number for its place there."""


Stamp = tuple[Line, str]
"""A line, and what of it may be the stamp."""


@dataclass(frozen=True, slots=True)
class _Group:
    """Stamps of one shape at one place, one a page, with the number that each of them holds."""

    stamps: dict[int, Stamp]
    numbers: dict[int, str]


def mark_stamps(edges: dict[int, list[Edge]]) -> None:
    """Set `stamp` on the lines that hold the number of a document, and `running`; `edges` has those of each page.

    There is at most one such line on a page: of more, that which tells most documents apart. A line that holds other
    words, not those of the other pages, is no running head.
    """
    found: dict[tuple[str, int], dict[int, Stamp]] = defaultdict(dict)
    for page, lines in edges.items():
        for line, place in lines:
            for shape, printed in _candidates(line.text):
                for spot in (place, place + 1):  # neighbouring places: rounding parts no equals
                    found[shape, spot].setdefault(page, (line, printed))
    groups = [group for stamps in found.values() if (group := _group(stamps, len(edges)))]
    best = max(groups, key=lambda group: (len(set(group.numbers.values())), len(group.stamps)), default=None)
    if best is None:
        return
    beside = Counter(line.text.replace(printed, "", 1).strip() for line, printed in best.stamps.values())
    usual, count = beside.most_common(1)[0]
    for page, (line, printed) in best.stamps.items():
        line.stamp = best.numbers[page]
        whole = count >= NEARLY_ALL * len(best.stamps) and line.text.replace(printed, "", 1).strip() == usual
        line.running |= whole or printed == line.text


def mark_named(lines: list[Line], name: str) -> None:
    """Mark the numbers alone at the top or foot of a page that the name of the file holds: each document is a file."""
    named = {number for number in DIGITS.findall(name) if LONG.match(number)}
    ends: dict[int, list[Line]] = {}
    for line in lines:
        ends[line.page] = [*ends.get(line.page, [])[:1], line]
    for line in (line for few in ends.values() for line in few if named):
        number = line.text.strip()
        if number in named and not any(other.stamp for other in ends[line.page]):
            line.stamp, line.running = number, True


def _candidates(text: str) -> Iterator[tuple[str, str]]:
    """Yield what may be a stamp with its shape: a line of few words with a number, or a long number at its end."""
    if "\t" in text or not DIGITS.search(text[-LONGEST:]) or len(text) > 2 * LONGEST:
        return
    bare, words = text.strip(), text.split()
    short = len(bare) <= LONGEST and len(words) <= MOST_WORDS and not OTHER.search(bare)
    if short and (NUMBER.match(bare) or DOCUMENT.search(bare)):
        yield GROUP.sub("#", bare.lower()), text
    elif len(words) > 1 and LONG.match(words[-1]):
        yield f"… {GROUP.sub('#', words[-1].lower())}", words[-1]


def _group(stamps: dict[int, Stamp], pages: int) -> _Group | None:
    """Return a group of alike stamps with their numbers, None when they are no stamps of documents."""
    stamped = sorted(stamps)
    between = stamped[-1] - stamped[0] + 1
    if len(stamps) < 2 or len(stamps) < NEARLY_ALL * between or len(stamps) < LEAST_SHARE * pages:
        return None
    printed = [GROUP.findall(stamps[page][1].lower()) for page in stamped]
    changing = [rank for rank, column in enumerate(zip(*printed, strict=True)) if len(set(column)) > 1]
    kept = [rank for rank in changing if not _counts([row[rank] for row in printed], stamped)]
    if changing and not kept:
        return None
    if not changing and not all(_is_alone(*stamp) for stamp in stamps.values()):
        return None
    numbers = _mended([_number(stamps[page][1], kept) for page in stamped])
    return _Group(stamps, dict(zip(stamped, numbers, strict=True))) if _is_settled(numbers) else None


def _is_alone(line: Line, printed: str) -> bool:
    """Tell whether a line that is the same on all pages is nothing but the number of a document."""
    return printed == line.text and bool(LONG.match(printed.strip()) or DOCUMENT.search(printed))


def _mended(numbers: list[str]) -> list[str]:
    """Return the numbers with one that is nowhere else and stands between equals, misread, made the same as these."""
    often = Counter(numbers)
    around = zip([numbers[0], *numbers], numbers, [*numbers[1:], numbers[-1]], strict=False)
    return [before if before == after and often[number] == 1 else number for before, number, after in around]


def _counts(numbers: list[str], pages: list[int]) -> bool:
    """Tell whether a number counts pages: one more on every next page, or 1 again, and never the same."""
    values = [int(DIGITS.findall(number)[0][-9:]) for number in numbers]
    steps = [
        after - before == following - page or (after <= 1 and before != after)
        for (before, after), (page, following) in zip(pairwise(values), pairwise(pages), strict=True)
    ]
    same = any(before == after for before, after in pairwise(numbers))
    return not same and sum(steps) >= NEARLY_ALL * len(steps)


def _is_settled(numbers: list[str]) -> bool:
    """Tell whether the numbers are no years and stay the same over runs of pages, none of them coming back.

    Where no two pages have the same, they must be long and rise.
    """
    if all(YEAR.fullmatch(number) for number in numbers):
        return False
    runs = 1 + sum(before != after for before, after in pairwise(numbers))
    if runs == len(numbers):
        rises = all((len(before), before) < (len(after), after) for before, after in pairwise(numbers))
        return rises and all(LONG.match(number) for number in numbers)
    return len(set(numbers)) >= SETTLED * runs


def _number(text: str, ranks: list[int]) -> str:
    """Return the number in a line: the words with the digits that change, else the last word of a document's number."""
    spans = [match.span() for match in GROUP.finditer(text)]
    first, last = (spans[ranks[0]][0], spans[ranks[-1]][1]) if ranks else spans[-1]
    while first > 0 and not text[first - 1].isspace():
        first -= 1
    while last < len(text) and not text[last].isspace():
        last += 1
    return text[first:last].strip(" .,:;#|()[]-–")
