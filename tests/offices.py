"""Make small office files for tests: zips of XML, as the programs write them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from extract.read import read
from extract.text.reading import Reading

_URL = "http://schemas.openxmlformats.org"
W = f'xmlns:w="{_URL}/wordprocessingml/2006/main"'
ALSO = " ".join(
    f'xmlns:{short}="{url}"'
    for short, url in (
        ("r", f"{_URL}/officeDocument/2006/relationships"),
        ("a", f"{_URL}/drawingml/2006/main"),
        ("p", f"{_URL}/presentationml/2006/main"),
        ("wp", f"{_URL}/drawingml/2006/wordprocessingDrawing"),
        ("pic", f"{_URL}/drawingml/2006/picture"),
        ("mc", f"{_URL}/markup-compatibility/2006"),
        ("wps", "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"),
        ("v", "urn:schemas-microsoft-com:vml"),
    )
)
ODF = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("fo", "xsl-fo-compatible"),
        ("draw", "drawing"), ("presentation", "presentation"), ("svg", "svg-compatible"),
    )
)  # fmt: skip
_TYPES = f'<Types xmlns="{_URL}/package/2006/content-types"/>'
Parts = Mapping[str, str | bytes]


def zipped(parts: Parts) -> bytes:
    """Return a zip of parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in parts.items():
            made.writestr(name, text)
    return out.getvalue()


def links(rows: Sequence[tuple[str, str, str]]) -> str:
    """Return a part that says what another refers to: id, kind and target."""
    told = "".join(f'<Relationship Id="{key}" Type="{_URL}/x/{kind}" Target="{target}"/>' for key, kind, target in rows)
    return f'<Relationships xmlns="{_URL}/package/2006/relationships">{told}</Relationships>'


def docx(body: str, more: Parts | None = None) -> bytes:
    """Return a Word file with a body; `more` are the contents of other parts, by their kind ("styles", "footnotes")."""
    rows, parts = [], {}
    for index, (name, text) in enumerate((more or {}).items()):
        kind = name.rstrip("0123456789").rpartition("/")[2].partition(".")[0]
        part = name if "." in name else f"{name}.xml"
        rows.append((f"rId{index + 1}", {"media": "image"}.get(kind, kind), part))
        root = {"footnotes": "footnotes", "endnotes": "endnotes", "header": "hdr", "footer": "ftr"}.get(kind, kind)
        wrapped = text if isinstance(text, bytes) else f"<w:{root} {W} {ALSO}>{text}</w:{root}>"
        parts[f"word/{part}"] = wrapped
    return zipped(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": links([("rId1", "officeDocument", "word/document.xml")]),
            "word/document.xml": f"<w:document {W} {ALSO}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": links(rows),
            **parts,
        }
    )


def run(text: str, look: str = "") -> str:
    """Return a run of letters; `look` are its properties."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def par(*runs: str, style: str = "", number: tuple[int, int] | None = None, more: str = "") -> str:
    """Return a paragraph of runs, or of bare words."""
    told = "".join(one if one.startswith("<") else run(one) for one in runs)
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    if number:
        styled += f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>'
    return f"<w:p><w:pPr>{styled}{more}</w:pPr>{told}</w:p>"


def table(*rows: Sequence[str]) -> str:
    """Return a table; a cell is its content, bare words, or a whole w:tc."""
    told = "".join(f"<w:tr>{''.join(map(_cell, row))}</w:tr>" for row in rows)
    return f"<w:tbl>{told}</w:tbl>"


def _cell(cell: str) -> str:
    if cell.startswith("<w:tc>"):
        return cell
    return f"<w:tc>{cell if cell.startswith('<') else par(cell)}</w:tc>"


def odt(body: str, styles: str = "", kind: str = "text", common: str = "") -> bytes:
    """Return an OpenDocument file with a body, its own styles, and the common part."""
    media = f"application/vnd.oasis.opendocument.{kind}"
    content = (
        f"<office:document-content {ODF}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    )
    parts = {"mimetype": media, "content.xml": content}
    if common:
        parts["styles.xml"] = f"<office:document-styles {ODF}>{common}</office:document-styles>"
    return zipped(parts)


def pptx(slides: Sequence[str], notes: Mapping[int, str] | None = None) -> bytes:
    """Return a PowerPoint file; a slide is the shapes on it, "-" before them hides it. Notes go by slide (1-based)."""
    parts: dict[str, str | bytes] = {"[Content_Types].xml": _TYPES}
    parts["_rels/.rels"] = links([("rId1", "officeDocument", "ppt/presentation.xml")])
    ids = "".join(f'<p:sldId id="{256 + at}" r:id="rId{at}"/>' for at in range(1, len(slides) + 1))
    parts["ppt/presentation.xml"] = f"<p:presentation {ALSO}><p:sldIdLst>{ids}</p:sldIdLst></p:presentation>"
    rows = [(f"rId{at}", "slide", f"slides/slide{at}.xml") for at in range(1, len(slides) + 1)]
    parts["ppt/_rels/presentation.xml.rels"] = links(rows)
    for at, shapes in enumerate(slides, start=1):
        shown = 'show="0"' if shapes.startswith("-") else ""
        tree = f"<p:cSld><p:spTree>{shapes.lstrip('-')}</p:spTree></p:cSld>"
        parts[f"ppt/slides/slide{at}.xml"] = f"<p:sld {ALSO} {shown}>{tree}</p:sld>"
        if notes and at in notes:
            parts[f"ppt/slides/_rels/slide{at}.xml.rels"] = links([("rId1", "notesSlide", f"../notes{at}.xml")])
            tree = f"<p:cSld><p:spTree>{notes[at]}</p:spTree></p:cSld>"
            parts[f"ppt/notes{at}.xml"] = f"<p:notes {ALSO}>{tree}</p:notes>"
    return zipped(parts)


def shape(text: str, sort: str = "", box: tuple[int, int, int, int] | None = None, fill: str = "") -> str:
    """Return a shape on a slide: `box` is left, top, width and height in points, lines of text are paragraphs."""
    held = f'<p:nvPr><p:ph type="{sort}"/></p:nvPr>' if sort else "<p:nvPr/>"
    place = ""
    if box:
        x, y, wide, high = (side * 12_700 for side in box)
        place = f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
    filled = f'<a:solidFill><a:srgbClr val="{fill}"/></a:solidFill>' if fill else ""
    told = "".join(f"<a:p><a:r><a:t>{escape(line)}</a:t></a:r></a:p>" for line in text.split("\n") if line)
    about = f'<p:nvSpPr><p:cNvPr id="2" name="x"/>{held}</p:nvSpPr>'
    return f"<p:sp>{about}<p:spPr>{place}{filled}</p:spPr><p:txBody>{told}</p:txBody></p:sp>"


def reading_of(folder: Path, name: str, data: bytes) -> Reading:
    """Return the reading of a file with these bytes."""
    path = folder / name
    path.write_bytes(data)
    return read(path)


def lines_of(folder: Path, name: str, data: bytes) -> list[str]:
    """Return the lines of a file with these bytes."""
    return [line.text for line in reading_of(folder, name, data).lines]
