"""Take the files out of an archive: zip, 7z, tar, and what gzip, bzip2 or xz packed by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from extract.errors import Unreadable
from extract.read.archives.sevenzip import un7zipped
from extract.read.archives.tarred import unpacked
from extract.read.archives.zipped import unzipped
from extract.read.options import USUAL, Options
from extract.text.reading import Enclosed, Reading
from models import Source

BROKEN = "archief is beschadigd"
# How an archive is opened, by its media type: its bytes, its name, and the passwords to try.
FORMATS: dict[str, Callable[[bytes, str, tuple[str, ...]], Iterator[Enclosed]]] = {
    "application/zip": unzipped,
    "application/x-7z-compressed": un7zipped,
    "application/x-tar": unpacked,
    "application/gzip": unpacked,
    "application/x-bzip2": unpacked,
    "application/x-xz": unpacked,
}


def read_archive(source: Source, data: bytes, options: Options = USUAL) -> Reading:
    """Return a reading without text: the files in the archive are enclosed, each with its bytes or a reason why not.

    Raises Unreadable when it can't be opened.
    """
    try:
        enclosed = FORMATS[source.media_type or ""](data, source.name, options.passwords)
    except Unreadable:
        raise
    except Exception as error:
        raise Unreadable(BROKEN) from error
    source.reader = "archief"
    return Reading(source, [], enclosed=enclosed)
