"""Recognise what a source speaks of: names, and numbers in prose."""

from __future__ import annotations

from extract.recognise.figures import find_figures
from extract.recognise.names import find_names
from extract.text.reading import Reading

__all__ = ["recognise"]


def recognise(reading: Reading) -> None:
    """Append the mentions and figures found in `reading` to its source."""
    reading.source.mentions.extend(find_names(reading))
    find_figures(reading)
