"""What a user says about how files are to be read."""

from __future__ import annotations

from dataclasses import dataclass, field

OCR = ("auto", "never", "always")


@dataclass(frozen=True, slots=True)
class Options:
    """How to read.

    `ocr` says which pages are read from their picture: auto (those without a text layer, or with a bad one), never or
    always. `passwords` are tried on a locked PDF, in this order; they are shown and kept nowhere.
    """

    ocr: str = "auto"
    passwords: tuple[str, ...] = field(default=(), repr=False)


USUAL = Options()
