"""Join neighbouring numbers into ranges, shares, pairs and lists, by the words between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.recognise.figures.tokens import Token

# Each row: how two numbers belong together, the text between them.
_JOINTS: tuple[tuple[str, str], ...] = (
    ("range", r" ?[-–—] ?| (?:tot(?: en met)?|t/m|à|á|a) (?:circa |ca\. |wel |maximaal |de )?"),
    ("change", r" naar (?:circa |ca\. |de |ruim |bijna )?"),
    ("share", r" op (?:de |elke |iedere )"),
    ("out of", r" van (?:de |alle |onze |in totaal )?(?:in totaal )?"),
    ("times", r" ?[x×] ?| keer | maal "),
    ("plus", r" ?\+ ?"),
    ("and", r",? (?:en|plus|respectievelijk|resp\.) (?:de |nog |ruim |circa |ca\. |zo['’]n )?"),
    ("or", r" (?:of|dan wel|hooguit) | ?/ ?"),
    ("list", r", ?(?:ruim |circa |ca\. )?"),
)
_COMPILED = tuple((kind, re.compile(pattern)) for kind, pattern in _JOINTS)
_ROUND = frozenset([2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 100, 1000])  # as in "4 op 10"
_BETWEEN = re.compile(r"\btussen (?:de |circa |ca\. )?$", re.IGNORECASE)
_CHANGES = re.compile(r"\bvan (?:de |circa |ca\. |ruim )?$", re.IGNORECASE)
_REPEATED = re.compile(r"[\s(\[]{1,2}$")
_UNIT_TWICE = re.compile(r" (?:jaar|maanden|weken|uur|procent|euro|km|meter|m2|MW|miljoen) (?:tot|à|a|en) (?:de )?")


@dataclass(slots=True)
class Phrase:
    """One number, or two that are a range, share, pair or change; `listed` is the kind of joint to the next phrase."""

    kind: str
    first: Token
    second: Token | None = None
    start: int = 0
    end: int = 0
    listed: str = ""


def phrases(text: str, found: Sequence[Token]) -> Iterator[Phrase]:
    """Yield the tokens that are no codes, alone or two by two."""
    index = 0
    while index < len(found):
        if found[index].code:
            index += 1
            continue
        phrase = _phrase(text, found[index], _amount_at(found, index + 1))
        index += 2 if phrase.second else 1
        if following := _amount_at(found, index):
            if _is_repeated(text, phrase, following):
                phrase.end = following.end + (text[following.end : following.end + 1] in (")", "]"))
                index += 1
            elif phrase.second:
                phrase.listed = _joint(text, phrase.second, following)
        yield phrase


def _amount_at(found: Sequence[Token], index: int) -> Token | None:
    return found[index] if index < len(found) and not found[index].code else None


def _phrase(text: str, first: Token, second: Token | None) -> Phrase:
    """Return two tokens as one phrase, or the first alone with its joint to the second."""
    joint = _joint(text, first, second) if second else ""
    kind = _kind(text, first, second, joint) if second and joint else ""
    if second and kind:
        return Phrase(kind, first, second, first.start, second.end)
    return Phrase("one", first, None, first.start, first.end, joint)


def _joint(text: str, before: Token, after: Token) -> str:
    """Return the kind of joint between two tokens, empty when what stands between is none."""
    between = text[before.end : after.start]
    if len(between) > 30:
        return ""
    if between == " op " and before.value < after.value and after.value in _ROUND:
        return "share"
    return next((kind for kind, pattern in _COMPILED if pattern.fullmatch(between)), "")


def _kind(text: str, first: Token, second: Token, joint: str) -> str:
    """Return what two joined tokens are together; empty when each stands for itself."""
    if joint == "and":
        between = _BETWEEN.search(text, max(0, first.start - 18), first.start)
        return "range" if between and first.value < second.value else ""
    if joint == "or":
        near = second.value - first.value == 1 and not first.unit and not first.multiple
        return "range" if near else ""
    if joint == "list" or (first.unit and first.unit not in ("euro", second.unit) and joint != "times"):
        return ""
    if joint == "range" and first.value * _times(first) >= second.value * _times(second) and not second.multiple:
        return "change" if _CHANGES.search(text, max(0, first.start - 12), first.start) else ""
    if joint == "share" and not (0 < first.value < second.value <= 1000):
        return ""
    return joint


def _times(token: Token) -> float:
    return 1000.0 if token.multiple else 1.0


def _is_repeated(text: str, phrase: Phrase, after: Token) -> bool:
    """Tell whether the number is printed again in brackets: "vier (4)", "4 op de 10 (40 procent)"."""
    between = text[phrase.end : after.start]
    if between not in (" (", "(", " [") or after.unit == "euro":
        return False
    if phrase.kind == "share" and phrase.second:
        return abs(100 * phrase.first.value / phrase.second.value - after.value) < 1
    return phrase.kind == "one" and phrase.first.word and phrase.first.value == after.value
