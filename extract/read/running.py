"""Tell running heads, running feet and page numbers from the text they run along with."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from statistics import median

from extract.read.stamps import mark_stamps
from extract.text.reading import Line

LEAST_PAGES = 3
HEAD, FOOT = 0.12, 0.88  # of the page's height
PAGE_NUMBER = re.compile(
    r"[\s\W]*(?:pagina|pag\.?|page|blad|bladzijde|blz\.?|p\.)?\s*\d{1,4}(?:\s*(?:van|of|/|\||-)\s*\d{1,4})?[\s\W]*\Z",
    re.I,
)
NAMED_NUMBER = re.compile(r"(?:pagina|pag\.?|page|blad|bladzijde|blz\.?)\s*\d|\d\s*(?:van|of|/)\s*\d", re.I)
MAIL_FIELD = re.compile(
    r"\W*(?:van|aan|from|to|cc|bcc|verzonden|sent|onderwerp|subject|datum|date|bijlagen?|attachments?)\s*:", re.I
)
DIGITS = re.compile(r"\d+")
# A page number with other words before or after it in the same line.
COUNTED = re.compile(
    r"\S.*\b(?:pagina|pag\.?|page|blad|bladzijde|blz\.?)\s*\d{1,4}(?:\s*(?:van|of|/)\s*\d{1,4})?\W*\Z"
    r"|\W*(?:pagina|pag\.?|page|blad|bladzijde|blz\.?)\s*\d{1,4}(?:\s*(?:van|of|/)\s*\d{1,4})?\s*[|–-].*\S",
    re.I,
)
NUMBER_ALONE = re.compile(r"\s*[-–−]?\d[\d.,]*%?\s*")
LAID_OUT = re.compile(r"\S {4,}\S")  # what stands left and right on one line of a text file
Place = tuple[float, float]
"""Top and bottom of a line as fractions of the page's height."""


def mark_running(lines: list[Line], pages: int, places: dict[int, Place] | None = None) -> None:
    """Set `running` on the lines at a page's edge that come back on three pages in a row; on two when numbered.

    `places` gives the place of a line by its start; without it (text files) the line's rank on the page stands in.
    """
    if pages < 2:
        return
    by_page: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        by_page[line.page].append(line)
    body = median([line.size for line in lines if line.size] or [0.0])
    found: dict[tuple[str, int], dict[int, Line]] = defaultdict(dict)
    counted: dict[str, dict[int, Line]] = defaultdict(dict)
    edges = {page: _edge_lines(page_lines, places) for page, page_lines in by_page.items()}
    for page, page_lines in by_page.items():
        for line, place in edges[page]:
            if _is_page_number(line, pages) and not (places is None and _is_figure(line, page_lines)):
                line.running = True
            if _may_run(line, body):
                if COUNTED.match(line.text[:200]):
                    counted[_alike(line)].setdefault(line.page, line)
                for spot in (place, place + 1) if places else (place,):  # neighbouring bins: rounding parts no equals
                    found[_alike(line), spot].setdefault(line.page, line)
    for group in found.values():
        for line in _in_a_row(group, 2 if _is_one_paper(group, by_page) else LEAST_PAGES):
            line.running = True
    for group in counted.values():
        _mark_counted(group)
    if places is None:
        _mark_laid_out(by_page)
    mark_stamps(edges)


def _alike(line: Line) -> str:
    """Return the words of a line, its digits made alike."""
    return DIGITS.sub("#", line.text.strip().lower())


def _mark_counted(group: dict[int, Line]) -> None:
    """Mark lines that hold the number of their page, wherever on the edge: pages may differ in size."""
    for page, following in pairwise(sorted(group)):
        numbers = [[int(number[-9:]) for number in DIGITS.findall(group[at].text)] for at in (page, following)]
        steps = {after - before for before, after in zip(*numbers, strict=True)}
        if following - page in steps and steps <= {0, following - page}:
            group[page].running = group[following].running = True


