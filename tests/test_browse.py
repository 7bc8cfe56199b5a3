"""The pages of the site: what a reader sees on them, and what he is told when there is nothing to see."""

from __future__ import annotations

import asyncio
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from models import Decision, Document, Finding, Page, Segment, Source
from models.database import open_database
from models.errors import UnusableDatabase
from pipelines.browse.serving import site
from pipelines.ingest import ingest

MINUTES = """Verslag stuurgroep Groene Zoom, 12 maart 2024

Aanwezig: mevrouw A. de Boer (voorzitter), de heer C. Dekker

1. Opening
De voorzitter opent de vergadering.

2. Bankjes
Besluit: de stuurgroep plaatst tien bankjes langs het pad <script>alert(1)</script>.
"""


def write_pdf(path: Path) -> None:
    """Write a page with minutes and a black box over words."""
    canvas = Canvas(str(path), pagesize=(595, 842), invariant=1)
    for at, line in enumerate(MINUTES.split("\n")):
        canvas.drawString(70, 780 - 16 * at, line)
    canvas.drawString(70, 500, "Gemeld door GEHEIMENAAM op maandag.")
    canvas.rect(128, 495, 95, 16, fill=1)
    canvas.save()


class Visitor:
    """Somebody who looks at the site."""

    def __init__(self, made: Any, url: str, folder: Path) -> None:
        self.made, self.url, self.folder = made, url, folder

    def get(self, address: str) -> Any:
        """Return the answer."""
        return asyncio.run(self.made.client.get(address))

    def one(self, kind: type[Any], *where: Any) -> Any:
        """Return the first record of a kind."""
        with Session(open_database(self.url)) as session:
            return session.scalars(select(kind).where(*where).order_by(kind.start)).first()


@pytest.fixture(scope="module")
def visitor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    folder = tmp_path_factory.mktemp("site") / "release"
    folder.mkdir()
    write_pdf(folder / "verslag.pdf")
    (folder / "verslag.md").write_text(MINUTES)
    (folder / "leeg.pdf").write_bytes(b"")
    url = f"sqlite:///{folder.parent}/woo.db"
    ingest(open_database(url, create=True), [folder])
    with site(url) as made:
        yield Visitor(made, url, folder)


def page_of(visitor: Visitor, name: str) -> str:
    """Return the id of the first page of a file."""
    with Session(open_database(visitor.url)) as session:
        return str(session.scalars(select(Page.id).join(Source).where(Source.name == name)).first())


def test_the_first_page_counts_and_tells_what_could_not_be_read(visitor: Visitor) -> None:
    answer = visitor.get("/")
    assert answer.status_code == 200
    assert re.search(r"<strong>3</strong>\s*bestanden", answer.text)
    assert "leeg.pdf" in answer.text
    assert "Verslag stuurgroep Groene Zoom" in answer.text


def test_a_hit_leads_to_its_words_on_the_page(visitor: Visitor) -> None:
    hits = visitor.get("/zoek?q=bankje").text
    assert "<mark>bankjes</mark>" in hits
    addresses = dict.fromkeys(re.findall(r"/bekijk/\w+", hits))
    boxed = [text for address in addresses if "<rect" in (text := visitor.get(address).text)]
    assert boxed
    assert all("bankjes" in text for text in boxed)


def test_the_box_lies_on_the_words(visitor: Visitor) -> None:
    with Session(open_database(visitor.url)) as session:
        decisions = session.scalars(select(Decision).join(Source, Source.id == Decision.source_id).where(
            Source.name == "verslag.pdf"
        )).all()  # fmt: skip
    text = visitor.get(f"/bekijk/{decisions[0].id}").text
    x, y, width, height = map(
        float, re.search(r'<rect x="(.+?)" y="(.+?)" width="(.+?)" height="(.+?)"', text).groups()
    )  # type: ignore[union-attr]
    line = next(at for at, line in enumerate(MINUTES.split("\n")) if line.startswith("Besluit"))
    assert y < 842 - (780 - 16 * line) < y + height  # the line that the words stand on
    assert 70 - 3 < x + 1.5 < 200
    assert width > 150


