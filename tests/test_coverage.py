"""The ledger: every character of a file is understood, placed, boilerplate or none of these."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, update
from sqlalchemy.orm import Session

from corpus.make_samples import SAMPLES
from extract.coverage.classes import Class
from extract.coverage.ledger import count, pieces
from extract.coverage.notices import is_notice
from extract.release import extract
from models import Counted, Page, Source
from pipelines.commands import main
from pipelines.coverage import CLASSES, unread
from pipelines.ingest import ingest
from pipelines.status import status, trouble
from tests.stored import rows_of

MINUTES = """Verslag overleg Waterhof

Datum: 4 maart 2025
Plaats: gemeentehuis Deventer
Aanwezig: J. Mulder (gemeente Deventer), K. Postma (waterschap)

1. Opening
De voorzitter opent het overleg en heet iedereen welkom bij deze bijeenkomst.

2. Planning
Er is uitgebreid gesproken over de volgorde van de werkzaamheden langs de oever.
Besluit: het overleg stemt in met de planning voor de noordelijke oever.
"""
MAIL = """Van: Jan Mulder <j.mulder@deventer.nl>
Verzonden: woensdag 5 maart 2025 10:12
Aan: Karin Postma
Onderwerp: planning oever

Beste Karin,

Hierbij de planning van de oever zoals gisteren besproken.

Met vriendelijke groet,
Jan Mulder
"""
LOOSE = "zomaar wat losse woorden zonder enig verband die nergens bij horen\n"
LINES = st.sampled_from(
    [*MINUTES.split("\n"), *MAIL.split("\n"), LOOSE, "Gemeente\tOpgave", "Deventer\t105", "\f", "12", "**", "| a | b |"]
)
_TEXT = st.characters(exclude_categories=["Cs", "Cc"])
TEXTS = st.lists(LINES | st.text(_TEXT, max_size=40), max_size=30).map("\n".join)


def reading_of(path: Path, text: str) -> Source:
    path.write_bytes(text.encode())
    return extract(path)


def counts(counted: Counted) -> dict[str, int]:
    return {name: getattr(counted, column) for name, column in CLASSES.items()}


def printed(text: str) -> int:
    return sum(not character.isspace() for character in text)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("dekking") / "stuk.txt"


@given(TEXTS)
@settings(max_examples=25)
def test_the_gaps_of_a_page_hold_what_is_not_understood(file: Path, text: str) -> None:
    for page in reading_of(file, text + "\n" + LOOSE).pages:
        held = [page.text[start:end] for start, end in page.gaps or []]
        assert sum(sum(map(str.isalnum, each)) for each in held) <= (page.unexplained or 0)
        assert bool(held) == bool(page.unexplained and any(map(str.isalnum, page.text)))
        assert all(each[0].isalnum() and each[-1].isalnum() for each in held)
        assert page.gaps == sorted(page.gaps or [])


@given(TEXTS)
@example("\f\f \n\f")
@example(MINUTES + "\f" + MAIL + "\f" + LOOSE)
@settings(max_examples=25)
def test_the_classes_of_every_page_are_all_of_its_text(file: Path, text: str) -> None:
    source = reading_of(file, text + "\neen woord")
    for page in source.pages:
        assert sum(counts(page).values()) == printed(page.text)
    for document in source.documents:
        assert sum(counts(document).values()) == printed(source.text[document.start : document.end])


@given(st.text(max_size=200), st.data())
def test_each_character_that_is_not_blank_counts_once(text: str, data: st.DataObject) -> None:
    import numpy as np

    classes = st.lists(st.sampled_from(list(Class)), min_size=len(text), max_size=len(text))
    marks = np.array(data.draw(classes), np.uint8)
    assert count(text, marks).sum() == printed(text)


def test_reading_twice_counts_the_same(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "stuk.txt").write_text(MINUTES + "\f" + MAIL)
    ingest(engine, [tmp_path / "stuk.txt"])
    before = rows_of(engine)["page"], rows_of(engine)["document"]
    ingest(engine, [tmp_path / "stuk.txt"], again=True)
    assert (rows_of(engine)["page"], rows_of(engine)["document"]) == before


def test_minutes_are_understood_or_placed_and_loose_words_are_neither(file: Path) -> None:
    loose, minutes, mail = reading_of(file, "\f".join((LOOSE, MINUTES, MAIL))).pages
    assert counts(minutes)["niet begrepen"] == 0
    assert counts(minutes)["begrepen"] > counts(minutes)["ingedeeld"] > 0
    assert counts(mail)["niet begrepen"] == 0
    assert counts(loose) == {"begrepen": 0, "ingedeeld": 0, "vast": 0, "niet begrepen": printed(LOOSE)}


def test_what_a_sender_wrote_is_understood_and_greeting_and_signature_are_boilerplate(file: Path) -> None:
    (page,) = reading_of(file, MAIL).pages
    set_parts = printed("Beste Karin,") + printed("Met vriendelijke groet,") + printed("Jan Mulder")
    assert printed("Beste Met vriendelijke groet,") <= counts(page)["vast"] <= set_parts  # names are understood
    assert counts(page)["begrepen"] + counts(page)["vast"] == printed(MAIL)


def test_a_table_is_understood_with_the_marks_that_draw_it(file: Path) -> None:
    rows = "| Gemeente | Opgave |\n|---|---|\n| Deventer | 105 |\n| Zwolle | 210 |\n| Kampen | 80 |\n"
    source = reading_of(file, rows)
    assert counts(source.pages[0])["begrepen"] == printed(rows)


LETTER = """Gemeente Deventer
Postbus 5000
7400 GC Deventer
Ons kenmerk: 2025-0412

