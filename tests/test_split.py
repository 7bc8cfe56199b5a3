"""One file, several documents: where they are cut, what they are called, and what is left whole."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.read.running import mark_running
from extract.split import split
from extract.text.reading import Reading, split_lines
from models import Document, Page, Source

MINUTES = """Verslag Regietafel Zuiderland

Datum: 12 maart 2024
Locatie: Dorpshuis te Oosterhaven
Aanwezig: de heer Bakker (voorzitter), mevrouw Smit (wethouder)

1. Opening
De voorzitter opent de vergadering en heet iedereen van harte welkom.

2. Verslag vorige vergadering
Het verslag van 9 januari 2024 wordt ongewijzigd vastgesteld.

3. Stand van zaken
Mevrouw Smit geeft aan dat de locatie aan de haven in mei opengaat.
De heer Bakker vraagt aandacht voor het vervoer van de leerlingen.

4. Rondvraag en sluiting
De voorzitter sluit de vergadering om 16.00 uur.
"""
ACTIONS = """Actielijst

Nr.\tActie\tWie\tGereed
1\tUitzoeken of de bus vaker kan rijden\tmevrouw Smit\t1-5-2024
2\tBrief sturen aan de school\tde heer Bakker\t
"""
MAIL = """Van: Jansen, P.
Aan: Regietafel
Onderwerp: RE: stukken voor dinsdag
Datum: maandag 4 maart 2024 10:15:00

Beste allen,

Hierbij de stukken. De agenda volgt morgen, want de zaal was nog niet bekend.

Met vriendelijke groet,
P. Jansen

Van: Regietafel
Verzonden: vrijdag 1 maart 2024 09:00
Aan: Jansen, P.
Onderwerp: stukken voor dinsdag

Beste P.,

Zou je de stukken kunnen rondsturen? Dan kan iedereen ze op tijd lezen.

Groet,
Anna
"""
LATER_MAIL = """Van: Jansen, P.
Aan: Regietafel
Onderwerp: zaal gewijzigd
Datum: dinsdag 5 maart 2024 08:30:00

Beste allen,

De vergadering is in de grote zaal op de eerste verdieping van het dorpshuis.

Met vriendelijke groet,
P. Jansen
"""
LETTER = """> Retouradres Postbus 99 1000 AA Oosterhaven

Aan het college van burgemeester en wethouders

Datum 21 augustus 2023
Betreft Uitbreiding van de opvang

Ons kenmerk
2023-4411

Geachte leden van het college,

In deze brief vraag ik u om tien plekken meer dan vorig jaar te maken.

Hoogachtend,
de commissaris
"""
AGENDA = """Agenda regietafel Zuiderland 9 april 2024

Tijd: 14.00 uur
Locatie: Dorpshuis te Oosterhaven

1. Opening
Ter informatie
2. Verslag van 12 maart
Ter vaststelling
3. Opvang van leerlingen
Ter besluitvorming
4. Rondvraag
"""
ANNEX = """Bijlage 2 Cijfers van de opvang per dorp

