"""Read what lies on a page beside its content: annotations that cover something, and the text they and forms show."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.utils import Matrix, decode_text, mult_matrix

from extract.read.pdf.colours import Colour, colour_of
from extract.read.pdf.content import PageIsFull
from extract.read.pdf.limits import MOST_NOTES, MOST_PARENTS
from extract.read.pdf.paths import Box, around

COVERING = {"Redact", "Square", "Circle", "Polygon", "Highlight", "FreeText", "Stamp"}
WITH_TEXT = {"Widget", "FreeText", "Stamp", "Redact"}
REMARKING = {"Text", "Highlight", "Underline", "StrikeOut", "Squiggly", "Caret", "Square", "Circle", "Polygon", "Ink"}
NOT_SHOWN = 2 | 32  # flags of an annotation: hidden, no view
SECRET = 1 << 13  # flag of a field: what is typed shows as dots
AFTER_ALL, APART = 2**31, 2**16  # ranks: of the first annotation, and between two
SIZE = re.compile(rb"(\d+(?:\.\d+)?|\.\d+)\s+Tf")
USUAL_SIZE = 11.0
WIDTH = 0.5
LINE, MARGIN = 1.15, 2.0  # of the size between lines; points between a field's edge and its text


@dataclass(slots=True)
class Note:
    """An annotation that covers what it lies on; it is painted after the page itself."""

    box: Box
    rank: int
    colour: Colour
    kind: str


class _Typed:
    """The font of text that has none: of any letters, all equally wide."""

    fontname = "Helvetica"
    widths: ClassVar = {0: 500}

    def decode(self, data: bytes) -> list[int]:
        """Return the characters of text in UTF-32."""
        return [int.from_bytes(data[at : at + 4], "big") for at in range(0, len(data), 4)]

    def to_unichr(self, character: int) -> str:
        """Return the character itself."""
        return chr(character)

    def char_width(self, character: int) -> float:
        """Return how wide a character is, in sizes."""
        return WIDTH

    def get_descent(self) -> float:
        """Return how far letters reach below the line, in sizes."""
        return -0.2

    def is_vertical(self) -> bool:
        """Tell that text runs from left to right."""
        return False

    is_multibyte = is_vertical


TYPED = _Typed()


def add_notes(page: PDFPage, painter: Any, interpreter: Any) -> None:
    """Add the page's annotations to the paper of `painter`: what covers something, and what can be read on it.

    Raises PageIsFull when the page has too much of it.
    """
    notes = resolve1(page.annots)
    read = [_without_fault(painter, resolve1, raw) for raw in (notes if isinstance(notes, list) else [])[:MOST_NOTES]]
    shown = [note for note in read if isinstance(note, dict)]
    for part in (_cover, _show):  # first all that covers: the text may be too much
        for rank, note in enumerate(shown):
            painter.rank, painter.ctm = AFTER_ALL + rank * APART, painter.page_ctm
            _without_fault(painter, part, note, painter, interpreter)


def _without_fault(painter: Any, act: Callable[..., Any], *arguments: Any) -> Any:
    """Return what `act` returns; a broken annotation must not take the page with it."""
    try:
        return act(*arguments)
    except PageIsFull:
        raise
    except Exception:  # noqa: BLE001 - see above
        painter.stumble()
        return None


def _kind(note: dict[str, Any]) -> str:
    return str(getattr(resolve1(note.get("Subtype")), "name", ""))


def _is_shown(note: dict[str, Any]) -> bool:
    flags = resolve1(note.get("F"))
    return not (isinstance(flags, int) and flags & NOT_SHOWN)


def _cover(note: dict[str, Any], painter: Any, interpreter: Any) -> None:
    """Add what an annotation covers, and count what it tells only to who clicks on it."""
    kind, paper = _kind(note), painter.paper
    if kind == "FileAttachment" and note.get("FS") is not None:
        paper.enclosed.append(note["FS"])
    if not _is_shown(note):
        return
    paper.remarks += kind in REMARKING and bool(_string(note.get("Contents")).strip())
    rect = _four(note.get("Rect")) if kind in COVERING else None
    if rect is not None:
        x0, y0, x1, y1 = rect
        colour = resolve1(note.get("IC")) or resolve1(note.get("C"))
        fill = colour_of(colour, None) if isinstance(colour, list) else None
        paper.notes.append(Note(around([painter.point(x0, y0), painter.point(x1, y1)]), painter.rank, fill, kind))


def _show(note: dict[str, Any], painter: Any, interpreter: Any) -> None:
    """Paint the text that an annotation or a field shows."""
    kind = _kind(note)
    sides = _four(note.get("Rect")) if kind in WITH_TEXT and _is_shown(note) else None
    if sides is None:
        return
    rect = around([(sides[0], sides[1]), (sides[2], sides[3])])
    look = _appearance(note)
    form = interpreter.subinterp()
    painter.only_text = True
    try:
        if look is not None:
            form.render_contents(
                resolve1(look.get("Resources")) or {}, [look], ctm=mult_matrix(_placing(look, rect), painter.page_ctm)
            )
        elif kind != "Stamp" and (lines := list(_lines(note, kind, rect))):
            form.init_resources({})
            form.init_state(painter.page_ctm)
            _write(lines, form)
    finally:
        painter.only_text = False
        painter.ctm = painter.page_ctm


def _appearance(note: dict[str, Any]) -> PDFStream | None:
    """Return how an annotation looks in the state it is in."""
    looks = resolve1(note.get("AP"))
    look = resolve1(looks.get("N")) if isinstance(looks, dict) else None
    if isinstance(look, dict):
        state = resolve1(note.get("AS"))
        look = resolve1(look.get(str(getattr(state, "name", "Off"))))
    return look if isinstance(look, PDFStream) else None


def _placing(look: PDFStream, rect: Box) -> Matrix:
    """Return the matrix that puts an appearance into its rectangle."""
    x0, y0, x1, y1 = _four(look.get("BBox")) or rect
    matrix = resolve1(look.get("Matrix"))
    given = matrix if isinstance(matrix, list) and len(matrix) == 6 else (1, 0, 0, 1, 0, 0)
    a, b, c, d, e, f = (float(resolve1(part)) for part in given)
    box = around([(a * x + c * y + e, b * x + d * y + f) for x in (x0, x1) for y in (y0, y1)])
    wide, high = box[2] - box[0], box[3] - box[1]
    sx = (rect[2] - rect[0]) / wide if wide else 1.0
    sy = (rect[3] - rect[1]) / high if high else 1.0
    put = (sx, 0.0, 0.0, sy, rect[0] - box[0] * sx, rect[1] - box[1] * sy)
    return mult_matrix((a, b, c, d, e, f), put)


def _lines(note: dict[str, Any], kind: str, rect: Box) -> Iterator[tuple[str, float, float, float]]:
    """Yield the lines of a field or note that has no appearance, as a viewer makes them: text, x, y and size."""
    field = _inherited(note, "FT")
    if kind == "Widget":
        if str(getattr(field, "name", "")) not in ("Tx", "Ch") or int(_inherited(note, "Ff") or 0) & SECRET:
            return
        text = _string(_inherited(note, "V"))
    else:
        text = _string(note.get("OverlayText" if kind == "Redact" else "Contents"))
    style = _inherited(note, "DA")
    found = SIZE.search(style) if isinstance(style, bytes) else None
    high = rect[3] - rect[1]
    size = (float(found[1]) if found else 0.0) or min(USUAL_SIZE, max(4.0, 0.7 * high))
    lines = list(_wrapped(text, max(1, int((rect[2] - rect[0] - 2 * MARGIN) / (WIDTH * size)))))
    top = rect[3] - MARGIN - 0.8 * size if len(lines) > 1 or high > 3 * size else (rect[1] + rect[3]) / 2 - 0.3 * size
    for rank, line in enumerate(lines):
        yield line, rect[0] + MARGIN, top - rank * LINE * size, size


def _wrapped(text: str, most: int) -> Iterator[str]:
    """Yield lines of at most `most` characters, as far as words allow."""
    for line in re.split(r"\r\n|\r|\n", text[:20_000]):
        words = line.split()
        while words:
            taken = [words.pop(0)]
            while words and sum(map(len, taken)) + len(taken) + len(words[0]) <= most:
                taken.append(words.pop(0))
            yield " ".join(taken)


def _write(lines: list[tuple[str, float, float, float]], form: Any) -> None:
    for text, x, y, size in lines:
        form.textstate.font, form.textstate.fontsize = TYPED, size
        form.do_Tm(1, 0, 0, 1, x, y)
        form.do_Tj(text.encode("utf-32-be"))


def _inherited(note: dict[str, Any], name: str) -> Any:
    """Return an entry of a field, which may stand with one of those it is part of."""
    field: Any = note
    for _ in range(MOST_PARENTS):
        if not isinstance(field, dict):
            return None
        if name in field:
            return resolve1(field[name])
        field = resolve1(field.get("Parent"))
    return None


def _string(value: Any) -> str:
    found = resolve1(value)
    if isinstance(found, list):
        return " ".join(_string(item) for item in found[:100])
    if isinstance(found, PDFStream):
        found = found.get_data()
    return decode_text(found) if isinstance(found, bytes) else ""


def _four(value: Any) -> tuple[float, float, float, float] | None:
    sides = resolve1(value)
    if not isinstance(sides, list) or len(sides) != 4:
        return None
    x0, y0, x1, y1 = (float(resolve1(side)) for side in sides)
    return x0, y0, x1, y1
