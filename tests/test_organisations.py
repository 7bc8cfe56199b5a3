"""Bodies and things: which names are taken for organisations, with which words, and what a source proves of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.recognise.names import find_names
from extract.recognise.organisations.garbled import is_glued, is_slip
from extract.recognise.organisations.spelledout import abbreviated, spelled_out
from extract.recognise.organisations.things import names_thing
from extract.text.reading import Reading, split_lines
from models import Page, Source


def organisations(text: str) -> list[str]:
    """Return the names of organisations in a text of one page, in order of place."""
    source = Source(id="x", name="x.txt", path="x.txt", bytes=len(text))
    source.pages.append(Page(number=1, start=0, text=text, read_by="tekst"))
    found = sorted(find_names(Reading(source, list(split_lines(text, 1)))), key=lambda m: m.start)
    return [mention.text for mention in found if mention.kind == "organisatie"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Gisteren belde men met Sloopbedrijf De Kraai uit Ede.", ["Sloopbedrijf De Kraai"]),
        ("Ook sv Molenwiek krijgt een brief van de gemeente.", ["sv Molenwiek"]),
        ("Het plan van de Werkgroep Wind op Palen is klaar.", ["Werkgroep Wind op Palen"]),
        ("In de Molendaalse Courant stond een stuk.", ["Molendaalse Courant"]),
        ("Dat vindt het Regionaal Historisch Centrum Wolk en Wind ook.", ["Regionaal Historisch Centrum Wolk en Wind"]),
        ("Concept Agenda. De leden van de Werkgroep Dijken van de VNG komen.", ["Werkgroep Dijken", "VNG"]),
        ("Het ministerie van IenM en het ministerie van OCW zijn gevraagd.", ["IenM", "OCW"]),
        ("De minister van Financiën stemt in.", ["Financiën"]),
        ("Volgens de Havenfederatie is er ruimte.", ["Havenfederatie"]),
        ("De Inwonerspartij Molendal (IPM) stemt tegen.", ["Inwonerspartij Molendal", "IPM"]),
        ("Het Meldpunt Water Drassig (MWD) belde.", ["Meldpunt Water Drassig", "MWD"]),
        ("De zorg gaat verder als Jeugdbescherming west.", ["Jeugdbescherming west"]),
        ("Er ging een brief aan VO-raad en Zwepper Raad.", ["VO-raad", "Zwepper Raad"]),
    ],
)
def test_a_body_is_found_with_the_words_that_belong_to_its_name(text: str, found: list[str]):
    assert organisations(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Dit loopt via de standaard Zwepkoppel en het systeem Qwixlo.",
        "Het budget komt uit het Fonds voor Wind en Water.",
        "Zij vielen onder het Noodfonds Grote Daken (NGD).",
        "Wethouder Financiën, Wonen en Zorg. Financiën 2020.",
        "De bijdrage Tozo en de Participatiewet zijn besproken.",
        "Dat staat in het Europees Verdrag voor Natte Daken.",
        "De Zwolderse raad vroeg naar de Drasse woningvoorraad.",
        "Gebruik een masker van type IIR en vul QwixId in.",
        "Matrix: AP15 Doelbinding (AP).",
        "Aanwezig was Wobbe van Zandstra (WvZ). Daarna vertelde WvZ erover.",
    ],
)
def test_laws_systems_funds_portfolios_and_initials_are_no_bodies(text: str):
    assert organisations(text) == []


def test_a_listed_name_is_not_stretched_over_what_stands_beside_it():
    assert organisations("Dit is gemeld door het Bureau Forum Standaardisatie.") == ["Forum Standaardisatie"]


def test_a_name_that_is_proven_once_is_known_everywhere():
    text = "Namens Woningcorporatie Klimdal is gebeld. Later liep het anders. Met Klimdal is afgesproken te wachten."
    assert organisations(text).count("Klimdal") == 1


def test_a_ministry_is_known_by_the_name_of_its_time():
    text = "Op 3 mei 2014 schreef het ministerie van Infrastructuur en Milieu een brief aan VROM."
    assert organisations(text) == ["ministerie van Infrastructuur en Milieu", "VROM"]


@pytest.mark.parametrize(
    ("words", "short", "full"),
    [
        ("het Groot Onderzoek Daken", "GOD", "Groot Onderzoek Daken"),
        ("Exacte en Natuurwetenschappen", "ENW", "Exacte en Natuurwetenschappen"),
        ("het Regionaal Waterig Overleg Dijken", "RWO", "Regionaal Waterig Overleg Dijken"),
        ("van de Arbeidsongeschiktheidsregeling", "AOR", "Arbeidsongeschiktheidsregeling"),
        ("zonder verband", "XYZ", ""),
    ],
)
def test_an_abbreviation_is_tied_to_the_words_that_it_shortens(words: str, short: str, full: str):
    assert " ".join(abbreviated(words.split(), short)) == full


def test_what_is_spelled_out_is_a_body_or_a_thing():
    told = spelled_out(
        ["De Zoete Vogelfederatie (ZVf) wil de Regeling Natte Daken (RND) en de Wind-Water-Visie (WWV)."]
    )
    assert {short: sort for short, (sort, _) in told.items()} == {
        "ZVf": "organisatie",
        "RND": "begrip",
        "WWV": "begrip",
    }


def test_words_that_were_glued_or_misread_are_told_from_names():
    assert all(map(is_glued, ("Ikzal", "Hebjij", "WelzijnenSport")))
    assert not any(map(is_glued, ("Geonovum", "Opdracht", "PalenWonen")))
    assert is_slip("Daarneast")
    assert not is_slip("Geonovum")


def test_the_kind_of_thing_is_read_from_the_first_or_last_word():
    assert names_thing(["Programma", "Aardgasvrij"])
    assert names_thing(["Wet", "Zon"])
    assert not names_thing(["Bureau", "Advies"])
    assert not names_thing(["Regio", "Rivierenland"])


@given(st.text(alphabet="ABab -/().&é", max_size=60), st.text(alphabet="ABCabc&", max_size=9))
def test_any_words_and_abbreviation_are_compared(text: str, short: str):
    found = abbreviated(text.split(), short)
    assert found == text.split()[len(text.split()) - len(found) :]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hij belt met de Fietsersbond afdeling Molendal over de brug.", ["Fietsersbond afdeling Molendal"]),
        ("Ook de Kinder- en Jeugdpraktijk Hop & Sprong is gevraagd.", ["Kinder- en Jeugdpraktijk Hop & Sprong"]),
        ("De klei komt van Bouwbedrijf Gebr. Wolkers B.V. uit de polder.", ["Bouwbedrijf Gebr. Wolkers B.V."]),
        ("Morgen belt de Technische Commissie Waterberging terug.", ["Technische Commissie Waterberging"]),
        (
            "Het ging naar Volksuniversiteit IJsselland en OV-bureau Zwepper.",
            ["Volksuniversiteit IJsselland", "OV-bureau Zwepper"],
        ),
        ("De huurders van CBS Jan Ligthart komen ook.", ["CBS Jan Ligthart"]),
        ("Gesproken is met LTO Noordoost-Brabant en met Nidos.", ["LTO Noordoost-Brabant", "Nidos"]),
        ("Het Bureau Forum Standaardisatie schrijft mee.", ["Forum Standaardisatie"]),
        ("Hulp komt van Stichting Wolkanda. Daarna belde Wolkanda zelf.", ["Stichting Wolkanda", "Wolkanda"]),
    ],
)
def test_a_body_is_found_with_its_whole_name(text: str, found: list[str]):
    assert organisations(text) == found


def test_rows_parted_by_pipes_are_cells():
    text = "Kernraad Zwepper | Molendal\nDorpsraad Wolkendam | Zwepdijk\n"
    assert organisations(text) == ["Kernraad Zwepper", "Dorpsraad Wolkendam"]
