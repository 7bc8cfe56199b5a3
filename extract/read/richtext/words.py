"""Know what the words of control in rich text stand for, and which groups are not shown."""

from __future__ import annotations

MOST_GROUPS = 20_000  # within each other
WORDS = {
    "tab": "\t", "line": "\n", "lbr": "\n", "softline": "\n", "column": "\n", "nestcell": " ", "nestrow": "\n",
    "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "emspace": " ", "enspace": " ", "qmspace": " ",
}  # fmt: skip
SIGNS = {"~": " ", "_": "-", "\\": "\\", "{": "{", "}": "}"}
SHOWN = ("shpinst", "shptxt", "fldrslt", "result", "field", "shp", "listtext", "pntext", "shpgrp")
SILENT = frozenset(
    "info objdata fldinst themedata colorschememapping datastore datafield listtable listoverridetable rsidtbl "
    "generator latentstyles xmlnstbl filetbl revtbl nonshppict sn sv ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn tc "
    "xe rxe bkmkstart bkmkend template private pntxta pntxtb pnseclvl nonesttableprops nonesttables comment do ud "
    "atnid atnauthor atntime atndate atnref atnparent atnicn panose falt mmath pgptbl wgrffmtfilter userprops "
    "docvar".split()
)
HEADS = ("fonttbl", "colortbl", "stylesheet")
EDGES = {
    name + side: name for name in ("header", "footer") for side in ("", "l", "r", "f")
}  # of pages: each, left, right, first
