"""Take out the files that lie in an office file: large pictures, which may be scans, and embedded documents."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from PIL import Image

from extract.errors import Unreadable
from extract.read.office.opening import Package
from extract.text.reading import Enclosed

LEAST_SIDE = 300  # pixels: a smaller picture is a logo or an ornament
CROPPED = "de afbeelding is bijgesneden: wat buiten beeld valt mag niet worden gelezen"
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".bmp")
_DRAWINGS = (".emf", ".wmf", ".svg", ".wdp")


def enclosed_of(package: Package, files: Iterable[tuple[str, bool]]) -> list[Enclosed]:
    """Return the files of these names, each once; of a picture that is shown in part only that it is there."""
    partly: dict[str, bool] = {}
    for name, part in files:
        partly[name] = partly.get(name, False) or part
    return list(_enclosed(package, partly))


def _enclosed(package: Package, files: dict[str, bool]) -> Iterator[Enclosed]:
    for name, partly in files.items():
        suffix = PurePosixPath(name).suffix.lower()
        if suffix in _DRAWINGS:
            continue
        try:
            data = package.data(name)
        except Unreadable as error:
            yield Enclosed(PurePosixPath(name).name, None, str(error))
            continue
        if data is None or (suffix in _PICTURES and not is_large(data)):
            continue
        yield Enclosed(PurePosixPath(name).name, None if partly else data, CROPPED if partly else "")


def is_large(data: bytes) -> bool:
    """Tell whether a picture may hold text; only its head is looked at."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data)) as picture:
                return min(picture.size) > LEAST_SIDE
    except Exception:  # noqa: BLE001 - a broken picture holds no text
        return False
