"""Gather the pages of a PDF that has lost what lists them, as one that was cut off has: the list stands at its end."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf

from extract.read.pdf.filters import PACK, PACKED, inflated
from extract.read.pdf.limits import MOST_PACKED, MOST_PAGES, MOST_PARENTS

OBJECT = re.compile(rb"(?<!\d)(\d{1,9})\s+\d{1,5}\s+obj\b")
LOCK = re.compile(rb"/Filter\s*/Standard\b")
FIRST = re.compile(rb"/First\s+(\d{1,8})")
HEAD = 1000  # bytes before the word that tells what a stream holds
LIST = b"""
%d 0 obj <</Type/Catalog/Pages %d 0 R>> endobj
%d 0 obj <</Type/Pages/Kids[%d 0 R]/Count 1>> endobj
%d 0 obj <</Type/Page/Parent %d 0 R/MediaBox[0 0 9 9]>> endobj
trailer <</Root %d 0 R/Size %d>>
"""
INHERITED = (Name.Resources, Name.MediaBox, Name.CropBox, Name.Rotate)


def gathered(data: bytes) -> bytes | None:
    """Return the PDF with a new list of the pages that stand in it, in the order in which they do; None without any.

    A locked one is not gathered: what tells how it is locked is lost as well.
    """
    if LOCK.search(data):
        return None
    data += b"".join(_unpacked(data))
    places = {int(found[1]): found.start() for found in OBJECT.finditer(data)}
    if not places:
        return None
    top = max(places)
    root, tree, page = range(top + 1, top + 4)  # pikepdf opens none without a page
    listed = LIST % (root, tree, tree, page, page, tree, root, page + 1)
    try:
        with pikepdf.open(io.BytesIO(data + listed)) as pdf:
            pages = [thing for thing in pdf.objects if _is_page(thing) and thing.objgen[0] <= top]
            pages.sort(key=lambda page: (places.get(page.objgen[0], len(data)), page.objgen))
            return _listed(pdf, pages[:MOST_PAGES])
    except Exception:  # noqa: BLE001 - what pikepdf can't open is given up
        return None


def _unpacked(data: bytes) -> Iterator[bytes]:
    """Yield the objects that stand in streams of objects, each as if it stood by itself."""
    for found in PACK.finditer(data):
        head = data[max(0, found.start() - HEAD) : found.end()]
        first = FIRST.search(head, head.rfind(b" obj") + 1)
        inner = inflated(data[found.end() : max(found.end(), data.find(b"endstream", found.end()))])[0][:MOST_PACKED]
        if first is None or not PACKED.match(found.group()):
            continue
        start = int(first[1])
        numbers = [int(number) for number in inner[:start].split() if number.isdigit() and len(number) < 10]
        places = [start + place for place in numbers[1::2]]
        for number, at, end in zip(numbers[::2], places, [*places[1:], len(inner)], strict=False):
            yield b"\n%d 0 obj %b\nendobj\n" % (number, inner[at:end])


def _is_page(thing: Object) -> bool:
    return isinstance(thing, Dictionary) and thing.get("/Type") == Name.Page


def _listed(pdf: Pdf, pages: list[Object]) -> bytes | None:
    """Return the PDF with these pages in its list."""
    if not pages:
        return None
    for page in pages:
        _inherit(page)
        page.Parent = pdf.Root.Pages
    pdf.Root.Pages.Kids, pdf.Root.Pages.Count = Array(pages), len(pages)
    out = io.BytesIO()
    pdf.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return out.getvalue()


def _inherit(page: Object) -> None:
    """Give a page what it has from those it is part of."""
    above = page.get("/Parent")
    for _ in range(MOST_PARENTS):
        if not isinstance(above, Dictionary):
            return
        for name in INHERITED:
            if name not in page and name in above:
                page[name] = above[name]
        above = above.get("/Parent")
