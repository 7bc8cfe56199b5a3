"""Take out the files that a PDF encloses, and tell of a form that only some programs can show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.utils import decode_text

from extract.read.pdf.limits import MEGABYTE, MOST_NAMES, MOST_UNPACKED
from extract.read.pdf.objects import Document, Stream
from extract.text.reading import Enclosed

DAMAGED = f"kan niet worden uitgepakt (beschadigd, of groter dan {MOST_UNPACKED // MEGABYTE} MB)"
_KEYS = ("UF", "F", "Unix", "Mac", "DOS")  # where a file is named, and its bytes are: the best first


def form_warnings(document: Document) -> list[str]:
    """Return what to warn of."""
    try:
        form = _is_live_form(document)
    except Exception:  # noqa: BLE001 - what is not understood here costs no page
        return []
    if form:
        return ["PDF is een formulier (XFA) dat alleen in Adobe Reader te zien is: de inhoud is niet gelezen"]
    return []


def enclosed_in(document: Document, hanging: Iterable[Any]) -> Iterator[Enclosed]:
    """Return the files in the PDF, those `hanging` on its pages too, each once, taken out as they are asked for."""
    try:
        files = {_key(file): file for file in (*_named(document), *hanging)}
    except Exception:  # noqa: BLE001 - what is not understood here costs no page
        return iter(())
    return (_taken_out(file, f"bijlage-{number}") for number, file in enumerate(files.values(), start=1))


def _key(file: Any) -> object:
    """Return what tells a file apart."""
    return getattr(file, "objid", None) or id(file)


def _taken_out(file: Any, unnamed: str) -> Enclosed:
    name = unnamed
    try:
        told = resolve1(file)
        name = next((text for key in _KEYS if (text := _text(told.get(key)))), unnamed)
        streams = resolve1(told.get("EF"))
        stream = next(found for key in _KEYS if isinstance(found := resolve1(streams.get(key)), PDFStream))
        data = stream.get_data()
    except Exception:  # noqa: BLE001 - a broken file in a file costs neither
        return Enclosed(name, None, DAMAGED)
    return Enclosed(name, None, DAMAGED) if isinstance(stream, Stream) and stream.torn else Enclosed(name, data)


def _text(value: Any) -> str:
    value = resolve1(value)
    return decode_text(value).strip("\0 ") if isinstance(value, bytes) else ""


def _named(document: Document) -> Iterator[Any]:
    """Yield the files in the tree of names."""
    names = resolve1(document.catalog.get("Names"))
    waiting: list[Any] = [names.get("EmbeddedFiles")] if isinstance(names, dict) else []
    seen: set[object] = set()
    while waiting and len(seen) < MOST_NAMES:
        node = waiting.pop(0)
        key = _key(node)
        entries = resolve1(node)
        if key in seen or not isinstance(entries, dict):
            continue
        seen.add(key)
        children, leaves = resolve1(entries.get("Kids")), resolve1(entries.get("Names"))
        waiting.extend(children if isinstance(children, list) else [])
        yield from leaves[1::2] if isinstance(leaves, list) else []


def _is_live_form(document: Document) -> bool:
    """Tell whether the pages only say that the form can't be shown: its fields stand in XML, and need painting."""
    form = resolve1(document.catalog.get("AcroForm"))
    if not isinstance(form, dict) or not (
        resolve1(document.catalog.get("NeedsRendering")) or not resolve1(form.get("Fields"))
    ):
        return False
    return isinstance(resolve1(form.get("XFA")), list | PDFStream)
