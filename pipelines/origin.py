"""Say where in our code an error came up, without a word of what was being read."""

from __future__ import annotations

import traceback
from pathlib import Path

ROOT = Path(__file__).parents[1]


def origin_of(error: BaseException) -> str:
    """Return the file and line of ours in which an error came up."""
    frames = [(Path(frame.filename), frame.lineno) for frame in traceback.extract_tb(error.__traceback__)]
    ours = [(file.relative_to(ROOT), line) for file, line in frames if file.is_relative_to(ROOT)]
    file, line = (ours or frames or [(Path("?"), 0)])[-1]
    return f"{file}:{line}"
