"""Agenda items: which numbers are headings and which are lists in the text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.parse.agenda import number_of
from extract.parse.meetings import find_meeting
from tests.minutes import items_of, meeting_of, reading_of


def numbers(text: str, kind: str = "verslag") -> list[tuple[str | None, str | None]]:
    return [(item.number, item.title) for item in items_of(text, kind)]


def test_numbered_headings_are_items_and_a_list_that_a_colon_announces_is_not():
    text = (
        "1. Opening\nDe voorzitter opent.\n\n2. Wegenplan\nVoorgesteld wordt het volgende:\n\n"
        "1. De brug wordt in mei gesloten.\n2. Het fietspad blijft open.\n3. De borden komen in april.\n\n"
        "3. Rondvraag en sluiting\nGeen vragen.\n"
    )
    assert numbers(text) == [("1", "Opening"), ("2", "Wegenplan"), ("3", "Rondvraag en sluiting")]


@pytest.mark.parametrize(
    ("heading", "number", "title"),
    [
        ("## 2. **Parkeren** **Mededeling**", "2", "Parkeren"),
        ("## **2. Parkeren**", "2", "Parkeren"),
        ("2. PARKEREN IN DE BINNENSTAD", "2", "PARKEREN IN DE BINNENSTAD"),
        ("Agendapunt 2: Parkeren", "2", "Parkeren"),
        ("2. Agendapunt: Parkeren", "2", "Parkeren"),
        ("2)  Parkeren", "2", "Parkeren"),
        ("2.", "2", None),
    ],
)
def test_forms_of_a_heading(heading: str, number: str, title: str | None):
    mark = "## " if heading.startswith("#") else ""
    text = f"{mark}1. Opening\n\nWelkom.\n\n{heading}\n\nHet gaat goed.\n\n{mark}3. Sluiting\n\nTot ziens.\n"
    assert (number, title) in numbers(text)


def test_a_title_in_capitals_goes_on_over_a_blank_line():
    text = (
        "1. OPENING EN MEDEDELINGEN\n\nTekst volgt.\n\n2. PLAN VOOR DE AANLEG VAN NIEUWE RIOLERING EN\n\n"
        "VERVANGING VAN DE OUDE LEIDINGEN\n\nDe wethouder licht toe.\n\n3. SLUITING\n\nEinde.\n"
    )
    assert numbers(text)[1] == ("2", "PLAN VOOR DE AANLEG VAN NIEUWE RIOLERING EN VERVANGING VAN DE OUDE LEIDINGEN")


def test_minutes_purpose_and_attachments_are_taken_apart():
    text = "1. Opening – 5 min\n\n2. Begroting (10 min.)\n\nBijlage: concept begroting; advies\n\n3. Sluiting\n"
    first, second, _ = items_of(text, "agenda")
    assert (first.title, first.minutes) == ("Opening", 5)
    assert (second.title, second.minutes) == ("Begroting", 10)
    assert second.attachments == ["concept begroting", "advies"]


def test_an_agenda_in_a_table_has_letters_below_its_numbers():
    text = (
        "\tAgendapunten\tDoel\tBijlage\n1.\tOpening\t\t\n2.\tWonen\t\t\n\ta) Stand van zaken\tTer informatie\t-\n"
        "\t- een streepje\t\t\n\tb) Nieuwbouw\tTer bespreking\tJa\n3.\tSluiting\t\t-\n"
    )
    items = items_of(text, "agenda")
    assert [item.number for item in items] == ["1", "2", "2a", "2b", "3"]
    assert items[3].parent is items[1]
    assert (items[2].purpose, items[3].purpose) == ("Ter informatie", "Ter bespreking")
    assert (items[2].attachments, items[3].attachments) == ([], ["Ja"])


def test_a_numbered_action_table_is_no_agenda():
    text = (
        "1. Opening\n\nWelkom.\n\n2. Sluiting\n\nEinde.\n\nActielijst\n\nNr.\tActie\tWie\n"
        "1.\tStuurt de kaart rond\tJ. Bos\n2.\tBelt de aannemer\tP. Vis\n"
    )
    assert [number for number, _ in numbers(text)] == ["1", "2"]


def test_nested_numbers_follow_the_indents_and_keep_their_printed_number():
    text = (
        "## Agenda\n\n1. Opening\n   1. Welkom door de voorzitter\n2. Werkgroepen\n   1. Groen\n      1. Bomen\n"
        "   1. Water\n3. Rondvraag\n"
    )
    assert [number for number, _ in numbers(text, "agenda")] == ["1", "1-1", "2", "2-1", "2-1-1", "2-1", "3"]


def test_a_number_out_of_order_is_kept_when_it_is_a_heading_like_the_others():
    text = "\n\n".join(
        [
            "## 1. **Opening**",
            "Welkom.",
            "## 2. **Verkeer**",
            "Toelichting.",
            "## 5. **Groen**",
            "Toelichting.",
            "## 4. **Afval**",
            "Toelichting.",
            "## 6. **Sluiting**",
            "Einde.",
        ]
    )
    assert [number for number, _ in numbers(text)] == ["1", "2", "5", "4", "6"]


def test_repeated_numbers_of_bold_headings_are_all_kept():
    text = "1.  **Opening**\n\nWelkom.\n\n1.  **Verslag**\n\nGoedgekeurd.\n\n1.  **Rondvraag**\n\nGeen.\n"
    assert numbers(text) == [("1", "Opening"), ("1", "Verslag"), ("1", "Rondvraag")]


def test_unnumbered_headings_and_pillars_of_a_report_are_no_items():
    text = (
        "## Verslag van de dag\n\nTekst.\n\nDe opbrengst vatten wij samen in drie pijlers:\n\n1. **Groen**\n"
        "2. **Water**\n3. **Lucht**\n\n## Vervolg\n\nTekst.\n"
    )
    assert numbers(text) == []


def test_an_item_runs_from_its_heading_to_the_next():
    text = (
        "1. Opening\nDe voorzitter opent.\n\n2. Sluiting\nEinde om vier uur.\n\nActielijst\n\n"
        "Nr.\tActie\tWie\n1\tx\ty\n"
    )
    reading = reading_of(text)
    find_meeting(reading, reading.source.documents[0])
    first, last = reading.source.documents[0].meetings[0].agenda_items
    assert "opent" in reading.text[first.start : first.end]
    assert "Sluiting" not in reading.text[first.start : first.end]
    assert "Actielijst" not in reading.text[last.start : last.end]
    assert reading.text[first.title_start : first.title_end] == "Opening"


def test_times_and_dates_at_the_start_of_a_line_are_no_numbers():
    text = "1. Opening\n\n13.30 uur ontvangst\n\n8 februari 2024 is het vervolg.\n\n2. Sluiting\n\nEinde.\n"
    assert [number for number, _ in numbers(text)] == ["1", "2"]


def test_number_of_a_path():
    assert [number_of(path) for path in (("3",), ("3", "a"), ("2", "1"), ("a",))] == ["3", "3a", "2-1", "a"]


@given(
    st.lists(
        st.sampled_from(["1. Opening", "2. X", "a) Iets", "   1. Nest", "Tekst.", "", "1.\tA\tB", "## 3. Y", "[]("])
    )
)
@settings(max_examples=80, deadline=None)
def test_any_text_gives_items_within_the_document_in_order(lines: list[str]):
    meeting = meeting_of("\n".join(lines) or "x")
    starts = [item.start for item in meeting.agenda_items]
    assert starts == sorted(starts)
    assert all(0 <= item.start <= item.end <= meeting.end for item in meeting.agenda_items)
    assert [item.position for item in meeting.agenda_items] == list(range(1, len(starts) + 1))


def test_counts_below_a_letter_or_within_an_item_are_nested():
    heads = [
        "4. Raden",
        "a. Raad voor Wegen",
        "1. Bruggen",
        "2. Tunnels",
        "b. Raad voor Water",
        "1. Dijken",
        "5. Sluiting",
    ]
    start = ["1. Opening", "2. Mededelingen", "1. Feest", "2. Verhuizing", "3. Verslag"]
    text = "\n\n".join(f"**{head}**\n\nToelichting op het punt." for head in [*start, *heads])
    expected = ["1", "2", "2-1", "2-2", "3", "4", "4a", "4a-1", "4a-2", "4b", "4b-1", "5"]
    assert [number for number, _ in numbers(text)] == expected


def test_roman_numbers_are_items_where_no_arabic_ones_are():
    text = "I. Opening\nWelkom.\n\nII. Wegen\n\nII.1 Bruggen\nTekst.\n\nIII. Sluiting\nEinde.\n"
    assert numbers(text) == [("I", "Opening"), ("II", "Wegen"), ("II-1", "Bruggen"), ("III", "Sluiting")]


def test_a_number_alone_on_its_line_takes_the_line_below_as_title():
    text = "1\nOpening\nGeen mededelingen.\n\n2\nVerslag 3 mei\nVastgesteld.\n\n3\nParkeren\nTekst.\n\n4\nSluiting\n"
    assert numbers(text) == [("1", "Opening"), ("2", "Verslag 3 mei"), ("3", "Parkeren"), ("4", "Sluiting")]


def test_a_purpose_in_a_column_of_its_own_is_no_part_of_the_title():
    text = "1. Opening Ter informatie\n2. Verslag ter vaststelling\n3. Wegenplan Ter bespreking\n4. Sluiting\n"
    items = items_of(text, "agenda")
    assert [item.title for item in items] == ["Opening", "Verslag ter vaststelling", "Wegenplan", "Sluiting"]
    assert [item.purpose for item in items] == ["Ter informatie", "ter vaststelling", "Ter bespreking", None]


def test_what_is_printed_twice_in_a_title_is_read_once():
    text = "1. Opening\nWelkom.\n\n2. Plan voor de wegen Plan voor de wegen\nTekst.\n\n3. Sluiting\nEinde.\n"
    assert numbers(text)[1] == ("2", "Plan voor de wegen")


def test_the_ground_of_a_redaction_is_no_item():
    text = "1. Opening\nWelkom.\n\n5. Wegen\n\n5.1.2e\n\n6. Sluiting\nEinde.\n"
    assert [number for number, _ in numbers(text)] == ["1", "5", "6"]


def test_an_item_that_is_taken_up_again_stands_twice():
    text = "Er is lang gesproken over de duinen en het gras dat daar groeit, en over het pad naar zee. " * 3
    printed = f"1. Opening\n\nWelkom.\n\n3. Rondvraag\n\n{text}\n\n2. Duinen\n\n{text}\n\n3. Rondvraag\n\nGeen.\n"
    assert [item.number for item in items_of(printed)] == ["1", "3", "2", "3"]


def test_footnotes_in_small_type_are_no_agenda():
    reading = reading_of(
        "I. Vragen\n\nTekst.\n\nII. Reactie\n\nTekst.\n\nIII. Slot\n\nTekst.\n1 Duinblad nr. 3\n2 Strandkrant\n3 Helm"
    )
    for line in reading.lines:
        line.size = 7.0 if line.text[0].isdigit() else 10.0
    find_meeting(reading, reading.source.documents[0])
    assert [item.number for item in reading.source.documents[0].meetings[0].agenda_items] == ["I", "II", "III"]


def test_headings_with_text_below_them_go_before_a_bare_list():
    text = "Er is lang gesproken over de duinen en het gras dat daar groeit, en over het pad naar zee. " * 3
    discussed = "".join(
        f"{number} {title}\n\n{text}\n\n" for number, title in ((1, "Duinen"), (2, "Strand"), (3, "Vragen"))
    )
    listed = "\n\n".join(f"{number} {title}" for number, title in enumerate(("Helm", "Zand", "Gras"), 1))
    head = "In het gesprek zijn de volgende onderwerpen aan de orde gekomen:\n\n"
    assert [title for _, title in numbers(head + discussed + "De opzet is gekozen.\n\n" + listed)] == [
        "Duinen",
        "Strand",
        "Vragen",
    ]
