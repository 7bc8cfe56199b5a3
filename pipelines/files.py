"""The files of a batch: where each is, what it is known by, and which lie within others."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

WITHIN = "!/"  # between a file and the path of one within it, as Java has it: "besluit.zip!/map/brief.pdf"
OUTSIDE = "is een koppeling naar buiten de map"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a file is: `path` has its bytes; `known_as` is what it is known by.

    A file within another was taken out into a folder of the run, as `path` says; it lies `depth` files deep.
    """

    path: Path
    known_as: str
    depth: int = 0

    @property
    def name(self) -> str:
        """Return the name of the file alone."""
        return PurePosixPath(self.known_as).name

    @property
    def outermost(self) -> str:
        """Return the file on disk that it is or lies within."""
        return outermost(self.known_as)

    def within(self, name: str, path: Path) -> Place:
        """Return the place of a file within this one, by its path there, taken out at `path`."""
        return Place(path, within(self.known_as, name), self.depth + 1)


def place_of(path: Path) -> Place:
    """Return the place of a file on disk."""
    return Place(path, shown(path))


def within(known_as: str, name: str) -> str:
    """Return what a file is known as that lies within another, by its path there."""
    return f"{known_as}{WITHIN}{name}"


def outermost(known_as: str) -> str:
    """Return the file on disk that a file is or lies within."""
    return known_as.split(WITHIN, 1)[0]


def files_in(paths: Iterable[Path]) -> Iterator[tuple[Path, str | None]]:
    """Yield every file in `paths` with None, or a path with what is wrong with it.

    Folders are searched wholly, in order of name; hidden files and links to folders within them are left out. A link to
    a file outside the folder is not followed.
    """
    for path in paths:
        if path.is_dir():
            yield from _files_under(path)
        elif path.is_file():
            yield path, None
        else:
            yield path, "is geen bestand" if path.exists() else "bestaat niet"


def _files_under(folder: Path) -> Iterator[tuple[Path, str | None]]:
    """Yield the files in a folder and its subfolders, and the folders that can't be opened."""
    refused: list[OSError] = []
    whole = folder.resolve()
    for where, folders, names in os.walk(folder, onerror=refused.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                path = Path(where, name)
                leads_out = path.is_symlink() and not path.resolve().is_relative_to(whole)
                yield path, OUTSIDE if leads_out else None
    for error in refused:
        yield Path(error.filename), cannot_open(error)


def cannot_open(error: OSError) -> str:
    """Return in one line why a file can't be opened."""
    if isinstance(error, PermissionError):
        return "geen toegang"
    return f"kan niet worden geopend ({error.strerror or type(error).__name__})"


def content_key(path: Path) -> tuple[str, int]:
    """Return the SHA-256 of a file's bytes, and how many there are."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest(), file.tell()


def path_key(known_as: str) -> str:
    """Return what a file that can't be opened is known by."""
    return hashlib.sha256(known_as.encode()).hexdigest()


def shown(path: Path) -> str:
    """Return the whole path as text that any database takes, also when its name is not valid UTF-8."""
    return os.fsencode(path.absolute()).decode(errors="replace")
