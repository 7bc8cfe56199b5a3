"""What a reader of PDFs must hold out against: each file ends with a clear status, never with wrong text in silence."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from extract.errors import Unreadable
from extract.read import read
from extract.read.ocr.ink import ink_of
from extract.read.options import Options
from extract.read.pdf import read_pdf
from extract.read.pdf.filters import MOST_UNPACKED, inflated, is_overpacked
from extract.read.pdf.objects import Document
from extract.text.reading import Reading
from models import Source

SENTENCE = "De commissie adviseert het college over het plan."
HELVETICA = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)


def pages_of(*texts: str, **options: object) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, **options)
    for text in texts:
        canvas.setFont("Helvetica", 11)
        canvas.drawString(60, 700, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def made(draw: bytes, change: Callable[[Pdf], None] = lambda pdf: None, size: tuple[float, float] = A4) -> bytes:
    """Return a PDF of one page with this content, after `change`."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.pages[0].MediaBox = Array([0, 0, *size])
        pdf.pages[0].Resources = Dictionary(Font=Dictionary(F=HELVETICA))
        pdf.pages[0].Contents = pdf.make_stream(draw)
        change(pdf)
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()


def shown(text: str, y: float = 700, font: str = "F") -> bytes:
    return f"BT /{font} 11 Tf 60 {y} Td ({text}) Tj ET\n".encode("latin-1")


def reading_of(folder: Path, data: bytes, *passwords: str) -> Reading:
    path = folder / "stuk.pdf"
    path.write_bytes(data)
    return read(path, Options(passwords=passwords, ocr="never"))


# Damage


def test_a_wrong_place_of_the_cross_reference_table_is_mended(tmp_path: Path) -> None:
    whole = pages_of(SENTENCE)
    reading = reading_of(tmp_path, re.sub(rb"startxref\s+\d+", b"startxref\n7", whole))
    assert reading.text == SENTENCE
    assert reading.source.warnings == ["PDF was beschadigd en is hersteld (pikepdf)"]


@pytest.mark.parametrize("rank", range(1, 9))
def test_one_wrong_entry_in_the_table_loses_no_page_in_silence(tmp_path: Path, rank: int) -> None:
    whole = pages_of("Eerste bladzijde.", "Tweede bladzijde.", "Derde bladzijde.", pageCompression=0)
    entries = list(re.finditer(rb"\d{10} 00000 n", whole))
    at = entries[min(rank, len(entries) - 1)].start()
    reading = reading_of(tmp_path, whole[:at] + b"0000000033" + whole[at + 10 :])
    assert reading.text.replace("\f", " ") == "Eerste bladzijde. Tweede bladzijde. Derde bladzijde."


def test_a_page_that_is_gone_is_told(tmp_path: Path) -> None:
    whole = pages_of("Eerste bladzijde.", "Tweede bladzijde.", "Derde bladzijde.", pageCompression=0)
    pages = [match.start() for match in re.finditer(rb"/Type /Page\b", whole)]
    gone = whole[: pages[1]] + b"/Tipe" + whole[pages[1] + 5 :]
    start, end = whole.rindex(b"obj", 0, pages[1]) - 6, whole.index(b"endobj", pages[1])
    reading = reading_of(tmp_path, gone[:start] + b" " * (end + 6 - start) + gone[end + 6 :])
    assert "Eerste" in reading.text
    assert "Derde" in reading.text
    assert any("beschadigd" in warning or "noemt 3 pagina's" in warning for warning in reading.source.warnings)


