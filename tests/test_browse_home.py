"""The first page and the lists that it leads to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from lxml import html
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from models import Action, Finding, Page
from models.database import open_database
from pipelines.browse.lists.listed import LISTS
from pipelines.browse.lists.listing import ON_PAGE
from pipelines.browse.lists.promises import by_when
from pipelines.browse.meetings.sittings import Sitting
from pipelines.browse.meetings.timeline import NAMELESS, timeline
from pipelines.browse.plain_html import write_site
from tests.boards import WATER, ZOOM, Reader, ingested, link, reading, rows, said


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    return ingested(tmp_path_factory.mktemp("begin"))


@pytest.fixture(scope="module")
def reader(url: str) -> Iterator[Reader]:
    with reading(url) as reader:
        yield reader


@pytest.fixture(scope="module")
def home(reader: Reader) -> Any:
    return reader.page("/")


def test_each_count_leads_to_as_many_rows(reader: Reader, home: Any) -> None:
    tiles = home.xpath('//ul[@class="tellingen"]//a')
    assert len(tiles) > 8
    for tile in tiles:
        count = int(said(tile).split()[0])
        table = reader.page(tile.get("href")).xpath("//main//table")[0]
        if "vergadering" in said(tile):
            assert count == sum(int(said(row[1])) for row in table.iter("tr") if row[1].tag == "td")
        else:
            assert count == len(table.xpath(".//tbody/tr"))


def test_it_says_what_there_is_and_how_much_is_understood(home: Any) -> None:
    assert "6 bestanden met 5 pagina's, van 2-2-2024 tot en met 20-6-2024" in said(home)
    assert "% van de tekst is begrepen" in said(home)


def test_each_mark_on_the_line_of_time_leads_to_its_meeting(reader: Reader, home: Any) -> None:
    lanes = home.xpath('//figure[contains(@class, "tijdlijn")]//*[@role="group"]')
    assert [lane.get("aria-label") for lane in lanes] == [ZOOM, WATER]
    marks = [mark for lane in lanes for mark in lane.iter("a")]
    days = ["14-3-2024", "20-6-2024", "5-4-2024"]
    assert [mark.get("aria-label").split(":")[0] for mark in marks] == days
    titles = [f"Verslag {body}, {day}" for body, day in ((ZOOM, "14 maart"), (ZOOM, "20 juni"), (WATER, "5 april"))]
    for mark, title in zip(marks, titles, strict=True):
        assert said(mark[0]) == mark.get("aria-label")  # the title that a pointer shows
        assert title in said(reader.page(mark.get("href")).xpath("//h1")[0])
    places = [float(mark.xpath(".//circle")[0].get("cx").rstrip("%")) for mark in marks]
    assert places[0] < places[2] < places[1]


def test_a_promise_is_told_with_who_and_by_when(reader: Reader, home: Any) -> None:
    (section,) = home.xpath('//section[h2[contains(., "toegezegd")]]')
    assert "voor 1 mei:" in said(section)
    assert "mevrouw De Boer, 14-3-2024" in said(section)
    assert "een tekening" in said(reader.page(link(section, "een tekening")))


def test_what_is_open_and_what_vanished_is_told(home: Any) -> None:
    (section,) = home.xpath('//section[h2[contains(., "gedaan")]]')
    told = said(section)
    assert told.index("1-12-2024: Tien bankjes") < told.index("Peil van de sloten") < told.index("Kasten voor uilen")
    assert f"de heer C. Dekker, {ZOOM}, lijst van 14-3-2024" in told


def test_names_lead_to_all_about_them(reader: Reader, home: Any) -> None:
    assert "Goes" in said(reader.follow(home, "Goes").xpath("//h1")[0])
    assert "Dekker" in said(reader.follow(home, "C. Dekker").xpath("//h1")[0])


def test_documents_are_newest_first(home: Any) -> None:
    days = [row[0] for row in rows(home, "Documenten")[1:]]
    assert days == ["20-6-2024", "20-6-2024", "5-4-2024", "14-3-2024", "2-2-2024"]


def test_a_file_that_could_not_be_read_is_told_with_the_reason(home: Any) -> None:
    (section,) = home.xpath('//section[h2[contains(., "niet goed")]]')
    assert "kapot.pdf: PDF is beschadigd" in said(section)


def test_titles_are_escaped(home: Any) -> None:
    assert "Memo over hekken <script>alert(2)</script>" in said(home)
    assert not home.xpath('//script[contains(., "alert")]')


def test_an_empty_database_says_what_to_do(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/woo.db"
    open_database(url, create=True).dispose()
    with reading(url) as reader:
        assert "wooverslag ingest" in said(reader.page("/"))
        for key in LISTS:
            assert "niets van gevonden" in said(reader.page(f"/lijst/{key}"))


@pytest.mark.parametrize("key", LISTS)
def test_every_list_is_a_page_whose_rows_lead_on(reader: Reader, key: str) -> None:
    page = reader.page(f"/lijst/{key}")
    assert said(page.xpath("//h1")[0]) == LISTS[key].title
    for address in {each.get("href") for each in page.xpath("//table//a")}:
        assert reader.get(address).status_code == 200


@pytest.mark.parametrize("key", ["x", "reeksen", "<script>alert(3)<"])
def test_a_list_that_is_not_there_is_told_in_dutch(reader: Reader, key: str) -> None:
    answer = reader.get(f"/lijst/{quote(key)}")
    assert answer.status_code == 404
    assert "Er is geen lijst met deze naam." in answer.text
    assert "<script>alert" not in answer.text


def test_a_long_list_has_pages_worst_first(tmp_path: Path) -> None:
    url = ingested(tmp_path)
    count = 2 * ON_PAGE + 3
    with Session(open_database(url)) as session:
        first = session.scalars(select(Finding)).one()
        place = {"start": first.start, "end": first.end, "source_id": first.source_id, "check": "kolomsom"}
        for number in range(count - 1):
            severity = ("laag", "hoog")[number % 2]
            session.add(Finding(id=f"f{number}", severity=severity, sentence=f"Som {number} klopt niet", **place))
        session.commit()
    with reading(url) as reader:
        pages = [reader.page(f"/lijst/bevindingen?bladzijde={at}") for at in (1, 2, 3)]
        lost = [reader.page(f"/lijst/bevindingen?bladzijde={at}") for at in ("0", "-1", "abc", "9" * 30, "")]
        beyond = reader.page("/lijst/bevindingen?bladzijde=99999")
    told = [[[said(cell) for cell in row] for row in page.xpath("//tbody/tr")] for page in pages]
    assert [len(each) for each in told] == [ON_PAGE, ON_PAGE, 3]
    severities = [row[0] for page in told for row in page]
    assert severities == ["hoog"] * (count // 2) + ["midden"] + ["laag"] * (count // 2)
    assert len({row[1] for page in told for row in page}) == count
    assert said(beyond) == said(pages[2])
    assert all(said(page) == said(pages[0]) for page in lost)
    assert "bladzijde=2" in link(pages[0], "volgende")


@pytest.mark.parametrize(("most", "lengths"), [(100, [6]), (4, [2, 4])])
def test_a_list_in_plain_files_has_far_more_on_a_page(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int, lengths: list[int]
) -> None:
    monkeypatch.setattr(import_module("pipelines.browse.lists.listing"), "ON_PAGE", 1)
    monkeypatch.setattr(import_module("pipelines.browse.lists.listing"), "MANY", most)
    with Session(open_database(url)) as session:
        write_site(session, lambda *page: b"", tmp_path / "site")
    pages = [html.fromstring(file.read_text()) for file in (tmp_path / "site" / "lijst").glob("acties*.html")]
    assert sorted(len(page.xpath("//tbody/tr")) for page in pages) == lengths
    assert len({link for page in pages for link in page.xpath('//td[@class="wat"]/a/@href')}) == 6
    assert not any("CSV" in said(page) for page in pages)


def test_what_is_too_late_comes_first(tmp_path: Path) -> None:
    url = ingested(tmp_path)
    with Session(open_database(url)) as session:
        session.execute(update(Action).where(Action.text.contains("Peil")).values(due=dt.date(2024, 4, 1)))
        session.commit()
    with reading(url) as reader:
        told = [[said(cell) for cell in row] for row in reader.page("/lijst/open-acties").xpath("//tbody/tr")]
    assert [row[1].split(" ")[0] for row in told] == ["Peil", "Tien"]
    assert told[0][3] == "1-4-2024 (te laat)"


@pytest.mark.parametrize(("read_by", "key"), [("ocr", "gescand"), ("ongelezen", "ongelezen")])
def test_a_page_that_was_hard_to_read_is_told_and_leads_there(tmp_path: Path, read_by: str, key: str) -> None:
    url = ingested(tmp_path)
    with Session(open_database(url)) as session:
        session.execute(update(Page).where(Page.text.contains("gebaggerd")).values(read_by=read_by))
        session.commit()
    with reading(url) as reader:
        page = reader.page(f"/lijst/{key}")
        assert "1 pagina " in said(reader.page("/").xpath('//section[h2[contains(., "niet goed")]]')[0])
        assert [said(cell) for cell in page.xpath("//tbody/tr/td")][:2] == ["Pagina 1", "water.txt"]
        assert "water.txt" in said(reader.follow(page, "Pagina 1"))


def test_an_action_on_two_lists_is_counted_once(url: str, reader: Reader) -> None:
    with Session(open_database(url)) as session:
        printed = session.scalar(select(func.count()).select_from(Action))
    assert printed == len(reader.page("/lijst/acties").xpath("//tbody/tr")) == 6
    assert len(reader.page("/lijst/open-acties").xpath("//tbody/tr")) == 2


@pytest.mark.parametrize(
    ("quote", "when"),
    [
        ("De provincie komt voor 1 februari 2025 met een voorstel.", "voor 1 februari 2025"),
        ("Ik zorg dat alles uiterlijk maandag 30 september op het portaal staat.", "uiterlijk maandag 30 september"),
        ("Zij stuurt de brief in september na.", "in september"),
        ("De voorzitter komt hier in het volgende overleg op terug.", "in het volgende overleg"),
        ("Dit wordt zo spoedig mogelijk gedaan.", "zo spoedig mogelijk"),
        ("Wij leveren het aan per 01-07-2025.", "per 01-07-2025"),
        ("De gemeente zoekt het voor de raad uit.", ""),
        ("", ""),
    ],
)
def test_the_words_that_say_by_when_are_found(quote: str, when: str) -> None:
    assert by_when(quote) == when


class Paper:
    """What a document tells of a meeting."""

    def __init__(self, kind: str) -> None:
        self.kind, self.document_id = kind, kind


def _held(body: str | None, *days: dt.date) -> list[Sitting]:
    return [Sitting(str(body), body, day, [Paper("verslag")]) for day in days]


def test_the_line_of_time_has_few_days_along_it_however_long_it_is() -> None:
    for last in (dt.date(2024, 3, 2), dt.date(2024, 9, 1), dt.date(2031, 1, 1), dt.date(2500, 1, 1), dt.date.max):
        line = timeline(_held("A", dt.date(2024, 3, 1), last))
        assert line is not None
        assert 1 <= len(line.ticks) <= 6
        assert all(0 <= each.at <= 100 for each in [*line.ticks, *line.lanes[0].marks])


def test_bodies_that_met_most_come_first_and_those_without_a_name_last() -> None:
    day = dt.date(2024, 3, 1)
    days = [day + dt.timedelta(days=number) for number in range(5)]
    line = timeline([*_held(None, *days), *_held("A", day), *_held("B", *days[:2]), *_held("C", day)], most=2)
    assert line is not None
    assert [lane.name for lane in line.lanes] == ["B", "A", NAMELESS]
    assert line.left_out == 1


def test_without_days_there_is_no_line_of_time() -> None:
    assert timeline([]) is None
    assert timeline([Sitting("A", "A", None, [Paper("verslag")])]) is None
