"""Read Word files (docx): what a reader sees, in the order of the text; nothing that was deleted, hidden or covered."""

from __future__ import annotations

from extract.errors import Unreadable
from extract.read.office.docx.whole import Whole
from extract.read.office.enclosing import enclosed_of
from extract.read.office.opening import DAMAGED, Package
from extract.read.office.telling import warnings_of
from extract.read.options import USUAL, Options
from extract.text.reading import Reading
from models import Source


def read_docx(source: Source, data: bytes, options: Options = USUAL) -> Reading:
    """Return the reading of a Word file; `source` gets its pages, redactions and warnings.

    Raises Unreadable when it is damaged, empty or too large, Skipped when text may lie under a black shape.
    """
    try:
        whole = Whole(Package(data))
        whole.print()
    except RecursionError as error:  # boxes in tables in boxes, without end
        raise Unreadable(DAMAGED) from error
    source.warnings.extend(warnings_of(whole.left_out))
    return whole.flow.reading(source, "docx", enclosed_of(whole.package, whole.enclosed))
