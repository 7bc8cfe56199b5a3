"""A thread of three messages, newest first, with redactions and a mix of Dutch and English field names."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, HRFlowable

from corpus.sample_release.setting import Look, PageEnd, Paper, Text, gap

FIELD = Look(after=0)
PLAIN = Look(after=8)
FINE = Look(size=7, leading=9, colour="#555555")
GREETING = "Met vriendelijke groet,"
DISCLAIMER = (
    "De informatie in dit e-mailbericht is uitsluitend bestemd voor de geadresseerde. Gebruik van deze informatie door "
    "anderen is verboden. Openbaarmaking, vermenigvuldiging en verspreiding is niet toegestaan."
)
NEWEST = (
    ("**Van:** [[74|5.1.2e]]", FIELD),
    ("**Verzonden:** vrijdag 27 september 2024 16:42", FIELD),
    ("**Aan:** [[70|5.1.2e]]@venlo.nl>; [[58|5.1.2e]]@coa.nl>", FIELD),
    ("**CC:**", FIELD),
    ("**Onderwerp:** RE: Agenda en stukken regietafel 3 oktober", FIELD),
    ("**Bijlagen:** Agenda PRT Limburg 3 oktober 2024.pdf; Opgave asielopvang Limburg.pdf", Look(after=14)),
    ("Beste collega's,", PLAIN),
    (
        "Dank voor de snelle reacties. Bijgevoegd de agenda en het bijgewerkte overzicht voor donderdag. Het aantal "
        "plekken in Venlo is nu 412, zoals het COA hieronder aangeeft. Voor Limburg komt de realisatie daarmee op "
        "4.031 plekken, ongeveer 66% van de opgave.",
        PLAIN,
    ),
    ("Ik zorg dat alle stukken uiterlijk maandag 30 september op het portaal staan.", PLAIN),
    (GREETING, PLAIN),
    ("[[88|5.1.2e]]", FIELD),
    ("Programmasecretaris opvang en huisvesting", FIELD),
    ("Provincie Limburg | Limburglaan 10 | 6229 GA Maastricht", FIELD),
    ("T +31 6 [[62|5.1.2e]] | www.limburg.nl", Look(after=8)),
    (DISCLAIMER, FINE),
)
MIDDLE = (
    ("**From:** [[66|5.1.2e]]@coa.nl>", FIELD),
    ("**Sent:** vrijdag 27 september 2024 11:08", FIELD),
    ("**To:** [[60|5.1.2e]]@prvlimburg.nl>", FIELD),
    ("**Cc:** [[70|5.1.2e]]@venlo.nl>", FIELD),
    ("**Subject:** RE: Agenda en stukken regietafel 3 oktober", Look(after=14)),
    ("Hoi [[34|5.1.2e]],", PLAIN),
    (
        "Klopt, er is een verschil. In het concept staan 386 plekken voor Venlo. Wij tellen er 412, omdat de 26 "
        "plekken aan de Kaldenkerkerweg sinds 15 augustus meetellen. Wil je dat aanpassen?",
        PLAIN,
    ),
    (
        "Over Weert: de 640 plekken in de voormalige kazerne blijven in elk geval drie jaar open. De gemeente Weert "
        "heeft dat vorige week bevestigd.",
        PLAIN,
    ),
    ("Groet,", PLAIN),
    ("[[54|5.1.2e]]", FIELD),
    ("COA, regio Zuid", Look(after=12)),
)
OLDEST = (
    ("**Van:** [[74|5.1.2e]]", FIELD),
    ("**Verzonden:** donderdag 26 september 2024 17:15", FIELD),
    ("**Aan:** [[66|5.1.2e]]@coa.nl>; [[70|5.1.2e]]@venlo.nl>", FIELD),
    ("**Onderwerp:** Agenda en stukken regietafel 3 oktober", Look(after=14)),
    ("Beste allemaal,", PLAIN),
    (
        "Volgende week donderdag komt de regietafel bijeen. Willen jullie de conceptcijfers per gemeente nakijken? Ik "
        "hoor het graag voor vrijdag 12.00 uur.",
        PLAIN,
    ),
    ("Nidos en het COA houden die ochtend een presentatie van ongeveer 20 minuten over kleinschalige opvang.", PLAIN),
    (GREETING, PLAIN),
    ("[[88|5.1.2e]]", FIELD),
    ("Programmasecretaris opvang en huisvesting", FIELD),
    ("Provincie Limburg | Limburglaan 10 | 6229 GA Maastricht", Look(after=8)),
    (DISCLAIMER, FINE),
)


def frame(canvas: Canvas, page: int, pages: int) -> None:
    """Draw the number that the mail program prints under every page."""
    canvas.setFont("Helvetica", 8)
    canvas.drawCentredString(297, 30, str(page))


def mail_paper() -> Paper:
    """Return the thread; the second message runs over to the next page."""
    story: list[Flowable] = [Text(words, look) for words, look in NEWEST]
    story += [gap(6), HRFlowable(width="100%", thickness=0.6, spaceAfter=8)]
    story += [Text(words, look) for words, look in MIDDLE[:6]]
    story.append(PageEnd())
    story += [Text(words, look) for words, look in (*MIDDLE[6:], *OLDEST)]
    return Paper(story, 2, frame)
