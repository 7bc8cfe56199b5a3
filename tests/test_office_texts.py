"""OpenDocument texts and rich text: read in the spirit of Word files."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.errors import Skipped, Unreadable
from tests.offices import lines_of, odt, reading_of, zipped

BOX = "█████"


def lines(folder: Path, body: str, styles: str = "", common: str = "") -> list[str]:
    return lines_of(folder, "stuk.odt", odt(body, styles, common=common))


def style(name: str, family: str, inner: str, more: str = "") -> str:
    return f'<style:style style:name="{name}" style:family="{family}" {more}>{inner}</style:style>'


def letters(name: str, look: str) -> str:
    return style(name, "text", f"<style:text-properties {look}/>")


def test_headings_lists_and_spaces_of_odt(tmp_path: Path) -> None:
    levels = (
        '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" '
        'style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="1" '
        'text:display-levels="2"/>'
        '</text:list-style><text:list-style style:name="B"><text:list-level-style-bullet text:level="1" '
        'text:bullet-char="•"/></text:list-style>'
    )

    def item(*told: str) -> str:
        return f"<text:list-item>{''.join(told)}</text:list-item>"

    body = (
        '<text:h text:outline-level="2">Agenda</text:h>'
        '<text:list text:style-name="L">'
        + item("<text:p>Opening</text:p><text:p>Zonder nummer</text:p>")
        + item("<text:p>Verslag</text:p>", "<text:list>", item("<text:p>Tekst</text:p>"), "</text:list>")
        + '</text:list><text:p>Los<text:s text:c="3"/>woord<text:line-break/>regel</text:p>'
        '<text:list text:style-name="L" text:continue-numbering="true">'
        + item("<text:p>Rondvraag</text:p>")
        + '</text:list><text:list text:style-name="L">'
        + item("<text:p>Opnieuw</text:p>")
        + '</text:list><text:list text:style-name="B">'
        + item("<text:p>Punt</text:p>")
        + "</text:list>"
    )
    reading = reading_of(tmp_path, "a.odt", odt(body, levels))
    assert [line.text for line in reading.lines] == [
        "Agenda", "1. Opening", "Zonder nummer", "2. Verslag", "2.1 Tekst", "Los   woord", "regel", "3. Rondvraag",
        "1. Opnieuw", "• Punt",
    ]  # fmt: skip
    assert reading.lines[0].level == 2


def test_tables_of_odt_keep_merged_cells_in_their_places(tmp_path: Path) -> None:
    def row(*cells: str) -> str:
        return f"<table:table-row>{''.join(cells)}</table:table-row>"

    def cell(text: str, more: str = "") -> str:
        return f"<table:table-cell {more}><text:p>{text}</text:p></table:table-cell>"

    covered = "<table:covered-table-cell/>"
    hidden = f'<table:table-row table:visibility="collapse">{cell("weg")}{cell("weg")}</table:table-row>'
    body = (
        "<text:p>Tabel</text:p><table:table><table:table-header-rows>"
        + row(cell("Opgave"), covered, cell("Aantal"))
        + "</table:table-header-rows>"
        + row(cell("asiel</text:p><text:p>nood"), cell("", 'table:number-columns-repeated="1"'), cell("3"))
        + hidden
        + "</table:table>"
    )
    reading = reading_of(tmp_path, "a.odt", odt(body))
    assert [line.text for line in reading.lines] == ["Tabel", "Opgave\t\tAantal", "asiel\u2028nood\t\t3"]
    assert reading.source.warnings == ["bevat verborgen tekst, die niet is gelezen"]


def test_odt_shows_nothing_deleted_hidden_or_covered(tmp_path: Path) -> None:
    styles = letters("weg", 'text:display="none"') + letters("wit", 'fo:color="#ffffff"')
    styles += letters("zwart", 'fo:color="#000000" fo:background-color="#000000"')
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>geschrapt</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        '<text:p>Van <text:span text:style-name="zwart">Jan Geheim</text:span> aan'
        '<text:span text:style-name="weg"> niemand</text:span><text:span text:style-name="wit"> wit</text:span>'
        "<office:annotation><text:p>opmerking</text:p></office:annotation> allen</text:p>"
        '<text:section text:display="none"><text:p>Verborgen deel</text:p></text:section>'
    )
    reading = reading_of(tmp_path, "a.odt", odt(body, styles))
    assert reading.text == f"Van {BOX} aan allen"
    assert len(reading.source.redactions) == 1
    assert len(reading.source.warnings) == 4


def test_notes_pages_and_headers_of_odt(tmp_path: Path) -> None:
    breaks = style("nieuw", "paragraph", '<style:paragraph-properties fo:break-before="page"/>')
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Zie '
    )
    note += "bijlage.</text:p></text:note-body></text:note>"
    body = f'<text:p>Besluit{note}</text:p><text:p text:style-name="nieuw">Verder</text:p>'
    body += "<text:p>Nog <text:soft-page-break/>iets</text:p><text:p>Slot</text:p>"
    head = '<office:master-styles><style:master-page style:name="Standard"><style:header><text:p>Provincie</text:p>'
    head += "</style:header></style:master-page></office:master-styles>"
    reading = reading_of(tmp_path, "a.odt", odt(body, breaks, common=head))
    assert [page.text for page in reading.source.pages] == [
        "Provincie\n\nBesluit¹\n\n¹ Zie bijlage.", "Verder\nNog iets", "Slot",
    ]  # fmt: skip
    assert [line.running for line in reading.lines][:2] == [True, False]


def test_a_locked_odt_and_a_black_shape_are_refused(tmp_path: Path) -> None:
    parts = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": b"\x00\x01",
        "META-INF/manifest.xml": "<manifest:encryption-data/>",
    }
    with pytest.raises(Unreadable, match="wachtwoord"):
        reading_of(tmp_path, "a.odt", zipped(parts))
    dark = '<style:graphic-properties draw:fill="solid" draw:fill-color="#000000" style:wrap="run-through"/>'
    body = '<text:p>Naam: Jan Geheim<draw:custom-shape draw:style-name="G"/></text:p>'
    with pytest.raises(Skipped, match="sla op als pdf"):
        reading_of(tmp_path, "a.odt", odt(body, style("G", "graphic", dark)))


RTF = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset2 Symbol;}{\f2\fcharset238 Arial CE;}}"
    r"{\colortbl ;\red0\green0\blue0;\red255\green255\blue255;}"
    r"{\stylesheet{\s0 Normal;}{\s1 heading 1;}}{\info{\title Niet de tekst}}"
)


def test_rich_text_is_read_as_it_is_shown(tmp_path: Path) -> None:
    body = (
        r"{\header Gemeente Ede\par}\pard\s1\b Verslag\b0\par\pard Datum:\tab 12 maart\par "
        r"Caf\'e9 \u8364?5 {\f2\'9d} {\v weg}{\deleted ook weg}{\highlight1 Jan Geheim}{\cf2 wit}"
        r"{\*\onbekend niets} klaar"
        r"{\super\chftn}{\footnote\pard{\super\chftn} Zie bijlage.}\par"
        r"{\listtext\f1\'b7\tab}Punt\par {\listtext 2.\tab}Twee\par"
        r"\trowd\pard\intbl Gemeente\cell Aantal\cell\row\trowd\pard\intbl Ede\par bij Arnhem\cell 12\cell\row"
        r"\pard{\field{\*\fldinst HYPERLINK x}{\fldrslt site}}\page Nieuw\par}"
    )
    reading = reading_of(tmp_path, "a.rtf", (RTF + body).encode("latin-1"))
    assert [line.text for line in reading.lines] == [
        "Gemeente Ede", "Verslag", "Datum: 12 maart", f"Café €5 ť {BOX} klaar¹", "• Punt", "2. Twee",
        "Gemeente\tAantal", "Ede\u2028bij Arnhem\t12", "site", "¹ Zie bijlage.", "Nieuw",
    ]  # fmt: skip
    assert [line.level for line in reading.lines][:2] == [0, 1]
    assert [line.running for line in reading.lines][:2] == [True, False]
    assert [line.page for line in reading.lines][-2:] == [1, 2]
    assert [one.form for one in reading.source.redactions] == ["vlak"]
    assert len(reading.source.warnings) == 3


def test_rich_text_without_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="geen tekst"):
        reading_of(tmp_path, "a.rtf", b"{\\rtf1{\\fonttbl{\\f0 Arial;}}\\par}")
