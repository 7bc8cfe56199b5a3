"""Measure how well, and in how much CPU time, tables are found on the same made pages: by us and by others.

Every way reads every page in a process of its own; CPU seconds are taken after the imports and a page to warm up on.
A cell is right when its text stands in its row and column; empty rows and columns don't count against anybody.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path

from corpus.made_tables import KINDS, PROSE, MadePdf, make_pdf, make_prose
from corpus.made_tables.compare import Grid, Score, compared, trimmed

EACH = 4  # pages of each kind of paper with tables
EACH_PROSE = 2
GROUPS = ("ruled", "unruled", "prose")
Finder = Callable[[Path], list[Grid]]


def ours() -> Finder:
    """Return what the project does to have its tables: read, split, parse."""
    from extract.parse import parse
    from extract.read import read
    from extract.split import split

    def find(path: Path) -> list[Grid]:
        reading = read(path)
        split(reading)
        parse(reading)
        tables = [table for document in reading.source.documents for table in document.tables]
        return [[*table.grid(header=True), *table.grid(header=False)] for table in tables]

    return find


def camelot(flavor: str) -> Finder:
    """Return camelot's reading in one of its flavors."""
    from camelot import read_pdf

    def find(path: Path) -> list[Grid]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns of every page without tables
            return [table.df.values.tolist() for table in read_pdf(str(path), pages="all", flavor=flavor)]

    return find


def plumber(strategy: str) -> Finder:
    """Return pdfplumber's own reading by one of its strategies."""
    import pdfplumber

    settings = {"vertical_strategy": strategy, "horizontal_strategy": strategy}

    def find(path: Path) -> list[Grid]:
        grids: list[Grid] = []
        with pdfplumber.open(path) as pdf:
            for page in pdf.pages:
                grids += [[[text or "" for text in row] for row in table] for table in page.extract_tables(settings)]
                page.close()
        return grids

    return find


WAYS: dict[str, Callable[[], Finder]] = {
    "wooverslag": ours,
    "camelot lattice": lambda: camelot("lattice"),
    "camelot stream": lambda: camelot("stream"),
    "pdfplumber lines": lambda: plumber("lines"),
    "pdfplumber text": lambda: plumber("text"),
}


def papers() -> dict[str, MadePdf]:
    """Return papers of one page by name: tables in rules, tables without, and none."""
    made: dict[str, MadePdf] = {}
    for kind in KINDS:
        seed = 0
        group = kind.split()[0]
        while sum(name.startswith(f"{group}-{kind}-") for name in made) < EACH and seed < 10 * EACH:
            paper = make_pdf(f"bench {seed}", kind)
            if paper.pages == 1:
                made[f"{group}-{kind}-{seed}"] = paper
            seed += 1
    for kind in PROSE:
        made |= {f"prose-{kind}-{seed}": make_prose(f"bench {seed}", kind) for seed in range(EACH_PROSE)}
    return made


def run(way: str, folder: Path) -> dict[str, dict]:
    """Return CPU seconds for each group of papers in `folder`, and the tables found in each paper."""
    find = WAYS[way]()
    paths = sorted(folder.glob("*.pdf"))
    find(paths[0])
    seconds = dict.fromkeys(GROUPS, 0.0)
    found = {}
    for path in paths:
        start = time.process_time()
        found[path.stem] = find(path)
        seconds[path.stem.split("-")[0]] += time.process_time() - start
    return {"cpu": seconds, "found": found}


def judged(found: dict[str, list[Grid]], made: dict[str, MadePdf]) -> dict[str, float]:
    """Return recall, precision and F1 of the cells, ruled and unruled, and how many tables stand where none is."""
    scores = dict.fromkeys(GROUPS, Score())
    for name, paper in made.items():
        known = [trimmed(table.grid) for table in paper.tables]
        scores[name.split("-")[0]] += compared([trimmed(grid) for grid in found[name]], known)
    result: dict[str, float] = {}
    for group in ("ruled", "unruled"):
        score = scores[group]
        result |= {f"{group}_{name}": getattr(score, name) for name in ("recall", "precision", "f1")}
    result["false_tables"] = sum(len(grids) for name, grids in found.items() if name.startswith("prose"))
    return result


def compare_tables(rounds: int) -> dict[str, object]:
    """Return for each way what it found and the CPU seconds of its best round, with the ratio to camelot stream."""
    made = papers()
    ways: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, paper in made.items():
            (Path(folder) / f"{name}.pdf").write_bytes(paper.data)
        for way in list(WAYS) * rounds:
            command = [sys.executable, "-m", "tests.bench_tables", way, folder]
            result = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
            cpu = sum(result["cpu"].values())
            if way not in ways or cpu < ways[way]["cpu"]:
                ways[way] = {**judged(result["found"], made), "cpu": cpu}
    for measured in ways.values():
        measured["ratio"] = measured["cpu"] / ways["camelot stream"]["cpu"]
    return {"pages": sum(paper.pages for paper in made.values()), "ways": ways}


def shown(result: dict) -> str:
    """Return the comparison as lines of text."""
    lines = [
        f"{result['pages']} pages{'':10}{'ruled R/P/F1':>20}{'unruled R/P/F1':>20}{'false':>7}{'CPU s':>8}{'ratio':>7}"
    ]
    for way, row in result["ways"].items():
        cells = [f"{row[f'{group}_{name}']:6.3f}" for group in GROUPS[:2] for name in ("recall", "precision", "f1")]
        told = f"{''.join(cells[:3]):>20}{''.join(cells[3:]):>20}"
        lines.append(f"{way:18}{told}{row['false_tables']:7}{row['cpu']:8.2f}{row['ratio']:7.2f}")
    return "\n".join(lines)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("way", choices=list(WAYS), nargs="?")
    parser.add_argument("folder", type=Path, nargs="?")
    options = parser.parse_args()
    print(json.dumps(run(options.way, options.folder)) if options.way else shown(compare_tables(1)))