def test_a_damaged_stream_is_read_to_the_damage_and_told(tmp_path: Path) -> None:
    content = b"".join(shown(f"Regel {rank} van het besluit {rank * 7919}", 800 - rank * 12) for rank in range(60))
    packed = zlib.compress(content)
    for broken in (packed[: len(packed) * 2 // 3], packed[:400] + b"\xff" * 40 + packed[440:]):
        data = made(b"")

        def change(pdf: Pdf, broken: bytes = broken) -> None:
            stream = Stream(pdf, b"")
            stream.write(broken, filter=Name.FlateDecode)
            pdf.pages[0].Contents = stream

        data = made(b"", change)
        reading = reading_of(tmp_path, data)
        assert reading.text.startswith("Regel 0 van het besluit 0")
        assert "pagina 1 deels beschadigd: er kan tekst ontbreken of onjuist zijn" in reading.source.warnings


def test_a_page_that_is_no_object_leaves_the_others(tmp_path: Path) -> None:
    whole = pages_of("Eerste bladzijde.", "Tweede bladzijde.", "Derde bladzijde.")
    second = [match.start() for match in re.finditer(rb"/MediaBox", whole)][1]
    reading = reading_of(tmp_path, whole[:second] + b"\xe7MediaBox" + whole[second + 9 :])
    assert "Eerste" in reading.text
    assert "Derde" in reading.text
    assert reading.source.warnings


def test_a_stream_that_belies_its_length_is_read_whole(tmp_path: Path) -> None:
    whole = pages_of(SENTENCE, pageCompression=0)
    reading = reading_of(tmp_path, re.sub(rb"/Length \d+", b"/Length 0", whole))
    assert reading.text == SENTENCE


def test_a_table_of_nothing_but_noughts_is_done_without(tmp_path: Path) -> None:
    assert (
        reading_of(tmp_path, re.sub(rb"\d{10} 00000 n", b"0" * 10 + b" 00000 n", pages_of(SENTENCE))).text == SENTENCE
    )


@pytest.mark.parametrize("before", [b"", b"\x00rommel " * 500 + b"\n%PDF-1.4\n"])
def test_a_pdf_with_another_beginning_is_a_pdf(tmp_path: Path, before: bytes) -> None:
    whole = pages_of(SENTENCE)
    assert reading_of(tmp_path, before + whole[whole.index(b"\n") + 1 :]).text == SENTENCE


def test_pages_that_mending_leaves_empty_are_told(tmp_path: Path) -> None:
    whole = pages_of(SENTENCE, "Tweede bladzijde.")
    at = whole.index(b"/Length") - 40
    reading = reading_of(tmp_path, whole[:at] + bytes(len(whole) - at))
    assert "pagina's 1-2 na het herstel leeg: er kan tekst ontbreken" in reading.source.warnings


def test_a_page_whose_content_is_not_there_is_told(tmp_path: Path) -> None:
    data = made(b"", lambda pdf: pdf.pages[0].obj.__setitem__("/Contents", Dictionary(Leeg=1)))
    reading = reading_of(tmp_path, data)
    assert reading.source.pages[0].read_by == "ongelezen"
    assert "pagina 1 deels beschadigd: er kan tekst ontbreken of onjuist zijn" in reading.source.warnings


def test_an_operator_with_wrong_operands_is_passed_over(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, made(b"(x) Tj 3 Tj /F (groot) Tf [1 (a) /B] 0 d << >> gs\n" + shown(SENTENCE)))
    assert reading.text.endswith(SENTENCE)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_damage_ends_in_a_reading_or_a_reason(data: st.DataObject) -> None:
    whole = bytearray(pages_of(SENTENCE, "Nog een bladzijde."))
    for _ in range(data.draw(st.integers(1, 12))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(len(whole) // 3, len(whole)))
    source = Source(id="a" * 64, name="stuk.pdf", path="stuk.pdf", bytes=cut)
    try:
        reading = read_pdf(source, bytes(whole[:cut]), Options(ocr="never"))
    except Unreadable as unreadable:
        reason = str(unreadable)
    else:
        reason = ""
        assert reading.source.page_count == len(reading.source.pages) >= 1
    assert len(reason.splitlines()) <= 1


def test_a_stream_is_unpacked_within_bounds() -> None:
    text = b" ".join(b"%d woorden" % number for number in range(20_000))
    packed = zlib.compress(text)
    assert inflated(packed) == (text, False)
    assert inflated(packed[:-4]) == (text, False)
    assert inflated(packed[:-4] + b"fout") == (text, True)
    part, lacks = inflated(packed[: len(packed) // 2])
    assert lacks
    assert text.startswith(part)
    bomb = zlib.compressobj(1)
    packed = b"".join(bomb.compress(bytes(1024**2)) for _ in range(MOST_UNPACKED // 1024**2 + 9)) + bomb.flush()
    whole, lacks = inflated(packed)
    assert lacks
    assert len(whole) <= MOST_UNPACKED + 1


# Loops


@pytest.mark.parametrize(
    ("filters", "parameters", "packed"),
    [
        ([Name.RunLengthDecode], None, b"\x81\x20" * 300_000),
        ([Name.FlateDecode, Name.FlateDecode], None, zlib.compress(zlib.compress(bytes(3_000_000)))),
        ([Name.FlateDecode], Dictionary(Predictor=15, Columns=2_000_000_000), zlib.compress(bytes(100))),
        ([Name.FlateDecode] * 900, None, b""),
    ],
)
def test_streams_in_any_code_are_unpacked_within_bounds(
    tmp_path: Path, filters: list[Name], parameters: Dictionary | None, packed: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("extract.read.pdf.filters.MOST_UNPACKED", 1024**2)

    def change(pdf: Pdf) -> None:
        stream = Stream(pdf, b"")
        stream.write(packed, filter=Array(filters), decode_parms=parameters)
        pdf.add_blank_page()
        pdf.pages[1].Contents = stream

    reading = reading_of(tmp_path, made(shown(SENTENCE), change))
    assert reading.text.startswith(SENTENCE)
    assert any("2" in warning and "beschadigd" in warning for warning in reading.source.warnings)


def test_an_object_that_is_itself_is_nothing(tmp_path: Path) -> None:
    whole = pages_of(SENTENCE, pageCompression=0)
    number = re.search(rb"/Contents (\d+) 0 R", whole)[1]  # type: ignore[index]
    start = whole.index(b"\n" + number + b" 0 obj") + 1
    end = whole.index(b"endobj", start)
    loop = number + b" 0 obj\n" + number + b" 0 R\n"
    reading = reading_of(tmp_path, whole[:start] + loop + b" " * (end - start - len(loop)) + whole[end:])
    assert reading.source.page_count == 1
    assert "PDF is beschadigd: er kan inhoud ontbreken" in reading.source.warnings


def test_trees_and_forms_that_hold_themselves_end(tmp_path: Path) -> None:
    def change(pdf: Pdf) -> None:
        form = pdf.make_indirect(Stream(pdf, b"/Zelf Do " + shown("In het formulier.", 600)))
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 600, 850])
        form.Resources = Dictionary(XObject=Dictionary(Zelf=form), Font=Dictionary(F=HELVETICA))
        pdf.pages[0].Resources.XObject = Dictionary(Zelf=form)
        pdf.Root.Pages.Kids.append(pdf.Root.Pages)
        mark = pdf.make_indirect(Dictionary(Title=String("Deel")))
        mark.Next = mark
        pdf.Root.Outlines = pdf.make_indirect(Dictionary(First=mark, Last=mark))
        tree = pdf.make_indirect(Dictionary())
        tree.Kids = Array([tree])
        pdf.Root.Names, pdf.Root.PageLabels = Dictionary(EmbeddedFiles=tree), tree

    reading = reading_of(tmp_path, made(shown(SENTENCE) + b"/Zelf Do", change))
    assert reading.text.split("\n\n") == [SENTENCE, "In het formulier."]


def test_forms_within_forms_are_bounded(tmp_path: Path) -> None:
    def change(pdf: Pdf) -> None:
        inner = None
        for _ in range(12):
            form = Stream(pdf, b"/V Do " * 10)
            form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 9, 9])
            form.Resources = Dictionary(XObject=Dictionary(V=inner)) if inner is not None else Dictionary()
            inner = pdf.make_indirect(form)
        pdf.pages[0].Resources.XObject = Dictionary(V=inner)

    reading = reading_of(tmp_path, made(shown(SENTENCE) + b"/V Do", change))
    assert reading.source.pages[0].read_by == "ongelezen"
    assert reading.source.warnings == ["pagina 1 te zwaar om te bekijken, niet gelezen"]


# Fonts


def test_text_in_a_font_that_is_not_there_is_read(tmp_path: Path) -> None:
    assert reading_of(tmp_path, made(shown(SENTENCE, font="Weg"))).text == SENTENCE


def test_text_in_a_broken_font_is_read(tmp_path: Path) -> None:
    def change(pdf: Pdf) -> None:
        pdf.pages[0].Resources.Font.Stuk = Dictionary(Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.Los)

    assert SENTENCE in reading_of(tmp_path, made(shown(SENTENCE, font="Stuk"), change)).text


def test_a_font_without_widths_keeps_its_letters_apart(tmp_path: Path) -> None:
    def change(pdf: Pdf) -> None:
        pdf.pages[0].Resources.Font.Smal = Dictionary(Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name.Onbekend)

    assert reading_of(tmp_path, made(shown(SENTENCE, font="Smal"), change)).text == SENTENCE


def test_forms_nested_without_sense_leave_the_text_around_them(tmp_path: Path) -> None:
    def change(pdf: Pdf) -> None:
        form = None
        for _ in range(400):
            deeper, form = form, pdf.make_stream(b"/X Do")
            form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 600, 900])
            form.Resources = Dictionary(XObject=Dictionary(X=deeper)) if deeper is not None else Dictionary()
        pdf.pages[0].Resources.XObject = Dictionary(X=form)

    reading = reading_of(tmp_path, made(shown(SENTENCE) + b"/X Do ", change))
    assert reading.text == SENTENCE
    assert "pagina 1 deels beschadigd: er kan tekst ontbreken of onjuist zijn" in reading.source.warnings


@pytest.mark.parametrize(
    "code",
    [
        b"1 beginbfrange <00000000> <7fffffff> <0041> endbfrange",
        b"1 beginbfrange <0000> <ffff> <0041> endbfrange " * 500,
        b"1 beginbfrange <0000> <ffff> <" + b"0041" * 9_000 + b"> endbfrange",
    ],
)
def test_a_map_of_letters_is_read_within_bounds(tmp_path: Path, code: bytes) -> None:
    def change(pdf: Pdf) -> None:
        system = Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0)
        inner = Dictionary(Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name.X, CIDSystemInfo=system)
        inner.W = Array([0, 2_000_000_000, 500])
        pdf.pages[0].Resources.Font.G = Dictionary(
            Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.X, Encoding=Name("/Identity-H"),
            DescendantFonts=Array([inner]), ToUnicode=pdf.make_stream(code),
        )  # fmt: skip

    reading = reading_of(tmp_path, made(shown(SENTENCE) + b"BT /G 11 Tf 60 600 Td <00410042> Tj ET", change))
    assert reading.text.startswith(SENTENCE)


@pytest.mark.parametrize("width", [10**15, None, 0])
def test_letters_without_a_sensible_width_are_read_all(tmp_path: Path, width: int | None) -> None:
    def change(pdf: Pdf) -> None:
        widths = Array([500] * 10 + [width] * 240)
        font = Dictionary(Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name.X, FirstChar=0, Widths=widths)
        pdf.pages[0].Resources.Font.F = font

    assert reading_of(tmp_path, made(shown("Commissie"), change)).text == "Commissie"


def widths_of(pdf: Pdf, widths: list[int]) -> None:
    font = Dictionary(Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name.X, FirstChar=0, Widths=Array(widths))
    pdf.pages[0].Resources.Font.F = font


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from([0, 1, -1, 60, -60, 500, -500]), min_size=256, max_size=256))
def test_letters_stand_in_order_whatever_their_widths_or_that_is_told(widths: list[int]) -> None:
    source = Source(id="a" * 64, name="stuk.pdf", path="stuk.pdf", bytes=1)
    data = made(shown("Commissie"), lambda pdf: widths_of(pdf, widths))
    reading = read_pdf(source, data, Options(ocr="never"))
    assert reading.text.replace(" ", "") == "Commissie"
    below = any(widths[ord(letter)] < 0 for letter in "Commissie")
    assert below == ("pagina 1 deels beschadigd: er kan tekst ontbreken of onjuist zijn" in source.warnings)


