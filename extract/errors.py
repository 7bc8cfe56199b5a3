"""What can go wrong with a file, as one tree."""

from models.errors import WooError

__all__ = ["Skipped", "Unreadable", "WooError"]


class Unreadable(WooError):
    """The file can't be read: its source ends as `mislukt`."""


class Skipped(WooError):
    """The file is of a kind that is not read: its source ends as `overgeslagen`."""
