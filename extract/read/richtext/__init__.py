"""Read rich text (RTF): what a reader sees, in the order of the text."""

from __future__ import annotations

from extract.errors import Unreadable
from extract.read.flow import Flow
from extract.read.office.laying import Layout, Paragraph, Row
from extract.read.office.telling import warnings_of
from extract.read.options import USUAL, Options
from extract.read.richtext.groups import Taker
from extract.read.richtext.tokens import tokens
from extract.text.reading import Reading
from models import Source

MOST_BYTES = 100 * 1024**2


def read_rtf(source: Source, data: bytes, options: Options = USUAL) -> Reading:
    """Return the reading of an RTF file; `source` gets its pages, redactions and warnings.

    Raises Unreadable when it is too large or holds no text.
    """
    if len(data) > MOST_BYTES:
        raise Unreadable(f"RTF-bestand is te groot om te lezen ({len(data) // 1024**2} MB)")
    flow = Flow()
    taker = Taker()
    layout = Layout(flow, lambda: _print_notes(flow, taker))
    for token in tokens(data):
        taker.take(token)
        _print(layout, taker)
    taker.close()
    _print(layout, taker)
    layout.close()
    _print_notes(flow, taker)
    for line in taker.edges.get("footer", ()):
        flow.paragraph(line, running=True)
    source.warnings.extend(warnings_of(taker.left_out))
    return flow.reading(source, "rtf", taker.pictures.enclosed)


def _print(layout: Layout, taker: Taker) -> None:
    """Print what was finished; headers before all else."""
    items: list[Paragraph | Row] = taker.finished
    if items and layout.flow.is_fresh and not layout.flow.pages:
        for line in taker.edges.pop("header", ()):
            layout.flow.paragraph(line, running=True)
    layout.add_all(items)
    items.clear()


def _print_notes(flow: Flow, taker: Taker) -> None:
    for note in taker.notes:
        flow.paragraph(note)
    taker.notes.clear()
