"""Read damaged variants of files until time is up, each within limits; keep those that end in anything but a reason.

    python -m tests.fuzz FOLDER --seconds 300 --keep broken/

A variant has bytes changed, cut out, doubled or taken from another file of its kind; where a zip archive packs the
file, that is done to a member of it, so that more than its checksums is tried.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import random
import time
import zipfile
from collections import Counter
from concurrent.futures import BrokenExecutor
from pathlib import Path

from extract.errors import Skipped, Unreadable
from extract.read import read
from extract.read.options import Options
from pipelines.workers import Overdue, workers

SECONDS, MEMORY = 30, 4 * 1024**3  # for one variant
LARGEST = 300_000  # bytes of a file that is damaged: of larger ones few variants can be read in the time
PIECE = 400  # bytes


def damaged(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """Return `data` with one to six changes; `other` is a file to take bytes from."""
    if data.startswith(b"PK\x03\x04") and chance.random() < 0.8:
        return _repacked(data, other, chance)
    result = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at, size = chance.randrange(len(result) + 1), chance.randint(1, PIECE)
        taken = chance.randrange(len(other) + 1)
        change = chance.randrange(5)
        if change == 0:
            result[at : at + 1] = bytes([chance.randrange(256)])
        elif change == 1:
            del result[at : at + size]
        elif change == 2:
            result[at:at] = result[at : at + size] * chance.choice((1, 2, 50))
        elif change == 3:
            result[at : at + size] = other[taken : taken + size]
        else:
            result[at:at] = str(chance.choice((0, -1, 2**31, 2**63, 10**30))).encode()
    return bytes(result)


def _repacked(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """Return a zip archive with one of its members damaged."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        hit = chance.choice(old.namelist())
        for name in old.namelist():
            member = old.read(name)
            new.writestr(name, damaged(member, other, chance) if name == hit else member)
    return buffer.getvalue()


def outcome_of(path: Path, name: str) -> str:
    """Return how reading the file at `path` as one called `name` ends, those within it taken out."""
    try:
        reading = read(path, Options(ocr="never"), name)
        spans = all(reading.text[line.start : line.end] == line.text for line in reading.lines)
        within = sum(1 for _ in reading.enclosed)
    except (Unreadable, Skipped) as error:
        return type(error).__name__.lower() if str(error) and "\n" not in str(error) else "NO REASON"
    except Exception as error:  # noqa: BLE001 - that is what is looked for
        return f"RAISED {type(error).__name__}"
    return ("read, with files within" if within else "read") if spans else "WRONG SPANS"


def main() -> None:
    """Print how many variants ended in what, for each kind of file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=Path("broken"))
    asked = parser.parse_args()
    chance = random.Random(asked.seed)
    kinds: dict[str, list[Path]] = {}
    for path in sorted(asked.folder.rglob("*")):
        if path.is_file() and 0 < path.stat().st_size <= LARGEST and not path.name.startswith("."):
            kinds.setdefault(path.suffix.lower(), []).append(path)
    counts: Counter[tuple[str, str]] = Counter()
    end = time.monotonic() + asked.seconds
    asked.keep.mkdir(exist_ok=True)
    with workers(1, MEMORY) as readers:
        while time.monotonic() < end:
            suffix = chance.choice(sorted(kinds))
            data, other = (chance.choice(kinds[suffix]).read_bytes() for _ in range(2))
            variant = damaged(data, other, chance)
            path = asked.keep / f"{hashlib.sha256(variant).hexdigest()[:12]}{suffix}"
            path.write_bytes(variant)
            try:
                outcome = readers.result(readers.begin(outcome_of, path, path.name, seconds=SECONDS))
            except Overdue:
                outcome = "TOO LONG"
            except BrokenExecutor:
                outcome = "DIED"
            counts[suffix, outcome] += 1
            if not outcome.isupper() and "RAISED" not in outcome:
                path.unlink()
    for (suffix, outcome), count in sorted(counts.items()):
        print(f"{suffix:8}{outcome:30}{count:7}")
    print(f"{sum(counts.values())} variants")


if __name__ == "__main__":
    main()
