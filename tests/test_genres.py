"""Documents that are no minutes, mails or tables: what they are, and their headings, answers and dictum."""

from __future__ import annotations

import pytest

from extract.coverage import cover
from extract.parse import parse
from extract.release import split
from models import Document
from pipelines.export import reading_of as exported
from tests.test_split import reading_of

DECISION = """Besluit van het waterschapsbestuur op grond van artikel 12 van de keur

Datum: 3 mei 2023
Kenmerk: 2023-114

1 Aanleiding

Op 2 februari 2023 vroeg de eigenaar van de molen of hij de sloot achter zijn erf mag dempen.

2 Overwegingen

1. De sloot voert het water van twaalf percelen af en is daarom van belang voor de hele polder.

2. De eigenaar legt een duiker aan die even veel water doorlaat.

3 Besluit

3. Het waterschapsbestuur besluit de vergunning te verlenen voor een duiker van een meter breed.

4. De aanleg begint niet voordat het broedseizoen voorbij is.

Oosterhaven, 3 mei 2023

Het waterschapsbestuur,
namens deze,

Tegen dit besluit kunt u binnen zes weken bezwaar maken.
"""
JUDGEMENT = """Uitspraak van de enkelvoudige kamer van 8 juni 2022

in de zaak tussen de vereniging Dorpsbelang, eiseres, en het college, verweerder

Procesverloop

Het college heeft de vergunning voor de kermis verleend. Eiseres is daartegen in beroep gekomen.

Overwegingen

1. De kermis staat op het plein voor de kerk en duurt vier dagen.

Beslissing

De rechtbank:

- verklaart het beroep gegrond;

- draagt het college op opnieuw te beslissen.

Deze uitspraak is gedaan door mr. A. Bakker.
"""
QUESTIONS = """Schriftelijke vragen van het lid Smit over de veerpont

Vraag 1
Klopt het dat de pont in de winter niet vaart?

Antwoord 1
Ja. De pont vaart van april tot en met oktober.

Vraag 2
Wat kost het om ook in de winter te varen?

Antwoord op vraag 2
Dat is nog niet onderzocht.
"""
MOTION = """Motie over de bibliotheekbus

De raad van de gemeente Oosterhaven, in vergadering bijeen op 4 april 2023,

constaterende dat de bus op twee plaatsen niet meer stopt;

overwegende dat kinderen in die dorpen niet naar de stad kunnen;

verzoekt het college met de bibliotheek te overleggen over een derde halte,

en gaat over tot de orde van de dag.
"""
PLAN = """Samen sterker op het water

Inhoudsopgave

1. Inleiding

Dit stuk beschrijft hoe de haven er over tien jaar uitziet en wat daarvoor nodig is.

2. Wat we willen bereiken

2.1 Meer ruimte voor zeilers

De steiger aan de noordkant wordt verlengd zodat er veertig boten meer kunnen liggen.

3. Wat het kost

De verlenging kost naar verwachting een half miljoen en wordt betaald uit het havenfonds.
"""
LAST_PAGE = """De stukken die u vroeg vindt u op de website van de provincie, waar ze een jaar blijven staan.

Ik hoop u hiermee voldoende te hebben geholpen en wens u succes met uw onderzoek.

Hoogachtend,

de secretaris
"""
NOTE = """TER BESLISSING
Aan: de gedeputeerde
Datum: 2 mei 2023

Aanleiding
De provincie krijgt van het rijk geld voor het herstel van de oude sluis bij de kerk.
"""
SHOPPING = "brood\nmelk\nkaas\n\ntwee kratten water\n"


def document_of(text: str) -> Document:
    reading = reading_of(text)
    split(reading)
    parse(reading)
    cover(reading)
    return reading.source.documents[0]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (DECISION, "besluit"),
        (JUDGEMENT, "uitspraak"),
        (QUESTIONS, "vragen"),
        (MOTION, "motie"),
        (PLAN, "rapport"),
        (LAST_PAGE, "brief"),
        (NOTE, "memo"),
        (SHOPPING, "overig"),
    ],
)
def test_a_document_is_what_it_is_laid_out_as(text: str, kind: str) -> None:
    assert document_of(text).kind == kind


@pytest.mark.parametrize(("text", "kind"), [(DECISION, "overig"), (PLAN, "overig"), (LAST_PAGE, "brief")])
def test_gold_answers_know_a_decision_or_report_as_overig(text: str, kind: str) -> None:
    reading = reading_of(text)
    split(reading)
    assert [document["kind"] for document in exported(reading.source)["documents"]] == [kind]


def test_what_a_decision_decides_stands_under_its_last_heading() -> None:
    first, second = document_of(DECISION).decisions
    assert first.quote == (
        "Het waterschapsbestuur besluit de vergunning te verlenen voor een duiker van een meter breed."
    )
    assert (first.kind, first.by, first.page) == ("besluit", ["Het waterschapsbestuur"], 1)
    assert second.quote == "De aanleg begint niet voordat het broedseizoen voorbij is."