Dorp\tPlekken\tBezet
Oosterhaven\t40\t38
Westerend\t20\t11
Totaal\t60\t49
"""
PIECES = (MINUTES, MAIL, LETTER, AGENDA, ANNEX, LATER_MAIL)


def reading_of(*pages: str) -> Reading:
    """A reading of plain text, as the reader of text files makes it."""
    source = Source(id="f" * 64, name="stukken.txt", path="stukken.txt", bytes=1)
    lines, at = [], 0
    for number, text in enumerate(pages, 1):
        source.pages.append(Page(number=number, start=at, text=text))
        lines += split_lines(text, number, at)
        at += len(text) + 1
    return Reading(source, lines)


def documents(*pages: str) -> list[Document]:
    reading = reading_of(*pages)
    split(reading)
    return reading.source.documents


@pytest.mark.parametrize(
    ("text", "kind", "title", "date"),
    [
        (MINUTES, "verslag", "Verslag Regietafel Zuiderland", dt.date(2024, 3, 12)),
        (MAIL, "e-mail", "RE: stukken voor dinsdag", dt.date(2024, 3, 4)),
        (LETTER, "brief", "Uitbreiding van de opvang", dt.date(2023, 8, 21)),
        (AGENDA, "agenda", "Agenda regietafel Zuiderland 9 april 2024", dt.date(2024, 4, 9)),
        (ANNEX, "bijlage", "Bijlage 2 Cijfers van de opvang per dorp", None),
    ],
)
def test_a_file_of_one_document_stays_whole(text: str, kind: str, title: str, date: dt.date | None) -> None:
    (document,) = documents(text)
    assert (document.kind, document.title, document.date) == (kind, title, date)
    assert document.reasons == ["begin van het bestand"]


@pytest.mark.parametrize("between", ["\n", "\n\n\n", "\f"])
def test_glued_documents_are_told_apart(between: str) -> None:
    text = between.join((MAIL, MINUTES, LETTER, AGENDA, ANNEX))
    found = documents(*text.split("\f"))
    assert [document.kind for document in found] == ["e-mail", "verslag", "brief", "agenda", "bijlage"]
    assert [document.position for document in found] == [1, 2, 3, 4, 5]
    assert found[0].page == 1
    assert found[-1].last_page == (5 if between == "\f" else 1)
    assert all(document.reasons and 0 < document.score <= 1 for document in found)


def test_a_cut_tells_why_it_was_made() -> None:
    _, letter, later = documents(MINUTES + "\n\n" + LETTER + "\n\n" + LATER_MAIL)
    assert "briefhoofd" in letter.reasons
    assert "mailkop" in later.reasons


def test_a_thread_is_one_document_and_a_later_mail_another() -> None:
    first, second = documents(MAIL + "\n\n" + LATER_MAIL)
    assert (first.title, second.title) == ("RE: stukken voor dinsdag", "zaal gewijzigd")


def test_quoted_messages_stay_in_their_thread_when_marked() -> None:
    quoted = "\n".join(f"> {line}" for line in LATER_MAIL.splitlines())
    assert len(documents(f"{MAIL}\n{quoted}\n")) == 1
    assert len(documents(f"{MAIL}\n-----Oorspronkelijk bericht-----\n{LATER_MAIL}")) == 1


def test_a_head_with_blank_lines_and_empty_fields_opens_a_mail() -> None:
    head = "Date : 13-7-2024 12:42:06\n\nFrom : [weggelakt]\n\nTo :\n\nSubject : Zaal\n\n"
    _, mail = documents(MINUTES + "\n" + head + "Goedemiddag,\n\nDe zaal is vrij.\n")
    assert (mail.kind, mail.title, mail.date) == ("e-mail", "Zaal", dt.date(2024, 7, 13))


def test_an_action_list_at_the_end_of_minutes_belongs_to_them() -> None:
    (document,) = documents(MINUTES + "\n\n" + ACTIONS)
    assert document.kind == "verslag"


def test_an_action_list_with_its_own_head_is_a_document() -> None:
    own = ACTIONS.replace("Actielijst", "Actielijst regietafel Zuiderland\n\nDatum: 12 maart 2024", 1)
    _, actions = documents(MINUTES + "\n\n" + own)
    assert (actions.kind, actions.date) == ("actielijst", dt.date(2024, 3, 12))


def test_minutes_without_a_title_start_where_the_agenda_starts_again() -> None:
    untitled = MINUTES[MINUTES.index("1. Opening") :]
    _, second = documents(MINUTES + "\n\n" + untitled)
    assert second.title is None
    assert "nieuwe nummering vanaf 1" in second.reasons


def test_a_list_of_numbered_sentences_is_no_new_agenda() -> None:
    steps = "\nDe tafel spreekt af:\n\n1. de bus gaat vaker rijden;\n2. de school krijgt een brief.\n"
    assert len(documents(MINUTES.replace("\n4. Rondvraag", steps + "\n4. Rondvraag"))) == 1


def test_an_agenda_printed_above_its_minutes_is_part_of_them() -> None:
    items = "1. Opening\n2. Verslag vorige vergadering\n3. Stand van zaken\n4. Rondvraag en sluiting\n\n"
    assert len(documents(MINUTES.replace("1. Opening", items + "1. Opening", 1))) == 1


def test_a_table_of_contents_starts_no_document() -> None:
    contents = "".join(f"{number}. Hoofdstuk {number} ........ {number}\n" for number in range(1, 7))
    chapters = "".join(f"\f{number}. Hoofdstuk {number}\n\nEr staat wat er staat.\n" for number in range(1, 7))
    assert len(documents(*("Plan voor de opvang in het dorp\n\n" + contents + chapters).split("\f"))) == 1


def test_the_stamped_number_of_a_release_tells_its_documents_apart() -> None:
    text = "De commissie heeft de stukken gelezen en is het er mee eens.\n" * 5
    pages = [f"{stamp}\n{text}" for stamp in (100231, 100231, 100232, 100232)]
    reading = reading_of(*pages)
    mark_running(reading.lines, len(pages))
    split(reading)
    found = reading.source.documents
    assert [document.page for document in found] == [1, 3]
    assert [document.number for document in found] == ["100231", "100232"]


def test_the_slides_of_a_presentation_belong_together() -> None:
    slides = [
        "Regio-overleg, 3 mei 2022",
        "Agenda",
        "Stand van zaken\n• Er zijn 3 locaties\n• Nog 2 te gaan",
        "Voorstel",
    ]
    assert len(documents(*[f"{slide}\n\n" for slide in slides * 3])) == 1


def test_what_a_mail_attaches_is_found_by_its_name() -> None:
    mail = MAIL.replace("Datum: maandag", "Bijlagen: 3b. Vervoersplan leerlingen.docx\nDatum: maandag")
    text = (
        "Vervoersplan leerlingen 2024\n\nVersie 2 maart 2024\n\nDe bus rijdt vaker dan vorig jaar, ook op zaterdag.\n"
    )
    _, plan = documents(mail + "\n" + text)
    assert plan.title == "Vervoersplan leerlingen 2024"
    assert "genoemd als bijlage van een mail" in plan.reasons


def test_a_bookmark_named_after_a_file_starts_a_document() -> None:
    text = "De bus rijdt vaker dan vorig jaar, ook op zaterdag en zondag in de vakantie.\n" * 8
    reading = reading_of(text, "Voortgang vervoer\n" + text)
    reading.bookmarks.append((len(text) + 1, "3. Voortgang.docx"))
    split(reading)
    assert [document.page for document in reading.source.documents] == [1, 2]


ADDRESSED = """Gemeente Zuiderveen
Postbus 12, 1234 AB Zuiderveen

