"""Decide which pages of a PDF are read from their picture, and whether that or the text layer is the better text."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from pathlib import Path

import cv2
import numpy as np

from extract.read.images import redacted_boxes
from extract.read.ocr import DOTS, CannotRead, Scan, read_grounds, read_picture
from extract.read.ocr.ink import Boxes, ink_of, marks_of, outside, text_among
from extract.read.ocr.quality import quality_of
from extract.read.ocr.upright import Straightening
from extract.read.pdf.boxes import redactions_of
from extract.read.pdf.eyes import Eyes, Picture
from extract.read.pdf.paper import Box, Paper, Shape
from extract.read.pdf.pictured import Covered, covered_on, take_out
from extract.read.pdf.turning import to_page
from extract.read.words import Word

GARBLED = 0.6  # quality below which a text layer is no text
UNMAPPED = 0.3  # share of characters that a font does not say what they are, above which a layer is no text either
POOR = 0.6  # quality below which OCR gave little
PICTURED = 0.15  # of the page that pictures cover, for its ink to be looked at
SCANNED = 0.6  # of the page that pictures cover when they are the page, not drawings on it
UNLIKE_DRAWINGS = ("zwart", "grijs")  # fills of boxes that are redactions in a drawing too; coloured ones are its parts
DRAWN = 400  # shapes on a page with little text: letters may have been drawn as outlines
LITTLE = 200  # letters of text
LOOKING = 100  # dots an inch that are enough to see letters
LEAST_UNREAD, LEAST_SHARE = 40, 0.15  # letters outside the words of the layer, and their share, that are worth reading
AROUND = 2.0  # points around a word that belong to it
BLACK = (0.0, 0.0, 0.0)
# What is told of pages, in Dutch; the reason why they were not read from their picture is written after the last three.
READ = "zonder tekstlaag, gelezen met OCR: controleer namen en getallen op de pagina"
ANEW = "op verzoek gelezen met OCR: controleer namen en getallen op de pagina"
REPLACED = "met een onleesbare tekstlaag, die is vervangen door OCR"
WORSE = "met een slechte tekstlaag, behouden omdat OCR niet beter was"
ADDED = "deels beeld, tekstlaag aangevuld met OCR"
UNREADABLE = "met een slechte OCR: er kan tekst ontbreken of onjuist zijn"
TOO_LARGE = "het beeld is beschadigd of te groot"
NOT_READ = "zonder tekstlaag, niet gelezen"
NOT_REPLACED = "met een slechte tekstlaag, niet opnieuw gelezen"
NOT_ADDED = "deels beeld, alleen de tekstlaag is gelezen"


@dataclass(slots=True)
class Text:
    """The words of a page, how they were read (tekstlaag, ocr, ongelezen) and how good they are (0 to 1, or None).

    `paper` has the rulings that were seen.
    """

    paper: Paper
    words: list[Word]
    read_by: str
    quality: float | None = None
    straightened: Straightening | None = None


@dataclass
class Scanner:
    """Reads the pages of one PDF that need it, and remembers what there is to tell of them."""

    eyes: Eyes
    mode: str = "auto"  # auto never always
    folder: Path | None = None
    told: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def text_of(self, number: int, paper: Paper, words: list[Word], hidden: list[Box]) -> Text:
        """Return the text of a page whose layer has `words`; nothing is read from the `hidden` boxes (points)."""
        quality = quality_of(" ".join(word.text for word in words))
        if paper.unmapped > UNMAPPED:
            quality = 0.0
        blank = not words and _is_blank(paper)
        layer = Text(paper, words, "tekstlaag" if words or blank else "ongelezen", quality)
        if blank:
            return layer
        if paper.heavy:  # which is told of the page
            return layer
        if self.mode == "never":
            return self._left(number, layer)
        anew = not words or _is_garbled(quality) or self.mode == "always"
        if not anew and not _is_pictured(paper) and not _is_drawn(paper, words):
            return layer
        hidden = [*hidden, *_drawn_boxes(paper, words, hidden)]
        return self._anew(number, layer, hidden) if anew else self._added(number, layer, hidden)

    def covered(self, number: int, paper: Paper) -> list[Covered]:
        """Return the redactions in the pictures of a page; what its layer has in them is taken out of `paper`."""
        picture = self.eyes.picture(number, DOTS) if _is_pictured(paper) and not paper.heavy else None
        if picture is None:
            return []
        scale = 72 / picture.dots
        found = redacted_boxes(picture.pixels, picture.dots)
        fills = {(box.x0 * scale, box.top * scale, box.x1 * scale, box.bottom * scale): box.fill for box in found}
        covered = covered_on(paper, list(fills))
        bare = [one.box for one in covered if one.ground is None] if self.mode != "never" else []
        read = dict(zip(bare, read_grounds(picture.pixels, picture.dots, bare), strict=True))
        known = [replace(one, ground=one.ground or read.get(one.box)) for one in covered]
        scanned = _pictured(paper) > SCANNED
        kept = [one for one in known if scanned or one.ground or fills[one.box] in UNLIKE_DRAWINGS]
        take_out(paper, [one.box for one in kept])
        return kept

    def _left(self, number: int, layer: Text, reason: str = "", more: bool = False) -> Text:
        """Leave a page as its layer has it, and tell what that lacks; `more` text was seen on its picture."""
        seen = more or (_is_pictured(layer.paper) and _letters(layer.words) < LITTLE)
        if not layer.words:
            what = NOT_READ
        elif _is_garbled(layer.quality):
            what = NOT_REPLACED
        elif seen:
            what = NOT_ADDED
        else:
            return layer
        self.told[f"{what}: {reason}" if reason else what].append(number)
        return layer

    def _anew(self, number: int, layer: Text, hidden: list[Box]) -> Text:
        """Read the whole page from its picture; keep the layer where that is the better text."""
        try:
            scan = self._scan(number, hidden)
        except CannotRead as reason:
            return self._left(number, layer, str(reason))
        quality = quality_of(" ".join(word.text for word in scan.words))
        wins = bool(scan.words) if self.mode == "always" else (quality or 0.0) > (layer.quality or 0.0)
        if layer.words and not wins:
            self.told[WORSE].append(number)
            return layer
        if scan.words:
            self.told[REPLACED if _is_garbled(layer.quality) else ANEW if layer.words else READ].append(number)
        if quality is not None and quality < POOR:
            self.told[UNREADABLE].append(number)
        paper = replace(layer.paper, runs=[], unmapped=0.0)
        paper.shapes = [*paper.shapes, *_shapes(scan, paper)]
        return Text(paper, scan.words, "ocr", quality, scan.straightened if scan.straightened.angle else None)

    def _added(self, number: int, layer: Text, hidden: list[Box]) -> Text:
        """Add to a good layer what stands on the page outside it, where that is much."""
        hidden = [*hidden, *(_around(to_page(word.box, word.way, layer.paper)) for word in layer.words)]
        try:
            if not _holds_more(self._picture(number), hidden):
                return layer
            added = _on_the_page(self._scan(number, hidden))
        except CannotRead as reason:
            return self._left(number, layer, str(reason), more=True)
        if not added:
            return layer
        self.told[ADDED].append(number)
        words = [*layer.words, *added]
        quality = quality_of(" ".join(word.text for word in words))
        return Text(layer.paper, words, "ocr" if _letters(added) > _letters(layer.words) else "tekstlaag", quality)

    def _scan(self, number: int, hidden: list[Box]) -> Scan:
        picture = self._picture(number)
        try:
            return read_picture(picture.pixels, picture.dots, hidden, self.folder)
        except (MemoryError, cv2.error):
            raise CannotRead(TOO_LARGE) from None

    def _picture(self, number: int) -> Picture:
        picture = self.eyes.picture(number, DOTS)
        if picture is None:
            raise CannotRead(TOO_LARGE)
        return picture


def _is_blank(paper: Paper) -> bool:
    """Tell whether nothing is painted on the page."""
    return not (paper.runs or paper.pictures or paper.shapes or paper.notes or paper.cut_short or paper.torn)


def _is_pictured(paper: Paper) -> bool:
    return _pictured(paper) > PICTURED


def _pictured(paper: Paper) -> float:
    """Return the share of the page that pictures cover."""
    covered = sum((box[2] - box[0]) * (box[3] - box[1]) for box, _ in paper.pictures)
    return covered / max(1.0, paper.width * paper.height)


def _is_drawn(paper: Paper, words: list[Word]) -> bool:
    """Tell whether the page's letters may have been drawn as shapes."""
    return len(paper.shapes) > DRAWN and _letters(words) < LITTLE


