"""What a user says that a name means counts, outlives every reading, and can be taken back."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import alembic.command
import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from models import Correction, Document, Entity, Mention, Page, Segment, Source, Tenure
from models.database import migrations, open_database
from models.errors import WooError
from pipelines.commands import main
from pipelines.export import export_readings
from pipelines.identity import identify
from pipelines.ingest import ingest
from pipelines.link import link, link_spelling, undo
from pipelines.output import rows_of as rows_of_frame
from pipelines.queries import records
from pipelines.show import show
from pipelines.store import store
from tests.stored import rows_of

TEXT = "Verslag. De gemeente Bergen wil meer woningen. Ook Best doet mee, en Bergen later. Dat is best veel."
UNDECIDED = {"candidates": ["GM0373", "GM0893"], "reason": "meer dan één mogelijkheid"}
Read = Callable[..., Source]


def mention(text: str, printed: str, nth: int = 0, **values: Any) -> Mention:
    """Return a mention where `printed` stands in `text` for the nth time."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(printed, start + 1)
    return Mention(
        text=printed, start=start, end=start + len(printed), **{"kind": "gemeente", "name": printed} | values
    )


def a_source(text: str = TEXT, key: str = "a" * 64, name: str = "verslag.txt") -> Source:
    """Return a source of one page, in which Bergen is undecided and Best is taken for the gemeente."""
    source = Source(id=key, name=name, path=f"/{name}", bytes=len(text), page_count=1)
    source.pages.append(Page(number=1, start=0, text=text))
    document = Document(kind="verslag", position=1, start=0, end=len(text))
    document.segments.append(Segment(kind="alinea", text=text, start=0, end=len(text)))
    source.documents.append(document)
    source.mentions += [
        mention(text, "Bergen", **UNDECIDED),
        mention(text, "Best", entity_id="GM0753", link_score=0.9),
        mention(text, "Bergen", 1, **UNDECIDED),
    ]
    return source


def keep(engine: Engine, *sources: Source) -> Engine:
    """Store sources, each in its own transaction."""
    for source in sources:
        with Session(engine) as session, session.begin():
            store(session, source)
    return engine


def meanings(engine: Engine) -> list[tuple[str, str, str | None]]:
    """Return kind, name and entity of every mention, in the order they are printed."""
    return [(row["kind"], row["name"], row["entity"]) for row in rows_of_frame(records("mentions", database=engine))]


def id_at(engine: Engine, position: int) -> str:
    """Return the id of a mention by its position in the database."""
    return str(records("mentions", database=engine).id[position])


def run(database: str, *arguments: str) -> Result:
    """Run the command line on a database."""
    return CliRunner().invoke(main, [*arguments, "--database", database], catch_exceptions=False)


BERGEN, BEST = ("gemeente", "Bergen", None), ("gemeente", "Best", "GM0753")
NH, LIMBURG = ("gemeente", "Bergen (NH.)", "GM0373"), ("gemeente", "Bergen (L.)", "GM0893")


# One mention


def test_one_mention_means_what_the_user_says(engine: Engine) -> None:
    keep(engine, a_source())
    done = link(engine, id_at(engine, 0)[:6], "Bergen (NH.)", note="zie de briefkop", by="lotte")
    assert (done.mentions, done.means) == (1, "gemeente Bergen (NH.) [GM0373]")
    assert meanings(engine) == [NH, BEST, BERGEN]
    with Session(engine) as session:
        kept = session.scalars(select(Mention).order_by(Mention.start)).first()
        assert kept is not None
        assert (kept.method, kept.score, kept.link_score) == ("gebruiker", 1, 1)
        assert (kept.reason or "").startswith("gecorrigeerd door gebruiker (20")
        assert (kept.reason or "").endswith("): zie de briefkop")
        assert kept.candidates == UNDECIDED["candidates"]
        assert session.get_one(Entity, "GM0373").kind == "gemeente"


