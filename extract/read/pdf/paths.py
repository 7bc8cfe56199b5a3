"""Turn the paths that a page paints into boxes and straight segments."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any

Box = tuple[float, float, float, float]
"""x0, top, x1, bottom in points from the top left corner."""


def subpaths(path: Sequence[Any]) -> list[tuple[list[tuple[float, float]], bool]]:
    """Return each subpath's points (closed ones end where they began) and whether all its segments are straight."""
    found: list[tuple[list[tuple[float, float]], bool]] = []
    points: list[tuple[float, float]] = []
    straight = True
    for step in path:
        operator = step[0]
        if operator == "m":
            if len(points) > 1:
                found.append((points, straight))
            points, straight = [(float(step[1]), float(step[2]))], True
        elif operator == "h":
            if points:
                points = [*points, points[0]]
        elif points:
            points.append((float(step[-2]), float(step[-1])))
            straight = straight and operator == "l"
    if len(points) > 1:
        found.append((points, straight))
    return found


def pieces(points: list[tuple[float, float]], straight: bool, fill: bool) -> list[tuple[Box, bool]]:
    """Return the boxes a subpath makes, with whether each is a box (else a segment)."""
    whole = around(points)
    level = [abs(x0 - x1) < 0.5 or abs(y0 - y1) < 0.5 for (x0, y0), (x1, y1) in itertools.pairwise(points)]
    corners = {(round(x, 1), round(y, 1)) for x, y in points}
    if straight and all(level) and len(corners) == 4:
        return [(whole, True)]
    if not straight or fill:
        return [(whole, True)] if fill else []
    return [(around([start, end]), False) for start, end, flat in zip(points, points[1:], level, strict=False) if flat]


def around(points: Sequence[tuple[float, float]]) -> Box:
    """Return the box that holds all points."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def common(one: Box, other: Box) -> Box:
    """Return the part that two boxes share; the sides of one that is empty have changed places."""
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])
