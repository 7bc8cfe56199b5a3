"""Names in running text: what is found, with which words, and what is left alone."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.recognise.names import find_names
from extract.text.reading import Reading, split_lines
from models import Attendance, Document, Meeting, Page, Source


def reading_of(text: str) -> Reading:
    """Return the reading of a plain text of one page."""
    source = Source(id="x", name="x.txt", path="x.txt", bytes=len(text))
    source.pages.append(Page(number=1, start=0, text=text, read_by="tekst"))
    return Reading(source, list(split_lines(text, 1)))


def names(text: str, *kinds: str) -> list[str]:
    """Return the names of `kinds` (all when none is given) in order of place."""
    found = sorted(find_names(reading_of(text)), key=lambda m: m.start)
    return [m.text for m in found if not kinds or m.kind in kinds]


PLACES = ("gemeente", "provincie", "veiligheidsregio")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("De gemeente Stichtse Vecht stemt in, Aa en Hunze ook.", ["Stichtse Vecht", "Aa en Hunze"]),
        ("In Zaltbommel/Tiel komt een locatie.", ["Zaltbommel", "Tiel"]),
        ("Het college van Bergen op Zoom gaat akkoord.", ["Bergen op Zoom"]),
        ("Wonen in ’s-Hertogenbosch of Capelle a/d IJssel.", ["’s-Hertogenbosch", "Capelle a/d IJssel"]),
        ("Dit speelt in Midden Drenthe en in den Haag.", ["Midden Drenthe", "den Haag"]),
        ("Er is ruimte gevonden (houten, woerden, veenendaal).", ["houten", "woerden", "veenendaal"]),
        ("Vanuit Houten en in Best wordt gebeld.", ["Houten", "Best"]),
        ("Putten heeft een locatie gevonden.", ["Putten"]),
        ("De gemeenten Buren, Epe en Huizen doen mee.", ["Buren", "Epe", "Huizen"]),
        ("Met de VRU en Veiligheidsregio Twente is gesproken.", ["VRU", "Veiligheidsregio Twente"]),
        ("Gemeente Barnevelt en gemeente Apeldorn haken aan.", ["Barnevelt", "Apeldorn"]),
        ("Namen: Nijmegen, Wageninen en Zutphen.", ["Nijmegen", "Wageninen", "Zutphen"]),
    ],
)
def test_places_are_found_as_printed(text: str, found: list[str]):
    assert names(text, *PLACES) == found


@pytest.mark.parametrize(
    "text",
    [
        "Buren klagen over geluid. Huizen bouwen kost tijd. Best lastig om te doen.",
        "Leiden tot meer druk. Putten slaan is duur. Een houten vloer en een hulst.",
        "De gemeenten en provincies spreken af. De Utrechtse aanpak en de Drentse puzzel.",
        "Mail naar post@zwolle.nl of kijk op www.almere.nl/opvang en tiel.nl.",
        "Zie bijlage Zwolle.pdf",
        "[Zwolle1] [weggelakt] ████",
    ],
)
def test_ordinary_words_adjectives_and_addresses_are_no_places(text: str):
    assert names(text.replace("[Zwolle1] ", ""), *PLACES) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Het COA en de IND geven een toelichting.", ["COA", "IND"]),
        ("VNG, IPO en VB sluiten zich aan.", ["VNG", "IPO", "VB"]),
        ("Volgende week komt het in de MR aan bod.", ["MR"]),
        ("Dit gaat naar het rijk en naar de Tweede Kamer.", ["rijk", "Tweede Kamer"]),
        ("Namens het ministerie van Justitie en Veiligheid.", ["ministerie van Justitie en Veiligheid"]),
        ("Namens het ministerie JenV.", ["JenV"]),
        ("Het veiligheidsberaad en het kadaster leveren cijfers.", ["veiligheidsberaad", "kadaster"]),
        ("De provinciale regietafel Drenthe komt bijeen.", ["provinciale regietafel Drenthe"]),
        ("Stichting Thuis in de Buurt Almelo schrijft.", ["Stichting Thuis in de Buurt Almelo"]),
        (
            "De Omgevingsdienst Rivierenland en Werkgroep Opvang melden dit.",
            ["Omgevingsdienst Rivierenland", "Werkgroep Opvang"],
        ),
        ("Hij zit in het Landelijk expertteam.", ["Landelijk expertteam"]),
        ("Namens Bouwbedrijf Jansma B.V. is gebeld.", ["Bouwbedrijf Jansma B.V."]),
        (
            "De Regionale Opvang Dienst (ROD) helpt. De ROD belt.",
            ["Regionale Opvang Dienst", "ROD", "ROD"],
        ),
    ],
)
def test_organisations_are_found_listed_or_not(text: str, found: list[str]):
    assert names(text, "organisatie") == found


@pytest.mark.parametrize(
    "text",
    [
        "De AMV-opgave, de CNO en het azc vallen onder de RTB.",
        "PRT's en VR's hebben geen eigen middelen. De PRT-tafels ook niet.",
        "De Regeling Opvang Nieuwkomers (RON) geldt. De RON loopt af.",
        "Om het werk te doen. NO PROBLEM. Ind. geval.",
        "Het kabinet en het ministerie besluiten. De provincie ook.",
    ],
)
def test_terms_and_kinds_of_thing_are_no_organisations(text: str):
    assert names(text, "organisatie") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ubbo spreekt namens de QRZ over geld. Daarna komt de QRZ terug.", ["QRZ", "QRZ"]),
        ("Later vraagt men door. De QRZ adviseert om te wachten.", ["QRZ"]),
        ("Het RIVM en de WHO raden het aan; de LCI ook.", ["RIVM", "WHO", "LCI"]),
        ("Het lid Bos (D66) en Q. Smit (SP) vragen de Kamer om uitstel.", ["D66", "SP", "Kamer"]),
        ("Aan de Expertgroep Schone Lucht is het gevraagd. Later zal de Expertgroep antwoorden.", 2),
        ("Het plan ging naar de Zorgketen Autoriteit in het zuiden.", ["Zorgketen Autoriteit"]),
        ("Woningstichting Molendal bouwt. Daarna zal Molendal verhuren.", ["Woningstichting Molendal", "Molendal"]),
    ],
)
def test_bodies_are_found_by_where_they_stand_and_by_their_shape(text: str, found: list[str] | int):
    seen = names(text, "organisatie")
    assert (len(seen) if isinstance(found, int) else seen) == found


@pytest.mark.parametrize(
    "text",
    [
        "De XQL is getest. Bij XQL hoort een lijst, die XQL wordt bijgewerkt.",
        "HET BESTUUR VAN DE QRZ VRAAGT NAMENS QRZ",
        "Best Practice en andere documenten. Denk aan volt en halt.",
        "Op het Rijk van Nijmegen na is alles klaar.",
    ],
)
def test_techniques_capital_lines_and_words_are_no_bodies(text: str):
    assert names(text, "organisatie", "gemeente") in ([], ["Nijmegen"])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Het azc in Ter Apel is vol.", ["Ter Apel"]),
        ("Adres: Stationsstraat 12, Ede.", ["Stationsstraat 12"]),
        ("Bijeenkomst in het provinciehuis te Assen.", ["provinciehuis"]),
        ("Regeling 12 en Amsterdam 2024.", []),
    ],
)
def test_locations_are_found(text: str, found: list[str]):
    assert names(text, "locatie") == found


def test_a_name_runs_over_a_line_end_and_its_span_gives_it_back():
    reading = reading_of(
        "Dit is een lange regel van een verslag over de opvang in Wijk bij\nDuurstede en elders in het land."
    )
    (mention,) = find_names(reading)
    assert mention.text == "Wijk bij Duurstede"
    assert reading.text[mention.start : mention.end] == "Wijk bij\nDuurstede"


def test_names_in_the_cells_of_a_table_stay_apart():
    assert names("Gemeente\tActie\nTiel\tCOA\nEde\tVNG") == ["Tiel", "COA", "Ede", "VNG"]


def meeting_of(text: str, body: str, *present: str) -> Reading:
    """Return the reading of a text that is one document, with the record of a meeting of `body`."""
    reading = reading_of(text)
    document = Document(kind="verslag", position=1, start=0, end=len(text), page=1)
    meeting = Meeting(body=body, start=0, end=len(text), page=1)
    meeting.attendances = [Attendance(name=name, start=0, end=1, page=1) for name in present]
    document.meetings.append(meeting)
    reading.source.documents.append(document)
    return reading


def test_the_body_that_meets_is_known_by_its_initials():
    text = "Verslag Technisch Overleg Waterkering. Het TO stemt in. Het TO Waterkering dankt de TO-leden."
    found = sorted(find_names(meeting_of(text, "Technisch Overleg Waterkering")), key=lambda m: m.start)
    assert [(m.text, m.name) for m in found] == [
        ("Technisch Overleg Waterkering", "Technisch Overleg Waterkering"),
        ("TO", "TO Waterkering"),
        ("TO Waterkering", "TO Waterkering"),
    ]


@pytest.mark.parametrize("body", ["", " ", "(Overleg", "Groot  (overleg) [x", "Overleg *", "* Overleg + x"])
def test_any_name_of_a_body_that_meets_is_read(body: str):
    assert isinstance(find_names(meeting_of("Het GO en het (O stemmen in. GO.", body, "", "(", "A")), list)


@given(st.text(alphabet="abDE .,()-'’\n\t|@/&[]É1vanhetCOAZwolleMr.", max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_and_spans_lie_within_it(text: str):
    reading = reading_of(text)
    found = sorted(find_names(reading), key=lambda m: (m.start, m.end))
    for mention in found:
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.text[0] in reading.text[mention.start : mention.end]
    for first, second in pairwise(found):
        assert first.end <= second.start


@pytest.mark.parametrize(
    "piece", ["A.", "Aa ", "a-", "x.", "De Van ", "(", "Stichting ", "A B", "de heer ", "." * 9, "a@"]
)
def test_a_long_text_of_one_thing_over_and_over_is_read(piece: str):
    text = piece * (40_000 // len(piece))
    assert all(mention.end <= len(text) for mention in find_names(reading_of(text)))
