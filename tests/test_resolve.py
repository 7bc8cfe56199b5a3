"""Names tied to the register: one candidate or none, and why."""

from __future__ import annotations

import datetime as dt

import pytest

from corpus import register
from extract.recognise.names import find_names
from extract.resolve import resolve
from extract.text.reading import Reading, split_lines
from models import Document, Mention, Page, Source


def resolved(text: str, date: dt.date | None = None) -> list[Mention]:
    """Return the resolved mentions of a text that is one document of `date`, in order of place."""
    source = Source(id="x", name="x.txt", path="x.txt", bytes=len(text))
    source.pages.append(Page(number=1, start=0, text=text, read_by="tekst"))
    if date:
        source.documents.append(Document(kind="verslag", position=1, date=date, start=0, end=len(text)))
    reading = Reading(source, list(split_lines(text, 1)))
    source.mentions.extend(find_names(reading))
    resolve(reading)
    return sorted(source.mentions, key=lambda m: m.start)


def entry(text: str, name: str, **options: dt.date) -> tuple[str, str | None]:
    """Return kind and entity of the last mention of `name`."""
    found = [m for m in resolved(text, **options) if m.text == name]
    return found[-1].kind, found[-1].entity_id


@pytest.mark.parametrize(
    ("text", "name", "kind", "id_"),
    [
        ("De gemeente Utrecht tekent.", "Utrecht", "gemeente", "GM0344"),
        ("De provincie Utrecht tekent.", "Utrecht", "provincie", "PV26"),
        ("Dit zegt Veiligheidsregio Utrecht.", "Veiligheidsregio Utrecht", "veiligheidsregio", "VR09"),
        ("Met Utrecht, Zeist en Bunnik.", "Utrecht", "gemeente", "GM0344"),
        ("Met Utrecht, Groningen en Drenthe.", "Utrecht", "provincie", "PV26"),
        ("Postbus 16200, 3500 CE Utrecht", "Utrecht", "gemeente", "GM0344"),
        ("De gedeputeerde van Groningen belt.", "Groningen", "provincie", "PV20"),
        ("Flevoland wijst op de opgave.", "Flevoland", "provincie", "PV24"),
        ("Bestuurders van VR Flevoland wachten af.", "VR Flevoland", "veiligheidsregio", "VR25"),
        ("De plannen van Castricum, Bergen en Heiloo.", "Bergen", "gemeente", "GM0373"),
        ("De gemeente Bergen (L.) doet mee.", "Bergen (L.)", "gemeente", "GM0893"),
        ("NOP en Urk bouwen.", "NOP", "gemeente", "GM0171"),
        ("Gemeente Barnevelt bouwt.", "Barnevelt", "gemeente", "GM0203"),
    ],
)
def test_context_decides_what_a_shared_name_means(text: str, name: str, kind: str, id_: str):
    assert entry(text, name) == (kind, id_)


@pytest.mark.parametrize(
    ("text", "name"), [("Het model Utrecht werkt.", "Utrecht"), ("De gemeente Bergen doet mee.", "Bergen")]
)
def test_without_context_nothing_is_guessed(text: str, name: str):
    (mention,) = (m for m in resolved(text) if m.text == name)
    assert mention.entity_id is None
    assert len(mention.candidates) > 1
    assert mention.reason
    assert mention.reason.startswith("onbeslist")


def test_an_abbreviation_of_two_bodies_is_no_gemeente():
    (mention,) = resolved("Het protocol van VGGM is klaar.")
    assert (mention.text, mention.kind, mention.entity_id) == ("VGGM", "organisatie", None)
    assert (mention.reason or "").startswith("onbeslist: ")


def test_a_document_of_a_province_speaks_of_itself_as_we():
    text = "Verslag PRT Utrecht\n\nNamens de provincie Utrecht.\n\nWe hebben in Utrecht een plan gemaakt."
    assert entry(text, "Utrecht") == ("provincie", "PV26")


def test_a_body_that_every_province_has_is_that_of_the_document():
    mentions = resolved("Verslag PRT Drenthe\n\nDe leden van de PRT Drenthe zijn er. De PRT stemt in.")
    assert [m.name for m in mentions if m.text == "PRT"] == ["PRT Drenthe"]
    assert [m.entity_id for m in resolved("De PRT stemt in.") if m.text == "PRT"] == [None]


def test_a_dissolved_gemeente_is_kept_with_what_became_of_it():
    before = resolved("De gemeente Weesp stemt in.", dt.date(2020, 5, 1))[0]
    after = resolved("De gemeente Weesp ging op in een grotere.", dt.date(2023, 5, 1))[0]
    assert before.entity_id == after.entity_id == "GM0457"
    assert "opgeheven" not in (before.reason or "")
    assert "nu Amsterdam" in (after.reason or "")


@pytest.mark.parametrize(
    ("text", "name", "id_"),
    [
        ("ministerie van Justitie en Veiligheid", "JenV", "org:min-jenv"),
        ("J&V", "JenV", "org:min-jenv"),
        ("Centraal Orgaan opvang asielzoekers", "COA", "org:coa"),
        ("Vluchtelingenwerk", "VluchtelingenWerk", "org:vluchtelingenwerk"),
        ("RvS", "Raad van State", "org:rvs"),
    ],
)
def test_an_organisation_gets_its_usual_short_name(text: str, name: str, id_: str):
    (mention,) = resolved(f"Dit komt van de {text} zelf.")
    assert (mention.name, mention.entity_id) == (name, id_)


def test_every_gemeente_is_itself_or_undecided_when_the_text_calls_it_a_gemeente():
    for entity in register.entities().values():
        if entity.kind == "gemeente" and not entity.valid_to:
            name = register.parse_label(entity.name).name
            mentions = resolved(f"Dit meldt de gemeente {name} aan ons.")
            assert [m.entity_id for m in mentions] in ([entity.id], [None]), name
            assert mentions[0].entity_id or name == "Bergen"


def test_a_person_keeps_the_name_as_printed():
    (person,) = (m for m in resolved("De heer Van Dalen opent.") if m.kind == "persoon")
    assert (person.name, person.entity_id) == ("Van Dalen", None)
