"""Fold a printed name so that spelling, hyphens, apostrophes and ligatures do not matter; read what qualifies it."""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from functools import lru_cache
from typing import NamedTuple

_AAN_DEN = re.compile(r"\b(?:aan den?|a\s?[/.]\s?d\.?|ad)\s+(?=\w)")
_OCR_IJ = re.compile(r"(?<![A-Za-zÀ-ÿ])[l1|](?=[Jj])")
_SORTED = re.compile(r"^(?P<name>[^,()]+), (?P<article>De|Den|Het|'s|'t|It)$")

# What may stand before or after a name, and the kind of thing that it then is.
PREFIXES: tuple[tuple[str, str], ...] = (
    (r"(?:de\s+)?(?:gemeente|gem\.|stad)", "gemeente"),
    (r"(?:de\s+)?(?:provincie|prov\.)", "provincie"),
    (r"(?:de\s+)?(?:veiligheidsregio|v\.?r\.?)", "veiligheidsregio"),
    (r"(?:het\s+)?(?:ministerie|min\.)(?:\s+van)?(?:\s+het)?", "organisatie"),
)
SUFFIXES: tuple[tuple[str, str], ...] = (
    (r"\((?:gemeente|gem\.?|stad|gm)\)", "gemeente"),
    (r"\((?:provincie|prov\.?|pv)\)", "provincie"),
    (r"\((?:veiligheidsregio|vr)\)", "veiligheidsregio"),
)
# How a province is abbreviated behind the name of a gemeente.
PROVINCE_CODES: dict[str, str] = {
    **dict.fromkeys(("gr", "gn", "groningen"), "PV20"),
    **dict.fromkeys(("fr", "frl", "fryslân", "friesland"), "PV21"),
    **dict.fromkeys(("dr", "drenthe"), "PV22"),
    **dict.fromkeys(("o", "ov", "overijssel"), "PV23"),
    **dict.fromkeys(("fl", "flevoland"), "PV24"),
    **dict.fromkeys(("ge", "gld", "gelderland"), "PV25"),
    **dict.fromkeys(("ut", "utr", "utrecht"), "PV26"),
    **dict.fromkeys(("nh", "n-h", "noord-holland"), "PV27"),
    **dict.fromkeys(("zh", "z-h", "zuid-holland"), "PV28"),
    **dict.fromkeys(("z", "ze", "zl", "zld", "zeeland"), "PV29"),
    **dict.fromkeys(("nb", "n-b", "noord-brabant"), "PV30"),
    **dict.fromkeys(("l", "lb", "li", "limburg"), "PV31"),
}
_PREFIX = re.compile("|".join(f"(?P<p{n}>^{pattern}\\s+(?=\\S))" for n, (pattern, _) in enumerate(PREFIXES)), re.I)
_SUFFIX = re.compile("|".join(f"(?P<s{n}>\\s*{pattern}$)" for n, (pattern, _) in enumerate(SUFFIXES)), re.I)
_PROVINCE = re.compile(r"\s*\((?P<inside>[^()]{1,14})\)$|\s+(?P<bare>[A-Z]\.?(?:-?[A-Z]\.?)?|Noord-Holland|Limburg)$")


# What a scanner takes for each other; of each row all become the first.
_ALIKE: tuple[tuple[str, str], ...] = (
    ("o", "0"),
    ("l", "1"),
    ("s", "5"),
    ("b", "[86]"),
    ("m", "rn|nn|in"),
    ("d", "cl|ci|ol"),
    ("w", "vv"),
    ("u", "ii|ll"),
    ("l", "i"),
    ("e", "c"),
    ("b", "h"),
)
_ALIKE_PATTERNS = tuple((letter, re.compile(others)) for letter, others in _ALIKE)


class Label(NamedTuple):
    """A printed name apart from what qualifies it: the kind and province that it names itself."""

    name: str
    kind: str | None
    province: str | None


def mended(text: str) -> str:
    """Return `text` with UTF-8 that was read as Windows-1252 put right ("FryslÃ¢n") and an l or 1 read for an I."""
    if "Ã" in text or "â€" in text:
        with suppress(UnicodeError):
            text = text.encode("cp1252").decode("utf-8")
    return _OCR_IJ.sub("I", text)


@lru_cache(maxsize=8_000)
def name_key(name: str) -> str:
    """Return the letters and digits of `name`, lower case, without accents; "&" is "en", "a/d" is "aan den"."""
    text = unicodedata.normalize("NFKC", mended(name)).casefold()
    if comma := _SORTED.match(name):
        text = f"{comma['article']}{comma['name']}".casefold()
    text = _AAN_DEN.sub("ad", text.replace("&", " en "))
    text = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in text if letter.isalnum())


def scanned_key(key: str) -> str:
    """Return a key with the letters that a scanner takes for each other made one: "arnhern" is "arnhem"."""
    for letter, others in _ALIKE_PATTERNS:
        key = others.sub(letter, key)
    return key


@lru_cache(maxsize=8_000)
def parse_label(text: str) -> Label:
    """Return the bare name in `text` with the kind ("gemeente X", "X (PV)") and province ("X (NH.)") that it states."""
    name, kind, province = " ".join(mended(text).split()), None, None
    if found := _PREFIX.search(name):
        name, kind = name[found.end() :], PREFIXES[int((found.lastgroup or "p0")[1:])][1]
    if found := _SUFFIX.search(name):
        name, kind = name[: found.start()], SUFFIXES[int((found.lastgroup or "s0")[1:])][1]
    if found := _PROVINCE.search(name):
        code = (found["inside"] or found["bare"]).casefold().replace(".", "").strip()
        province = PROVINCE_CODES.get(code)
        if province:
            name = name[: found.start()]
    return Label(name.strip(), kind, province)
