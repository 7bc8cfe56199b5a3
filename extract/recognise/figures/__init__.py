"""Find the numbers in prose that count or measure something: value, upper bound, unit, and whether it is rough."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.recognise.figures.amount import Amount
from extract.recognise.figures.phrases import amounts
from extract.recognise.figures.tokens import may_hold
from extract.text.blocks import Block, blocks
from extract.text.prose import Prose
from extract.text.reading import Reading
from models import Figure

__all__ = ["Amount", "amounts", "find_figures"]

# A cell is prose when it holds a number beside a word.
_PHRASE = re.compile(r"[a-z]{3}\W{1,3}\d|\d\W{1,3}[a-z]{3}")


def find_figures(reading: Reading) -> None:
    """Fill `reading.source.figures` from the prose of all its lines, and from cells that hold more than a number."""
    before: list[Amount] = []
    for block in blocks(line for line in reading.lines if not line.running):
        item = block.kind == "opsomming"
        for prose in _texts(reading, block):
            found = amounts(prose.text, before if item else ())
            reading.source.figures.extend(_record(reading, prose, amount) for amount in found)
            before = found or (before if item else [])


def _texts(reading: Reading, block: Block) -> Iterator[Prose]:
    """Yield the block's prose; of a table, each cell that holds a phrase."""
    if block.kind != "tabel":
        if any(may_hold(line.text) for line in block.lines):
            yield block.prose(reading.text)
        return
    for line in block.lines:
        at = line.start
        for cell in re.split(r"[\t|]", line.text):
            if len(cell) > 8 and (_PHRASE.search(cell) or (len(cell.split()) > 3 and may_hold(cell))):
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
