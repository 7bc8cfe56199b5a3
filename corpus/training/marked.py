"""Read and write texts in which names are marked `[name](LABEL)`."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple
from zlib import crc32

LABELS = ("PER", "ORG", "LOC")
MARK = re.compile(r"\[([^\[\]]+)\]\((PER|ORG|LOC)\)")
HELD_OUT = 8  # one text in so many


class Span(NamedTuple):
    """A name: first and last character (exclusive) and label."""

    start: int
    end: int
    label: str


class Marked(NamedTuple):
    """A text and the names in it, in reading order."""

    text: str
    spans: tuple[Span, ...]


def parse(line: str) -> Marked:
    r"""Return what one line of a training file says; `\n` in two characters is a line break, `\t` a tab."""
    line = line.replace("\\n", "\n").replace("\\t", "\t")
    parts: list[str] = []
    spans: list[Span] = []
    length = last = 0
    for mark in MARK.finditer(line):
        before = line[last : mark.start()]
        start = length + len(before)
        length = start + len(mark[1])
        spans.append(Span(start, length, mark[2]))
        parts += [before, mark[1]]
        last = mark.end()
    return Marked("".join(parts) + line[last:], tuple(spans))


def rebuild(marked: Marked, names: list[str]) -> Marked:
    """Return the text with other names in place of its own, of the same labels and in the same order."""
    parts: list[str] = []
    spans: list[Span] = []
    length = last = 0
    for (first, end, label), name in zip(marked.spans, names, strict=True):
        before = marked.text[last:first]
        start = length + len(before)
        length = start + len(name)
        spans.append(Span(start, length, label))
        parts += [before, name]
        last = end
    return Marked("".join(parts) + marked.text[last:], tuple(spans))


@cache
def hand_lines() -> tuple[str, ...]:
    """Return the lines of the files that were annotated by hand, as they stand."""
    folder = files(__package__)
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".txt"))
    lines = (line for name in names for line in folder.joinpath(name).read_text(encoding="utf-8").split("\n"))
    return tuple(dict.fromkeys(line for line in lines if line.strip()))


def is_held_out(line: str) -> bool:
    """Say whether a line belongs to the eighth that is never trained on, whatever else is added or moved."""
    return crc32(line.encode()) % HELD_OUT == 0


def hand_texts(held_out: bool) -> tuple[Marked, ...]:
    """Return the texts annotated by hand that are held out, or those to train on."""
    return tuple(parse(line) for line in hand_lines() if is_held_out(line) == held_out)
