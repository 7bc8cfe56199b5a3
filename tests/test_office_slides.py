"""Slides: a page each, titles first, notes below, and nothing that is not shown."""

from __future__ import annotations

from pathlib import Path

from tests.offices import odt, pptx, reading_of, shape

BOX = "█████"
UNDER = "1 stuk tekst is met een vlak bedekt: wat eronder staat is niet gelezen"


def test_each_slide_is_a_page_in_reading_order(tmp_path: Path) -> None:
    first = shape("Rechts", box=(400, 100, 200, 50)) + shape("Links\nonder", box=(50, 100, 200, 50))
    first += shape("Voortgang", "title", box=(50, 10, 600, 60)) + shape("3", "sldNum", box=(600, 500, 50, 20))
    slides = [first, shape("Agenda", "title"), "-" + shape("Verborgen", "title")]
    reading = reading_of(tmp_path, "a.pptx", pptx(slides, {2: shape("Vergeet de planning niet", "body")}))
    told = [(line.page, line.text, line.level, line.running) for line in reading.lines]
    assert told == [
        (1, "Voortgang", 1, False),
        (1, "Links", 0, False),
        (1, "onder", 0, False),
        (1, "Rechts", 0, False),
        (1, "3", 0, True),
        (2, "Agenda", 1, False),
        (2, "Vergeet de planning niet", 0, False),
    ]
    assert reading.source.warnings == ["1 verborgen dia is niet gelezen"]


def test_tables_and_lists_on_slides(tmp_path: Path) -> None:
    def cell(text: str, more: str = "") -> str:
        return f"<a:tc {more}><a:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></a:txBody></a:tc>"

    wide, merged = 'gridSpan="2"', 'hMerge="1"'
    rows = f"<a:tr>{cell('Opgave', wide)}{cell('weg', merged)}</a:tr><a:tr>{cell('a')}{cell('b')}</a:tr>"
    framed = f"<a:graphic><a:graphicData><a:tbl>{rows}</a:tbl></a:graphicData></a:graphic>"
    framed = f"<p:graphicFrame>{framed}</p:graphicFrame>"
    numbered = '<a:p><a:pPr><a:buAutoNum type="alphaLcParenR"/></a:pPr><a:r><a:t>{}</a:t></a:r></a:p>'
    bullet = '<a:p><a:pPr><a:buChar char="•"/></a:pPr><a:r><a:t>punt</a:t></a:r></a:p>'
    texts = numbered.format("eerste") + numbered.format("tweede") + bullet
    listed = f"<p:sp><p:nvSpPr><p:nvPr/></p:nvSpPr><p:spPr/><p:txBody>{texts}</p:txBody></p:sp>"
    reading = reading_of(tmp_path, "a.pptx", pptx([framed + listed]))
    assert [line.text for line in reading.lines] == ["Opgave\t", "a\tb", "a) eerste", "b) tweede", "• punt"]


def test_words_under_a_shape_or_beside_the_slide_are_not_read(tmp_path: Path) -> None:
    name = shape("Jan Geheim", box=(100, 100, 300, 30))
    covered = name + shape("", box=(150, 105, 100, 20), fill="000000")
    beside = shape("Ernaast", box=(-500, 0, 100, 30)) + shape("Wit op wit", box=(10, 300, 100, 30)).replace(
        "<a:r>", '<a:r><a:rPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></a:rPr>'
    )
    below = shape("", box=(150, 105, 100, 20), fill="FFFFFF") + shape("Op het vlak", box=(150, 200, 300, 30))
    reading = reading_of(tmp_path, "a.pptx", pptx([covered, shape("Titel", "title") + beside, below]))
    assert [page.text for page in reading.source.pages] == [BOX, "Titel", "Op het vlak"]
    assert reading.source.warnings == ["bevat verborgen tekst, die niet is gelezen", UNDER]
    assert [one.form for one in reading.source.redactions] == ["vlak"]


def test_slides_of_open_document(tmp_path: Path) -> None:
    def frame(text: str, y: int, more: str = "") -> str:
        inner = f"<draw:text-box><text:p>{text}</text:p></draw:text-box>"
        return f'<draw:frame svg:x="1cm" svg:y="{y}cm" svg:width="20cm" svg:height="2cm" {more}>{inner}</draw:frame>'

    styles = '<style:style style:name="H" style:family="drawing-page"><style:drawing-page-properties '
    styles += 'presentation:visibility="hidden"/></style:style><style:style style:name="Z" style:family="graphic">'
    styles += '<style:graphic-properties draw:fill="solid" draw:fill-color="#000000"/></style:style>'
    box = '<draw:custom-shape draw:style-name="Z" svg:x="2cm" svg:y="9cm" svg:width="9cm" svg:height="2cm"/>'
    noted, titled = 'presentation:class="notes"', 'presentation:class="title"'
    notes = f"<presentation:notes>{frame('Notitie', 1, noted)}</presentation:notes>"
    shapes = frame("Tekst", 5) + frame("Titel", 7, titled) + frame("Jan Geheim", 9) + box + notes
    slides = f'<draw:page>{shapes}</draw:page><draw:page draw:style-name="H">{frame("Weg", 1)}</draw:page>'
    reading = reading_of(tmp_path, "a.odp", odt(slides, styles, "presentation"))
    assert [(line.text, line.level) for line in reading.lines] == [
        ("Titel", 1),
        ("Tekst", 0),
        (BOX, 0),
        ("Notitie", 0),
    ]
    assert reading.source.warnings == [UNDER, "1 verborgen dia is niet gelezen"]
