"""What is stored can be found again, once, whatever happens on the way."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from models import AgendaItem, Email, Entity, Mention, Opgave, Page, Redaction, Segment, Source
from pipelines.identity import hanging_on, identify
from pipelines.search import search
from pipelines.store import Outcome, store
from tests.made import a_source
from tests.stored import ids_of

# Ids


def test_every_record_gets_an_id_of_its_own_and_the_same_one_again() -> None:
    first, second = a_source(), a_source()
    ids = [record.id for record in identify(first)]
    assert all(ids)
    assert len({(type(record), record.id) for record in hanging_on(first)}) == len(ids)
    assert [record.id for record in identify(second)] == ids
    assert [record.id for record in identify(first)] == ids


def test_ids_depend_on_the_bytes_of_the_source() -> None:
    one, other = identify(a_source("a" * 64)), identify(a_source("b" * 64))
    assert not {record.id for record in one} & {record.id for record in other}


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.sampled_from(["persoon", "gemeente"])), max_size=12))
def test_equal_mentions_get_different_ids_in_a_fixed_order(spots: list[tuple[int, int, str]]) -> None:
    def made() -> Source:
        source = Source(
            id="c" * 64, name="x.txt", path="/x.txt", bytes=1, pages=[Page(number=1, start=0, text="x" * 9)]
        )
        source.mentions += [Mention(start=a, end=b, kind=kind, text="x", name="x") for a, b, kind in spots]
        return source

    ids = [record.id for record in identify(made())]
    assert len(set(ids)) == len(ids)
    assert [record.id for record in identify(made())] == ids


# Storing


def test_a_source_comes_back_as_it_went_in(engine: Engine) -> None:
    with Session(engine) as session, session.begin():
        assert store(session, a_source()) is Outcome.NEW
    with Session(engine) as session:
        source = session.scalars(select(Source)).one()
        made = a_source()
        assert source.text == made.text
        for kept, given_ in zip(source.documents, made.documents, strict=True):
            assert (kept.kind, kept.date, len(kept.segments)) == (given_.kind, given_.date, len(given_.segments))
        meeting = source.documents[0].meetings[0]
        assert [person.name for person in meeting.attendances] == ["M. Vos", None]
        assert meeting.agenda_items[1].parent is meeting.agenda_items[0]
        assert source.documents[0].decisions[0].agenda_item is meeting.agenda_items[1]
        assert source.documents[2].tables[0].grid(header=False)[0] == ["Almere", "105"]
        assert [operand.value for operand in source.findings[0].operands] == [105, 80]


def test_references_survive_the_way_to_the_database(engine: Engine) -> None:
    with Session(engine) as session, session.begin():
        store(session, a_source())
    with Session(engine) as session:
        newest, older = session.scalars(select(Email).order_by(Email.position))
        assert newest.answered is older
        opgave = session.scalars(select(Opgave).where(Opgave.place == "Almere")).one()
        assert opgave.cell.text == "105"
        assert opgave.cell.table.title == "Opgave per gemeente"
        assert session.scalars(select(Segment).where(Segment.parent_id.is_not(None))).first() is not None
        assert session.scalars(select(AgendaItem.parent_id).where(AgendaItem.number == "1a")).one()
        assert session.get_one(Entity, "GM0034").name == "Almere"


def test_what_is_not_there_is_null_in_the_database(engine: Engine) -> None:
    with Session(engine) as session, session.begin():
        store(session, a_source())
        assert session.scalar(select(func.count()).where(Redaction.box.is_(None)).select_from(Redaction)) == 1


def test_an_entity_that_the_register_lacks_is_kept_as_it_was_mentioned(engine: Engine) -> None:
    source = a_source()
    source.mentions[0].entity_id = "org:nergens"
    with Session(engine) as session, session.begin():
        store(session, source)
    with Session(engine) as session:
        assert session.get_one(Entity, "org:nergens").name == "Almere"


def test_a_thread_of_any_length_and_order_is_stored(engine: Engine) -> None:
    source = a_source()
    emails = source.documents[1].emails
    for position in range(3, 9):
        emails.append(Email(position=position, start=emails[0].start, end=emails[0].end))
        emails[-2].answered = emails[-1]
    with Session(engine) as session, session.begin():
        store(session, source)
    with Session(engine) as session:
        assert session.scalar(select(func.count()).where(Email.answered_id.is_not(None)).select_from(Email)) == 7


def test_storing_twice_changes_nothing(engine: Engine) -> None:
    for expected in (Outcome.NEW, Outcome.AGAIN):
        with Session(engine) as session, session.begin():
            assert store(session, a_source()) is expected
        ids = ids_of(engine)
        assert search("gemeente", database=engine).shape[0] == 4
    assert ids == ids_of(engine)


def test_a_new_reading_replaces_the_old_one_and_leaves_nothing_behind(engine: Engine) -> None:
    with Session(engine) as session, session.begin():
        store(session, a_source())
    smaller = a_source()
    del smaller.documents[1:]
    smaller.opgaven.clear()
    with Session(engine) as session, session.begin():
        store(session, smaller)
    ids = ids_of(engine)
    assert len(ids["document"]) == 1
    assert not ids["email"]
    assert not ids["cell"]
    assert search("tabel", database=engine).empty


def test_two_sources_do_not_touch_each_other(engine: Engine) -> None:
    with Session(engine) as session, session.begin():
        store(session, a_source("a" * 64))
        store(session, a_source("b" * 64, "ander.txt"))
        store(session, a_source("a" * 64))
    assert [len(found) for found in ids_of(engine).values()].count(0) == 3  # no threads, corrections, files within it
    assert len(ids_of(engine)["email"]) == 4


def test_what_is_no_character_does_not_cost_the_source(engine: Engine) -> None:
    source = a_source()
    source.pages[0].text = source.pages[0].text.replace("Opening", "Op\ud800n\x00ng")
    source.documents[0].segments[3].text = "Op\ud800n\x00ng"
    with Session(engine) as session, session.begin():
        store(session, source)
    with Session(engine) as session:
        kept = session.scalars(select(Source)).one()
        assert "Op\ufffdn\ufffdng" in kept.text
        assert len(kept.text) == len(source.text)