def test_what_was_decided_before_or_is_summed_up_above_the_dictum_is_no_decision_of_it() -> None:
    above = (
        "Besluit\n\nBij besluit van 2 april 2020 besloot het bestuur de eerste aanvraag af te wijzen.\n\n1 Aanleiding"
    )
    found = document_of(DECISION.replace("1 Aanleiding", above)).decisions
    assert [each.method for each in found] == ["regel:dictum", "regel:dictum"]


def test_a_decision_that_names_its_dictum_otherwise_has_none() -> None:
    text = DECISION.replace("3 Besluit", "3 Verlening").replace(
        "1 Aanleiding", "Besluit\n\nSamenvatting\n\n1 Aanleiding"
    )
    assert "regel:dictum" not in {each.method for each in document_of(text).decisions}


def test_a_numbered_sentence_that_runs_over_its_line_is_no_heading() -> None:
    text = """2 Overwegingen

De sloot voert het water van twaalf percelen af naar de boezem en is daarom van belang.

3. Het bestuur zal de vergunning verlenen voor de aanleg van
een duiker van een meter breed.

4. Toezicht op de aanleg van de duiker en op het onderhoud
daarvan
"""
    told = {each.text: each.kind for each in document_of(text).segments}
    assert told["3. Het bestuur zal de vergunning verlenen voor de aanleg van een duiker van een meter breed."] == (
        "opsomming"
    )
    assert told["4. Toezicht op de aanleg van de duiker en op het onderhoud daarvan"] == "kop"


def test_a_court_decides_each_entry_of_its_dictum() -> None:
    found = document_of(JUDGEMENT).decisions
    assert [(each.quote, each.by) for each in found] == [
        ("verklaart het beroep gegrond;", ["De rechtbank"]),
        ("draagt het college op opnieuw te beslissen.", ["De rechtbank"]),
    ]


def test_a_report_with_a_chapter_on_decisions_decides_nothing() -> None:
    text = PLAN.replace("Wat het kost", "Besluit").replace("Inhoudsopgave", "Masterplan")
    assert (document_of(text).kind, document_of(text).decisions) == ("rapport", [])


def test_an_answer_stands_under_its_question() -> None:
    above = {each.text: each.parent.text for each in document_of(QUESTIONS).segments if each.parent}
    assert above["Dat is nog niet onderzocht."] == "Antwoord op vraag 2"
    assert above["Antwoord op vraag 2"] == "Vraag 2"
    assert above["Wat kost het om ook in de winter te varen?"] == "Vraag 2"


def test_numbered_questions_stand_above_their_answers() -> None:
    text = """Beantwoording van vragen over het zwembad

1. Weet het college dat het zwembad in juli gesloten is?
Antwoord:
Ja, het dak wordt vervangen.

2. Kan dat na de zomer?
Antwoord:
Nee, dan heeft de aannemer geen tijd.
"""
    document = document_of(text)
    above = {each.text: each.parent.text for each in document.segments if each.parent and each.parent.text}
    assert document.kind == "vragen"
    assert above["Nee, dan heeft de aannemer geen tijd."] == "Antwoord:"


def test_what_a_motion_asks_stands_under_who_asks_it() -> None:
    who = "De raad van de gemeente Oosterhaven, in vergadering bijeen op 4 april 2023,"
    asked = next(each for each in document_of(MOTION).segments if each.text.startswith("verzoekt"))
    assert [asked.parent.text if asked.parent else None] == [who]


def test_a_few_words_above_a_full_line_are_a_heading_of_a_note() -> None:
    assert [each.text for each in document_of(NOTE).segments if each.kind == "kop"][-1] == "Aanleiding"


def test_a_number_in_bold_type_that_a_letter_is_filed_under_is_no_heading() -> None:
    reading = reading_of("De molensloot\n\nKenmerk 2023-114\n\nDe sloot voert het water van twaalf percelen af.\n")
    reading.lines[1].bold = True
    split(reading)
    parse(reading)
    assert [each.kind for each in reading.source.documents[0].segments] == ["kop", "alinea", "alinea"]


def test_a_letter_without_its_first_page_is_text_down_to_its_signature() -> None:
    document = document_of(LAST_PAGE)
    assert (document.unexplained, document.boilerplate) == (0, len("Hoogachtend,desecretaris"))


def test_a_line_in_the_middle_of_a_sentence_is_no_title() -> None:
    text = """Met uw verzoek van 3 mei vraagt u hoe vaak wij in het jaar ervoor een
uitnodiging voor het havenfeest van de schippers hebben gestuurd aan
de schippers die in de winter niet varen.

Besluit

Ik heb besloten u de lijst te geven, die als bijlage is bijgevoegd bij deze brief.
"""
    document = document_of(text)
    assert document.kind == "besluit"
    assert not (document.title or "").startswith("uitnodiging")


def test_what_text_recognition_makes_of_a_bullet_opens_an_entry() -> None:
    text = "Over de haven\n\neo De steiger is stuk.\ne De kade verzakt.\n¢ De lamp brandt niet.\n"
    assert [each.kind for each in document_of(text).segments][1:] == ["opsomming"] * 3