def test_a_text_without_pages_is_shown_with_the_words_marked(visitor: Visitor) -> None:
    with Session(open_database(visitor.url)) as session:
        decision = session.scalars(
            select(Decision).join(Source, Source.id == Decision.source_id).where(Source.name == "verslag.md")
        ).first()
        assert decision is not None
        text = visitor.get(f"/bekijk/{decision.id}").text
    assert "<img" not in text
    assert re.search(r"<mark>[^<]*tien bankjes", text)


def test_every_text_is_escaped(visitor: Visitor) -> None:
    for document in ("verslag.md", "verslag.pdf"):
        text = visitor.get(f"/pagina/{page_of(visitor, document)}").text
        assert "alert(1)" in text
        assert "<script>alert" not in text
    assert "<script>alert" not in visitor.get("/zoek?q=<script>alert(1)</script>").text


def test_the_picture_of_a_page_keeps_its_boxes_closed(visitor: Visitor) -> None:
    answer = visitor.get(f"/beeld/{page_of(visitor, 'verslag.pdf')}.jpg")
    assert answer.headers["content-type"] == "image/jpeg"
    image = Image.open(io.BytesIO(answer.content))
    scale = image.width / 595
    box = image.convert("L").crop(tuple(int(side * scale) for side in (132, 842 - 508, 218, 842 - 498)))  # type: ignore[arg-type]
    darkest, lightest = box.getextrema()
    assert lightest - darkest < 8  # what a JPEG makes of one colour
    assert "GEHEIMENAAM" not in visitor.get(f"/pagina/{page_of(visitor, 'verslag.pdf')}").text


def test_a_file_that_changed_or_went_is_told(tmp_path: Path) -> None:
    write_pdf(tmp_path / "verslag.pdf")
    url = f"sqlite:///{tmp_path}/woo.db"
    ingest(open_database(url, create=True), [tmp_path])
    with site(url) as made:
        visitor = Visitor(made, url, tmp_path)
        address = f"/beeld/{page_of(visitor, 'verslag.pdf')}.jpg"
        (tmp_path / "verslag.pdf").write_bytes(b"%PDF-1.4 iets anders")
        assert "veranderd" in visitor.get(address).text
        (tmp_path / "verslag.pdf").unlink()
        gone = visitor.get(address)
        assert gone.status_code == 404
        assert "staat niet meer" in gone.text
        page = visitor.get(f"/pagina/{page_of(visitor, 'verslag.pdf')}").text
        assert "staat niet meer" in page
        assert "tien bankjes" in page


def test_a_picture_is_painted_upright_as_it_was_read(tmp_path: Path) -> None:
    lying = Image.new("RGB", (1754, 1240), "white")
    lying.paste("red", (0, 0, 300, 300))  # the camera was turned: its left upper corner is the page's right one
    exif = Image.Exif()
    exif[0x0112] = 6
    lying.save(tmp_path / "foto.jpg", exif=exif, dpi=(150, 150))
    url = f"sqlite:///{tmp_path}/woo.db"
    ingest(open_database(url, create=True), [tmp_path / "foto.jpg"])
    with site(url) as made:
        visitor = Visitor(made, url, tmp_path)
        answer = visitor.get(f"/beeld/{page_of(visitor, 'foto.jpg')}.jpg")
    image = Image.open(io.BytesIO(answer.content)).convert("RGB")
    assert image.height > image.width
    red, green, _ = image.getpixel((image.width - 50, 50))  # type: ignore[misc]
    assert red > 200 > 100 > green


def test_a_damaged_pdf_is_painted_as_mended(tmp_path: Path) -> None:
    write_pdf(tmp_path / "heel.pdf")
    data = (tmp_path / "heel.pdf").read_bytes()
    (tmp_path / "kapot.pdf").write_bytes(data[: data.rindex(b"xref")].replace(b"/Type /Catalog", b"/Type /Ktalog"))
    url = f"sqlite:///{tmp_path}/woo.db"
    ingest(open_database(url, create=True), [tmp_path / "kapot.pdf"])
    with site(url) as made:
        visitor = Visitor(made, url, tmp_path)
        assert visitor.get(f"/beeld/{page_of(visitor, 'kapot.pdf')}.jpg").status_code == 200