@pytest.mark.parametrize("before", [b"-100 Tz", b"/F -11 Tf -100 Tz"])
def test_mirrored_text_stands_in_order_and_is_told(tmp_path: Path, before: bytes) -> None:
    draw = b"BT /F 11 Tf " + before + b" 300 700 Td (De commissie) Tj ET"
    reading = reading_of(tmp_path, made(draw, lambda pdf: widths_of(pdf, [500] * 256)))
    assert reading.text == "De commissie"
    assert "pagina 1 deels beschadigd: er kan tekst ontbreken of onjuist zijn" in reading.source.warnings


def test_letters_that_are_squeezed_together_are_read_all(tmp_path: Path) -> None:
    assert reading_of(tmp_path, made(b"BT /F 11 Tf 0 Tz 60 700 Td (Commissie) Tj ET")).text == "Commissie"


def test_a_page_without_a_size_has_a_usual_one(tmp_path: Path) -> None:
    assert reading_of(tmp_path, made(shown(SENTENCE), size=(0, 0))).text == SENTENCE


@pytest.mark.parametrize("number", [b"9" * 5000, b"9" * 400])
def test_numbers_beyond_all_bounds_lose_no_text_in_silence(tmp_path: Path, number: bytes) -> None:
    reading = reading_of(tmp_path, made(shown(SENTENCE) + number + b" 0 0 1 0 0 cm " + shown("Nergens", 600)))
    assert reading.text == SENTENCE
    assert reading.source.warnings


