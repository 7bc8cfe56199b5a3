"""Read the grounds printed on redactions in the picture of a page; whatever else may be read there is thrown away."""

from __future__ import annotations

import cv2
import numpy as np

from extract.read.ocr.again import sheet_of
from extract.read.ocr.engine import BLOCK, CannotRead, Engine, Grey, Seen
from extract.text.grounds import ground_within, normal_ground

LARGER = 2  # times: codes are small print
HIGH, WIDE = 0.2, 2.5  # inch: of a code at most
EDGE = 0.015  # inch of a box's edge that is no print
UNLIKE = 60  # of 255: how far print on a box differs from its ground at least
MOST_BOXES = 150
WHITE = 255
Box = tuple[int, int, int, int]


def grounds_on(picture: Grey, dots: float, boxes: list[Box], tesseract: Engine) -> list[str | None]:
    """Return the ground printed on each of `boxes` (pixels), None where none can be read."""
    clean = np.full(picture.shape, WHITE, np.uint8)
    pieces = [_cleaned(picture, clean, box, dots) for box in boxes[:MOST_BOXES]]
    places = [at for at, piece in enumerate(pieces) if piece is not None]
    found: list[str | None] = [None] * len(boxes)
    if not places:
        return found
    larger = np.asarray(cv2.resize(clean, None, fx=LARGER, fy=LARGER, interpolation=cv2.INTER_CUBIC), np.uint8)
    sheet, rows = sheet_of(larger, [[side * LARGER for side in pieces[at] or ()] for at in places])
    try:
        seen = tesseract.words(sheet, BLOCK)
    except CannotRead:
        return found
    for at, text in zip(places, _texts(seen, [top for top, _, _ in rows]), strict=True):
        found[at] = normal_ground(text) or ground_within(text)
    return found


def _cleaned(picture: Grey, clean: Grey, box: Box, dots: float) -> list[int] | None:
    """Write what is printed on a box into `clean`, dark on white; return where, None when it is no code."""
    edge = max(1, round(EDGE * dots))
    x0, top, x1, bottom = box[0] + edge, box[1] + edge, box[2] - edge, box[3] - edge
    part = picture[max(0, top) : max(0, bottom), max(0, x0) : max(0, x1)]
    if not part.size:
        return None
    apart = cv2.absdiff(part, np.full_like(part, round(float(np.median(part)))))
    print_ = apart > max(UNLIKE, int(apart.max()) // 2)
    if not print_.any():
        return None
    rows, columns = np.flatnonzero(print_.any(axis=1)), np.flatnonzero(print_.any(axis=0))
    if rows[-1] - rows[0] > HIGH * dots or columns[-1] - columns[0] > WIDE * dots:
        return None
    dark = np.minimum(WHITE, apart * (WHITE / int(apart.max()))).astype(np.uint8)
    clean[top : top + part.shape[0], x0 : x0 + part.shape[1]] = WHITE - dark
    return [x0 + int(columns[0]), top + int(rows[0]), x0 + int(columns[-1]) + 1, top + int(rows[-1]) + 1]


def _texts(seen: list[Seen], tops: list[int]) -> list[str]:
    """Return the text of each row of the sheet; rows begin at `tops`."""
    texts = [""] * len(tops)
    for word in seen:
        rank = int(np.searchsorted(tops, (word.top + word.bottom) / 2, side="right")) - 1
        if rank >= 0:
            texts[rank] = f"{texts[rank]} {word.text}".strip()
    return texts