def test_a_page_of_a_file_within_others_is_painted(tmp_path: Path) -> None:
    write_pdf(tmp_path / "verslag.pdf")
    with ZipFile(tmp_path / "binnen.zip", "w") as inner:
        inner.write(tmp_path / "verslag.pdf", "map/verslag.pdf")
    release = tmp_path / "release"
    release.mkdir()
    with ZipFile(release / "buiten.zip", "w") as outer:
        outer.write(tmp_path / "binnen.zip", "binnen.zip")
    url = f"sqlite:///{tmp_path}/woo.db"
    ingest(open_database(url, create=True), [release])
    with site(url) as made:
        visitor = Visitor(made, url, tmp_path)
        id_ = page_of(visitor, "verslag.pdf")
        assert "<img" in visitor.get(f"/pagina/{id_}").text
        assert visitor.get(f"/beeld/{id_}.jpg").headers["content-type"] == "image/jpeg"
        (release / "buiten.zip").unlink()
        assert "staat niet meer" in visitor.get(f"/pagina/{id_}").text


@pytest.mark.parametrize("address", ["/bekijk/x1", "/pagina/x", "/beeld/x.jpg", "/document/x", "/bron/x", "/nergens"])
def test_what_is_not_there_is_told_in_dutch(visitor: Visitor, address: str) -> None:
    answer = visitor.get(address)
    assert answer.status_code == 404
    assert re.search(r"<h1>(?:Er is geen|Hier is niets)", answer.text)


@pytest.mark.parametrize(
    "words", ['"', '"open', "-alleen", "a OR", "NEAR(", "*", "tekst:", "'; DROP TABLE segment", ""]
)
def test_a_search_with_odd_signs_is_a_page(visitor: Visitor, words: str) -> None:
    assert asyncio.run(visitor.made.client.get("/zoek", params={"q": words})).status_code == 200


def test_an_unforeseen_error_tells_and_logs_no_text(
    visitor: Visitor, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    segment = visitor.one(Segment)
    with Session(open_database(visitor.url)) as session:
        session.execute(update(Page).where(Page.source_id == segment.source_id).values(words=b"kapot"))
        session.commit()
    answer = visitor.get(f"/bekijk/{segment.id}")
    told = answer.text + caplog.text + "".join(capsys.readouterr())
    assert answer.status_code == 500
    assert "Traceback" not in told
    assert segment.text not in told
    assert "error" in caplog.text


def test_nothing_can_be_written(visitor: Visitor) -> None:
    assert visitor.get("/gegevens.json?sql=delete+from+segment").status_code == 400
    assert visitor.one(Segment) is not None


def test_it_may_be_looked_at_while_something_is_written(visitor: Visitor) -> None:
    with Session(open_database(visitor.url)) as session:
        session.execute(update(Source).values(encoding="utf-8"))
        assert visitor.get("/").status_code == 200
        assert visitor.get("/zoek?q=bankje").status_code == 200
        session.rollback()


def test_an_empty_database_has_a_first_page(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/woo.db"
    open_database(url, create=True).dispose()
    with site(url) as made:
        assert "nog niets gelezen" in Visitor(made, url, tmp_path).get("/").text


def test_a_database_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "iets.db").write_text("geen database")
    with pytest.raises(UnusableDatabase), site(f"sqlite:///{tmp_path}/iets.db"):
        pass


def test_a_document_shows_its_outline(visitor: Visitor) -> None:
    document = visitor.one(Document, Document.kind == "verslag")
    text = visitor.get(f"/document/{document.id}").text
    assert "Bankjes" in text
    assert "tien bankjes" in text
    assert "Dekker" in text


def test_a_finding_leads_to_each_number(tmp_path: Path) -> None:
    rows = ("Gemeente\tNodig\tKlaar", "Goes\t55\t31", "Veere\t60\t20", "Sluis\t53\t24", "Totaal\t186\t75")
    (tmp_path / "tabel.txt").write_text("Overzicht opvangplekken per gemeente\n\n" + "\n".join(rows) + "\n")
    url = f"sqlite:///{tmp_path}/woo.db"
    ingest(open_database(url, create=True), [tmp_path / "tabel.txt"])
    with site(url) as made:
        visitor = Visitor(made, url, tmp_path)
        finding = visitor.one(Finding)
        text = visitor.get(f"/bekijk/{finding.id}").text
        for number in ("55", "60", "53"):
            address = re.search(rf"(/bekijk/\w+)\">[^<]*: {number}</a>", text)
            assert address
            assert f"<mark>{number}</mark>" in visitor.get(address[1]).text