def test_a_font_that_does_not_say_its_letters_is_told(tmp_path: Path) -> None:
    def change(pdf: Pdf) -> None:
        inner = Dictionary(
            Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name.Los,
            CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
            FontDescriptor=Dictionary(Type=Name.FontDescriptor, FontName=Name.Los, Flags=4),
        )  # fmt: skip
        pdf.pages[0].Resources.Font.Los = Dictionary(
            Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.Los, Encoding=Name("/Identity-H"),
            DescendantFonts=Array([inner]),
        )  # fmt: skip

    code = b"BT /Los 11 Tf 60 650 Td <00030004000500060007000800030004000500060007> Tj ET"
    source = reading_of(tmp_path, made(shown("Kop") + code, change)).source
    assert "pagina 1 in een lettertype zonder tekencodes: de tekst is deels onleesbaar" in source.warnings
    assert (source.pages[0].quality or 0) < 0.5


# Size


def test_a_page_of_ten_metres_is_read(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, made(shown(SENTENCE, 20_000) + shown("Onderaan.", 40), size=(28_346, 28_346)))
    assert reading.text == f"{SENTENCE}\n\nOnderaan."


def test_a_picture_on_a_page_of_ten_metres_is_looked_at_no_larger_than_it_was_painted(tmp_path: Path) -> None:
    def change(pdf: Pdf) -> None:
        picture = Stream(pdf, bytes(100 * 100))
        picture.Type, picture.Subtype, picture.ColorSpace = Name.XObject, Name.Image, Name.DeviceGray
        picture.Width, picture.Height, picture.BitsPerComponent = 100, 100, 8
        pdf.pages[0].Resources.XObject = Dictionary(Groot=picture)

    sizes: list[int] = []
    draw = b"q 20000 0 0 20000 0 0 cm /Groot Do Q\n" + shown(SENTENCE, 25_000)
    (tmp_path / "stuk.pdf").write_bytes(made(draw, change, size=(28_346, 28_346)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("extract.read.pdf.eyes.MOST_PAINTED", 1_000_000)
        patch.setattr("extract.read.pdf.scans.ink_of", lambda grey, dots: sizes.append(grey.size) or ink_of(grey, dots))
        reading = read(tmp_path / "stuk.pdf", Options(ocr="auto"))
    assert reading.text == SENTENCE
    assert max(sizes) <= 1_000_000


def test_coordinates_beyond_sense_are_passed_over(tmp_path: Path) -> None:
    wild = b"%d 0 0 %d %d %d cm 0 0 9 9 re f " % ((10**200,) * 4)
    wild = wild * 2 + shown("Buiten beeld") + b"99999999999999999999 w "
    assert reading_of(tmp_path, made(shown(SENTENCE) + b"q " + wild + b"Q")).text == SENTENCE


@pytest.mark.parametrize(
    "thing",
    ["{x} {y} m {z} {y} l S\n", "{x} {y} 1 1 re f\n", "{x} {y} 9 9 re f\n", "q 1 0 0 1 {x} {y} cm Q\n"],
)
def test_very_many_things_on_a_page_leave_the_text(tmp_path: Path, thing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extract.read.pdf.painting.MOST_SHAPES", 5_000)
    things = "".join(thing.format(x=at % 500, y=at // 25 + 20, z=at % 500 + 30) for at in range(10_000))
    reading = reading_of(tmp_path, made(things.encode() + b"1 g 50 680 400 40 re f 0 g " + shown(SENTENCE)))
    assert reading.text == SENTENCE


def test_text_under_a_box_stays_hidden_among_very_many_things(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extract.read.pdf.painting.MOST_SHAPES", 50)
    lines = "".join(f"{at} 20 m {at} 90 l S\n" for at in range(200)).encode()
    content = shown(SENTENCE) + shown("Geheim adres", 500) + lines + b"55 495 90 16 re f 1 g " + shown("5.1.2e", 500)
    reading = reading_of(tmp_path, made(content))
    assert reading.text == f"{SENTENCE}\n\n5.1.2e"
    assert "pagina 1 te vol lijnen: geen tabellen gezocht" in reading.source.warnings
    assert [redaction.ground for redaction in reading.source.redactions] == ["5.1.2e"]


def test_a_picture_of_500_megapixels_is_never_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("painted")

    monkeypatch.setattr("pypdfium2.PdfPage.render", refuse)

    def change(pdf: Pdf) -> None:
        picture = Stream(pdf, b"")
        picture.write(zlib.compress(bytes(1000)), filter=Name.FlateDecode)
        picture.Type, picture.Subtype = Name.XObject, Name.Image
        picture.Width, picture.Height, picture.BitsPerComponent = 25_000, 20_000, 8
        picture.ColorSpace = Name.DeviceRGB
        pdf.pages[0].Resources.XObject = Dictionary(Groot=picture)

    reading = reading_of(tmp_path, made(b"q 595 0 0 300 0 0 cm /Groot Do Q\n" + shown(SENTENCE), change))
    assert reading.text == SENTENCE
    assert "pagina 1 met te grote beelden: alleen de tekstlaag is gelezen" in reading.source.warnings


def test_a_picture_within_the_content_is_no_text(tmp_path: Path) -> None:
    picture = b"q 50 0 0 50 60 400 cm BI /W 8 /H 8 /CS /G /BPC 8 ID " + bytes(range(64)) + b" (EI) Tj \x00 EI Q\n"
    assert reading_of(tmp_path, made(picture + shown(SENTENCE))).text == SENTENCE


def test_many_pages_are_read_without_keeping_their_objects(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extract.read.pdf.objects.MOST_KEPT", 100)
    kept: list[int] = []
    forget = Document.forget

    def counted(document: Document) -> None:
        forget(document)
        kept.append(len(document._cached_objs))

    monkeypatch.setattr(Document, "forget", counted)
    reading = reading_of(tmp_path, pages_of(*(f"Bladzijde {number}." for number in range(400))))
    assert reading.text.split("\f") == [f"Bladzijde {number}." for number in range(400)]
    assert max(kept) <= 100


def test_a_file_without_pages_is_refused(tmp_path: Path) -> None:
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.save(out)
    with pytest.raises(Unreadable, match="PDF heeft geen pagina's"):
        reading_of(tmp_path, out.getvalue())


# Scripts, forms and notes


def field(pdf: Pdf, rect: list[float], look: bytes | None = None, **entries: object) -> pikepdf.Object:
    note = Dictionary(Type=Name.Annot, Subtype=Name.Widget, Rect=Array(rect), F=4, **entries)
    if look is not None:
        form = Stream(pdf, look)
        form.Type, form.Subtype, form.BBox = (
            Name.XObject,
            Name.Form,
            Array([0, 0, rect[2] - rect[0], rect[3] - rect[1]]),
        )
        form.Resources = Dictionary(Font=Dictionary(F=HELVETICA))
        note.AP = Dictionary(N=form)
    return pdf.make_indirect(note)


def test_scripts_are_not_run_and_cost_no_text(tmp_path: Path) -> None:
    def change(pdf: Pdf) -> None:
        script = Dictionary(S=Name.JavaScript, JS=String("while (true) app.alert('x');"))
        pdf.Root.OpenAction = script
        pdf.pages[0].AA = Dictionary(O=script)

    assert reading_of(tmp_path, made(shown(SENTENCE), change)).text == SENTENCE


def test_what_is_filled_in_on_a_form_is_text(tmp_path: Path) -> None:
    def change(pdf: Pdf) -> None:
        look = b"/Tx BMC BT /F 10 Tf 2 4 Td (J. Voorbeeld) Tj ET EMC"
        parent = pdf.make_indirect(Dictionary(FT=Name.Tx, V=String("Noorderveen"), DA=String("/F 10 Tf 0 g")))
        pdf.pages[0].Annots = Array(
            [
                field(pdf, [160, 600, 300, 616], look, FT=Name.Tx, V=String("iets anders")),
                field(pdf, [160, 560, 300, 576], Parent=parent),
                field(pdf, [160, 480, 300, 496], FT=Name.Tx, Ff=1 << 13, V=String("wachtwoord")),
            ]
        )
        unseen = field(pdf, [160, 520, 300, 536], b"BT /F 9 Tf 2 3 Td (verborgen) Tj ET", FT=Name.Tx)
        unseen.F = 2
        pdf.pages[0].Annots.append(unseen)

    labels = shown("Naam:", 604) + shown("Gemeente:", 564) + shown("Pincode:", 484)
    assert reading_of(tmp_path, made(labels, change)).text.split("\n\n") == [
        "Naam: J. Voorbeeld",
        "Gemeente: Noorderveen",
        "Pincode:",
    ]


def test_a_box_to_tick_shows_the_state_it_is_in(tmp_path: Path) -> None:
    def change(pdf: Pdf) -> None:
        notes = []
        for y, state in ((600, "Ja"), (560, "Off")):
            box = field(pdf, [160, y, 176, y + 16], FT=Name.Btn, AS=Name("/" + state))
            on = Stream(pdf, b"BT /F 12 Tf 3 3 Td (X) Tj ET")
            on.Type, on.Subtype, on.BBox = Name.XObject, Name.Form, Array([0, 0, 16, 16])
            on.Resources = Dictionary(Font=Dictionary(F=HELVETICA))
            box.AP = Dictionary(N=Dictionary(Ja=on))
            notes.append(box)
        pdf.pages[0].Annots = Array(notes)

    assert reading_of(tmp_path, made(shown("Akkoord", 604) + shown("Bezwaar", 564), change)).text.split() == [
        "Akkoord",
        "X",
        "Bezwaar",
    ]


def test_text_typed_on_a_page_is_text_and_comments_are_told(tmp_path: Path) -> None:
    def change(pdf: Pdf) -> None:
        typed = Dictionary(
            Type=Name.Annot, Subtype=Name.FreeText, Rect=Array([60, 600, 300, 620]), F=4,
            Contents=String("Ingekomen 3 juni 2024"), DA=String("0 g /Helv 10 Tf"),
        )  # fmt: skip
        sticky = Dictionary(
            Type=Name.Annot, Subtype=Name.Text, Rect=Array([400, 600, 420, 620]), Contents=String("Kan weg")
        )
        pdf.pages[0].Annots = Array([typed, sticky, Name.Onzin, Dictionary(Subtype=Name.Stamp, Rect=Array([1, 2]))])

    reading = reading_of(tmp_path, made(shown(SENTENCE), change))
    assert reading.text == f"{SENTENCE}\n\nIngekomen 3 juni 2024"
    told = "pagina 1 bevat opmerkingen die pas na een klik te zien zijn; die zijn niet gelezen"
    assert told in reading.source.warnings


def test_what_a_redaction_note_covers_is_hidden_also_on_a_page_that_is_too_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("extract.read.pdf.painting.MOST_CHARACTERS", 90)

    def change(pdf: Pdf) -> None:
        note = Dictionary(Type=Name.Annot, Subtype=Name.Redact, Rect=Array([55, 595, 200, 612]), F=4)
        pdf.pages[0].Annots = Array([note])

    content = (
        shown("Geheim adres", 600) + shown(SENTENCE) + b"".join(shown(SENTENCE, 400 - y) for y in range(0, 300, 20))
    )
    reading = reading_of(tmp_path, made(content, change))
    assert "Geheim" not in reading.text
    assert SENTENCE in reading.text
    assert [redaction.form for redaction in reading.source.redactions] == ["vlak"]


@pytest.mark.parametrize("way", ["content", "group", "form", "base"])
def test_what_stands_on_a_layer_that_is_off_is_left_out(tmp_path: Path, way: str) -> None:
    def change(pdf: Pdf) -> None:
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Concept")))
        state = Dictionary(BaseState=Name.OFF) if way == "base" else Dictionary(OFF=Array([layer]))
        pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=state)
        group = pdf.make_indirect(Dictionary(Type=Name.OCMD, OCGs=layer))
        pdf.pages[0].Resources.Properties = Dictionary(L=group if way == "group" else layer)
        form = pdf.make_stream(shown("Geheim", 500))
        form.Type, form.Subtype, form.BBox, form.OC = Name.XObject, Name.Form, Array([0, 0, 600, 900]), layer
        form.Resources = Dictionary(Font=Dictionary(F=HELVETICA))
        pdf.pages[0].Resources.XObject = Dictionary(X=form)

    drawn = b"/X Do " if way == "form" else b"/OC /L BDC " + shown("Geheim", 500) + b"EMC "
    reading = reading_of(tmp_path, made(drawn + shown(SENTENCE), change))
    assert reading.text == SENTENCE
    assert reading.source.warnings == ["pagina 1 bevat verborgen tekst, die is weggelaten"]


@pytest.mark.parametrize("says_so", [True, False])
def test_a_form_that_only_one_program_shows_is_told(tmp_path: Path, says_so: bool) -> None:
    def change(pdf: Pdf) -> None:
        pdf.Root.AcroForm = Dictionary(XFA=pdf.make_stream(b"<xdp/>"), Fields=Array([]))
        pdf.Root.NeedsRendering = says_so

    source = reading_of(tmp_path, made(shown("Please wait..."), change)).source
    assert source.warnings == [
        "PDF is een formulier (XFA) dat alleen in Adobe Reader te zien is: de inhoud is niet gelezen"
    ]


# Enclosed files


@pytest.mark.parametrize("portfolio", [True, False])
def test_enclosed_files_are_taken_out(tmp_path: Path, portfolio: bool) -> None:
    def change(pdf: Pdf) -> None:
        for rank in range(2):
            pdf.attachments[f"{rank}"] = pikepdf.AttachedFileSpec(
                pdf, b"inhoud %d" % rank, filename=f"bijlage-{rank}.txt"
            )
        pdf.pages[0].Annots = pikepdf.Array([
            Dictionary(Subtype=Name.FileAttachment, Rect=[0, 0, 9, 9], FS=pdf.make_indirect(Dictionary(
                F="notitie.txt", EF=Dictionary(F=pdf.make_stream(b"aan de bladzijde"))))),
            Dictionary(Subtype=Name.FileAttachment, Rect=[0, 0, 9, 9], FS=pdf.attachments["1"].obj),
        ])  # fmt: skip
        if portfolio:
            pdf.Root.Collection = Dictionary(Type=Name.Collection)

    reading = reading_of(tmp_path, made(shown(SENTENCE), change))
    assert {each.name: each.data for each in reading.enclosed} == {
        "bijlage-0.txt": b"inhoud 0",
        "bijlage-1.txt": b"inhoud 1",
        "notitie.txt": b"aan de bladzijde",
    }


def test_an_enclosed_file_that_is_damaged_is_told(tmp_path: Path) -> None:
    def change(pdf: Pdf) -> None:
        torn = pdf.make_stream(b"geen zip")
        torn.Filter = Name.FlateDecode
        broken = Dictionary(F="stuk.txt", EF=Dictionary(F=torn))
        pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=["a", broken, "b", 3, "c", pdf.Root]))

    found = list(reading_of(tmp_path, made(shown(SENTENCE), change)).enclosed)
    assert [(each.name, each.data) for each in found] == [("stuk.txt", None), ("bijlage-2", None), ("bijlage-3", None)]


# Locks


def locked(user: str, owner: str = "eigenaar", **kind: object) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pages_of(SENTENCE))) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner=owner, user=user, **kind))
    return out.getvalue()


