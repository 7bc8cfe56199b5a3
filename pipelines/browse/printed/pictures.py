"""Paint a page as a picture in which every box stays closed, in a process of its own with limits.

What is painted is the file that was read, as long as it is there.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor
from contextlib import closing, contextmanager
from functools import lru_cache
from itertools import islice

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw
from sqlalchemy import select

from extract.errors import Unreadable
from extract.read.images.frames import frames_of
from extract.read.pdf.eyes import Eyes
from extract.read.pdf.opening import opened
from models import Page, Redaction, Source
from pipelines.browse.answers import Asked, Bytes, NotThere
from pipelines.browse.printed.originals import Lost, bytes_of, way_to
from pipelines.workers import Overdue, workers

DOTS = 150.0  # an inch
_QUALITY = 85  # of a JPEG: letters stay sharp
_MOST_MEMORY = 2_000_000_000  # bytes
_MOST_SECONDS = 20.0
_PDF, _HEAD = b"%PDF-", 1024  # what a PDF begins with, within so many bytes
_NONE = "Van deze pagina kan geen beeld worden gemaakt."
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
    return Bytes(asked.paint(source.path, way, page.number, [box for box in boxes if box]), "image/jpeg")


def painted(path: str, way: tuple[str, ...], number: int, boxes: Sequence[Box]) -> bytes | str:
    """Return a page as JPEG with its boxes closed, or why there is none, in Dutch. Runs in the painter's process."""
    try:
        pixels = _pixels(path, way, number)
    except Lost as error:
        return str(error)
    except Unreadable:
        pixels = None
    if pixels is None:
        return _NONE
    image = Image.fromarray(pixels)
    _close(image, boxes)
    held = io.BytesIO()
    image.convert("RGB").save(held, "JPEG", quality=_QUALITY)  # ten times as fast as PNG
    return held.getvalue()


def _pixels(path: str, way: tuple[str, ...], number: int) -> NDArray[np.uint8] | None:
    """Return a page as the reader looks at it: mended, without a lock, upright; None when it can't be painted."""
    data = bytes_of(path, way)
    if _PDF in data[:_HEAD]:
        with closing(Eyes(_mended(path, way))) as eyes:
            picture = eyes.picture(number, DOTS)
        return picture.pixels if picture else None
    frame = next(islice(frames_of(data, DOTS), number - 1, None), None)
    return frame.pixels if frame else None


@lru_cache(maxsize=2)
def _mended(path: str, way: tuple[str, ...]) -> bytes:
    """Return a PDF as it is read, kept for its next page."""
    return opened(bytes_of(path, way)).data


def _close(image: Image.Image, boxes: Sequence[Box]) -> None:
    """Fill the boxes, which are fractions of the page, so that nothing that shines through them can be read."""
    pen = ImageDraw.Draw(image)
    for x0, top, x1, bottom in boxes:
        pen.rectangle(
            (x0 * image.width, top * image.height, x1 * image.width, bottom * image.height), fill=(20, 20, 20)
        )
