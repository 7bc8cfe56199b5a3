"""A table of many rows takes as long as twice half of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.audit import audit
from extract.audit.arithmetic import sums
from extract.opgaven import read_opgaven
from extract.parse import parse
from extract.read import read
from extract.split import split
from tests.effort import calls_of


def effort(folder: Path, rows: int) -> int:
    path = folder / "lijst.csv"
    places = ("Goes", "Goes - Noord", "Veere", "Hulst", "Totaal")
    path.write_text("Gemeente;Aantal;Bedrag\n" + "".join(f"{places[n % 5]};{n % 90};{n % 7},5\n" for n in range(rows)))
    reading = read(path)
    split(reading)
    return calls_of(lambda: (parse(reading), read_opgaven(reading), audit(reading)))


def test_twice_the_rows_are_twice_the_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sums, "_WORK", 0)
    monkeypatch.setattr(sums, "_ENDS", 2)
    effort(tmp_path, 10)
    assert effort(tmp_path, 200) < 2.3 * effort(tmp_path, 100)
