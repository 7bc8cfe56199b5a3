"""Turn boxes between the page as it is shown and the page as a line of turned text is read."""

from __future__ import annotations

from extract.read.paper import Box, Paper


def to_page(box: Box, way: int, paper: Paper) -> Box:
    """Return a box of text turned by `way` quarter turns as it stands on the page as shown."""
    x0, top, x1, bottom = box
    if way == 1:
        return top, paper.height - x1, bottom, paper.height - x0
    if way == 2:
        return paper.width - x1, paper.height - bottom, paper.width - x0, paper.height - top
    if way == 3:
        return paper.width - bottom, x0, paper.width - top, x1
    return box


def from_page(box: Box, way: int, paper: Paper) -> Box:
    """Return a box on the page as shown as it lies when the page is turned so that `way` stands upright."""
    x0, top, x1, bottom = box
    if way == 1:
        return paper.height - bottom, x0, paper.height - top, x1
    if way == 2:
        return paper.width - x1, paper.height - bottom, paper.width - x0, paper.height - top
    if way == 3:
        return top, paper.width - x1, bottom, paper.width - x0
    return box
