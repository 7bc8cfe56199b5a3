"""Decide which pages of a PDF are read from their picture, and whether that or the text layer is the better text."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from pathlib import Path

import cv2
import numpy as np

from extract.read.images.redacted import redacted_boxes
from extract.read.ocr import DOTS, CannotRead, Scan, read_picture
from extract.read.ocr.ink import Boxes, ink_of, marks_of, outside, text_among
from extract.read.ocr.quality import quality_of
from extract.read.ocr.upright import Straightening
from extract.read.pdf.eyes import Eyes, Picture
from extract.read.pdf.paper import Box, Paper, Shape
from extract.read.pdf.turning import to_page
from extract.read.words import Word

GARBLED = 0.6  # quality below which a text layer is no text
POOR = 0.6  # quality below which OCR gave little
PICTURED = 0.15  # of the page that pictures cover, for its ink to be looked at
DRAWN = 400  # shapes on a page with little text: letters may have been drawn as outlines
LITTLE = 200  # letters of text
LOOKING = 100  # dots an inch that are enough to see letters
LEAST_UNREAD, LEAST_SHARE = 40, 0.15  # letters outside the words of the layer, and their share, that are worth reading
AROUND = 2.0  # points around a word that belong to it
LEAST_BOX = 4.0  # points
BLACK = (0.0, 0.0, 0.0)
# What is told of pages, in Dutch; {} is the reason why Tesseract did not read them.
READ = "zonder tekstlaag, gelezen met OCR: controleer namen en getallen op de pagina"
REPLACED = "met een onleesbare tekstlaag, die is vervangen door OCR"
WORSE = "met een slechte tekstlaag, behouden omdat OCR niet beter was"
ADDED = "deels beeld, tekstlaag aangevuld met OCR"
UNREADABLE = "met een slechte OCR: er kan tekst ontbreken of onjuist zijn"
NOT_READ = "zonder tekstlaag, niet gelezen: {}"
NOT_REPLACED = "met een slechte tekstlaag, niet opnieuw gelezen: {}"
NOT_ADDED = "deels beeld, alleen de tekstlaag is gelezen: {}"


@dataclass(slots=True)
class Text:
    """The words of a page, how they were read (tekstlaag, ocr, ongelezen) and how good they are (0 to 1, or None).

    `paper` has the rulings that were seen; `boxes` are redactions seen on the picture, with what fills them.
    """

    paper: Paper
    words: list[Word]
    read_by: str
    quality: float | None = None
    straightened: Straightening | None = None
    boxes: list[tuple[Box, str]] = field(default_factory=list)


@dataclass
class Scanner:
    """Reads the pages of one PDF that need it, and remembers what there is to tell of them."""

    eyes: Eyes
    mode: str = "auto"  # auto never always
    folder: Path | None = None
    told: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def text_of(self, number: int, paper: Paper, words: list[Word], hidden: list[Box]) -> Text:
        """Return the text of a page whose layer has `words`; nothing is read from the `hidden` boxes."""
        quality = quality_of(" ".join(word.text for word in words))
        layer = Text(paper, words, "tekstlaag" if words or _is_blank(paper) else "ongelezen", quality)
        if self.mode == "never" or paper.heavy or _is_blank(paper):
            return layer
        garbled = quality is not None and quality < GARBLED
        if not words or garbled or self.mode == "always":
            return self._anew(number, layer, hidden)
        if _is_pictured(paper) or _is_drawn(paper, words):
            return self._added(number, layer, hidden)
        return layer
