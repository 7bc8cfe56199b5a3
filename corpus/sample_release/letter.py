"""The letter that grants the request, with a margin column, and its list of documents."""

from __future__ import annotations

from reportlab.lib import colors
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from corpus.sample_release.setting import Look, Paper, Text, gap, ruled

SMALL = Look(size=7.5, leading=10, after=0)
HEAD = Look(bold=True, after=2)
MARGIN = (
    "**Cluster**\nBestuur en Juridische Zaken",
    "**Behandeld door**\n[[62|5.1.2e]]",
    "**Doorkiesnummer**\n+31 43 [[44|5.1.2e]]",
    "**Onze referentie**\nDOC-2025-00318842",
    "**Uw referentie**\n-",
    "**Bijlagen**\n1",
)
BODY = (
    ("Geachte [[70|5.1.2e]],", Look()),
    (
        "Op 14 november 2024 vroeg u ons om de verslagen, e-mails en overzichten van de Provinciale Regietafel Limburg "
        "over de opvang van asielzoekers. Uw verzoek beslaat de periode van 1 juli tot en met 31 december 2024. Met "
        "deze brief beslissen wij op uw verzoek.",
        Look(),
    ),
    ("Beslissing op uw verzoek", HEAD),
    (
        "Gedeputeerde Staten besluiten acht documenten gedeeltelijk openbaar te maken. U vindt ze achter deze brief, "
        "in de volgorde van de inventarislijst.",
        Look(),
    ),
    ("Overwegingen", HEAD),
    (
        "Wij vonden 46 documenten. Daarvan vallen er 38 buiten de reikwijdte van uw verzoek. De gemeenten Heerlen, "
        "Venlo en Weert en het COA hebben wij om hun zienswijze gevraagd. Weert heeft binnen de termijn van twee "
        "weken niet gereageerd; de andere partijen hadden geen bezwaar.",
        Look(),
    ),
    (
        "Namen, telefoonnummers en e-mailadressen van ambtenaren zijn weggelakt op grond van artikel 5.1, tweede lid, "
        "aanhef en onder e, van de Woo. Namen van bestuurders blijven leesbaar, omdat zij uit hoofde van hun functie "
        "in de openbaarheid treden.",
        Look(),
    ),
    (
        "Het verslag van 12 december 2024 is nog niet vastgesteld. Wij sturen u dit verslag uiterlijk op 25 maart 2025 "
        "toe.",
        Look(),
    ),
    ("Bezwaar", HEAD),
    (
        "Bent u het niet eens met dit besluit, dan kunt u binnen zes weken na de verzenddatum bezwaar maken bij "
        "Gedeputeerde Staten van Limburg. Aan de behandeling van een bezwaarschrift zijn geen kosten verbonden.",
        Look(),
    ),
    ("Gedeputeerde Staten van Limburg,\nnamens dezen,", Look(after=16)),
    ("[[92|5.1.2e]]", Look(after=2)),
    ("clustermanager Bestuur en Juridische Zaken", Look()),
)
LIST = [
    ["Nr.", "Document", "Datum", "Beoordeling", "Grond"],
    ["1", "E-mailwisseling agenda en stukken", "27-09-2024", "Deels openbaar", "5.1.2e"],
    ["2", "Agenda Provinciale Regietafel Limburg", "03-10-2024", "Openbaar", ""],
    ["3", "Verslag Provinciale Regietafel Limburg", "03-10-2024", "Deels openbaar", "5.1.2e"],
    ["4", "Opgave asielopvang Limburg", "01-09-2024", "Openbaar", ""],
    ["5", "Opvang Oekraïne en huisvesting vergunninghouders", "01-09-2024", "Openbaar", ""],
    ["6", "Presentatie kleinschalige opvang", "03-10-2024", "Openbaar", ""],
    ["7", "Actielijst Provinciale Regietafel Limburg", "12-12-2024", "Deels openbaar", "5.1.2e"],
    ["8", "Memo afvalwater bij opvanglocaties", "18-11-2024", "Deels openbaar", "5.1.2e"],
]


def place(canvas: Canvas, text: Text, x: float, top: float, width: float) -> float:
    """Set a text with its upper edge at `top` and return its lower edge, in points."""
    _, height = text.wrap(width, 800)
    text.drawOn(canvas, x, top - height)
    return top - height


def letterhead(canvas: Canvas, page: int, pages: int) -> None:
    """Draw the logo, the address, the margin column, date and subject, and the foot of the letter."""
    canvas.setFillColor(colors.HexColor("#1f4e79"))
    canvas.setFont("Helvetica-Bold", 17)
    canvas.drawString(70, 780, "provincie limburg")
    canvas.rect(40, 772, 20, 26, stroke=0, fill=1)
    place(canvas, Text("Retouradres: Postbus 5700, 6202 MA Maastricht", SMALL), 70, 752, 300)
    place(canvas, Text("[[118|5.1.2e]]\n[[96|5.1.2e]]\n[[84|5.1.2e]]"), 70, 728, 300)
    y = 728.0
    for words in MARGIN:
        y = place(canvas, Text(words, SMALL), 448, y, 120) - 7
    place(canvas, Text("**Datum**        11 februari 2025"), 70, 640, 340)
    place(canvas, Text("**Betreft**        Besluit op uw Woo-verzoek over asielopvang in Limburg"), 70, 622, 370)
    canvas.setFont("Helvetica", 7)
    canvas.drawString(70, 38, "Bezoekadres: Limburglaan 10, Maastricht   Telefoon +31 43 389 99 99   www.limburg.nl")
    canvas.drawRightString(555, 38, f"Pagina {page} van {pages}")


def letter_paper() -> Paper:
    """Return the letter; the upper lines of its text stand beside the margin column."""
    story: list[Flowable] = [Text(words, look) for words, look in BODY]
    return Paper(story, 1, letterhead, frame=(70, 60, 365, 530))


def list_frame(canvas: Canvas, page: int, pages: int) -> None:
    """Draw the foot of the list of documents."""
    canvas.setFont("Helvetica", 7)
    canvas.drawString(70, 38, "Bijlage bij besluit DOC-2025-00318842")
    canvas.drawRightString(535, 38, f"Pagina {page} van {pages}")


def list_paper() -> Paper:
    """Return the list of documents."""
    story: list[Flowable] = [
        Text("Bijlage 1 Inventarislijst", Look(size=13, leading=17, bold=True)),
        Text("Bij het besluit op het Woo-verzoek over asielopvang in Limburg"),
        gap(6),
        ruled(LIST, [28, 225, 62, 85, 50], size=9),
        gap(8),
        Text("5.1.2e: eerbiediging van de persoonlijke levenssfeer (artikel 5.1, tweede lid, onder e, Woo)", SMALL),
    ]
    return Paper(story, 1, list_frame)
