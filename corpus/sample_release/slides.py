"""Slides on small-scale reception: three wide pages."""

from __future__ import annotations

from collections.abc import Callable

from reportlab.lib import colors
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from corpus.sample_release.setting import Look, PageEnd, Paper, Text, gap

WIDE = (720, 405)
TITLE = Look(size=26, leading=34, bold=True, colour="#1f4e79", after=14)
LINE = Look(size=16, leading=22, left=22, bullet="•", after=8)
SLIDES = (
    (
        "Waarom kleinschalig?",
        (
            "Jongeren wonen met 4 tot 8 anderen in een gewone woning",
            "72% gaat binnen drie maanden naar school, tegen 55% in een grote locatie",
            "Meldingen van overlast: 14 in 2022, 5 in 2023",
            "Buren kennen de bewoners bij naam",
        ),
    ),
    (
        "Wat is er nodig in Limburg?",
        (
            "10 woningen voor in totaal 40 jongeren",
            "Begeleiding door Nidos, dag en nacht in zes woningen",
            "Kosten: circa € 85 per plek per dag",
            "Voorstel: beginnen in Sittard-Geleen, Peel en Maas en Gulpen-Wittem",
        ),
    ),
)


def decorate(canvas: Canvas, page: int, pages: int) -> None:
    """Draw the coloured band and the number of a slide."""
    canvas.setFillColor(colors.HexColor("#1f4e79"))
    canvas.rect(0, 0, 720, 26, stroke=0, fill=1)
    canvas.setFillColor(colors.white)
    canvas.setFont("Helvetica", 10)
    canvas.drawString(40, 9, "PRT Limburg | kleinschalige opvang")
    canvas.drawRightString(680, 9, str(page))
    canvas.setFillColor(colors.black)


def slides_paper() -> Paper:
    """Return the title slide and the slides after it."""
    title: list[Callable[[], Flowable]] = [
        lambda: gap(90),
        lambda: Text("Kleinschalige opvang van amv in Limburg", TITLE),
        lambda: Text("Provinciale Regietafel Limburg, 3 oktober 2024", Look(size=16, leading=22)),
        lambda: Text("Nidos en COA", Look(size=16, leading=22)),
    ]
    story: list[Flowable] = [make() for make in title]
    for heading, lines in SLIDES:
        story += [PageEnd(), Text(heading, TITLE), *(Text(line, LINE) for line in lines)]
    return Paper(story, 3, decorate, size=WIDE, frame=(50, 40, 620, 330))