@pytest.mark.parametrize("kind", [{"R": 3, "aes": False, "metadata": False}, {"R": 4}, {"R": 6}])
def test_a_locked_file_opens_with_a_password_that_fits(tmp_path: Path, kind: dict[str, object]) -> None:
    data = locked("sleutel één", **kind) if kind["R"] == 6 else locked("sleutel", **kind)
    fitting = "sleutel één" if kind["R"] == 6 else "sleutel"
    assert reading_of(tmp_path, data, "mis", fitting).text == SENTENCE
    assert reading_of(tmp_path, data, "eigenaar").text == SENTENCE
    with pytest.raises(Unreadable, match=r"PDF is beveiligd met een wachtwoord$"):
        reading_of(tmp_path, data)
    with pytest.raises(Unreadable, match="geen van de opgegeven wachtwoorden past") as caught:
        reading_of(tmp_path, data, "geheim-woord")
    assert "geheim-woord" not in repr(caught.value)


def test_a_file_that_only_restricts_needs_no_password(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, locked(""), "mis")
    assert reading.text == SENTENCE
    assert reading.source.warnings == []


def test_passwords_are_shown_nowhere() -> None:
    assert "geheim" not in repr(Options(passwords=("geheim",)))


# All of a file together


def with_packed_objects(*texts: str) -> bytes:
    """Return a PDF of pages whose dictionaries stand in a stream of objects, before what they show."""
    with Pdf.open(io.BytesIO(pages_of(*texts))) as pdf:
        out = io.BytesIO()
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return out.getvalue()


