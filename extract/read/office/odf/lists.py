"""Count the numbers and bullets of lists in OpenDocument."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.read.office.counting import written
from extract.read.office.symbols import bullet_of
from extract.read.office.tags import Node, get, kind, number

_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
DEEPEST = 10


@dataclass
class Lists:
    """Counts the items of lists, each by its style."""

    _counts: dict[str, list[int]] = field(default_factory=dict)

    def restart(self, name: str, depth: int) -> None:
        """Begin counting anew on a level (1 highest) of a list and on those below."""
        counts = self._counts.setdefault(name, [])
        del counts[max(0, depth - 1) :]

    def label(self, name: str, style: Node | None, depth: int, start: str = "") -> str:
        """Count one item and return what is printed before it; `start` is a number that is set by hand."""
        levels = {number(get(level, "text:level")): level for level in style} if style is not None else {}
        level = levels.get(depth)
        if level is None or not 1 <= depth <= DEEPEST:
            return ""
        counts = self._counts.setdefault(name, [])
        while len(counts) < depth:
            counts.append(_start(levels.get(len(counts) + 1)) - (1 if len(counts) + 1 == depth else 0))
        counts[depth - 1] = number(start) if start else counts[depth - 1] + 1
        del counts[depth:]
        if kind(level) == "text:list-level-style-bullet":
            return bullet_of(
                get(level, "text:bullet-char"), "Symbol" if get(level, "text:bullet-char") > "\uf000" else ""
            )
        return _printed(level, levels, counts, depth)


def _start(level: Node | None) -> int:
    return number(get(level, "text:start-value"), 1)


def _printed(level: Node, levels: dict[int, Node], counts: list[int], depth: int) -> str:
    """Return the number of a level with those of the levels above that it shows."""
    if not get(level, "style:num-format"):
        return ""
    shown = max(1, min(depth, number(get(level, "text:display-levels"), 1)))
    parts = [
        written(counts[at - 1], _FORMS.get(get(levels.get(at), "style:num-format"), "decimal"))
        for at in range(depth - shown + 1, depth + 1)
        if get(levels.get(at), "style:num-format")
    ]
    return f"{get(level, 'style:num-prefix')}{'.'.join(parts)}{get(level, 'style:num-suffix')}".strip()
