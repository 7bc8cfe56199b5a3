"""Make a release to measure on: minutes, mails, slides, and tables in rules and without, a document of each in turn.

A share of the sentences are those annotated by hand in corpus/training, other names put in, so that pages are as full
of names as real ones are: five in a hundred words. No two pages are alike.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import NamedTuple

from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from corpus.register import entities
from corpus.training.marked import hand_texts
from corpus.training.swapping import swapped

WIDTH, HEIGHT = A4
MARGIN = 62.0
COLUMN = 94.0
NAMED = 0.3  # share of the sentences that are full of names
WORDS = (
    "de het een gemeente provincie raad college opvang locatie plekken stand van zaken bespreking voorstel besluit "
    "voorzitter meldt dat overleg met inwoners wordt gevoerd over huisvesting en planning binnen regio komende maand "
    "wethouder vraagt aandacht voor kosten personeel vergunning bouw tijdelijke woningen verslag vastgesteld actie"
).split()
HEADS = ("Gemeente", "Opgave 2024", "Gerealiseerd", "Verschil", "Reserve")


class Release:
    """A PDF that grows page by page; `chance` makes it the same each time."""

    def __init__(self, path: Path, seed: int) -> None:
        self.chance = Random(seed)
        rl_config.useA85 = 0  # streams are deflated only, as in what offices write
        self.draw = Canvas(str(path), pagesize=A4)
        self.pages = 0
        self.texts = [*hand_texts(held_out=False), *hand_texts(held_out=True)]
        self.places = sorted(entity.name for entity in entities().values() if entity.kind == "gemeente")

    def sentence(self, words: int = 14) -> str:
        """Return a sentence full of names, or one without any."""
        if self.chance.random() < NAMED:
            return " ".join(swapped(self.chance.choice(self.texts), self.chance).text.split())
        return " ".join(self.chance.choices(WORDS, k=words)).capitalize() + "."

    def paragraph(self, y: float, size: float = 10, sentences: int = 4, x: float = MARGIN) -> float:
        """Set sentences in lines from `y` down and return where the next paragraph begins."""
        text = " ".join(self.sentence() for _ in range(sentences))
        self.draw.setFont("Helvetica", size)
        for line in simpleSplit(text, "Helvetica", size, WIDTH - MARGIN - x):
            if y > MARGIN:
                self.draw.drawString(x, y, line)
            y -= size * 1.3
        return y - size

    def heading(self, text: str, y: float, size: float = 11) -> float:
        """Set a heading and return where the text below it begins."""
        self.draw.setFont("Helvetica-Bold", size)
        self.draw.drawString(MARGIN, y, text)
        return y - 1.6 * size

    def end_page(self) -> None:
        """Set the page's number and end it."""
        self.pages += 1
        self.draw.setFont("Helvetica", 8)
        self.draw.drawRightString(WIDTH - MARGIN, 30, f"Pagina {self.pages}")
        self.draw.showPage()


def minutes(release: Release, first: bool) -> None:
    """Draw a page of minutes: numbered headings and paragraphs."""
    y = HEIGHT - MARGIN
    if first:
        y = release.heading("Verslag Regietafel Noorderland", y, 14)
        for line in ("Datum: 17 juli 2024", "Aanwezig: M. Vos (wethouder Almere), J. de Boer (COA)"):
            release.draw.setFont("Helvetica", 10)
            release.draw.drawString(MARGIN, y, line)
            y -= 14
    number = 1 if first else 4
    while y > 2.5 * MARGIN:
        y = release.heading(f"{number}. {' '.join(release.chance.choices(WORDS, k=4)).capitalize()}", y)
        y = release.paragraph(y)
        number += 1


def mail(release: Release, first: bool) -> None:
    """Draw a page of a mail thread with black boxes over the names."""
    y = HEIGHT - MARGIN
    for number in range(4):
        release.draw.setFont("Helvetica", 10)
        sent = f"Verzonden: maandag {number + 3} juni 2024 10:{number}5"
        for text in ("Van:", sent, "Aan:", "Onderwerp: RE: stand van zaken"):
            release.draw.drawString(MARGIN, y, text)
            if text in ("Van:", "Aan:"):
                release.draw.rect(MARGIN + 30, y - 2, 110, 11, stroke=0, fill=1)
            y -= 13
        y = release.paragraph(y - 13, sentences=3)


def slide(release: Release, first: bool) -> None:
    """Draw a slide: a coloured band with its title, and bullets in large type."""
    release.draw.setFillColorRGB(0.1, 0.2, 0.5)
    release.draw.rect(0, HEIGHT - 80, WIDTH, 80, stroke=0, fill=1)
    release.draw.setFillColorRGB(1, 1, 1)
    y = release.heading(" ".join(release.chance.choices(WORDS, k=3)).capitalize(), HEIGHT - 50, 20)
    release.draw.setFillColorRGB(0, 0, 0)
    y = HEIGHT - 130
    while y > 2.5 * MARGIN:
        release.draw.setFont("Helvetica", 14)
        release.draw.drawString(MARGIN, y, "•")
        y = release.paragraph(y, size=14, sentences=1, x=MARGIN + 16)


def ruled(release: Release, first: bool) -> None:
    """Draw a page with a table whose cells are ruled."""
    rows = _figures(release, 34)
    edges = [MARGIN + rank * COLUMN for rank in range(len(HEADS) + 1)]
    release.draw.grid(edges, [HEIGHT - MARGIN - 22 - rank * 16 for rank in range(rows + 1)])


def unruled(release: Release, first: bool) -> None:
    """Draw a page with columns of figures without rulings."""
    _figures(release, 42)


def _figures(release: Release, count: int) -> int:
    """Draw a table of so many gemeenten with its total, and return how many rows that makes."""
    y = release.heading("Opgave en realisatie per gemeente, stand 1 juli 2024", HEIGHT - MARGIN, 11) - 15
    rows = [[release.chance.randrange(1, 3000) for _ in HEADS[1:]] for _ in range(count)]
    labels = ["Gemeente", *release.chance.sample(release.places, count), "Totaal"]
    cells = [
        list(HEADS[1:]),
        *([f"{n:,}".replace(",", ".") for n in row] for row in [*rows, map(sum, zip(*rows, strict=True))]),
    ]
    for label, row in zip(labels, cells, strict=True):
        release.draw.setFont("Helvetica", 9)
        release.draw.drawString(MARGIN + 3, y, label)
        for rank, text in enumerate(row, 2):
            release.draw.drawRightString(MARGIN + rank * COLUMN - 4, y, text)
        y -= 16
    return len(cells)


class Kind(NamedTuple):
    """A sort of document: how its pages are drawn, and how many it has."""

    page: Callable[[Release, bool], None]
    pages: int


KINDS = (Kind(minutes, 4), Kind(ruled, 1), Kind(mail, 2), Kind(minutes, 3), Kind(unruled, 1), Kind(slide, 1))


def write_release(path: Path, pages: int, seed: int = 7) -> None:
    """Write a release of so many pages to `path`."""
    release = Release(path, seed)
    while release.pages < pages:
        for kind in KINDS:
            for rank in range(min(kind.pages, pages - release.pages)):
                kind.page(release, rank == 0)
                release.end_page()
    release.draw.save()
