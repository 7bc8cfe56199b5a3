"""The way a file goes: read, split, parse, recognise, resolve, opgaven, audit, coverage."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from itertools import count
from pathlib import Path, PurePosixPath

from extract.audit import audit
from extract.coverage import cover
from extract.opgaven import read_opgaven
from extract.parse import parse
from extract.read import read
from extract.read.options import USUAL, Options
from extract.recognise import recognise
from extract.recognise.trained import OWN
from extract.resolve import resolve
from extract.split import split
from extract.text.reading import Reading
from models import Enclosure, Source

Keep = Callable[[str, bytes], None]


def extract(
    path: Path,
    *,
    ner: str = OWN,
    options: Options = USUAL,
    known_as: str | None = None,
    keep: Keep = lambda key, data: None,
) -> Source:
    """Return the source at `path` with everything that was found in it.

    `ner` names the spaCy pipeline for names, `options` say how to read. `known_as` is where users find the file when it
    lies within another. `keep` is given the content hash and the bytes of every file that lies within this one.

    Raises extract.errors.Unreadable or Skipped, with one line for the user, when the file can't or won't be read.
    """
    reading = read(path, options, known_as)
    _unpack(reading, keep)
    split(reading)
    parse(reading)
    recognise(reading, ner)
    resolve(reading)
    read_opgaven(reading)
    audit(reading)
    cover(reading)
    return reading.source


def _unpack(reading: Reading, keep: Keep) -> None:
    """Take out the files within this one, and list them in the source, each by a name of its own."""
    names: set[str] = set()
    for position, inner in enumerate(reading.enclosed, start=1):
        enclosure = Enclosure(position=position, name=_own_name(inner.name, names), error=inner.error or None)
        if inner.data is not None:
            enclosure.key, enclosure.bytes = hashlib.sha256(inner.data).hexdigest(), len(inner.data)
            keep(enclosure.key, inner.data)
        reading.source.enclosures.append(enclosure)


def _own_name(name: str, names: set[str]) -> str:
    """Return a path within a file without steps out of it, and unlike those in `names`, to which it is added."""
    text = os.fsencode(name).decode(errors="replace").replace("\\", "/").replace("\0", "\ufffd")
    path = PurePosixPath(*[part for part in text.split("/") if part not in ("", ".", "..")] or ["naamloos"])
    told = next(
        other
        for number in count(1)
        if (other := str(path if number == 1 else path.with_name(f"{path.stem} ({number}){path.suffix}"))) not in names
    )
    names.add(told)
    return told
