"""See the action lists of a document: which actions they hold, of what day, and which the text calls done."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz

from extract.text.dates import find_dates
from models import Action, Document

_SAME = 92  # how alike (0 to 100) two texts must be to be one action
_LOOK_BACK = 300  # characters above a list in which its day is printed
_NUMBERS = r"(?P<numbers>\d{1,3}(?:(?:\s*,\s*|\s+en\s+|\s*,\s*en\s+|\s*&\s*)\d{1,3})*)"
_ENDED = (
    r"(?:afgerond|afgedaan|afgehandeld|gereed|klaar|uitgevoerd|afgevoerd|voldaan|gesloten|voltooid|vervallen|geschrapt)"
)
_LISTED = r"(?:van|op|uit)\s+de\s+actielijst"
_POINTS = (
    rf"\b(?:acti(?:e|es|epunt|epunten)|(?:punt|punten)(?=\s+[\d\s,en&]{{1,30}}\s{_LISTED})"
    r"|actielijst\s*[:.–-]?\s*(?:de\s+)?(?:punt|punten))"
)
# The ways in which minutes say that actions are done; each row a pattern with the group `numbers`.
_DONE: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_POINTS}\s+(?:nrs?\.?\s*)?{_NUMBERS}\s*(?::\s*|\s(?:{_LISTED}\s+)?"
        rf"(?:(?:zijn|is|wordt|worden|kan|kunnen)\s+)?(?:als\s+)?(?:inmiddels\s+|nu\s+|ook\s+|beide\s+)?){_ENDED}\b",
        rf"{_POINTS}\s+(?:nrs?\.?\s*)?{_NUMBERS}\s+(?:kan|kunnen|mag|mogen|gaat|gaan|is|zijn)\s+van\s+de\s+(?:actie)?lijst\b",
        rf"\bpunten?\s+{_NUMBERS}\s+(?:is|zijn|wordt|worden)\s+van\s+de\s+(?:actie)?lijst\s+(?:ge|ver)\w+",
        rf"\b{_ENDED}\s*(?::|zijn|is)\s*(?:de\s+)?(?:acti(?:e|es|epunt|epunten)\s+)(?:nrs?\.?\s*)?{_NUMBERS}",
    )
)
_ALL_DONE = re.compile(
    rf"\balle\s+(?:overige\s+|andere\s+)?acti(?:es|epunten)\s+(?:zijn|worden)\s+(?:inmiddels\s+)?{_ENDED}\b"
    rf"|\b(?:overige|andere)\s+acti(?:es|epunten)\s+(?:zijn|worden)\s+(?:inmiddels\s+)?{_ENDED}\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class ActionList:
    """One action list of a document, which may print that of an earlier day too; `text` is that of its source."""

    document: Document
    actions: Sequence[Action]
    day: dt.date | None
    text: str

    @property
    def order(self) -> tuple[str, int, int]:
        """Return what lists of one source are sorted by: their day, and their place."""
        return (self.day.isoformat() if self.day else "", self.document.position, self.actions[0].start)

    @property
    def when(self) -> str:
        """Return how a sentence names the day."""
        return f"{self.day:%d-%m-%Y}" if self.day else "zonder datum"

    @cached_property
    def numbers(self) -> set[float | None]:
        """Return the numbers of the actions, None where one has none."""
        return {number_of(action) for action in self.actions}

    def earlier(self, action: Action) -> Action | None:
        """Return the only action of this list with the same text as `action`."""
        words = words_of(action)
        alike = [old for old in self.actions if fuzz.ratio(words, words_of(old), score_cutoff=_SAME)]
        return alike[0] if len(alike) == 1 else None


def number_of(action: Action) -> float | None:
    """Return the number of an action where it is a whole one."""
    digits = re.fullmatch(r"\s*(\d{1,4})\s*\.?\s*", action.number or "")
    return float(digits[1]) if digits else None


def words_of(action: Action) -> str:
    """Return the words of an action, without capitals and punctuation."""
    return " ".join(re.findall(r"\w+", action.text.lower()))


def action_lists(document: Document, text: str) -> list[ActionList]:
    """Return the lists of a document: numbers that begin again with actions told before are of another list."""
    runs: list[list[Action]] = []
    for action in sorted(document.actions, key=lambda action: action.start):
        number, last = number_of(action), number_of(runs[-1][-1]) if runs else None
        begins = number is not None and last is not None and number <= last
        if not runs or begins:
            runs.append([])
        runs[-1].append(action)
    lists = [ActionList(document, run, document.date, text) for run in runs[:1]]
    for run in runs[1:]:
        if any(lists[-1].earlier(action) for action in run):
            lists.append(ActionList(document, run, document.date, text))
        else:
            lists[-1] = ActionList(document, [*lists[-1].actions, *run], document.date, text)
    if len(lists) < 2:
        return lists
    return [ActionList(document, found.actions, _day_above(found), text) for found in lists]


def _day_above(found: ActionList) -> dt.date | None:
    """Return the last day printed above a list, else that of its document."""
    document, start = found.document, found.actions[0].start
    hits = find_dates(found.text[max(document.start, start - _LOOK_BACK) : start])
    days = [day for hit in hits if (day := hit.date(document.date))]
    return days[-1] if days else document.date


def said_done(document: Document, text: str) -> Iterator[tuple[float, int]]:
    """Yield the numbers of actions that a document's text calls done, with their offset in the source's `text`."""
    seen: set[int] = set()
    for pattern in _DONE:
        for match in pattern.finditer(text, document.start, document.end):
            for number in re.finditer(r"\d+", match["numbers"]):
                start = match.start("numbers") + number.start()
                if start not in seen:
                    seen.add(start)
                    yield float(number.group()), start


def all_said_done(document: Document, text: str) -> bool:
    """Tell whether a document's text says that all actions are done."""
    return bool(_ALL_DONE.search(text, document.start, document.end))
