"""Recognise what a source speaks of: names, and numbers in prose."""

from __future__ import annotations

from extract.recognise.figures import find_figures
from extract.recognise.names import find_names
from extract.recognise.trained import OWN
from extract.text.reading import Reading

__all__ = ["recognise"]


def recognise(reading: Reading, ner: str = OWN) -> None:
    """Append the mentions and figures found in `reading` to its source; `ner` names the trained spaCy pipeline.

    Raises extract.recognise.trained.UnknownPipeline when it can't be loaded.
    """
    reading.source.mentions.extend(find_names(reading, ner))
    find_figures(reading)
