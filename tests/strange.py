"""Readers that stand in for the stages in processes of their own, and do what reading a strange file may do."""

from __future__ import annotations

import logging
import os
import signal
import sys

from extract.errors import Skipped, Unreadable
from models import Source
from pipelines.files import Place
from tests.made import read_made


def read_strange(place: Place) -> Source:
    """Read a file as the source made by hand, unless its name says that something else happens."""
    what = place.path.stem
    if what.startswith("waarschuwt"):
        logging.getLogger("lezer").warning("%s is vreemd", place.name)
    if what.startswith("ramp"):
        raise ValueError(place.path.read_text())
    if what.startswith("stuk"):
        raise Unreadable("het bestand is afgebroken")
    if what.startswith("foto"):
        raise Skipped("foto's worden niet gelezen")
    if what.startswith("geheugen"):
        raise MemoryError
    if what.startswith("slokop"):
        bytearray(2 * 1024**3)
    if what.startswith("traag"):
        signal.pause()
    if what.startswith("struikelt") and not (fallen := place.path.with_suffix(".gevallen")).exists():
        fallen.touch()
        os._exit(9)
    if what.startswith("sterft"):
        os._exit(9)
    return read_made(place)


def read_without_end(place: Place) -> Source:
    """Tell on stdout that reading began, and never end."""
    sys.stdout.write(f"{os.getpid()}\n")
    sys.stdout.flush()
    while True:
        signal.pause()