def _mark_laid_out(by_page: dict[int, list[Line]]) -> None:
    """Mark first or last lines, set left and right, that come back on another page of a text file."""
    for edge, beside in ((0, 1), (-1, -2)):
        seen: dict[str, list[Line]] = defaultdict(list)
        for lines in by_page.values():
            shown = [line for line in lines if not _is_bare_number(line)]
            if len(shown) > 1 and _is_laid_out(shown[edge]) and not _is_laid_out(shown[beside]):
                seen[_alike(shown[edge])].append(shown[edge])
        for group in seen.values():
            for line in group if len(group) > 1 else ():
                line.running = True


def _is_laid_out(line: Line) -> bool:
    return "\t" not in line.text and bool(LAID_OUT.search(line.text.strip()))


def _is_bare_number(line: Line) -> bool:
    return line.running and bool(PAGE_NUMBER.match(line.text))


def _is_one_paper(group: dict[int, Line], by_page: dict[int, list[Line]]) -> bool:
    """Tell whether the pages of a group are numbered, each one higher than the one before."""
    numbers = [
        [int(number[-9:]) for line in by_page[page] if line.running for number in DIGITS.findall(line.text)[:1]]
        for page in sorted(group)
    ]
    return len(numbers) > 1 and all(b and a and b[-1] - a[-1] == 1 for a, b in pairwise(numbers))


def _in_a_row(group: dict[int, Line], least: int) -> list[Line]:
    """Return the lines on at least so many pages in a row; copies of one document in a release are no running heads."""
    runs: list[list[int]] = []
    for page in sorted(group):
        last = runs[-1][-1] if runs else -1
        if page == last + 1 and _counts_on(group[last].text, group[page].text):
            runs[-1].append(page)
        else:
            runs.append([page])
    return [group[page] for run in runs if len(run) >= least for page in run]


def _counts_on(before: str, after: str) -> bool:
    """Tell whether the numbers in two lines are the same or one higher: "Pagina 3 van 9" after "Pagina 2 van 9"."""
    pairs = zip(DIGITS.findall(before), DIGITS.findall(after), strict=False)
    return all(int(b[-9:]) - int(a[-9:]) in (0, 1) for a, b in pairs)


def _may_run(line: Line, body: float) -> bool:
    """Tell whether `line` may be a running head: no row of a table, no field of a mail, no bigger than the body."""
    bigger = body and line.size and line.size > body + 1.5
    return "\t" not in line.text and not MAIL_FIELD.match(line.text) and not bigger


def _is_page_number(line: Line, pages: int) -> bool:
    if not PAGE_NUMBER.match(line.text) or not any(character.isdigit() for character in line.text):
        return False
    bare = line.text.strip().strip("-–| ")
    return bool(NAMED_NUMBER.search(line.text)) or (bare.isdecimal() and int(bare) <= max(pages, 1000))


def _is_figure(line: Line, page_lines: list[Line]) -> bool:
    """Tell whether a bare number near the edge of a text page is a cell: signed, or beside another such number."""
    text = line.text.strip()
    if not text.lstrip("-–").isdecimal():
        return False
    at = page_lines.index(line)
    beside = page_lines[max(0, at - 1) : at] + page_lines[at + 1 : at + 2]
    inside = 0 < at < len(page_lines) - 1
    return not text.isdecimal() or (inside and any(NUMBER_ALONE.fullmatch(other.text) for other in beside))


def _edge_lines(lines: list[Line], places: dict[int, Place] | None) -> list[tuple[Line, int]]:
    """Return the lines near the page's top and bottom with a number for their place (negative from the bottom)."""
    if places is None:
        depth = 1 if len(lines) < 8 else 2
        chosen = [(line, rank) for rank, line in enumerate(lines[:depth])]
        return chosen + [(line, rank - depth) for rank, line in enumerate(lines[-depth:])]
    edge = []
    for line in lines:
        top, bottom = places.get(line.start, (0.5, 0.5))
        if bottom < HEAD or top > FOOT:
            edge.append((line, round(top * 200)))
    return edge
