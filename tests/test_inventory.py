"""Inventarislijsten are found, whatever their headers, and tied to the documents that they list."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from extract.parse.inventory import find_inventory
from extract.parse.inventory.columns import column_kind
from extract.parse.inventory.values import day_in, grounds_of, judgement_in, number_in
from extract.parse.tables import find_tables
from extract.text.reading import Reading
from models import Document, InventoryEntry, Source
from models.database import open_database
from pipelines.ingest import ingest
from pipelines.inventory import name_keys, stamp_keys, tie_inventories, title_key
from pipelines.queries import records
from tests.sheets import reading_of
from tests.stored import rows_of
from tests.workbooks import xlsx

LIST = """Inventarislijst Woo-verzoek opvang
Nr.\tDatum\tNaam document\tBeoordeling\tWeigeringsgrond\tAfzender\tOntvanger
1\t3 mei 2023\tMemo opvanglocaties\tDeels openbaar\t5.1, lid 2, sub e; art. 5.2\tProvincie\tCOA
2\t04-05-2023\tConceptbrief aan het COA\tGeweigerd\t5.1.2.i\t\t
3\t5-5-2023\tPersbericht\tReeds openbaar\t\t\t
4\t6-5-2023\tVerslag overleg\tOpenbaar\t\tCOA\t"""


def entries_of(text: str) -> list[InventoryEntry]:
    """Return the entries of the list printed in a text."""
    reading: Reading = reading_of(text)
    reading.source.inventory.clear()
    for document in reading.source.documents:
        if not document.tables:
            find_tables(reading, document)
        find_inventory(reading, document)
    return reading.source.inventory


def test_a_list_says_of_each_document_what_became_of_it() -> None:
    one, two, three, four = entries_of(LIST)
    assert (one.number, one.title, one.date) == ("1", "Memo opvanglocaties", dt.date(2023, 5, 3))
    assert (one.judgement, one.grounds) == ("deels openbaar", ["5.1.2e", "5.2"])
    assert (one.sender, one.receiver) == ("Provincie", "COA")
    assert (two.judgement, two.grounds, two.sender) == ("niet openbaar", ["5.1.2i"], None)
    assert (three.judgement, four.judgement) == ("reeds openbaar", "openbaar")
    assert LIST[one.start : one.end].startswith("1\t3 mei 2023")
    assert one.method == "regel:inventarislijst"


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("Nr.", "number"), ("#", "number"), ("ID", "number"), ("Doc.nr.", "number"), ("Volg nr", "number"),
        ("Documentnummer", "number"), ("Document ID", "number"), ("01 Document", "title"), ("Naam document", "title"),
        ("Titel van het stuk", "title"), ("Bestandsnaam", "title"), ("Onderwerp", "title"), ("Omschrijving", "title"),
        ("Datum", "date"), ("Datum document", "date"), ("Datum (dd-mm-jj)", "date"), ("d.d.", "date"),
        ("02 Beoordeling", "judgement"), ("Besluit openbaarmaking", "judgement"), ("Openbaar / niet", "judgement"),
        ("Openbaarmaking?", "judgement"), ("03 Beoordelingsgrond", "grounds"), ("Weigeringsgrond(en)", "grounds"),
        ("Uitzonderingsgronden Woo", "grounds"), ("Weigerinsgrond", "grounds"), ("Wob-artikel", "grounds"),
        ("Art. Woo", "grounds"), ("Woo", "grounds"), ("Afzender", "sender"), ("Van", "sender"), ("Aan", "receiver"),
        ("Ontvanger(s)", "receiver"), ("Geadresseerde", "receiver"), ("Soort document", "kind"), ("File Type", "kind"),
        ("Familie", "family"), ("Email Thread ID", "family"), ("Matter", "matter"), ("Toelichting", "remarks"),
        ("Gerelateerd ID", "other"), ("Aantal pagina's", "other"), ("Gemeente", None), ("", None), ("12", None),
    ],
)  # fmt: skip
def test_headers_are_understood_however_they_are_worded(header: str, kind: str | None) -> None:
    told = column_kind(header)
    assert (told[0] if told else None) == kind


@pytest.mark.parametrize(
    ("printed", "judgement"),
    [
        ("Openbaar", "openbaar"), ("geheel openbaar", "openbaar"), ("Openbaar maken", "openbaar"),
        ("Deels Openbaar", "deels openbaar"), ("gedeeltelijk", "deels openbaar"), ("Ged. openbaar", "deels openbaar"),
        ("Openbaar, gedeeltelijk", "deels openbaar"),
        ("Ja, met uitzondering van namen", "deels openbaar"), ("deels geweigerd", "deels openbaar"),
        ("Niet openbaar", "niet openbaar"), ("Geheel geweigerd", "niet openbaar"), ("weigeren", "niet openbaar"),
        ("niet verstrekken", "niet openbaar"), ("Reeds openbaar", "reeds openbaar"), ("al openbaar", "reeds openbaar"),
        ("Was reeds openbaar", "reeds openbaar"), ("Dubbel", "dubbel"), ("zie document 12", "dubbel"),
        ("Valt buiten de reikwijdte van het verzoek", "buiten verzoek"), ("n.v.t.", None), ("", None),
        ("Het college besluit de nota vast te stellen", None), ("openbare ruimte", None), ("3", None),
    ],
)  # fmt: skip
def test_judgements_have_one_spelling(printed: str, judgement: str | None) -> None:
    assert judgement_in(printed) == judgement


def test_days_as_exports_write_them() -> None:
    text = """Doc ID\tFile name\tDatum\tBeoordeling
