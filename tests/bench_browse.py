"""Measure how long each page of the site takes on a database of 100,000 segments, made by repeating the samples.

The samples are read once; their rows are copied with ids of their own, other dates and other boards, so that there is
something to choose from. The pages are asked for in a process of their own, by following links from the first one, a
few of each kind, then those with rows and with what was found by many ways to search; the best of some rounds counts.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import defaultdict, deque
from collections.abc import Iterator
from html import unescape
from http import HTTPStatus
from pathlib import Path
from statistics import median
from typing import Any

from sqlalchemy import Column, Date, DateTime, Table

from models import Record
from pipelines.workers import ONE_THREAD

SAMPLES = Path(__file__).parent.parent / "corpus" / "samples"
SEGMENTS = 100_000
RARE = "kievitsbloem"  # stands in one segment
_SHARED = ("entity", "correction", "run")  # tables that are as they are, however often a file comes
_YEARS, _BOARDS = 8, 40
_BODIES = (("meeting", "body"), ("action_thread", "body"))
GOAL = 1.0  # seconds for a page
OF_A_KIND = 6  # addresses of a kind that are asked for, each ROUNDS times; the quickest answer counts
ROUNDS = 3
_LINK = re.compile(r'href="(/[^"#]*)')
# Each row: a way to search, and what is filled in.
SEARCHES = {
    "a rare word": f"q={RARE}",
    "a common word": "q=gemeente",
    "very common words": "q=de+OR+het+OR+een+OR+van",
    "every word with an a": "q=a*",
    "a phrase": 'q="van+de"',
    "a word, newest first": "q=de&volgorde=nieuwste",
    "a word, page 400": "q=de&pagina=400",
    "nothing": "",
    "what it holds": "q=de&bevat=toezegging",
    "a gemeente": "gemeente=GM0984",
    "an organisation": "q=de&organisatie=org:coa",
    "a body": "q=de&orgaan=PRT+Limburg+7",
    "a kind": "soort=verslag",
    "a year": "q=de&jaar=2023",
    "a ground": "grond=5.1.2e",
    "all at once": "q=de&bevat=cijfer&gemeente=GM0984&organisatie=org:coa&soort=verslag&jaar=2023&jaar=2024",
    "as much as may be asked": "q=" + "+OR+".join(f"{letter}*" for letter in "deghv"),
}
TABLES = ("segment", "mention", "opgave", "cell")  # the largest, of which Datasette shows rows


def read_samples(path: Path) -> None:
    """Write the database of the samples."""
    from models.database import open_database
    from pipelines.ingest import ingest

    engine = open_database(f"sqlite:///{path}", create=True)
    ingest(engine, [SAMPLES])
    engine.dispose()


def repeat(seed: Path, path: Path, segments: int = SEGMENTS) -> None:
    """Write a database with the rows of `seed` over and over, until it has so many segments; entities are shared."""
    shutil.copy(seed, path)
    with sqlite3.connect(path, isolation_level=None) as database:
        database.execute("PRAGMA synchronous = OFF")
        database.execute("BEGIN")
        (once,) = database.execute("SELECT count(*) FROM segment").fetchone()
        numbers = ", ".join(f"({number})" for number in range(1, -(-segments // once)))
        database.execute(f"CREATE TEMP TABLE copy AS SELECT column1 AS nth FROM (VALUES {numbers})")
        for table in Record.metadata.sorted_tables:
            if table.name not in _SHARED:
                database.execute(_copying(table))
        database.execute("UPDATE segment SET text = text || ? WHERE rowid = 1000", (f" {RARE}",))
        database.execute("COMMIT")
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()


def _copying(table: Table) -> str:
    """Return the statement that adds to a table, for each row of `copy`, all rows that it has."""
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    values = ", ".join(_copied(table, column) for column in table.columns)
    return f'INSERT INTO "{table.name}" ({names}) SELECT {values} FROM copy CROSS JOIN "{table.name}" ORDER BY nth'


def _copied(table: Table, column: Column[Any]) -> str:
    """Return what a column of a copy holds: an id of its own, a date some years back, another board, or the same."""
    name = f'"{table.name}"."{column.name}"'
    leads_to = {key.column.table.name for key in column.foreign_keys}
    if column.primary_key or leads_to - set(_SHARED):
        return f"{name} || 'n' || nth"
    if (table.name, column.name) in _BODIES:
        return f"{name} || ' ' || (nth % {_BOARDS})"
    if isinstance(column.type, DateTime):
        return f"strftime('%Y-%m-%d %H:%M:%f', {name}, '-' || (nth % {_YEARS}) || ' years')"
    return f"date({name}, '-' || (nth % {_YEARS}) || ' years')" if isinstance(column.type, Date) else name


def measure(path: Path) -> dict[str, dict[str, float]]:
    """Return the median and worst seconds of each kind of page, and of each way to search, in this process."""
    from pipelines.browse import PAGES
    from pipelines.browse.addresses import pattern_of
    from pipelines.browse.serving import site

    with site(f"sqlite:///{path}") as made:

        def asked(address: str) -> tuple[float, str]:
            start = time.perf_counter()
            answer = asyncio.run(made.client.get(address))
            took = time.perf_counter() - start
            if answer.status_code != HTTPStatus.OK:
                raise RuntimeError(f"{address} was answered with {answer.status_code}")
            return took, answer.text if "html" in answer.headers["content-type"] else ""

        asked("/")  # what is loaded once is not counted
        took: dict[str, list[float]] = defaultdict(list)
        kinds = {name: re.compile(pattern_of(name)) for name in PAGES if name != "zoek"}
        pictures = [f"/beeld/{id_}.jpg" for id_ in _painted(path)]
        for kind, address in [*(("beeld", each) for each in pictures), *_crawled(asked, kinds)]:
            took[kind].append(min(asked(address)[0] for _ in range(ROUNDS)))
        more = {f"zoek: {name}": f"/zoek?{filled_in}" for name, filled_in in SEARCHES.items()}
        more |= {f"rows: {table}": f"/{made.wooverslag.name}/{table}" for table in TABLES}
        for name, address in more.items():
            took[name].append(min(asked(address)[0] for _ in range(ROUNDS)))
    return {kind: {"median": median(seconds), "worst": max(seconds)} for kind, seconds in took.items()}


def _painted(path: Path) -> list[str]:
    """Return the ids of some pages of which there is a picture: those of a file itself, not of a copy."""
    with sqlite3.connect(path) as database:
        query = "SELECT id FROM page WHERE width IS NOT NULL AND length(source_id) = 64 ORDER BY number LIMIT ?"
        return [id_ for (id_,) in database.execute(query, (OF_A_KIND,))]


def _crawled(asked: Any, kinds: dict[str, re.Pattern[str]]) -> Iterator[tuple[str, str]]:
    """Yield some addresses of each kind of page that the links lead to, from the first page on."""
    waiting, seen, found = deque(["/"]), {"/"}, defaultdict[str, int](int)
    while waiting:
        address = waiting.popleft()
        kind = next((name for name, pattern in kinds.items() if pattern.match(address.split("?")[0])), None)
        if kind is None or kind == "beeld" or found[kind] == OF_A_KIND:
            continue
        found[kind] += 1
        yield kind, address
        links = dict.fromkeys(unescape(link) for link in _LINK.findall(asked(address)[1]))
        waiting += [link for link in links if link not in seen]
        seen |= links.keys()


def compare_browse() -> dict[str, Any]:
    """Return what `measure` measures in a process of its own that may use one thread."""
    with tempfile.TemporaryDirectory() as folder:
        seed, path = Path(folder) / "once.db", Path(folder) / "many.db"
        read_samples(seed)
        repeat(seed, path)
        command = [sys.executable, "-m", "tests.bench_browse", str(path)]
        done = subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ | ONE_THREAD)
        size = path.stat().st_size
    return {"segments": SEGMENTS, "megabytes": size / 1e6, "goal": GOAL, "pages": json.loads(done.stdout)}


def shown(result: dict[str, Any]) -> str:
    """Return the times as lines of text."""
    lines = [f"{result['segments']:>9,} segments{'':13}{'median':>8}{'worst':>8}   goal {result['goal']:.1f} s"]
    for kind, took in result["pages"].items():
        late = "   too slow" if took["worst"] > result["goal"] else ""
        lines.append(f"{kind:31}{took['median']:8.2f}{took['worst']:8.2f}{late}")
    return "\n".join(lines)


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]))))
