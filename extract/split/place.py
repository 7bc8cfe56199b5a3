"""A line that may begin a document, and what is known of the document above it."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.split.heads import Head
from extract.split.outline import Outline, Spot


@dataclass
class Current:
    """The document that the line under consideration would be part of, as far as it was read."""

    start: int = 0
    thread: Head | None = None
    run: int = 0  # last number of its agenda, chapters or list of items
    run_start: int = 0
    items: list[str] = field(default_factory=list)
    head_end: int = -1  # index of the last line of its mail head or letterhead
    level: int = 0  # of the heading that it begins with
    content: int = 0  # lines that are sentences, items or rows
    attachments: list[str] = field(default_factory=list)  # names that mails before this line said to come along


@dataclass(frozen=True, slots=True)
class Place:
    """A line that may begin a document: its index among the spots, and the document it would otherwise belong to."""

    outline: Outline
    index: int
    current: Current

    @property
    def spot(self) -> Spot:
        """Return the line itself."""
        return self.outline.spots[self.index]

    @property
    def before(self) -> Spot:
        """Return the line before."""
        return self.outline.spots[self.index - 1]
