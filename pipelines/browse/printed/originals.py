"""Find the bytes that a source was read from again: on disk, or within the file that it lies in.

A file is only believed to be the same when its content hash is.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import select
from sqlalchemy.orm import Session

from extract.errors import WooError
from extract.read import read
from models import Enclosure, Source
from pipelines.files import WITHIN, outermost

GONE = "Het bestand staat niet meer waar het stond toen het werd gelezen."
CHANGED = "Het bestand is veranderd nadat het werd gelezen."


class Lost(WooError):
    """The bytes of a source can't be had; the message says why, in Dutch."""


def way_to(session: Session, source: Source) -> tuple[str, ...]:
    """Return the content hashes of the files that lead to `source`, the one on disk first, itself last."""
    keys = [source.id]
    while WITHIN in source.path:
        parents = select(Source).join(Enclosure, Enclosure.source_id == Source.id).where(Enclosure.key == source.id)
        parent = next((each for each in session.scalars(parents) if source.path.startswith(each.path + WITHIN)), None)
        if parent is None:
            raise Lost(GONE)
        keys.insert(0, parent.id)
        source = parent
    return tuple(keys)


def why_lost(path: str, size: int) -> str | None:
    """Return why the bytes of a file on disk can't be had, in Dutch, as far as its name and size tell."""
    try:
        found = Path(outermost(path)).stat().st_size
    except OSError:
        return GONE
    return None if WITHIN in path or found == size else CHANGED


@lru_cache(maxsize=2)
def bytes_of(path: str, way: tuple[str, ...]) -> bytes:
    """Return the bytes of the file with this path, to which the content hashes `way` lead; raises Lost."""
    try:
        data = Path(outermost(path)).read_bytes()
    except FileNotFoundError:
        raise Lost(GONE) from None
    except OSError:
        raise Lost("Het bestand kan niet worden geopend.") from None
    if _key(data) != way[0]:
        raise Lost(CHANGED)
    for key in way[1:]:
        data = _within(data, path, key)
    return data


def _within(data: bytes, path: str, key: str) -> bytes:
    """Return the file with content hash `key` that lies within the file `data`, taken out as when it was read."""
    with TemporaryDirectory(prefix="wooverslag-") as folder:
        file = Path(folder) / Path(outermost(path)).name
        file.write_bytes(data)
        for inner in read(file).enclosed:
            if inner.data is not None and _key(inner.data) == key:
                return inner.data
    raise Lost(CHANGED)


def _key(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
