"""The page with what was found: choices with their counts, one after another, page after page, and odd questions."""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from sqlalchemy import Engine, delete, select
from sqlalchemy.orm import Session

from models import Decision, Mention, Redaction, Segment
from models.database import open_database
from pipelines.browse.answers import Asked
from pipelines.browse.searching.haste import TooLong
from pipelines.browse.searching.hits import found
from pipelines.browse.searching.postings import kept
from pipelines.browse.serving import site
from pipelines.ingest import ingest
from pipelines.link import link

MINUTES = """Verslag stuurgroep Groene Zoom, 12 maart 2024

Aanwezig: mevrouw A. de Boer (voorzitter), de heer C. Dekker

1. Opening
De voorzitter opent de vergadering.

2. Bankjes
Besluit: de stuurgroep plaatst tien bankjes langs het pad in Almere <script>alert(1)</script>.

3. Paden
De gemeente Almere zegt toe dat de bankjes langs de paden in mei worden geschilderd.

4. Rondvraag
De gemeente Lelystad vraagt wie de bankjes betaalt. De vraag van [5.1.2e] blijft liggen.
"""
LETTER = """Brief aan de raad van Zeewolde

Datum: 3 juni 2023
Onderwerp: bankjes

Geachte raad,

De gemeente Zeewolde heeft twaalf bankjes besteld bij ProRail. De provincie Flevoland betaalt mee aan de bankjes.

Met vriendelijke groet,
het college
"""


class Searcher:
    """Somebody who searches."""

    def __init__(self, made: Any, url: str) -> None:
        self.made, self.url = made, url

    def get(self, address: str = "/zoek", **asked: Any) -> str:
        """Return the page with what was found."""
        answer = asyncio.run(self.made.client.get(address, params=asked or None))
        assert answer.status_code == 200
        return str(answer.text)

    def choices(self, text: str) -> dict[str, tuple[int, str]]:
        """Return the choices on a page, each with its count and its link."""
        rows = re.findall(r'<li><a href="([^"]*)"[^>]*>([^<]*)</a> <span class="aantal">([\d.]+)</span>', text)
        return {unescape(label): (int(count.replace(".", "")), unescape(address)) for address, label, count in rows}

    def total(self, text: str) -> int:
        """Return how many hits a page says there are."""
        told = re.search(r"<strong>([\d.]+)</strong> gevonden", text)
        return int(told[1].replace(".", "")) if told else 0


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searcher]:
    folder = tmp_path_factory.mktemp("site") / "release"
    folder.mkdir()
    (folder / "verslag.md").write_text(MINUTES)
    (folder / "brief.txt").write_text(LETTER)
    trees = "\n\n".join(f"{number}. Boom {number} staat er nog goed bij." for number in range(1, 61))
    (folder / "bomen.txt").write_text(f"Overzicht van het park\n\n{trees}\n")
    url = f"sqlite:///{folder.parent}/woo.db"
    ingest(open_database(url, create=True), [folder])
    with site(url) as made:
        yield Searcher(made, url)


def test_each_choice_says_how_many_are_left_by_it(searcher: Searcher) -> None:
    page = searcher.get(q="bankjes")
    choices = searcher.choices(page)
    assert {"Almere", "Lelystad", "Zeewolde", "ProRail", "2024", "2023", "verslag", "een toezegging"} <= choices.keys()
    for label, (count, address) in choices.items():
        chosen = searcher.get(address)
        assert searcher.total(chosen) == count > 0, label
        assert f"<strong>{label}</strong>" in unescape(chosen)


def test_choices_add_up_and_are_taken_away_one_by_one(searcher: Searcher) -> None:
    page = searcher.get(bevat="toezegging", gemeente="GM0034", jaar="2024")
    assert searcher.total(page) == 1
    assert "in mei worden geschilderd" in page
    assert "twaalf" not in page
    away = [unescape(each) for each in re.findall(r'<a href="([^"]*)"><span class="stil">Haal weg', page)]
    assert len(away) == 3
    for address in away:
        assert len(re.findall("Haal weg: ", searcher.get(address))) == 2
    every = re.search(r'<a href="([^"]*)">Haal alle keuzes weg', page)
    assert every
    assert "Haal weg" not in searcher.get(unescape(every[1]))


