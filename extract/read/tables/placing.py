"""Put words in the cells that rulings make: by their middle, and whole where a text runs over the rulings."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter, itemgetter

from extract.read.pdf.paper import Box
from extract.read.rows import phrases_of
from extract.read.words import Word

OVER = 0.4  # of the size: how far a word reaches over a ruling to both sides, for its text to run over it
LEAST_SPACE, MOST_SPACE = 0.12, 0.45  # of the size: white between words of such a text
PADDING = 7.0  # points at most between a text and the side of the cell that it is set to
Inside = dict[Box, list[Word]]
"""The words in each cell."""


def placed(cells: Sequence[Box], words: list[Word]) -> tuple[Inside, list[Word]]:
    """Return each cell's words, and the words in no cell."""
    inside: Inside = {}
    rest: list[Word] = []
    crossing: list[Word] = []
    x0, top = min(cell[0] for cell in cells), min(cell[1] for cell in cells)
    x1, bottom = max(cell[2] for cell in cells), max(cell[3] for cell in cells)
    for word in words:
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        home = None
        if x0 <= x <= x1 and top <= y <= bottom:
            home = next((cell for cell in cells if cell[0] <= x < cell[2] and cell[1] <= y < cell[3]), None)
        if home is None:
            rest.append(word)
            continue
        inside.setdefault(home, []).append(word)
        if _crosses(word, home):
            crossing.append(word)
    for word in crossing:
        _gather(word, inside)
    return inside, rest


def _crosses(word: Word, home: Box) -> bool:
    """Tell whether a word lies on a side of its cell, well to both sides of it."""
    over = OVER * word.size
    return any(word.x0 < side - over and word.x1 > side + over for side in (home[0], home[2]))


def _gather(word: Word, inside: Inside) -> None:
    """Put the text that `word` is of in one cell, when it is all that stands in the cells that it runs over."""
    text, homes = _text_of(word, inside)
    crossed = list(dict.fromkeys(homes))
    alone = len(text) == sum(len(inside[cell]) for cell in crossed)
    if len(crossed) < 2 or not alone or not _is_one(text, homes):
        return
    for cell in crossed:
        del inside[cell]
    inside[_home(text, crossed)] = text


def _is_one(text: list[Word], homes: list[Box]) -> bool:
    """Tell whether all white in a text is that between words, and none of it parts two texts that touch."""
    spaced = all(other.x0 - one.x1 > LEAST_SPACE * other.size for one, other in pairwise(text))
    nexts = zip(pairwise(text), pairwise(homes), strict=True)
    touch = any(
        home != before and one.x1 > home[0] and other.x0 - home[0] < PADDING
        for (one, other), (before, home) in nexts
    )  # fmt: skip
    return spaced and not touch


def _text_of(word: Word, inside: Inside) -> tuple[list[Word], list[Box]]:
    """Return the words that stand together with `word` on its line, and the cell that each is in."""
    y, near = (word.top + word.bottom) / 2, OVER * word.size
    homes = {
        id(other): cell
        for cell, found in inside.items()
        if cell[1] <= y < cell[3]
        for other in found
        if abs(other.base - word.base) < near
    }
    line = [other for cell in set(homes.values()) for other in inside[cell] if id(other) in homes]
    phrases = phrases_of(sorted(line, key=attrgetter("x0")), MOST_SPACE)
    text = next(phrase.words for phrase in phrases if any(other is word for other in phrase.words))
    return text, [homes[id(other)] for other in text]


def _home(text: list[Word], cells: list[Box]) -> Box:
    """Return the cell whose side or middle a text is set to."""
    x0, x1 = text[0].x0, text[-1].x1
    first, last = min(cells), max(cells)
    offs = [(max(0.0, abs(x0 - first[0]) - PADDING), first), (max(0.0, abs(last[2] - x1) - PADDING), last)]
    offs += [(abs(cell[0] + cell[2] - x0 - x1) / 2, cell) for cell in cells]
    return min(offs, key=itemgetter(0))[1]
