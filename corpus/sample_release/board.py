"""The agenda of the meeting of 3 October and the action list of the next meeting."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Table, TableStyle

from corpus.sample_release.setting import Look, Paper, Text, gap, ruled

AGENDA_HEAD = (
    "**Datum:** donderdag 3 oktober 2024",
    "**Tijd:** 09.30 - 11.15 uur (inloop vanaf 09.15 uur)",
    "**Locatie:** Gouvernement, Statenzaal, Limburglaan 10 te Maastricht",
    "**Voorzitter:** W.J. van Aalst",
)
AGENDA = (  # text, indent in points, purpose
    ("1. Opening en mededelingen", 0, "Ter informatie"),
    ("2. Verslag en actielijst 4 juli 2024", 0, "Ter vaststelling"),
    ("3. Opvang asielzoekers", 0, ""),
    ("a. Stand van zaken noodopvang", 16, "Ter bespreking"),
    ("b. Kleinschalige opvang amv", 16, "Ter besluitvorming"),
    ("4. Opvang ontheemden uit Oekraïne", 0, "Ter besluitvorming"),
    ("5. Huisvesting vergunninghouders", 0, ""),
    ("a. Taakstelling tweede helft 2024", 16, "Ter bespreking"),
    ("b. Doorstroomlocatie Parkstad", 16, "Ter bespreking"),
    ("6. Rondvraag en sluiting", 0, ""),
)
ACTIONS = [
    ["Nr.", "Datum", "Actie", "Actiehouder", "Stand van zaken"],
    [
        "13",
        "04-07-2024",
        "Met de zorgverzekeraars overleggen over huisartsenzorg bij opvanglocaties.",
        "VRLN, VRZL",
        "Gereed 12-12-2024",
    ],
    [
        "14",
        "03-10-2024",
        "Planning van de locatiebezoeken aan de gemeenten toesturen.",
        "COA",
        "Gereed 17-10-2024",
    ],
    [
        "15",
        "03-10-2024",
        "Gezamenlijk voorstel doen voor 200 vervangende plekken.",
        "Venlo, Venray",
        "Loopt, gereed 14-03-2025",
    ],
    ["17", "03-10-2024", "Onderzoek naar de doorstroomlocatie Parkstad presenteren.", "Heerlen", "Gereed 12-12-2024"],
    [
        "18",
        "12-12-2024",
        "Kosten van de proef met kleinschalige opvang ramen.",
        "[[58]] (provincie)",
        "14-03-2025",
    ],
    ["19", "12-12-2024", "Brief opstellen aan de minister over de bekostiging na 2025.", "Gedeputeerde", ""],
]


def agenda_frame(canvas: Canvas, page: int, pages: int) -> None:
    """Draw the name of the board above its agenda."""
    canvas.setFont("Helvetica-Bold", 9)
    canvas.drawString(70, 800, "provincie limburg")


def agenda_paper() -> Paper:
    """Return the agenda, its purposes in a second column without rules."""
    rows = [
        [Text(words, Look(size=10, leading=14, left=left, after=0)), Text(purpose, Look(size=9, leading=14, after=0))]
        for words, left, purpose in AGENDA
    ]
    style = TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (0, -1), 0)])
    story: list[Flowable] = [
        Text("Agenda Provinciale Regietafel Limburg", Look(size=15, leading=22, bold=True)),
        *(Text(line, Look(leading=14, after=0)) for line in AGENDA_HEAD),
        gap(18),
        Table(rows, colWidths=[330, 115], style=style, hAlign="LEFT"),
        gap(18),
        Text(
            "De stukken staan vanaf 30 september op het portaal. Wie verhinderd is, meldt zich af bij [[84]].", Look()
        ),
    ]
    return Paper(story, 1, agenda_frame)


def actions_frame(canvas: Canvas, page: int, pages: int) -> None:
    """Draw the foot of the action list."""
    canvas.setFont("Times-Roman", 8.5)
    canvas.drawString(70, 36, "Provinciale Regietafel Limburg")
    canvas.drawRightString(525, 36, f"Pagina {page} van {pages}")


def actions_paper() -> Paper:
    """Return the next version of the action list: 12 is gone because it was done, 16 without being done."""
    story: list[Flowable] = [
        Text("Actielijst Provinciale Regietafel Limburg", Look(font="Times-Roman", size=16, leading=22, bold=True)),
        Text("Vergadering van donderdag 12 december 2024", Look(font="Times-Roman", size=10.5, leading=14)),
        gap(6),
        ruled(ACTIONS, [28, 62, 205, 76, 84], size=9),
    ]
    return Paper(story, 1, actions_frame)
