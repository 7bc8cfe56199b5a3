"""Keep what all pages of a PDF take together within bounds that grow with the file.

No page of it need be too much: one stream may be the content of very many.
"""

from __future__ import annotations

from extract.read.pdf.limits import CHARACTER, MOST_PAINTING, MOST_PICTURED, MOST_WORK, PAINTING_EACH, SHAPE, WORK_EACH
from extract.read.pdf.paper import Paper


class Budget:
    """What the pages of a file of so many bytes may still take."""

    def __init__(self, size: int) -> None:
        self.work = MOST_WORK + WORK_EACH * size
        self.painting = MOST_PAINTING + PAINTING_EACH * size

    @property
    def spent(self) -> bool:
        """Tell whether no other page may be read."""
        return self.work < 0

    def take(self, paper: Paper) -> None:
        """Take what is on a page from what is left; of pictures that are too many together the page is heavy."""
        characters = sum(len(run.characters) for run in paper.runs)
        self.work -= paper.content + CHARACTER * characters + SHAPE * len(paper.shapes)
        self.painting -= paper.pixels
        if paper.pixels and self.painting < 0:
            paper.pixels = max(paper.pixels, MOST_PICTURED + 1)
