"""Read a picture file as a PDF is read whose pages are pictures."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version

from extract.errors import Unreadable
from extract.read.images.frames import BROKEN, TOO_LARGE, Frame, frames_of
from extract.read.ocr import DOTS
from extract.read.ocr.kept import folder_of
from extract.read.options import USUAL, Options
from extract.read.pdf.adding import add_page
from extract.read.pdf.eyes import Eyes, Picture
from extract.read.pdf.gathering import Pages, warn
from extract.read.pdf.paper import Paper
from extract.read.pdf.scans import Scanner
from extract.read.running import mark_running
from extract.text.reading import Reading
from models import Source

POINTS = 72.0  # an inch
UNKNOWN = (595.0, 842.0)  # points: the size of a page that could not be unpacked
SKIPPED = "met een te groot beeld, niet gelezen"


@dataclass
class Sight(Eyes):
    """See the picture at hand; there is nothing to paint."""

    frame: Picture | None = None

    def picture(self, number: int, dots: float) -> Picture | None:
        """Return the picture at hand."""
        return self.frame


def read_picture_file(source: Source, data: bytes, options: Options = USUAL) -> Reading:
    """Return the reading of a PNG, JPEG, TIFF, GIF or BMP file; `source` gets its pages, redactions and warnings.

    Raises Unreadable when none of its pages can be unpacked.
    """
    pages, sight = Pages(), Sight(b"")
    scanner = Scanner(sight, options.ocr, folder_of(source.path))
    reasons: list[str] = []
    for number, frame in enumerate(frames_of(data, DOTS), start=1):
        if frame.pixels is None:
            reasons.append(frame.lacks)
            (scanner.told[SKIPPED] if frame.lacks == TOO_LARGE else pages.failed).append(number)
        sight.frame = Picture(frame.pixels, frame.dots) if frame.pixels is not None else None
        add_page(source, pages, number, _paper(frame), scanner)
        if frame.pixels is None:
            source.pages[-1].read_by = "ongelezen"
    if len(reasons) == len(source.pages):
        raise Unreadable(reasons[0] if reasons else BROKEN)
    pages.scanned = scanner.told
    warn(source, pages)
    source.page_count = len(source.pages)
    source.reader = f"pillow {version('pillow')}"
    mark_running(pages.lines, len(source.pages), pages.places)
    return Reading(source, pages.lines)


def _paper(frame: Frame) -> Paper:
    """Return a page of the size of its picture, with nothing but that on it."""
    if frame.pixels is None:
        return Paper(*UNKNOWN)
    height, width = (side * POINTS / frame.dots for side in frame.pixels.shape[:2])
    return Paper(width, height, pictures=[((0.0, 0.0, width, height), 0)])
