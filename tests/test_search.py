"""Search finds what a Dutch reader expects, and no words break it."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from models import Segment
from models.database import open_database
from models.errors import WooError
from pipelines.ingest import ingest
from pipelines.search import forms, search
from tests.made import read_made


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("planning", 1),
        ("PLANNING reëele", 1),
        ("reeele", 1),  # without its accent
        ("gemeenten", 4),  # and the singular
        ('"reëele planning"', 1),
        ('"planning reëele"', 0),
        ("plan*", 1),
        ("plan", 0),
        ("gemeente -almere", 3),
        ("planning OR cijfers", 4),
        ("tafels", 1),
    ],
)
def test_search_finds_what_a_dutch_reader_expects(words: str, found: int, filled: str) -> None:
    assert len(search(words, database=filled)) == found


def test_ij_may_be_one_letter_or_two(filled: str) -> None:
    engine = open_database(filled)
    for before, printed in (("1. Opening", "In de Bĳlmer"), ("In de Bĳlmer", "In de Bijlmer")):
        with engine.begin() as connection:
            connection.execute(update(Segment).where(Segment.text == before).values(text=printed))
        for asked in ("bijlmer", "Bĳlmer", '"de bijlmer"', "bĳlm*"):
            assert len(search(asked, database=engine)) == 1
    assert search("opening", database=engine).empty


@pytest.mark.parametrize(
    ("one", "more"),
    [
        *(("gemeente", "gemeenten"), ("besluit", "besluiten"), ("wethouder", "wethouders"), ("taak", "taken")),
        *(("plek", "plekken"), ("brief", "brieven"), ("huis", "huizen"), ("locatie", "locaties")),
    ],
)
def test_singular_and_plural_find_each_other(one: str, more: str) -> None:
    assert more in forms(one)
    assert one in forms(more)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40) | st.text("\"'()*-:^AND OR NOT NEAR{}+", max_size=30))
def test_no_words_are_bad_syntax(searchable: object, words: str) -> None:
    with contextlib.suppress(WooError):  # there is no word in it
        search(words, database=searchable)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def searchable(tmp_path_factory: pytest.TempPathFactory) -> object:
    """A database with the source made by hand, for tests that only look."""
    folder = tmp_path_factory.mktemp("searchable")
    (folder / "a.txt").write_text("a")
    engine = open_database(f"sqlite:///{folder}/woo.db", create=True)
    ingest(engine, [folder / "a.txt"], read=read_made)
    return engine
