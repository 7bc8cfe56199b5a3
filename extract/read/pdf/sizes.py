"""Tell which part of a page is shown."""

from __future__ import annotations

from pdfminer.pdfpage import PDFPage

from extract.read.pdf.paths import Box

LETTER = (0.0, 0.0, 612.0, 792.0)  # what viewers show of a page without a size


def shown_part(page: PDFPage) -> Box:
    """Return the part of the page that is shown, corners in order whatever order the file has them in."""
    boxes = []
    for corners in (page.mediabox, page.cropbox):
        xs, ys = sorted((float(corners[0]), float(corners[2]))), sorted((float(corners[1]), float(corners[3])))
        boxes.append((xs[0], ys[0], xs[1], ys[1]))
    media, crop = boxes
    if not (media[2] > media[0] and media[3] > media[1]):
        media = crop = LETTER
    shown = max(media[0], crop[0]), max(media[1], crop[1]), min(media[2], crop[2]), min(media[3], crop[3])
    return shown if shown[2] - shown[0] > 1 and shown[3] - shown[1] > 1 else media