Datum: 4 maart 2025
Betreft: uw verzoek om informatie over de oever

Geachte mevrouw Postma,

Op 3 februari heeft u gevraagd naar stukken over het onderhoud van de noordelijke oever bij de haven.
Wij sturen u deze stukken hierbij toe.

Belanghebbenden kunnen binnen zes weken na de dag van verzending een bezwaarschrift indienen bij het college.

Hoogachtend,
burgemeester en wethouders van Deventer
Over dezelfde oever heeft de raad eerder al eens een lange en ingewikkelde discussie gevoerd met het waterschap.
"""


def test_of_a_letter_the_set_phrases_are_boilerplate_and_what_follows_the_greeting_is_placed(file: Path) -> None:
    (page,) = reading_of(file, LETTER).pages
    objection = printed(LETTER.split("\n")[13])
    assert counts(page)["vast"] > objection + printed("Postbus 5000 Ons kenmerk: 2025-0412 Hoogachtend,")
    assert counts(page)["ingedeeld"] > printed(
        "heeft u gevraagd naar stukken over het onderhoud van de noordelijke oever"
    )
    assert counts(page)["vast"] < objection + 180  # a long sentence is no part of a signature


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("> Retouradres Postbus 20011 2500 EA Den Haag", True),
        ("2500 EA Den Haag", True),
        ("T 06 1234 5678", True),
        ("www.deventer.nl", True),
        ("Uw kenmerk", True),
        ("1.2 Aanleiding ................ 14", True),
        ("2.1. Opdracht " + "." * 400 + " 5", True),
        ("Hij zei .... en ging in 2024 weg", False),
        ("." * 5000, False),
        ("Dit document is digitaal vastgesteld en daarom niet ondertekend", True),
        ("KvK-nummer 12345678", True),
        ("kenmerk 01.234, aan de stichting op te heffen.", False),
        ("2025 is het jaar van de oever", False),
        ("Rekening 2023: 4 miljoen euro over", False),
        ("Er is gesproken over de vertrouwelijke bijlage.", False),
        ("Zie https://deventer.nl/oever/planning-2025", False),
        (" " * 5000 + "x", False),
    ],
)
def test_a_set_phrase_is_known_when_it_is_the_whole_line(line: str, is_one: bool) -> None:
    assert is_notice(line) == is_one


def test_a_page_with_two_documents_is_divided_between_them(file: Path) -> None:
    reading = reading_of(file, MAIL + "\n" + MAIL.replace("5 maart", "6 maart").replace("Postma", "Smit"))
    (page,) = reading.pages
    assert sum(sum(counts(document).values()) for document in reading.documents) == sum(counts(page).values())


def test_documents_that_lie_over_each_other_count_no_character_twice() -> None:
    from extract.text.reading import Reading
    from models import Document

    source = Source(name="a.txt", path="a.txt", bytes=1, id="a" * 64)
    source.pages += [Page(number=1, start=0, text="a" * 10), Page(number=2, start=11, text="b" * 10)]
    spans = ((2, 8), (5, 15), (16, 18))
    source.documents += [Document(kind="overig", position=n, start=a, end=b) for n, (a, b) in enumerate(spans)]
    found = [(start, end) for _, _, start, end in pieces(Reading(source, []))]
    assert [at for start, end in found for at in range(start, end)] == [*range(10), *range(11, 21)]


# status


@pytest.fixture(scope="module")
def stored(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    from models.database import open_database

    folder = tmp_path_factory.mktemp("dekking")
    (folder / "woo.db").write_bytes(empty.read_bytes())
    (folder / "a-los.txt").write_text(LOOSE * 3 + "\f" + LOOSE)
    (folder / "b-verslag.txt").write_text(MINUTES)
    engine = open_database(f"sqlite:///{folder}/woo.db")
    ingest(engine, [folder / "a-los.txt", folder / "b-verslag.txt"])
    return engine


def test_status_tells_how_much_is_understood(stored: Engine) -> None:
    told = status(stored).set_index("what")
    whole = printed(LOOSE * 4 + MINUTES)
    assert told["count"]["characters"] == whole
    assert told["count"]["characters niet begrepen"] == printed(LOOSE * 4)
    assert told["share"]["characters niet begrepen"] == round(printed(LOOSE * 4) / whole, 3)
    assert sum(told["count"][f"characters {name}"] for name in CLASSES) == whole


@pytest.mark.parametrize("by", ["source", "document", "page"])
def test_most_unread_text_comes_first(stored: Engine, by: str) -> None:
    found = unread(stored, by)
    assert list(found["unexplained"]) == sorted(found["unexplained"], reverse=True)
    assert found["source"][0] == "a-los.txt"
    assert found["share"][0] == 1
    assert (found["characters"] == found[list(CLASSES.values())].sum(axis=1)).all()
    assert found["characters"].sum() == printed(LOOSE * 4 + MINUTES)
    assert len(unread(stored, by, 1)) == 1


def test_the_pages_with_most_unread_text_are_listed(stored: Engine) -> None:
    options = ["status", "--by", "page", "--limit", "2", "--format", "csv", "--database", str(stored.url)]
    rows = list(csv.DictReader(io.StringIO(CliRunner().invoke(main, options).stdout)))
    assert [(row["source"], row["page"], int(row["unexplained"])) for row in rows] == [
        ("a-los.txt", "1", printed(LOOSE * 3)),
        ("a-los.txt", "2", printed(LOOSE)),
    ]


def test_a_limit_is_for_what_is_listed(database: str) -> None:
    result = CliRunner().invoke(main, ["status", "--limit", "2", "--database", database])
    assert result.exit_code == 2
    assert "--by" in result.stderr


def test_pages_on_which_nothing_could_be_read_are_counted_apart(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "stuk.txt").write_text(MINUTES)
    ingest(engine, [tmp_path / "stuk.txt"])
    with Session(engine) as session, session.begin():
        session.execute(update(Page).values(read_by="ongelezen"))
    for by in ("source", "document"):
        assert list(unread(engine, by)["unread"]) == [1]


def test_a_reading_from_before_the_ledger_is_not_told_as_wholly_understood(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "stuk.txt").write_text(MINUTES)
    ingest(engine, [tmp_path / "stuk.txt"])
    assert not any("not counted" in line for line in trouble(engine))
    with Session(engine) as session, session.begin():
        session.execute(update(Page).values(dict.fromkeys(CLASSES.values())))
    assert any("not counted: 1 source" in line for line in trouble(engine))
    assert status(engine).set_index("what")["count"]["characters"] == 0


def test_the_samples_are_read_with_nearly_nothing_left_over() -> None:
    source = extract(SAMPLES / "verkeersoverleg-achterhoek.md")
    whole = sum(printed(page.text) for page in source.pages)
    assert sum(counts(page)["niet begrepen"] for page in source.pages) < 0.05 * whole
