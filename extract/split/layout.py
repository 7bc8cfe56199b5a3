"""Signals from pages: stamps, page numbers, running heads, size of paper and letters, pages that are not full."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from extract.split.place import Place

T = TypeVar("T")
_FULL = 0.72  # of the height of the page: a page whose text goes on reaches further down
_SLIDE_LINES = 16


def new_page(place: Place) -> bool:
    """Tell whether the line starts a page."""
    return place.spot.new_page


def other_stamp(place: Place) -> bool:
    """Tell whether the page has another document number stamped on it than the one before."""
    here, there = _both(place, place.outline.stamps)
    return bool(place.spot.new_page and here and here != there)


def same_stamp(place: Place) -> bool:
    """Tell whether the line's page has the same document number stamped on it as the one of the line before."""
    here, there = _both(place, place.outline.stamps)
    return bool(here and here == there)


def pages_restart(place: Place) -> bool:
    """Tell whether the printed page numbers start again at 1."""
    here, there = _both(place, place.outline.page_numbers)
    return bool(place.spot.new_page and here and there and here[0] == 1 and (there[0] > 1 or there[1] == 1))


def pages_go_on(place: Place) -> bool:
    """Tell whether the printed page number is the next one, of the same total."""
    here, there = _both(place, place.outline.page_numbers)
    return bool(place.spot.new_page and here and there and here == (there[0] + 1, there[1]))


def last_page_above(place: Place) -> bool:
    """Tell whether the page before says that it is the last one ("Pagina 3 van 3")."""
    there = place.outline.page_numbers.get(place.before.line.page)
    return bool(place.spot.new_page and there and there[0] == there[1])


def other_paper(place: Place) -> bool:
    """Tell whether the page has another size than the one before."""
    here, there = _both(place, place.outline.page_sizes)
    return bool(place.spot.new_page and here and there and abs(here[0] - there[0]) + abs(here[1] - there[1]) > 20)


def other_running(place: Place) -> bool:
    """Tell whether the running head or foot shares nothing with that of the page before."""
    here, there = _both(place, place.outline.running)
    return bool(place.spot.new_page and here and there and not here & there)


def same_running(place: Place) -> bool:
    """Tell whether a running head or foot goes on."""
    here, there = _both(place, place.outline.running)
    return bool(place.spot.new_page and here and there and here & there)


def other_letters(place: Place) -> bool:
    """Tell whether the letters of the page's text are of another size than on the page before."""
    here, there = _both(place, place.outline.letter_sizes)
    return bool(place.spot.new_page and here and there and abs(here - there) >= 0.5)


def page_above_ends_early(place: Place) -> bool:
    """Tell whether the page before was not full."""
    return place.spot.new_page and 0 < place.outline.filled(place.before) < _FULL


def big_title(place: Place) -> bool:
    """Tell whether a page starts with letters much bigger than those of its text."""
    size, usual = place.spot.line.size, place.outline.letter_sizes.get(place.spot.line.page)
    return bool(place.spot.new_page and size and usual and size >= 1.25 * usual)


def next_slide(place: Place) -> bool:
    """Tell whether this page and the one before are slides: wider than high, or a few short lines each."""
    if not place.spot.new_page:
        return False
    wide = [bool(size and size[0] > size[1]) for size in _both(place, place.outline.page_sizes)]
    counts = _both(place, place.outline.line_counts)
    return all(wide) or all(count is not None and count <= _SLIDE_LINES for count in counts)


def _both(place: Place, known: Mapping[int, T]) -> tuple[T | None, T | None]:
    """Return what is known of the line's page and of that of the line before."""
    return known.get(place.spot.line.page), known.get(place.before.line.page)
