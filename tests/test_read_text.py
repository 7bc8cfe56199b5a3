"""What becomes of files that are text, look like text, or are of a kind that is not read."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.errors import Skipped, Unreadable, WooError
from extract.read import read
from extract.read.media import sniff
from extract.text.reading import Reading


def reading_of(folder: Path, name: str, data: bytes) -> Reading:
    path = folder / name
    path.write_bytes(data)
    return read(path)


def test_each_form_feed_begins_a_page(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, "verslag.txt", b"Eerste pagina\r\nregel twee\r\n\fTweede pagina\n\f")
    assert [page.text for page in reading.source.pages] == ["Eerste pagina\nregel twee\n", "Tweede pagina\n"]
    assert reading.source.page_count == 2
    assert [(line.page, line.text) for line in reading.lines] == [
        (1, "Eerste pagina"),
        (1, "regel twee"),
        (2, "Tweede pagina"),
    ]
    assert reading.text[reading.source.pages[1].start :].startswith("Tweede")


def test_a_source_says_what_was_read(tmp_path: Path) -> None:
    source = reading_of(tmp_path, "nota.md", b"# Nota\n").source
    assert (source.name, source.status, source.media_type) == ("nota.md", "gelezen", "text/markdown")
    assert (source.bytes, source.encoding, source.reader, source.warnings) == (7, "utf-8", "tekst", [])
    assert len(source.id) == 64


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("\ufeffBesluit: Fryslân".encode(), "utf-8-sig"),
        ("Besluit: Fryslân".encode("utf-16"), "utf-16"),
        ("De coördinator in Fryslân meldt: één besluit, € 5,–".encode("cp1252"), "cp1252"),
    ],
)
def test_any_likely_encoding_is_read(tmp_path: Path, data: bytes, encoding: str) -> None:
    reading = reading_of(tmp_path, "besluit.txt", data)
    assert "Fryslân" in reading.text
    assert reading.source.encoding == encoding


def test_a_guessed_encoding_is_told(tmp_path: Path) -> None:
    source = reading_of(tmp_path, "oud.txt", "coördinatie geëvalueerd".encode("cp1252")).source
    assert "geraden als cp1252" in source.warnings[0]


def test_damaged_utf8_stays_utf8(tmp_path: Path) -> None:
    source = reading_of(tmp_path, "kapot.txt", "één tweeën drieën".encode() + b"\xff").source
    assert source.encoding == "utf-8"
    assert "1 tekens" in source.warnings[0]


def test_page_numbers_beside_a_form_feed_run_along(tmp_path: Path) -> None:
    pages = [
        f"Verslag\ntekst van {word}\nPagina {number} van 3\n" for number, word in ((1, "een"), (2, "twee"), (3, "drie"))
    ]
    reading = reading_of(tmp_path, "verslag.txt", "\f".join(pages).encode())
    assert [line.text for line in reading.lines if line.running] == [
        text for number in (1, 2, 3) for text in ("Verslag", f"Pagina {number} van 3")
    ]


def test_a_mail_field_is_no_running_head(tmp_path: Path) -> None:
    pages = [f"Van: de afdeling\nbericht {word}\n" for word in ("een", "twee", "drie", "vier")]
    reading = reading_of(tmp_path, "mails.txt", "\f".join(pages).encode())
    assert not any(line.running for line in reading.lines)


def running_of(tmp_path: Path, *pages: str) -> list[str]:
    reading = reading_of(tmp_path, "stukken.txt", "\f".join(pages).encode())
    return [line.text for line in reading.lines if line.running]


def test_a_head_set_left_and_right_runs_along_where_it_comes_back(tmp_path: Path) -> None:
    head = "Dienst Haven                              Niet voor verspreiding"
    assert running_of(tmp_path, f"{head}\nVerslag\ntekst\n", "iets anders\nnog iets\n", f"{head}\nslot\neinde\n") == [
        head,
        head,
    ]


def test_a_title_that_comes_back_is_no_running_head(tmp_path: Path) -> None:
    minutes = "Verslag van het havenoverleg\nDatum: {} mei\neen regel tekst\n"
    assert running_of(tmp_path, minutes.format(3), "een overzicht\nvan iets\n", minutes.format(9)) == []


def test_a_foot_that_counts_pages_runs_along(tmp_path: Path) -> None:
    feet = [f"Gemeente Oosterhaven | team wonen Pagina {number}" for number in (4, 5)]
    assert running_of(tmp_path, f"kop een\nregel\n{feet[0]}\n", f"kop twee\nandere\n{feet[1]}\n") == feet


def test_a_figure_that_ends_a_page_is_no_page_number(tmp_path: Path) -> None:
    rows = "Oost\n10\n12\n-2\nWest\n31\n20\n-11\n"
    assert running_of(tmp_path, rows, "Toelichting\nop de cijfers\n") == []


def archive(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name in names:
            made.writestr(name, "x")
    return out.getvalue()


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def test_a_folder_of_that_name_makes_no_word_file() -> None:
    assert sniff("alles.zip", archive("word/brief.txt")).name == "archief"


def test_a_web_page_that_is_called_a_pdf_is_told(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, "besluit.pdf", b"<!DOCTYPE html><html><body>Niet gevonden</body></html>")
    assert reading.source.warnings == ["heet .pdf, maar is een webpagina"]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("brief.doc", OLD, "oud Word-bestand (doc) wordt (nog) niet gelezen: sla het op als docx of pdf"),
        ("praatje.ppt", OLD, "sla het op als pptx of pdf"),
        ("brief.docx", OLD + "EncryptedPackage".encode("utf-16-le"), "met een wachtwoord"),
        ("alles.rar", b"Rar!\x1a\x07\x00", "archief (RAR)"),
        ("gegevens.xml", b"<?xml version='1.0'?><a/>", "XML-bestand"),
        ("iets.bin", bytes(range(256)) * 4, "onbekend bestandstype"),
    ],
)
def test_other_kinds_are_skipped_with_a_reason(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    with pytest.raises(Skipped, match=re.escape(reason)):
        reading_of(tmp_path, name, data)


@pytest.mark.parametrize(("data", "reason"), [(b"", "leeg"), (b" \n\f\n", "geen tekst")])
def test_a_file_without_text_fails(tmp_path: Path, data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        reading_of(tmp_path, "leeg.txt", data)


def test_what_is_not_there_fails(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="bestaat niet"):
        read(tmp_path / "weg.txt")
    with pytest.raises(Unreadable, match="map"):
        read(tmp_path)


def test_content_goes_before_the_extension(tmp_path: Path) -> None:
    source = reading_of(tmp_path, "besluit.pdf", b"Besluit: de raad stemt in.").source
    assert source.media_type == "text/plain"
    assert source.warnings == ["heet .pdf, maar is gewone tekst"]


@settings(max_examples=150, deadline=None)
@given(
    data=st.one_of(
        st.binary(max_size=400),
        st.text(max_size=200).map(str.encode),
        st.binary(max_size=200).map(lambda tail: b"%PDF-1.4\n" + tail),
        st.binary(max_size=100).map(lambda tail: b"PK\x03\x04" + tail),
    ),
    name=st.sampled_from(["a.txt", "a.pdf", "a.md", "a", "a.docx"]),
)
def test_any_bytes_are_read_or_refused_with_one_line(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, name: str
) -> None:
    reading, refusal = None, "gelezen"
    try:
        reading = reading_of(tmp_path_factory.getbasetemp(), name, data)
    except WooError as error:
        refusal = str(error)
    assert refusal.strip()
    assert len(refusal.splitlines()) == 1
    if reading is None:
        return
    assert reading.source.page_count == len(reading.source.pages)
    assert reading.source.pages or reading.source.reader == "archief"
    for page in reading.source.pages:
        assert reading.text[page.start : page.start + len(page.text)] == page.text
    for line in reading.lines:
        assert reading.text[line.start : line.end] == line.text
        assert line.text.strip()
