"""Read what the cells of an inventarislijst say: a judgement, grounds, a day, a number."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from functools import lru_cache

from extract.text.dates import first_date
from extract.text.grounds import GROUNDS, OUTSIDE, grounds_in, normal_ground

_LONGEST = 80  # characters of a judgement: what is longer is prose
# Each row: a judgement, and how it is written; the first that fits counts.
JUDGED: tuple[tuple[str, str], ...] = (
    ("dubbel", r"dubbel\w*|doublures?|duplica(?:at|ten)|zie (?:ook )?(?:doc(?:ument)?|nr|nummer|stuk)\b.*"),
    (
        "buiten verzoek",
        r"(?:valt |vallen )?(?:geheel )?buiten\b.*\b(?:reikwijdte|verzoek|scope)\b.*|niet relevant|buiten verzoek",
    ),
    (
        "reeds openbaar",
        r"(?:(?:is |was )?(?:reeds|al|eerder)|is|was) (?:eerder |al |reeds )?(?:openbaar|gepubliceerd|verstrekt)\w*\b.*"
        r"|(?:openbare|publieke) bron|openbaar,? (?:via|zie)\b.*",
    ),
    (
        "deels openbaar",
        r"(?:deels?|gedeeltelijk|ged\.?|gedeelt\.?|partieel|ten dele|deelopenbaar)\b(?:[ -](?:wel |niet )?"
        r"(?:openbaar|openbaarmak|verstrek|verstrekt|geweigerd|gelakt|weiger|openb|niet)\w*.*|[.,;:/(].*)?"
        r"|openbaar,? (?:maar )?(?:deels?|gedeeltelijk|ged\.?)\b.*"
        r"|(?:ja|openbaar|verstrekken)\b.*\b(?:uitzondering|behalve|m\.?u\.?v|deels|gedeeltelijk|(?:weg)?gelakt|lakken)\b.*"
        r"|(?:openbaar,? )?(?:met lakking\w*|gelakt|geanonimiseerd)|do|partially public",
    ),
    (
        "niet openbaar",
        r"(?:geheel |volledig |integraal )?(?:niet[ -]?(?:openbaar|verstrek|openb|te verstrekken)\w*"
        r"|geweigerd|weiger(?:en|ing)|geheim|vertrouwelijk)\b.*|niet|nee|no|not public",
    ),
    (
        "openbaar",
        r"(?:geheel |volledig |integraal |wel |ongelakt )?(?:openbaar|openb\.?|verstrek(?:t|ken)|openbaargemaakt)"
        r"(?: (?:te )?(?:maken|gemaakt|verstrekken|verstrekt))?(?:[.,;:/(].*)?|ja|o|public",
    ),
)
_JUDGED = tuple((judgement, re.compile(rf"(?:{forms})", re.IGNORECASE)) for judgement, forms in JUDGED)
_WITHIN = re.compile(rf"(?<![\w.])(?:{GROUNDS})(?!\w)", re.IGNORECASE)
_MARK = re.compile(r"[,;:.(\n\u2028]|\s[-–]\s")
_BARE = frozenset("ja nee o do no niet deels deel ged gedeeltelijk dubbel verstrekt vertrouwelijk geheim".split())
_DIGIT = re.compile(r"\d")
_PARTED = re.compile(r"\s*[;,\n\u2028+&]\s*|\s+en\s+")
_MARKS = frozenset("x X ✓ ✔ ✗ ☒ v V ja Ja JA j J 1 • ● √ *".split())
_MONTH_FIRST = re.compile(r"\b(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)\b(?P<clock>\s+\d{1,2}:\d\d(?::\d\d)?\s*[AP]M\b)?")
_NUMBER = re.compile(r"(?=.*\d)[\w#.:/()-]+(?: [\w#.:/()-]+){0,3}")
_LONGEST_NUMBER = 40


def is_bare(cell: str) -> bool:
    """Tell whether a cell says a judgement in a word that says many other things too: "ja", "deels"."""
    return cell.strip(" .").lower() in _BARE


def judgement_of(cell: str) -> str | None:
    """Return the judgement that a cell says, or begins with before a mark: "Ja, met uitzondering van namen"."""
    return judgement_in(cell) or judgement_in(_MARK.split(cell, maxsplit=1)[0])


@lru_cache(maxsize=2_000)
def judgement_in(text: str) -> str | None:
    """Return the judgement that all of a cell says, None when it says none."""
    bare = " ".join(text.split()).strip(" .;,*-")
    if not bare or len(bare) > _LONGEST:
        return None
    return next((judgement for judgement, forms in _JUDGED if forms.fullmatch(bare)), None)


@lru_cache(maxsize=2_000)
def grounds_of(text: str) -> tuple[str, ...]:
    """Return the grounds that a cell names, each in its one spelling."""
    if not text.strip():
        return ()
    whole = _kept([normal_ground(text)])
    if whole:
        return whole
    named = [normal_ground(match.group()) for match in _WITHIN.finditer(text)]
    return _kept([*named, *(normal_ground(piece) for piece in _PARTED.split(text))])


def _kept(found: Iterable[str | None]) -> tuple[str, ...]:
    """Return single grounds, each once; what says that something is public elsewhere or twice there is none."""
    single = [ground for told in found for ground in grounds_in(told)]
    return tuple(dict.fromkeys(ground for ground in single if ground == OUTSIDE or _DIGIT.match(ground)))


def is_mark(text: str) -> bool:
    """Tell whether a cell only marks that its column holds."""
    return text.strip() in _MARKS


def month_first(texts: Iterable[str]) -> bool:
    """Tell whether the days in a column are written as Americans do: some clock says AM or PM, or no month fits."""
    found = [match for text in texts if (match := _MONTH_FIRST.search(text))]
    if any(match["clock"] for match in found):
        return True
    return any(int(match[2]) > 12 for match in found) and not any(int(match[1]) > 12 for match in found)


def day_in(text: str, *, month_first: bool = False) -> dt.date | None:
    """Return the day in a cell."""
    match = _MONTH_FIRST.search(text) if month_first else None
    if match:
        try:
            return dt.date(int(match[3]), int(match[1]), int(match[2]))
        except ValueError:
            return None
    return first_date(text)


def number_in(text: str) -> str | None:
    """Return the number of a document that is all of a cell, as printed."""
    bare = " ".join(text.split()).rstrip(".):")
    return bare if len(bare) <= _LONGEST_NUMBER and _NUMBER.fullmatch(bare) else None
