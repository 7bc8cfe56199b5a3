"""Check what a source says against itself: sums, differences, percentages, tables printed twice, action lists."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from extract.audit.actions import check_actions
from extract.audit.arithmetic import check_arithmetic
from extract.audit.arithmetic.bases import once
from extract.audit.arithmetic.causes import Elsewhere
from extract.audit.arithmetic.counts import check_counts
from extract.audit.arithmetic.misread import tell_misread
from extract.audit.contradictions import check_contradictions
from extract.audit.ledger import Ledger
from extract.audit.outliers import check_outliers
from extract.audit.outliers.population import check_population
from extract.audit.texts import check_texts
from extract.text.reading import Reading
from models import Finding


def audit(reading: Reading) -> None:
    """Fill the source's findings from the tables of its documents; a table that adds up gives none."""
    source = reading.source
    opgaven = {id(opgave.cell): opgave for opgave in source.opgaven}
    documents = [[Ledger(table, opgaven) for table in document.tables] for document in source.documents]
    ledgers = list(chain.from_iterable(documents))
    elsewhere = Elsewhere(ledgers)
    for tables in documents:
        source.findings.extend(once([item for ledger in tables for item in _within(ledger, elsewhere)]))
    tell_misread(reading, source.findings)
    numeric = [ledger for ledger in ledgers if ledger.numeric]
    told = list(check_texts(reading, numeric, source.findings))
    source.findings.extend(list(check_contradictions(numeric, source.findings)))
    source.findings.extend(told)
    source.findings.extend(check_actions(reading))


def _within(ledger: Ledger, elsewhere: Elsewhere) -> Iterator[Finding]:
    """Yield what one table says against itself."""
    yield from check_counts(ledger)
    if ledger.numeric:
        yield from check_arithmetic(ledger, elsewhere)
        yield from check_outliers(ledger)
        yield from check_population(ledger)