def test_show_tells_what_it_may_mean_who_corrected_it_and_what_the_program_said(engine: Engine) -> None:
    keep(engine, a_source())
    link(engine, id_at(engine, 0), "GM0893", by="lotte")
    link_spelling(engine, "Best", "provincie Noord-Brabant")
    told = show(engine, id_at(engine, 0))
    assert told["entity_id"] == "gemeente Bergen (L.) [GM0893]"
    assert told["candidates"] == "gemeente Bergen (NH.) [GM0373]\ngemeente Bergen (L.) [GM0893]"
    assert " of this mention by lotte, 20" in told["correction"]
    assert told["uncorrected"] == "gemeente Bergen: meer dan één mogelijkheid"
    told = show(engine, id_at(engine, 1))
    assert "of the spelling Best" in told["correction"]
    assert told["uncorrected"].startswith("gemeente Best [GM0753]")
    assert show(engine, told["correction"].split(",")[0])["entity_id"] == "PV30"


def test_the_id_of_a_mention_does_not_change_with_what_it_means(engine: Engine) -> None:
    keep(engine, a_source())
    before = list(records("mentions", database=engine).id)
    link(engine, before[0], "GM0373")
    assert list(records("mentions", database=engine).id) == before
    other = a_source()
    for each in other.mentions:
        each.kind, each.name, each.entity_id = "organisatie", "iets anders", None
    keep(engine, other)
    assert list(records("mentions", database=engine).id) == before


def test_filters_follow(engine: Engine) -> None:
    keep(engine, a_source())
    assert len(records("mentions", database=engine, gemeente="Best")) == 1
    link(engine, id_at(engine, 1), "geen")
    link(engine, id_at(engine, 2), "GM0893")
    assert records("mentions", database=engine, gemeente="Best").empty
    assert len(records("mentions", database=engine, gemeente="Bergen (L.)")) == 1
    assert len(records("documents", database=engine, gemeente="GM0893")) == 1
    assert records("documents", database=engine, gemeente="GM0373").empty


def test_what_is_no_name_is_neither_listed_as_one_nor_exported(engine: Engine, tmp_path: Path) -> None:
    keep(engine, a_source())
    link(engine, id_at(engine, 1), "Geen")
    assert set(records("mentions", database=engine, kind_="gemeente").text) == {"Bergen"}
    (path,) = export_readings(engine, tmp_path / "uit")
    assert [each["text"] for each in json.loads(path.read_text())["mentions"]] == ["Bergen", "Bergen"]


def test_a_kind_alone_is_something_on_no_list(engine: Engine) -> None:
    keep(engine, a_source())
    link(engine, id_at(engine, 1), "persoon")
    assert meanings(engine)[1] == ("persoon", "Best", None)


def test_a_person_keeps_a_role_and_what_is_none_has_none(engine: Engine) -> None:
    source = a_source()
    person = mention(TEXT, "Best", kind="persoon", role="wethouder", organisation="Bergen")
    source.mentions[1] = person
    keep(engine, source)
    with Session(engine) as session, session.begin():
        session.add(Entity(id="pers:best", kind="persoon", name="A. Best"))
    link(engine, id_at(engine, 1), "a. best")
    assert records("mentions", database=engine).iloc[1][["entity", "role"]].tolist() == ["pers:best", "wethouder"]
    link(engine, id_at(engine, 1), "Eindhoven")
    assert records("mentions", database=engine).role[1] is None
    undo(engine, id_at(engine, 1))
    assert records("mentions", database=engine).role[1] == "wethouder"


# Spellings


def test_a_spelling_is_corrected_everywhere_also_in_what_is_read_later(engine: Engine) -> None:
    keep(engine, a_source())
    assert link_spelling(engine, " Bergen\n", "GM0893").mentions == 2
    keep(engine, a_source(key="b" * 64, name="volgende.txt"))
    assert meanings(engine) == [LIMBURG, BEST, LIMBURG] * 2


