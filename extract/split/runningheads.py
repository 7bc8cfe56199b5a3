"""Find the title of a document in the running head of its pages."""

from __future__ import annotations

import re

from extract.split.outline import Outline
from extract.split.titles import is_bare, title_kind
from extract.text.markup import plain
from extract.text.reading import Line

_COLUMNS = re.compile(r"\t|\||\s{3,}|\u2028")


def running_title(outline: Outline, index: int) -> tuple[Line, str] | None:
    """Return the running head above the spot at `index` and the title in it, None when the page before has it too.

    The head stands above the first line of a page, and one of its columns says of what it is which kind of document.
    """
    spot = outline.spots[index]
    if not spot.new_page or index == 0:
        return None
    before = outline.spots[index - 1].line
    earlier = {plain(line.text) for line in outline.running_lines.get(before.page, ())}
    for line in outline.running_lines.get(spot.line.page, ()):
        if line.start > spot.line.start or plain(line.text) in earlier:
            continue
        for part in _COLUMNS.split(line.text):
            title = plain(part)
            if title_kind(title) and not is_bare(title):
                return line, title
    return None
