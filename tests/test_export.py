"""A reading holds everything that was found, as a reader or a script expects it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from models.database import open_database
from pipelines.evaluate import evaluate
from pipelines.export import export_readings, reading_of
from pipelines.store import store
from tests.made import a_source


@pytest.fixture
def reading() -> dict[str, Any]:
    """The reading of the source made by hand."""
    return json.loads(json.dumps(reading_of(a_source())))


def test_a_document_is_known_by_its_first_words(reading: dict[str, Any]) -> None:
    first, mail, table = reading["documents"]
    assert first["id"] == "d1"
    assert first["starts"].startswith("Verslag Regietafel Zuiderland Datum: 17 juli 2024")
    assert (mail["kind"], mail["date"]) == ("e-mail", "2024-07-19")
    assert "page" not in table
    assert "pages" not in reading


def test_of_a_pdf_the_pages_are_told() -> None:
    source = a_source()
    source.media_type = "application/pdf"
    reading = reading_of(source)
    assert reading["pages"] == 3
    assert [document["page"] for document in reading["documents"]] == [1, 2, 3]


def test_people_who_are_redacted_stay_so(reading: dict[str, Any]) -> None:
    (meeting,) = reading["meetings"]
    assert (meeting["start"], meeting["date"]) == ("12:30", "2024-07-17")
    assert [person["name"] for person in meeting["present"]] == ["M. Vos"]
    assert [person["name"] for person in meeting["absent"]] == ["[weggelakt]"]


def test_a_decision_stands_under_its_agenda_item(reading: dict[str, Any]) -> None:
    agreed, promised = reading["decisions"]
    assert (agreed["item"], agreed["kind"], agreed["marked"]) == ("1a", "besluit", True)
    assert (promised["item"], promised["by"]) == (None, ["de heer Vos"])
    assert [item["number"] for item in reading["agenda_items"]] == ["1", "1a"]
    assert reading["actions"][0] == {
        "document": "d1",
        "number": "12",
        "raised": "2024-07-17",
        "text": "COA levert de cijfers aan.",
        "owners": ["COA"],
        "due": None,
        "done": None,
        "status_text": None,
    }


def test_a_mail_has_its_people_and_its_own_words(reading: dict[str, Any]) -> None:
    newest, older = reading["emails"]
    assert newest["sent"] == "2024-07-19T09:05:06"
    assert newest["from"] == {"name": "J. de Boer", "domain": None}
    assert newest["to"] == [{"name": None, "domain": "zuiderland.nl"}]
    assert newest["cc"] == []
    assert newest["attachments"] == ["tabel.xlsx"]
    assert newest["body_starts"] == newest["body_ends"] == "Hierbij de twee tabellen."
    assert (older["sent"], older["from"]) == (None, {"name": None, "domain": None})


def test_tables_and_opgaven_keep_what_was_printed(reading: dict[str, Any]) -> None:
    (table,) = reading["tables"]
    assert table["header"] == [["Gemeente", "Opgave"]]
    assert table["rows"] == [["Almere", "105"], ["Lelystad", "80"], ["Totaal", "190"]]
    assert reading["opgaven"][0]["value"] == 105
    assert isinstance(reading["opgaven"][0]["value"], int)
    assert reading["opgaven"][0]["table"] == "Opgave per gemeente"


def test_a_mention_is_placed_by_the_text_around_it(reading: dict[str, Any]) -> None:
    first = reading["mentions"][0]
    assert (first["text"], first["name"]) == ("Almere", "Almere")
    assert first["before"].endswith("1a. Mededelingen ")
    assert first["after"].startswith(" stelt 400 plekken beschikbaar.")
    assert max(len(first["before"]), len(first["after"])) <= 40
    (figure,) = reading["figures"]
    assert (figure["quote"], figure["value"], "value_max" in figure) == ("400 plekken", 400, False)


def test_findings_and_redactions_say_where(reading: dict[str, Any]) -> None:
    (finding,) = reading["findings"]
    assert {key: finding[key] for key in ("document", "check", "column", "row", "printed", "computed")} == {
        "document": "d3",
        "check": "kolomsom",
        "column": "Opgave",
        "row": "Totaal",
        "printed": 190,
        "computed": 185,
    }
    assert reading["redactions"] == [
        {"document": "d1", "form": "markering", "page": 1, "box": None, "ground": "5.1.2e"}
    ]


def test_what_is_exported_from_the_database_is_what_was_read(database: str, tmp_path: Path) -> None:
    engine = open_database(database, create=True)
    with Session(engine) as session, session.begin():
        store(session, a_source("a" * 64))
        store(session, a_source("b" * 64, "ander.md"))
        store(session, a_source("c" * 64, "ander.pdf"))
        store(session, a_source("d" * 64, "ander.pdf"))
    written = export_readings(engine, tmp_path / "uit" / "readings")
    assert [path.name for path in written] == [
        "ander.md.json",
        "ander.pdf-cccccccc.json",
        "ander.pdf-dddddddd.json",
        "vergadering.json",
    ]
    assert json.loads(written[3].read_text()) == reading_of(a_source())


def scores(database: str, folder: Path) -> dict[str, tuple[float, float]]:
    """Return precision and recall of each layer."""
    frame, _ = evaluate(open_database(database), folder)
    return {row["layer"]: (row["precision"], row["recall"]) for row in frame.to_dict("records")}


@pytest.fixture
def gold(tmp_path: Path, reading: dict[str, Any]) -> Path:
    """A folder with an answer that the source made by hand gives wholly."""
    folder = tmp_path / "gold"
    folder.mkdir()
    passage = (
        "Almere stelt 400 plekken beschikbaar. Besluit: de tafel stemt in met de reëele planning van gemeente Almere."
    )
    reading["passages"] = [passage]
    almere = {"passage": 1, "text": "Almere", "kind": "gemeente", "name": "Almere"}
    reading["mentions"] = [almere, almere]
    reading["figures"] = [{"passage": 1, "quote": "400 plekken", "value": 400, "unit": "plekken"}]
    (folder / "vergadering.json").write_text(json.dumps(reading))
    return folder


def test_a_perfect_reading_scores_one_everywhere(filled: str, gold: Path) -> None:
    assert set(scores(filled, gold).values()) == {(1.0, 1.0)}


def test_what_is_missed_costs_recall_and_what_is_made_up_precision(filled: str, gold: Path) -> None:
    answer = json.loads((gold / "vergadering.json").read_text())
    answer["decisions"][0]["kind"] = "afspraak"
    answer["emails"].append({"sent": "2024-01-01T10:00:00", "subject": "Iets heel anders"})
    answer["mentions"].pop()
    answer["opgaven"][0]["value"] = 106
    answer["actions"][0]["optional"] = True
    (gold / "vergadering.json").write_text(json.dumps(answer))
    found = scores(filled, gold)
    assert found["decisions"] == (0.75, 0.75)
    assert found["marked_decisions"] == (0.5, 0.5)
    assert found["emails"] == (1.0, 0.667)
    assert found["mentions"] == (0.5, 1.0)
    assert found["opgaven"] == (0.5, 0.5)
    assert found["actions"] == (1.0, 1.0)


def test_a_source_that_was_not_read_counts_as_missed(filled: str, gold: Path) -> None:
    answer = json.loads((gold / "vergadering.json").read_text()) | {"source": "elders.txt"}
    (gold / "elders.json").write_text(json.dumps(answer))
    frame, absent = evaluate(open_database(filled), gold)
    assert absent == ["elders.txt"]
    assert frame.set_index("layer").loc["documents", "recall"] == 0.5
