"""Paint a page as a picture in which every box stays closed, in a process of its own with limits.

What is painted is the file that was read, as long as it is there.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor
from contextlib import contextmanager

import pypdfium2
from PIL import Image, ImageDraw
from sqlalchemy import select

from extract.read.pdf.filters import is_overpacked
from models import Page, Redaction, Source
from pipelines.browse.answers import Asked, Bytes, NotThere
from pipelines.browse.originals import Lost, bytes_of, way_to
from pipelines.workers import Overdue, workers

WIDTH = 1240  # pixels of a page's picture: A4 at 150 dots an inch
_MOST_PIXELS = 24_000_000
_MOST_MEMORY = 2_000_000_000  # bytes
_MOST_SECONDS = 20.0
_PDF = b"%PDF-"
_TOO_MUCH = "Van deze pagina kan geen beeld worden gemaakt: dat vraagt te veel."
_DRAWN = "lezer:vlak"  # a box over text; in a picture there is nothing under it
Box = Sequence[float]
Painter = Callable[[str, tuple[str, ...], int, Sequence[Box]], bytes]
"""Paints page so many (1-based) of the file with this path, to which these content hashes lead, boxes as fractions.

Raises Unpaintable.
"""


class Unpaintable(NotThere):
    """A page of which no picture can be shown; the message says why, in Dutch."""


@contextmanager
def painter() -> Iterator[Painter]:
    """Give who paints pages, in a process of its own that is ended with the site."""
    with workers(1, _MOST_MEMORY) as others:
        others.begin(painted, "", (), 1, ())  # so that all is loaded when the first page is asked for

        def paint(path: str, way: tuple[str, ...], number: int, boxes: Sequence[Box]) -> bytes:
            try:
                made = others.result(others.begin(painted, path, way, number, tuple(boxes), seconds=_MOST_SECONDS))
            except (Overdue, BrokenExecutor):
                raise Unpaintable(_TOO_MUCH) from None
            if isinstance(made, str):
                raise Unpaintable(made)
            return made

        yield paint


def picture(asked: Asked) -> Bytes:
    """Return the picture of the page with this id."""
    page = asked.session.get(Page, asked.parts["id"])
    if page is None:
        raise NotThere("Er is geen pagina met dit kenmerk.")
    source = asked.session.get_one(Source, page.source_id)
    boxes = asked.session.scalars(
        select(Redaction.box).where(
            Redaction.source_id == source.id,
            Redaction.page == page.number,
            Redaction.method == _DRAWN,
            Redaction.ground.is_(None),  # what is printed in the box may be read
        )
    )
    way = way_to(asked.session, source)
    return Bytes(asked.paint(source.path, way, page.number, [box for box in boxes if box]), "image/png")


def painted(path: str, way: tuple[str, ...], number: int, boxes: Sequence[Box]) -> bytes | str:
    """Return a page as PNG with its boxes closed, or why there is none, in Dutch. Runs in the painter's process."""
    try:
        image = _painted(bytes_of(path, way), number)
    except Lost as error:
        return str(error)
    except Exception:  # noqa: BLE001  what pdfium or Pillow can't paint
        return "Van deze pagina kan geen beeld worden gemaakt."
    _close(image, boxes)
    held = io.BytesIO()
    image.save(held, "PNG", optimize=False, compress_level=3)
    return held.getvalue()


def _painted(data: bytes, number: int) -> Image.Image:
    if not data.startswith(_PDF) and _PDF not in data[:1024]:
        return _picture_in(data, number)
    if is_overpacked(data):
        raise Lost(_TOO_MUCH)
    with pypdfium2.PdfDocument(data) as document:
        document.init_forms()  # or the fields of a form are not painted
        page = document[number - 1]
        width, height = page.get_size()
        scale = min(WIDTH / max(1.0, width), (_MOST_PIXELS / max(1.0, width * height)) ** 0.5)
        return page.render(scale=scale).to_pil().convert("RGB")


def _picture_in(data: bytes, number: int) -> Image.Image:
    """Return so-many-eth picture of a file of pictures, as wide as others; raises Lost for what is none."""
    try:
        image = Image.open(io.BytesIO(data))
    except Image.UnidentifiedImageError:
        raise Lost("Dit bestand heeft geen pagina's om te tonen.") from None
    if image.width * image.height > 4 * _MOST_PIXELS:
        raise Lost(_TOO_MUCH)
    image.seek(number - 1)
    shown = image.convert("RGB")
    shown.thumbnail((WIDTH, WIDTH * 4))
    return shown


def _close(image: Image.Image, boxes: Sequence[Box]) -> None:
    """Fill the boxes, which are fractions of the page, so that nothing that shines through them can be read."""
    pen = ImageDraw.Draw(image)
    for x0, top, x1, bottom in boxes:
        pen.rectangle(
            (x0 * image.width, top * image.height, x1 * image.width, bottom * image.height), fill=(20, 20, 20)
        )
