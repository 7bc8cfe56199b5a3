"""What a reader sees of redactions in text: markers with their ground, and gaps."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.register import woo_gronden
from extract.parse.emails import find_emails
from extract.parse.redactions import find_redactions
from extract.text.grounds import meaning_of, normal_ground
from extract.text.reading import Reading, split_lines
from models import Document, Page, Redaction, Source


def read(text: str, kind: str = "verslag") -> Reading:
    """Return a reading of one page and one document, its mails and redactions found."""
    source = Source(id="x", name="x.txt", path="x.txt", bytes=len(text))
    source.pages.append(Page(number=1, start=0, text=text))
    source.documents.append(Document(kind=kind, position=1, start=0, end=len(text)))
    reading = Reading(source, list(split_lines(text, 1)))
    find_emails(reading, source.documents[0])
    find_redactions(reading)
    return reading


def found(text: str, kind: str = "verslag") -> list[Redaction]:
    return read(text, kind).source.redactions


@pytest.mark.parametrize(
    ("printed", "ground"),
    [
        ("5.1.2e", "5.1.2e"),
        ("art. 5.1.2.e", "5.1.2e"),
        ("5.1, lid 2 sub e", "5.1.2e"),
        ("5.1.1 d", "5.1.1d"),
        ("5.2.1", "5.2.1"),
        ("10.2.e", "10.2.e"),
        ("(10)(2e)", "10.2.e"),
        ("51.2e", "5.1.2e"),
        ("5.1.2¢", "5.1.2e"),
        ("buiten verzoek", "buiten verzoek"),
        ("redacted", None),
    ],
)
def test_a_ground_has_one_spelling(printed, ground):
    assert normal_ground(printed) == ground


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        (variant, code)
        for code, row in woo_gronden().items()
        for variant in row["variants"].split(";")
        if row["law"].startswith(("Woo", "Wob")) and code[:2] in ("5.", "10", "11")
    ],
)
def test_every_spelling_on_the_register_is_known(printed, code):
    assert normal_ground(printed) == code
    assert meaning_of(code)


@pytest.mark.parametrize(
    ("text", "ground", "what"),
    [
        ("De heer [REDACTED] opent.", None, "naam"),
        ("Bel 06-[redacted] voor vragen.", None, "nummer"),
        ("Namens mevrouw [naam weggelakt] zeg ik dank.", None, "naam"),
        ("Stuur het aan [redacted]@voorbeeldstad.nl.", None, "adres"),
        ("Het contract met [bedrijf 1] is klaar.", None, "bedrijf"),
        ("Hij sprak met (5.1.2e) over opvang.", "5.1.2e", None),
        ("Hij sprak met [5.1.2.e] over opvang.", "5.1.2e", None),
        ("Hij sprak met (10)(2e) over opvang.", "10.2.e", None),
        ("Hij sprak met 5.1.2e over opvang.", "5.1.2e", None),
        ("██████████████████████████████████████████", None, "passage"),
        ("Zij vroeg ███ ████ om hulp.", None, None),
        ("Hij sprak met [persoonsgegevens geanonimiseerd] en vertrok.", None, "naam"),
        ("Het bericht van [naam gelakt op grond van 5.1.2e] kwam.", "5.1.2e", "naam"),
        ("Daarna [5.1.2.e; 5.1.2.i] en verder.", "5.1.2e; 5.1.2i", None),
        ("De kosten zijn € [redacted] geraamd.", None, "nummer"),
        ("Er is [5.2 lid 1] besproken.", "5.2.1", None),
        ("Er is [persoonlijke levenssfeer] vermeld.", "5.1.2e", None),
        ("Notulist: [redacted] (online)", None, "naam"),
        ("Hij sprak met mevrouw X. over de huur.", None, "naam"),
        ("Hij sprak met [bedrijfsnaam] over de huur.", None, "bedrijf"),
        ("Hij sprak met <redacted> over de huur.", None, None),
        ("Dat was het.\n\nMvg\n\n[redacted]", None, "naam"),
        ("Ik heb contact gehad met [redacted] hierover.", None, "naam"),
        ("Tot dan.\n\n[redacted]\nVerzonden: maandag 3 juni 2024", None, "naam"),
        ("Aan: info@voorbeeldstad.nl; [redacted]", None, "naam"),
        ("Er was overleg.\n5.1 lid 2 sub i\nDaarna ging men weg.", "5.1.2i", None),
        ("Er was overleg.\n\nbuiten reikwijdte verzoek\n\nDaarna ging men weg.", "buiten verzoek", None),
        ("Pagina's zijn verwijderd 12 t/m 14\n", None, "passage"),
        ("Bel mevrouw XXXX voor vragen.", None, "naam"),
    ],
)
def test_a_printed_marker_is_found_with_its_ground_and_kind(text, ground, what):
    (one,) = found(text)
    assert (one.form, one.ground, one.what) == ("markering", ground, what)


@pytest.mark.parametrize(
    "text",
    [
        "Op grond van artikel 5.1.2e Woo zijn namen weggelaten.",
        "De persoonsgegevens zijn weggelaten (artikel 5.1, lid 2, onder e, van de Woo).",
        "Paragraaf 5.1.2 a handelt over opvang.",
        "De wet zegt: „indien […] of [...] geldt”.",
        "Mail naar info@voorbeeldstad.nl of bel 06 12345678.",
        "- heeft een plan\n- is bereid mee te doen\n- geeft advies",
        "De burgemeester vraagt aandacht. De wethouder meldt dat het goed gaat.",
        "Hij kwam met de auto, en ging\nis een vraag.",
        "Beste Karin, tot morgen.",
        "Het gemiddelde is (11.2) of (5.1).",
        "5.2.1\nWonen\n\n5.2.2\nWerken",
        "5.1.2.i het goed functioneren van bestuursorganen",
        "De brief van xxxx wordt nog ingevuld.",
        "Met vriendelijke groet,\n\nJan de Boer\nGemeente Voorbeeldstad",
        "Tot dan.\n\nGroet, Renée",
        "Tot dan.\n\nGroeten Jan de Boer\nGemeente Voorbeeldstad",
        "Hoogachtend,\n\nGemeente Voorbeeldstad\nnamens dezen,\nJ. de Boer",
        "Contactpersoon\nJan de Boer\n\nKenmerk\n1234",
        "■ eerste punt\n■ tweede punt",
        "Hij sprak met mevrouw X. de Vries en met mevrouw Y. van Dam.",
        "De raad stemt in met\nhet voorstel.\n\n1. Een\n2. Twee",
        "Hallo,\n\nTot morgen.",
    ],
)
def test_ordinary_text_holds_no_redaction(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("1. Opening\n geeft een presentatie over de opgave.", "naam"),
        ("Het was laat.\n\n licht kort de stand van zaken toe.", "naam"),
        ("Naar aanleiding van de presentatie van , is er tijd.", "naam"),
        ("Daarna stelt de heer  een vraag.", "naam"),
        ("Mevrouw meldt dat het goed gaat.", "naam"),
        ("Vraag 2: @  kun je bellen?", "naam"),
        ("Mail naar @voorbeeldstad.nl voor vragen.", "adres"),
        ("Voorbeeldstad | +31  | www.voorbeeldstad.nl", "nummer"),
        ("Wat vindt de zaal?\n: de mogelijkheid om te werken helpt.", "naam"),
        ("De heren Van Dam en : dat klopt.", "naam"),
        ("Tot dan.\n\nMet vriendelijke groet,\n\nGemeente Voorbeeldstad\nPostbus 1", "naam"),
        ("Contactpersoon\n\nKenmerk\n1234", "naam"),
        ("Provincie Voorbeeld | +31 592 | maandag", "nummer"),
        ("Volgens  zit de gemeente er positief in.", "naam"),
        ("Hij is begonnen als opvolger van \n\nHet verslag wordt vastgesteld.", "naam"),
        ("2. Stand van zaken\nEr is niets.\n\n3.\n\n\n\n\n4. Rondvraag", "passage"),
        ("Wethouder  meldt dat er plek is.", "naam"),
        ("Hoi ,\n\nTot morgen.", "naam"),
        ("Ha \n\nTot morgen.", "naam"),
        ("Zit hier een kans? : een beperkt aantal mensen.", "naam"),
        ("Dat komt door de leider,  die weg is.", None),
        ("Zij wonen bij de markten . Ze werken er ook.", None),
        ("Aanwezig:\n- , gemeente Voorbeeldstad", "naam"),
        ("Notulist: (provincie Voorbeeld)", "naam"),
        ("Tel. 030 - | www.voorbeeldstad.nl", "nummer"),
    ],
)
def test_a_gap_where_something_must_stand_is_found(text, what):
    (one,) = found(text)
    assert (one.form, one.what) == ("leegte", what)


def test_empty_fields_of_a_mail_are_gaps():
    text = "Van:\nAan:\nOnderwerp: Test\nDatum: vrijdag 23 juni 2023 12:11:23\n\nTekst.\n"
    assert [(one.form, one.what) for one in found(text, "e-mail")] == [("leegte", "naam")] * 2


def test_spaces_strewn_about_say_nothing():
    lines = [f"Dit is  regel {number} van  de  tekst met  gedeelde woorden." for number in range(40)]
    assert found("\n".join(lines)) == []


def test_a_marker_beside_a_half_eaten_address_counts_once():
    assert len(found("Aan: [redacted] @voorbeeldstad.nl, [redacted]@x.nl")) == 2


def test_a_code_printed_on_a_box_is_the_ground_of_that_box():
    text = "Beste 5.1.2e , tot morgen.\n"
    source = Source(id="x", name="x.pdf", path="x.pdf", bytes=9)
    source.pages.append(Page(number=1, start=0, text=text))
    source.redactions.append(Redaction(form="vlak", start=6, end=6, box=[0.1, 0.1, 0.2, 0.2]))
    reading = Reading(source, list(split_lines(text, 1)))
    find_redactions(reading)
    (one,) = source.redactions
    assert (one.form, one.ground, one.what) == ("vlak", "5.1.2e", "naam")


def test_a_list_of_grounds_and_its_legend_hold_no_redaction():
    assert found("1\tMemo\tDeels openbaar\t5.1.2e\n2\tBrief\tNiet openbaar\t5.1.2i\n") == []
    assert found("5.1.2e: eerbiediging van de persoonlijke levenssfeer") == []


def test_a_letter_that_a_legend_explains_is_a_ground():
    legend = "Legenda\nA: 5.1.1.c\nJ = persoonlijke levenssfeer\n\n"
    marks = found(legend + "Beste [J] ,\n\nHet contract met\nA\nis klaar. Zie bijlage [B].\n")
    assert sorted((one.ground, one.what) for one in marks if one.form == "markering") == [
        ("5.1.1c", "naam"),
        ("5.1.2e", "naam"),
    ]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(["[redacted]", "(5.1.2e)", "5.1.2e", " @x.nl", "de heer  , ", "Van:", "\n", " is klaar."]),
            st.text(max_size=20),
        ),
        max_size=30,
    )
)
def test_any_text_gives_spans_within_it_once(pieces):
    reading = read("".join(pieces), "e-mail")
    found_first = [(one.start, one.end, one.form) for one in reading.source.redactions]
    assert all(0 <= start <= end <= len(reading.text) for start, end, _ in found_first)
    assert len(set(found_first)) == len(found_first)
    find_redactions(reading)
    assert [(one.start, one.end, one.form) for one in reading.source.redactions] == found_first
