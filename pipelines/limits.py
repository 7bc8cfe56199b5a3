"""What one file may cost, so that no file takes a batch along; over a limit it is `mislukt`, with the limit named."""

from __future__ import annotations

from dataclasses import dataclass

MB, GB = 1024**2, 1024**3
MOST_DEPTH = 8  # files in each other: a portfolio in a mail in a mail in an archive
MOST_UNPACKED = 20 * GB  # that one file on disk may hold, however deep


@dataclass(frozen=True, slots=True)
class Limits:
    """What the process that reads one file may use: bytes of memory, and seconds, more of them for a large file."""

    memory: int = 4 * GB
    seconds: int = 300
    seconds_a_mb: int = 120  # OCR of a page takes five, of which there may be twenty in a megabyte

    def seconds_for(self, size: int) -> int:
        """Return the seconds that a file of `size` bytes may take."""
        return self.seconds + self.seconds_a_mb * size // MB


USUAL = Limits()
TOO_DEEP = f"ligt te diep: meer dan {MOST_DEPTH} bestanden in elkaar"
TOO_MUCH = f"niet uitgepakt: samen meer dan {MOST_UNPACKED // GB} GB"


def overdue(seconds: int) -> str:
    """Return what is told of a file that took longer."""
    minutes = round(seconds / 60)
    return f"lezen duurde langer dan de grens van {minutes} minuten" if minutes > 1 else (
        f"lezen duurde langer dan de grens van {seconds} seconden")  # fmt: skip


def out_of_memory(limit: int | None) -> str:
    """Return what is told of a file that needs more memory than there is, or than the limit in bytes."""
    return "past niet in het geheugen" + (f" (grens {limit / GB:.3g} GB)" if limit else "")
