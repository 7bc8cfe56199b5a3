"""Two tables over all gemeenten of Limburg: one unruled and indented over two pages, one ruled with grouped heads.

One error is planted: the inhabitants of the province are printed as 1.138.889, their sum is 1.133.889.
"""

from __future__ import annotations

from typing import NamedTuple

from reportlab.lib import colors
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Table, TableStyle

from corpus.sample_release.setting import Look, Paper, Text, gap, ruled


class Row(NamedTuple):
    """One gemeente: inhabitants; asylum; Ukraine; holders of a permit."""

    name: str
    inwoners: int
    opgave: int
    realisatie: int
    oek_opgave: int
    oek_bezet: int
    oek_vrij: int
    stand: int
    taakstelling: int
    gehuisvest: int


REGIOS: tuple[tuple[str, tuple[Row, ...]], ...] = (
    (
        "Limburg-Noord",
        (
            Row("Beesel", 13512, 72, 0, 82, 56, 4, 6, 10, 5),
            Row("Bergen (L.)", 13187, 71, 90, 80, 45, 2, 5, 9, 4),
            Row("Echt-Susteren", 32046, 171, 260, 195, 112, 6, 1, 23, 1),
            Row("Gennep", 17623, 94, 0, 108, 79, 2, 3, 13, 1),
            Row("Horst aan de Maas", 43618, 233, 175, 266, 207, 0, 7, 31, 7),
            Row("Leudal", 36402, 195, 48, 222, 180, 0, 18, 26, 9),
            Row("Maasgouw", 24195, 129, 12, 148, 106, 6, 1, 17, 8),
            Row("Mook en Middelaar", 7989, 43, 0, 49, 44, 0, 3, 6, 1),
            Row("Nederweert", 17411, 93, 0, 106, 82, 0, 8, 13, 2),
            Row("Peel en Maas", 45704, 245, 64, 279, 165, 6, 23, 33, 3),
            Row("Roerdalen", 20688, 111, 0, 126, 98, 2, 9, 15, 0),
            Row("Roermond", 60372, 323, 120, 368, 298, 12, 43, 43, 17),
            Row("Venlo", 103431, 553, 412, 631, 460, 8, 59, 74, 37),
            Row("Venray", 45226, 242, 450, 276, 258, 8, 19, 33, 7),
            Row("Weert", 51347, 275, 640, 313, 276, 6, 5, 37, 18),
        ),
    ),
    (
        "Zuid-Limburg",
        (
            Row("Beek", 16108, 86, 0, 98, 66, 12, 5, 12, 7),
            Row("Beekdaelen", 35893, 192, 96, 219, 146, 2, 3, 26, 8),
            Row("Brunssum", 27814, 149, 152, 170, 123, 8, 4, 20, 7),
            Row("Eijsden-Margraten", 26021, 139, 40, 159, 115, 2, 17, 19, 9),
            Row("Gulpen-Wittem", 14176, 76, 24, 86, 75, 8, 5, 10, 5),
            Row("Heerlen", 87489, 468, 368, 534, 372, 12, 37, 63, 29),
            Row("Kerkrade", 45903, 246, 80, 280, 162, 2, 17, 33, 15),
            Row("Landgraaf", 37512, 201, 16, 229, 192, 2, 1, 27, 11),
            Row("Maastricht", 124246, 665, 612, 758, 640, 12, 36, 89, 45),
            Row("Meerssen", 18791, 101, 0, 115, 81, 8, 0, 14, 7),
            Row("Simpelveld", 10467, 56, 0, 64, 44, 2, 7, 8, 0),
            Row("Sittard-Geleen", 92518, 495, 300, 564, 361, 0, 16, 67, 15),
            Row("Stein", 24873, 133, 0, 152, 109, 12, 2, 18, 2),
            Row("Vaals", 10304, 55, 72, 63, 46, 0, 2, 7, 3),
            Row("Valkenburg aan de Geul", 16492, 88, 0, 101, 92, 0, 11, 12, 6),
            Row("Voerendaal", 12531, 67, 0, 76, 73, 3, 3, 9, 1),
        ),
    ),
)
GEMEENTEN = tuple(row for _, rows in REGIOS for row in rows)
PLANTED = 1_138_889

TITLE = "Opgave asielopvang Limburg"
HEAD = [
    "Provincie / veiligheidsregio / gemeente",
    "Inwoners 2024",
    "Opgave 1-1-2025",
    "Realisatie 1-9-2024",
    "Verschil",
]
TITLE_RULED = "Opvang Oekraïne en huisvesting vergunninghouders Limburg"
HEAD_RULED = [
    ["Gemeente", "Opvang ontheemden Oekraïne", "", "", "Huisvesting vergunninghouders", "", ""],
    [
        "",
        "Opgave 1-1-2025",
        "Bezet",
        "Beschikbaar",
        "Stand 1-7-2024",
        "Taakstelling 2024-II",
        "Gehuisvest t/m 31-8-2024",
    ],
]
MEASURES = (  # theme, measure, period, unit of each column after the name
    ("inwoners", "stand", "2024", "inwoners"),
    ("asiel", "opgave", "2025-01-01", "plekken"),
    ("asiel", "realisatie", "2024-09-01", "plekken"),
    ("asiel", "verschil", None, "plekken"),
)
MEASURES_RULED = (
    ("oekraïne", "opgave", "2025-01-01", "plekken"),
    ("oekraïne", "bezetting", None, "plekken"),
    ("oekraïne", "beschikbaar", None, "plekken"),
    ("vergunninghouders", "stand", "2024-07-01", "personen"),
    ("vergunninghouders", "taakstelling", "2024-II", "personen"),
    ("vergunninghouders", "realisatie", "2024-08-31", "personen"),
)