100001\tRE: overleg.msg\t9/7/2020 2:05 PM UTC\tNiet openbaar
100002\tmemo.docx\t12/31/2020 9:00 AM UTC\tOpenbaar"""
    assert [entry.date for entry in entries_of(text)] == [dt.date(2020, 9, 7), dt.date(2020, 12, 31)]
    assert day_in("9/7/2020") == dt.date(2020, 7, 9)


def test_marks_below_grounds_and_judgements_count() -> None:
    text = """Nr\tDocument\tOpenbaar\tDeels openbaar\tNiet openbaar\t5.1.2e\t5.1.2i
1\tBrief van het COA\tx\t\t\t\t
2\tMemo aan het college\t\tx\t\tx\tx
3\tAdvies van de landsadvocaat\t\t\tx\t\tx"""
    told = [(entry.judgement, entry.grounds) for entry in entries_of(text)]
    assert told == [("openbaar", []), ("deels openbaar", ["5.1.2e", "5.1.2i"]), ("niet openbaar", ["5.1.2i"])]


def test_a_judgement_and_its_ground_may_share_a_cell() -> None:
    text = """Document\tTitel\tBesluit
12\tMemo opvang\tDeels openbaar, 5.1.2e
13\tNota opvang\tDeels openbaar (art. 5.1 lid 2 onder e en i)
14\tBrief\tOpenbaar"""
    told = [(entry.number, entry.judgement, entry.grounds[:1]) for entry in entries_of(text)]
    assert told == [
        ("12", "deels openbaar", ["5.1.2e"]),
        ("13", "deels openbaar", ["5.1.2e"]),
        ("14", "openbaar", []),
    ]


def test_yes_and_no_count_below_a_header_that_asks_whether_something_is_released() -> None:
    text = """Doc.\tOmschrijving\tOpenbaar?\tToelichting
