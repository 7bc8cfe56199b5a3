"""Ask the register who an id or a name stands for: the one place where pipelines meet corpus.register."""

from __future__ import annotations

from collections.abc import Iterable

from models import Entity


def entities_named(ids: Iterable[str]) -> list[Entity]:
    """Return the register's entries with these ids; an id that it does not know is left out."""
    return []


def entity_ids(kind: str, name: str) -> set[str]:
    """Return the ids of the register's entries of this kind that go by `name`, whatever its capitals."""
    return set()
