"""Give each file in a mail a name of its own, safe to print and to store."""

from __future__ import annotations

import mimetypes
import re
from pathlib import PurePosixPath

LONGEST, MOST = 150, 5_000  # characters of a name, and of what is looked at of one
_PARTS_A_LIST = re.compile(r"[;!]")  # a mail parts files by semicolons, we paths within files by exclamation marks
_OWN = {"message/rfc822": ".eml", "image/jpeg": ".jpg", "application/octet-stream": ".bin", "text/plain": ".txt"}


def safe_name(name: str) -> str:
    """Return the name of a file without folders and what can't be printed; may be empty."""
    name = "".join(letter if letter.isprintable() else " " for letter in name[:MOST])
    name = _PARTS_A_LIST.sub(",", name).replace("\\", "/").replace('"', "")
    name = " ".join(PurePosixPath(name).name.split()).strip(" ,.") if name.strip("/. ") else ""
    stem, dot, ending = name.rpartition(".")
    if len(name) > LONGEST:
        name = stem[: LONGEST - 11].strip() + dot + ending[:10] if stem else name[:LONGEST]
    return name if re.search(r"\w", name) else ""


def file_name(name: str, kind: str, taken: dict[str, int], otherwise: str = "bijlage") -> str:
    """Return the name that a file of media type `kind` goes by, other than those that are `taken`, and take it.

    `taken` has the number of the last file of each name.
    """
    name = safe_name(name) or otherwise
    if not re.search(r"\.\w{1,5}$", name):
        name += _OWN.get(kind) or mimetypes.guess_extension(kind) or ""
    stem, dot, ending = name.rpartition(".")
    stem, ending = (stem, dot + ending) if stem else (name, "")
    unique = name
    while unique in taken:
        taken[name] += 1
        unique = f"{stem} ({taken[name]}){ending}"
    taken[unique] = 1
    return unique
