"""What a figure in prose is about: place, organisation, theme, period, and all that in a few words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from corpus import register
from extract.parse import parse
from extract.recognise.figures import find_figures
from extract.recognise.names import find_names
from extract.resolve import resolve
from extract.text.reading import Reading, split_lines
from models import Document, Figure, Mention, Page, Source
from pipelines.queries import records
from pipelines.store import store

DAY = dt.date(2024, 9, 18)


def named_in(reading: Reading) -> list[Mention]:
    """Return the mentions of three names: quicker than looking for all."""
    kinds = {"Zeist": ("gemeente", "GM0355"), "Soest": ("gemeente", "GM0342"), "COA": ("organisatie", "org:coa")}
    found: list[Mention] = []
    for match in re.finditer("|".join(kinds), reading.text):
        (kind, id_), name = kinds[match.group()], match.group()
        mention = Mention(kind=kind, text=name, name=name, start=match.start(), end=match.end())
        mention.candidates = [id_]
        found.append(mention)
    return found


def source_of(text: str, date: dt.date | None = DAY, names: Callable[[Reading], list[Mention]] = find_names) -> Source:
    """Return a text that is one document as source, with its figures."""
    source = Source(id="x", name="x.txt", path="x.txt", bytes=len(text))
    source.pages.append(Page(number=1, start=0, text=text, read_by="tekst"))
    source.documents.append(Document(kind="verslag", position=1, date=date, start=0, end=len(text)))
    reading = Reading(source, list(split_lines(text, 1)))
    parse(reading)
    source.mentions.extend(names(reading))
    find_figures(reading)
    resolve(reading)
    return source


def figures_of(
    text: str, date: dt.date | None = DAY, names: Callable[[Reading], list[Mention]] = find_names
) -> list[Figure]:
    """Return the figures of a text that is one document, in order."""
    return sorted(source_of(text, date, names).figures, key=lambda figure: figure.start)


def places(text: str) -> list[str | None]:
    """Return the places that the figures of a text are about."""
    return [figure.place for figure in figures_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Zeist komen 400 plekken.", ["Zeist"]),
        ("Zeist: 400 plekken", ["Zeist"]),
        ("De gemeente Zeist realiseert 40 plekken voor gezinnen.", ["Zeist"]),
        ("Er komen 400 plekken in Zeist en 200 plekken in Soest.", ["Zeist", "Soest"]),
        ("In Zeist komen 400 plekken en in Soest 200 plekken.", ["Zeist", "Soest"]),
        ("Zeist (400 plekken), Soest (200 plekken) en Baarn (30 plekken) doen mee.", ["Zeist", "Soest", "Baarn"]),
        ("De provincie meldt 200 plekken die Dronten gereed heeft.", ["Dronten"]),
        # several together
        ("Zeist en Soest realiseren samen 400 plekken.", ["Zeist, Soest"]),
        # what goes on with the sentence before
        ("In Leusden komt een locatie. Er is ruimte voor 80 jongeren.", ["Leusden"]),
        ("Leusden en Soest praten. Er is ruimte voor 80 jongeren.", [None]),
        # what stands over it
        ("# Opvang in Leusden\n\nEr is ruimte voor 80 jongeren.", ["Leusden"]),
        ("# Verslag Leusden 4 juni 2024\n\nEr is ruimte voor 80 jongeren.", [None]),
        # aside
        ("Net zoals Soest heeft Zeist 400 plekken.", ["Zeist"]),
        ("Volgens Soest zijn er 400 plekken nodig.", [None]),
        ("Soest meldt dat in Zeist 400 plekken leeg staan.", ["Zeist"]),
        ("Bouwbedrijf Kuiper te Soest levert 400 bedden.", [None]),
        ("In Nederland zijn 97.000 plekken nodig.", ["Nederland"]),
        ("Landelijk zijn er 97.000 plekken nodig.", [None]),
    ],
)
def test_the_words_around_a_figure_tie_it_to_a_place(text: str, expected: list[str | None]):
    assert places(text) == expected


def test_a_place_is_tied_to_the_register():
    (figure,) = figures_of("In Zeist komen 400 plekken.")
    assert figure.place_id == "GM0355"
    (figure,) = figures_of("Zeist en Soest realiseren samen 400 plekken.")
    assert figure.place_id is None


def test_a_town_is_tied_to_the_gemeente_that_it_lies_in():
    for figure in figures_of("In Ter Apel verblijven nu 2.140 mensen."):
        assert figure.place == "Ter Apel"
        assert register.entities()[figure.place_id or ""].name == "Westerwolde"


def test_a_street_gives_way_to_its_gemeente():
    text = "Oegstgeest: 64 woningen aan de Rhijngeesterstraatweg 40."
    assert places(text) == ["Oegstgeest"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Het COA heeft 300 bedden nodig.", ["COA"]),
        ("Nidos zoekt in Zeist 12 plekken.", ["Nidos"]),
        ("Volgens het COA zijn er 300 bedden nodig.", [None]),
        ("Het COA heeft plannen. Dat zijn er 300 bedden minder.", ["COA"]),
        ("Het COA stopt, wij hebben 300 bedden over.", [None]),
    ],
)
def test_an_organisation_has_or_needs_what_is_counted(text: str, expected: list[str | None]):
    assert [figure.organisation for figure in figures_of(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De opgave is 4500 bedden per 1 januari 2025.", ["2025-01-01"]),
        ("In 2024 kwamen er 300 plekken bij en in 2025 nog 200 plekken.", ["2024", "2025"]),
        (
            "De achterstand groeit van 115 personen (1-1-2024) naar 865 personen (1-1-2029).",
            ["2024-01-01", "2029-01-01"],
        ),
        ("Eind 2025 zijn er 300 plekken.", ["2025"]),
        ("Dit jaar komen er 300 plekken.", ["2024"]),
        ("Vorig jaar waren het 300 plekken.", ["2023"]),
        ("In de eerste helft van 2025 komen er 300 plekken.", ["2025-I"]),
        ("In het eerste halfjaar kwamen er 300 plekken.", ["2024-I"]),
        ("In het derde kwartaal kwamen er 300 plekken.", ["2024-Q3"]),
        ("In juni kwamen er 300 plekken.", ["2024-06"]),
        ("# Begroting 2026\n\nHet tekort is 300.000 euro.", ["2026"]),
        # the day of a paper, a decision or an end
        ("In de brief van 5 juni 2024 staan 300 plekken.", [None]),
        ("Het college heeft op 28 mei 2024 ingestemd met 300 plekken.", [None]),
        ("Het contract wordt 2 jaar verlengd tot 1 januari 2027.", [None]),
        ("Er zijn 300 plekken.", [None]),
    ],
)
def test_the_nearest_period_is_that_of_the_figure(text: str, expected: list[str | None]):
    assert [figure.period for figure in figures_of(text)] == expected


def test_without_the_document_s_day_this_year_is_unknown():
    assert [figure.period for figure in figures_of("Dit jaar komen er 300 plekken.", date=None)] == [None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Voor ontheemden zijn er 300 plekken.", ["oekraïne"]),
        ("Van de 300 statushouders wonen er 40 in een hotel.", ["vergunninghouders", "vergunninghouders"]),
        ("De noodopvang telt 300 plekken.", ["asiel"]),
        ("# Oekraïne\n\nDe noodopvang telt 300 plekken.", ["oekraïne"]),
        ("Nidos vangt amv op. Er zijn 300 plekken nodig.", ["amv-nidos"]),
        ("De gemeente telt 3.824 inwoners.", ["inwoners"]),
        ("De bijdrage is 2 euro per inwoner.", [None]),
        ("De school heeft 300 leerlingen.", ["overig"]),
        ("Het schip is 30 meter lang.", [None]),
    ],
)
def test_the_nearest_term_says_the_theme(text: str, expected: list[str | None]):
    assert [figure.theme for figure in figures_of(text)] == expected


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("In Goes is in 2025 een tekort van 300 plekken voor ontheemden.", "tekort ontheemden Goes 2025"),
        ("Het COA heeft 300 bedden nodig.", "opgave COA"),
        ("De burgemeester dreigt met een dwangsom van 15.000 euro per dag.", "dwangsom"),
        ("## 4. Jaarplan\n\nEr is ruimte voor 36 deelnemers.", "Jaarplan"),
        ("Er is ruimte voor 36 deelnemers.", None),
    ],
)
def test_it_is_said_in_a_few_words(text: str, about: str | None):
    assert [figure.about for figure in figures_of(text)] == [about]


def test_a_cell_is_about_the_place_of_its_row():
    text = "Gemeente\tStand\nZeist\tEr komen nog 300 plekken bij\nSoest\tEr komen nog 20 plekken bij\n"
    assert places(text) == ["Zeist", "Soest"]


def test_figures_outside_every_segment_have_a_place_too():
    source = Source(id="x", name="x.txt", path="x.txt", bytes=30)
    text = "In Zeist komen 400 plekken."
    source.pages.append(Page(number=1, start=0, text=text, read_by="tekst"))
    source.documents.append(Document(kind="verslag", position=1, start=0, end=len(text)))
    reading = Reading(source, list(split_lines(text, 1)))
    source.mentions.extend(find_names(reading))
    find_figures(reading)
    resolve(reading)
    assert [figure.place for figure in source.figures] == ["Zeist"]


def test_figures_are_listed_by_what_they_are_about(engine: Engine):
    text = (
        "In Zeist komen 400 plekken voor ontheemden, in Soest 20 plekken.\n\nMet Zeist is gesproken; het duurt 2 jaar."
    )
    with Session(engine) as session, session.begin():
        store(session, source_of(text))

    def listed(**filters: str) -> list[str]:
        return list(records("figures", database=engine, **filters)["text"])  # type: ignore[arg-type]

    assert listed(gemeente="Soest") == ["20 plekken"]
    assert listed(gemeente="GM0355") == ["400 plekken", "2 jaar"]
    assert listed(kind_="plekken", gemeente="Zeist") == ["400 plekken"]
    assert "400 plekken" in listed(kind_="oekraïne")
    row = records("figures", database=engine, gemeente="Soest").iloc[0]
    assert (row["place"], row["theme"]) == ("Soest", "oekraïne")


WORDS = st.sampled_from(
    [
        *"Zeist Soest COA Nidos 400 2025 plekken in van ( ) , ; : . \n \t | - • # en dat die opgave amv".split(" "),
        "1 juli",
        "12-10-2024",
        "3 tot 5",
        "per",
        "€ 2,5 mln.",
        "Oekraïne",
        "dit jaar",
        "\n\n",
        "\f",
        "**",
        "een dwangsom van",
    ]
)


@settings(max_examples=50, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=200))
def test_any_text_is_read_without_an_exception(text: str):
    for figure in figures_of(text, names=named_in):
        assert figure.place_id is None or figure.place
        assert figure.organisation_id is None or figure.organisation
        assert figure.about is None or figure.about.strip()
