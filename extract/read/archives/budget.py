"""How much is taken out of an archive, and why something is not."""

from __future__ import annotations

from pathlib import PurePosixPath

from extract.read import MOST_BYTES

MB, GB = 1024**2, 1024**3
MOST_MEMBERS = 50_000
MOST_TOGETHER = 10 * GB  # of all files in the archive
MOST_TIMES, HARMLESS = 500, 100 * MB  # a file that is so many times what it was packed in, unless it is small

LOCKED = "is versleuteld met een wachtwoord"
LINK = "is een koppeling naar een ander bestand"
DAMAGED = "kan niet worden uitgepakt (beschadigd)"
STRANGE = "kan niet worden uitgepakt (onbekende manier van inpakken)"
TOO_MANY = f"niet uitgepakt: het archief bevat meer dan {MOST_MEMBERS} bestanden"
TOO_LARGE = f"niet uitgepakt: het bestand is groter dan {MOST_BYTES // GB} GB"
TOO_MUCH = f"niet uitgepakt: het archief bevat meer dan {MOST_TOGETHER // GB} GB"
SUSPECT = f"niet uitgepakt: is meer dan {MOST_TIMES} keer zo groot als ingepakt"
_ADDED = ("__MACOSX/",)  # what a Mac adds


def is_left_out(name: str) -> bool:
    """Tell whether a member is no file of the release: hidden, as in folders, or added by a Mac."""
    return PurePosixPath(name.replace("\\", "/")).name.startswith(".") or name.startswith(_ADDED)


class Budget:
    """Counts what comes out of one archive."""

    def __init__(self) -> None:
        self.members = self.bytes = 0

    @property
    def is_spent(self) -> bool:
        """Tell whether nothing more is looked at."""
        return self.members > MOST_MEMBERS

    def refuses(self, size: int, packed: int | None = None) -> str:
        """Return why a file of `size` bytes is not taken out, an empty text when it is; `packed` is its size before."""
        self.members += 1
        self.bytes += size
        rules = (
            (self.is_spent, TOO_MANY),
            (packed is not None and size > max(HARMLESS, MOST_TIMES * packed), SUSPECT),
            (size > MOST_BYTES, TOO_LARGE),
            (self.bytes > MOST_TOGETHER, TOO_MUCH),
        )
        refusal = next((reason for broken, reason in rules if broken), "")
        self.bytes -= size if refusal else 0
        return refusal