def shared(content: bytes, count: int) -> bytes:
    """Return a PDF of so many pages that all have the same content."""

    def change(pdf: Pdf) -> None:
        for _ in range(count - 1):
            pdf.pages.append(pdf.pages[0])
        for page in pdf.pages:
            page.Contents = pdf.pages[0].Contents

    return made(content, change)


def test_pages_that_are_too_heavy_together_are_left_unread_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("extract.read.pdf.budget.MOST_WORK", 100_000)
    monkeypatch.setattr("extract.read.pdf.budget.WORK_EACH", 0)
    source = reading_of(tmp_path, shared(shown(SENTENCE) + b"q Q " * 10_000, 8)).source
    assert [page.text for page in source.pages] == [SENTENCE] * 3 + [""] * 5
    assert [page.read_by for page in source.pages] == ["tekstlaag"] * 3 + ["ongelezen"] * 5
    assert source.warnings == ["pagina's 4-8 niet gelezen: de pagina's zijn samen te zwaar"]


def test_a_page_with_too_many_operators_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extract.read.pdf.content.MOST_ITEMS", 10_000)
    source = reading_of(tmp_path, made(shown(SENTENCE) + b"q Q " * 50_000 + shown("Onderaan.", 40))).source
    assert source.pages[0].text == SENTENCE
    assert source.warnings == ["pagina 1 te vol: niet alles gelezen, geen tabellen gezocht"]


