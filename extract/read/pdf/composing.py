"""Compose the text of a page: tables at their place, lines in reading order, then what stands turned."""

from __future__ import annotations

from collections import Counter

from extract.read.ocr.upright import Straightening
from extract.read.pdf.gathering import Pages
from extract.read.pdf.layout import in_reading_order
from extract.read.pdf.paper import Box, Paper
from extract.read.pdf.printing import Print
from extract.read.pdf.spreads import pages_on
from extract.read.pdf.turning import Pair, headings_among, not_used, stood_up
from extract.read.rows import rows_of
from extract.read.tables.columns import unruled_grids
from extract.read.tables.grids import Grid, ruled_grids
from extract.read.tables.rulings import horizontals
from extract.read.tables.spans import Span
from extract.read.words import Word

MOST_BELOW = 15  # words below a table that ends its page


def printed_of(
    paper: Paper, number: int, pages: Pages, words: list[Word], straightened: Straightening | None = None
) -> Print:
    """Return the page's text in reading order, tables at their place.

    `straightened` tells how the page lay that `words` were read from.
    """
    words, stamped = _without_slanted(words) if paper.slanted else (words, [])
    way = Counter(word.way for word in words).most_common(1)[0][0] if words else 0
    printed = Print(paper, number, straightened)
    for part, printed_there in pages_on(paper, words, way):
        _compose(part, way, printed_there, pages, printed)
    for other in sorted({word.way for word in stamped}):
        printed.add_turned(rows_of(word for word in stamped if word.way == other))
    return printed


def _without_slanted(words: list[Word]) -> tuple[list[Word], list[Word]]:
    """Return the words of the page, and the fewer that are stamped over it at an angle."""
    slanted = [word for word in words if word.slanted]
    if 2 * len(slanted) > len(words):
        return words, []
    return [word for word in words if not word.slanted], slanted


def _compose(paper: Paper, way: int, words: list[Word], pages: Pages, printed: Print) -> None:
    """Add a page's tables and lines to `printed`."""
    upright = [word for word in words if word.way == way]
    turned = stood_up(words, way, paper) if len(upright) < len(words) else []
    grids, rest = ruled_grids(paper, [*upright, *(stand_in for _, stand_in in turned)], way, pages.edges)
    if turned:
        rest, turned = _without(rest, turned)
    rules = [] if paper.cut_short or paper.crowded else horizontals(paper, way)
    free, rest, turned = _free_grids(paper, rules, rest, turned, pages)
    pages.spans = _open_columns(free, rest)
    pages.edges = max(grids, key=lambda grid: grid.bottom).edges if grids else None
    printed.add(in_reading_order(rest, [*grids, *free], rules))
    for other in sorted({word.way for word, _ in turned}):
        printed.add_turned(rows_of(word for word, _ in turned if word.way == other))


def _free_grids(
    paper: Paper, rules: list[Box], words: list[Word], turned: list[Pair], pages: Pages
) -> tuple[list[Grid], list[Word], list[Pair]]:
    """Return the tables without rulings, and the words and turned words that stand in none."""
    if paper.cut_short or paper.crowded:
        return [], words, turned
    heads = headings_among(turned)
    grids, rest = unruled_grids([*words, *(stand_in for _, stand_in in heads)], rules, before=pages.spans)
    if not heads:
        return grids, rest, turned
    rest, left = _without(rest, heads)
    return grids, rest, [pair for pair in turned if pair not in heads or pair in left]


def _without(words: list[Word], pairs: list[Pair]) -> tuple[list[Word], list[Pair]]:
    """Return `words` without stand-ins, and the pairs whose stand-ins were among them."""
    left = not_used(pairs, words)
    stand_ins = {id(stand_in) for _, stand_in in left}
    return [word for word in words if id(word) not in stand_ins], left


def _open_columns(grids: list[Grid], rest: list[Word]) -> list[Span]:
    """Return the columns of the table that ends the page: nothing but a running foot is printed below it."""
    last = max(grids, key=lambda grid: grid.bottom, default=None)
    if last is None or sum(word.top > last.bottom for word in rest) > MOST_BELOW:
        return []
    return last.spans