def _is_garbled(quality: float | None) -> bool:
    return quality is not None and quality < GARBLED


def _letters(words: list[Word]) -> int:
    return sum(len(word.text) for word in words)


def _drawn_boxes(paper: Paper, words: list[Word], hidden: list[Box]) -> list[Box]:
    """Return the redactions among the page's shapes, in points."""
    placed, at = [], 0
    for word in words:
        placed.append((at, at + len(word.text), *to_page(word.box, word.way, paper)))
        at += len(word.text) + 1
    text = " ".join(word.text for word in words)
    sides = (paper.width, paper.height, paper.width, paper.height)
    boxes = [redaction.box for redaction in redactions_of(paper, placed, hidden, text) if redaction.box]
    return [(x0 * sides[0], top * sides[1], x1 * sides[2], low * sides[3]) for x0, top, x1, low in boxes]


def _around(box: Box) -> Box:
    return box[0] - AROUND, box[1] - AROUND, box[2] + AROUND, box[3] + AROUND


def _holds_more(picture: Picture, known: list[Box]) -> bool:
    """Tell whether much text stands on the picture outside the boxes of what is known."""
    dots = min(LOOKING, picture.dots)  # of a page of ten metres there are fewer
    scale = dots / picture.dots
    grey = np.asarray(cv2.cvtColor(picture.pixels, cv2.COLOR_RGB2GRAY), np.uint8)
    small = np.asarray(cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)
    letters = text_among(marks_of(ink_of(small, dots), dots), dots, small.shape)
    boxes: Boxes = np.array(known, np.float64).reshape(-1, 4) * (dots / 72)
    unread = len(outside(letters, boxes))
    return unread >= LEAST_UNREAD and unread >= LEAST_SHARE * len(letters)


def _on_the_page(scan: Scan) -> list[Word]:
    """Return the words where they stand on the page as it is, askew or not."""
    moved = []
    for word in scan.words:
        x0, top, x1, bottom = scan.straightened.back(word.box)
        moved.append(replace(word, x0=x0, top=top, x1=x1, bottom=bottom, base=word.base + top - word.top))
    return moved


def _shapes(scan: Scan, paper: Paper) -> list[Shape]:
    """Return the rulings that were seen as shapes of the page."""
    return [
        Shape(to_page(box, scan.way, paper), rank, stroke=BLACK, is_box=False, stroked=True)
        for rank, box in enumerate(scan.rulings)
    ]
