"""Measure how time and memory grow with the pages of a file, and what a second worker saves, on this machine.

Two workers are compared with one by the clock, on many files; beside it stands what the machine itself makes of two
processes: a loop that does nothing but count, alone and twice at a time.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from tests.bench_pages import write_release

SHORT, LONG = 60, 600  # pages of one file
GOALS = {"time a page": 1.15, "peak memory": 1.4}
FILES, PAGES = 40, 15  # of the release that is read by one worker and by two
GOAL_JOBS = 1.7  # on a machine on which two loops are done as soon as one
LOOP = "for _ in range(60_000_000): pass"


def machine() -> dict[str, object]:
    """Return what this machine is, and how fast: seconds that counting takes in one process, and in two at a time."""
    alone, both = (_clock([[sys.executable, "-c", LOOP]] * count) for count in (1, 2))
    return {
        "python": platform.python_version(),
        "system": platform.platform(),
        "cores": os.cpu_count(),
        "loop_seconds": alone,
        "two_loops_seconds": both,
        "two_loops_speedup": 2 * alone / both,
    }


def _clock(commands: list[list[str]]) -> float:
    """Return the seconds by the clock until all `commands`, begun at once, have ended."""
    start = time.perf_counter()
    running = [subprocess.Popen(command, stdout=subprocess.DEVNULL) for command in commands]
    if any(process.wait() for process in running):
        raise RuntimeError("a measured command failed")
    return time.perf_counter() - start


def compare_lengths(measured: Callable[[str, Path], dict[str, float]]) -> dict[str, object]:
    """Return CPU seconds and peak memory for a short and a long file, and how many times more the long one takes."""
    found: dict[str, dict] = {}
    with tempfile.TemporaryDirectory() as folder:
        paths = {pages: Path(folder) / f"{pages}.pdf" for pages in (SHORT, LONG)}
        for pages, path in paths.items():
            write_release(path, pages)
        for way in ("read", "pipeline"):
            short, long = (measured(way, paths[pages]) for pages in (SHORT, LONG))
            found[way] = {
                str(SHORT): short,
                str(LONG): long,
                "time a page": long["cpu"] / LONG / (short["cpu"] / SHORT),
                "peak memory": long["peak_mb"] / short["peak_mb"],
            }
    return {"goals": GOALS, "ways": found}


def told_lengths(result: dict) -> str:
    """Return the comparison as lines of text."""
    goals = ", ".join(f"{name} {goal}" for name, goal in GOALS.items())
    lines = [f"{LONG} pages against {SHORT} (goals: {goals})"]
    for way, row in result["ways"].items():
        short, long = row[str(SHORT)], row[str(LONG)]
        lines.append(
            f"{way:18}time a page {row['time a page']:5.2f} ({short['cpu']:.2f} and {long['cpu']:.2f} s)   "
            f"peak memory {row['peak memory']:5.2f} ({short['peak_mb']:.0f} and {long['peak_mb']:.0f} MB)"
        )
    return "\n".join(lines)


def compare_jobs(rounds: int = 2) -> dict[str, float]:
    """Return the seconds by the clock that one worker and two take for a release, beside those of the loops.

    They take turns, so that a busy machine hits all alike; the best round of each counts.
    """
    found: dict[str, list[float]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        release = Path(folder) / "release"
        release.mkdir()
        for seed in range(FILES):
            write_release(release / f"{seed:02}.pdf", PAGES, seed)
        for turn in range(rounds):
            for jobs, name in ((1, "one"), (2, "two")):
                found[f"{name}_loop"].append(_clock([[sys.executable, "-c", LOOP]] * jobs))
                found[name].append(_clock([_ingest(release, Path(folder) / f"{turn}-{jobs}.db", jobs)]))
    best = {name: min(seconds) for name, seconds in found.items()}
    loops = 2 * best["one_loop"] / best["two_loop"]
    return {**best, "speedup": best["one"] / best["two"], "loops_speedup": loops, "goal": GOAL_JOBS * loops / 2}


def _ingest(release: Path, database: Path, jobs: int) -> list[str]:
    command = "from pipelines.commands import main; main()"
    return [
        sys.executable,
        "-c",
        command,
        "ingest",
        str(release),
        "--jobs",
        str(jobs),
        "--database",
        f"sqlite:///{database}",
    ]


def told_jobs(result: dict) -> str:
    """Return the comparison as lines of text."""
    return (
        f"{FILES} files of {PAGES} pages: one worker {result['one']:.1f} s, two {result['two']:.1f} s: "
        f"{result['speedup']:.2f} times as fast (goal {result['goal']:.2f}, as a loop is {result['loops_speedup']:.2f})"
    )
