"""The pages with rows and SQL: in Dutch, linked to our own pages, and plain about what can't be asked."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from sqlalchemy import update
from sqlalchemy.orm import Session

from models import Decision, Document, Record, Source
from models.database import open_database
from pipelines.browse.serving import site
from pipelines.browse.tables.columns import _TABLES, metadata, name_of
from pipelines.files import Place
from pipelines.ingest import ingest
from tests.made import a_source

MADE_BY_HAND = "de tafel stemt in met de reëele planning van gemeente Almere"


@pytest.fixture(scope="module")
def made(full: Path) -> Iterator[Any]:
    with site(f"sqlite:///{full}") as made:
        yield made


@pytest.fixture
def get(made: Any) -> Any:
    """Return what asks for an address."""
    return lambda address, **asked: asyncio.run(
        made.client.get(address.removeprefix("http://localhost"), params=asked or None)
    )


def text_of(answer: Any) -> str:
    """Return what a reader reads."""
    found = html.fromstring(answer.text)
    return " ".join(" ".join(found.xpath("//main")[0].itertext()).split())


def columns_of(answer: Any) -> dict[str, list[Any]]:
    """Return the cells of the table on a page by the heads of its columns."""
    table = html.fromstring(answer.text).xpath("//main//table")[0]
    heads = [" ".join(each.text_content().split()).rstrip(" ▲▼") for each in table.xpath("./thead//th")]
    rows = [each.xpath("./td") for each in table.xpath("./tbody/tr")]
    return {head: [row[at] for row in rows] for at, head in enumerate(heads)}


def test_each_table_and_column_has_a_dutch_name() -> None:
    assert {name for name, *_ in _TABLES} == set(Record.metadata.tables)
    shared = {"bytes", "domein", "e-mail", "online", "periode", "peildatum", "label", "document", "id"}
    for table in Record.metadata.tables.values():
        for column in table.columns.keys():  # noqa: SIM118
            name = name_of(column, table.name)
            assert name != column or name in shared, (table.name, column)


def test_what_is_counted_and_told_of_a_table_are_columns_of_it() -> None:
    (database,) = metadata()["databases"].values()
    for name, told in database["tables"].items():
        if not told.get("hidden"):
            columns = set(Record.metadata.tables[name].columns.keys())
            assert {each if isinstance(each, str) else each["array"] for each in told["facets"]} <= columns
            assert told["label_column"] in columns


def test_the_tables_are_told_with_what_is_in_them(get: Any) -> None:
    told = text_of(get("/gegevens"))
    assert "2 Besluiten en toezeggingen" in told
    assert "alembic" not in told
    assert "segment_search" not in told
    assert "Verbeteringen door gebruikers" in told


def test_a_row_leads_to_our_pages(get: Any, made: Any) -> None:
    columns = columns_of(get("/gegevens/decision", kind="besluit"))
    (seen,), (document,), (file,) = columns["bekijk"], columns["document"], columns["bestand"]
    assert seen.xpath("./a/@href")[0].startswith("/bekijk/")
    assert document.text_content() == "Verslag Regietafel Zuiderland"
    assert document.xpath("./a/@href")[0].startswith("/document/")
    assert file.text_content() == "vergadering.txt"
    for cell in (seen, document, file):
        assert get(cell.xpath("./a/@href")[0]).status_code == 200
    assert columns["zoals het er staat"][0].text_content() == MADE_BY_HAND


def test_values_are_written_as_readers_write_them(get: Any) -> None:
    action = columns_of(get("/gegevens/action"))
    assert action["gemeld op"][0].text_content() == "17-7-2024"
    assert action["wie"][0].text_content() == "COA"
    assert columns_of(get("/gegevens/email", position=1))["verzonden"][0].text_content() == "19-7-2024 09:05"
    assert columns_of(get("/gegevens/decision"))["met kopje"][0].text_content() == "ja"
    assert columns_of(get("/gegevens/inventory_entry"))["gronden"][0].text_content() == "5.1.2e; 5.1.2i"
    assert columns_of(get("/gegevens/finding"))["gedrukt"][0].text_content() == "190"
    assert columns_of(get("/gegevens/mention", text="J. de Boer"))["wie het kan zijn"][0].text_content().strip() == ""


def test_rows_stand_as_they_were_printed(get: Any) -> None:
    lines = [cell.text_content() for cell in columns_of(get("/gegevens/segment"))["tekst"]]
    assert lines[0] == "Verslag Regietafel Zuiderland"
    assert lines.index("1. Opening") < lines.index("1a. Mededelingen") < lines.index("Van: J. de Boer")


def test_more_rows_are_a_link_away(get: Any) -> None:
    first = get("/gegevens/segment", _size=5)
    tree = html.fromstring(first.text)
    second = get(tree.xpath("//a[@rel='next']/@href")[0])
    lines = [columns_of(answer)["tekst"] for answer in (first, second)]
    assert len(lines[0]) == 5
    assert lines[1][0].text_content() not in {cell.text_content() for cell in lines[0]}


def test_rows_are_counted_by_what_tells_them_apart(get: Any) -> None:
    page = html.fromstring(get("/gegevens/decision").text)
    kinds = page.xpath("//section[h2='soort']//li")
    assert sorted(" ".join(each.text_content().split()) for each in kinds) == ["besluit 1", "toezegging 1"]
    chosen = get(kinds[0].xpath(".//a/@href")[0])
    assert "1 rij." in text_of(chosen)
    back = html.fromstring(chosen.text).xpath("//ul[@aria-label='Gekozen']//a/@href")[0]
    assert "2 rijen." in text_of(get(back))


def test_rows_can_be_filtered_by_hand(get: Any) -> None:
    asked = {"_filter_column": "text", "_filter_op": "contains", "_filter_value": "Mededelingen"}
    answer = get("/gegevens/segment", **asked)
    assert answer.status_code == 302
    told = get(answer.headers["location"])
    assert "tekst bevat Mededelingen" in text_of(told)
    assert "1 rij." in text_of(told)


def test_rows_can_be_had_as_a_file(get: Any) -> None:
    page = html.fromstring(get("/gegevens/decision", kind="besluit").text)
    links = {link.text: link.get("href") for link in page.xpath("//p[@class='bestanden']/a")}
    (row,) = csv.DictReader(io.StringIO(get(links["CSV"]).text))
    assert row["quote"] == MADE_BY_HAND
    assert [each["quote"] for each in json.loads(get(links["JSON"]).text)] == [MADE_BY_HAND]
    assert "select" in unescape(get(links["als SQL"]).text)


def test_all_of_a_row_is_on_a_page(get: Any, made: Any) -> None:
    with Session(made.wooverslag.engine) as session:
        document = session.query(Document).filter_by(kind="verslag").one()
    told = text_of(get(f"/gegevens/document/{document.id}"))
    assert "begint op teken 0" in told
    assert "datum 17-7-2024" in told
    assert "Besluiten en toezeggingen : 2" in told or "Besluiten en toezeggingen: 2" in told


def test_rows_may_be_looked_at_while_something_is_written(get: Any, full: Path) -> None:
    with Session(open_database(f"sqlite:///{full}")) as session:
        session.execute(update(Source).values(encoding="utf-16"))
        assert columns_of(get("/gegevens/source"))["tekencodering"][0].text_content() != "utf-16"
        session.rollback()


def test_bytes_are_not_shown(get: Any) -> None:
    assert "Binary" not in get("/gegevens/page").text
    assert "niet getoond" in get("/gegevens", sql="select x'00ff' as bytes_").text


def test_long_texts_are_cut_with_the_whole_behind_a_link(get: Any) -> None:
    cell = columns_of(get("/gegevens/page"))["tekst"][0]
    assert len(cell.text_content()) < 200
    assert "Toezegging" in text_of(get(cell.xpath("./a/@href")[0]))


def test_sql_can_be_asked(get: Any) -> None:
    answer = get(
        "/gegevens", sql="select id, page, quote, document_id from decision where kind = :soort", soort="besluit"
    )
    columns = columns_of(answer)
    assert columns["quote"][0].text_content() == MADE_BY_HAND
    assert get(columns["id"][0].xpath("./a/@href")[0]).status_code == 200
    assert get(columns["document_id"][0].xpath("./a/@href")[0]).status_code == 200
    assert html.fromstring(answer.text).xpath("//input[@name='soort']/@value") == ["besluit"]


@pytest.mark.parametrize("at", range(3))
def test_the_examples_can_be_asked(get: Any, at: int) -> None:
    links = html.fromstring(get("/gegevens").text).xpath("//section[h2='Zelf vragen']//li/a/@href")
    assert get(links[at]).status_code == 200


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        ("select nergens from decision", "Deze vraag kan niet. SQLite zegt: no such column: nergens"),
        ("select * frm decision", 'SQLite zegt: near "frm": syntax error'),
        ("delete from decision", "Alleen vragen die met SELECT of WITH beginnen"),
        ("select * from decision; drop table decision", "SQLite zegt: You can only execute one statement at a time."),
        ("select 1; pragma journal_mode", "PRAGMA mag hier niet."),
        (
            "with recursive steeds(n) as (select 1 union all select n + 1 from steeds) select max(n) from steeds",
            "Dit duurt langer dan een seconde, en is daarom gestopt.",
        ),
    ],
)
@pytest.mark.parametrize("form", ["", ".json"])
def test_what_cannot_be_asked_is_told_with_the_reason(get: Any, sql: str, told: str, form: str) -> None:
    answer = get(f"/gegevens{form}", sql=sql)
    assert answer.status_code == 400
    if form == ".json":
        reason = told.removeprefix("Deze vraag kan niet. ").removeprefix("SQLite zegt: ")
        assert reason in json.loads(answer.text)["error"]
    else:
        assert told in text_of(answer)
        assert html.fromstring(answer.text).xpath("//textarea[@name='sql']")[0].text.strip() == sql


@pytest.mark.parametrize(
    "address", ["decision?_sort=nergens", "decision?_col=nergens", "decision?_size=-1", "decision?kind__in=[x"]
)
def test_an_address_that_is_wrong_is_told(get: Any, address: str) -> None:
    answer = get(f"/gegevens/{address}")
    assert answer.status_code == 400
    assert re.search("Deze vraag kan niet|Dit adres klopt niet", text_of(answer))


@pytest.mark.parametrize("address", ["/gegevens/nergens", "/gegevens/decision/nergens", "/nergens", "/-/settings"])
def test_what_is_not_there_is_told(get: Any, address: str) -> None:
    answer = get(address)
    assert answer.status_code == 404
    assert "Hier is niets" in text_of(answer)


HOSTILE = "<script>alert(1)</script>" * 20


def read_hostile(place: Place) -> Source:
    """Return a source whose texts would run if they were not escaped."""
    source = a_source(name=place.name)
    document = source.documents[0]
    document.title = document.decisions[0].quote = document.meetings[0].body = HOSTILE
    return source


def test_every_text_is_escaped(tmp_path: Path, release: Path) -> None:
    url = f"sqlite:///{tmp_path}/zoek.db"  # a name that is an address of ours as well
    engine = open_database(url, create=True)
    ingest(engine, [release], read=read_hostile)
    with Session(engine) as session:
        held = session.query(Decision).filter_by(quote=HOSTILE).one().id
    with site(url) as made:
        for address in ("decision", "document", "meeting", f"decision/{held}", "decision?quote__contains=<script>"):
            told = asyncio.run(made.client.get(f"/gegevens/{address}")).text
            assert "alert(1)" in told
            assert "<script>" not in told
        told = asyncio.run(
            made.client.get("/gegevens", params={"sql": "select title as '<script>' from document"})
        ).text
        assert "&lt;script&gt;" in told
        assert "<script>" not in told


@pytest.mark.parametrize("address", ["/", "/gegevens", "/gegevens/decision", "/nergens", "/gegevens/decision.csv"])
def test_no_page_runs_or_loads_what_is_not_ours(get: Any, address: str) -> None:
    assert "default-src 'none'" in get(address).headers["content-security-policy"]
    assert get(address).headers["x-content-type-options"] == "nosniff"
