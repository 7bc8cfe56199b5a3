"""Tell the figures of sentences that differ from a table of the release, or from another sentence of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.audit.ledger import Ledger
from extract.audit.texts.differences import Difference, stated_differences
from extract.audit.texts.facts import Fact, Facts
from extract.audit.texts.holding import Mismatch, hold, mismatches
from extract.audit.texts.phrases import NOW
from extract.audit.texts.sayings import Contradiction, contradictions
from extract.audit.texts.statements import Statement, StatementReader
from extract.audit.wording import number, operand, severity
from extract.text.reading import Reading
from models import Finding, Operand

_NAMES = {
    "verslag": "Het verslag",
    "overzicht": "Het overzicht",
    "agenda": "De agenda",
    "actielijst": "De actielijst",
    "besluitenlijst": "De besluitenlijst",
    "e-mail": "De e-mail",
    "brief": "De brief",
    "memo": "De memo",
    "presentatie": "De presentatie",
    "bijlage": "De bijlage",
    "besluit": "Het besluit",
    "uitspraak": "De uitspraak",
    "motie": "De motie",
    "rapport": "Het rapport",
}
_LONGEST = 80  # characters of a table's title that a sentence repeats
_SCALED = 1e6


def check_texts(reading: Reading, ledgers: Sequence[Ledger], doubted: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the figures of sentences that differ from a table or a sentence; `doubted` are errors of the tables."""
    facts = Facts.of(ledgers)
    statements = StatementReader(reading, facts.first_words).read()
    corrected = {item.start: item.computed for item in doubted if item.computed is not None}
    held = [hold(said, facts, corrected) for said in statements]
    explained, differing = stated_differences(held)
    told: set[int] = set()
    for difference in differing:
        told.add(difference.said.start)
        yield _of_difference(difference)
    for mismatch in mismatches(held, explained | told):
        told.add(mismatch.said.start)
        yield _of_mismatch(mismatch)
    for contradiction in contradictions(statements):
        if contradiction.said.start not in told:
            yield _of_contradiction(contradiction)


def _of_mismatch(mismatch: Mismatch) -> Finding:
    said, fact = mismatch.said, mismatch.fact
    computed = abs(fact.value) if said.value > 0 else fact.value
    of = f" voor {said.place}" if said.place else ""
    percent = "%" if said.unit == "procent" else ""
    sentence = (
        f"{_document(said)} noemt{of} {_printed(said)}, maar volgens {_table(fact, said.place)} is het "
        f"{number(fact.cell.value or 0.0).lstrip('-')}{percent}."
    )
    check = "tegenspraak" if _of_another_moment(said, fact) else "tekst-tabel"
    return _finding(check, said, computed, sentence, [operand(fact.cell, fact.header or fact.entry.label)], fact)


def _of_another_moment(said: Statement, fact: Fact) -> bool:
    """Tell whether a sentence says what is so now, in a document of another day than the table."""
    table = fact.ledger.table
    day = table.peildatum or table.document.date
    return table.document is not said.document and bool(NOW.search(said.sentence)) and day != said.document.date


def _of_difference(difference: Difference) -> Finding:
    said, whole, part = difference.said, difference.whole, difference.part
    fact = whole.hits[0]
    parts = sorted((whole.said.value, part.said.value), reverse=True)
    sentence = (
        f"{_document(said)} noemt een verschil van {number(said.value)}, maar {number(parts[0])} − {number(parts[1])} "
        f"= {number(difference.value)} ({number(whole.said.value)} staat in {_table(fact)})."
    )
    other = operand(part.hits[0].cell, part.hits[0].header) if part.hits else _in_text(part.said)
    return _finding("tekst-tabel", said, difference.value, sentence, [operand(fact.cell, fact.header), other], fact)


def _of_contradiction(contradiction: Contradiction) -> Finding:
    said, other = contradiction.said, contradiction.other
    of = f" voor {said.place}" if said.place else ""
    sentence = f"{_document(said)} noemt{of} {_printed(said)}, maar {_lower(_document(other))} noemt {_printed(other)}."
    return _finding("tegenspraak", said, other.value, sentence, [_in_text(other)], None)


def _finding(
    check: str, said: Statement, computed: float, sentence: str, operands: list[Operand], fact: Fact | None
) -> Finding:
    measure = fact.measure if fact and fact.measure != "overig" else next(iter(sorted(said.measures)), None)
    return Finding(
        start=said.start,
        end=said.end,
        page=said.page,
        method=f"regel:{check}",
        score=0.8,
        check=check,
        severity=severity(said.value, computed, 2),
        cause="afronding" if abs(said.value - computed) <= 1 else None,
        sentence=sentence,
        printed=said.value,
        computed=round(computed, 6),
        place=_place(said, fact),
        measure=measure,
        table=fact.ledger.title if fact else None,
        column=(fact.header or None) if fact else None,
        row=(fact.entry.label or None) if fact else None,
        operands=operands,
    )


def _place(said: Statement, fact: Fact | None) -> str | None:
    """Return the place that a finding is of: of a location printed behind its gemeente the gemeente."""
    opgave = fact.ledger.opgaven.get(id(fact.cell)) if fact else None
    if opgave and opgave.place_kind == "locatie":
        return opgave.place.split(" - ")[0]
    return opgave.place if opgave else (fact.entry.place if fact and fact.entry.place else said.place)


def _document(said: Statement) -> str:
    """Return how a sentence names the document of a statement, with its page."""
    return f"{_NAMES.get(said.document.kind, 'De tekst')} (pagina {said.page})"


def _lower(text: str) -> str:
    return text[0].lower() + text[1:]


def _table(fact: Fact, place: str | None = None) -> str:
    """Return how a sentence names a number of a table: its title, page, row and column."""
    title = (fact.ledger.title or "").strip()
    short = title if len(title) <= _LONGEST else title[: _LONGEST - 1].rstrip() + "…"
    named = f"tabel “{short}” (pagina {fact.cell.page})" if short else f"de tabel op pagina {fact.cell.page}"
    where = [f"rij “{fact.entry.label}”"] if fact.entry.label and fact.entry.label != place else []
    where += [f"kolom “{fact.header}”"] if fact.header else []
    return f"{named}, {', '.join(where)}," if where else named


def _printed(said: Statement) -> str:
    """Return a figure as a sentence repeats it."""
    if said.value >= _SCALED and said.value % 1000 == 0:
        return f"{number(said.value / _SCALED)} miljoen"
    return number(said.value) + ("%" if said.unit == "procent" else "")


def _in_text(said: Statement) -> Operand:
    return Operand(
        start=said.start,
        end=said.end,
        page=said.page,
        value=said.value,
        label=said.place or "in de tekst",
        method="regel:getal in tekst",
    )
