"""What can go wrong with a file, as one tree."""


class WooError(Exception):
    """The root: its message is one clear line for the user."""


class Unreadable(WooError):
    """The file can't be read: its source ends as `mislukt`."""


class Skipped(WooError):
    """The file is of a kind that is not read: its source ends as `overgeslagen`."""
