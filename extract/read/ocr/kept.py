"""Keep what was read of a picture beside the file it is from, so that no picture is read twice."""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

from extract.read.ocr.engine import LANGUAGE, Engine, Grey, Seen

FOLDER = ".wooverslag-ocr"
STEP = 1  # raised when pictures are prepared or read in another way, so that what was kept before is not used


@dataclass(frozen=True, slots=True)
class Result:
    """What was seen on a picture once it was turned by `quarters` clockwise and then by `angle` degrees."""

    words: list[Seen]
    quarters: int
    angle: float


def key_of(picture: Grey, engine: Engine) -> str:
    """Return the name under which the result of reading `picture` is kept."""
    told = f"{STEP} {LANGUAGE} {engine.version} {picture.shape}".encode()
    return hashlib.sha256(told + picture.tobytes()).hexdigest()


def folder_of(path: str) -> Path:
    """Return the folder beside whose files is kept what was read of the one at `path`, or of that it lies within."""
    return next(folder for folder in Path(path).absolute().parents if folder.is_dir())


def kept(folder: Path | None, key: str) -> Result | None:
    """Return the result kept under `key`; None when there is none, or none that can be used."""
    for place in _places(folder):
        try:
            raw = json.loads((place / f"{key}.json").read_text(encoding="utf-8"))
            return Result([Seen(*row) for row in raw["words"]], int(raw["quarters"]), float(raw["angle"]))
        except (OSError, ValueError, TypeError, KeyError):
            continue
    return None


def keep(folder: Path | None, key: str, result: Result) -> None:
    """Keep `result` under `key`: beside the file, else among the user's own; nowhere when neither can be written."""
    rows = [list(asdict(word).values()) for word in result.words]
    text = json.dumps({"quarters": result.quarters, "angle": result.angle, "words": rows}, ensure_ascii=False)
    for place in _places(folder):
        try:
            place.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=place, suffix=".part", delete=False) as file:
                file.write(text)
            os.replace(file.name, place / f"{key}.json")  # whole or not at all, also with several at work
            return
        except OSError:
            continue


def _places(folder: Path | None) -> list[Path]:
    return [folder / FOLDER, _own_folder()] if folder is not None else [_own_folder()]


def _own_folder() -> Path:
    """Return the user's folder for what can be made again."""
    if sys.platform == "win32":
        top = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        top = Path.home() / "Library" / "Caches"
    else:
        top = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return top / "wooverslag" / "ocr"
