"""Read the opgaven: what the tables say about each place, one number at a time."""

from __future__ import annotations

from extract.text.reading import Reading


def read_opgaven(reading: Reading) -> None:
    """Fill the source's opgaven from the tables of its documents."""