def dotted(number: int) -> str:
    """Return a number as Dutch papers print it: 13.512."""
    return f"{number:,}".replace(",", ".")


def total(rows: tuple[Row, ...], field: str) -> int:
    """Return the sum of one field over `rows`."""
    return sum(getattr(row, field) for row in rows)


def summed(rows: tuple[Row, ...]) -> tuple[int, ...]:
    """Return inhabitants, opgave, realisatie and their difference over `rows`."""
    opgave, realisatie = total(rows, "opgave"), total(rows, "realisatie")
    return total(rows, "inwoners"), opgave, realisatie, realisatie - opgave


def unruled_values() -> list[tuple[str, str, tuple[int, ...]]]:
    """Return name, level and the four numbers as printed, the province first."""
    lines = [("Limburg", "provincie", (PLANTED, *summed(GEMEENTEN)[1:]))]
    for regio, rows in REGIOS:
        lines.append((regio, "veiligheidsregio", summed(rows)))
        lines += [(row.name, "gemeente", summed((row,))) for row in rows]
    return lines


def ruled_values() -> list[tuple[str, str, tuple[int, ...]]]:
    """Return name, level and the six numbers as printed, the total last."""
    lines: list[tuple[str, str, tuple[int, ...]]] = [(row.name, "gemeente", row[4:]) for row in GEMEENTEN]
    return [*lines, ("Totaal", "provincie", tuple(total(GEMEENTEN, field) for field in Row._fields[4:]))]


def frame(canvas: Canvas, page: int, pages: int) -> None:
    """Draw what stands on every page of an overview."""
    canvas.setFont("Helvetica", 8)
    canvas.drawString(60, 800, "Provincie Limburg - stukken PRT 3 oktober 2024")
    canvas.drawRightString(535, 30, f"{page}/{pages}")


def opgave_paper() -> Paper:
    """Return the unruled table; its head stands on the first page only."""
    indent = {"provincie": 0, "veiligheidsregio": 10, "gemeente": 20}
    cells: list[list[object]] = [[Text(words, Look(size=8.5, leading=10, bold=True, after=0)) for words in HEAD]]
    for name, level, numbers in unruled_values():
        look = Look(size=9, leading=11, left=indent[level], bold=level != "gemeente", after=0)
        cells.append([Text(name, look), *map(dotted, numbers)])
    style = [
        ("FONT", (0, 0), (-1, -1), "Helvetica", 9),
        ("ALIGN", (1, 1), (-1, -1), "RIGHT"),
        ("VALIGN", (0, 0), (-1, -1), "BOTTOM"),
        ("TOPPADDING", (0, 0), (-1, -1), 7),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 8),
        ("LINEBELOW", (0, 0), (-1, 0), 0.8, colors.black),
    ]
    story: list[Flowable] = [
        Text(TITLE, Look(size=13, leading=17, bold=True, after=2)),
        Text("Peildatum: 1 september 2024. Bron: COA, gemeenten; bewerking provincie Limburg.", Look(size=8.5)),
        gap(8),
        Table(cells, colWidths=[185, 65, 70, 80, 65], style=TableStyle(style), hAlign="LEFT"),
    ]
    return Paper(story, 2, frame, frame=(60, 60, 475, 715))


def ruled_paper() -> Paper:
    """Return the ruled table with two rows of heads, the upper one grouped."""
    rows = HEAD_RULED + [[name, *map(dotted, numbers)] for name, _, numbers in ruled_values()]
    spans = [
        ("SPAN", (1, 0), (3, 0)),
        ("SPAN", (4, 0), (6, 0)),
        ("SPAN", (0, 0), (0, 1)),
        ("BACKGROUND", (0, -1), (-1, -1), colors.HexColor("#eeeeee")),
    ]
    story: list[Flowable] = [
        Text(TITLE_RULED, Look(size=13, leading=17, bold=True, after=2)),
        Text("Peildatum: 1 september 2024", Look(size=8.5)),
        gap(6),
        ruled(rows, [125, 58, 48, 62, 58, 65, 65], heads=2, size=8.5, spans=spans),
    ]
    return Paper(story, 1, frame, frame=(60, 60, 485, 715))


def known_cells() -> dict[str, list[dict]]:
    """Return what a careful reader finds in both tables: `tables` and `opgaven` in the format of the gold answers."""
    tables, opgaven = [], []
    for document, title, head, lines, measures in (
        ("d6", TITLE, [HEAD], unruled_values(), MEASURES),
        ("d7", TITLE_RULED, HEAD_RULED, ruled_values(), MEASURES_RULED),
    ):
        rows = [[name, *map(dotted, numbers)] for name, _, numbers in lines]
        tables.append({"document": document, "title": title, "peildatum": "2024-09-01", "header": head, "rows": rows})
        for name, level, numbers in lines:
            place = "Limburg" if name == "Totaal" else name
            for (theme, measure, period, unit), value in zip(measures, numbers, strict=True):
                spot = {"document": document, "table": title, "place": place, "place_kind": level, "theme": theme}
                opgaven.append({**spot, "measure": measure, "period": period, "value": value, "unit": unit})
    return {"tables": tables, "opgaven": opgaven}
