"""Know what holds within a group of rich text, and the words that set it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(slots=True)
class Group:
    """What holds within a group: where its text goes, and how it looks."""

    goes: str = "text"  # text, silent, note, label, edge, picture, or a head
    hidden: bool = False
    deleted: bool = False
    bold: bool = False
    size: float = 12.0
    colour: int = 0
    marker: int = 0
    ground: int = 0
    font: int = -1
    skips: int = 1  # bytes that stand for a letter in programs that do not know it


def _switch(name: str) -> Callable[[Group, int | None], None]:
    return lambda group, number: setattr(group, name, number != 0)


def _number(name: str, usual: int = 0) -> Callable[[Group, int | None], None]:
    return lambda group, number: setattr(group, name, usual if number is None else number)


def _size(group: Group, number: int | None) -> None:
    group.size = 12.0 if number is None else number / 2


SETTINGS: dict[str, Callable[[Group, int | None], None]] = {
    "v": _switch("hidden"),
    "deleted": _switch("deleted"),
    "b": _switch("bold"),
    "f": _number("font", -1),
    "cf": _number("colour"),
    "cb": _number("ground"),
    "chcbpat": _number("ground"),
    "highlight": _number("marker"),
    "fs": _size,
}
