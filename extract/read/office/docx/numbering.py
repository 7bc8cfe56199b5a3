"""Count the numbers and bullets that Word prints before paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.read.office.counting import written
from extract.read.office.symbols import bullet_of
from extract.read.office.tags import Node, child, children, get, number

LEVELS = 9
LONGEST_CHAIN = 10  # lists that take their levels from the style of another


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int = -1  # the level (1 highest) after which counting starts anew; 0 never, -1 any higher one
    legal: bool = False  # all numbers in digits
    font: str = ""
    style: str = ""  # of the paragraphs that have this level by their style


class Numbering:
    """The lists of a document, counted as their paragraphs go by."""

    def __init__(self, root: Node | None) -> None:
        """Take the lists from their part, None when there is none."""
        self._abstract = {get(node, "w:abstractNumId"): node for node in children(root, "w:abstractNum")}
        self._lists = {get(node, "w:numId"): node for node in children(root, "w:num")}
        self._levels: dict[str, list[Level]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, key: str | None, depth: str | None, style: str = "") -> str:
        """Count one paragraph in the list `key` and return what is printed before it.

        Without a depth the level is the one that the list ties to the style of the paragraph.
        """
        if not key or key not in self._lists:
            return ""
        levels = self._levels_of(key)
        at = number(depth) if depth else _level_of_style(levels, style)
        if not 0 <= at < len(levels):
            return ""
        counts = self._count(key, at, levels)
        level = levels[at]
        if level.form == "bullet":
            return bullet_of(level.text, level.font)
        return _printed(level, levels, counts)

    def _count(self, key: str, at: int, levels: list[Level]) -> list[int | None]:
        """Count one up on a level, and begin the deeper ones anew."""
        counts = self._counts.setdefault(get(child(self._lists[key], "w:abstractNumId"), "w:val"), [None] * LEVELS)
        begins = _starts(self._lists[key]).get(at)
        if begins is not None and (key, at) not in self._begun:
            counts[at] = begins
        else:
            now = counts[at]
            counts[at] = levels[at].start if now is None else now + 1
        self._begun.add((key, at))
        for deeper in range(at + 1, len(levels)):
            restart = levels[deeper].restart
            if restart == -1 or 0 < at + 1 <= restart:
                counts[deeper] = None
        return counts

    def _levels_of(self, key: str) -> list[Level]:
        if key not in self._levels:
            node = self._lists[key]
            levels = {number(get(one, "w:ilvl")): _level(one) for one in children(self._base(node), "w:lvl")}
            for override in children(node, "w:lvlOverride"):
                own = child(override, "w:lvl")
                if own is not None:
                    levels[number(get(override, "w:ilvl"))] = _level(own)
            self._levels[key] = [levels.get(depth, Level(form="none")) for depth in range(LEVELS)]
        return self._levels[key]

    def _base(self, node: Node) -> Node | None:
        """Return what holds the levels of a list: itself, or the list that has the same style of lists."""
        base = self._abstract.get(get(child(node, "w:abstractNumId"), "w:val"))
        for _ in range(LONGEST_CHAIN):
            linked = get(child(base, "w:numStyleLink"), "w:val")
            if not linked:
                break
            base = next(
                (one for one in self._abstract.values() if get(child(one, "w:styleLink"), "w:val") == linked), None
            )
        return base


def _level(node: Node) -> Level:
    fonts = child(node, "w:rPr", "w:rFonts")
    restart = child(node, "w:lvlRestart")
    return Level(
        form=get(child(node, "w:numFmt"), "w:val", "decimal"),
        text=get(child(node, "w:lvlText"), "w:val"),
        start=number(get(child(node, "w:start"), "w:val"), 0),
        restart=number(get(restart, "w:val"), -1) if restart is not None else -1,
        legal=child(node, "w:isLgl") is not None and get(child(node, "w:isLgl"), "w:val", "1") not in ("0", "false"),
        font=get(fonts, "w:ascii") or get(fonts, "w:hAnsi"),
        style=get(child(node, "w:pStyle"), "w:val"),
    )


def _starts(node: Node) -> dict[int, int]:
    """Return the levels that a list begins anew, with the number that they begin at."""
    return dict(_overrides(node))


def _overrides(node: Node) -> Iterator[tuple[int, int]]:
    for override in children(node, "w:lvlOverride"):
        start = child(override, "w:startOverride")
        if start is not None:
            yield number(get(override, "w:ilvl")), number(get(start, "w:val"), 1)


def _level_of_style(levels: list[Level], style: str) -> int:
    return next((at for at, level in enumerate(levels) if style and level.style == style), 0)


def _printed(level: Level, levels: list[Level], counts: list[int | None]) -> str:
    """Return the text of a level with its numbers put in."""

    def put(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        if not 0 <= at < len(levels):
            return ""
        count = counts[at]
        form = levels[at].form
        decimal = level.legal and form not in ("bullet", "none")
        return written(levels[at].start if count is None else count, "decimal" if decimal else form)

    return "" if level.form == "none" and "%" not in level.text else re.sub(r"%([1-9])", put, level.text).strip()
