"""Tables and pages that are made, not found: known cells in any look, from a seed, with errors planted when asked."""

from corpus.made_tables.paper import KINDS, PROSE, MadePdf, Placed, make_pdf, make_prose, set_pdf
from corpus.made_tables.table import ERRORS, MadeTable, Planted, make_pair, make_table

__all__ = [
    "ERRORS",
    "KINDS",
    "PROSE",
    "MadePdf",
    "MadeTable",
    "Placed",
    "Planted",
    "make_pair",
    "make_pdf",
    "make_prose",
    "make_table",
    "set_pdf",
]