def with_kids(kids: bytes, count: int) -> bytes:
    """Return a PDF of one page, which is object 3, listed as `kids` say."""
    content = shown(SENTENCE)
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[%b]/Count %d>>" % (kids, count),
        b"<</Type/Page/MediaBox[0 0 595 842]/Contents 4 0 R>>",
        b"<</Length %d>>\nstream\n%b\nendstream" % (len(content), content),
    )  # fmt: skip
    out, table = b"%PDF-1.7\n", b"xref\n0 5\n0000000000 65535 f \n"
    for number, body in enumerate(objects, start=1):
        table += b"%010d 00000 n \n" % len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    return out + table + b"trailer\n<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(out)


@pytest.mark.parametrize("limit", ["MOST_PAGES", "MOST_REPEATED"])
def test_a_page_may_be_listed_again_but_not_for_ever(
    tmp_path: Path, limit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert reading_of(tmp_path, with_kids(b"3 0 R " * 3, 3)).text == "\f".join([SENTENCE] * 3)
    monkeypatch.setattr(f"extract.read.pdf.objects.{limit}", 5)
    source = reading_of(tmp_path, with_kids(b"3 0 R " * 50, 50)).source
    assert source.page_count in (5, 6)
    told = f"PDF noemt 50 pagina's, maar er zijn er {source.page_count} gelezen: het zijn er te veel"
    assert source.warnings == [told]


def test_a_stream_of_too_many_objects_is_parted_or_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = with_packed_objects(SENTENCE)
    found = re.search(rb"/ObjStm.{0,200}?stream\r?\n", whole, re.DOTALL)
    assert found
    end = whole.index(b"endstream", found.end())
    packed = zlib.compress(zlib.decompress(whole[found.end() : end].rstrip()) + bytes(9 * 1024**2))
    bomb = re.sub(rb"/Length \d+", b"/Length %d" % len(packed), whole[: found.end()]) + packed + whole[end:]
    monkeypatch.setattr("extract.read.pdf.objects.MOST_PACKED", 1024**2)
    assert reading_of(tmp_path, whole).source.warnings == []
    reading = reading_of(tmp_path, bomb)
    assert reading.text == SENTENCE
    assert reading.source.warnings == ["PDF was beschadigd en is hersteld (pikepdf)"]
    assert not is_overpacked(bomb)
    monkeypatch.setattr("extract.read.pdf.filters.MOST_UNPACKED", 2 * 1024**2)
    assert is_overpacked(bomb)
    assert not is_overpacked(whole)


def openly_locked(data: bytes, revision: int) -> bytes:
    """Return a PDF with a lock that no password is asked for, its objects in streams."""
    with Pdf.open(io.BytesIO(data)) as pdf:
        out = io.BytesIO()
        lock = pikepdf.Encryption(user="", owner="baas", R=revision)
        pdf.save(out, encryption=lock, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return out.getvalue()


def refuse() -> bytes:
    raise Unreadable("is te groot")


@pytest.mark.parametrize("revision", [4, 6])
@pytest.mark.parametrize("opens", [True, False])
def test_a_lock_hides_no_bomb_from_who_paints(
    tmp_path: Path, revision: int, opens: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bytes] = []
    opened = pypdfium2.PdfDocument
    monkeypatch.setattr("pypdfium2.PdfDocument", lambda data: seen.append(data) or opened(data))
    if not opens:  # as pikepdf does with streams that unpack beyond bounds
        monkeypatch.setattr("extract.read.pdf.opening.written_anew", lambda data: refuse())
    data = openly_locked(made(b"0 g 60 600 200 20 re f\n" + shown(SENTENCE)), revision)
    assert reading_of(tmp_path, data).text == SENTENCE
    assert data not in seen
    assert any(len(each) > 0 for each in seen) is opens


def test_a_name_spelled_with_numbers_hides_no_bomb() -> None:
    packed = zlib.compress(bytes(MOST_UNPACKED + 1))
    assert is_overpacked(b"1 0 obj <</Type/Obj#53t#6D/First 3>> stream\r\n" + packed + b"\nendstream")


def test_a_picture_packed_twice_is_weighed_by_what_is_between(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pypdfium2.PdfPage.render", lambda *_, **__: pytest.fail("painted"))
    monkeypatch.setattr("extract.read.pdf.filters.MOST_UNPACKED", 1024**2)

    def change(pdf: Pdf) -> None:
        picture = Stream(pdf, b"")
        picture.write(zlib.compress(bytes(5 * 1024**2)), filter=Array([Name.FlateDecode, Name.DCTDecode]))
        picture.Type, picture.Subtype, picture.ColorSpace = Name.XObject, Name.Image, Name.DeviceGray
        picture.Width, picture.Height, picture.BitsPerComponent = 100, 100, 8
        pdf.pages[0].Resources.XObject = Dictionary(Dubbel=picture)

    reading = reading_of(tmp_path, made(b"q 595 0 0 300 0 0 cm /Dubbel Do Q\n" + shown(SENTENCE), change))
    assert reading.text == SENTENCE
    assert "pagina 1 met te grote beelden: alleen de tekstlaag is gelezen" in reading.source.warnings


@pytest.mark.parametrize("packed", [False, True])
def test_pages_of_a_file_that_was_cut_off_are_gathered_in_order(tmp_path: Path, packed: bool) -> None:
    texts = [f"Bladzijde {number} van het besluit." for number in range(1, 8)]
    if packed:
        whole = with_packed_objects(*texts)
        cut = whole[: whole.rindex(b" 0 obj") - 2]
    else:
        whole = pages_of(*texts, pageCompression=0)
        cut = whole[: whole.index(b"/Catalog") - 3]
    source = reading_of(tmp_path, cut).source
    assert [page.text for page in source.pages] == (texts if packed else [""] * 7)  # their content stood further on
    assert "PDF is afgebroken: dit zijn de pagina's die erin zijn gevonden, er kunnen er ontbreken" in source.warnings
