"""Hold the figures of sentences against the tables of the release that they tell of."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from extract.audit.texts.closeness import fits, near, one_digit_more, same_unit, within_reach
from extract.audit.texts.facts import ALL, Fact, Facts
from extract.audit.texts.phrases import agree, same_period, same_theme
from extract.audit.texts.statements import Statement

_LEAST = 10  # smaller numbers agree and differ by chance
_SELDOM = 100  # larger numbers are the same in a sentence and a table by no chance
_SOON = 45  # days between the day of a table and that of a document that tells of it without naming a day
_CLEAR = 3  # points that say that a sentence means a number: its measure, or its column
_SURE = 5  # the same for sentences that name no place
_CHOICE = 3  # numbers that a sentence may mean alike: among more than these one is near by chance
_LOOSE = frozenset({"capaciteit", "bezetting", "beschikbaar"})  # words for these are used of plans and parts too
_SECTION = 2  # passages before in which a sentence's table may have been spoken of
_WALK = 2  # numbers of one column that a passage tells when it goes down a column
_MOSTLY = 3  # times as many as of any other column


@dataclass
class Told:
    """A statement with what it was held against: `hits` are the facts that it tells rightly."""

    said: Statement
    facts: list[Fact]
    hits: list[Fact]
    weak: list[Fact]  # numbers that are the same, but of another measure or period than the sentence names
    corrects: bool = False  # it is what a number of a table that does not add up should be


@dataclass(frozen=True)
class Mismatch:
    """A statement that differs from a fact of a table that it surely speaks of."""

    said: Statement
    fact: Fact


@dataclass
class _Anchors:
    """Where the sentences of a document tell tables rightly: counted by table, passage, sentence and column."""

    sentence: Mapping[tuple[int, int], set[int]] = field(default_factory=lambda: defaultdict(set))
    column: Mapping[tuple[int, int, int], set[int]] = field(default_factory=lambda: defaultdict(set))
    passage: Mapping[tuple[int, int], set[int]] = field(default_factory=lambda: defaultdict(set))
    columns: Mapping[tuple[int, int], set[int]] = field(default_factory=lambda: defaultdict(set))
    walked: Mapping[tuple[int, int, int], set[int]] = field(default_factory=lambda: defaultdict(set))
    cells: Mapping[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    document: Mapping[tuple[int, int], set[int]] = field(default_factory=lambda: defaultdict(set))
    groups: Mapping[tuple[int, int], Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def spoken_of(self, passage: int, fact: Fact) -> int:
        """Return how often a passage and those just before it tell the group of columns of a fact."""
        section = range(passage - _SECTION, passage + 1)
        return sum(self.groups[at, id(fact.ledger)][fact.group] for at in section) if fact.group else 0

    def add(self, told: Told) -> None:
        """Count a statement that tells a number rightly."""
        said = told.said
        if (
            abs(said.value) < _LEAST
            or said.words.denied
            or said.approximate
            or (said.partial and abs(said.value) < _SELDOM)
        ):
            return
        for fact in told.hits:
            table = id(fact.ledger)
            self.sentence[said.number, table].add(said.start)
            self.column[said.number, table, fact.column].add(said.start)
            self.passage[said.passage, table].add(said.start)
            self.columns[said.passage, table].add(fact.column)
            self.walked[said.passage, table, fact.column].add(said.start)
            self.cells[said.passage].add(fact.cell.start)
            self.document[id(said.document), table].add(said.start)
            self.groups[said.passage, table][fact.group] += 1


def mismatches(held: Sequence[Told], explained: Container[int]) -> Iterator[Mismatch]:
    """Yield the statements that surely tell a number of a table, and tell it wrong; each number once a document.

    `explained` are the starts of figures that follow from others of their passage.
    """
    anchors = _Anchors()
    for told in held:
        anchors.add(told)
    seen: set[tuple[int, int]] = set()
    rightly = {told.said.start for told in held if told.hits}
    for told in held:
        share = told.said.share_of  # a share is reckoned from its figure: wrong with it
        passed = told.said.start in explained or (share is not None and share not in rightly)
        fact = None if passed else _wrong(told, anchors)
        if fact and (id(told.said.document), fact.cell.start) not in seen:
            seen.add((id(told.said.document), fact.cell.start))
            yield Mismatch(told.said, fact)


def hold(said: Statement, facts: Facts, corrected: Mapping[int, float]) -> Told:
    """Return a statement with the facts that it may tell; `corrected` are numbers of tables that do not add up.

    A sentence that tells what such a number should be tells it rightly.
    """
    found: dict[int, Fact] = {}
    for key in said.keys:
        for fact in facts.near(key, said.document):
            if same_unit(said, fact):
                found[fact.cell.start] = fact
    possible = list(found.values())
    equal = [fact for fact in possible if fits(said, fact.value)]
    hits = [fact for fact in equal if _points(said, fact) is not None]
    corrects = any(_corrects(said, fact, corrected) for fact in possible)
    return Told(said, possible, hits, [fact for fact in equal if fact not in hits], corrects)


def _corrects(said: Statement, fact: Fact, corrected: Mapping[int, float]) -> bool:
    """Tell whether a sentence has the number that a wrong one of a table should be."""
    value = corrected.get(fact.cell.start)
    return value is not None and fits(said, value)


def _points(said: Statement, fact: Fact) -> int | None:
    """Return how much says that a statement means a fact, None when something says that it does not."""
    points = 0
    shared = not said.stems.isdisjoint(fact.stems)
    if said.unit == "procent":
        points += 3
    elif said.measures and agree(said.measures, fact.measure):
        points += 3 if fact.measure in said.measures else 2
    elif said.measures - {"capaciteit"} and fact.measure != "overig" and not shared:
        return None
    points += 3 * shared
    when = _when(said, fact)
    if when is None or _counts_others(said, fact):
        return None
    if said.themes and not any(same_theme(theme, fact.theme) for theme in said.themes):
        return None
    return points + when + (fact.theme in said.themes)


def _counts_others(said: Statement, fact: Fact) -> bool:
    """Tell whether a sentence counts a group of people that neither title nor header of the table names."""
    about = f"{fact.ledger.title} {fact.header}".lower()
    return said.group is not None and said.group not in about and not ("kind" in said.group and "jeugd" in about)


def _when(said: Statement, fact: Fact) -> int | None:
    """Return points for the same period, None where sentence and table speak of different ones."""
    if not said.periods:
        return 0
    own = fact.periods or tuple(day.isoformat() for day in (_day(fact),) if day)
    if not own:
        unknown = len(max(said.periods, key=len)) > 4 and fact.ledger.table.document is not said.document
        return None if unknown else 0
    if any(same_period(one, other) for one in said.periods for other in own):
        return 2 if fact.periods else 1
    return None


def _day(fact: Fact) -> dt.date | None:
    """Return the day that a table speaks of."""
    table = fact.ledger.table
    return table.peildatum or (table.document.date if table.document else None)


def _wrong(told: Told, anchors: _Anchors) -> Fact | None:
    """Return the fact that a statement tells wrong, None where it tells one rightly or it is not sure which."""
    said = told.said
    if told.corrects or (told.hits and not _people_for_places(told)):
        return None
    if said.approximate or said.partial or said.then or not said.keys or abs(said.value) < _LEAST:
        return None
    scored = [(points, fact) for fact in told.facts if (points := _points_here(told, fact, anchors)) is not None]
    rightly = anchors.cells.get(said.passage, set())
    scored = [item for item in scored if not fits(said, item[1].value) and item[1].cell.start not in rightly]
    if not scored:
        return None
    best = max(points for points, _ in scored)
    first = [fact for points, fact in scored if points == best]
    if len({abs(fact.value) for fact in first}) > 1:
        most = max(anchors.spoken_of(said.passage, fact) for fact in first)
        first = [fact for fact in first if anchors.spoken_of(said.passage, fact) == most]
    if 1 < len({abs(fact.value) for fact in first}) <= _CHOICE:
        first = [fact for fact in first if near(said, fact.value)]
    if len({abs(fact.value) for fact in first}) != 1:
        return None
    fact = min(first, key=lambda item: item.ledger.table.document is not said.document)
    return fact if _sure(told, fact, best, anchors) else None


def _points_here(told: Told, fact: Fact, anchors: _Anchors) -> int | None:
    """Return the points for a fact with those for its table, column and group having been told rightly close by."""
    said = told.said
    points = _points(said, fact)
    if points is None:
        return None
    if _beside_in_column(said, fact, anchors):
        points += 3
    elif _only_period(said, fact) and anchors.passage.get((said.passage, id(fact.ledger)), set()) - {said.start}:
        points += 1
    return points


def _only_period(said: Statement, fact: Fact) -> bool:
    """Tell whether a sentence says all that the header over an amount of money says: its year."""
    dated = bool(said.periods and fact.periods and not fact.stems)
    return dated and said.told and said.unit == fact.unit == "euro"


def _walks_down(said: Statement, fact: Fact, anchors: _Anchors, least: int) -> bool:
    """Tell whether a passage tells a table by going down the column of a fact, with hardly a number of another."""
    table = id(fact.ledger)
    told = {
        column: len(anchors.walked[said.passage, table, column] - {said.start})
        for column in anchors.columns.get((said.passage, table), ())
    }
    own = told.pop(fact.column, 0)
    return own >= least and own >= _MOSTLY * max(told.values(), default=0)


def _people_for_places(told: Told) -> bool:
    """Tell whether a sentence counts people by the number of places, where the table also counts the people."""
    said = told.said
    rows = {id(fact.entry) for fact in told.facts if fact.measure == "bezetting"}
    return (
        said.told
        and said.unit == "personen"
        and bool(said.measures & {"bezetting"})
        and all(fact.measure == "capaciteit" and id(fact.entry) in rows for fact in told.hits)
    )


def _sure(told: Told, fact: Fact, points: int, anchors: _Anchors) -> bool:
    """Tell whether a statement surely speaks of a fact that it does not tell rightly."""
    said, table = told.said, id(fact.ledger)
    if points < _CLEAR or abs(fact.value) < _LEAST / 2:
        return False
    swapped = told.weak + (told.hits if _people_for_places(told) else [])
    here = len(anchors.passage.get((said.passage, table), set()) - {said.start})
    same_document = fact.ledger.table.document is said.document
    if swapped and not any(_beside(other, fact) for other in swapped):
        return False
    if swapped and not ((said.told and points >= _CLEAR) or (here and points >= _SURE)):
        return False
    close = near(said, fact.value)
    if not same_document and not here and not _soon(said, fact):
        return False
    if said.told and ALL not in said.keys:
        slipped = close or (here >= 3 and one_digit_more(said.value, fact.value))
        return slipped or (within_reach(said, fact.value) and here >= 2 and _column_is_clear(told, fact, anchors))
    if close:
        return here >= 1 or (fact.keys - {ALL} >= said.keys - {ALL} and said.keys != {ALL})
    known = len(anchors.document.get((id(said.document), table), ()))
    dated = bool(said.periods and fact.periods)
    return within_reach(said, fact.value) and points >= _SURE and dated and here >= 1 and known >= 3


def _column_is_clear(told: Told, fact: Fact, anchors: _Anchors) -> bool:
    """Tell whether a sentence names the measure of a fact in so many words, its only share, or goes down its column."""
    said = told.said
    if said.unit == "procent" and sum(other.entry is fact.entry for other in told.facts) == 1:
        return True
    return fact.measure in said.measures - _LOOSE or _beside_in_column(said, fact, anchors)


def _beside_in_column(said: Statement, fact: Fact, anchors: _Anchors) -> bool:
    """Tell whether other figures of the sentence, or most of its passage, tell numbers of the column of a fact."""
    others = anchors.column.get((said.number, id(fact.ledger), fact.column), set()) - {said.start}
    return bool(others) or _walks_down(said, fact, anchors, 1 if said.goes_on else _WALK)


def _beside(other: Fact, fact: Fact) -> bool:
    """Tell whether two numbers stand in one row or one column of a table."""
    return other.ledger is fact.ledger and (other.entry is fact.entry or other.column == fact.column)


def _soon(said: Statement, fact: Fact) -> bool:
    """Tell whether a document was written about the day that a table speaks of."""
    day = _day(fact)
    if said.periods and fact.periods:
        return True
    return day is None or said.document.date is None or abs((said.document.date - day).days) <= _SOON
