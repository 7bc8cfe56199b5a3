"""Decisions: labelled, worded, in lists; and sentences that only look like one."""

import pytest

from extract.parse import parse
from extract.parse.decisions import find_decisions, worded
from extract.text.reading import Reading, split_lines
from models import Document, Page, Source
from tests.minutes import reading_of


def decide(text, kind="verslag"):
    source = Source(id="x", name="x.txt", path="x.txt", bytes=len(text), pages=[Page(number=1, start=0, text=text)])
    reading = Reading(source, list(split_lines(text, 1)))
    document = Document(kind=kind, position=1, start=0, end=len(text))
    source.documents.append(document)
    find_decisions(reading, document)
    return document.decisions


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Het verslag van 3 mei 2022 wordt ongewijzigd vastgesteld.", "vaststelling"),
        ("De notitie wordt voor kennisgeving aangenomen.", "kennisneming"),
        ("De stuurgroep stemt in met het voorstel van de projectleider.", "besluit"),
        ("Er wordt besloten om de proef een jaar te verlengen.", "besluit"),
        ("Afgesproken wordt dat de werkgroep in juni bijeenkomt.", "afspraak"),
        ("De dijkgraaf zegt toe de cijfers na te sturen.", "toezegging"),
        ("Het bureau zal de leden een concept toesturen.", "toezegging"),
        ("De secretaris gaat na of dat kan.", "toezegging"),
        ("De directeur komt met een voorstel voor de planning.", "toezegging"),
    ],
)
def test_a_worded_decision_has_its_kind(sentence, kind):
    assert [decision.kind for decision in decide(sentence)] == [kind]
    assert not decide(sentence)[0].marked


@pytest.mark.parametrize(
    "sentence",
    [
        "Kan de stuurgroep instemmen met het voorstel?",
        "De wethouder vraagt of er al iets is afgesproken.",
        "De gemeente zou een brief sturen als dat nodig is.",
        "Het is nog niet besloten wie de trekker wordt.",
        "Naar verwachting zal de vraag de komende jaren worden opgenomen in de ramingen.",
        "De voorzitter opent de vergadering en heet iedereen welkom.",
    ],
)
def test_questions_wishes_and_forecasts_are_no_decisions(sentence):
    assert worded(sentence, formal=True) is None


def test_a_label_announces_the_rest_of_its_line():
    text = "1. Begroting\n\nBesluit: de begroting gaat zo naar de raad.\n\n• Afspraak: de griffie plant een avond."
    found = decide(text)
    assert [(d.kind, d.marked, d.quote) for d in found] == [
        ("besluit", True, "de begroting gaat zo naar de raad."),
        ("afspraak", True, "de griffie plant een avond."),
    ]


def test_a_label_on_its_own_line_announces_the_bullets_after_it():
    found = decide(
        "Besluiten:\n- De nota is akkoord.\n- Het krediet vervalt.\n\nDaarna sluit de voorzitter de vergadering."
    )
    assert [(d.kind, d.quote) for d in found] == [
        ("besluit", "De nota is akkoord."),
        ("besluit", "Het krediet vervalt."),
    ]


def test_what_is_announced_with_a_colon_is_the_list_after_it():
    text = "Over de tarieven wordt het volgende vastgesteld:\n1. Niet met terugwerkende kracht.\n2. Ingang per 1 mei.\n"
    assert [(d.kind, d.marked) for d in decide(text)] == [("vaststelling", False)] * 2


def test_an_action_tag_marks_the_sentence_before_it():
    found = decide("De griffier vraagt de stukken op bij het waterschap <actiepunt 12>.")
    assert [(d.kind, d.marked, d.quote) for d in found] == [
        ("toezegging", True, "De griffier vraagt de stukken op bij het waterschap")
    ]


def test_a_verdict_stands_by_itself_in_a_list_of_decisions():
    text = "2. Nota verkeer\nVastgesteld.\n\n3. Motie fietspad\nVerworpen. De fractie dient hem opnieuw in."
    assert [(d.kind, d.quote) for d in decide(text, "besluitenlijst")] == [
        ("vaststelling", "Vastgesteld."),
        ("besluit", "Verworpen."),
    ]


def test_slides_only_propose():
    assert decide("Besluit: we openen twee locaties.", "presentatie") == []


def test_the_span_of_a_decision_gives_back_its_quote_and_says_who():
    text = "3. Rondvraag\n\nMevrouw Postma stuurt de\npresentatie aan alle leden rond."
    (decision,) = decide(text)
    assert text[decision.start : decision.end].replace("\n", " ") == decision.quote
    assert decision.by == ["Mevrouw Postma"]


def test_a_list_in_small_letters_is_what_the_college_decides():
    text = "Kadernota\nHet college besluit:\n1. de nota vast te stellen;\n2. de raad met een brief te\ninformeren.\n"
    assert [(d.kind, d.marked, d.quote) for d in decide(text, "besluitenlijst")] == [
        ("besluit", True, "de nota vast te stellen;"),
        ("besluit", True, "de raad met een brief te informeren."),
    ]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Besluit: voor kennisgeving aannemen.", "kennisneming"),
        ("Besluit: de besluitenlijst vaststellen.", "vaststelling"),
        ("Actiepunt: de griffie maakt een overzicht van de moties.", "toezegging"),
        ("Afgesproken is dat de regio's een trekker aanwijzen.", "afspraak"),
    ],
)
def test_a_label_is_no_more_than_what_stands_after_it(sentence, kind):
    assert [decision.kind for decision in decide(sentence)] == [kind]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("De wethouder stuurt de leden voor het reces een overzicht.", True),
        ("Wij leveren vanmiddag een nieuwe lijst aan.", True),
        ("De wethouder stuurt een team van twintig mensen aan.", False),
    ],
)
def test_who_does_something_and_says_by_when_promises_it(sentence, found):
    assert [decision.kind for decision in decide(sentence)] == ["toezegging"] * found


