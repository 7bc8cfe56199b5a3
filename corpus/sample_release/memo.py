"""A memo of a water authority: another kind of sender and subject in the same release."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, HRFlowable

from corpus.sample_release.setting import Look, Paper, Text, gap

FIELDS = (
    "**Aan:** dagelijks bestuur Waterschap Limburg",
    "**Van:** [[80|5.1.2e]], afdeling Vergunningen",
    "**Kopie:** provincie Limburg",
    "**Datum:** 18 november 2024",
    "**Onderwerp:** Afvalwater bij opvanglocaties",
)
HEAD = Look(bold=True, after=2)
BODY = (
    ("Aanleiding", HEAD),
    (
        "Bij de noodopvang in Venray en bij het asielzoekerscentrum in Echt-Susteren komt meer afvalwater vrij dan de "
        "vergunning toelaat. In Venray gaat het om 95 m3 per dag, terwijl 60 m3 is vergund. Het Waterschapsbedrijf "
        "Limburg heeft in oktober twaalf monsters genomen; twee daarvan bevatten te veel vet.",
        Look(),
    ),
    ("Gevolgen", HEAD),
    (
        "Het gemaal in Oostrum draait op bijna 90% van zijn capaciteit. Bij hevige regen is er kans op overstort in de "
        "Loobeek. Herstel van het gemaal kost naar schatting € 310.000, waarvan Venray een kwart betaalt.",
        Look(),
    ),
    ("Voorstel", HEAD),
    (
        "Wij stellen voor de lozing tot 1 maart 2025 te gedogen, omdat de noodopvang op die datum sluit. De afdeling "
        "Vergunningen komt voor 1 februari 2025 met een aangepaste vergunning voor Echt-Susteren.",
        Look(),
    ),
    (
        "Het COA heeft toegezegd vetvangers te plaatsen. De gemeente Venray houdt toezicht op het onderhoud ervan.",
        Look(),
    ),
)


def frame(canvas: Canvas, page: int, pages: int) -> None:
    """Draw the sender's name and the foot of the memo."""
    canvas.setFont("Helvetica-Bold", 12)
    canvas.drawRightString(525, 796, "Waterschap Limburg")
    canvas.setFont("Helvetica", 7.5)
    canvas.drawString(70, 36, "Zaaknummer 2024-Z41877")
    canvas.drawRightString(525, 36, str(page))


def memo_paper() -> Paper:
    """Return the memo."""
    story: list[Flowable] = [
        Text("MEMO", Look(size=20, leading=28, bold=True)),
        *(Text(line, Look(leading=14, after=0)) for line in FIELDS),
        gap(8),
        HRFlowable(width="100%", thickness=0.8, spaceAfter=10),
        *(Text(words, look) for words, look in BODY),
    ]
    return Paper(story, 1, frame)
