"""Numbers as Dutch tables and sentences print them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

NUMBER = r"\d{1,3}(?:[.  ]\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_PRINTED = re.compile(
    rf"(?P<open>\()?\s*(?:€|EUR)?\s*(?P<sign>[-–−+]\s*)?(?:€\s*)?(?P<digits>{NUMBER})(?:,[-–—])?\s*(?P<percent>%)?"
    r"\s*(?P<close>\))?\s*[-*¹²³⁴⁵⁶⁷⁸⁹†]{0,3}(?:\s\d\))?"
)
_MINUS_BEHIND = re.compile(r"\d[-−]$")  # as bookkeepers print it: "73-"
_LOOKALIKE = str.maketrans("OoIl|SB", "0011158")
BLANKS = frozenset(["", *"- – — − . n.v.t. nvt n.b. nb nbn ntb n.t.b. pm p.m. x ?".split()])


@dataclass(frozen=True, slots=True)
class Number:
    """A number's value; `uncertain` when letters had to be taken for digits."""

    value: float
    percent: bool = False
    uncertain: bool = False


@lru_cache(maxsize=8_000)  # tables print the same numbers many times, and each is asked for by several
def parse_number(printed: str) -> Number | None:
    """Return the number that is all of `printed`, or None.

    Forms: "1.077", "0,5", "−1.582", "73-", "(2.254)", "43%", "€ 105,-", "336*", "336 1)".
    """
    printed = printed.strip()
    if printed.lower() in BLANKS:
        return None
    uncertain = False
    match = _PRINTED.fullmatch(printed)
    if not match and re.fullmatch(r"[\dOoIl|SB.,%-]*\d[\dOoIl|SB.,%-]*|[Il]\d+", printed):
        match, uncertain = _PRINTED.fullmatch(printed.translate(_LOOKALIKE)), True
    if not match or bool(match["open"]) != bool(match["close"]):
        return None
    value = float(re.sub(r"[.  ]", "", match["digits"]).replace(",", "."))
    negative = (match["sign"] or "").strip() in {"-", "–", "−"} or bool(_MINUS_BEHIND.search(printed))
    return Number(-value if negative and value else value, bool(match["percent"]), uncertain)
