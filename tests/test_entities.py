"""The names found in sixteen records on many subjects, against answers by hand that no rule was written from."""

import json
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Source
from models.database import open_database
from pipelines.evaluate import evaluate
from pipelines.ingest import ingest

GOLD = Path(__file__).parents[1] / "corpus" / "gold" / "entities"


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return a database with the sixteen records."""
    url = f"sqlite:///{tmp_path_factory.mktemp('entities') / 'woo.db'}"
    ingest(open_database(url, create=True), sorted(GOLD.glob("*.txt")))
    return url


@pytest.mark.parametrize(
    ("layer", "least"), [("mentions", 0.85), ("gemeenten", 0.94), ("organisaties", 0.77), ("personen", 0.85)]
)
def test_names_are_found_and_told_apart(database: str, layer: str, least: float):
    scores, absent = evaluate(open_database(database), GOLD)
    assert not absent
    assert scores.set_index("layer").loc[layer, "F1"] >= least


def test_organisations_on_no_list_are_found(database: str):
    found, wanted = 0, 0
    with Session(open_database(database)) as session:
        for source in session.scalars(select(Source)):
            answer = json.loads((GOLD / source.name).with_suffix(".json").read_text(encoding="utf-8"))
            made = {(m.start, m.end) for m in source.mentions if m.kind == "organisatie"}
            unlisted = {(m["start"], m["end"]) for m in answer["mentions"] if m.get("listed") is False}
            found, wanted = found + len(unlisted & made), wanted + len(unlisted)
    assert wanted > 200
    assert found / wanted >= 0.6