def test_of_one_kind_any_choice_will_do(searcher: Searcher) -> None:
    one, other = (searcher.total(searcher.get(q="bankjes", gemeente=id_)) for id_ in ("GM0034", "GM0995"))
    both = searcher.get("/zoek?q=bankjes&gemeente=GM0034&gemeente=GM0995")
    assert searcher.total(both) == one + other
    assert searcher.choices(both)["Zeewolde"][0] == 1


def test_counts_are_those_of_looking_at_every_segment(filled: str) -> None:
    with Session(open_database(filled)) as session:
        segments = session.scalars(select(Segment)).all()
        names, decisions = session.scalars(select(Mention)).all(), session.scalars(select(Decision)).all()
        held: Counter[str] = Counter()
        for segment in segments:
            within = (segment.source_id, segment.start, segment.end)
            held.update({each.entity_id for each in names if each.entity_id and _touches(each, within)})
            held.update({each.kind for each in decisions if _touches(each, within)})
            held[segment.document.kind] += 1
    postings = kept(open_database(filled))
    everything = np.ones(len(postings.rows), dtype=bool)
    for kind in ("gemeente", "organisatie", "bevat", "soort"):
        for value, count in postings.counts(kind, everything).items():
            assert kind == "bevat" or count == held[value]
            assert postings.having(kind, [value]).sum() == count
    assert all(postings.counts("bevat", everything)[kind] == held[kind] for kind in {each.kind for each in decisions})


def test_what_is_unreadable_at_the_end_of_a_line_is_in_it(filled: str) -> None:
    with Session(open_database(filled)) as session, session.begin():
        segment, redaction = session.scalars(select(Segment)).first(), session.scalars(select(Redaction)).first()
        assert segment
        assert redaction
        redaction.source_id, redaction.start, redaction.end = segment.source_id, segment.end, segment.end
        session.execute(delete(Redaction).where(Redaction.id != redaction.id))
    postings = kept(open_database(filled))
    assert postings.having("bevat", ["onleesbaar"]).sum() == 1


def _touches(record: Any, within: tuple[str, int, int]) -> bool:
    source, start, end = within
    return bool(record.source_id == source and record.start < end and record.end > start)


def test_new_words_keep_what_was_chosen(searcher: Searcher) -> None:
    page = searcher.get(q="bankjes", gemeente="GM0034")
    assert '<input type="hidden" name="gemeente" value="GM0034">' in page


def test_without_words_the_newest_go_first(searcher: Searcher) -> None:
    newest = searcher.get("/zoek?jaar=2023&jaar=2024")
    oldest = searcher.get("/zoek?jaar=2023&jaar=2024&volgorde=oudste")
    assert newest.index("12-3-2024") < newest.index("3-6-2023")
    assert oldest.index("3-6-2023") < oldest.index("12-3-2024")


def test_with_words_the_order_can_be_chosen(searcher: Searcher) -> None:
    newest, oldest = (searcher.get(q="bankjes", volgorde=order) for order in ("nieuwste", "oudste"))
    days = [re.findall(r"\d+-\d+-202\d", page) for page in (newest, oldest)]
    assert days[0][0] == days[1][-1] == "12-3-2024"
    assert "<strong>de beste eerst</strong>" in searcher.get(q="bankjes")


def test_a_hit_leads_to_its_page_and_its_document(searcher: Searcher) -> None:
    page = searcher.get(q='"tien bankjes"')
    assert "<mark>tien</mark> <mark>bankjes</mark>" in page or "<mark>tien bankjes</mark>" in page
    address = re.search(r"/bekijk/\w+", page)
    document = re.search(r"/document/\w+", page)
    assert address
    assert document
    assert "tien bankjes" in searcher.get(address[0])
    assert "Groene Zoom" in searcher.get(document[0])
    assert all(told in page for told in ("12-3-2024", "pagina 1", "verslag.md"))


def test_a_ground_can_be_chosen_by_its_name(searcher: Searcher) -> None:
    label = next(label for label in searcher.choices(searcher.get()) if label.startswith("5.1.2e"))
    assert "levenssfeer" in label
    page = searcher.get(searcher.choices(searcher.get())[label][1])
    assert "blijft liggen" in page


