"""Split clean Dutch text into sentences."""

from __future__ import annotations

import re

_ABBREVIATIONS = frozenset(
    "aanh afd afz al alg alin apr art as aug bijl bijv bl blz bv ca cf cie co conc d dd dec dep dhr dir div dr drs "
    "e.a e.d e.e.a e.o e.v enz etc ev evt excl fa feb fig fl gebr geb gem get hfst hr i.h.k.v i.i.g i.o i.o.v i.p.v "
    "i.s.m i.v.m i.z i.w.t inc incl ing ir jan jhr jl jr jul jun kon ll m.b.t m.b.v m.i m.i.v m.m.v m.n m.u.v max "
    "mevr min mln mld mr mw n.a.v n.b n.v.t nl nov nr nrs o.a o.b.v o.g.v o.i.d o.l.v okt ong p.a p.m p.p par pct "
    "pers plv pol pp prof q.q red resp s.v.p sec sept st t.a.v t.b.v t.g.v t.h.v t.n.v t.o.v t.w.v t/m tab tel "
    "th tk u.a v.a v.d v.h v.l.n.r v.w.b vgl vnl vo vs w.o w.v.t.t.k wnd z.g.a.n z.o.z z.s.m zgn".split()
)
_ENDS_OFTEN = frozenset("jl ll a.s enz etc e.d e.a o.i.d n.v.t z.s.m nl min co st".split())
_END = re.compile(r"[.?!…]+[\"'”’)\]]*(?=\s+[\"'“‘(\[]?[^\s])")


def sentences(text: str) -> list[tuple[int, int]]:
    """Return the start and end of each sentence of `text`: together they hold all but the spaces between."""
    spans: list[tuple[int, int]] = []
    start = 0
    for mark in _END.finditer(text):
        if _ends_here(text, start, mark):
            spans.append((start, mark.end()))
            start = mark.end()
            while start < len(text) and text[start].isspace():
                start += 1
    if text[start:].strip():
        spans.append((start, len(text)))
    return spans


def _ends_here(text: str, start: int, mark: re.Match[str]) -> bool:
    """Tell a sentence's end from an abbreviation, an initial, an ordinal or an ellipsis within one."""
    after = text[mark.end() :].lstrip()[:2].lstrip("\"'“‘([")
    before = text[max(start, mark.start() - 12) : mark.start()].rsplit(" ", 1)[-1].lstrip("(\"'“‘").lower()
    if after[:1].islower() and not mark.group().startswith(("?", "!")):
        # A sentence whose redacted first word left only a gap starts with a small letter.
        return mark.group()[0] == "." and len(before) > 4 and before.isalpha() and before not in _ABBREVIATIONS
    if mark.group()[0] != ".":
        return True
    if re.fullmatch(r"(?:[a-z]\.)*[a-z]", before) and before not in _ENDS_OFTEN:
        return False
    if before.isdigit() and len(before) <= 2 and mark.start() - len(before) == start:
        return False
    return before in _ENDS_OFTEN or before not in _ABBREVIATIONS
