"""What a reader of scans would notice: pages are read from their picture when they must, and told when not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from extract.read import read
from extract.read.ocr.engine import MISSING, Engine
from extract.read.ocr.quality import quality_of
from extract.read.options import Options
from extract.text.reading import Reading
from tests.pictures import LINES, lines, scanned

TEXT = " ".join(LINES)


def reading_of(folder: Path, data: bytes, ocr: str = "auto") -> Reading:
    path = folder / "scan.pdf"
    path.write_bytes(data)
    return read(path, Options(ocr=ocr))


def words_of(reading: Reading) -> str:
    return " ".join(reading.text.split())


@pytest.mark.parametrize(("turn", "quarters"), [(0, 0), (1.7, 0), (-1.2, 0), (0, 1), (0, 2), (0, 3)])
def test_a_scan_is_read_whichever_side_is_up(tmp_path: Path, turn: float, quarters: int) -> None:
    reading = reading_of(tmp_path, scanned(lines, turn=turn, quarters=quarters))
    assert words_of(reading) == TEXT
    assert [page.read_by for page in reading.source.pages] == ["ocr"]
    told = "pagina 1 zonder tekstlaag, gelezen met OCR: controleer namen en getallen op de pagina"
    assert told in reading.source.warnings


def test_never_leaves_a_scan_unread_and_says_so(tmp_path: Path) -> None:
    source = reading_of(tmp_path, scanned(lines), "never").source
    assert [(page.read_by, page.text) for page in source.pages] == [("ongelezen", "")]
    assert "pagina 1 zonder tekstlaag, niet gelezen" in source.warnings


def test_without_tesseract_one_line_says_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extract.read.ocr.engine", lambda: MISSING)
    source = reading_of(tmp_path, scanned(lines)).source
    assert source.pages[0].read_by == "ongelezen"
    assert source.warnings == [f"pagina 1 zonder tekstlaag, niet gelezen: {MISSING}"]


def test_a_picture_is_never_read_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = reading_of(tmp_path, scanned(lines))
    asked: list[str] = []
    monkeypatch.setattr(Engine, "words", lambda *_: asked.append("words") or [])
    assert reading_of(tmp_path, scanned(lines)).text == first.text
    assert asked == []


def test_a_garbled_layer_is_replaced_and_a_good_one_kept(tmp_path: Path) -> None:
    def garbled(canvas: Canvas) -> None:
        lines(
            canvas, tuple("".join(chr(ord(letter) + 3) if letter != " " else " " for letter in text) for text in LINES)
        )

    replaced = reading_of(tmp_path, scanned(lines, garbled))
    assert words_of(replaced) == TEXT
    assert replaced.source.pages[0].read_by == "ocr"
    assert "pagina 1 met een onleesbare tekstlaag, die is vervangen door OCR" in replaced.source.warnings
    kept = reading_of(tmp_path, scanned(lines, lines))
    assert words_of(kept) == TEXT
    assert kept.source.pages[0].read_by == "tekstlaag"


def test_what_a_layer_lacks_is_added(tmp_path: Path) -> None:
    def both(canvas: Canvas) -> None:
        lines(canvas)
        lines(canvas, LINES[::-1], top=500)

    reading = reading_of(tmp_path, scanned(both, lines))
    assert words_of(reading) == f"{TEXT} {' '.join(LINES[::-1])}"
    assert "pagina 1 deels beeld, tekstlaag aangevuld met OCR" in reading.source.warnings


@settings(max_examples=60, deadline=None)
@given(st.text())
def test_quality_is_a_share(text: str) -> None:
    quality = quality_of(text)
    assert quality is None or 0 <= quality <= 1


def test_quality_tells_language_from_rubbish() -> None:
    assert (quality_of(TEXT) or 0) > 0.9
    assert (quality_of("Gh frpplvvlh ehvsuhhnw khw sodq yrru gh qlhxzh euxj ryhu gh ulylhu") or 0) < 0.5
    assert (
        quality_of("\ufffd\ufffd(cid:12)(cid:31) qxzt|~ ]]\\ {{ lIl1|l ;:;. wvwvw rnrnrn ,,'' ~~zx kq vvvx ") or 0
    ) < 0.5
    assert quality_of("12.500 3.480") is None
