"""Made tables are read cell by cell, their planted errors are found, and nothing is seen in prose.

`SEED=… pytest tests/test_made_tables.py` sets other tables than those of the usual seed.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from corpus.made_tables import ERRORS, KINDS, PROSE, MadePdf, Placed, Planted, make_pdf, make_prose
from corpus.made_tables.compare import Score, compared, folded
from extract.release import extract
from models import Finding, Source, Table

SEED = os.environ.get("SEED") or "2026"
EACH = 3  # papers of each kind; of nine pages one
PAGES_OF_PROSE = 20
CLEAN = 100
ERRONEOUS = 6  # papers with each kind of error
SINGLE = [kind for kind in KINDS if kind.split()[-1] not in ("long", "split", "beside", "several", "turned")]
ROUNDED = 0.5  # a percentage is printed without decimals
SUMS = {"kolomsom", "deelsom"}  # a subtotal is a column's sum, and a sum of parts


def found_in(made: MadePdf, folder: Path) -> Source:
    """Return what is extracted from the made PDF."""
    path = folder / "made.pdf"
    path.write_bytes(made.data)
    return extract(path)


def tables_of(source: Source) -> list[Table]:
    """Return the tables of all documents."""
    return [table for document in source.documents for table in document.tables]


def grids_of(source: Source) -> list[list[list[str]]]:
    """Return each table as header rows and body rows in one grid."""
    return [[*table.grid(header=True), *table.grid(header=False)] for table in tables_of(source)]


@pytest.mark.parametrize(("rules", "least"), [("ruled", 0.99), ("unruled", 0.97)])
def test_cells_are_read_in_their_row_and_column(rules: str, least: float, tmp_path: Path) -> None:
    total, worst = Score(), []
    titled = headed = count = 0
    for kind in (kind for kind in KINDS if kind.split()[0] == rules):
        for seed in [f"{SEED}/{at}" for at in range(1 if "long" in kind else EACH)]:
            made = make_pdf(seed, kind)
            source = found_in(made, tmp_path)
            score = compared(grids_of(source), [placed.grid for placed in made.tables])
            total += score
            worst.append((round(score.f1, 3), kind, seed))
            heads = [folded(table.grid(header=True)) for table in tables_of(source)]
            titles = [" ".join((table.title or "").split()) for table in tables_of(source)]
            headed += sum(folded(placed.header) in heads for placed in made.tables)
            titled += sum(placed.table.title in titles for placed in made.tables)
            count += len(made.tables)
    assert min(total.recall, total.precision) >= least, (total.recall, total.precision, sorted(worst)[:5])
    assert min(headed, titled) >= 0.8 * count, (headed, titled, count, SEED)


@pytest.mark.parametrize(
    ("kind", "seed"),
    [
        pytest.param("unruled several", "162158/1", id="a title and years stand between two tables"),
        pytest.param("unruled long", "162158/0", id="a page ends in a label without figures"),
    ],
)
def test_tables_that_were_once_misread(kind: str, seed: str, tmp_path: Path) -> None:
    made = make_pdf(seed, kind)
    assert compared(grids_of(found_in(made, tmp_path)), [placed.grid for placed in made.tables]).f1 > 0.99


def test_no_table_is_seen_on_pages_of_prose(tmp_path: Path) -> None:
    kinds = sorted(PROSE)
    seen = []
    for at in range(PAGES_OF_PROSE):
        kind = kinds[at % len(kinds)]
        if tables_of(found_in(make_prose(f"{SEED}/{at}", kind), tmp_path)):
            seen.append((kind, f"{SEED}/{at}"))
    assert seen == []


def test_nothing_is_found_in_tables_that_add_up(tmp_path: Path) -> None:
    alarms = []
    for at in range(CLEAN):
        kind, seed = SINGLE[at % len(SINGLE)], f"{SEED}/{at}"
        findings = found_in(make_pdf(seed, kind), tmp_path).findings
        alarms += [(kind, seed, finding.check, finding.row, finding.column) for finding in findings]
    assert alarms == []


@pytest.mark.parametrize("error", ERRORS)
def test_a_planted_error_is_found(error: str, tmp_path: Path) -> None:
    missed = []
    for at in range(ERRONEOUS):
        kind, seed = SINGLE[at % len(SINGLE)], f"{SEED}/{at}"
        made = make_pdf(seed, kind, error)
        source = found_in(made, tmp_path)
        for placed, planted in ((each, planted) for each in made.tables for planted in each.table.planted):
            if not any(_tells(finding, planted, placed) for finding in source.findings):
                missed.append((kind, seed, [finding.check for finding in source.findings]))
    assert missed == []


def _tells(finding: Finding, planted: Planted, placed: Placed) -> bool:
    """Tell whether the finding is of the planted kind, on the planted row, and knows the right number."""
    if finding.check != planted.check and {finding.check, planted.check} != SUMS:
        return False
    if planted.row is None or planted.right is None:
        return True
    numbers = [number for number in (finding.printed, finding.computed) if number is not None]
    is_right = any(abs(number - planted.right) <= ROUNDED for number in numbers)
    return is_right and placed.rows[planted.row][0] in (finding.row or "")
