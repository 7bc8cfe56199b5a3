"""Measure speed on a made release: plain pdfplumber, the reader, and the whole way from PDF to stored records.

Everything is measured in one run, each way in a process of its own, in turns, so that a busy machine hits all alike;
the best round counts. How speed and memory grow with pages and workers is measured in tests.bench_growth, how well
tables are found, by whom, in tests.bench_tables, how fast names and figures are found and tied in tests.bench_words,
how fast the pages of the site are in tests.bench_browse.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from pipelines.workers import ONE_THREAD
from tests import bench_browse, bench_growth, bench_words
from tests.bench_pages import write_release
from tests.bench_tables import compare_tables, shown

PAGES = 60
GOALS = {"read": 0.3, "pipeline": 0.6}


def plain(folder: Path) -> Callable[[Path], object]:
    """Return what plain pdfplumber does: text and tables of every page, closed as it goes."""
    import pdfplumber

    def work(path: Path) -> object:
        with pdfplumber.open(path) as pdf:
            for page in pdf.pages:
                page.extract_text()
                page.extract_tables()
                page.close()
        return None

    work(_warm(folder))
    return work


def reader(folder: Path) -> Callable[[Path], object]:
    """Return the project's reader."""
    from extract.read import read

    read(_warm(folder))
    return read


def pipeline(folder: Path) -> Callable[[Path], object]:
    """Return the whole way from file to stored records, warmed up."""
    from models.database import open_database
    from pipelines.ingest import ingest

    warm, engine = (open_database(f"sqlite:///{folder}/{name}.db", create=True) for name in ("warm", "bench"))
    ingest(warm, [_warm(folder)])
    return lambda path: ingest(engine, [path])


def _warm(folder: Path) -> Path:
    """Return another, short release, with a document of each kind."""
    write_release(folder / "warm.pdf", 12, seed=1)
    return folder / "warm.pdf"


WAYS = {"pdfplumber": plain, "read": reader, "pipeline": pipeline}


def run(way: str, path: Path) -> dict[str, float]:
    """Return CPU seconds and peak memory (MB) of one way, in this process; what it loads is not counted in the time."""
    with tempfile.TemporaryDirectory() as folder:
        work = WAYS[way](Path(folder))
        start = time.process_time()
        work(path)
        seconds = time.process_time() - start
    return {"cpu": seconds, "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def measured(way: str, path: Path) -> dict[str, float]:
    """Return what `run` measures in a process of its own."""
    command = [sys.executable, "-m", "tests.bench", "--way", way, str(path)]
    return json.loads(
        subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ | ONE_THREAD).stdout
    )


def compare(rounds: int) -> dict[str, dict[str, float]]:
    """Return each way's best round, with its ratio to plain pdfplumber and its pages a second."""
    best: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "release.pdf"
        write_release(path, PAGES)
        for way in list(WAYS) * rounds:
            result = measured(way, path)
            if way not in best or result["cpu"] < best[way]["cpu"]:
                best[way] = result
    for result in best.values():
        result["ratio"] = result["cpu"] / best["pdfplumber"]["cpu"]
        result["pages_per_second"] = PAGES / result["cpu"]
    return best


def told(ways: dict[str, dict[str, float]]) -> str:
    """Return the comparison as lines of text."""
    lines = [f"{PAGES} pages{'':10}{'CPU s':>8}{'ratio':>8}{'goal':>6}{'pages/s':>9}{'peak MB':>9}"]
    for way, row in ways.items():
        numbers = f"{row['pages_per_second']:9.1f}{row['peak_mb']:9.0f}"
        lines.append(f"{way:18}{row['cpu']:8.2f}{row['ratio']:8.2f}{GOALS.get(way, ''):>6}{numbers}")
    return "\n".join(lines)


def main() -> None:
    """Print every comparison and write them to bench.json."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--way", choices=list(WAYS), help="measure one way on PATH, in this process")
    parser.add_argument("path", nargs="?", type=Path)
    options = parser.parse_args()
    if options.way:
        print(json.dumps(run(options.way, options.path)))
        return
    result: dict[str, object] = {"machine": bench_growth.machine(), "pages": PAGES}
    parts: tuple[tuple[str, Callable[[], dict], Callable[[dict], str]], ...] = (
        ("ways", lambda: compare(options.rounds), told),
        ("growth", lambda: bench_growth.compare_lengths(measured), bench_growth.told_lengths),
        ("jobs", bench_growth.compare_jobs, bench_growth.told_jobs),
        ("words", lambda: bench_words.compare_words(options.rounds), bench_words.shown),
        ("browse", bench_browse.compare_browse, bench_browse.shown),
        ("tables", lambda: compare_tables(options.rounds), shown),
    )
    for name, measure, tell in parts:
        result[name] = found = measure()
        print(f"{tell(found)}\n", flush=True)
        Path("bench.json").write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