def test_a_name_that_was_typed_leads_to_all_about_it(searcher: Searcher) -> None:
    assert re.search(r'<a href="/over/GM0034">Alles over Almere</a> \(gemeente\)', searcher.get(q="almere"))
    assert "Alles over" not in searcher.get(q="bankjes almere")


def looked_up(engine: Engine, words: str = "") -> dict[str, Any]:
    """Return what is shown of a search, without a site."""
    with Session(engine) as session:
        return found(Asked(session, {}, {"q": words}, lambda *_: b"")).values


def labels(engine: Engine, words: str) -> set[str]:
    """Return what may be chosen after a search."""
    return {choice.label for group in looked_up(engine, words)["groups"] for choice in group.first}


def test_what_a_user_says_a_name_means_is_counted_at_once(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text(LETTER)
    ingest(engine, [tmp_path / "brief.txt"])
    assert "Zeewolde" in labels(engine, "besteld")
    with Session(engine) as session:
        ids = session.scalars(select(Mention.id).where(Mention.entity_id == "GM0050")).all()
    for id_ in ids:
        link(engine, id_, "GM0034")
    assert "Almere" in labels(engine, "besteld")
    (tmp_path / "verslag.md").write_text(MINUTES)
    ingest(engine, [tmp_path / "verslag.md"])
    assert "Lelystad" in labels(engine, "bankjes")


def test_an_empty_database_can_be_searched(engine: Engine) -> None:
    assert "Niets gevonden" in looked_up(engine, "bankjes")["messages"][0]
    assert looked_up(engine)["groups"] == []


def test_hits_are_paged(searcher: Searcher) -> None:
    seen, address = [], "/zoek?q=boom"
    for first, last in ((1, 25), (26, 50), (51, 60)):
        page = searcher.get(address)
        assert f"<strong>60</strong> gevonden, hier {first} tot en met {last}" in page
        seen += re.findall(r"/bekijk/\w+", page)
        following = re.search(r'<a href="([^"]*)" rel="next">', page)
        address = unescape(following[1]) if following else ""
    assert address == ""
    assert len(set(seen)) == 60
    for wrong in ("-1", "9999999", "abc", "0", "9" * 50):
        page = searcher.get(q="boom", pagina=wrong)
        assert f"Hier is de {'laatste' if wrong == '9999999' else 'eerste'} pagina" in page
        assert "/bekijk/" in page


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"q": '"open'}, "Niets gevonden"),
        ({"q": "NEAR(bankjes, 2)"}, ""),
        ({"q": "bankjes* ^pad text:bankjes"}, ""),
        ({"q": "*"}, "geen woord in om te zoeken"),
        ({"q": "-bankjes"}, "geen woord in om te zoeken"),
        ({"q": "bankjes " * 1250}, "te lang"),
        ({"q": "a* OR b* OR c* OR d* OR e* OR f* OR g* OR h* OR i* OR j* OR k*"}, "vraagt te veel"),
        ({"q": "<script>alert(1)</script>"}, ""),
        ({"q": "bankjes", "gemeente": "GM9999"}, "Bij ‘gemeente’ is geen ‘GM9999’"),
        ({"jaar": "<script>alert(1)</script>"}, "Bij ‘jaar’ is geen"),
        ({"q": "bankjes", "volgorde": "dwars"}, "gevonden"),
        ({"q": "bankjes", "kleur": "rood"}, "gevonden"),
        ({"q": "\x00\x02bankjes\x03"}, ""),
        ({}, "Typ hierboven een woord"),
    ],
)
def test_an_odd_question_is_answered_in_plain_dutch(searcher: Searcher, asked: dict[str, str], told: str) -> None:
    page = searcher.get(**asked)
    assert told in unescape(page)
    assert "<script>alert" not in page
    assert len(page) < 60_000


def test_very_many_choices_are_an_ordinary_page(searcher: Searcher) -> None:
    page = searcher.get("/zoek?q=bankjes&" + "&".join(f"gemeente=GM{number}" for number in range(2000)))
    assert "Niets gevonden" in page


def test_what_takes_too_long_is_told(searcher: Searcher, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(session: Session, query: str, *, best_first: bool = False) -> list[int]:
        raise TooLong

    monkeypatch.setattr("pipelines.browse.searching.hits.rows_with", slow)
    assert "vraagt te veel" in searcher.get(q="bankjes")
