"""Tests of reading picture files: their pages, text and redactions, and what is said of those that can't be read."""

import io
import zlib
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw, ImageFont

from extract.errors import Unreadable
from extract.read import read
from extract.read.images import frames
from extract.read.options import Options
from extract.text.reading import Reading

WIDTH, HEIGHT = 1240, 1754  # A4 at 150 dots an inch


def page(*lines: str, box: bool = False) -> Image.Image:
    """Return a picture of a page with `lines`, and a black box."""
    image = Image.new("RGB", (WIDTH, HEIGHT), "white")
    pen = ImageDraw.Draw(image)
    for rank, line in enumerate(lines):
        pen.text((150, 200 + 60 * rank), line, fill="black", font=ImageFont.load_default(26))
    if box:
        pen.rectangle((300, 800, 600, 840), fill="black")
    return image


def saved(image: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    """Return `image` as a file."""
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def reading_of(folder: Path, data: bytes, name: str = "scan.png", ocr: str = "never") -> Reading:
    """Return the reading of a file."""
    path = folder / name
    path.write_bytes(data)
    return read(path, Options(ocr=ocr))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "GIF", "BMP"])
def test_a_redaction_is_found_in_a_picture_of_any_kind(tmp_path: Path, kind: str) -> None:
    source = reading_of(tmp_path, saved(page(box=True), kind), f"scan.{kind.lower()}").source
    (redaction,) = source.redactions
    assert (redaction.form, redaction.method, redaction.page) == ("vlak", "lezer:beeld", 1)
    assert redaction.box == pytest.approx([300 / WIDTH, 800 / HEIGHT, 600 / WIDTH, 840 / HEIGHT], abs=0.005)


def test_the_text_of_a_picture_is_read(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, saved(page("Verslag van het overleg", "De voorzitter opent")), ocr="auto")
    assert reading.text.split() == "Verslag van het overleg De voorzitter opent".split()
    assert [seen.read_by for seen in reading.source.pages] == ["ocr"]


def test_each_page_of_a_tiff_is_a_page(tmp_path: Path) -> None:
    pages = [page(), page(box=True), page()]
    data = saved(pages[0].convert("1"), "TIFF", save_all=True, append_images=[one.convert("L") for one in pages[1:]])
    source = reading_of(tmp_path, data, "scan.tif").source
    assert [(seen.number, seen.read_by) for seen in source.pages] == [(n, "ongelezen") for n in (1, 2, 3)]
    assert [redaction.page for redaction in source.redactions] == [2]
    assert "pagina's 1-3 zonder tekstlaag, niet gelezen" in source.warnings


@pytest.mark.parametrize("dots", [None, 150, 72, 9600, 1])
def test_a_page_is_a4_when_the_resolution_is_absent_or_odd(tmp_path: Path, dots: int | None) -> None:
    data = saved(page(), dpi=(dots, dots)) if dots else saved(page())
    (seen,) = reading_of(tmp_path, data).source.pages
    assert (seen.width, seen.height) == (pytest.approx(595, abs=2), pytest.approx(842, abs=2))


def test_a_fax_is_read_in_its_true_shape(tmp_path: Path) -> None:
    flat = page(box=True).resize((1728, 1143))
    (seen,) = reading_of(tmp_path, saved(flat, "TIFF", dpi=(204, 98)), "fax.tif").source.pages
    assert (seen.width, seen.height) == (pytest.approx(610, abs=2), pytest.approx(840, abs=2))


def test_a_photo_is_turned_as_the_camera_was_held(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    data = saved(page(box=True).transpose(Image.Transpose.ROTATE_90), "JPEG", exif=exif)
    source = reading_of(tmp_path, data, "foto.jpg").source
    assert (source.pages[0].width or 0.0) < (source.pages[0].height or 0.0)
    assert source.redactions[0].box == pytest.approx([300 / 1240, 800 / 1754, 600 / 1240, 840 / 1754], abs=0.005)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "1", "I;16", "CMYK"])
def test_any_way_of_keeping_colours_is_read(tmp_path: Path, mode: str) -> None:
    image = page(box=True)
    if mode == "I;16":
        made = Image.new("I;16", image.size, 65535)
        made.paste(0, (300, 800, 600, 840))
    else:
        made = image.convert(mode)
    kind = "TIFF" if mode == "CMYK" else "PNG"
    assert len(reading_of(tmp_path, saved(made, kind), f"scan.{kind}").source.redactions) == 1


def test_what_is_transparent_is_paper(tmp_path: Path) -> None:
    clear = Image.new("RGBA", (WIDTH, HEIGHT), (0, 0, 0, 0))
    assert reading_of(tmp_path, saved(clear)).source.redactions == []


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF"])
@pytest.mark.parametrize("keep", [12, 60, 0.5])
def test_a_damaged_picture_is_refused(tmp_path: Path, kind: str, keep: float) -> None:
    data = saved(page(*["Verslag van het overleg"] * 20, box=True), kind)
    with pytest.raises(Unreadable, match="beschadigd"):
        reading_of(tmp_path, data[: int(keep if keep > 1 else keep * len(data))], f"scan.{kind}")


def test_a_picture_of_500_megapixels_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    data = bytearray(saved(Image.new("1", (8, 8))))
    data[16:24] = (25_000).to_bytes(4, "big") + (20_000).to_bytes(4, "big")
    data[29:33] = zlib.crc32(data[12:29]).to_bytes(4, "big")
    with pytest.raises(Unreadable, match="te groot"):
        reading_of(tmp_path, bytes(data))


def test_a_page_that_is_too_large_leaves_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frames, "MOST_LOADED", 3 * WIDTH * HEIGHT)
    data = saved(page(box=True).convert("L"), "TIFF", save_all=True, append_images=[page()])
    source = reading_of(tmp_path, data, "scan.tif").source
    assert len(source.redactions) == 1
    assert [seen.read_by for seen in source.pages] == ["ongelezen"] * 2
    assert "pagina 2 met een te groot beeld, niet gelezen" in source.warnings
