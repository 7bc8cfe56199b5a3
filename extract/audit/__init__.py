"""Check what a source says against itself: sums, differences, percentages, tables printed twice, action lists."""

from __future__ import annotations

from extract.audit.actions import check_actions
from extract.audit.arithmetic import check_arithmetic
from extract.audit.causes import Elsewhere
from extract.audit.contradictions import check_contradictions
from extract.audit.counts import check_counts
from extract.audit.ledger import Ledger
from extract.audit.outliers import check_outliers
from extract.audit.population import check_population
from extract.audit.telling import check_texts
from extract.text.reading import Reading


def audit(reading: Reading) -> None:
    """Fill the source's findings from the tables of its documents; a table that adds up gives none."""
    source = reading.source
    opgaven = {id(opgave.cell): opgave for opgave in source.opgaven}
    tables = [table for document in source.documents for table in document.tables]
    ledgers = [Ledger(table, opgaven) for table in tables]
    elsewhere = Elsewhere(ledgers)
    for ledger in ledgers:
        source.findings.extend(check_counts(ledger))
        if not ledger.numeric:
            continue
        source.findings.extend(check_arithmetic(ledger, elsewhere))
        source.findings.extend(check_outliers(ledger))
        source.findings.extend(check_population(ledger))
    numeric = [ledger for ledger in ledgers if ledger.numeric]
    told = list(check_texts(reading, numeric, source.findings))
    source.findings.extend(list(check_contradictions(numeric, source.findings)))
    source.findings.extend(told)
    source.findings.extend(check_actions(reading))