def test_a_spelling_of_one_kind_or_source_leaves_the_others(engine: Engine) -> None:
    other = a_source(key="b" * 64, name="volgende.txt")
    other.mentions[0].kind = "locatie"
    keep(engine, a_source(), other)
    link_spelling(engine, "Bergen", "GM0893", source="volgende", kind="gemeente")
    assert meanings(engine)[:3] == [BERGEN, BEST, BERGEN]
    assert meanings(engine)[3:] == [("locatie", "Bergen", None), BEST, LIMBURG]


def test_the_narrower_goes_before_the_wider_in_whatever_order_they_are_said(engine: Engine) -> None:
    keep(engine, a_source())
    link(engine, id_at(engine, 0), "Gouda")
    link_spelling(engine, "Bergen", "Almere", source="verslag.txt")
    link_spelling(engine, "Bergen", "GM0893")
    assert [name for _, name, _ in meanings(engine)] == ["Gouda", "Best", "Almere"]
    undo(engine, id_at(engine, 0))
    assert [name for _, name, _ in meanings(engine)] == ["Almere", "Best", "Almere"]


def test_what_is_said_again_replaces_what_was_said(engine: Engine) -> None:
    before = rows_of(keep(engine, a_source()))
    for name in ("Almere", "Gouda"):
        link_spelling(engine, "Bergen", name)
        link(engine, id_at(engine, 1), name)
    assert [name for _, name, _ in meanings(engine)] == ["Gouda"] * 3
    assert len(records("corrections", database=engine)) == 2
    for key in records("corrections", database=engine).id:
        undo(engine, key)
    assert rows_of(engine) == before


# Reading again


def test_a_reading_again_changes_nothing(engine: Engine, tmp_path: Path) -> None:
    path = tmp_path / "verslag.txt"
    path.write_text(TEXT)
    ingest(engine, [path], read=lambda _: a_source())
    link(engine, id_at(engine, 0), "GM0373", note="zo")
    link_spelling(engine, "Best", "geen")
    before = rows_of(engine)
    ingest(engine, [path], read=lambda _: a_source(), again=True)
    assert rows_of(engine) == before
    ingest(engine, [path.rename(tmp_path / "ander.txt")], read=lambda _: a_source())
    assert meanings(engine)[0] == NH


def without_the_first() -> Source:
    source = a_source()
    del source.mentions[0]
    return source


def shifted() -> Source:
    return a_source("Kop boven het stuk.\n" + TEXT.replace(" wil ", "\nwil "))


def wider() -> Source:
    source = a_source()
    source.mentions[0] = mention(TEXT, "gemeente Bergen", **UNDECIDED)
    return source


@pytest.mark.parametrize("newer", [without_the_first, shifted, wider])
def test_a_correction_finds_its_spot_whatever_a_newer_version_sees_there(engine: Engine, newer: Read) -> None:
    keep(engine, a_source())
    link(engine, id_at(engine, 0), "GM0373")
    keep(engine, newer())
    assert meanings(engine) == [NH, BEST, BERGEN]
    again = rows_of(engine)
    keep(engine, newer())
    assert rows_of(engine) == again
    undo(engine, id_at(engine, 0))
    kept = rows_of(engine)
    fresh = newer()
    identify(fresh)
    assert sorted(records("mentions", database=engine).id) == sorted(each.id for each in fresh.mentions)
    keep(engine, fresh)
    assert rows_of(engine) == kept


def test_a_mention_that_only_a_user_saw_can_be_said_to_be_nothing_after_all(engine: Engine) -> None:
    keep(engine, a_source())
    link(engine, id_at(engine, 0), "GM0373")
    keep(engine, without_the_first())
    link(engine, id_at(engine, 0), "geen")
    assert meanings(engine) == [BEST, BERGEN]
    kept = rows_of(engine)
    keep(engine, without_the_first())
    assert rows_of(engine) == kept


