"""Run Tesseract on a picture through its command line."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

Grey = npt.NDArray[np.uint8]
"""Rows × columns of lightness, 0 to 255."""

LANGUAGE = "nld"  # with English beside it a page takes a fifth longer and no more words are right
DOTS = 200  # an inch: at 300 a page takes longer and more figures in tables are lost
PAGE, BLOCK, TURNED = 3, 6, 0  # Tesseract's ways of looking at a page: find its parts, one block, only its orientation
MOST_SECONDS = 60.0  # for one page
WINDOWS = r"C:\Program Files\Tesseract-OCR\tesseract.exe"  # its installer puts it there, but not on the path
QUARTERS = re.compile(rb"Orientation in degrees: (\d+).*?Orientation confidence: ([\d.]+)", re.S)
LEAST_CERTAIN = 1.0  # of Tesseract's confidence in an orientation
MISSING = "tesseract is niet geïnstalleerd (zie README)"
NO_DUTCH = "tesseract heeft geen taalgegevens voor Nederlands (nld, zie README)"


class CannotRead(Exception):
    """Tesseract can't read this picture: it took too long or broke off; the message is one Dutch phrase."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A word that Tesseract saw: its box in pixels, how sure it is (0 to 1), and the line it stands on."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    sure: float
    line: int


@dataclass(frozen=True, slots=True)
class Engine:
    """The installed Tesseract: its command, its version, and whether it can tell how a page is turned."""

    command: str
    version: str
    tells_turns: bool

    def words(self, picture: Grey, way: int = PAGE) -> list[Seen]:
        """Return the words in `picture`, in the order in which Tesseract reads them.

        Raises CannotRead.
        """
        options = ["-l", LANGUAGE, "--psm", str(way), "-c", "tessedit_create_tsv=1"]
        return _words_of(self._run(picture, options).decode("utf-8", "replace"))

    def quarters(self, picture: Grey) -> int | None:
        """Return how many quarters clockwise `picture` must turn to stand upright; None when that can't be told."""
        if not self.tells_turns:
            return None
        try:
            found = QUARTERS.search(self._run(picture, ["-l", "osd", "--psm", str(TURNED)]))
        except CannotRead:  # it does so on pages with few letters
            return None
        if found is None or float(found[2]) < LEAST_CERTAIN:
            return None
        return -int(found[1]) // 90 % 4

    def _run(self, picture: Grey, options: list[str]) -> bytes:
        """Return what Tesseract prints; what it complains of may quote the page and is thrown away."""
        height, width = picture.shape
        sent = b"P5 %d %d 255\n" % (width, height) + picture.tobytes()
        command = [self.command, "stdin", "stdout", "--dpi", str(DOTS), *options]
        try:
            done = subprocess.run(
                command, input=sent, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=MOST_SECONDS,
                env={**os.environ, "OMP_THREAD_LIMIT": "1"}, check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired as error:
            raise CannotRead("OCR duurde te lang") from error
        except OSError as error:
            raise CannotRead("OCR kon niet worden gestart") from error
        if done.returncode:
            raise CannotRead("OCR brak af")
        return done.stdout


@cache
def engine() -> Engine | str:
    """Return the Tesseract of this machine, or one Dutch phrase that tells what is missing."""
    command = shutil.which("tesseract") or (WINDOWS if Path(WINDOWS).is_file() else None)
    if command is None:
        return MISSING
    try:
        version = _printed(command, "--version").split("\n", 1)[0].removeprefix("tesseract ").strip()
        languages = _printed(command, "--list-langs").split()
    except (OSError, subprocess.SubprocessError):
        return MISSING
    return Engine(command, version, "osd" in languages) if LANGUAGE in languages else NO_DUTCH


def _printed(command: str, option: str) -> str:
    done = subprocess.run([command, option], capture_output=True, timeout=MOST_SECONDS, check=True)
    return (done.stdout or done.stderr).decode("utf-8", "replace")  # older versions tell their version on stderr


def _words_of(table: str) -> list[Seen]:
    """Return the words in Tesseract's table: one row each, of level, four numbers of its line, box, certainty, text."""
    words: list[Seen] = []
    lines: dict[tuple[str, ...], int] = {}
    for row in table.split("\n"):
        cells = row.rstrip("\r").split("\t")
        if len(cells) != 12 or cells[0] != "5" or not cells[11].strip():
            continue
        line = lines.setdefault(tuple(cells[1:5]), len(lines))
        x0, top, width, height = (float(cell) for cell in cells[6:10])
        words.append(Seen(cells[11].strip(), x0, top, x0 + width, top + height, float(cells[10]) / 100, line))
    return words
