"""Tell which layers of a PDF are turned off: what stands on them is not seen."""

from __future__ import annotations

from typing import Any

from pdfminer.pdftypes import PDFObjRef, PDFStream, resolve1

from extract.read.pdf.objects import Document


def layers_off(document: Document) -> set[int]:
    """Return the numbers of the layers that are off when the file is opened."""
    try:
        told = resolve1(document.catalog.get("OCProperties"))
        state = resolve1(told.get("D")) if isinstance(told, dict) else None
        if not isinstance(state, dict):
            return set()
        base = getattr(resolve1(state.get("BaseState")), "name", "ON")
        off = _numbers(told.get("OCGs")) if base == "OFF" else set()
        return (off - _numbers(state.get("ON"))) | _numbers(state.get("OFF"))
    except Exception:  # noqa: BLE001 - what is not understood here costs no page
        return set()


def is_off(layer: Any, off: set[int]) -> bool:
    """Tell whether `layer` (or the group of layers that it is) is off."""
    if not off or layer is None:
        return False
    if isinstance(layer, PDFObjRef) and layer.objid in off:
        return True
    group = resolve1(layer)
    if not isinstance(group, dict) or isinstance(group, PDFStream):
        return False
    members = group.get("OCGs")
    listed = members if isinstance(members, list) else [members]
    numbers = _numbers(resolve1(members)) or _numbers(listed)
    return bool(numbers) and numbers <= off


def _numbers(layers: Any) -> set[int]:
    found = resolve1(layers)
    return {layer.objid for layer in found if isinstance(layer, PDFObjRef)} if isinstance(found, list) else set()
