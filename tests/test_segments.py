"""Segments: what kind each piece of a document is, what it stands under, and that nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.parse.segments import segments
from extract.text.reading import Line, Reading
from models import Document, Segment
from tests.test_split import PIECES, reading_of

MAIL = """Van: Jansen, P.
Verzonden: maandag 4 maart 2024 10:15
Aan: Regietafel
Onderwerp: zaal

Beste allen,

De zaal is op de eerste verdieping. Wie te laat is moet
achter aansluiten.

Met vriendelijke groet,
P. Jansen
Afdeling Bestuur

Dit bericht kan informatie bevatten die niet voor u is bestemd. Indien u niet de
geadresseerde bent, meld het dan.

> Is er al een zaal?
> Anders regel ik die.
"""
REPORT = """# Plan voor de opvang

## 1. Aanleiding

De gemeente wil de opvang verbeteren.<sup>1</sup>

Wat is er nodig

Er is behoefte aan drie zalen en aan een vast aanspreekpunt voor de school.

- een zaal
- een bus

Dorp\tPlekken
Oosterhaven\t40

<sup>1</sup> Zie het besluit van de raad.

## 2. Vervolg

Het college beslist in mei.
"""


def segments_of(text: str, kind: str = "overig") -> list[Segment]:
    reading = reading_of(text)
    document = Document(kind=kind, position=1, start=0, end=len(text))
    segments(reading, document)
    return document.segments


def kinds(found: list[Segment]) -> list[str]:
    return [segment.kind for segment in found]


def test_the_parts_of_a_mail_are_told_apart() -> None:
    found = segments_of(MAIL, "e-mail")
    assert kinds(found) == ["mailkop", "aanhef", "alinea", "ondertekening", "disclaimer", "citaat"]
    assert found[2].text == "De zaal is op de eerste verdieping. Wie te laat is moet achter aansluiten."
    assert found[3].text == "Met vriendelijke groet, P. Jansen Afdeling Bestuur"
    assert all(segment.parent is found[0] for segment in found[1:])


def test_a_report_is_headings_and_what_stands_under_them() -> None:
    found = {segment.text: segment for segment in segments_of(REPORT)}
    assert (
        kinds(list(found.values())) == "kop kop alinea kop alinea opsomming opsomming tabel voetnoot kop alinea".split()
    )
    assert found["De gemeente wil de opvang verbeteren."].parent is found["1. Aanleiding"]
    assert found["- een bus"].parent is found["Wat is er nodig"]
    assert found["Wat is er nodig"].parent is found["1. Aanleiding"]
    assert found["2. Vervolg"].parent is found["Plan voor de opvang"]
    assert found["Plan voor de opvang"].parent is None


def test_a_line_of_signs_below_words_makes_them_a_heading() -> None:
    found = segments_of(
        "Verslag van de dorpstafel\n====\n\nDe tafel kwam bijeen.\n\n2. Speeltuin\n------------\nDe schommel is stuk.\n"
    )
    title, opened, playground, broken = found
    assert kinds(found) == ["kop", "alinea", "kop", "alinea"]
    assert (title.text, playground.text) == ("Verslag van de dorpstafel", "2. Speeltuin")
    assert opened.parent is playground.parent is title
    assert broken.parent is playground


@pytest.mark.parametrize(
    "above",
    [
        "De schommel is stuk.",
        "De tafel kwam bijeen.\nNiemand ontbrak",
        "Dorp      Plekken",
        "- een schommel",
        "Karin\n-----------------------------------------",
        "tafel\n\n",
    ],
)
def test_a_line_of_signs_makes_no_heading_of_a_sentence_a_list_or_heads_of_columns(above: str) -> None:
    assert "kop" not in kinds(segments_of(f"{above}\n------\nDaarna volgt de rondvraag.\n"))


def test_a_paragraph_runs_on_over_a_page_and_its_foot() -> None:
    reading = reading_of(
        "De tafel heeft besloten dat de bus vaker gaat rijden en\nPagina 1 van 2", "dat de school bericht krijgt."
    )
    reading.lines[1].running = True
    document = Document(kind="overig", position=1, start=0, end=len(reading.text))
    segments(reading, document)
    paragraph, foot = document.segments
    assert paragraph.text.endswith("vaker gaat rijden en dat de school bericht krijgt.")
    assert (foot.kind, foot.text, foot.parent) == ("paginakop", "Pagina 1 van 2", None)


def test_a_letter_is_greeted_and_signed() -> None:
    text = "Geachte heer Bakker,\n\nU vroeg om cijfers over het afgelopen jaar.\n\nHoogachtend,\n\nde secretaris\n"
    assert kinds(segments_of(text, "brief")) == ["aanhef", "alinea", "ondertekening"]


@pytest.mark.parametrize(
    "text", ["Dag van de vrijwilliger", "Groet aan het dorp is een project", "De bus (zie 1) rijdt"]
)
def test_words_that_greet_are_no_greeting_in_a_report(text: str) -> None:
    assert kinds(segments_of(f"{text}\n")) == ["alinea"]


def test_small_letters_below_the_text_are_a_footnote() -> None:
    texts = [("De zaal is vrij, zo meldt de beheerder ons in een brief.", 10.0), ("3 Brief van 2 mei 2023.", 7.0)]
    reading = reading_of("\n".join(text for text, _ in texts))
    for line, (_, size) in zip(reading.lines, texts, strict=True):
        line.size = size
    document = Document(kind="overig", position=1, start=0, end=len(reading.text))
    segments(reading, document)
    assert kinds(document.segments) == ["alinea", "voetnoot"]


def innermost(found: list[Segment], line: Line) -> Segment | None:
    holding = [segment for segment in found if segment.start <= line.start and line.end <= segment.end]
    return min(holding, key=lambda segment: segment.end - segment.start, default=None)


_LINES = st.sampled_from([line for piece in (*PIECES, MAIL, REPORT) for line in piece.split("\n")]) | st.text(
    max_size=40
)


def made(lines: list[str], running: set[int]) -> Reading:
    reading = reading_of("\n".join(lines))
    for index, line in enumerate(reading.lines):
        line.running = index in running
    return reading


@settings(max_examples=60, deadline=None)
@given(st.lists(_LINES, max_size=40), st.sets(st.integers(0, 40), max_size=4), st.sampled_from(["e-mail", "verslag"]))
def test_every_line_lies_in_one_segment(lines: list[str], running: set[int], kind: str) -> None:
    reading = made(lines, running)
    document = Document(kind=kind, position=1, start=0, end=len(reading.text))
    segments(reading, document)
    found = document.segments
    assert all(innermost(found, line) is not None for line in reading.lines)
    assert [segment.start for segment in found] == sorted(segment.start for segment in found)
    assert len({(segment.start, segment.end) for segment in found}) == len(found)
    for line in reading.lines:
        if line.running:
            assert innermost(found, line).kind == "paginakop"  # type: ignore[union-attr]
    assert all(segment.text or not reading.text[segment.start : segment.end].strip() for segment in found)
    assert all(segment.parent is None or segment.parent in found for segment in found)