def test_a_spot_that_is_gone_waits_for_a_reading_that_has_it(engine: Engine) -> None:
    keep(engine, a_source())
    link(engine, id_at(engine, 0), "GM0373")
    keep(engine, a_source("Bergen. Best. En Bergen."))
    assert meanings(engine) == [BERGEN, BEST, BERGEN]
    assert list(records("corrections", database=engine).mentions) == [0]
    keep(engine, a_source())
    assert meanings(engine) == [NH, BEST, BERGEN]


def with_people() -> Source:
    """Return a source that tells of a wethouder, and names her twice: once with her office, once without."""
    text = "Wethouder A. de Wit van Almere opent. De Wit sluit."
    source = a_source(text.replace("Almere", "Bergen") + " Best en Bergen.")
    office = {"name": "A. de Wit", "surname": "De Wit", "role": "wethouder", "organisation": "Almere"}
    source.tenures.append(Tenure(person="1", start=0, end=19, organisation_id="GM0034", **office))
    said = {"kind": "persoon", "bearers": ["1"]}
    source.mentions.append(mention(text, "A. de Wit", role="wethouder", organisation="Almere", **said))
    source.mentions.append(mention(text, "De Wit", **said))
    return source


def test_people_of_all_sources_and_what_users_say_of_them_go_together(engine: Engine, tmp_path: Path) -> None:
    path = tmp_path / "verslag.txt"
    path.write_text("een verslag")
    ingest(engine, [path], read=lambda _: with_people())
    before = rows_of(engine)
    people = records("mentions", database=engine, kind_="persoon")
    assert people.entity.nunique() == 1
    link(engine, people.id[0], "Gouda")
    link(engine, people.id[1], "geen")
    link_spelling(engine, "Best", "a. de wit")
    assert records("mentions", database=engine, kind_="persoon").entity.tolist() == [people.entity[0]]
    said = rows_of(engine)
    ingest(engine, [path], read=lambda _: with_people(), again=True)
    assert rows_of(engine) == said
    for key in records("corrections", database=engine).id:
        undo(engine, key)
    assert rows_of(engine) == before


# Undoing

STEPS = st.one_of(
    st.tuples(st.just("link"), st.integers(0, 5), st.sampled_from(["GM0373", "GM0753", "PV30", "geen", "organisatie"])),
    st.tuples(
        st.sampled_from(["Bergen", "Best", "Elders"]), st.booleans(), st.sampled_from(["GM0893", "org:coa", "geen"])
    ),
)


