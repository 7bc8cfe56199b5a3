"""Word files: everything that is shown, in order, and nothing that is not."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from extract.errors import Skipped, Unreadable, WooError
from extract.release import extract
from tests.offices import ALSO, docx, lines_of, par, reading_of, run, table, zipped

DELETED = "bijgehouden wijzigingen: verwijderde tekst is niet gelezen"
HIDDEN = "bevat verborgen tekst, die niet is gelezen"
BOX = "█████"


def lines(folder: Path, body: str, **more: str | bytes) -> list[str]:
    return lines_of(folder, "stuk.docx", docx(body, more))


def level(depth: int, form: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "decimal", "%1.")
    + level(1, "decimal", "%1.%2")
    + level(2, "lowerLetter", "%3)")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="1">'
    + level(0, "bullet", "\uf0b7")
    + level(1, "upperRoman", "%2.")
    + "</w:abstractNum>"
    + '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    + '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    + '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
    + '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def test_lists_are_numbered_as_word_shows_them(tmp_path: Path) -> None:
    body = (
        par("Opening", number=(1, 0))
        + par("Verslag", number=(1, 0))
        + par("Tekst", number=(1, 1))
        + par("Deel", number=(1, 2))
        + par("Deel", number=(1, 2))
        + par("Besluit", number=(1, 1))
        + par("Zonder nummer", number=(0, 0))
        + par("Rondvraag", number=(1, 0))
        + par("Punt", number=(2, 0))
        + par("Onder", number=(2, 1))
        + par("Opnieuw", number=(3, 0))
    )
    assert lines(tmp_path, body, numbering=NUMBERING) == [
        "1. Opening", "2. Verslag", "2.1 Tekst", "      a) Deel", "      b) Deel", "2.2 Besluit", "Zonder nummer",
        "3. Rondvraag", "• Punt", "   I. Onder", "1. Opnieuw",
    ]  # fmt: skip


def test_headings_and_numbers_come_from_styles_and_what_these_are_based_on(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/>'
        "</w:numPr></w:pPr></w:style>"
        '<w:style w:type="paragraph" w:styleId="Eigen"><w:name w:val="Eigen"/><w:basedOn w:val="Kop1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Kop2"><w:name w:val="Kop 2"/></w:style>'
    )
    body = par("Opening", style="Kop1") + par("Verslag", style="Eigen") + par("Onderdeel", style="Kop2") + par("Tekst")
    reading = reading_of(tmp_path, "a.docx", docx(body, {"styles": styles, "numbering": NUMBERING}))
    assert [(line.text, line.level) for line in reading.lines] == [
        ("1. Opening", 1), ("2. Verslag", 1), ("Onderdeel", 2), ("Tekst", 0),
    ]  # fmt: skip


def test_tables_are_rows_with_merged_cells_in_their_places(tmp_path: Path) -> None:
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{par("Opgave")}</w:tc>'
    tall = f'<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{par("Ede")}</w:tc>'
    below = f"<w:tc><w:tcPr><w:vMerge/></w:tcPr>{par('')}</w:tc>"
    body = par("Tabel:") + table([wide, "2024"], [tall, "asiel", "12"], [below, par("statushouders") + par("B"), "3"])
    assert lines(tmp_path, body) == [
        "Tabel:", "Opgave\t\t2024", "Ede\tasiel\t12", "\tstatushouders\u2028B\t3",
    ]  # fmt: skip


def test_what_only_frames_text_is_no_table(tmp_path: Path) -> None:
    inner = table(["a", "b"], ["c", "d"])
    assert lines(tmp_path, table([par("Kader") + inner])) == ["Kader", "a\tb", "c\td"]


def test_a_form_is_read_caption_by_caption(tmp_path: Path) -> None:
    def cell(caption: str, value: str) -> str:
        return par(run(caption, "<w:b/>")) + par(value)

    body = table([cell("datum", "12 maart 2024"), cell("aanwezig", "J. Bos (VNG)")], [cell("notulist", "A. Vis"), ""])
    assert lines(tmp_path, body) == ["datum", "12 maart 2024", "aanwezig", "J. Bos (VNG)", "notulist", "A. Vis"]


def test_controls_links_and_fields_show_what_they_show(tmp_path: Path) -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGEREF x</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("7")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    open_field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>X</w:instrText></w:r>'
    body = (
        f"<w:sdt><w:sdtContent>{par('In een vak')}</w:sdtContent></w:sdt>"
        + par(f'<w:hyperlink>{run("site")}</w:hyperlink><w:fldSimple w:instr="DATE">{run(" 3 mei")}</w:fldSimple>')
        + par("zie ", field)
        + par(open_field, "blijft")
    )
    assert lines(tmp_path, body) == ["In een vak", "site 3 mei", "zie 7", "blijft"]


def test_changes_comments_and_hidden_text_are_told_but_not_read(tmp_path: Path) -> None:
    removed = "<w:del><w:r><w:delText>niet </w:delText></w:r></w:del>"
    body = (
        par("Wij gaan ", removed, f"<w:ins>{run('wel ')}</w:ins>", run("akkoord"), run("geheim", "<w:vanish/>"))
        + par(run("wit", '<w:color w:val="FFFFFF"/>'), run("klein", '<w:sz w:val="2"/>'), "zichtbaar")
        + f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{par('weg')}</w:tc></w:tr></w:tbl>"
    )
    comments = f"<w:comment>{par('wie is dit?')}</w:comment>"
    reading = reading_of(tmp_path, "a.docx", docx(body, {"comments": comments}))
    assert reading.text.split("\n\n") == ["Wij gaan wel akkoord\nzichtbaar"]
    assert reading.source.warnings == [DELETED, HIDDEN, "bevat 1 opmerking in de kantlijn, die niet is gelezen"]


def test_text_under_a_black_marker_is_a_redaction_and_never_stored(tmp_path: Path) -> None:
    black = '<w:highlight w:val="black"/>'
    shaded = '<w:color w:val="000000"/><w:shd w:val="clear" w:fill="000000"/>'
    body = par("Namens ", run("Jan ", black), run("Geheim", black), " en ", run("Piet", shaded), ".")
    reading = reading_of(tmp_path, "a.docx", docx(body))
    assert reading.text == f"Namens {BOX} en {BOX}."
    assert [(one.form, reading.text[one.start : one.end]) for one in reading.source.redactions] == [("vlak", BOX)] * 2
    assert "Geheim" not in repr(extract(tmp_path / "a.docx"))


def test_white_letters_on_a_dark_ground_are_text(tmp_path: Path) -> None:
    white = run("Kop", '<w:color w:val="FFFFFF"/>')
    cell = f'<w:tc><w:tcPr><w:shd w:val="clear" w:fill="1F3864"/></w:tcPr>{par(white)}</w:tc>'
    assert lines(tmp_path, table([cell, "b"])) == ["Kop\tb"]


def test_a_black_shape_over_the_text_makes_the_file_one_to_print_first(tmp_path: Path) -> None:
    shape = (
        '<w:r><w:drawing><wp:anchor behindDoc="0"><wp:wrapNone/><a:graphic><a:graphicData><wps:wsp><wps:spPr><a:xfrm>'
        '<a:ext cx="900000" cy="200000"/></a:xfrm><a:solidFill><a:srgbClr val="000000"/></a:solidFill></wps:spPr>'
        "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    )
    with pytest.raises(Skipped, match="sla op als pdf"):
        reading_of(tmp_path, "a.docx", docx(par("Naam: Jan Geheim", shape)))


def test_notes_stand_at_the_foot_of_their_page(tmp_path: Path) -> None:
    notes = (
        f'<w:footnote w:id="-1" w:type="separator">{par("")}</w:footnote>'
        f'<w:footnote w:id="2">{par("Zie de bijlage.")}</w:footnote>'
    )
    ends = f'<w:endnote w:id="2">{par("Slotnoot.")}</w:endnote>'
    body = (
        par("Het besluit", '<w:r><w:footnoteReference w:id="2"/></w:r>', " geldt.")
        + par('<w:r><w:br w:type="page"/></w:r>', "Verder", '<w:r><w:endnoteReference w:id="2"/></w:r>')
        + par("Slot")
    )
    reading = reading_of(tmp_path, "a.docx", docx(body, {"footnotes": notes, "endnotes": ends}))
    assert [page.text for page in reading.source.pages] == [
        "Het besluit¹ geldt.\n\n¹ Zie de bijlage.", "Verder¹\nSlot\n\n¹ Slotnoot.",
    ]  # fmt: skip
    source = extract(tmp_path / "a.docx")
    kinds = [(one.kind, one.text) for one in source.documents[0].segments]
    assert ("voetnoot", "¹ Zie de bijlage.") in kinds


def test_headers_and_footers_run_along_once(tmp_path: Path) -> None:
    def section(part: str, more: str = "") -> str:
        return f"<w:sectPr>{part}{more}</w:sectPr>"

    head = '<w:headerReference w:type="default" r:id="rId1"/><w:footerReference w:type="default" r:id="rId2"/>'
    body = par("Eerste", more=section(head)) + par("Tweede") + section(head)
    reading = reading_of(tmp_path, "a.docx", docx(body, {"header1": par("Provincie"), "footer1": par("Pagina 1")}))
    assert [(line.text, line.running, line.page) for line in reading.lines] == [
        ("Provincie", True, 1), ("Eerste", False, 1), ("Pagina 1", True, 1), ("Tweede", False, 2),
    ]  # fmt: skip


def test_pages_end_where_word_broke_them(tmp_path: Path) -> None:
    rendered = "<w:r><w:lastRenderedPageBreak/></w:r>"
    body = (
        par("Een")
        + par(rendered, "Twee")
        + par("Drie loopt ", rendered, "door")
        + par("Vier")
        + table(["a", "b"], [par(rendered, "c"), "d"])
        + par("Vijf", more="<w:pageBreakBefore/>")
    )
    reading = reading_of(tmp_path, "a.docx", docx(body))
    pages = [page.text for page in reading.source.pages]
    assert pages == ["Een", "Twee\nDrie loopt door", "Vier\n\na\tb", "c\td", "Vijf"]


def test_tabs_make_columns_only_where_lines_share_them(tmp_path: Path) -> None:
    tab = "<w:r><w:tab/></w:r>"
    body = (
        par("Datum:", tab, "12 maart")
        + par("1.", tab, "Opening")
        + par("Eén regel", tab, "alleen")
        + par("De voorzitter sluit.")
        + par("J. Bos", tab, "VNG")
        + par("A. Vis", tab, tab, "Provincie Drenthe")
    )
    assert lines(tmp_path, body) == [
        "Datum: 12 maart", "1. Opening", "Eén regel alleen", "De voorzitter sluit.", "J. Bos\tVNG",
        "A. Vis\tProvincie Drenthe",
    ]  # fmt: skip


def test_text_boxes_are_read_once_and_after_what_they_hang_on(tmp_path: Path) -> None:
    inner = f"<w:txbxContent>{par('In de kantlijn')}</w:txbxContent>"
    box = (
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:wsp><wps:spPr/><wps:txbx>"
        f"{inner}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{inner}</v:textbox>"
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert lines(tmp_path, par("Brief", box) + par("Slot")) == ["Brief", "In de kantlijn", "Slot"]


def test_signs_of_symbol_fonts_are_signs(tmp_path: Path) -> None:
    ticked = '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
    old = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/></w:checkBox></w:ffData>'
        '</w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    dash = "<w:r><w:noBreakHyphen/><w:softHyphen/></w:r>"
    assert lines(
        tmp_path, par(ticked, " ja ", old, " nee ", run("\uf0a8", '<w:rFonts w:ascii="Wingdings"/>'), dash)
    ) == ["☑ ja ☐ nee ☐-"]


def test_large_pictures_and_embedded_files_are_enclosed(tmp_path: Path) -> None:
    def picture(side: int) -> bytes:
        out = io.BytesIO()
        Image.new("RGB", (side, side)).save(out, "PNG")
        return out.getvalue()

    def shown(key: str, crop: str = "") -> str:
        fill = f'<pic:blipFill><a:blip r:embed="{key}"/><a:srcRect {crop}/></pic:blipFill>'
        return f"<w:r><w:drawing>{fill}</w:drawing></w:r>"

    body = par("Scan", shown("rId1"), shown("rId2"), shown("rId3", 't="500"'))
    more = {"media/groot.png": picture(400), "media/klein.png": picture(40), "media/deel.png": picture(401)}
    enclosed = list(reading_of(tmp_path, "a.docx", docx(body, more)).enclosed)
    assert [(one.name, one.data is not None) for one in enclosed] == [("groot.png", True), ("deel.png", False)]
    assert "bijgesneden" in enclosed[1].error


def test_minutes_in_word_are_parsed(tmp_path: Path) -> None:
    rows = [["Nr", "Actie", "Wie", "Wanneer"], ["1", "Planning opstellen", "J. Bos", "1 april 2024"]]
    body = (
        par(run("Verslag stuurgroep Wonen", "<w:b/>"))
        + par("Datum: 12 maart 2024")
        + par("Aanwezig: J. Bos (VNG), A. Vis (gemeente Ede)")
        + par("Opening", number=(1, 0))
        + par("De voorzitter opent de vergadering.")
        + par("Planning", number=(1, 0))
        + par("Besluit: de stuurgroep stelt de planning vast.")
        + par("Rondvraag", number=(1, 0))
        + par("Er zijn geen vragen.")
        + par("Actielijst")
        + table(*rows)
    )
    (tmp_path / "verslag.docx").write_bytes(docx(body, {"numbering": NUMBERING}))
    (document,) = extract(tmp_path / "verslag.docx").documents
    (meeting,) = document.meetings
    assert str(meeting.date) == "2024-03-12"
    assert [one.name for one in meeting.attendances] == ["J. Bos", "A. Vis"]
    assert [(one.number, one.title) for one in meeting.agenda_items][:3] == [
        ("1", "Opening"), ("2", "Planning"), ("3", "Rondvraag"),
    ]  # fmt: skip
    assert [one.kind for one in document.decisions] == ["besluit"]
    assert [(one.text, one.owners) for one in document.actions] == [("Planning opstellen", ["J. Bos"])]


def test_a_strict_file_is_read_too(tmp_path: Path) -> None:
    strict = f'<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body>{par("Strikt")}</w:body>'
    data = zipped({"[Content_Types].xml": "<a/>", "word/document.xml": strict + "</w:document>"})
    assert lines_of(tmp_path, "a.docx", data) == ["Strikt"]


BOMB = '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>'


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        ("", "beschadigd"),
        ("<a/>", "beschadigd"),
        (f"<w:document {ALSO}>", "beschadigd"),
        ("<a>" * 5_000 + "</a>" * 5_000, "beschadigd"),
        (" " * 70_000_000, "te groot"),
        (" " * 30_000_000, "keer zo groot"),
    ],
)
def test_what_can_not_be_opened_is_refused_with_a_reason(tmp_path: Path, document: str, reason: str) -> None:
    data = zipped({"[Content_Types].xml": "<a/>", "word/document.xml": document})
    with pytest.raises(Unreadable, match=reason):
        reading_of(tmp_path, "a.docx", data)


def test_entities_are_not_put_in(tmp_path: Path) -> None:
    data = docx(par("Tekst"))
    text = (
        f'{BOMB}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
    )
    text += "<w:t>voor &c; na</w:t></w:r></w:p></w:body></w:document>"
    data = zipped({"[Content_Types].xml": "<a/>", "word/document.xml": text})
    assert "bbbb" not in reading_of(tmp_path, "a.docx", data).text


WORDS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=4, max_size=9)
BLOCK = st.one_of(
    st.tuples(st.just("par"), st.lists(WORDS, min_size=1, max_size=6)),
    st.tuples(st.just("list"), st.lists(WORDS, min_size=1, max_size=6)),
    st.tuples(st.just("table"), st.lists(WORDS, min_size=1, max_size=8)),
    st.tuples(st.just("note"), st.lists(WORDS, min_size=1, max_size=3)),
    st.tuples(st.just("box"), st.lists(WORDS, min_size=1, max_size=3)),
    st.tuples(st.just("tabs"), st.lists(WORDS, min_size=1, max_size=4)),
    st.tuples(st.just("page"), st.lists(WORDS, min_size=1, max_size=3)),
)


@settings(max_examples=60, deadline=None)
@given(blocks=st.lists(BLOCK, min_size=1, max_size=8))
def test_no_word_is_lost_or_doubled(
    tmp_path_factory: pytest.TempPathFactory, blocks: list[tuple[str, list[str]]]
) -> None:
    body, notes, expected = "", "", []
    for at, (kind, words) in enumerate(blocks):
        expected += words
        text = " ".join(words)
        if kind == "par":
            body += par(*(run(f"{word} ") for word in words))
        elif kind == "list":
            body += "".join(par(word, number=(1, at % 3)) for word in words)
        elif kind == "table":
            body += table(
                *([word, *words[index + 1 : index + 2]] for index, word in enumerate(words) if index % 2 == 0)
            )
        elif kind == "note":
            body += par(f'<w:r><w:footnoteReference w:id="{at}"/></w:r>')
            notes += f'<w:footnote w:id="{at}">{par(text)}</w:footnote>'
        elif kind == "box":
            body += par(f"<w:r><w:pict><w:txbxContent>{par(text)}</w:txbxContent></w:pict></w:r>")
        elif kind == "tabs":
            body += par("<w:r><w:tab/></w:r>".join(map(run, words)))
        else:
            body += par(f'<w:r><w:br w:type="page"/></w:r>{run(text)}')
    data = docx(body, {"numbering": NUMBERING, "footnotes": notes})
    reading = reading_of(tmp_path_factory.getbasetemp(), "woorden.docx", data)
    told = [word for word in reading.text.split() if word.isalpha() and len(word) > 3]
    assert sorted(told) == sorted(expected)
    for line in reading.lines:
        assert reading.text[line.start : line.end] == line.text


@settings(max_examples=60, deadline=None)
@given(
    document=st.binary(max_size=300), part=st.sampled_from(["word/document.xml", "content.xml", "ppt/presentation.xml"])
)
def test_any_bytes_in_a_package_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, document: bytes, part: str
) -> None:
    parts: dict[str, str | bytes] = {"[Content_Types].xml": "<a/>", part: document}
    if part == "content.xml":
        parts = {"mimetype": "application/vnd.oasis.opendocument.text", part: document}
    refusal = "gelezen"
    try:
        reading_of(tmp_path_factory.getbasetemp(), "wat.docx", zipped(parts))
    except WooError as error:
        refusal = str(error)
    assert len(refusal.splitlines()) == 1


def test_people_of_a_form_end_at_the_next_caption(tmp_path: Path) -> None:
    def cell(caption: str, value: str) -> str:
        return par(run(caption, "<w:b/>")) + par(value)

    body = (
        par(run("Verslag stuurgroep Wonen", "<w:b/>"))
        + table(
            [cell("datum", "12 maart 2024"), cell("aanwezig", "J. Bos (VNG), P. de Wit (Kadaster)")],
            [cell("notulist", "J. Bos"), cell("afwezig", "A. Vis (gemeente Ede)")],
            [cell("Blad", "1 van 3"), ""],
        )
        + par(run("1. Opening", "<w:b/>"))
        + par("De voorzitter opent de vergadering.")
    )
    (tmp_path / "verslag.docx").write_bytes(docx(body))
    (meeting,) = extract(tmp_path / "verslag.docx").documents[0].meetings
    assert [(one.name, one.present) for one in meeting.attendances] == [
        ("J. Bos", True), ("P. de Wit", True), ("A. Vis", False),
    ]  # fmt: skip


def test_a_paragraph_goes_on_with_nothing_before_it(tmp_path: Path) -> None:
    first = "De provincie doet ook onderzoek naar de markt (in overleg met de werkgroep gebruikers)"
    body = par("Verslag overleg") + par(first) + par("Anna stuurt de gegevens aan Jan.") + par("wordt vervolgd")
    (tmp_path / "a.docx").write_bytes(docx(body))
    segments = [one.text for one in extract(tmp_path / "a.docx").documents[0].segments]
    assert segments == ["Verslag overleg", first, "Anna stuurt de gegevens aan Jan.", "wordt vervolgd"]


def test_numbered_headings_and_lists_within_lists_are_told_apart(tmp_path: Path) -> None:
    styles = '<w:style w:type="paragraph" w:styleId="Kop2"><w:name w:val="heading 2"/></w:style>'
    steps = '<w:abstractNum w:abstractNumId="0">' + level(0, "decimal", "%1.") + level(1, "decimal", "%2.")
    steps += '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    body = (
        par("Verslag stuurgroep Wonen 12 maart 2024", style="Kop2")
        + par("Aanwezig: J. Bos (VNG), A. Vis (gemeente Ede)")
        + par("1. opening", style="Kop2")
        + par("Er zijn drie voorstellen:")
        + par("Een nieuw plan", number=(1, 0))
        + par("De kosten", number=(1, 1))
        + par("Het vervolg", number=(1, 1))
        + par("Een oud plan", number=(1, 0))
        + par("2. stand van zaken", style="Kop2")
        + par("De stand is besproken.")
        + par("3. rondvraag", style="Kop2")
    )
    (tmp_path / "a.docx").write_bytes(docx(body, {"styles": styles, "numbering": steps}))
    (meeting,) = extract(tmp_path / "a.docx").documents[0].meetings
    assert [(one.number, one.title) for one in meeting.agenda_items if "-" not in (one.number or "")] == [
        ("1", "opening"), ("2", "stand van zaken"), ("3", "rondvraag"),
    ]  # fmt: skip


def test_a_table_of_contents_is_no_table(tmp_path: Path) -> None:
    styles = '<w:style w:type="paragraph" w:styleId="Inhopg1"><w:name w:val="toc 1"/></w:style>'
    tab = "<w:r><w:tab/></w:r>"
    body = par("1", tab, "Inleiding", tab, "3", style="Inhopg1") + par("Bijlagen", tab, "12", style="Inhopg1")
    assert lines(tmp_path, body, styles=styles) == ["1 Inleiding ..... 3", "Bijlagen ..... 12"]


def test_a_file_in_the_place_of_paragraphs_is_enclosed(tmp_path: Path) -> None:
    data = docx(par("Tekst") + '<w:altChunk r:id="rId1"/>', {"media/deel.html": b"<html><p>Deel</p></html>"})
    assert [one.name for one in reading_of(tmp_path, "a.docx", data).enclosed] == ["deel.html"]


def test_the_name_of_a_list_style_tells_how_deep_it_is(tmp_path: Path) -> None:
    styles = '<w:style w:type="paragraph" w:styleId="L2"><w:name w:val="List Number 2"/><w:pPr><w:numPr>'
    styles += '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    body = par("Opening", number=(3, 0)) + par("De stand", style="L2")
    assert lines(tmp_path, body, styles=styles, numbering=NUMBERING) == ["1. Opening", "   2. De stand"]
