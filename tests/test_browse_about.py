"""Everything on one gemeente, organisation or person: what a reader finds there, and that it can be checked."""

from __future__ import annotations

import asyncio
import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from models import Cell, Entity, Finding, Opgave
from models.database import open_database
from pipelines.browse.serving import site
from pipelines.ingest import ingest

GOES, VEERE, SLUIS = "GM0664", "GM0717", "GM1714"
MINUTES = """Verslag stuurgroep Groene Zoom, 12 maart 2024

Aanwezig: mevrouw A. de Boer (wethouder Goes), de heer C. Dekker (gemeente Veere), [weggelakt] (gemeente Goes)

1. Opening
De voorzitter opent de vergadering.

2. Bankjes
Besluit: de gemeente Goes plaatst tien bankjes langs het pad <script>alert(1)</script>.
Toezegging: wethouder De Boer stuurt de tekening na.
Besluit: de gemeente Veere koopt een boot.
De gemeente Goes heeft 120 plekken voor Oekraïners.
"""
JANUARY = ("Goes\t55\t31", "Veere\t60\t20", "Sluis\t53\t24", "Totaal\t168\t75")
JULY = ("Goes\t70\t48", "Veere\t61\t22", "Sluis\t50\t26", "Totaal\t191\t96")
OTHERWISE = ("Goes\t55\t33", "Veere\t60\t20", "Sluis\t53\t24", "Totaal\t168\t77")
DOT = re.compile(r'<a href="(/bekijk/\w+)"><title>([^<]*)</title>')


def write_overview(path: Path, day: str, rows: tuple[str, ...]) -> None:
    """Write a table with what each gemeente was to do and did."""
    head = f"Overzicht opvangplekken asielzoekers per gemeente\n\nGemeente\tOpgave {day}\tRealisatie {day}\n"
    path.write_text(head + "\n".join(rows) + "\n")


class Visitor:
    """Somebody who looks at the site."""

    def __init__(self, made: Any, url: str) -> None:
        self.made, self.url = made, url

    def get(self, address: str) -> Any:
        """Return the answer."""
        return asyncio.run(self.made.client.get(address))

    def text(self, address: str) -> str:
        """Return a page that is there, its entities read."""
        answer = self.get(address)
        assert answer.status_code == 200
        return html.unescape(answer.text)


@pytest.fixture(scope="module")
def visitor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    folder = tmp_path_factory.mktemp("over") / "release"
    folder.mkdir()
    write_overview(folder / "januari.txt", "1-1-2024", JANUARY)
    write_overview(folder / "juli.txt", "1-7-2024", JULY)
    write_overview(folder / "anders.txt", "1-1-2024", OTHERWISE)
    (folder / "verslag.txt").write_text(MINUTES)
    url = f"sqlite:///{folder.parent}/woo.db"
    ingest(open_database(url, create=True), [folder])
    with site(url) as made:
        yield Visitor(made, url)


def dots(visitor: Visitor, id_: str) -> dict[str, str]:
    """Return the points and bars of a page's charts: their address, and what they say."""
    return dict(DOT.findall(visitor.text(f"/over/{id_}")))


def rows(text: str) -> list[list[str]]:
    """Return the cells of a page's tables, as read."""
    cells = (re.findall(r"<td[^>]*>(.*?)</td>", row, re.S) for row in re.findall(r"<tr>(.*?)</tr>", text, re.S))
    return [[" ".join(re.sub("<[^>]*>", " ", cell).split()) for cell in row] for row in cells if row]


def test_a_gemeente_has_its_numbers_over_time_in_a_chart(visitor: Visitor) -> None:
    said = dots(visitor, GOES).values()
    assert any("opgave, 1-1-2024: 55" in each for each in said)
    assert any("opgave, 1-7-2024: 70" in each for each in said)
    assert any("realisatie, 1-7-2024: 48" in each for each in said)
    assert "draad" in visitor.text(f"/over/{GOES}")


def test_each_point_leads_to_the_cell_that_holds_its_number(visitor: Visitor) -> None:
    found = dots(visitor, GOES)
    assert len(found) == 5
    for address, said in found.items():
        value = re.search(r": (\d+)", said)
        assert value
        assert f"<mark>{value[1]}</mark>" in visitor.text(address)
        with Session(open_database(visitor.url)) as session:
            opgave = session.get_one(Opgave, address.removeprefix("/bekijk/"))
            assert session.get_one(Cell, opgave.cell_id).text == value[1]


def test_the_table_says_what_the_chart_says(visitor: Visitor) -> None:
    text = visitor.text(f"/over/{GOES}")
    of_table = {(row[0].split()[0], row[1], row[2].split()[0]) for row in rows(text) if len(row) == 4}
    of_chart = {tuple(re.match(r"(\w+), ([\d-]+): (\d+)", said).groups()) for said in dots(visitor, GOES).values()}  # type: ignore[union-attr]
    assert of_chart == of_table


def test_a_number_that_two_documents_print_stands_there_once(visitor: Visitor) -> None:
    same = [
        row for row in rows(visitor.text(f"/over/{GOES}")) if row[:3] == ["opgave Opgave 1-1-2024", "1-1-2024", "55"]
    ]
    assert len(same) == 1
    assert "en in 1 meer" in same[0][3]


def test_documents_that_print_different_numbers_are_both_shown(visitor: Visitor) -> None:
    disputed = [row[2] for row in rows(visitor.text(f"/over/{GOES}")) if "ander getal" in row[2]]
    assert sorted(disputed) == ["31 ander document, ander getal", "33 ander document, ander getal"]
    assert "ander getal" not in visitor.text(f"/over/{VEERE}")


