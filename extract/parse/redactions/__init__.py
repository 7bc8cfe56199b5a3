"""Find what was made unreadable in text: printed markers, and gaps where something must have stood."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from extract.parse.redactions.around import keep_roles
from extract.parse.redactions.blanks import gaps_between_lines
from extract.parse.redactions.codes import marks_in
from extract.parse.redactions.gaps import Gap, gaps_in_lines, gaps_in_mails
from extract.parse.redactions.things import thing_at
from extract.text.reading import Reading
from models import Redaction

_ON_BOX = 2  # characters between a box's place in the text and what was printed on it
_BESIDE = 3  # characters between a marker and a gap that are one redaction
_LONGEST = 2_000


def find_redactions(reading: Reading) -> None:
    """Append to the source each marker and gap in its text that is not there yet (run after the mails are found).

    A marker in or beside a box is what was printed on that box: the box gets its ground, no second record is made.
    """
    source, text = reading.source, reading.text
    boxes = sorted((one for one in source.redactions if one.form == "vlak"), key=lambda one: one.start)
    for one in boxes:
        one.what = one.what or thing_at(text, one.start, one.end, one.box)
    known = {(one.start, one.end) for one in source.redactions if one.form != "vlak"}
    taken = _Spans((one.start, one.end) for one in source.redactions if one.form != "leegte")
    for one in source.redactions:
        taken.add(one.start, one.end, margin=0)
    for one in marks_in(text):
        box = _box_at(boxes, one.start, one.end)
        if box is not None:
            box.ground = box.ground or one.ground
        elif (one.start, one.end) not in known:
            one.page = reading.page_at(one.start)
            source.redactions.append(one)
        taken.add(one.start, one.end)
    for gap in (*gaps_in_mails(reading), *gaps_in_lines(reading), *gaps_between_lines(reading)):
        if taken.is_free(gap.start, gap.end):
            taken.add(gap.start, gap.end, margin=0)
            source.redactions.append(_gap(reading, gap))
    keep_roles(reading)


def _box_at(boxes: list[Redaction], start: int, end: int) -> Redaction | None:
    """Return the box whose place in the text lies in or right beside a span."""
    first = bisect_left(boxes, start - _ON_BOX, key=lambda one: one.start)
    near = boxes[max(0, first - 1) : first + 1]
    return next((one for one in near if one.start <= end + _ON_BOX and one.end >= start - _ON_BOX), None)


class _Spans:
    """Places in the text that are taken, each with a margin around it."""

    def __init__(self, spans: Iterable[tuple[int, int]]):
        self._taken: set[int] = set()
        for start, end in spans:
            self.add(start, end)

    def add(self, start: int, end: int, margin: int = _BESIDE) -> None:
        """Take a span (of a long one, its two ends)."""
        cut = min(end, start + _LONGEST)
        self._taken.update(range(start - margin, cut + margin + 1), range(max(cut, end - margin), end + margin + 1))

    def is_free(self, start: int, end: int) -> bool:
        """Tell whether neither end of a span is taken."""
        return start not in self._taken and end not in self._taken


def _gap(reading: Reading, gap: Gap) -> Redaction:
    """Return the redaction that a gap shows."""
    return Redaction(
        start=gap.start,
        end=gap.end,
        page=reading.page_at(gap.start),
        method=gap.method,
        score=gap.score,
        form="leegte",
        what=gap.what,
    )