@settings(max_examples=20, deadline=None)
@given(steps=st.lists(STEPS, max_size=5), order=st.randoms(use_true_random=False), again=st.booleans())
def test_undoing_everything_gives_the_database_of_before(empty: Path, steps: Any, order: Any, again: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(empty, Path(folder, "woo.db"))
        engine = open_database(f"sqlite:///{folder}/woo.db")
        keep(engine, a_source(), a_source(key="b" * 64, name="volgende.txt"))
        before = rows_of(engine)
        for step, where, words in steps:
            if step == "link":
                link(engine, id_at(engine, where), words)
            else:
                link_spelling(engine, step, words, source="volgende" if where else None)
        if again:
            keep(engine, a_source())
        corrections = list(records("corrections", database=engine).id)
        order.shuffle(corrections)
        for key in corrections:
            undo(engine, key)
        assert rows_of(engine) == before
        engine.dispose()


# Undecided


def test_undecided_mentions_are_listed_with_what_they_may_mean(engine: Engine) -> None:
    keep(engine, a_source())
    found = records("mentions", database=engine, undecided=True)
    assert list(found.text) == ["Bergen", "Bergen"]
    assert found.candidates[0] == ["gemeente Bergen (NH.) [GM0373]", "gemeente Bergen (L.) [GM0893]"]
    assert found.sentence[1].startswith("Ook Best doet mee")
    assert found.reason[0] == UNDECIDED["reason"]
    link(engine, found.id[0], "GM0373")
    assert list(records("mentions", database=engine, undecided=True).id) == [found.id[1]]
    link(engine, found.id[1], "geen")
    assert records("mentions", database=engine, undecided=True).empty


# The command line


def test_the_commands_say_what_they_did(engine: Engine, database: str) -> None:
    keep(engine, a_source())
    key = id_at(engine, 0)
    told = run(database, "link", key[:8], "gemeente Bergen (NH.)", "--note", "de briefkop", "--by", "lotte").stdout
    assert "gemeente Bergen (NH.) [GM0373]: 1 mention of Bergen in 1 source (correction " in told
    assert "no mention of Elders yet" in run(database, "link", "--spelling", "Elders", "COA").stdout
    (elders, bergen) = json.loads(run(database, "list", "corrections", "--format", "json").stdout)
    assert (elders["entity"], elders["source"], elders["mentions"]) == ("org:coa", None, 0)
    assert (bergen["note"], bergen["by"], bergen["source"]) == ("de briefkop", "lotte", "verslag.txt")
    assert "Bergen (NH.)" in run(database, "list", "mentions", "--undecided").stdout
    assert "taken back for 1 mention of Bergen" in run(database, "link", "--undo", key).stdout
    assert meanings(engine) == [BERGEN, BEST, BERGEN]


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["zzzz", "geen"], 1, "no mention has an id that begins with zzzz"),
        (["aaaa", "geen"], 1, "no mention has an id"),  # the source's id begins so
        (["{id}", "Bergen"], 1, "Bergen may mean gemeente Bergen (NH.) [GM0373], gemeente Bergen (L.) [GM0893]"),
        (["{id}", "Amsterdaam"], 1, "nothing is called Amsterdaam; did you mean gemeente Amsterdam"),
        (["{id}", "GM9999"], 1, "nothing is called GM9999"),
        (["{id}", ""], 1, "nothing is called"),
        (["--spelling", " ", "geen"], 1, "a spelling has at least one character"),
        (["--spelling", "Best", "geen", "--source", "nergens"], 1, "no source has nergens in its name"),
        (["--spelling", "Best", "geen", "--source", "verslag"], 1, "more than one source has verslag in its name"),
        (["--undo", "{id}"], 1, "was not corrected"),
        (["--undo", "zzzz"], 1, "no correction or mention has an id"),
        (["{id}"], 2, "give ID and ENTITY"),
        (["--undo", "{id}", "geen"], 2, "give ID and ENTITY"),
        (["{id}", "geen", "--kind", "gemeente"], 2, "are for a --spelling"),
        (["--spelling", "Best", "geen", "--kind", "besluit"], 2, "'besluit' is not one of"),
    ],
)
def test_what_goes_wrong_is_said_and_changes_nothing(
    arguments: list[str], code: int, message: str, engine: Engine, database: str
) -> None:
    keep(engine, a_source(), a_source(key="b" * 64, name="verslag-2.txt"))
    before = rows_of(engine)
    result = run(database, "link", *(each.format(id=id_at(engine, 0)) for each in arguments))
    assert result.exit_code == code
    assert message in " ".join(result.stderr.split())
    assert rows_of(engine) == before


def test_what_a_spelling_corrected_is_not_undone_for_one(engine: Engine) -> None:
    keep(engine, a_source())
    done = link_spelling(engine, "Bergen", "GM0373")
    with pytest.raises(WooError, match=f"corrected by its spelling; undo {done.id}"):
        undo(engine, id_at(engine, 0))


# Older databases


def test_a_database_of_before_there_were_corrections_takes_them(engine: Engine, database: str) -> None:
    before = rows_of(keep(engine, a_source()))
    config = migrations()
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        alembic.command.downgrade(config, "0007")
    engine.dispose()
    engine = open_database(database)
    assert rows_of(engine) == before
    link(engine, id_at(engine, 0), "GM0373")
    assert meanings(engine) == [NH, BEST, BERGEN]
    with Session(engine) as session:
        assert session.scalars(select(Correction)).one().text == "Bergen"
