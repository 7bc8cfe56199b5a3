"""Unpack picture files into the pictures of pages, at the resolution that text is read at, within bounds of memory."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from PIL import Image, ImageFile

from extract.read.images.canvas import Pixels

FORMATS = ("PNG", "JPEG", "TIFF", "GIF", "BMP")
MOST_LOADED = 256 * 1024**2  # bytes that a picture unpacks to
MOST_PIXELS = 36_000_000  # of a page once scaled
MOST_PAGES = 5_000
A4 = (8.27, 11.69)  # inch
LIKELY = (5.0, 17.0)  # inch: the longer side of a page whose resolution is believed
STRIP = 2.0  # height over width above which a picture is no page of paper, but a long strip
LEAST_DOTS = 100.0  # an inch: a picture of fewer pixels is a smaller page
PREVIEW = 1  # bit of a TIFF's kind of picture: a small copy of another
KIND_OF_PICTURE = 254  # its tag
ORIENTATION = 0x0112  # EXIF: how the camera was held, and what sets that right
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_270, 7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}  # fmt: skip
BYTES = {"1": 2, "L": 1, "P": 5, "RGB": 4}  # that a pixel takes while it is unpacked
OTHER_BYTES = 8
BROKEN = "beeld is beschadigd"
TOO_LARGE = "beeld is te groot om te lezen"


@dataclass(frozen=True, slots=True)
class Frame:
    """The picture of one page: rows × columns of red, green, blue, of `dots` an inch; or why there is none."""

    pixels: Pixels | None
    dots: float = 72.0
    lacks: str = ""


def frames_of(data: bytes, dots: float) -> Iterator[Frame]:
    """Yield the pages of a picture file, scaled to `dots` an inch or to fewer when they are very large."""
    try:
        image = _opened(data)
    except Image.DecompressionBombError:
        yield Frame(None, lacks=TOO_LARGE)
        return
    except Exception:  # noqa: BLE001 - Pillow raises many kinds on broken pictures
        yield Frame(None, lacks=BROKEN)
        return
    with image:
        for number in range(MOST_PAGES if image.format == "TIFF" else 1):
            frame = _frame(image, number, dots)
            if frame is None:
                return
            if not _is_preview(image):
                yield frame
            if image.tell() != number:  # what comes after a damaged part can't be found
                return


def _is_preview(image: ImageFile.ImageFile) -> bool:
    kind = getattr(image, "tag_v2", {}).get(KIND_OF_PICTURE, 0)
    return isinstance(kind, int) and bool(kind & PREVIEW)


def _opened(data: bytes) -> ImageFile.ImageFile:
    with warnings.catch_warnings():  # how large it is is looked at before it is unpacked
        warnings.simplefilter("ignore")
        return Image.open(io.BytesIO(data), formats=FORMATS)


def _frame(image: ImageFile.ImageFile, number: int, dots: float) -> Frame | None:
    """Return a page of `image`, None when it has no more."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            if number:
                image.seek(number)
            return _unpacked(image, dots)
    except EOFError:
        return None if number else Frame(None, lacks=BROKEN)
    except Image.DecompressionBombError:
        return Frame(None, lacks=TOO_LARGE)
    except Exception:  # noqa: BLE001 - Pillow raises many kinds on broken pictures
        return Frame(None, lacks=BROKEN)


def _unpacked(image: ImageFile.ImageFile, dots: float) -> Frame:
    across, down = _dots_of(image)
    whole, size = image.size, _scaled(image.size, (dots / across, dots / down))
    if image.format == "JPEG":
        image.draft(None, size)  # unpacks it at a half, a quarter or an eighth
    if _bytes_of(image, whole) > MOST_LOADED:
        return Frame(None, lacks=TOO_LARGE)
    small = _flat(image).resize(size, Image.Resampling.BICUBIC, reducing_gap=2.0)
    turn = TURNS.get(image.getexif().get(ORIENTATION, 1))
    upright = small if turn is None else small.transpose(turn)
    return Frame(np.ascontiguousarray(upright.convert("RGB"), np.uint8), across * size[0] / whole[0])


def _dots_of(image: Image.Image) -> tuple[float, float]:
    """Return the dots an inch across and down; as if the picture were A4 when the file's are absent or odd."""
    width, height = image.size
    told = _told(image.info.get("dpi"))
    if told is not None and LIKELY[0] <= max(width / told[0], height / told[1]) <= LIKELY[1]:
        return told
    short, long = sorted(image.size)
    dots = short / A4[0] if long > STRIP * short else max(short / A4[0], long / A4[1])
    return max(LEAST_DOTS, dots), max(LEAST_DOTS, dots)


def _told(found: Any) -> tuple[float, float] | None:
    try:
        across, down = (float(part) for part in found)
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    return (across, down) if across > 0 and down > 0 else None


def _scaled(size: tuple[int, int], scale: tuple[float, float]) -> tuple[int, int]:
    """Return `size` in pixels once scaled across and down, less where that is too much."""
    width, height = size[0] * scale[0], size[1] * scale[1]
    less = min(1.0, (MOST_PIXELS / max(1.0, width * height)) ** 0.5)
    return max(1, round(width * less)), max(1, round(height * less))


def _bytes_of(image: ImageFile.ImageFile, whole: tuple[int, int]) -> int:
    """Return how many bytes unpacking takes; of a progressive JPEG the `whole` size is held as well."""
    held = 3 * whole[0] * whole[1] if image.info.get("progressive") else 0
    return image.width * image.height * BYTES.get(image.mode, OTHER_BYTES) + held


def _flat(image: Image.Image) -> Image.Image:
    """Return a picture in grey or in colours, on white where it is transparent."""
    if image.mode in ("1", "L") and "transparency" not in image.info:
        return image.convert("L")
    if image.mode.startswith(("I", "F")):
        light = np.asarray(image, np.float32)
        whole = 65535.0 if image.mode.startswith("I;16") or light.max() > 255 else 255.0
        return Image.fromarray(np.clip(light * (255.0 / whole), 0, 255).astype(np.uint8))
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        over = image.convert("RGBA")
        white = Image.new("RGB", over.size, "white")
        white.paste(over, mask=over.getchannel("A"))
        return white
    return image.convert("RGB")