def test_a_heading_of_agreements_and_steps_says_what_the_bullets_after_it_are():
    found = decide(
        "Afspraken & vervolgstappen\n\n- Karin Bos past het plan aan.\n- Het duin wordt gevraagd mee te doen.\n"
    )
    assert [(decision.kind, decision.marked) for decision in found] == [("afspraak", True)] * 2


def test_numbered_entries_after_an_announcement_are_decisions():
    found = decide("Besluit kunnen we vandaag nemen dat:\n1. Eens met de opzet\n2. De proef kan beginnen\n")
    assert [decision.quote for decision in found] == ["Eens met de opzet", "De proef kan beginnen"]
    assert [(decision.by, decision.marked) for decision in found] == [([], True)] * 2


def test_bullets_say_what_the_body_before_them_has_done():
    text = (
        "De stuurgroep heeft vandaag:\n- Het plan vastgesteld.\n- De begroting niet vastgesteld.\n- Koffie gedronken.\n"
    )
    assert [(decision.kind, decision.by) for decision in decide(text)] == [
        ("vaststelling", ["De stuurgroep"]),
        ("besluit", ["De stuurgroep"]),
    ]


def test_the_list_that_a_labelled_decision_ends_in_is_part_of_it():
    (decision,) = decide("Besluit: Opzet gesprek:\n1. Duinbeheer (een uur)\n2. Strandhuisjes (half uur)\n\nEinde.")
    assert decision.quote == "Opzet gesprek: 1. Duinbeheer (een uur) 2. Strandhuisjes (half uur)"


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("De afspraak is nu om het plan samen te schrijven.", "afspraak"),
        ("Besloten is te gaan werken met groepen per duin.", "besluit"),
        ("Karin zal de punten verwerken in het concept.", "toezegging"),
        ("Karin gaat bronnen voor het plan verzamelen.", "toezegging"),
    ],
)
def test_more_wordings_of_decisions(sentence, kind):
    assert [decision.kind for decision in decide(sentence)] == [kind]


def test_who_does_it_in_brackets_is_the_promise():
    (decision,) = decide("Het is nog niet duidelijk hoe breed het duin is (Karin Bos zal navraag doen).")
    assert (decision.quote, decision.by) == ("Karin Bos zal navraag doen", ["Karin Bos"])


ATTENDED = "Aanwezig: Karin Bos (Duinwacht), Jan de Wit (Strandbeheer), Piet Dam (Helm)\n\n1. Opening\n\n"


@pytest.mark.parametrize(
    ("sentence", "by"),
    [
        ("Karin levert een lijst van strandpalen.", ["Karin"]),
        ("Karin en Jan werken een voorstel voor de palen uit.", ["Karin", "Jan"]),
        ("Piet legt dit voor aan de strandraad.", ["Piet"]),
    ],
)
def test_what_somebody_at_the_table_does_is_a_promise(sentence, by):
    reading = reading_of(ATTENDED + sentence + "\n\n2. Sluiting\n")
    parse(reading)
    (decision,) = reading.source.documents[0].decisions
    assert (decision.kind, decision.quote, decision.by) == ("toezegging", sentence, by)


@pytest.mark.parametrize("sentence", ["Helmgras levert een lijst van voordelen.", "Karin levert kritiek op het plan."])
def test_what_a_thing_does_or_somebody_says_is_no_promise(sentence):
    reading = reading_of(ATTENDED + sentence + "\n\n2. Sluiting\n")
    parse(reading)
    assert not reading.source.documents[0].decisions


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("De nieuwsbrief wordt zo snel mogelijk verspreid.", "toezegging"),
        ("Er komt een overzicht van de strandpalen.", "toezegging"),
        ("We kijken nog of we een zaal kunnen krijgen.", "toezegging"),
        ("In de volgende nieuwsbrief volgt hierover meer informatie.", "toezegging"),
        ("Volgende bijeenkomst staan de uitkomsten op de agenda.", "afspraak"),
    ],
)
def test_what_will_be_done_soon_or_next_time(sentence, kind):
    (decision,) = decide(sentence)
    assert (decision.kind, decision.by) == (kind, [])


@pytest.mark.parametrize(
    "sentence",
    ["Er komt een golf aan land.", "De brief wordt mogelijk nog deze week verstuurd.", "Wij kijken uit op zee."],
)
def test_what_may_be_or_only_happens_is_no_decision(sentence):
    assert not decide(sentence)


@pytest.mark.parametrize(
    "when",
    "uiterlijk vrijdag/vóór vrijdag/in maart/voor de zomer/voor het einde/binnen twee weken/deze week/deze maand/"
    "volgende vergadering/komende week/vanmiddag/vandaag nog/morgen/z.s.m./zsm/zo snel mogelijk/zo spoedig mogelijk/"
    "op korte termijn/binnenkort/na het zomerreces/in het derde kwartaal/tijdens de volgende bijeenkomst".split("/"),
)
def test_who_does_something_by_some_time_promises_it(when: str) -> None:
    wording = worded(f"Gemeente Veenrode organiseert {when} een bezoek.", formal=False)
    assert wording is not None
    assert wording.kind == "toezegging"


@pytest.mark.parametrize("when", ["Zodra het klaar is", "Daarna", "Vervolgens", "Deze week", "Binnen een maand"])
def test_what_we_do_by_some_time_is_promised(when: str) -> None:
    wording = worded(f"{when} leggen wij een overzicht aan u voor.", formal=False)
    assert wording is not None
    assert wording.kind == "toezegging"
