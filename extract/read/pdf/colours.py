"""How dark a PDF's colours are, as far as the file tells without painting it."""

from __future__ import annotations

from typing import Any

Colour = tuple[float, float, float] | None
"""Red, green and blue from 0 to 1; None where it can't be told (patterns, unknown colour spaces)."""

WHITE = (1.0, 1.0, 1.0)
UNKNOWN_SPACES = {"Pattern", "Indexed", "Lab", "DeviceN"}


def colour_of(value: Any, space: Any) -> Colour:
    """Return the red, green and blue of a colour `value` in a pdfminer colour `space`."""
    numbers = value if isinstance(value, (tuple, list)) else (value,)
    name = str(getattr(space, "name", ""))
    if name in UNKNOWN_SPACES or not all(isinstance(number, (int, float)) for number in numbers):
        return None
    if len(numbers) == 1:
        grey = 1 - numbers[0] if name == "Separation" else numbers[0]
        return (grey, grey, grey)
    if len(numbers) == 3:
        return (numbers[0], numbers[1], numbers[2])
    if len(numbers) == 4:
        cyan, magenta, yellow, black = numbers
        return ((1 - cyan) * (1 - black), (1 - magenta) * (1 - black), (1 - yellow) * (1 - black))
    return None


def lightness(colour: Colour) -> float | None:
    """Return how light `colour` is, from 0 (black) to 1 (white), or None when unknown."""
    if colour is None:
        return None
    red, green, blue = colour
    return 0.299 * red + 0.587 * green + 0.114 * blue


def alike(one: Colour, other: Colour, tolerance: float = 0.08) -> bool:
    """Tell whether two known colours can hardly be told apart by eye."""
    return (
        one is not None and other is not None and all(abs(a - b) <= tolerance for a, b in zip(one, other, strict=True))
    )
