"""What a reporter asks of redactions: which grounds, how much of which document, and where none is printed."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from extract.text.words import pack_words
from models import Document, Page, Redaction, Source
from pipelines.commands import main
from pipelines.output import rows_of as rows_from
from pipelines.queries import records
from pipelines.shares import shares_by

FIRST = "Verslag van het overleg\nDe heer [REDACTED] opent.\n"
SECOND = "Brief aan de raad\nBeste ,\n"


def a_source() -> Source:
    """Return a source of two documents: minutes of two pages, the second black, and a letter with one small box."""
    source = Source(id="b" * 64, name="besluit.pdf", path="/besluit.pdf", bytes=9, media_type="application/pdf")
    texts, at = [FIRST, "", SECOND], 0
    for number, text in enumerate(texts, start=1):
        words = [(0, 7, 100.0, 100.0, 200.0, 110.0)] if text else []
        source.pages.append(
            Page(
                number=number, start=at, text=text, width=500, height=500, words=pack_words(words), read_by="tekstlaag"
            )
        )
        at += len(text) + 1
    minutes, letter = len(FIRST), source.pages[2].start
    source.documents += [
        Document(kind="verslag", title="Verslag overleg", position=1, start=0, end=minutes - 1, page=1, last_page=1),
        Document(
            kind="brief", title="Brief", position=2, start=letter, end=letter + len(SECOND) - 1, page=3, last_page=3
        ),
    ]
    marker = FIRST.index("[REDACTED]")
    gap = letter + SECOND.index(" ,") + 1
    source.redactions += [
        Redaction(form="markering", start=marker, end=marker + 10, page=1, what="naam"),
        Redaction(
            form="vlak", start=minutes + 1, end=minutes + 1, page=2, ground="5.1.2i; 5.2.1", box=[0.0, 0.0, 1.0, 0.9]
        ),
        Redaction(form="vlak", start=gap, end=gap, page=3, ground="5.1.2e", what="naam", box=[0.1, 0.1, 0.2, 0.12]),
    ]
    source.page_count = 3
    return source


@pytest.fixture
def blacked(engine: Engine) -> Engine:
    """A database that holds the source above."""
    with Session(engine.execution_options(writes=True)) as session, session.begin():
        source = a_source()
        for number, page in enumerate(source.pages):
            page.id = f"p{number}"
        for number, document in enumerate(source.documents):
            document.id = f"d{number}"
        for number, one in enumerate(source.redactions):
            one.id = f"r{number}"
        session.add(source)
    return engine


def test_a_redaction_is_listed_with_its_line_its_place_and_what_its_ground_protects(blacked: Engine) -> None:
    rows = records("redactions", database=blacked).to_dict("records")
    assert [row["text"] for row in rows] == ["De heer [REDACTED] opent.", "▮", "Beste ▮ ,"]
    assert [row["area"] for row in rows] == [None, 0.9, 0.002]
    assert rows[1]["meaning"].startswith("Goed functioneren van Staat")
    assert rows[1]["box"] == [0.0, 0.0, 1.0, 0.9]
    assert rows[2]["document"] == "Brief"


@pytest.mark.parametrize(
    ("kind", "pages"),
    [
        ("5.1.2.e", [3]),
        ("art. 5.1 lid 2 sub i", [2]),
        ("5.2.1", [2]),
        ("zonder grond", [1]),
        ("naam", [1, 3]),
        ("vlak", [2, 3]),
        ("5.1.2", []),
    ],
)
def test_redactions_are_chosen_by_ground_in_any_spelling_by_form_and_by_thing(
    kind: str, pages: list[int], blacked: Engine
) -> None:
    assert records("redactions", database=blacked, kind_=kind)["page"].tolist() == pages


def test_records_of_one_document_are_listed(blacked: Engine) -> None:
    assert records("redactions", database=blacked, document="brief")["page"].tolist() == [3]
    assert records("documents", database=blacked, document="overleg")["title"].tolist() == ["Verslag overleg"]


def test_the_least_readable_document_comes_first_with_its_black_pages(blacked: Engine) -> None:
    minutes, letter = rows_of("document", blacked)
    assert (minutes["title"], minutes["count"], minutes["without_ground"]) == ("Verslag overleg", 2, 1)
    assert minutes["grounds"] == ["5.1.2i (1)", "5.2.1 (1)"]
    assert (minutes["pages"], minutes["pages_touched"], minutes["share_area"]) == (2, 2, 0.45)
    assert minutes["share_text"] > 0.9
    assert (letter["share_area"], letter["share_text"]) == (0.002, 0.3333)


def test_grounds_are_counted_over_all_documents(blacked: Engine) -> None:
    told = {row["ground"]: (row["count"], row["share"], row["documents"]) for row in rows_of("ground", blacked)}
    assert told == {
        "zonder grond": (1, 0.3333, 1),
        "5.1.2i": (1, 0.3333, 1),
        "5.2.1": (1, 0.3333, 1),
        "5.1.2e": (1, 0.3333, 1),
    }


def test_shares_in_a_document_are_of_its_own_redactions(blacked: Engine) -> None:
    rows = rows_of("both", blacked)
    assert [(row["title"], row["ground"], row["share"]) for row in rows][-1] == ("Brief", "5.1.2e", 1.0)
    assert {row["share"] for row in rows[:-1]} == {0.5}


def test_a_text_file_has_no_surface(filled: str) -> None:
    (row,) = json.loads(run("--shares", "document", "--format", "json", "--database", filled).stdout)
    assert (row["count"], row["share_area"], row["share_text"]) == (1, None, None)


def test_shares_are_of_redactions_only() -> None:
    result = CliRunner().invoke(main, ["list", "decisions", "--shares", "ground"])
    assert result.exit_code == 2
    assert "--shares is for redactions" in result.stderr


def rows_of(by: str, engine: Engine) -> list[dict[str, Any]]:
    return rows_from(shares_by(by, database=engine))


def run(*arguments: str) -> Any:
    return CliRunner().invoke(main, ["list", "redactions", *arguments])
