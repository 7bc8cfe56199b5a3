"""The audit: what does not add up is found and told, what does add up is left alone."""

from __future__ import annotations

import datetime as dt
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.audit import audit
from models import Action, Finding
from tests.sheets import DAY, findings_of, reading_of

NAMES = "Goes Veere Sluis Borsele Hulst Kapelle Tholen Terneuzen Vlissingen Middelburg".split()


def sheet(*rows: tuple[object, ...]) -> str:
    """Return rows as a table of tabs below a title."""
    return "Opvang\n\n" + "\n".join("\t".join(map(str, row)) for row in rows) + "\n"


def told(finding: Finding) -> tuple[object, ...]:
    return (finding.check, finding.row, finding.printed, finding.computed)


def test_a_total_that_is_not_the_sum_of_its_rows_is_found():
    (finding,) = findings_of(
        sheet(
            ("Gemeente", "Plekken", "Bedden"), ("Goes", 100, 7), ("Veere", 50, 8), ("Sluis", 80, 9), ("Totaal", 250, 24)
        )
    )
    assert told(finding) == ("kolomsom", "Totaal", 250, 230)
    assert (finding.severity, finding.column, finding.place) == ("hoog", "Plekken", "Zeeland")
    assert [(operand.label, operand.value) for operand in finding.operands] == [
        ("Goes", 100),
        ("Veere", 50),
        ("Sluis", 80),
    ]
    assert finding.sentence == (
        "Kolom “Plekken”: de 3 gemeenten tellen op tot 230, maar op de rij “Totaal” staat 250 (20 te veel)."
    )


def test_the_span_of_a_finding_is_the_printed_number():
    reading = reading_of(
        sheet(("Gemeente", "Plekken"), ("Goes", 100), ("Veere", 50), ("Sluis", 80), ("Totaal", "1.240"))
    )
    audit(reading)
    reading = reading_of(sheet(("Gemeente", "Plekken"), ("Goes", 100), ("Veere", 50), ("Sluis", 80), ("Totaal", 240)))
    audit(reading)
    (finding,) = reading.source.findings
    assert reading.text[finding.start : finding.end] == "240"


@pytest.mark.parametrize(("total", "severity"), [(2301, "laag"), (2310, "midden"), (2800, "hoog")])
def test_severity_follows_the_size_of_the_difference(total: int, severity: str):
    rows = (("Gemeente", "A", "B"), ("Goes", 1000, 1), ("Veere", 500, 2), ("Sluis", 800, 3), ("Totaal", total, 6))
    (finding,) = findings_of(sheet(*rows))
    assert finding.severity == severity


def test_subtotals_and_their_total_are_each_checked_against_their_own_rows():
    rows = [
        ("Locatie", "Plekken", "Kamers"),
        ("Goes - Noord", 10, 4),
        ("Goes - Zuid", 20, 5),
        ("Totaal Goes", 30, 9),
        ("Veere - Haven", 5, 1),
        ("Totaal Veere", 5, 1),
        ("Eindtotaal", 35, 10),
    ]
    assert findings_of(sheet(*rows)) == []
    rows[3] = ("Totaal Goes", 31, 9)
    assert ("deelsom", "Totaal Goes", 31, 30) in map(told, findings_of(sheet(*rows)))


def test_rows_that_stand_above_what_they_sum_are_checked_by_level():
    rows = [
        ("", "Nodig", "Klaar"),
        ("Zeeland", 30, 12),
        ("Goes", 10, 4),
        ("Veere", 20, 8),
        ("Drenthe", 50, 9),
        ("Assen", 40, 5),
        ("Emmen", 10, 4),
        ("Flevoland", 7, 5),
        ("Urk", 3, 2),
        ("Dronten", 4, 3),
    ]
    assert findings_of(sheet(*rows)) == []
    rows[4] = ("Drenthe", 55, 9)
    assert [told(finding) for finding in findings_of(sheet(*rows))] == [("kolomsom", "Drenthe", 55, 50)]


