"""Where the boxes on a shown page lie, and what is printed there in the file itself."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import pdfplumber
from PIL import Image
from playwright.sync_api import Locator, Page

Share = tuple[float, float, float, float]
"""Left, top, right and bottom as fractions of the page."""

_SHARE = """(rect) => {
  const box = rect.getBoundingClientRect(), sheet = rect.closest(".vel").querySelector("img").getBoundingClientRect();
  return [(box.left - sheet.left) / sheet.width, (box.top - sheet.top) / sheet.height,
          (box.right - sheet.left) / sheet.width, (box.bottom - sheet.top) / sheet.height];
}"""


def shares_of(boxes: Locator) -> list[Share]:
    """Return where each of some boxes lies, as a reader of the page sees it."""
    return [tuple(each.evaluate(_SHARE)) for each in boxes.all()]


def words_in(path: Path, number: int, shares: Sequence[Share]) -> str:
    """Return the words of a PDF's page (1-based) whose middle is in one of the boxes, as another engine reads them."""
    with pdfplumber.open(path) as pdf:
        page = pdf.pages[number - 1]
        found = [
            word["text"]
            for word in page.extract_words(use_text_flow=True)
            if any(_lies_in(word, share, page.width, page.height) for share in shares)
        ]
    return " ".join(found)


def _lies_in(word: dict[str, float], share: Share, width: float, height: float) -> bool:
    x = (word["x0"] + word["x1"]) / 2 / width
    y = (word["top"] + word["bottom"]) / 2 / height
    return share[0] <= x <= share[2] and share[1] <= y <= share[3]


def picture_of(page: Page) -> Image.Image:
    """Return the picture of the page that is shown."""
    answer = page.request.get(page.locator(".vel img").evaluate("(picture) => picture.src"))
    return Image.open(io.BytesIO(answer.body())).convert("L")


def beneath(picture: Image.Image, share: Share) -> Image.Image:
    """Return the piece of a picture that lies beneath a box."""
    x0, top, x1, bottom = share
    return picture.crop((x0 * picture.width, top * picture.height, x1 * picture.width, bottom * picture.height))
