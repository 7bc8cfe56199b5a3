"""Measure plain pdfplumber, the reader and the whole pipeline on the same generated pages, in one run.

How well tables are found, by whom, is measured in tests.bench_tables, how fast names and figures are found and tied in
tests.bench_words; `main` runs all three.

Each way runs in a process of its own, so that its peak memory is its own; CPU seconds are taken after the imports.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from tests import bench_words
from tests.bench_tables import compare_tables, shown

PAGES = 80
WIDTH, HEIGHT = A4
MARGIN = 62.0
WORDS = (
    "de het een gemeente provincie raad college opvang locatie plekken stand van zaken bespreking voorstel besluit "
    "voorzitter meldt dat overleg met inwoners wordt gevoerd over huisvesting en planning binnen regio komende maand "
    "wethouder vraagt aandacht voor kosten personeel vergunning bouw tijdelijke woningen verslag vastgesteld actie"
).split()
PLACES = (
    "Noorderveen Zuiderwoude Oosterhage Westerkoog Middelveld Groenedam Blauwestad Roodhuis Witmoer Zwartsloot".split()
)


def prose(draw: Canvas, chance: random.Random, page: int) -> None:
    """Draw a page of minutes: numbered headings, paragraphs, bullets."""
    y = HEIGHT - MARGIN
    for item in range(1, 6):
        draw.setFont("Helvetica-Bold", 11)
        draw.drawString(MARGIN, y, f"{item}. {' '.join(chance.choices(WORDS, k=4)).capitalize()}")
        draw.setFont("Helvetica", 10)
        for _ in range(8):
            y -= 13
            draw.drawString(MARGIN, y, " ".join(chance.choices(WORDS, k=14)).capitalize())
        y -= 24
    _foot(draw, page)


def ruled(draw: Canvas, chance: random.Random, page: int) -> None:
    """Draw a page with a table whose cells are ruled."""
    edges = [MARGIN + step * 94 for step in range(6)]
    _figures(draw, chance, edges, 34, rules=True)
    _foot(draw, page)


def unruled(draw: Canvas, chance: random.Random, page: int) -> None:
    """Draw a page with columns of figures without rulings."""
    edges = [MARGIN + step * 94 for step in range(6)]
    _figures(draw, chance, edges, 44, rules=False)
    _foot(draw, page)


def mail(draw: Canvas, chance: random.Random, page: int) -> None:
    """Draw a page of a mail thread with black boxes."""
    y = HEIGHT - MARGIN
    for number in range(4):
        draw.setFont("Helvetica", 10)
        fields = (
            "Van:",
            f"Verzonden: maandag {number + 3} juni 2024 10:{number}5",
            "Aan:",
            "Onderwerp: RE: stand van zaken",
        )
        for text in fields:
            draw.drawString(MARGIN, y, text)
            if text in ("Van:", "Aan:"):
                draw.rect(MARGIN + 30, y - 2, 110, 11, stroke=0, fill=1)
            y -= 13
        for _ in range(8):
            y -= 13
            draw.drawString(MARGIN, y, " ".join(chance.choices(WORDS, k=12)).capitalize() + ".")
        y -= 30
    _foot(draw, page)


def _figures(draw: Canvas, chance: random.Random, edges: list[float], rows: int, rules: bool) -> None:
    top, pitch = HEIGHT - MARGIN, 16.0
    draw.setFont("Helvetica", 9)
    for row in range(rows):
        y = top - row * pitch
        label = "Gemeente" if row == 0 else f"{PLACES[row % len(PLACES)]} {row}"
        draw.drawString(edges[0] + 3, y - 11, label)
        for column in range(1, len(edges) - 1):
            text = f"Kolom {column}" if row == 0 else f"{chance.randrange(1, 20000):,}".replace(",", ".")
            draw.drawRightString(edges[column + 1] - 4, y - 11, text)
    if rules:
        draw.grid(edges, [top - row * pitch for row in range(rows + 1)])


def _foot(draw: Canvas, page: int) -> None:
    draw.setFont("Helvetica", 8)
    draw.drawRightString(WIDTH - MARGIN, 30, f"Pagina {page} van {PAGES}")
    draw.showPage()


def write_pages(path: Path) -> None:
    """Write the pages to read."""
    chance = random.Random(7)
    draw = Canvas(str(path), pagesize=A4)
    kinds = (prose, ruled, prose, unruled, mail)
    for page in range(1, PAGES + 1):
        kinds[page % len(kinds)](draw, chance, page)
    draw.save()


def plain() -> Callable[[Path], object]:
    """Return what plain pdfplumber does: text and tables of every page, closed as it goes."""
    import pdfplumber

    def work(path: Path) -> object:
        with pdfplumber.open(path) as pdf:
            for page in pdf.pages:
                page.extract_text()
                page.extract_tables()
                page.close()
        return None

    return work


def reader() -> Callable[[Path], object]:
    """Return the project's reader."""
    from extract.read import read

    return read


def pipeline() -> Callable[[Path], object]:
    """Return the whole way from file to records, warmed up on one line of text."""
    from extract.release import extract

    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "warm.txt").write_text("Besluit: de raad stemt in.\n", encoding="utf-8")
        extract(Path(folder) / "warm.txt")
    return extract


WAYS = {"pdfplumber": plain, "read": reader, "pipeline": pipeline}


def run(way: str, path: Path) -> dict[str, float]:
    """Return CPU seconds and peak memory (MB) of one way, in this process."""
    work = WAYS[way]()
    start = time.process_time()
    work(path)
    seconds = time.process_time() - start
    return {"cpu": seconds, "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def compare(rounds: int) -> dict[str, dict[str, float]]:
    """Return each way's best round, with its ratio to plain pdfplumber and its pages a second."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pages.pdf"
        write_pages(path)
        measured: dict[str, dict[str, float]] = {}
        for way in list(WAYS) * rounds:  # in turns, so that a busy machine hits all alike
            command = [sys.executable, "-m", "tests.bench", "--way", way, str(path)]
            result = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
            if way not in measured or result["cpu"] < measured[way]["cpu"]:
                measured[way] = result
    for result in measured.values():
        result["ratio"] = result["cpu"] / measured["pdfplumber"]["cpu"]
        result["pages_per_second"] = PAGES / result["cpu"]
    return measured


def main() -> None:
    """Print the comparison and write it to bench.json."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--way", choices=list(WAYS), help="measure one way on PATH, in this process")
    parser.add_argument("path", nargs="?", type=Path)
    options = parser.parse_args()
    if options.way:
        print(json.dumps(run(options.way, options.path)))
        return
    measured = compare(options.rounds)
    print(f"{PAGES} pages{'':10}{'CPU s':>8}{'ratio':>8}{'pages/s':>9}{'peak MB':>9}")
    for way, result in measured.items():
        print(
            f"{way:18}{result['cpu']:8.2f}{result['ratio']:8.2f}{result['pages_per_second']:9.1f}{result['peak_mb']:9.0f}"
        )
    words = bench_words.compare_words(options.rounds)
    print(f"\n{bench_words.shown(words)}")
    tables = compare_tables(options.rounds)
    print(f"\n{shown(tables)}")
    result = {"pages": PAGES, "ways": measured, "words": words, "tables": tables}
    Path("bench.json").write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
