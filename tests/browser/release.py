"""A release of our own making, with all that a page can show: black bars, sums that fail, mails, hostile titles."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Table

SAMPLES = Path(__file__).parent.parent.parent / "corpus" / "samples"
SECRET = "GEHEIMENAAM"
HOSTILE = "<script>alert(1)</script>"
_LEFT, _TOP, _LINE = 70, 780, 16  # points

_MINUTES = f"""Verslag stuurgroep Groene Zoom, 12 maart 2024
Datum: 12 maart 2024

Aanwezig: mevrouw A. de Boer (voorzitter, gemeente Goes), de heer C. Dekker (wethouder, gemeente Veere)

1. Opening
De voorzitter opent de vergadering om 10.00 uur.

2. Bankjes {HOSTILE}
Besluit: de stuurgroep plaatst tien bankjes langs het pad.
Toezegging: wethouder Dekker stuurt voor 1 mei een kaart van het pad.

3. Sluiting
"""
_SUMS = (
    ("Gemeente", "Nodig", "Klaar"),
    ("Goes", "55", "31"),
    ("Veere", "60", "20"),
    ("Sluis", "53", "24"),
    ("Totaal", "186", "75"),
)
_LIST = """Actielijst stuurgroep Groene Zoom

Datum: {date}

| Nr. | Actie | Wie | Gereed | Stand |
|---|---|---|---|---|
{rows}
"""
_ACTIONS = (
    (
        "12 maart 2024",
        (
            "1 | Kaart van het pad tekenen | Goes | 1 mei 2024 | open",
            f"2 | Borden {HOSTILE} bestellen | Veere | 1 juni 2024 | open",
        ),
    ),
    ("9 april 2024", ("1 | Kaart van het pad tekenen | Goes | 1 mei 2024 | gereed",)),
)
_MAIL = f"""From: Bankjes <bankjes@goes.example>
To: pad@veere.example
Subject: Re: {HOSTILE} kaart van het pad
Date: Mon, 18 Mar 2024 10:12:00 +0100

Beste collega,

Hierbij de kaart. Zie https://www.goes.example/{"lang/" * 40}kaart.pdf voor het origineel.

Groet

> From: pad@veere.example
> Sent: 17 maart 2024 09:00
> Subject: kaart van het pad
>
> Stuur je de kaart?
"""


def write_release(folder: Path) -> None:
    """Write the files of the release, our samples among them, to a folder that is not there yet."""
    shutil.copytree(SAMPLES, folder)
    _write_minutes(folder / "verslag.pdf")
    _write_sums(folder / "tabel.pdf")
    (folder / "kaart.eml").write_text(_MAIL)
    for at, (date, rows) in enumerate(_ACTIONS):
        told = "\n".join(f"| {row} |" for row in rows)
        (folder / f"actielijst-{at}.md").write_text(_LIST.format(date=date, rows=told))
    (folder / "leeg.pdf").write_bytes(b"")


def _write_minutes(path: Path) -> None:
    """Write minutes with a black bar over a name."""
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    for at, line in enumerate(_MINUTES.split("\n")):
        canvas.drawString(_LEFT, _TOP - _LINE * at, line)
    canvas.drawString(_LEFT, 500, f"Gemeld door {SECRET} op maandag.")
    canvas.rect(_LEFT + 62, 495, 90, 16, fill=1)
    canvas.showPage()
    canvas.drawString(_LEFT, _TOP, "De stuurgroep gaat in april verder met het pad en de bankjes.")
    canvas.save()


def _write_sums(path: Path) -> None:
    """Write a table with a sum that is not right."""
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    canvas.drawString(_LEFT, _TOP, "Overzicht opvangplekken per gemeente")
    _draw(canvas, _SUMS, _TOP - 40)
    canvas.save()


def _draw(canvas: Canvas, rows: Sequence[Sequence[str]], top: float) -> None:
    table = Table(rows, style=[("GRID", (0, 0), (-1, -1), 0.5, colors.black)])
    _, height = table.wrapOn(canvas, 400, 400)
    table.drawOn(canvas, _LEFT, top - height)
