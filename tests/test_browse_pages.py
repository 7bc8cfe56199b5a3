"""What the pages of a record, a printed page, a document and a file show beside each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Cell, Document, Email, Mention, Opgave, Page, Source
from models.database import open_database
from pipelines.browse.serving import site
from pipelines.ingest import ingest
from pipelines.show import find
from tests.test_browse import MINUTES, Visitor, page_of, write_pdf

LOOSE = "\n\nzomaar wat losse woorden zonder enig verband die nergens bij horen\n"
TABLE = "Overzicht opvangplekken per gemeente\n\nGemeente\tNodig\tKlaar\nGoes\t55\t31\nVeere\t60\t20\nTotaal\t115\t51\n"
THREAD = """Van: Karin Postma
Verzonden: donderdag 6 maart 2025 09:00
Aan: Jan Mulder
Onderwerp: RE: planning oever

Beste Jan,

De planning is akkoord.

> Hierbij de planning van de oever
> zoals gisteren besproken.

Van: Jan Mulder
Verzonden: woensdag 5 maart 2025 10:12
Aan: Karin Postma
Onderwerp: planning oever
Bijlage: planning.txt

Beste Karin,

Hierbij de planning van de oever zoals gisteren besproken.
"""


def write_mail(path: Path) -> None:
    """Write a mail with the table as its attachment."""
    mail = EmailMessage()
    mail["From"], mail["To"] = "Jan Mulder <j.mulder@deventer.nl>", "Karin Postma <k.postma@waterschap.nl>"
    mail["Subject"], mail["Date"] = "de tabel", "Wed, 5 Mar 2025 10:12:00 +0100"
    mail.set_content("Beste Karin,\n\nHierbij de tabel.\n")
    mail.add_attachment(TABLE.encode(), maintype="text", subtype="plain", filename="tabel.txt")
    path.write_bytes(mail.as_bytes())


@pytest.fixture(scope="module")
def visitor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    folder = tmp_path_factory.mktemp("paginas") / "release"
    folder.mkdir()
    write_pdf(folder / "verslag.pdf")
    (folder / "los.txt").write_text(LOOSE)
    (folder / "draad.txt").write_text(THREAD)
    (folder / "lang.md").write_text(MINUTES + "".join(f"\nHet pad langs veld {each} is nat.\n" for each in range(1500)))
    write_mail(folder / "mail.eml")
    url = f"sqlite:///{folder.parent}/woo.db"
    ingest(open_database(url, create=True), [folder])
    with site(url) as made:
        yield Visitor(made, url, folder)


def source_of(visitor: Visitor, name: str) -> Source:
    with Session(open_database(visitor.url)) as session:
        return session.scalars(select(Source).where(Source.name == name)).one()


def test_a_page_shows_its_layers_in_the_picture_and_in_the_text(visitor: Visitor) -> None:
    text = visitor.get(f"/pagina/{page_of(visitor, 'verslag.pdf')}").text
    boxes = re.findall(r'<input type="checkbox" id="laag-(\w+)"', text)
    assert {"agendapunten", "besluiten", "aanwezigen"} <= set(boxes)
    for layer in boxes:
        assert f'<g class="laag" data-laag="{layer}">' in text
    assert re.search(r'class="strook" data-lagen="[^"]*besluiten[^"]*" href="/bekijk/\w+">[^<]*tien bankjes', text)


def test_what_was_not_understood_is_a_layer(visitor: Visitor) -> None:
    text = visitor.get(f"/pagina/{page_of(visitor, 'los.txt')}").text
    assert "Niet begrepen" in text
    assert re.search(r'<span class="strook" data-lagen="gaten">zomaar wat losse[^<]*horen</span>', text)


def test_a_long_text_is_shown_in_parts_and_a_record_in_its_own(visitor: Visitor) -> None:
    id_ = page_of(visitor, "lang.md")
    first, second = visitor.get(f"/pagina/{id_}").text, visitor.get(f"/pagina/{id_}?deel=2").text
    assert "veld 1 is" in first
    assert "veld 1499 is" not in first
    assert "Deel 2 van" in second
    assert visitor.get(f"/pagina/{id_}?deel=zoveel").status_code == 200
    hits = visitor.get('/zoek?q="veld 1499"').text
    assert "veld 1499 is" in re.sub("<.*?>", "", visitor.get(re.search(r"/bekijk/\w+", hits)[0]).text)  # type: ignore[index]


def test_mails_stand_oldest_first_with_what_they_quote_folded(visitor: Visitor) -> None:
    mail = visitor.one(Email, Email.subject == "RE: planning oever")
    text = visitor.get(f"/document/{mail.document_id}").text
    assert text.index("zoals gisteren") < text.index("De planning is akkoord")
    assert re.search(r"<details><summary>Wat hierin wordt aangehaald.*?planning van de oever zoals", text, re.DOTALL)


def test_an_attachment_leads_to_the_document_that_it_is_and_back(visitor: Visitor) -> None:
    mail = visitor.one(Email, Email.subject == "de tabel")
    address = re.search(r'(/document/\w+)">tabel.txt', visitor.get(f"/document/{mail.document_id}").text)
    assert address
    attached = visitor.get(address[1]).text
    assert "Overzicht opvangplekken" in attached
    assert f"/bekijk/{mail.id}" in attached


def test_each_cell_of_a_table_leads_to_its_spot(visitor: Visitor) -> None:
    cell = visitor.one(Cell, Cell.text == "60")
    with Session(open_database(visitor.url)) as session:
        document = session.get_one(Cell, cell.id).table.document_id
    assert f'<a href="/bekijk/{cell.id}">60</a>' in visitor.get(f"/document/{document}").text
    text = visitor.get(f"/bekijk/{cell.id}").text
    assert "<mark>60</mark>" in text
    assert "Veere | 60 | 20" in text


def test_a_number_leads_to_its_table_and_to_the_place_that_it_is_about(visitor: Visitor) -> None:
    opgave = visitor.one(Opgave, Opgave.place == "Veere", Opgave.value == 60)
    text = visitor.get(f"/bekijk/{opgave.id}").text
    assert f"/over/{opgave.entity_id}" in text
    assert "Overzicht opvangplekken" in text


def test_a_file_tells_what_lies_in_it_and_where_it_lies(visitor: Visitor) -> None:
    mail, table = source_of(visitor, "mail.eml"), source_of(visitor, "tabel.txt")
    assert f"/bron/{table.id}" in visitor.get(f"/bron/{mail.id}").text
    text = visitor.get(f"/bron/{table.id}").text
    assert f'/bron/{mail.id}">mail.eml' in text
    assert table.id in text
    assert re.search(r"/document/\w+", text)


def test_the_beginning_of_an_id_is_enough(visitor: Visitor) -> None:
    mention = visitor.one(Mention)
    with Session(open_database(visitor.url)) as session:
        assert find(session, mention.id[:8]).id == mention.id
    assert mention.id in visitor.get(f"/bekijk/{mention.id[:8]}").text


def test_a_page_of_an_older_reading_says_that_its_gaps_are_not_known(visitor: Visitor) -> None:
    with Session(open_database(visitor.url)) as session:
        page = session.get_one(Page, page_of(visitor, "draad.txt"))
        page.gaps = None
        session.commit()
        id_ = page.id
    assert "niet bijgehouden" in visitor.get(f"/pagina/{id_}").text


def test_nothing_is_loaded_from_elsewhere(visitor: Visitor) -> None:
    document = visitor.one(Document)
    for address in ("/", "/zoek?q=pad", f"/document/{document.id}", "/bekijk/x1"):
        assert "default-src 'none'" in visitor.get(address).headers["content-security-policy"]
