"""Set pages that are rich in numbers and columns yet hold no table: minutes, agendas, lists, letters."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from corpus.made_tables.plan import wrapped
from corpus.made_tables.subjects import PROGRAMMES, SUBJECTS
from corpus.made_tables.words import counted, place, sentences

LETTERS = "A.J. B. C.M. D. E.W. F.H. G. H.P. J. K.L. M.".split()
NAMES = "de Haan|Bakkerij|van Velsum|Oosterling|ter Horst|Zandstra|Molenkamp|van den Eik|Veldhuizen|Postmans".split("|")
ROLES = ("wethouder", "burgemeester", "adviseur", "secretaris", "projectleider", "gedeputeerde")
STREETS = ("Stationsweg", "Raadhuisplein", "Kerkstraat", "Dorpsstraat", "Havenkade", "Provinciehuislaan")


class Pen:
    """Writes lines down a page in one font, between two margins."""

    def __init__(self, canvas: Canvas, chance: Random) -> None:
        self.canvas = canvas
        self.face = chance.choice(("Helvetica", "Helvetica", "Times-Roman"))
        self.size = chance.choice((9, 10, 10, 11))
        self.left = chance.choice((56, 70, 85))
        self.y = A4[1] - 70

    @property
    def room(self) -> float:
        """Return the width of the text."""
        return float(A4[0] - 2 * self.left)

    def line(self, *pieces: tuple[float, str], bold: bool = False, after: float = 0) -> None:
        """Write pieces of text on one line, each at its distance from the left margin."""
        self.canvas.setFont(
            {"Times-Roman": "Times-Bold"}.get(self.face, f"{self.face}-Bold") if bold else self.face, self.size
        )
        for x, text in pieces:
            self.canvas.drawString(self.left + x, self.y - self.size, text)
        self.y -= self.size * 1.3 + after

    def text(self, words: str, x: float = 0, width: float = 0, after: float = 6) -> None:
        """Write a paragraph."""
        for line in wrapped(words, width or self.room - x, self.face, self.size):
            self.line((x, line))
        self.y -= after

    @property
    def is_full(self) -> bool:
        """Tell whether the page is full."""
        return self.y < 110


def _minutes(pen: Pen, chance: Random) -> None:
    for item in range(1, 6):
        pen.line((0, f"{item}. {chance.choice(SUBJECTS).title}"), bold=True)
        pen.text(counted(chance, chance.randint(3, 6)))


def _agenda(pen: Pen, chance: Random) -> None:
    at = 9 * 60 + chance.choice((0, 30))
    pen.line((0, f"Agenda bestuurlijk overleg {chance.randint(1, 28)} mei 2024"), bold=True, after=8)
    for item in range(1, chance.randint(9, 16)):
        span = chance.choice((5, 10, 15, 30))
        times = f"{at // 60:02}.{at % 60:02} – {(at + span) // 60:02}.{(at + span) % 60:02} uur"
        pen.line((0, f"{item}."), (22, times), (140, f"{chance.choice(SUBJECTS).title} ({span} min)"), after=3)
        at += span


def _addresses(pen: Pen, chance: Random) -> None:
    pen.line((0, "Adressenlijst deelnemers"), bold=True, after=6)
    while not pen.is_full:
        pen.line((0, f"Gemeente {place(chance)}"), bold=True)
        pen.line((0, f"{chance.choice(STREETS)} {chance.randint(1, 240)}, Postbus {chance.randint(10, 9000)}"))
        pen.line((0, f"{chance.randint(1000, 9999)} AB {place(chance)}"))
        pen.line((0, f"Telefoon 0{chance.randint(10, 79)} - {chance.randint(1000000, 9999999)}"), after=8)


def _address_columns(pen: Pen, chance: Random) -> None:
    pen.line((0, "Verzendlijst"), bold=True, after=6)
    for _ in range(6):
        lines = [(f"Gemeente {place(chance)}", f"{chance.choice(STREETS)} {chance.randint(1, 99)}",
                  f"{chance.randint(1000, 9999)} CD {place(chance)}") for _ in range(2)]  # fmt: skip
        for left, right in zip(*lines, strict=True):
            pen.line((0, left), (pen.room / 2 + 10, right))
        pen.y -= 10


def _two_columns(pen: Pen, chance: Random) -> None:
    top, half = pen.y, pen.room / 2 - 12
    for x in (0.0, half + 24):
        pen.y = top
        for _ in range(3):
            pen.text(counted(chance, 6), x, half)


def _contents(pen: Pen, chance: Random) -> None:
    pen.line((0, "Inhoudsopgave"), bold=True, after=8)
    page = 1
    dots = chance.random() < 0.6
    for chapter in range(1, 6):
        for part in range(chance.randint(2, 5)):
            page += chance.randint(1, 4)
            number = f"{chapter}.{part}" if part else str(chapter)
            title = chance.choice((*PROGRAMMES, *(subject.title for subject in SUBJECTS)))[:48]
            width = pen.canvas.stringWidth(title, pen.face, pen.size)
            filler = (
                "." * int((pen.room - 60 - width) / pen.canvas.stringWidth(".", pen.face, pen.size)) if dots else ""
            )
            pen.line((0, number), (30, title + filler), (pen.room - 14, str(page)), after=2)


def _bullets(pen: Pen, chance: Random) -> None:
    pen.text(counted(chance, 3))
    for _ in range(chance.randint(8, 14)):
        amount = f"{chance.randint(1, 900)}.{chance.randint(0, 999):03}"
        name = chance.choice(PROGRAMMES).lower()
        pen.line(
            (10, chance.choice(("-", "•", "o"))),
            (24, f"€ {amount} voor {name} in {chance.randint(2023, 2027)};"),
            after=3,
        )
    pen.text(counted(chance, 4))


def _attendance(pen: Pen, chance: Random) -> None:
    pen.line((0, "Verslag bestuurlijke tafel"), bold=True, after=4)
    pen.line((0, "Aanwezig:"), bold=True)
    for _ in range(chance.randint(9, 16)):
        pen.line(
            (0, f"{chance.choice(LETTERS)} {chance.choice(NAMES)}"), (150, f"{chance.choice(ROLES)} {place(chance)}")
        )
    pen.line((0, f"Afwezig: {chance.choice(NAMES)} ({place(chance)})"), after=8)
    pen.text(counted(chance, 8))


def _letter(pen: Pen, chance: Random) -> None:
    number = chance.randint(1000, 99999)
    fields = (
        ("Datum", f"{chance.randint(1, 28)} juni 2024"),
        ("Ons kenmerk", f"2024-{number}"),
        ("Uw kenmerk", f"Z/{chance.randint(10, 99)}/{number + 17}"),
        ("Bijlage(n)", "2"),
    )
    for name, value in fields:
        pen.line((0, name), (90, value))
    pen.y -= 14
    pen.line((0, "Geacht college,"), after=6)
    for _ in range(4):
        pen.text(counted(chance, 4))


def _mails(pen: Pen, chance: Random) -> None:
    for _ in range(3):
        pen.line((0, f"Van: {chance.choice(LETTERS)} {chance.choice(NAMES)}"))
        pen.line(
            (0, f"Verzonden: dinsdag {chance.randint(1, 28)} mei 2024 {chance.randint(8, 17)}:{chance.randint(10, 59)}")
        )
        pen.line((0, f"Aan: {chance.choice(NAMES)}; {chance.choice(NAMES)}"))
        pen.line((0, f"Onderwerp: RE: {chance.choice(SUBJECTS).title.lower()}"), after=6)
        pen.text(counted(chance, 4), after=14)


def _articles(pen: Pen, chance: Random) -> None:
    for article in range(1, 8):
        pen.line((0, f"Artikel {article}"), bold=True)
        for part in range(1, 4):
            pen.line((0, f"{part}."))
            pen.y += pen.size * 1.3
            pen.text(counted(chance, 1), 20, after=2)


def _justified(pen: Pen, chance: Random) -> None:
    """Set lines whose words are spread to both margins, as printed matter does."""
    for _ in range(4):
        for line in wrapped(counted(chance, 7), pen.room, pen.face, pen.size):
            words = line.split()
            wide = sum(pen.canvas.stringWidth(word, pen.face, pen.size) for word in words)
            space = (pen.room - wide) / max(1, len(words) - 1)
            x, pieces = 0.0, []
            for word in words:
                pieces.append((x, word))
                x += pen.canvas.stringWidth(word, pen.face, pen.size) + min(space, 9)
            pen.line(*pieces)
        pen.y -= 8


def _plain(pen: Pen, chance: Random) -> None:
    pen.line((0, chance.choice(SUBJECTS).title), bold=True, after=4)
    for _ in range(4):
        pen.text(counted(chance, 5))
        pen.text(sentences(chance, 2))


PROSE: dict[str, Callable[[Pen, Random], None]] = {
    "minutes": _minutes,
    "agenda": _agenda,
    "addresses": _addresses,
    "address columns": _address_columns,
    "two columns": _two_columns,
    "contents": _contents,
    "bullets": _bullets,
    "attendance": _attendance,
    "letter": _letter,
    "mails": _mails,
    "articles": _articles,
    "justified": _justified,
    "plain": _plain,
}


def prose_page(canvas: Canvas, chance: Random, kind: str) -> None:
    """Draw one page of this kind."""
    canvas.setPageSize(A4)
    PROSE[kind](Pen(canvas, chance), chance)
    canvas.setFont("Helvetica", 8)
    canvas.drawRightString(A4[0] - 60, 30, f"Pagina {chance.randint(1, 40)}")
    canvas.showPage()