Aan de voorzitter van de regietafel
Postbus 99
1200 CD Oosterhaven

uw kenmerk    -
ons kenmerk   Z-12-345
datum         3 juni 2024
onderwerp     Aanbod van onze gemeente

Geachte heer Bakker,

Hierbij bieden wij u een locatie aan voor de duur van twee jaar.
"""
FORM = """VEILIGHEIDSREGIO ZUIDERLAND

MEMO

Aan:      leden Algemeen Bestuur
Van:      de secretaris
Datum:    7 februari 2024
Betreft:  Verlenging van de locaties na 1
april
Status:   ter besluitvorming
Bijlage:  1

Aanleiding

Alle regio's is gevraagd hun locaties langer open te houden, en dat kan.
De eigenaar van de grootste vraagt meer huur, zoals eerder besproken.

Voorstel

De locaties te verlengen tot en met 30 juni, en de kosten te declareren.
"""


def test_a_letter_begins_at_the_address_above_its_first_field() -> None:
    found = documents(MINUTES + "\n" + ADDRESSED)
    assert [document.kind for document in found] == ["verslag", "brief"]
    assert found[1].start == len(MINUTES) + 1
    assert found[1].date == dt.date(2024, 6, 3)


def test_a_memo_with_fields_like_those_of_a_mail_is_a_memo_and_a_mail_below_it_another_document() -> None:
    mail = MAIL.replace("Datum:", "Verzonden:").replace("Regietafel", "A. de Boer <a@voorbeeld.nl>")
    found = documents(FORM + "\n" + mail)
    assert [document.kind for document in found] == ["memo", "e-mail"]
    assert found[0].title == "Verlenging van de locaties na 1 april"


@pytest.mark.parametrize("mark", ["<!-- page -->", "Pagina 1 van 7"])
def test_text_that_only_marks_where_a_page_ended_is_cut_there(mark: str) -> None:
    agenda = "# Bestuurlijk Overleg Zuiderland\n\nwoensdag 13 november 2024\n\n1\tOpening\n2\tStukken\n"
    minutes = "## Kort verslag overleg Zuiderland\n\n**Datum** 13 november 2024\n\n### 1. Opening\nAllen zijn welkom.\n"
    assert len(documents(f"{agenda}\n{mark}\n\n{minutes}")) == 2


def test_a_title_in_one_word_with_draft_is_a_title() -> None:
    found = documents("CONCEPTVERSLAG REGIETAFEL ZUIDERLAND\n\nDinsdag 14 mei 2024, 09.30 uur\n\nAanwezig\nA. Bos\n")
    assert (found[0].kind, found[0].title) == ("verslag", "CONCEPTVERSLAG REGIETAFEL ZUIDERLAND")


def test_an_appendix_on_the_page_of_its_report_is_part_of_it() -> None:
    assert (
        len(documents(MINUTES, "5. Vragen\nGeen.\n\nBijlage Uitkomsten van de rondgang\n\nDe rondgang was goed.\n"))
        == 1
    )


def test_an_action_list_of_the_day_of_the_minutes_is_theirs_an_older_one_is_not() -> None:
    same = ACTIONS.replace("Actielijst\n", "Actielijst Regietafel Zuiderland (bijgewerkt t/m 12 maart 2024)\n")
    older = ACTIONS.replace("Actielijst\n", "Actielijst Regietafel Zuiderland, versie 9 januari 2024\n")
    found = documents(f"{MINUTES}\n{same}\n{older}")
    assert [(document.kind, document.date) for document in found] == [
        ("verslag", dt.date(2024, 3, 12)),
        ("actielijst", dt.date(2024, 1, 9)),
    ]


def test_a_title_is_no_number_of_a_release_and_no_mere_day() -> None:
    assert (
        documents("174321\n\nVoortgang van de opvang\n\nAlles loopt, en dat is goed.\n")[0].title
        == "Voortgang van de opvang"
    )
    found = documents("# Werkgroep Wonen\nVerslag van de bijeenkomst van 4 november 2020\n\n## Doel\nWonen.\n")
    assert (found[0].title, found[0].date) == ("Werkgroep Wonen", dt.date(2020, 11, 4))


def test_the_moment_of_receipt_dates_a_mail_whose_own_is_unreadable() -> None:
    mail = (
        "To:\nFrom:\nSent: Thur 912412020 10:38\nSubject: Afspraken\nReceived: Thur 9/24/2020 10:38:24 AM\n\nGraag.\n"
    )
    assert documents(mail)[0].date == dt.date(2020, 9, 24)


def test_nothing_is_made_of_nothing() -> None:
    assert documents() == []
    assert documents("", "\n \n") == []


_LINES = st.lists(st.sampled_from([line for piece in PIECES for line in piece.split("\n")]), max_size=60)
_GLUED = st.lists(st.sampled_from(PIECES), max_size=4).map("\n\n".join) | _LINES.map("\n".join) | st.text(max_size=200)


def test_a_page_with_a_title_date_and_version_is_a_document_though_page_numbers_run_on() -> None:
    sitrep = (
        "Sitrep 12 waterschade\nOpgesteld: 4 mei 2024, 11.30 uur\nVersie 1.0\n\nGeen bijzonderheden.\nPagina 3 van 3\n"
    )
    found = documents(MINUTES + "Pagina 1 van 3\n", ANNEX + "Pagina 2 van 3\n", sitrep)
    assert [document.kind for document in found] == ["verslag", "bijlage", "overzicht"]


def test_the_page_numbers_of_a_release_do_not_hold_its_documents_together() -> None:
    memo = (
        "Memo over de haven\nDatum: 3 mei 2024\n\n"
        "De haven wordt dit jaar dieper gemaakt dan zij ooit was.\nDaarna gaat zij open.\n"
    )
    overview = (
        "Overzicht van schades langs de kade\nDatum: 10 mei 2024\nVersie 2\n\nEr was meer schade dan vorig jaar.\n"
    )
    reading = reading_of(memo + "\nWoo-besluit 2024-7 Pagina 1", overview + "\nWoo-besluit 2024-7 Pagina 2")
    for line in reading.lines:
        line.running = line.text.startswith("Woo")
    split(reading)
    assert [document.page for document in reading.source.documents] == [1, 2]


def test_a_letter_is_told_by_whom_it_is_for_and_how_it_closes() -> None:
    text = "Aan het bestuur van de havendienst\nDatum: 3 mei 2024\n\nDorp\tPlekken\tBezet\nOost\t40\t38\nWest\t20\t11\n"
    (document,) = documents(text + "\nHoogachtend,\nde directeur\n")
    assert document.kind == "brief"


@settings(max_examples=60, deadline=None)
@given(st.lists(_GLUED, min_size=1, max_size=3))
def test_every_line_is_in_one_document_in_order(pages: list[str]) -> None:
    reading = reading_of(*pages)
    split(reading)
    found = reading.source.documents
    lines = [line for document in found for line in reading.lines_of(document)]
    assert [line.start for line in lines] == [line.start for line in reading.lines]
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(document.start < document.end and document.page <= document.last_page for document in found)


@settings(max_examples=30, deadline=None)
@given(st.lists(_GLUED, min_size=1, max_size=2))
def test_splitting_twice_gives_the_same(pages: list[str]) -> None:
    reading = reading_of(*pages)
    seen = []
    for _ in range(2):
        split(reading)
        seen.append([(one.start, one.end, one.kind, one.title, one.reasons) for one in reading.source.documents])
    assert seen[0] == seen[1]


@pytest.mark.parametrize(
    "line", ["\t" * 3000, " " * 3000, ">" * 3000, "> " * 1500, "*" * 3000, "_" * 3000, "van: " * 700]
)
def test_lines_that_are_all_signs_are_read(line: str) -> None:
    (document,) = documents(f"Verslag\n\n{line}x\n\n{line}\n")
    assert document.kind == "verslag"


FIGURES = "Dorp\tPlekken\tBezet\nOosterhaven\t120\t98\nWesterveen\t80\t80\nTotaal\t200\t178\n"


@pytest.mark.parametrize("name", ["[REDACTED]", "[naam weggelakt]", "██████"])
def test_a_mail_that_only_an_unreadable_name_signs_has_ended(name: str) -> None:
    mail = MAIL.split("Met vriendelijke")[0] + f"Tot dinsdag!\n{name}\nmedewerker opvang\nHavenkade 2\n"
    overview = "## Stand van zaken opvang Zuiderland\nRegietafel 7 maart 2024\n\n" + FIGURES
    assert [document.kind for document in documents(mail, overview)] == ["e-mail", "overzicht"]


def test_a_name_made_unreadable_within_a_mail_does_not_end_it() -> None:
    mail = MAIL.split("Met vriendelijke")[0] + "[REDACTED]\nheeft laten weten dat zij de cijfers al heeft gezien.\n"
    assert len(documents(mail, "## Stand van zaken opvang\nper 7 maart 2024\n\nHet gaat goed.\n")) == 1


def test_a_running_head_that_begins_after_a_signed_letter_names_the_next_document() -> None:
    head = "GEMEENTE OOSTERHAVEN          Overzicht opvang per dorp\n\n"
    reading = reading_of(
        LETTER + "\nOosterhaven  Pagina 1 van 3",
        head + "Stand: 1 maart 2024\n\n" + FIGURES + "\nOosterhaven  Pagina 2 van 3",
        head + FIGURES + "\nOosterhaven  Pagina 3 van 3",
    )
    for line in reading.lines:
        line.running = line.text.startswith(("GEMEENTE OOST", "Oosterhaven  Pagina"))
    split(reading)
    assert [(document.kind, document.title) for document in reading.source.documents] == [
        ("brief", "Uitbreiding van de opvang"),
        ("overzicht", "Overzicht opvang per dorp"),
    ]
    assert reading.source.documents[1].date == dt.date(2024, 3, 1)


def test_an_action_list_of_the_body_whose_minutes_it_follows_belongs_to_them() -> None:
    assert len(documents(MINUTES + "\n" + ACTIONS.replace("Actielijst", "Actielijst regietafel"))) == 1


def test_an_action_list_of_another_day_is_a_document_though_its_title_runs_on() -> None:
    earlier = ACTIONS.replace("Actielijst", "Actielijst regietafel Zuiderland, versie 9\njanuari 2024")
    assert [document.kind for document in documents(MINUTES + "\n" + earlier)] == ["verslag", "actielijst"]


def test_a_public_list_of_decisions_is_named_by_its_title() -> None:
    text = "Openbare besluitenlijst college\n\n1. Besluitenlijst 2 mei 2024\nBesluit: vastgesteld.\n"
    assert documents(text)[0].title == "Openbare besluitenlijst college"


def test_the_date_of_a_table_further_down_is_not_that_of_the_overview() -> None:
    text = (
        "Stand van zaken opvang\nRegietafel 7 maart 2024\n\n" + FIGURES * 3 + "\nPeildatum 1 februari 2024\n" + FIGURES
    )
    assert documents(text)[0].date == dt.date(2024, 3, 7)


def test_the_name_of_an_organisation_right_above_a_title_belongs_to_it() -> None:
    decisions = "Gemeente Oosterhaven\n\nOpenbare besluitenlijst college\nDatum: 2 mei 2024\nAanwezig: de heer Bakker\n"
    found = documents(MINUTES + "\nDe volgende keer is in mei.\n\n" + decisions + "\nDe lijst wordt vastgesteld.\n")
    assert [document.kind for document in found] == ["verslag", "besluitenlijst"]
    assert found[1].title == "Openbare besluitenlijst college"
    assert found[1].end - found[1].start > len(decisions)


def test_the_name_of_an_organisation_that_signs_a_letter_belongs_to_the_letter() -> None:
    decisions = "Openbare besluitenlijst college\nDatum: 2 mei 2024\nAanwezig: de heer Bakker\n"
    text = LETTER + "\nGemeente Westerveen\n\n" + decisions
    reading = reading_of(text)
    split(reading)
    assert reading.source.documents[-1].start == text.index("Openbare")


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Verslag\nStuurgroep Duinbeheer", "Verslag Stuurgroep Duinbeheer"),
        ("Verslag\nStuurgroep Duinbeheer en strand\nvan de kust", "Verslag"),
        (
            "Verslag : Bijeenkomst Werkgroep Duinen\nDatum : 08-11-2018\nNotulen: Karin Bos",
            "Verslag : Bijeenkomst Werkgroep Duinen",
        ),
    ],
)
def test_minutes_are_named_by_their_body(head: str, title: str) -> None:
    text = f"{head}\n\nVergaderdatum: 4 februari 2019\n\n1. Opening\n\nWelkom.\n\n2. Rondvraag\n\nGeen.\n"
    assert documents(text)[0].title == title


def test_a_line_of_mark_up_alone_below_a_title_is_no_part_of_it() -> None:
    assert documents("Verslag overleg Waterhof\n", "\nVerslag overleg Waterhof\n**")


@pytest.mark.parametrize("field", ["Verzondemn", "Verzonden", "Verzoden"])
def test_a_field_that_text_recognition_got_wrong_is_part_of_the_head_of_a_mail(field: str) -> None:
    text = (
        f"Van:\n\n{field}: vrijdag 2 mei 2023 15:32\nAan: xx @@ dorp\nOnderwerp: de steiger\n\nHoi,\n\nHij is stuk.\n"
    )
    (document,) = documents(text)
    assert (document.kind, document.title, document.date) == ("e-mail", "de steiger", dt.date(2023, 5, 2))


def test_what_is_left_of_names_above_the_head_of_a_mail_is_no_sentence() -> None:
    (document,) = documents("dorp.nl\nE T vr.\nSent: Tue 5/2/2023 3:32:19 PM\nSubject: de steiger\n\nHij is stuk.\n")
    assert (document.kind, document.title) == ("e-mail", "de steiger")
