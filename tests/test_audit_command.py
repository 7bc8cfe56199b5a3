"""What does not add up is reported so that a reader can check it on the page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from models.database import open_database
from pipelines.audit import audit
from pipelines.commands import main
from pipelines.ingest import ingest
from pipelines.queries import records

MEMO = """Memo opvang

Opgave per gemeente 2025
Gemeente	Opgave	Realisatie	Verschil
{places[0]}	100	60	40
{places[1]}	250	200	50
{places[2]}	80	10	70
{places[3]}	400	100	300
Totaal	{total}	370	460
"""
FILES = (
    ("ernstig.txt", 990, "Goes Tholen Hulst Veere"),
    ("klein.txt", 831, "Almelo Borne Hengelo Losser"),
    ("klopt.txt", 830, "Assen Emmen Meppel Westerveld"),
)


@pytest.fixture
def database(tmp_path: Path) -> str:
    url = f"sqlite:///{tmp_path / 'woo.db'}"
    for name, total, places in FILES:
        (tmp_path / name).write_text(MEMO.format(total=total, places=places.split()), encoding="utf-8")
    ingest(open_database(url, create=True), [tmp_path / name for name, *_ in FILES])
    return url


def _report(*arguments: str) -> str:
    result = CliRunner().invoke(main, ["audit", *arguments])
    assert result.exit_code == 0, result.output
    return result.output


def test_the_report_tells_the_worst_first_with_every_number(database: str):
    report = _report("--database", database)
    assert report.index("ernstig.txt") < report.index("klein.txt")
    assert "klopt.txt" not in report
    assert "printed 990, computed 830" in report
    assert "    250  Tholen, page 1" in report


def test_what_rounding_explains_can_be_left_out(database: str):
    assert "klein.txt" in _report("--database", database)
    assert "klein.txt" not in _report("--database", database, "--severity", "midden")


def test_json_holds_the_operands_with_their_place(database: str):
    (first, *_) = json.loads(_report("--database", database, "--format", "json", "--source", "ernstig"))
    assert {(each["label"], each["value"], each["page"], each["source"]) for each in first["operands"]} >= {
        ("Goes", 100, 1, "ernstig.txt"),
        ("Veere", 400, 1, "ernstig.txt"),
    }


def test_the_limit_keeps_the_worst(database: str):
    assert list(audit(database=database, limit=1)["source"]) == ["ernstig.txt"]


def test_a_list_of_findings_has_the_operands_too(database: str):
    found = records("findings", database=database, source="klein")
    assert all(len(operands) >= 2 for operands in found["operands"])


def test_a_database_without_findings_says_so(tmp_path: Path):
    url = f"sqlite:///{tmp_path / 'woo.db'}"
    open_database(url, create=True)
    assert _report("--database", url) == "nothing found\n"


def test_showing_a_finding_shows_its_operands(database: str):
    (id_, *_) = audit(database=database)["id"]
    result = CliRunner().invoke(main, ["show", id_, "--database", database])
    assert "Tholen 250 (page 1)" in result.output
