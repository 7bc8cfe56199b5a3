"""The root of what can go wrong, and what can be wrong with a database."""


class WooError(Exception):
    """The root: its message is one clear line for the user."""


class UnusableDatabase(WooError):
    """The database can't be opened, is not one of ours, or was made by a newer version."""
