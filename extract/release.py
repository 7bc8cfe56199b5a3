"""The way a file goes: read, split, parse, recognise, resolve, opgaven, audit."""

from __future__ import annotations

from pathlib import Path

from extract.audit import audit
from extract.opgaven import read_opgaven
from extract.parse import parse
from extract.read import read
from extract.read.options import USUAL, Options
from extract.recognise import recognise
from extract.recognise.trained import OWN
from extract.resolve import resolve
from extract.split import split
from models import Source


def extract(path: Path, *, ner: str = OWN, options: Options = USUAL) -> Source:
    """Return the source at `path` with everything that was found in it.

    `ner` names the spaCy pipeline for names, `options` say how to read.

    Raises extract.errors.Unreadable or Skipped, with one line for the user, when the file can't or won't be read.
    """
    reading = read(path, options)
    split(reading)
    parse(reading)
    recognise(reading, ner)
    resolve(reading)
    read_opgaven(reading)
    audit(reading)
    return reading.source
