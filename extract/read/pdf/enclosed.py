"""Tell what a PDF holds beside its pages: files enclosed in it, and a form that only some programs can show."""

from __future__ import annotations

from typing import Any

from pdfminer.pdftypes import PDFStream, resolve1

from extract.read.pdf.limits import MOST_NAMES
from extract.read.pdf.objects import Document


def enclosed_warnings(document: Document, hanging: int) -> list[str]:
    """Return what to warn of; `hanging` is how many files hang on pages."""
    warnings = []
    try:
        count = len(_enclosed(document))
        portfolio = isinstance(resolve1(document.catalog.get("Collection")), dict)
        form = _is_live_form(document)
    except Exception:  # noqa: BLE001 - what is not understood here costs no page
        return []
    count = max(count, hanging)
    if portfolio and not count:
        warnings.append("PDF is een portfolio: bijgesloten bestanden zijn niet gelezen")
    elif count:
        name = "PDF is een portfolio: bevat" if portfolio else "PDF bevat"
        files = "1 bijgesloten bestand, dat niet is gelezen" if count == 1 else (
            f"{count} bijgesloten bestanden, die niet zijn gelezen")  # fmt: skip
        warnings.append(f"{name} {files}")
    if form:
        warnings.append("PDF is een formulier (XFA) dat alleen in Adobe Reader te zien is: de inhoud is niet gelezen")
    return warnings


def _enclosed(document: Document) -> set[object]:
    """Return the files in the tree of names, each by what tells it apart."""
    names = resolve1(document.catalog.get("Names"))
    waiting: list[Any] = [names.get("EmbeddedFiles")] if isinstance(names, dict) else []
    seen: set[object] = set()
    found: set[object] = set()
    while waiting and len(seen) < MOST_NAMES:
        node = waiting.pop()
        key = getattr(node, "objid", None) or id(node)
        entries = resolve1(node)
        if key in seen or not isinstance(entries, dict):
            continue
        seen.add(key)
        children, leaves = resolve1(entries.get("Kids")), resolve1(entries.get("Names"))
        waiting.extend(children if isinstance(children, list) else [])
        files = leaves[1::2] if isinstance(leaves, list) else []
        found.update(getattr(file, "objid", None) or id(file) for file in files)
    return found


def _is_live_form(document: Document) -> bool:
    """Tell whether the pages only say that the form can't be shown: its fields stand in XML, and need painting."""
    form = resolve1(document.catalog.get("AcroForm"))
    if not isinstance(form, dict) or not (
        resolve1(document.catalog.get("NeedsRendering")) or not resolve1(form.get("Fields"))
    ):
        return False
    return isinstance(resolve1(form.get("XFA")), list | PDFStream)
