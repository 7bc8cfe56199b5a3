"""What files of one release say of each other: tables printed in two of them, action lists that follow each other."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Engine

from models.database import open_database
from pipelines.ingest import ingest
from pipelines.queries import records
from tests.stored import ids_of

TABLE = """Overzicht taakstelling

Taakstelling huisvesting vergunninghouders 2025-I per gemeente
Gemeente	Taakstelling 2025-I	Inwoners
Goes	21	39.500
Tholen	14	26.100
Hulst	15	27.400
Veere	{veere}	21.900
Kapelle	7	12.900
Borsele	12	22.900
Sluis	13	23.100
"""
MINUTES = """Verslag Bestuurlijk overleg wonen Twente
Datum: {day}

1. Opening
De voorzitter opent de vergadering.

Actielijst

Nr\tDatum\tActie\tWie\tGereed
{rows}
"""
SPLIT = "1\t14-03-2024\tNotitie over splitsen van woningen aan de leden sturen\tHengelo\t{done}"
TALK = "2\t14-03-2024\tGesprek voeren met de corporaties over nieuwbouw\tAlmelo\t"
EMPTY = "3\t14-03-2024\tOverzicht van leegstaande panden maken\tprovincie\t"


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return open_database(f"sqlite:///{tmp_path / 'woo.db'}", create=True)


def _write(folder: Path, **texts: str) -> list[Path]:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return [folder / f"{name}.txt" for name in texts]


def _minutes(folder: Path) -> list[Path]:
    march = MINUTES.format(day="14 maart 2024", rows="\n".join([SPLIT.format(done="14-03-2024"), TALK, EMPTY]))
    june = MINUTES.format(day="20 juni 2024", rows="\n".join([SPLIT.format(done=""), TALK.replace("2\t", "4\t", 1)]))
    return _write(folder, maart=march, juni=june)


def test_a_number_that_differs_between_two_files_is_told_with_both(engine: Engine, tmp_path: Path):
    ingest(engine, _write(tmp_path, memo=TABLE.format(veere=12), bijlage=TABLE.format(veere=21)))
    (finding,) = records("findings", database=engine).to_dict("records")
    assert finding["check"] == "tegenspraak"
    assert {finding["printed"], finding["computed"]} == {12, 21}
    (operand,) = finding["operands"]
    assert {finding["source"], operand["source"]} == {"memo.txt", "bijlage.txt"}
    assert operand["source"] in finding["text"]


def test_files_that_agree_give_nothing(engine: Engine, tmp_path: Path):
    ingest(engine, _write(tmp_path, memo=TABLE.format(veere=12), bijlage="Bijlage\n\n" + TABLE.format(veere=12)))
    assert records("findings", database=engine).empty


def test_actions_are_followed_from_file_to_file(engine: Engine, tmp_path: Path):
    ingest(engine, _minutes(tmp_path))
    told = records("findings", database=engine, kind_="actielijst")
    assert sorted(told["source"]) == ["juni.txt", "juni.txt", "maart.txt"]
    assert any("weer open" in text for text in told["text"])
    assert any("als actiepunt 2" in text for text in told["text"])
    assert any("staat niet meer" in text and "juni.txt" in text for text in told["text"])


def test_each_action_has_a_fate(engine: Engine, tmp_path: Path):
    ingest(engine, _minutes(tmp_path))
    actions = records("actions", database=engine)
    fates = dict(zip(actions["text"], actions["fate"], strict=True))
    assert [fates[text] for text in sorted(fates)] == ["open", "open", "verdwenen"]
    assert len(ids_of(engine)["action_thread"]) == 3
    assert len(records("actions", database=engine, kind_="verdwenen")) == 1


def test_the_order_and_number_of_runs_change_nothing(engine: Engine, tmp_path: Path):
    files = _minutes(tmp_path) + _write(tmp_path, memo=TABLE.format(veere=12), bijlage=TABLE.format(veere=21))
    ingest(engine, files)
    other = open_database(f"sqlite:///{tmp_path / 'other.db'}", create=True)
    for file in reversed(files):
        ingest(other, [file])
    ingest(other, files, again=True)
    assert ids_of(other) == ids_of(engine)


def test_a_file_that_is_read_again_keeps_what_others_say_of_it(engine: Engine, tmp_path: Path):
    files = _write(tmp_path, memo=TABLE.format(veere=12), bijlage=TABLE.format(veere=21))
    ingest(engine, files)
    before = ids_of(engine)
    ingest(engine, files[1:], again=True)
    assert ids_of(engine) == before
