"""The arithmetic of one table: what sums, follows or balances is known, and the one number that does not is named."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.audit.arithmetic import check_arithmetic
from extract.audit.ledger import Ledger, deepen
from extract.text.numbers import parse_number
from models import Cell, Finding, Table
from tests.effort import calls_of
from tests.sheets import findings_of

TOWNS = "Goes Veere Sluis Borsele Hulst Kapelle Tholen Terneuzen Vlissingen Middelburg".split()


def table_of(text: str) -> Table:
    """Return a table written as lines with bars, its first line the header."""
    cells = []
    at = 0
    for row, line in enumerate(text.strip().split("\n")):
        for column, printed in enumerate(part.strip() for part in line.split("|")):
            number = parse_number(printed) if row and column else None
            cells.append(
                Cell(
                    start=at,
                    end=at + len(printed),
                    row=row,
                    column=column,
                    text=printed,
                    header=not row,
                    value=number.value if number else None,
                    uncertain=bool(number and number.uncertain),
                )
            )
            at += len(printed) + 1
    table = Table(start=0, end=at)
    table.cells.extend(cell for cell in cells if cell.text)
    return table


def checked(text: str) -> list[Finding]:
    """Return what does not add up in a table written so."""
    return check_arithmetic(Ledger(table_of(text), {}))


def told(findings: list[Finding]) -> list[tuple[object, ...]]:
    return [(item.check, item.row, item.printed, item.computed) for item in findings]


# a table that adds up, a number in it, what it is changed into, and what is then told (the first of the findings)
TABLES = {
    "total above": (
        "Gemeente | Nodig | Klaar\nTotaal | 168 | 75\nGoes | 55 | 31\nVeere | 60 | 20\nSluis | 53 | 24",
        ("168", "186", ("kolomsom", "Totaal", 186, 168)),
    ),
    "regions without the word total": (
        "| Nodig | Klaar | Gepland\nNoord | 168 | 75 | 310\nGoes | 55 | 31 | 100\nVeere | 60 | 20 | 99\n"
        "Sluis | 53 | 24 | 111\nZuid | 95 | 61 | 207\nHulst | 40 | 20 | 105\nTholen | 55 | 41 | 102",
        ("75", "79", ("kolomsom", "Noord", 79, 75)),
    ),
    "sections and a balance of their totals": (
        "| 2023 | 2024 | 2025\nLasten\nZorg | 510 | 600 | 710\nWegen | 340 | 302 | 370\n"
        "Totale lasten | 850 | 902 | 1.080\n"
        "Baten\nHeffing | 400 | 432 | 455\nRijk | 300 | 311 | 324\nTotale baten | 700 | 743 | 779\n"
        "Saldo | -150 | -159 | -301",
        ("-159", "-195", ("verschil", "Saldo", -195, -159)),
    ),
    "places within a place": (
        "Gemeente | Plekken | Kamers\nGoes | 90 | 41\nGoes - Noord | 30 | 21\nGoes - Zuid | 60 | 20\nVeere | 75 | 31\n"
        "Veere - Haven | 35 | 20\nVeere - Dorp | 40 | 11\nSluis | 25 | 18\nSluis - Markt | 25 | 18\nTotaal | 190 | 90",
        ("90 | 41", "96 | 41", ("deelsom", "Goes", 96, 90)),
    ),
    "a mean below": (
        "Gemeente | 2023 | 2024 | 2025\nGoes | 31 | 55 | 81\nVeere | 20 | 60 | 90\nSluis | 24 | 53 | 99\n"
        "Gemiddelde | 25 | 56 | 90",
        ("56 | 90", "65 | 90", ("kolomsom", "Gemiddelde", 65, 56)),
    ),
    "amounts times prices": (
        "Post | Aantal | Prijs | Bedrag\nBed | 30 | 210 | 6.300\nKast | 25 | 340 | 8.500\nStoel | 90 | 75 | 6.750\n"
        "Tafel | 22 | 190 | 4.180\nLamp | 55 | 33 | 1.815",
        ("4.180", "4.810", ("rijsom", "Tafel", 4810, 4180)),
    ),
    "differences below zero in brackets": (
        "Gemeente | Opgave | Stand | Verschil\nGoes | 180 | 52 | (128)\nVeere | 114 | 58 | (56)\n"
        "Sluis | 137 | 24 | (113)\nHulst | 158 | 92 | (66)\nTholen | 69 | 56 | (13)\n"
        "Kapelle | 173 | 85 | (88)\nBorsele | 27 | 36 | 9",
        ("(13)", "5", ("verschil", "Tholen", 5, -13)),
    ),
    "a running sum": (
        "Maand | Aantal | Cumulatief\njan | 31 | 31\nfeb | 20 | 51\nmrt | 47 | 98\napr | 15 | 113\n"
        "mei | 60 | 173\njun | 22 | 195",
        ("98", "89", ("verschil", "mrt", 89, 98)),
    ),
    "what a year hands to the next": (
        "Jaar | Beginstand | Instroom | Uitstroom | Eindstand\n2019 | 400 | 120 | 63 | 457\n"
        "2020 | 457 | 90 | 82 | 465\n"
        "2021 | 465 | 140 | 71 | 534\n2022 | 534 | 77 | 95 | 516\n2023 | 516 | 101 | 40 | 577\n"
        "2024 | 577 | 88 | 51 | 614",
        ("2021 | 465", "2021 | 456", ("verschil", "2021", 456, 465)),
    ),
    "rates": (
        "Gemeente | Inwoners | Plekken | Per 1.000 inwoners\nGoes | 39.642 | 210 | 5,3\nVeere | 22.197 | 75 | 3,4\n"
        "Sluis | 23.266 | 140 | 6,0\nHulst | 27.731 | 95 | 3,4\nTholen | 26.842 | 310 | 11,5",
        ("6,0", "7,0", ("percentage", "Sluis", 7, 6)),
    ),
    "growth": (
        "Gemeente | 2023 | 2024 | Groei\nGoes | 400 | 500 | 25%\nVeere | 310 | 372 | 20%\nSluis | 200 | 150 | -25%\n"
        "Hulst | 640 | 704 | 10%",
        ("20%", "30%", ("percentage", "Veere", 30, 20)),
    ),
    "rows of differences and shares": (
        "| 2021 | 2022 | 2023 | 2024\nOpgave | 200 | 310 | 440 | 520\nRealisatie | 150 | 290 | 330 | 500\n"
        "Percentage | 75% | 94% | 75% | 96%",
        ("94%", "84%", ("percentage", "Percentage", 84, 94)),
    ),
    "a column left of its parts": (
        "Gemeente | Totaal | Koop | Huur | Midden\nGoes | 97 | 31 | 45 | 21\nVeere | 72 | 20 | 33 | 19\n"
        "Sluis | 95 | 24 | 60 | 11\nHulst | 102 | 40 | 22 | 40\nTholen | 99 | 50 | 9 | 40",
        ("102", "120", ("rijsom", "Hulst", 120, 102)),
    ),
}


@pytest.mark.parametrize("name", TABLES)
def test_what_follows_is_known_and_the_number_that_does_not_is_named(name: str):
    text, (right, wrong, finding) = TABLES[name]
    assert told(checked(text)) == []
    assert finding in told(checked(text.replace(right, wrong, 1)))


# tables that look as if they should add up, but need not
INNOCENT = {
    "a list of the largest": (
        "Gemeente | Aanvragen | Plekken\nGoes | 55 | 31\nVeere | 60 | 20\nSluis | 53 | 24\nTotaal | 310 | 190"
    ),
    "a mean in the total row": (
        "Wijk | Woningen | Huur\nNoord | 40 | 710\nZuid | 25 | 655\nWest | 61 | 802\nOost | 33 | 640\n"
        "Totaal | 159 | 702"
    ),
    "parts unknown": "Gemeente | Nu | Straks\nGoes | 5 | 10\nVeere | pm | 20\nSluis | ntb | 7\nTotaal | 40 | 37",
    "of which": (
        "| 2023 | 2024\nGoes | 50 | 60\nwaarvan vrouwen | 20 | 31\nVeere | 40 | 45\n"
        "w.v. kinderen | 9 | 8\nTotaal | 90 | 105"
    ),
    "cut off at the top": (
        "Gemeente | Plekken | Kamers\nVeere | 60 | 20\nSluis | 53 | 24\nSubtotaal | 168 | 75\nHulst | 40 | 20\n"
        "Tholen | 55 | 41\nSubtotaal | 95 | 61\nTotaal | 263 | 136"
    ),
    "an uncertain digit": "Gemeente | Nu | Straks\nGoes | 1O | 10\nVeere | 20 | 20\nSluis | 30 | 7\nTotaal | 65 | 37",
    "shares that are rounded": "Gemeente | Deel\nGoes | 33\nVeere | 33\nSluis | 33\nTotaal | 100%",
    "millions that are rounded": "Post | 2024\nZorg | 11,7\nWegen | 2,6\nGroen | 28,8\nSport | 26,5\nTotaal | 69,5",
    "never below zero": (
        "Gemeente | Opgave | Realisatie | Nog te doen\nGoes | 90 | 40 | 50\nVeere | 60 | 80 | 0\nSluis | 70 | 10 | 60\n"
        "Hulst | 55 | 20 | 35\nTholen | 81 | 40 | 41\nTotaal | 356 | 190 | 186"
    ),
    "years and codes": (
        "Straat | Postcode | Bouwjaar | Woningen\nA | 4461 | 1970 | 40\nB | 4462 | 1988 | 21\n"
        "C | 4463 | 2001 | 9\nTotaal | | | 70"
    ),
}


@pytest.mark.parametrize("name", INNOCENT)
def test_what_need_not_add_up_gives_no_finding(name: str):
    assert told(checked(INNOCENT[name])) == []


def test_the_number_where_a_row_and_a_column_are_off_by_as_much_is_pointed_at():
    rows = [f"{town} | {20 + n} | {51 - 3 * n} | {71 - 2 * n}" for n, town in enumerate(TOWNS)]
    rows[3] = rows[3].replace("42", "24")
    total = "Totaal | 245 | 375 | 620"
    findings = checked("\n".join(["Gemeente | Koop | Huur | Totaal", *rows, total]))
    assert {item.check for item in findings} == {"kolomsom", "rijsom"}
    assert any("hoort op de rij “Borsele”, kolom “Huur” 42 te staan, niet 24" in item.sentence for item in findings)


def test_a_part_that_was_not_counted_is_named():
    text = "Gemeente | Nu | Straks\nGoes | 31 | 55\nVeere | 20 | 60\nSluis | 24 | 53\nTotaal | 51 | 168"
    (finding,) = checked(text)
    assert finding.cause == "deel ontbreekt"
    assert "“Sluis”: die lijkt niet meegeteld" in finding.sentence


def test_rounding_is_told_as_such():
    text = "Gemeente | Nu | Straks\nGoes | 310 | 551\nVeere | 200 | 602\nSluis | 240 | 537\nTotaal | 751 | 1.690"
    (finding,) = checked(text)
    assert (finding.cause, finding.severity) == ("afronding", "laag")


def test_another_print_of_a_part_that_makes_the_sum_right_is_shown():
    body = [f"{town}\t{1000 + 7 * n}\t{10 + 3 * n}" for n, town in enumerate(TOWNS)]
    total = f"Totaal\t{sum(1000 + 7 * n for n in range(10))}\t{sum(10 + 3 * n for n in range(10))}"
    right = "\n".join(["Gemeente\tPlekken\tKamers", *body, total])
    wrong = right.replace("Sluis\t1014", "Sluis\t1041")
    sums = [item for item in findings_of(right, wrong) if item.check == "kolomsom"]
    assert [item.operands[-1].value for item in sums] == [1014]
    assert "Met 1.014 voor de rij “Sluis”" in sums[0].sentence


def test_a_share_of_another_base_than_named_says_so():
    rows = [
        f"{town} | {30 + 2 * n} | {40 + 3 * n} | {12 + n} | {round(100 * (12 + n) / (40 + 3 * n))}%"
        for n, town in enumerate(TOWNS)
    ]
    (finding,) = checked("\n".join(["Gemeente | Taakstelling | Samen | Gehuisvest | % van de taakstelling", *rows]))
    assert (finding.check, finding.cause) == ("percentage", "andere grondslag")


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 10_000), st.integers(2, 9), st.sampled_from([1, 3, 9, 60, 4000]))
def test_numbers_without_any_relation_give_no_finding(seed: int, width: int, most: int):
    chance = random.Random(seed)
    names = chance.sample("Opgave Realisatie Stand Aantal Plekken Kamers Bedden Woningen Locaties".split(), width)
    rows = [[town, *(str(chance.randint(0, most)) for _ in names)] for town in TOWNS]
    assert told(checked("\n".join(" | ".join(row) for row in [["Gemeente", *names], *rows]))) == []


def test_a_table_of_twice_as_many_rows_is_twice_the_work():
    chance = random.Random(5)
    rows = [f"Rij {n} | " + " | ".join(str(chance.randint(0, 900)) for _ in range(17)) for n in range(400)]
    header = "Naam | " + " | ".join(f"{'Delta' if n % 3 else 'Totaal'} {n}" for n in range(17))
    half, whole = (Ledger(table_of("\n".join([header, *rows[:count]])), {}) for count in (200, 400))
    assert calls_of(lambda: check_arithmetic(whole)) < 2.5 * calls_of(lambda: check_arithmetic(half))


LEVELS = (
    "Gemeente | Nodig | Klaar\nGoes | 55 | 31\nVeere | 60 | 20\nTotaal Noord | 115 | 51\nHulst | 40 | 22\n"
    "Tholen | 55 | 41\nTotaal Zuid | 95 | 63\nTotaal | 210 | 114"
)


def test_a_total_that_a_broader_one_counts_is_a_subtotal_and_told_alone():
    assert told(checked(LEVELS)) == []
    assert told(checked(LEVELS.replace("95 | 63", "96 | 63"))) == [("deelsom", "Totaal Zuid", 96, 95)]
    assert told(checked(LEVELS.replace("210 | 114", "210 | 141"))) == [("kolomsom", "Totaal", 141, 114)]


def test_a_subtotal_and_its_total_wrong_each_for_its_own_reason_are_both_told():
    findings = told(checked(LEVELS.replace("95 | 63", "95 | 36").replace("210 | 114", "210 | 141")))
    assert {item[:2] for item in findings} == {("deelsom", "Totaal Zuid"), ("kolomsom", "Totaal")}


def test_a_row_of_a_region_that_the_total_counts_is_a_subtotal():
    text = (
        "Gemeente | Nodig | Klaar | Gepland\nNoord | 168 | 75 | 310\nGoes | 55 | 31 | 100\nVeere | 60 | 20 | 99\n"
        "Sluis | 53 | 24 | 111\nZuid | 95 | 61 | 207\nHulst | 40 | 20 | 105\nTholen | 55 | 41 | 102\n"
        "Totaal | 263 | 136 | 517"
    )
    assert told(checked(text)) == []
    assert told(checked(text.replace("95 | 61", "95 | 66"))) == [("deelsom", "Zuid", 66, 61)]


def test_a_column_of_sums_that_a_broader_column_counts_is_a_subtotal():
    rows = [[20 + n, 51 - 3 * n, 7 + n * n % 11, 90 - 5 * n] for n in range(len(TOWNS))]
    lines = [
        f"{town} | {a} | {b} | {a + b} | {c} | {d} | {c + d} | {a + b + c + d}"
        for town, (a, b, c, d) in zip(TOWNS, rows, strict=True)
    ]
    text = "\n".join(["| Koop | Huur | Totaal 2024 | Koop | Huur | Totaal 2025 | Totaal", *lines])
    assert told(checked(text)) == []
    wrong = text.replace(" | 69 |", " | 96 |", 1)
    assert told(checked(wrong)) == [("deelsom", "Veere", 96, 69)]
    wrong = text.replace(lines[2], lines[2].rsplit(" ", 1)[0] + " 99")
    assert [item[:2] for item in told(checked(wrong))] == [("rijsom", "Sluis")]


def test_two_sums_that_one_column_is_must_both_hold():
    rows = [f"{town} | {6 + n} | {15 + 2 * n} | {21 + 3 * n} | {11 + n} | {10 + 2 * n}" for n, town in enumerate(TOWNS)]
    text = "\n".join(["Gemeente | Achterstand | Taakstelling | Totaal te huisvesten | Gehuisvest | Restant", *rows])
    assert told(checked(text)) == []
    wrong = text.replace("Hulst | 10 | 23 |", "Hulst | 20 | 23 |")
    assert told(checked(wrong)) == [("rijsom", "Hulst", 33, 43)]


def test_a_mark_for_what_is_not_known_is_nothing_where_another_column_shows_so():
    rows = "Goes | 40 | 22\nVeere | 310 | 268\nSluis | 24 | -\nHulst | ntb | ntb\nTholen | pm | 8\nKapelle | 55 | 61"
    text = f"Gemeente | Ambitie | Geplaatst\n{rows}\nTotaal | 429 | 359"
    assert told(checked(text)) == []
    assert told(checked(text.replace("359", "395"))) == [("kolomsom", "Totaal", 395, 359)]
    assert told(checked(text.replace("359", "395").replace("429", "450"))) == []


def test_a_base_is_told_once_for_a_table_over_pages():
    def page(first: int) -> str:
        lines = [
            f"{town}\t{30 + 2 * n}\t{40 + 3 * n}\t{12 + n}\t{round(100 * (12 + n) / (40 + 3 * n))}%"
            for n, town in enumerate(TOWNS, first)
        ]
        return "\n".join(["Gemeente\tTaakstelling\tSamen\tGehuisvest\t% van de taakstelling", *lines])

    bases = [
        item
        for item in findings_of(f"{page(0)}\n\nZie ook het vervolg.\n\n{page(10)}")
        if item.cause == "andere grondslag"
    ]
    assert len(bases) == 1


def test_numbers_that_are_nearly_the_same_do_not_balance():
    chance = random.Random(9061)
    for _ in range(40):
        sizes = [chance.randint(20, 900) for _ in range(chance.randint(5, 25))]
        near = [[size + chance.choice((0, 0, 0, 1, -1, chance.randint(-20, 20))) for _ in range(6)] for size in sizes]
        rows = [f"W{n} | " + " | ".join(map(str, row)) for n, row in enumerate(near)]
        header = "Wijk | Raming | Stand 1-1 | Stand 1-7 | Capaciteit | Bezet | Verschil"
        assert told(checked("\n".join([header, *rows]))) == []


def test_a_total_near_its_sum_beside_one_far_from_it_is_no_sum():
    rows = "\n".join(f"{town} | {12 + n} | {31 + 2 * n}" for n, town in enumerate(TOWNS))
    assert told(checked(f"Gemeente | Stand | Punten\n{rows}\nTotaal | 163 | 999")) == []


def test_a_region_that_is_all_of_its_province_is_not_counted_beside_its_gemeenten():
    rows = [("Gebied", "Plekken"), ("Groningen", 90), ("Groningen", 90), ("Groningen", 40), ("Veendam", 30)]
    rows += [("Pekela", 20), ("Drenthe", 75), ("Drenthe", 75), ("Assen", 30), ("Emmen", 45), ("Totaal", 165)]
    text = "\n".join(f"{name}\t{number}" for name, number in rows)
    assert findings_of(f"Opvang\n\n{text}\n") == []


def test_locations_that_are_read_as_their_gemeente_are_not_counted_beside_it():
    rows = ["Aalten | 60 | 31", "Aalten - Noord | 20 | 11", "Aalten - Zuid | 40 | 20", "Ede | 75 | 36"]
    rows += ["Ede-Haven (NO) | 30 | 15", "Ede-Veer (NO) | 25 | 17", "Ede-Dorp | 20 | 4", "Totaal | 135 | 67"]
    table = table_of("\n".join(["Gemeente | Plekken | Kamers", *rows]))
    ledger = Ledger(table, {})
    for entry, rank in zip(ledger.entries, (3, 4, 4, 3, 3, 3, 4), strict=False):
        entry.rank = rank
    deepen(ledger.entries, ledger.counted)
    assert [entry.rank for entry in ledger.entries] == [3, 4, 4, 3, 4, 4, 4, None]
    assert check_arithmetic(ledger) == []


def test_a_total_that_prints_the_one_row_above_it_again_is_its_total():
    text = (
        "Gemeente | Plekken | Kamers\nGoes - Haven | 20 | 11\nGoes - Dorp | 26 | 10\nTotaal Goes | 46 | 21\n"
        "Hulst - Dorp | 6 | 3\nTotaal Hulst | 6 | 3\nSluis - Dorp | 30 | 13\nTotaal Sluis | 30 | 13\n"
        "Tholen - Veer | 81 | 37\nTotaal Tholen | 81 | 37\nTotaal | 163 | 74"
    )
    assert told(checked(text)) == []
