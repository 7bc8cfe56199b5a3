"""The trained pipeline finds what no list has, is believed on evidence, and may be another one than our own."""

from pathlib import Path

import pytest
import spacy
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from extract.recognise.names import find_names
from extract.recognise.trained import UnknownPipeline, pipeline
from models import Mention, Source
from models.database import open_database
from pipelines.commands import main
from tests.minutes import reading_of


def names(text: str, kind: str) -> list[str]:
    """Return the names of one kind in order of place."""
    return [m.text for m in sorted(find_names(reading_of(text)), key=lambda m: m.start) if m.kind == kind]


@pytest.fixture
def other_pipeline(tmp_path: Path) -> Path:
    """Return a spaCy pipeline with the labels of nl_core_news that knows three names by heart."""
    nlp = spacy.blank("nl")
    ruler = nlp.add_pipe("entity_ruler", name="ner")
    known = (
        ("PERSON", "Wobbe Zandstra"),
        ("ORG", "Zwirrelveld"),
        ("GPE", "Ooievaarsdorp"),
        ("WORK_OF_ART", "Nachtwacht"),
    )
    ruler.add_patterns([{"label": label, "pattern": name} for label, name in known])  # type: ignore[attr-defined]
    nlp.to_disk(tmp_path / "ander")
    return tmp_path / "ander"


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("Het college sprak met Stroomhuis Vechtdal over de kabels.", "organisatie", ["Stroomhuis Vechtdal"]),
        ("Er is gebeld met Veenker Transport over de weg.", "organisatie", ["Veenker Transport"]),
        (
            "De brief is geschreven door Mirjam Hoekstra en Koen Terpstra.",
            "persoon",
            ["Mirjam Hoekstra", "Koen Terpstra"],
        ),
        ("Er wordt gebouwd in het dorp Klein Zundert.", "locatie", ["Klein Zundert"]),
        ("Er komt geen geld bij; Van Heel (RIVM) is tegen.", "persoon", ["Van Heel"]),
        ("Neem contact op met Han Zuidweg van het Forum.", "persoon", ["Han Zuidweg"]),
        ("Van Heel is veel te zien.", "persoon", []),
    ],
)
def test_names_on_no_list_are_found(text: str, kind: str, found: list[str]):
    assert names(text, kind) == found


@pytest.mark.parametrize(
    "text",
    [
        "Korte termijn\nLange termijn\nBestuursakkoord\nStreefdatum volgt.",
        "• Tussenvoorzieningen en flexwoningen\n• Noodcommunicatie in het streekvervoer",
        "Agendapunt: Brieven van de minister\nAfgedaan, zie bijlage 3",
        "De aanvraag loopt door tot Q3-24 en Q1-25.",
    ],
)
def test_first_words_and_headings_are_no_names(text: str):
    assert [m.text for m in find_names(reading_of(text)) if m.method.startswith("model")] == []


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_text_gives_names_at_their_spans(text: str):
    reading = reading_of(text)
    for mention in find_names(reading):
        printed = reading.text[mention.start : mention.end]
        assert [c for c in mention.text if c.isalnum()] == [c for c in printed if c.isalnum()]


def test_labels_of_another_pipeline_are_mapped(other_pipeline: Path):
    text = "Gisteren sprak Wobbe Zandstra namens Zwirrelveld in Ooievaarsdorp over de Nachtwacht."
    found = find_names(reading_of(text), str(other_pipeline))
    assert {(m.text, m.kind) for m in found if m.method.startswith("model")} >= {
        ("Zwirrelveld", "organisatie"),
        ("Ooievaarsdorp", "locatie"),
    }
    assert not any(m.text == "Nachtwacht" for m in found)


def test_a_file_is_read_again_with_another_pipeline_and_says_which(tmp_path: Path, other_pipeline: Path):
    file, database = tmp_path / "verslag.txt", f"sqlite:///{tmp_path / 'woo.db'}"
    file.write_text("Gisteren werd gesproken met Zwirrelveld in Ooievaarsdorp.\n", encoding="utf-8")
    command = ["ingest", str(file), "--database", database]
    assert "1 gelezen" in CliRunner().invoke(main, command).output
    with_other = CliRunner().invoke(main, [*command, "--ner", str(other_pipeline)])
    assert "1 opnieuw gelezen" in with_other.output
    assert "1 ongewijzigd" in CliRunner().invoke(main, [*command, "--ner", str(other_pipeline)]).output
    with Session(open_database(database)) as session:
        assert session.scalars(select(Source.version)).one().endswith(str(other_pipeline))
        assert "Ooievaarsdorp" in session.scalars(select(Mention.text)).all()


def test_an_unknown_pipeline_is_one_line(tmp_path: Path):
    file = tmp_path / "verslag.txt"
    file.write_text("Tekst.", encoding="utf-8")
    database = f"sqlite:///{tmp_path / 'woo.db'}"
    result = CliRunner().invoke(main, ["ingest", str(file), "--ner", "nl_core_nergens", "--database", database])
    assert result.exit_code == 1
    assert result.output.count("\n") == 1
    assert "nl_core_nergens" in result.output


def test_a_pipeline_that_finds_no_names_is_refused(tmp_path: Path):
    spacy.blank("nl").to_disk(tmp_path / "leeg")
    with pytest.raises(UnknownPipeline, match="finds no names"):
        pipeline(str(tmp_path / "leeg"))
