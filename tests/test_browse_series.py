"""The meetings of each body in order: what was decided, who came, and what became of each action."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from models import ActionThread, Meeting
from models.database import open_database
from pipelines.browse.meetings.sittings import series_id
from tests.boards import WATER, ZOOM, Reader, ingested, link, reading, rows, said


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    with reading(ingested(tmp_path_factory.mktemp("reeksen"))) as reader:
        yield reader


@pytest.fixture(scope="module")
def zoom(reader: Reader) -> Any:
    """Return the page of one board."""
    return reader.follow(reader.page("/reeksen"), ZOOM)


def test_every_board_is_listed_with_its_meetings_the_busiest_first(reader: Reader) -> None:
    page = reader.page("/reeksen")
    told = [[said(cell) for cell in row] for row in page.iter("tr")]
    assert [row[0] for row in told[1:]] == [ZOOM, WATER]
    assert told[1][1:4] == ["2", "14-3-2024", "20-6-2024"]
    assert dict(zip(told[0][4:], told[1][4:], strict=True)) == {
        "Besluiten": "1",
        "Toezeggingen": "1",
        "Acties open": "1",
        "gereed": "1",
        "verdwenen": "1",
    }


def test_agenda_and_minutes_of_one_day_are_one_meeting(zoom: Any) -> None:
    head, *meetings = rows(zoom, "Vergaderingen")
    told = [dict(zip(head, row, strict=True)) for row in meetings]
    assert [row["Datum"] for row in told] == ["14-3-2024", "20-6-2024"]
    assert told[1]["Stukken"] == "verslag, agenda"
    assert told[1]["Plaats"] == "gemeentehuis Veere"  # as the agenda alone says
    assert told[1]["Voorzitter"] == "A. de Boer"  # as the minutes alone say
    assert [row["Acties"] for row in told] == ["3", "2"]


def test_a_meeting_leads_to_its_minutes(reader: Reader, zoom: Any) -> None:
    assert "tien bankjes" in said(reader.follow(zoom, "14-3-2024"))


def test_what_vanished_is_told_first_with_its_last_list(reader: Reader, zoom: Any) -> None:
    first = zoom.xpath("//main//section")[0]
    assert "Verdwenen acties" in said(first)
    assert "Stond voor het laatst op de lijst van 14-3-2024, niet meer op die van 20-6-2024." in said(first)
    assert "Kasten voor uilen" in said(reader.page(link(first, "Kasten voor uilen")))


def test_each_action_is_followed_from_list_to_list(zoom: Any) -> None:
    told = rows(zoom, "Elke actie")
    assert told[0] == ["Actie", "14-3-2024", "20-6-2024"]
    lives = {row[0].split(" ")[1]: row[1:] for row in told[1:] if len(row) == 3}
    assert list(lives) == ["Kasten", "Tien", "Plan"]  # vanished, open, done
    assert lives["Kasten"] == ["● op de lijst voor 1-6-2024", "✕ niet meer"]
    assert lives["Tien"] == ["● op de lijst voor 1-5-2024", "● op de lijst voor 1-12-2024"]
    assert lives["Plan"] == ["● op de lijst voor 1-9-2024", "✓ gereed 20-6-2024"]
    assert [row[0].split(" ")[0] for row in told[1:] if len(row) == 1] == ["Verdwenen", "Open", "Gereed"]


def test_of_very_many_lists_the_newest_are_shown(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipelines.browse.meetings.lifelines.MOST_LISTS", 1)
    page = reader.page(f"/reeks/{series_id(ZOOM)}")
    told = rows(page, "Elke actie")
    assert told[0] == ["Actie", "20-6-2024"]
    assert [row[1] for row in told[1:] if len(row) == 2] == [
        "✕ niet meer",
        "● op de lijst voor 1-12-2024",
        "✓ gereed 20-6-2024",
    ]
    assert "1 eerdere staan hier niet" in said(page)


def test_each_mark_leads_to_the_row_of_that_list(reader: Reader, zoom: Any) -> None:
    (done,) = [each for each in zoom.iter("a") if "✓ gereed" in said(each)]
    page = said(reader.page(done.get("href")))
    assert "Plan voor de boomgaard" in page
    assert "juni.txt" in page


def test_who_came_is_counted_by_meeting(zoom: Any) -> None:
    told = {row[0]: row[1:3] for row in rows(zoom, "Wie er waren")[1:]}
    assert told == {"A. de Boer": ["2", "0"], "C. Dekker": ["1", "0"], "E. Frans": ["1", "1"]}
    assert "Van 2 vergaderingen is een lijst van aanwezigen gelezen" in said(zoom)


def test_whoever_is_in_public_function_leads_to_all_about_them(reader: Reader, zoom: Any) -> None:
    (section,) = zoom.xpath('//section[h2[contains(., "Wie er waren")]]')
    assert "De Boer" in said(reader.follow(section, "A. de Boer").xpath("//h1")[0]).replace("de Boer", "De Boer")


def test_nothing_of_another_board_is_there(reader: Reader, zoom: Any) -> None:
    assert "sloten" not in said(zoom)
    assert "Smit" not in said(zoom)
    water = said(reader.follow(reader.page("/reeksen"), WATER))
    assert "Peil van de sloten" in water
    assert "bankjes" not in water
    assert "Dekker" not in water


def test_texts_are_escaped(reader: Reader, zoom: Any) -> None:
    assert "<script>alert(1)</script>" in said(zoom)
    assert not zoom.xpath('//script[contains(., "alert")]')


def test_an_id_that_is_not_there_is_told_in_dutch(reader: Reader) -> None:
    answer = reader.get("/reeks/x")
    assert answer.status_code == 404
    assert "Er is geen overleg met dit kenmerk." in answer.text


def test_an_empty_database_has_no_meetings(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/woo.db"
    open_database(url, create=True).dispose()
    with reading(url) as reader:
        assert "geen vergadering of actielijst gevonden" in said(reader.page("/reeksen"))


def test_capitals_do_not_make_another_board(tmp_path: Path) -> None:
    url = ingested(tmp_path)
    with Session(open_database(url)) as session:
        session.execute(update(Meeting).where(Meeting.body == WATER).values(body=ZOOM.upper()))
        session.execute(update(ActionThread).where(ActionThread.body == WATER).values(body=ZOOM.upper()))
        session.commit()
    assert series_id(ZOOM) == series_id(ZOOM.upper())
    with reading(url) as reader:
        page = reader.page(f"/reeks/{series_id(ZOOM)}")
    assert said(page.xpath("//h1")[0]) == ZOOM
    assert [row[0] for row in rows(page, "Vergaderingen")[1:]] == ["14-3-2024", "5-4-2024", "20-6-2024"]


def test_meetings_of_no_named_board_are_together_by_file(tmp_path: Path) -> None:
    url = ingested(tmp_path)
    with Session(open_database(url)) as session:
        session.execute(update(Meeting).where(Meeting.body == WATER).values(body=None))
        session.execute(update(ActionThread).where(ActionThread.body == WATER).values(body=None))
        session.commit()
    with reading(url) as reader:
        page = reader.follow(reader.page("/reeksen"), "zonder naam, in water.txt")
    assert "Overleg zonder naam in water.txt" in said(page)
    assert "Peil van de sloten" in said(page)
    assert "bankjes" not in said(page)
