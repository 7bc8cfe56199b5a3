"""Office files, web pages and rich text of any make are read or refused with a reason, and never shake the program."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.errors import WooError
from tests.offices import ALSO, W, docx, links, odt, par, pptx, reading_of, zipped

VALUES = st.sampled_from(
    ["", "1", "-1", "0", "99999999999999999999", "x", "none", "true", "FFFFFF", "000000", "1e9", "page"]
)


def trees(names: str, attributes: str) -> st.SearchStrategy[str]:
    """Return a strategy for any tree of elements of these names, with odd values in their attributes."""
    tags, keys = st.sampled_from(names.split()), st.sampled_from(attributes.split())
    said = st.dictionaries(keys, VALUES, max_size=3).map(
        lambda pairs: "".join(f' {key}="{value}"' for key, value in pairs.items())
    )
    leaf = st.sampled_from(["woord", " ", "twee woorden", ""])
    return st.recursive(
        leaf,
        lambda inner: st.tuples(tags, said, st.lists(inner, max_size=4)).map(
            lambda made: f"<{made[0]}{made[1]}>{''.join(made[2])}</{made[0]}>"
        ),
        max_leaves=25,
    )


WORD = trees(
    "w:p w:r w:t w:tbl w:tr w:tc w:pPr w:rPr w:tcPr w:trPr w:gridSpan w:vMerge w:numPr w:numId w:ilvl w:sdt "
    "w:sdtContent w:fldChar w:footnoteReference w:br w:tab w:lastRenderedPageBreak w:drawing w:pict "
    "w:txbxContent w:ins w:del w:sym w:sectPr w:headerReference w:highlight w:color w:shd w:vanish w:sz "
    "w:outlineLvl w:spacing mc:AlternateContent mc:Choice wps:wsp wps:spPr a:solidFill a:srgbClr w:hyperlink "
    "w:lvl w:abstractNum w:num w:lvlText w:style w:basedOn",
    "w:val w:id r:id w:type w:fldCharType w:fill w:char w:font w:before w:styleId w:abstractNumId w:numId w:ilvl",
)
OPEN = trees(
    "text:p text:h text:span text:list text:list-item text:s text:tab text:note text:note-body table:table "
    "table:table-row table:table-cell table:covered-table-cell draw:frame draw:text-box draw:custom-shape "
    "draw:page text:section text:soft-page-break text:tracked-changes office:annotation style:style "
    "style:text-properties draw:image",
    "text:style-name text:outline-level text:c table:number-columns-repeated text:start-value fo:color "
    "fo:font-size style:name style:family text:display svg:x svg:y svg:width svg:height presentation:class",
)
SLIDE = trees(
    "p:sp p:grpSp p:pic p:graphicFrame p:txBody a:p a:r a:t a:br a:fld a:pPr a:buAutoNum a:buChar a:tbl a:tr "
    "a:tc p:spPr a:xfrm a:off a:ext a:chOff a:chExt p:nvSpPr p:nvPr p:ph p:cNvPr a:solidFill a:srgbClr a:rPr "
    "p:blipFill a:srcRect",
    "type idx x y cx cy val lvl char startAt hMerge gridSpan hidden sz b l t",
)
PAGE = trees(
    "p div span b table tr td th ul ol li h1 pre br style script input blockquote a",
    "style class hidden colspan rowspan start value type id",
)
_RICH = (
    r"{ } \par~ \cell~ \row~ \trowd~ \intbl~ \pard~ \v~ \v0~ \u8364?~ \'e9 \footnote~ \*\x~ \fonttbl~ "
    r"\colortbl; \stylesheet~ \pict\pngblip~00ff \bin5~abc woord~ \header~ \listtext~ \chftn~ \page~ "
    r"\f99999999~ \cf1\highlight1~ \s1~ \fs0~ \uc3~ \plain~ \deleted~ \shptxt~ \annotation~ ;"
)
RICH = st.lists(st.sampled_from([one.replace("~", " ") for one in _RICH.split()]), max_size=60)


def check(tmp_path_factory: pytest.TempPathFactory, name: str, data: bytes) -> None:
    """Assert that bytes are read, with spans that hold, or refused in one line."""
    try:
        reading = reading_of(tmp_path_factory.getbasetemp(), name, data)
    except WooError as error:
        refusal = str(error)
    else:
        refusal = "gelezen"
        for line in reading.lines:
            assert reading.text[line.start : line.end] == line.text
        assert list(reading.enclosed) is not None
    assert len(refusal.splitlines()) == 1


@settings(max_examples=20, deadline=None)
@given(body=WORD, styles=WORD, numbering=WORD, notes=WORD)
def test_any_word_file(
    tmp_path_factory: pytest.TempPathFactory, body: str, styles: str, numbering: str, notes: str
) -> None:
    more = {"styles": styles, "numbering": numbering, "footnotes": notes, "header1": notes}
    check(tmp_path_factory, "wat.docx", docx(body, more))


@settings(max_examples=20, deadline=None)
@given(body=OPEN, styles=OPEN, kind=st.sampled_from(["text", "presentation"]))
def test_any_open_document(tmp_path_factory: pytest.TempPathFactory, body: str, styles: str, kind: str) -> None:
    check(tmp_path_factory, "wat.odt", odt(body, styles, kind, styles))


@settings(max_examples=20, deadline=None)
@given(slide=SLIDE, notes=SLIDE)
def test_any_slide(tmp_path_factory: pytest.TempPathFactory, slide: str, notes: str) -> None:
    check(tmp_path_factory, "wat.pptx", pptx([slide], {1: notes}))


@settings(max_examples=20, deadline=None)
@given(page=PAGE, sheet=st.text("p.x{}display:none;@/*", max_size=40))
def test_any_web_page(tmp_path_factory: pytest.TempPathFactory, page: str, sheet: str) -> None:
    check(tmp_path_factory, "wat.html", f"<html><style>{sheet}</style>{page}".encode())


@settings(max_examples=40, deadline=None)
@given(pieces=RICH, rest=st.binary(max_size=30))
def test_any_rich_text(tmp_path_factory: pytest.TempPathFactory, pieces: list[str], rest: bytes) -> None:
    check(tmp_path_factory, "wat.rtf", b"{\\rtf1 " + "".join(pieces).encode("latin-1") + rest)


def test_parts_that_name_each_other_end(tmp_path_factory: pytest.TempPathFactory) -> None:
    style = (
        '<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    )
    linked = '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="x"/><w:styleLink w:val="x"/></w:abstractNum>'
    linked += '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    body = par("Tekst", style="A", number=(1, 0))
    data = docx(body, {"styles": style, "numbering": linked})
    assert reading_of(tmp_path_factory.getbasetemp(), "kring.docx", data).text == "Tekst"


def test_tables_and_boxes_without_end_are_refused(tmp_path_factory: pytest.TempPathFactory) -> None:
    body = "<w:tbl><w:tr><w:tc>" * 60 + "<w:p><w:r><w:t>diep</w:t></w:r></w:p>" + "</w:tc></w:tr></w:tbl>" * 60
    check(tmp_path_factory, "diep.docx", docx(body))
    rows = "<table:table><table:table-row><table:table-cell>"
    ends = "</table:table-cell></table:table-row></table:table>"
    check(tmp_path_factory, "diep.odt", odt(rows * 60 + "<text:p>diep</text:p>" + ends * 60))
    check(tmp_path_factory, "diep.rtf", b"{\\rtf1 " + b"{" * 200_000 + b"diep" + b"}" * 200_000 + b"}")


def test_a_relation_out_of_the_package_is_not_followed(tmp_path_factory: pytest.TempPathFactory) -> None:
    parts = {
        "[Content_Types].xml": "<a/>",
        "_rels/.rels": links([("rId1", "officeDocument", "../../../../etc/passwd")]),
        "word/document.xml": f"<w:document {W} {ALSO}/>",
    }
    check(tmp_path_factory, "weg.docx", zipped(parts))
