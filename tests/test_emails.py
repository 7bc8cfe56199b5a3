"""What a reader sees of mails: heads in many forms, threads, own text, attachments."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.parse.emails import find_emails, tie_attachments
from extract.parse.emails.maildates import sent_at
from extract.text.reading import Reading, split_lines
from models import Document, Email, Page, Source

THREAD = """Van: Visser, Henk <h.visser@voorbeeldstad.nl>
Verzonden: maandag 4 maart 2024 09:15
Aan: Smit, K. (Karin) <k.smit@noordprovincie.nl>; 'info@noordprovincie.nl'
CC: de Wit, Anna
Onderwerp: RE: Planning opvang
Bijlagen: Planning v2.docx; Kaart.pdf

Beste Karin,

Dank voor je bericht. De planning is bijge-
werkt.

Kun je die nakijken?

Met vriendelijke groet,

Henk Visser
Gemeente Voorbeeldstad
Tel. 012 345 67 89

Dit bericht is alleen bestemd voor de geadresseerde.

Van: Smit, K. (Karin)
Verzonden: maandag 4 maart 2024 08:50
Aan: Visser, Henk
Onderwerp: Planning opvang

Ha Henk,

Wanneer is de planning klaar?

Groet, Karin
"""


def read(text: str, kind: str = "e-mail") -> tuple[Reading, Document]:
    """Return a reading of one page that is one document, its mails found."""
    source = Source(id="x", name="x.txt", path="x.txt", bytes=len(text))
    at = 0
    lines = []
    for number, page in enumerate(text.split("\f"), start=1):
        source.pages.append(Page(number=number, start=at, text=page))
        lines += split_lines(page, number, at)
        at += len(page) + 1
    document = Document(kind=kind, position=1, start=0, end=len(text))
    source.documents.append(document)
    reading = Reading(source, lines)
    find_emails(reading, document)
    return reading, document


def mails(text: str, kind: str = "e-mail") -> list[Email]:
    return read(text, kind)[1].emails


def people(email: Email, field: str) -> list[tuple[str | None, str | None]]:
    return [(one.name, one.domain) for one in email.addresses if one.field == field]


def test_a_thread_is_split_into_its_messages_newest_first():
    newest, oldest = mails(THREAD)
    assert (newest.position, oldest.position) == (1, 2)
    assert newest.sent == dt.datetime(2024, 3, 4, 9, 15)
    assert oldest.sent == dt.datetime(2024, 3, 4, 8, 50)
    assert newest.answered is oldest
    assert oldest.answered is None
    assert oldest.subject == "Planning opvang"


def test_the_head_gives_names_domains_and_files():
    newest = mails(THREAD)[0]
    assert people(newest, "van") == [("Visser, Henk", "voorbeeldstad.nl")]
    assert people(newest, "aan") == [("Smit, K. (Karin)", "noordprovincie.nl"), (None, "noordprovincie.nl")]
    assert people(newest, "cc") == [("de Wit, Anna", None)]
    assert [one.name for one in newest.attachments] == ["Planning v2.docx", "Kaart.pdf"]


def test_the_body_is_what_the_sender_wrote_and_nothing_else():
    reading, document = read(THREAD)
    newest, oldest = document.emails
    assert newest.body == "Dank voor je bericht. De planning is bijgewerkt. Kun je die nakijken?"
    assert oldest.body == "Wanneer is de planning klaar?"
    assert reading.text[newest.body_start : newest.body_end].startswith("Dank voor")
    assert reading.text[newest.body_start : newest.body_end].endswith("nakijken?")


@pytest.mark.parametrize(
    ("printed", "moment"),
    [
        ("vrijdag 23 juni 2023 12:11:23", dt.datetime(2023, 6, 23, 12, 11, 23)),
        ("13-7-2024 12:42:06", dt.datetime(2024, 7, 13, 12, 42, 6)),
        ("Friday, June 5, 2020 10:12 PM", dt.datetime(2020, 6, 5, 22, 12)),
        ("Tue 9/22/2020 8:35:17 AM", dt.datetime(2020, 9, 22, 8, 35, 17)),
        ("Thursday, 24 September 2020 10:01", dt.datetime(2020, 9, 24, 10, 1)),
        ("2021-03-04T10:11:12", dt.datetime(2021, 3, 4, 10, 11, 12)),
        ("3 mei 2021 om 10:12", dt.datetime(2021, 5, 3, 10, 12)),
        ("12:00 uur", None),
        ("donderdag september 2020 14:25", None),
    ],
)
def test_the_moment_of_sending_is_read_in_dutch_and_english(printed, moment):
    assert sent_at(printed) == moment


def test_fields_may_be_empty_in_any_order_and_far_apart():
    text = "Date : 13-7-2024 12:42:06\n\nFrom :\n\nTo : [REDACTED]@voorbeeldstad.nl\n\n"
    text += "Attachment : a.pdf;b.png;\n\nTekst.\n"
    (mail,) = mails(text)
    assert mail.sent == dt.datetime(2024, 7, 13, 12, 42, 6)
    assert mail.subject is None
    assert people(mail, "van") == [(None, None)]
    assert people(mail, "aan") == [(None, "voorbeeldstad.nl")]
    assert [one.name for one in mail.attachments] == ["a.pdf", "b.png"]
    assert mail.body == "Tekst."


def test_several_fields_on_one_line_are_read():
    (mail,) = mails("Van: Henk Visser Verzonden: 4 maart 2024 09:15 Aan: Karin Smit Onderwerp: Kort\n\nAkkoord.\n")
    assert mail.subject == "Kort"
    assert people(mail, "aan") == [("Karin Smit", None)]
    assert mail.sent == dt.datetime(2024, 3, 4, 9, 15)


def test_answers_in_capitals_between_quoted_lines_are_the_answerers():
    text = (
        "Van: A. Bos\nVerzonden: 4 maart 2024 10:00\nAan: B. Mos\nOnderwerp: RE: vragen\n\n"
        "Van: B. Mos\nVerzonden: 4 maart 2024 09:00\nAan: A. Bos\nOnderwerp: vragen\n\n"
        "Is er plek? JA, DERTIG PLEKKEN\nIs er geld voor het COA? NEE, NOG NIET\nWie doet dat? DE GEMEENTE\n"
    )
    answer, question = mails(text)
    assert answer.body == "JA, DERTIG PLEKKEN NEE, NOG NIET DE GEMEENTE"
    assert question.body == "Is er plek? Is er geld voor het COA? Wie doet dat?"


def test_a_quotation_is_introduced_by_a_sentence_and_marked():
    text = (
        "Van: Henk Visser\nVerzonden: 4 maart 2024 09:15\nAan: Karin Smit\nOnderwerp: RE: Lijst\n\nZie onder.\n\n"
        "Op ma 4 mrt 2024 om 08:50 schreef Karin Smit <k.smit@prov.nl>:\n\n> Kun je de lijst sturen?\n"
        "Die zit hierbij.\n> Is donderdag goed?\nPrima.\n"
    )
    newest, quoted = mails(text)
    assert newest.body == "Zie onder. Die zit hierbij. Prima."
    assert quoted.body == "Kun je de lijst sturen? Is donderdag goed?"
    assert people(quoted, "van") == [("Karin Smit", "prov.nl")]
    assert quoted.sent == dt.datetime(2024, 3, 4, 8, 50)


@pytest.mark.parametrize("mark", ["-----Oorspronkelijk bericht-----", "-----Original Message-----"])
def test_a_mark_of_an_original_message_belongs_to_no_body(mark):
    text = f"Van: A. Bos\nVerzonden: 4 maart 2024 10:00\nAan: B. Mos\nOnderwerp: X\n\nEens.\n\n{mark}\nFrom: B. Mos\n"
    newest, oldest = mails(text + "Sent: 4 March 2024 09:00\nTo: A. Bos\nSubject: X\n\nEens?\n")
    assert (newest.body, oldest.body) == ("Eens.", "Eens?")


def test_file_names_below_the_head_are_attachments():
    text = "To: A. Bos\nFrom: B. Mos\nSent: Tue 9/22/2020 8:35:17 AM\nSubject: X\nReceived: Tue 9/22/2020 8:35:18 AM\n"
    (mail,) = mails(text + "Plan van aanpak.pdf\nKaart.docx\n\nZie bijlage.\n")
    assert [one.name for one in mail.attachments] == ["Plan van aanpak.pdf", "Kaart.docx"]
    assert mail.body == "Zie bijlage."


def test_a_subject_alone_parts_two_messages_when_one_closes_and_the_next_greets():
    text = "From : A. Bos\nDate : 1-2-2024 10:00\nSubject : RE: Stukken\n\nGeachte leden,\nHierbij de rest.\n"
    text += "Met vriendelijke groet,\n[redacted]\n\nOnderwerp: Stukken\n\nGeachte leden,\n\nHierbij de stukken.\n"
    newest, oldest = mails(text)
    assert (newest.body, oldest.body) == ("Hierbij de rest.", "Hierbij de stukken.")
    assert oldest.sent is None


@pytest.mark.parametrize(
    "text",
    [
        "Memo\nAan: college\nVan: afdeling Ruimte\nDatum: 12 maart 2024\nBetreft: voortgang\n\nDit is een memo.\n",
        "Datum: 17 juli 2024, 12.30 uur\nLocatie: Provinciehuis\nOnderwerp: regietafel\nAan: de leden\n\nAgenda\n",
        "1. Opening\nVan: 14.00 uur\nAan het woord is de voorzitter.\n",
        "",
    ],
)
def test_heads_of_memos_and_meetings_are_no_mails(text):
    assert mails(text, "memo") == []


def test_a_mail_below_a_memo_is_found():
    text = "Memo\nAan: college\nVan: afdeling Ruimte\nDatum: 12 maart 2024\n\nZie de mail hieronder.\n\n"
    text += (
        "Van: H. Visser\nVerzonden: maandag 11 maart 2024 10:00\nAan: Ruimte\nOnderwerp: opvang\n\nWij zien kansen.\n"
    )
    (mail,) = mails(text, "memo")
    assert mail.body == "Wij zien kansen."


def test_a_signature_without_closing_is_no_body():
    text = "Van: A. Bos\nVerzonden: 4 maart 2024 10:00\nAan: B. Mos\nOnderwerp: X\n\nIk kom morgen langs.\n\n"
    text += "Afdeling Ruimte\nKerkstraat 1 | 1234 AB Voorbeeldstad\nTelefoon: 06\n"
    assert mails(text)[0].body == "Ik kom morgen langs."


def test_an_attachment_is_tied_to_the_document_that_bears_its_name():
    reading, document = read(THREAD.replace("Planning v2.docx", "2. Voorstel verdeling opgave Noord.pdf"))
    titles = ["Agenda", "Voorstel verdeling opgave Noord", "Overzicht flexwoningen"]
    for position, title in enumerate(titles, start=2):
        place = len(reading.text)
        reading.source.documents.append(
            Document(kind="bijlage", position=position, title=title, start=place, end=place)
        )
    tie_attachments(reading)
    tied = [one.document.title if one.document else None for one in document.emails[0].attachments]
    assert tied == ["Voorstel verdeling opgave Noord", None]


def test_an_attachment_is_tied_by_the_kind_and_date_that_its_name_says():
    reading, document = read(THREAD.replace("Kaart.pdf", "Agenda regietafel 3 oktober 2024.pdf"))
    for position, day in enumerate((3, 4), start=2):
        agenda = Document(kind="agenda", position=position, date=dt.date(2024, 10, day), start=0, end=0)
        reading.source.documents.append(agenda)
    tie_attachments(reading)
    tied = document.emails[0].attachments[1].document
    assert tied is not None
    assert tied.date == dt.date(2024, 10, 3)


def test_a_greeting_with_a_covered_name_is_no_body():
    text = "Van: A. Bos\nVerzonden: 4 maart 2024 10:00\nAan: B. Mos\nOnderwerp: X\n\nHoi {},\n\nDat klopt.\n"
    for cover in ("5.1.2e ", "[redacted]", "(10)(2e)", "██████"):
        assert mails(text.format(cover))[0].body == "Dat klopt."


def test_a_sentence_about_this_mail_is_no_disclaimer():
    text = "Van: A. Bos\nVerzonden: 4 maart 2024 10:00\nAan: B. Mos\nOnderwerp: X\n\nIk schreef u eerder.\n"
    text += (
        "Deze mail is een vervolg daarop.\nKunt u komen,\nmet dank aan de gemeenten voor hun inzet?\n\nGroeten,\nA.\n"
    )
    body = (
        "Ik schreef u eerder. Deze mail is een vervolg daarop. Kunt u komen, met dank aan de gemeenten voor hun inzet?"
    )
    assert mails(text)[0].body == body


def test_wrapped_fields_are_read_to_their_end():
    text = (
        'To : [redacted] @minx.nl, [redacted] @miny.nl, [redacted]\n@miny.nl, [redacted] (team\nZuid)"\n'
        "[redacted] @minz.nl\nFrom : [redacted]\nDate : 1-2-2024 10:00\n"
        "Subject : Stukken voor het bestuurlijk overleg van donderdag 8 februari\nin het stadhuis\n"
        "Attachment : 1. Agenda.pdf;2. Verslag\nbijeenkomst 1 februari +\nprognoses.pdf;\n\nHierbij.\n"
    )
    (mail,) = mails(text)
    assert [domain for _, domain in people(mail, "aan")] == ["minx.nl", "miny.nl", "miny.nl", "minz.nl"]
    assert mail.subject == "Stukken voor het bestuurlijk overleg van donderdag 8 februari in het stadhuis"
    assert mail.attachments[1].name == "2. Verslag bijeenkomst 1 februari + prognoses.pdf"
    assert mail.body == "Hierbij."


PIECES = st.sampled_from(
    [
        "Van: A. Bos", "Van:", "Aan: @x.nl>; B", "Verzonden: maandag 4 maart 2024 09:15", "Onderwerp: RE: opvang",
        "Bijlagen: a.pdf;b.pdf", "Datum: 1-2-2024 10:00", "-----Oorspronkelijk bericht-----", "", "Beste allen,",
        "Groet,", "> Ja", "> Nee", "JA DAT IS GOED", "Kan dat? DAT KAN ZEKER", "Dit bericht is vertrouwelijk.",
        "Op 3 mei 2021 om 10:12 schreef A. Bos <a@x.nl>:", "Cc", "\f", "Onderwerp: x Aan: y", "| Van: | A |",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=40)), max_size=40), st.sampled_from(["e-mail", "memo"]))
def test_any_text_gives_messages_within_the_document_that_do_not_overlap(pieces, kind):
    reading, document = read("\n".join(pieces), kind)
    spans = [(one.start, one.end) for one in document.emails]
    assert all(0 <= start <= end <= len(reading.text) for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    for one in document.emails:
        assert (one.body_start is None) == (not one.body)
        if one.body_start is not None:
            assert one.start <= one.body_start < one.body_end <= len(reading.text)
        assert all(one.start <= part.start <= part.end <= one.end for part in [*one.addresses, *one.attachments])
    first = [(one.start, one.sent, one.subject, one.body) for one in document.emails]
    find_emails(reading, document)
    assert [(one.start, one.sent, one.subject, one.body) for one in document.emails] == first


@pytest.mark.parametrize("piece", ["Van: a, ", "Aan: x;\n", "@", "> ", "a.b", "Op ", "(", "Onderwerp: ", " \n"])
def test_long_dull_text_is_read_to_its_end(piece):
    (first, *_) = mails("Van: A. Bos\nVerzonden: 1-2-2024 10:00\nAan: B. Mos\nOnderwerp: X\n\n" + piece * 3_000)
    assert first.subject == "X"
