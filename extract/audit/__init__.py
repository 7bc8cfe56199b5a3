"""Check what a source says against itself: sums, differences and percentages."""

from __future__ import annotations

from extract.text.reading import Reading


def audit(reading: Reading) -> None:
    """Fill the source's findings from the tables of its documents."""
