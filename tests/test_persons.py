"""People in running text: what shows that a name is a person's, where it ends, and what means the person later."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.recognise.names import find_names
from tests.test_recognise import meeting_of, names, reading_of


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("De heer Van Dalen opent. Mevrouw El Idrissi vult aan.", ["Van Dalen", "El Idrissi"]),
        ("dhr. P. van Bergen (wethouder Dronten), mw. Q. Smit (COA)", ["P. van Bergen", "Q. Smit"]),
        ("Wethouder Jansen van Almere en burgemeester Saskia Hofman van Tiel.", ["Jansen", "Saskia Hofman"]),
        ("Wethouder Piet van Houten en mevrouw Q. van Tiel.", ["Piet van Houten", "Q. van Tiel"]),
        ("Hierover belt Ubbo Wiersma, burgemeester van Tiel.", ["Ubbo Wiersma"]),
        ("Minister Van Dalen van Justitie en Veiligheid komt.", ["Van Dalen"]),
        ("De heren Bos, Smit en De Wit zijn er.", ["Bos", "Smit", "De Wit"]),
        ("Commissaris van de Koning Tjeerd Hofstra sluit af.", ["Tjeerd Hofstra"]),
        ("Wethouder Van Houten en staatssecretaris Kramer spreken.", ["Van Houten", "Kramer"]),
        ("Van: Vries - van der Laan, A.B.C. - BD/DRM", ["Vries - van der Laan, A.B.C."]),
        ("Gedeputeerde Rob van Dalen licht toe. Van Dalen dankt. Rob ook.", ["Rob van Dalen", "Van Dalen", "Rob"]),
        ("Aanwezig: Ubbo Wiersma (Logius), Xandra Koster (gemeente Venlo)", ["Ubbo Wiersma", "Xandra Koster"]),
        ("Met vriendelijke groet,\n\nMarieke de Boer\nAdviseur", ["Marieke de Boer"]),
        ("Aanwezig: mw. M.\nVisser (directeur Centrada)", ["M. Visser"]),
        ("Voorstel van de leden Bos, Hofstra en Van der Wal over water.", ["Bos", "Hofstra", "Van der Wal"]),
        ("Kamerlid, Wal, van der (D66) en Dalen van A.B.", ["Wal, van der", "Dalen van A.B."]),
        ("Toelichting Pieter Zandstra: het plan ligt er.", ["Pieter Zandstra"]),
        ("Pieter Zandstra Kadaster Saskia Hofman Tiel", ["Pieter Zandstra", "Saskia Hofman"]),
        ("Mevrouw Koning presenteert. De commissaris van de Koning luistert.", ["Koning"]),
        ("Namens deze, burgemeester en wethouders van Berg en Dal; burgemeester Berg en Dal", []),
    ],
)
def test_people_are_found_without_title_or_role(text: str, found: list[str]):
    assert names(text, "persoon") == found


@pytest.mark.parametrize(
    "text",
    [
        "De burgemeester van Houten en wethouder Wonen. Voorzitter KCIO. Burgemeester en Wethouders.",
        "Directeur Bedrijfsvoering, wethouder Dronten, minister AenM.",
        "Lotto B.V. en Vitens N.V. in de Johan de Witthuis, Turfmarkt 147.",
        "A. Opening\nB. Mededelingen\nC. Verslag",
        "De heer [weggelakt] en mevrouw [REDACTED] zijn er.",
        "Aan de heer ████ en mevrouw (5.1.2e).",
        "Wet Open Overheid (Woo) en Basisregistratie Personen (BRP).",
    ],
)
def test_offices_companies_headings_and_redactions_are_no_people(text: str):
    assert names(text, "persoon") == []


def test_a_person_comes_with_role_and_organisation():
    found = find_names(reading_of("dhr. P. van Bergen (wethouder Dronten - online)"))
    person = next(m for m in found if m.kind == "persoon")
    assert (person.name, person.role, person.organisation) == ("P. van Bergen", "wethouder", "Dronten")


def test_whoever_is_on_the_list_of_those_present_is_known_by_every_part_of_the_name():
    text = "Ubbo Wiersma opent. De begroting is rond, zegt Wiersma. Ubbo sluit af. Wiersmalaan."
    found = sorted(find_names(meeting_of(text, "Overleg", "Ubbo Wiersma")), key=lambda m: m.start)
    assert [m.text for m in found if m.kind == "persoon"] == ["Ubbo Wiersma", "Wiersma", "Ubbo"]


def test_what_is_no_name_on_the_list_of_those_present_is_left_alone():
    reading = meeting_of("De leden en de Provincie spreken over Tiel.", "Overleg", "Provincie", "leden", "Tiel")
    assert not [m for m in find_names(reading) if m.kind == "persoon"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Van: Hoekstra, Marijke <m.hoekstra@wvw.nl>\nAan: Postma, Sjoerd; Jelle de Boer",
            ["Hoekstra, Marijke", "Postma, Sjoerd", "Jelle de Boer"],
        ),
        ("Brief van Kalma P. (PvdA) en van Dalen-Bosma E.M. (SP).", ["Kalma P.", "Dalen-Bosma E.M."]),
        ("Brief van minister van Justitie, Ferel Dallin E.M.H. - 11 maart", ["Ferel Dallin E.M.H."]),
        (
            "Het gaat over de motieVan den Dool en het amendement De Vries/Zandstra.",
            ["Van den Dool", "De Vries", "Zandstra"],
        ),
        ("DE HEER VAN DER DALEN: voorzitter! MEVROUW BOSMA vraagt.", ["VAN DER DALEN", "BOSMA"]),
        ("Bij monde van Zandbergen is het gevraagd.", ["Zandbergen"]),
        ("Portefeuillehouder: E. Zandstra\nBehandeld door: Harmke Oosterdal", ["E. Zandstra", "Harmke Oosterdal"]),
        ("W. Zandstra\nsecretaris", ["W. Zandstra"]),
    ],
)
def test_names_in_the_forms_of_mails_lists_and_motions_are_found(text: str, found: list[str]):
    assert names(text, "persoon") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Gedeputeerde Elisabeth Post van Drenthe en de post.", ["Elisabeth Post"]),
        ("Wij hebben mevrouw Beek van De Haagse Scholen gebeld.", ["Beek"]),
        ("Mieke Pronk - Lochem\nSietske Mulder – Brummen", ["Mieke Pronk", "Sietske Mulder"]),
        (
            "Gedeputeerde Wassenaar en dijkgraaf Deventer; wethouder Epe en gedeputeerde Utrecht.",
            ["Wassenaar", "Deventer"],
        ),
        ("Mevrouw Van Dalen-Bosma van de Ondernemersvereniging komt.", ["Van Dalen-Bosma"]),
        ("Inspecteur Sjoerd Zandstra van de Erfgoedinspectie.", ["Sjoerd Zandstra"]),
        ("Met Gerald Groot Zuidbroek (DUO) en Remco in ’t Hout (VNG).", ["Gerald Groot Zuidbroek", "Remco in ’t Hout"]),
        (
            "Aanwezig: dhr. J. Zandstra (wethouder Wierderveen), mw. A. Bosma-\nHelsen (Tiel)",
            ["J. Zandstra", "A. Bosma-Helsen"],
        ),
        ("De burgemeesters van Putten en Ede komen, de heren Bosma en Dijkstra ook.", ["Bosma", "Dijkstra"]),
        ("De Anne Frank Stichting en de Jan Bosma Stichting.", []),
        ("Het verbruik is 870 MW. Dat is meer dan gedacht.", []),
        ("Voorzitter Regio Vechtstreek opent.", []),
    ],
)
def test_a_name_ends_where_the_name_ends(text: str, found: list[str]):
    assert names(text, "persoon") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dhr. Schagen opent. In Schagen is een school. Schagen vraagt hoe duur die is.", ["Schagen", "Schagen"]),
        ("Dhr. Korte opent. Korte lijnen zijn goed. Dat vindt ook Korte, zegt hij. Korte vraagt door.", 3),
        ("Wil de Groot opent. Wil je dat? Daarna sluit Wil af.", ["Wil de Groot", "Wil"]),
        (
            "Hans Bosma en Hans van Eekelen zijn er. Hans vE licht toe, Hans B. ook.",
            ["Hans Bosma", "Hans van Eekelen", "Hans vE", "Hans B."],
        ),
        ("Er was brand. Van den Dool rekent voor wat dat kost.", ["Van den Dool"]),
        ("Den Helder vraagt uitstel. Ter Apel meldt niets.", []),
    ],
)
def test_whoever_is_known_is_known_later_where_the_words_can_mean_it(text: str, found: list[str] | int):
    seen = names(text, "persoon")
    assert (len(seen) if isinstance(found, int) else seen) == found


def test_a_list_of_names_below_each_other_makes_the_unknown_ones_people():
    text = "Jan Bosma | Kadaster\nSilvie Hornbach | SVB\nKees Dijkstra | IenM\n\nLater zegt Silvie dat. Silvie dankt."
    assert names(text, "persoon") == ["Jan Bosma", "Silvie Hornbach", "Kees Dijkstra", "Silvie", "Silvie"]


@given(st.text(alphabet="abDE .,()-/;:\n|dhr.mwVanDeBos motieJan", max_size=250))
@settings(max_examples=100, deadline=None)
def test_any_text_gives_people_that_lie_within_it_and_apart(text: str):
    found = sorted((m for m in find_names(reading_of(text)) if m.kind == "persoon"), key=lambda m: m.start)
    assert all(0 <= mention.start < mention.end <= len(text) for mention in found)
    assert all(first.end <= second.start for first, second in pairwise(found))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Aanwezig: H.-J. Wiersma en mw. A.C. van Dalen-ter Brake.", ["H.-J. Wiersma", "A.C. van Dalen-ter Brake"]),
        ("De heer Jan van Wolkers tot Wolkers opent.", ["Jan van Wolkers tot Wolkers"]),
        ("Mevrouw Saskia Hofman-Op 't Veld dankt.", ["Saskia Hofman-Op 't Veld"]),
        ("De brief is van Pieter Oudhof.", ["Pieter Oudhof"]),
        ("Saskia v.d. Wiersma belt. Van der Wiersma meldt dat later.", ["Saskia v.d. Wiersma", "Van der Wiersma"]),
        ("Pieter van Zwepper-Bos opent. Van Zwepper sluit af.", ["Pieter van Zwepper-Bos", "Van Zwepper"]),
        ("Directeur Pieter Rudolf de Wolkers spreekt.", ["Pieter Rudolf de Wolkers"]),
    ],
)
def test_a_person_is_found_with_the_whole_name(text: str, found: list[str]):
    assert names(text, "persoon") == found