def test_a_column_of_differences_that_one_row_breaks_is_found():
    rows = [("Gemeente", "Nodig", "Klaar", "Verschil")]
    rows += [(name, 50 + 3 * n, 20 + n * n, 30 + 3 * n - n * n) for n, name in enumerate(NAMES)]
    assert findings_of(sheet(*rows)) == []
    rows[4] = (NAMES[3], 59, 29, 31)
    assert [told(finding) for finding in findings_of(sheet(*rows))] == [("verschil", NAMES[3], 31, 30)]


def test_a_row_of_differences_below_the_totals_is_checked():
    rows = [
        ("Gemeente", "2022", "2023", "2024"),
        ("Goes", 1, 2, 3),
        ("Veere", 4, 5, 6),
        ("Totaal", 5, 7, 9),
        ("Opgave", 10, 10, 11),
        ("Verschil", -5, -3, -2),
    ]
    assert findings_of(sheet(*rows)) == []
    rows[5] = ("Verschil", -5, -3, 2)
    assert [told(finding) for finding in findings_of(sheet(*rows))] == [("verschil", "Verschil", 2, -2)]


def test_a_sum_over_columns_that_one_row_breaks_is_found():
    rows = [("Gemeente", "Gezinnen", "Alleenstaanden", "Kinderen", "Totaal")]
    rows += [(name, 5 + n, 3 + 2 * n, 9 - n, 17 + 2 * n) for n, name in enumerate(NAMES)]
    rows[2] = (NAMES[1], 6, 5, 8, 91)
    assert ("rijsom", NAMES[1], 91, 19) in map(told, findings_of(sheet(*rows)))


def test_a_percentage_of_another_column_than_its_header_says_is_found_once():
    rows = [("Gemeente", "Achterstand", "Taakstelling", "Samen", "Gehuisvest", "% van de taakstelling")]
    for n, name in enumerate(NAMES):
        late, task, done = 10 + n, 30 + 2 * n, 12 + n
        rows.append((name, late, task, late + task, done, f"{round(100 * done / (late + task))}%"))
    (finding,) = findings_of(sheet(*rows))
    assert told(finding) == ("percentage", "Goes", 30, 40)


def test_two_prints_of_one_table_that_differ_are_found_and_the_sum_says_which_is_wrong():
    body = [(name, 100 + 7 * n, 10 + n) for n, name in enumerate(NAMES)]
    total = ("Totaal", sum(row[1] for row in body), sum(row[2] for row in body))
    good = sheet(("Gemeente", "Plekken", "Kamers"), *body, total)
    body[2] = (NAMES[2], 214, 12)
    findings = findings_of(good, sheet(("Gemeente", "Plekken", "Kamers"), *body, total))
    assert ("tegenspraak", NAMES[2], 214, 114) in map(told, findings)


def test_a_blank_counts_as_nothing_and_an_unknown_number_is_never_added():
    rows = [("Gemeente", "Nu", "Straks"), ("Goes", 5, 10), ("Veere", "", 20), ("Sluis", "-", 5), ("Totaal", 5, 35)]
    assert findings_of(sheet(*rows)) == []
    rows[1:] = [("Goes", 5, 10), ("Veere", "ntb", 20), ("Totaal", 40, 30)]
    assert findings_of(sheet(*rows)) == []


def test_shares_averages_and_rows_aside_are_not_added():
    rows = [
        ("Gemeente", "Plekken", "Gemiddelde prijs", "%"),
        ("Goes", 10, 5, "20%"),
        ("waarvan voor gezinnen", 4, 2, "8%"),
        ("Veere", 40, 7, "80%"),
        ("Totaal", 50, 6, "100%"),
    ]
    assert findings_of(sheet(*rows)) == []