1\tBrief\tJa\t
2\tMemo\tDeels\tNamen onleesbaar gemaakt (5.1.2e)
3\tAdvies\tNee, 5.1.2i\t"""
    told = [(entry.number, entry.judgement, entry.grounds) for entry in entries_of(text)]
    assert told == [
        ("1", "openbaar", []),
        ("2", "deels openbaar", ["5.1.2e"]),
        ("3", "niet openbaar", ["5.1.2i"]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Nr\tActie\tWie\tDatum\n1\tNotitie schrijven\tCOA\t3 mei 2023\n2\tBrief sturen\tVNG\t4 mei 2023",
        "Artikel\tOmschrijving\n5.1.2e\tPersoonlijke levenssfeer\n5.1.2i\tGoed functioneren\n5.2.1\tIntern beraad",
        "Gemeente\tOpgave\tRealisatie\nAlmere\t105\t80\nUrk\t21\t9",
        "Versie\tDatum\tAuteur\tOmschrijving\n0.1\t3-5-2023\tA. de Wit\tEerste opzet\n0.2\t4-5-2023\tB. Vos\tReacties",
        "Nr\tOnderwerp\tBesluit\n1\tBegroting\tJa\n2\tNota\tNee\n3\tBrief\tDeels",
        "Nr\tOnderwerp\tBesluit\n1\tBegroting\tVastgesteld\n2\tNota\tAangehouden\n3\tBrief\tTer kennisname",
    ],
)
def test_other_tables_are_no_inventarislijst(text: str) -> None:
    assert entries_of(text) == []


@given(st.text(max_size=40))
@settings(max_examples=150, deadline=None)
def test_any_cell_is_read(text: str) -> None:
    column_kind(text)
    judgement_in(text)
    day_in(text, month_first=True)
    number_in(text)
    assert all(ground in grounds_of(ground) for ground in grounds_of(text))
    assert all(key for key in stamp_keys(text) | name_keys(text)) or not any(map(str.isdigit, text))
    title_key(text)


@pytest.mark.parametrize("text", ["5.1.2e  ", "art. 5.1 lid 2 onder ", "niet ", " ", "1. ", "a.b "])
def test_a_cell_that_goes_on_and_on_is_read_in_linear_time(text: str) -> None:
    for read in (grounds_of, judgement_in, number_in, day_in, column_kind):
        read(text * 500 + "x")


HEADS = {
    "number": ["Nr.", "Documentnummer", "ID", "Volgnr"],
    "title": ["Naam document", "Titel", "Onderwerp", "Omschrijving", "01 Document"],
    "date": ["Datum", "Datum document", "d.d."],
    "judgement": ["Beoordeling", "Besluit", "Openbaarmaking", "Oordeel"],
    "grounds": ["Weigeringsgrond", "Grond(en)", "Artikel Woo", "Uitzonderingsgronden"],
    "sender": ["Afzender", "Van"],
    "receiver": ["Ontvanger", "Aan"],
}
WORDS = st.text("bcdfgklmnprst", min_size=4, max_size=9)
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "number": st.integers(1, 9999).map(str),
            "title": st.builds("Memo {} {}".format, WORDS, WORDS),
            "date": st.dates(dt.date(2000, 1, 1), dt.date(2030, 1, 1)),
            "judgement": st.sampled_from(["openbaar", "deels openbaar", "niet openbaar"]),
            "grounds": st.lists(st.sampled_from(["5.1.2e", "5.1.2i", "5.1.1c"]), min_size=1, max_size=2, unique=True),
            "sender": WORDS,
            "receiver": WORDS,
        }
    ),
    min_size=3,
    max_size=8,
)


@given(ROWS, st.permutations(list(HEADS)), st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_any_list_is_read_whatever_the_order_and_the_words(rows: list[Any], order: list[str], random: Any) -> None:
    heads = "\t".join(random.choice(HEADS[kind]) for kind in order)
    shown = {"date": lambda day: f"{day:%d-%m-%Y}", "grounds": "; ".join}
    lines = ["\t".join(shown.get(kind, str)(row[kind]) for kind in order) for row in rows]
    entries = entries_of("\n".join([heads, *lines]))
    assert [{kind: getattr(entry, kind) for kind in HEADS} for entry in entries] == rows


@pytest.mark.parametrize(
    ("number", "name"),
    [
        ("12", "12.pdf"), ("12", "0012 brief.pdf"), ("doc 0012", "12_memo.docx"), ("12", "Doc. nr. 12 - memo.pdf"),
        ("171059", "ABC-WOO-171059-FW_bijeenkomst.pdf"), ("ABC-171059", "171059.pdf"), ("3.1", "3.1 Nota.pdf"),
        ("12a", "12a.pdf"), ("001", "1. Brief.pdf"),
    ],
)  # fmt: skip
def test_numbers_are_the_same_however_they_are_written(number: str, name: str) -> None:
    assert stamp_keys(number) & name_keys(name)


@pytest.mark.parametrize(
    ("number", "name"),
    [("12", "120.pdf"), ("12", "112 memo.pdf"), ("2", "2-6-2023 verslag.pdf"), ("5", "5 mei 2023.pdf"),
     ("12", "brief.pdf"), ("1", "1.2 Nota.pdf"), ("12", "12b.pdf"), ("12", "abc 12.pdf")],
)  # fmt: skip
def test_other_numbers_are_not(number: str, name: str) -> None:
    assert not stamp_keys(number) & name_keys(name)


# tying


def a_file(path: str, *, inventory: list[dict[str, Any]] = [], **of_document: Any) -> Source:  # noqa: B006
    """Return a source of one document at a path, with the entries of a list."""
    key = path.encode().hex().ljust(64, "0")[-64:]
    source = Source(id=key, name=path.rpartition("/")[2], path=path, bytes=1)
    source.documents.append(Document(kind="overig", position=1, start=0, end=100, **of_document))
    for at, values in enumerate(inventory):
        source.inventory.append(InventoryEntry(start=at, end=at + 1, **values))
    return source


def tied(engine: Engine, *sources: Source) -> dict[str, str | None]:
    """Return which file each listed number or title was tied to, having tied twice."""
    from pipelines.store import store

    with Session(engine) as session, session.begin():
        for source in sources:
            store(session, source)
    writer = engine.execution_options(writes=True)
    tie_inventories(writer)
    once = rows_of(engine)
    tie_inventories(writer)
    assert rows_of(engine) == once
    with Session(engine) as session:
        names = select(InventoryEntry.number, InventoryEntry.title, Source.path)
        found = names.outerjoin(Document, Document.id == InventoryEntry.document_id).outerjoin(
            Source, Source.id == Document.source_id
        )
        return {row.number or row.title: row.path for row in session.execute(found)}


def test_entries_are_tied_by_number_then_by_title_and_day(engine: Engine) -> None:
    listing = [
        {"number": "1", "title": "Memo opvang"},
        {"number": "2", "title": "Brief aan het college"},
        {"number": "3", "title": "Verslag regietafel mei.docx", "date": dt.date(2023, 5, 3)},
        {"number": "4", "title": "Advies landsadvocaat"},
        {"number": "5", "title": "Verslag regietafel juni", "date": dt.date(2023, 6, 3)},
    ]
    assert tied(
        engine,
        a_file("/r/inventaris.xlsx", inventory=listing),
        a_file("/r/stukken/0001 memo.pdf"),
        a_file("/r/stukken/brieven.pdf", number="doc 2"),
        a_file("/r/stukken/x.pdf", title="Verslag regietafel mei", date=dt.date(2023, 5, 3)),
        a_file("/r/stukken/y.pdf", title="Verslag regietafel juni", date=dt.date(2023, 7, 3)),
        a_file("/ander/4.pdf"),
    ) == {"1": "/r/stukken/0001 memo.pdf", "2": "/r/stukken/brieven.pdf", "3": "/r/stukken/x.pdf", "4": None, "5": None}


def test_what_may_be_two_documents_is_tied_to_none(engine: Engine) -> None:
    listing = [{"number": "1", "title": "Memo opvang"}, {"title": "RE: overleg opvang"}, {"number": "171059"}]
    assert tied(
        engine,
        a_file("/r/inventaris.xlsx", inventory=listing),
        a_file("/r/a/1.pdf"),
        a_file("/r/b/1 memo opvang.pdf"),
        a_file("/r/c/x.pdf", title="RE: overleg opvang"),
        a_file("/r/c/y.pdf", title="RE: overleg opvang"),
        a_file("/elders/171059.pdf"),
    ) == {"1": None, "RE: overleg opvang": None, "171059": "/elders/171059.pdf"}


def test_a_document_gets_what_it_lacks_as_long_as_a_list_says_so(engine: Engine) -> None:
    listing = [{"number": "7", "title": "Memo opvang", "date": dt.date(2023, 5, 3)}]
    inventory, document = a_file("/r/inventaris.xlsx", inventory=listing), a_file("/r/7.pdf", title="Eigen titel")
    tied(engine, inventory, document)
    with Session(engine) as session:
        told = session.scalars(select(Document).where(Document.listed.is_not(None), Document.number == "7")).one()
        assert (told.title, told.date, told.listed) == ("Eigen titel", dt.date(2023, 5, 3), ["date", "number"])
    with Session(engine) as session, session.begin():
        session.delete(session.get_one(Source, inventory.id))
    assert tied(engine) == {}
    with Session(engine) as session:
        left = session.scalars(select(Document)).one()
        assert (left.title, left.date, left.number, left.listed) == ("Eigen titel", None, None, [])


def test_a_list_in_a_sheet_tells_which_documents_were_not_released(tmp_path: Path) -> None:
    release = tmp_path / "besluit"
    release.mkdir()
    rows: list[list[Any]] = [
        ["Inventarislijst"],
        [],
        ["Documentnr", "Titel", "Datum", "Oordeel", "Gronden"],
        [101, "Nota opvang", dt.date(2023, 5, 3), "Deels openbaar", "5.1.2e"],
        [102, "Advies opvang", dt.date(2023, 5, 4), "Niet openbaar", "5.1.2i; 5.2"],
    ]
    (release / "inventaris.xlsx").write_bytes(xlsx({"Lijst": rows}))
    (release / "101.txt").write_text("Tekst over de opvang van asielzoekers.\n")
    database = f"sqlite:///{tmp_path}/woo.db"
    summary = ingest(open_database(database, create=True), [release])
    assert summary.unlisted == 1
    listed = records("inventory", database=database)
    assert listed[["number", "judgement", "grounds"]].values.tolist() == [
        ["101", "deels openbaar", "5.1.2e"],
        ["102", "niet openbaar", "5.1.2i; 5.2"],
    ]
    assert listed["found"].notna().tolist() == [True, False]
    assert records("inventory", database=database, kind_="niet gevonden")["number"].tolist() == ["102"]
    assert records("inventory", database=database, kind_="art. 5.1 lid 2 sub e")["number"].tolist() == ["101"]
    documents = records("documents", database=database, source="101.txt")
    assert documents[["number", "title"]].values.tolist() == [["101", "Nota opvang"]]