def test_nothing_of_another_gemeente_is_shown(visitor: Visitor) -> None:
    text = visitor.text(f"/over/{VEERE}")
    assert "koopt een boot" in text
    assert "bankjes" not in text
    assert "De Boer" not in text
    assert not any("48" in said for said in dots(visitor, VEERE).values())


def test_a_wrong_sum_is_not_told_of_each_gemeente_that_was_added(visitor: Visitor) -> None:
    with Session(open_database(visitor.url)) as session:
        finding = session.scalars(select(Finding).where(Finding.check == "kolomsom")).one()
    assert finding.sentence not in visitor.text(f"/over/{SLUIS}")
    assert f'"/bekijk/{finding.id}"' in visitor.text("/")


def test_decisions_figures_and_people_of_a_gemeente_are_listed(visitor: Visitor) -> None:
    text = visitor.text(f"/over/{GOES}")
    assert re.search(r"<strong>besluit</strong> <a [^>]*>de gemeente Goes plaatst tien bankjes", text)
    assert re.search(r"120 plekken</a>", text)
    assert re.search(r'<a href="/over/per%3A[^"]*">A. de Boer</a>', text)
    assert "wethouder; 12-3-2024" in text


def test_who_is_redacted_stays_so(visitor: Visitor) -> None:
    text = visitor.text(f"/over/{GOES}")
    assert re.search(r">\[weggelakt\]</a>", text)


def test_a_person_has_functions_and_what_was_promised(visitor: Visitor) -> None:
    found = re.search(r'/over/per%3Aboer[^"]*', visitor.text(f"/over/{GOES}"))
    assert found
    text = visitor.text(found[0])
    assert re.search(rf'>wethouder</a>, <a href="/over/{GOES}">Goes</a>', text)
    assert "stuurt de tekening na" in text
    assert "tien bankjes" not in text
    assert "stuurgroep Groene Zoom" in text


def test_an_overview_names_who_is_mentioned_most_first(visitor: Visitor) -> None:
    found = re.findall(r'href="/over/(GM\d+)"', visitor.text("/overzicht/gemeenten"))
    assert set(found) == {GOES, VEERE, SLUIS}
    assert found[0] == GOES
    assert "wethouder Goes" in visitor.text("/overzicht/personen")
    assert "staan er geen" in visitor.text("/overzicht/organisaties")


def test_a_province_leads_to_its_gemeenten(visitor: Visitor) -> None:
    province = re.search(r'<dt>provincie</dt><dd><a href="(/over/PV\d+)">Zeeland</a>', visitor.text(f"/over/{GOES}"))
    assert province
    assert set(re.findall(r'href="/over/(GM\d+)"', visitor.text(province[1]))) == {GOES, VEERE, SLUIS}


def test_a_gemeente_of_which_nothing_is_said_says_so(visitor: Visitor) -> None:
    text = visitor.text("/over/GM0363")
    assert "Amsterdam" in text
    assert "In deze bestanden staat niets over Amsterdam." in text


def test_a_former_gemeente_names_what_came_of_it(visitor: Visitor) -> None:
    assert re.search(r'opgegaan in</dt><dd><a href="/over/GM1952">', visitor.text("/over/GM0018"))


@pytest.mark.parametrize("address", ["/over/GM9999", "/over/<script>", "/over/x%2Fy", "/overzicht/dorpen"])
def test_what_is_not_there_is_told_in_dutch(visitor: Visitor, address: str) -> None:
    answer = visitor.get(address)
    assert answer.status_code == 404
    assert re.search(r"<h1[^>]*>Er is geen", answer.text)


def test_names_from_a_release_are_escaped_and_doubt_is_shown(tmp_path: Path) -> None:
    write_overview(tmp_path / "tabel.txt", "1-1-2024", JANUARY)
    (tmp_path / "verslag.txt").write_text(MINUTES)
    url = f"sqlite:///{tmp_path}/woo.db"
    engine = open_database(url, create=True)
    ingest(engine, [tmp_path / "tabel.txt", tmp_path / "verslag.txt"])
    with Session(engine) as session:
        session.execute(update(Entity).where(Entity.id == GOES).values(name="Goes<script>alert(2)</script>"))
        session.execute(update(Cell).where(Cell.header).values(text="</title><script>alert(3)</script>"))
        session.execute(update(Cell).where(Cell.text == "31").values(uncertain=True))
        session.execute(update(Opgave).where(Opgave.entity_id == VEERE).values(value=float("inf")))
        session.execute(update(Opgave).values(theme="<script>alert(4)</script>", unit='"><script>alert(5)</script>'))
        session.commit()
    with site(url) as made:
        assert Visitor(made, url).get(f"/over/{VEERE}").status_code == 200
        for address in (f"/over/{GOES}", "/overzicht/gemeenten"):
            text = Visitor(made, url).get(address).text
            assert "alert(2)" in text
            assert "<script>alert" not in text
        text = Visitor(made, url).get(f"/over/{GOES}").text
        bars = re.findall(r'<title>([^<]*)</title>\s*<text[^>]*>[^<]*</text>\s*<rect class="([^"]*)"', text)
        assert [said.split(".")[0] for said, look in bars if "open" in look] == ["realisatie, 1-1-2024: 31 (onzeker)"]
        assert [row[2] for row in rows(text) if "onzeker" in row[2]] == ["31 onzeker"]
