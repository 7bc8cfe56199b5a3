"""Tell the header rows of a table from its body."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.text.markup import heading_level
from extract.text.numbers import BLANKS, parse_number

Grid = Sequence[Sequence[str]]
MOST_HEADERS = 5
_YEAR = re.compile(r"(?:19|20)\d\d")
_LIST_LABEL = re.compile(r"\d{1,3}(?:\.\d{1,2})*[.)]?|[a-z][.)]|[-–•●○▪]")
_BRACKETED = re.compile(r"\s*\([\d.,]+\)\s*")
_NUMBERED = re.compile(r"\d{1,3}[a-z]?[.)]?")
_TIME = re.compile(r"\d{1,2}[.:]\d\d(?:\s*(?:-|–|tot)\s*\d{1,2}[.:]\d\d)?(?:\s*u(?:ur)?)?")
_FIELD = re.compile(
    r"(?:betreft|onderwerp|vergader\w*|datum|aanwezig|afwezig|status|van|aan|kenmerk|locatie)\b.*", re.I
)
_DATE = re.compile(r"\d{1,2}[-/. ]\d{1,2}[-/. ](?:\d\d){1,2}|\d{4}-\d\d-\d\d")
# Words that head a column: a first row made of these is a header, whatever the rows below look like.
HEADINGS = frozenset(
    "nr nr. nummer no # actie acties actiepunt actiepunten onderwerp agendapunt agendapunten omschrijving "
    "datum gereed status wie wanneer wat door eigenaar verantwoordelijke verantwoordelijk actiehouder trekker "
    "deadline afgerond toelichting opmerking opmerkingen besluit besluiten besluit/actie afspraak toezegging "
    "gemeente gemeenten provincie veiligheidsregio regio naam organisatie functie rol bijlage bijlagen doel "
    "vorm tijd tijdstip locatie plaats aantal jaar bron thema categorie soort type document id titel voortgang "
    "planning stand termijn punt bedrag totaal name description date version value field field_name required "
    "type".split()
)


def is_number(text: str) -> bool:
    """Tell whether a cell holds a number that counts something: a bare year or date heads a column."""
    return parse_number(text) is not None and not _YEAR.fullmatch(text.strip())


def is_heading(text: str) -> bool:
    """Tell whether a cell says what a column is about by one of the usual words."""
    words = re.findall(r"[\w#/]+\.?", text.lower())
    return bool(words) and any(word in HEADINGS or word.rstrip(".?") in HEADINGS for word in words[:3])


def header_count(grid: Grid) -> int:
    """Return how many of the first rows of `grid` are header rows; 0 when the table has none."""
    if len(grid) < 2 or len(grid[0]) < 2:
        return 0
    numeric = _numeric_columns(grid)
    if numeric:
        return _numeric_header(grid, numeric)
    return 1 if _text_header(grid) else 0


def _numeric_columns(grid: Grid) -> list[int]:
    """Return the columns, but the first, that hold numbers in at least half of the rows where they hold anything."""
    columns = []
    for column in range(1, len(grid[0])):
        body = [row[column] for row in grid if row[column].strip().lower() not in BLANKS]
        numbers = sum(map(is_number, body))
        if numbers * 2 >= len(body) > 0 and numbers > 0:
            columns.append(column)
    return columns


def _numeric_header(grid: Grid, numeric: Sequence[int]) -> int:
    """Return the number of rows before the first one that counts something or names a thing below a full header."""
    full = False
    for index, row in enumerate(grid[: MOST_HEADERS + 1]):
        if index and not row[0].strip() and all(_BRACKETED.fullmatch(cell) for cell in row if cell.strip()):
            continue  # totals in brackets below the names of their columns
        if any(is_number(row[column]) for column in numeric):
            return index
        years = [row[column] for column in numeric if row[column].strip()]
        if index and years and all(_YEAR.fullmatch(year.strip()) for year in years) and full and row[0]:
            return index
        if full and row[0].strip():
            return index
        filled = sum(bool(cell.strip()) for cell in row)
        full = full or filled >= max(2, 0.7 * len(row)) or (is_heading(row[0]) and filled > 1)
    return 1 if full else 0


def is_field_row(row: Sequence[str]) -> bool:
    """Tell whether a first row is no header but a field with its value, or a row like those below it."""
    field = len(row) == 2 and bool(_FIELD.fullmatch(row[0])) and not is_heading(row[1])
    return field or bool(_TIME.fullmatch(row[0]))


def _text_header(grid: Grid) -> bool:
    """Tell whether the first row of a table of words is a header."""
    first = [cell.strip() for cell in grid[0]]
    filled = [cell for cell in first if cell]
    if len(filled) < 2 or any(len(cell) > 60 or cell.endswith((".", ";", ":")) for cell in filled[1:]):
        return False
    if _like_body(grid):
        return False
    if len(filled) > 2 and all(_YEAR.fullmatch(cell) for cell in filled[1:]):
        return True
    headed = sum(map(is_heading, filled))
    if len(first) == 2:
        return headed == 2
    return headed >= 1 or (len(filled) == len(first) and _shorter(grid))


def _like_body(grid: Grid) -> bool:
    """Tell whether the first row begins with a number or holds a date where the rows below do."""
    below = grid[1:]
    for column, cell in enumerate(grid[0]):
        for form in (_DATE, _TIME, _NUMBERED) if column == 0 else (_DATE,):
            others = sum(bool(form.fullmatch(row[column].strip())) for row in below)
            if form.fullmatch(cell.strip()) and (others or column == 0):
                return True
    return False


def _shorter(grid: Grid) -> bool:
    """Tell whether the first row says less than half of what the other rows say on average."""
    sizes = [sum(map(len, row)) for row in grid]
    return sizes[0] * 2 < sum(sizes[1:]) / len(sizes[1:])


def is_list(grid: Grid) -> bool:
    """Tell whether two columns are but numbers or bullets with text, or fields with a colon: a list, no table."""
    if not grid or len(grid[0]) != 2:
        return False
    labels = [row[0].strip() for row in grid]
    fields = sum(label.endswith(":") or row[1].strip().startswith(":") for label, row in zip(labels, grid, strict=True))
    numbered = sum(bool(_LIST_LABEL.fullmatch(label)) or not label for label in labels)
    headings = sum(bool(heading_level(label)) for label in labels)
    return max(fields, numbered, headings) * 2 > len(grid)
