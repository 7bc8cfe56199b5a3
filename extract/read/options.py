"""What a user says about how files are to be read."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Options:
    """How to read: `passwords` are tried on a locked PDF, in this order; they are shown and kept nowhere."""

    passwords: tuple[str, ...] = field(default=(), repr=False)


USUAL = Options()