@given(st.integers(0, 10_000), st.integers(3, 10), st.integers(1, 5))
def test_a_table_that_adds_up_gives_no_finding(seed: int, height: int, width: int):
    chance = random.Random(seed)
    rows = [[chance.choice([0, chance.randint(1, 3000)]) for _ in range(width)] for _ in range(height)]
    shown = [
        (name, *("-" if n == 0 else f"{n:,}".replace(",", ".") for n in row))
        for name, row in zip(NAMES, rows, strict=False)
    ]
    total = [sum(column) for column in zip(*rows, strict=True)]
    assert findings_of(sheet(("Gemeente", *"ABCDE"[:width]), *shown, ("Totaal", *total))) == []


@given(
    st.lists(
        st.sampled_from(["Goes\t1\t2%\t3", "Totaal\t3\t-\t9", "\t7\t8\t1", "Verschil\t1\t1\t", "Zz\tx\ty\tO5"]),
        max_size=9,
    )
)
def test_any_table_is_audited(rows: list[str]):
    for finding in findings_of("Gemeente\tA\t% van A\tVerschil\n" + "\n".join(rows)):
        assert finding.sentence
        assert finding.printed != finding.computed


def actions(*lists: list[tuple[str, str, dt.date | None]]) -> list[Finding]:
    """Return what the audit finds in action lists of meetings half a year apart."""
    reading = reading_of(*("Lijst" for _ in lists))
    for month, (document, rows) in enumerate(zip(reading.source.documents, lists, strict=True)):
        document.date = dt.date(2024, 1 + 3 * month, 1)
        for number, text, done in rows:
            document.actions.append(Action(start=document.start, end=document.end, number=number, text=text, done=done))
    audit(reading)
    return reading.source.findings


def test_an_action_under_another_number_is_found():
    (finding,) = actions([("3", "Stuurt de notitie rond", None)], [("7", "Stuurt de notitie rond.", None)])
    assert (finding.check, finding.printed, finding.computed) == ("actielijst", 7, 3)


def test_an_action_that_was_done_and_is_open_again_is_found():
    (finding,) = actions(
        [("3", "Stuurt de notitie rond", dt.date(2024, 1, 1))], [("3", "Stuurt de notitie rond", None)]
    )
    assert (
        finding.sentence
        == "Actiepunt 3 was op de vorige lijst (01-01-2024) gereed op 01-01-2024 en staat hier weer open."
    )


def test_action_lists_that_agree_give_no_finding():
    assert (
        actions([("3", "Stuurt de notitie rond", None)], [("3", "Stuurt de notitie rond", dt.date(2024, 4, 1))]) == []
    )


def test_an_action_said_to_be_done_that_is_not_listed_is_found():
    reading = reading_of("De actiepunten 4 en 5 zijn afgerond.")
    (document,) = reading.source.documents
    document.actions.append(Action(start=0, end=1, number="5", text="Zaal huren"))
    audit(reading)
    assert [finding.printed for finding in reading.source.findings] == [4]


def test_a_count_that_is_not_what_it_is_made_of_is_found():
    rows = (("Gemeente", "Plan"), ("Goes", "90 woningen (2x 30, 1x 40)"), ("Veere", "100 woningen (2x 30, 1x 40)"))
    (finding,) = findings_of(sheet(*rows))
    assert told(finding) == ("deelsom", "Goes", 90, 100)


def test_an_open_action_that_the_next_list_lacks_is_found():
    first = [("3", "Stuurt de notitie rond", None), ("4", "Huurt een zaal", None), ("5", "Belt de bouwer", DAY)]
    (finding,) = actions(first, [("3", "Stuurt de notitie rond", None)])
    assert finding.sentence == "Actiepunt 4 was niet gereed en staat niet meer op de volgende lijst (01-04-2024)."


def test_a_share_that_its_header_names_is_checked_in_a_small_table():
    rows = (("Gemeente", "Raming", "Gedekt", "% gedekt"), ("Goes", 200, 140, "60%"), ("Veere", 80, 40, "50%"))
    assert [told(finding) for finding in findings_of(sheet(*rows, ("Sluis", 50, 10, "20%")))] == [
        ("percentage", "Goes", 60, 70)
    ]
