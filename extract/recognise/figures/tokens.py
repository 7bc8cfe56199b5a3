"""Cut the numbers out of clean text: each with its value, and with the signs and words that belong to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.recognise.figures.numerals import DIGITS, FRACTION, MULTIPLE, WORD, multiple_of, share_of, value_of
from extract.recognise.figures.units import ADJECTIVE, ATTACHED, unit_of

_MONEY = r"(?:€|EUR|£)"
_SIGNS = "-–−+"
_MARK = r"(?:[%‰]|,[-–—=]{1,2}|\+(?!\d)|\*)"
_LED = r"(?:[±~≈<>≥≤]|(?i:ca|circa|max|min)\.|[^\W\d_]{2,20}:)?"
# A word with digits in it that can be an amount or two: "€12,50", "60-70%", "4x84", "20m²", "24-uurs", "-25". Any other
# word with digits is a code, a date, a version, an address.
_SOUND = re.compile(
    rf"{_LED}{_MONEY}?[{_SIGNS}]?(?:{DIGITS}){_MARK}*(?:(?:[-–—+x×]){_MONEY}?(?:{DIGITS}){_MARK}*)?"
    rf"(?:{ATTACHED}|{ADJECTIVE})?(?:/(?!\d)[^\W\d]{{1,12}})?[.,:;!?*…'’]*"
)
_SLASHED = re.compile(r"([1-9])/([2-9]|10)(?:e|de)?[.,;]?")
_LED_BY_ZERO = re.compile(r"0\d|0\.\d{3}")  # of a telephone, a room
_TIMES = re.compile(r"(één|twee|drie|vier|vijf|zes|tien)maal\b")
_BREAKS = frozenset(' \t\n\r\f\v\u00a0\u2028()[]"“”‘«»')  # what parts one chunk from the next
_DIGIT = re.compile(r"\d[^\s()\[\]\"“”‘«»]*")
# Where a number in words may begin: quick to look for, then read with care.
_HINT = re.compile(
    r"\b(?:een (?=op |jaar|maand|week|kwart|uur|dag|hal|derde|v|z|acht|ne|t[iw]|drie|do|honderd|mi[lj])"
    r"|een(?=derde|en)|één|twee"
    r"|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|twintig|dertig|veertig|tachtig|honderd"
    r"|duizend|half|halve|anderhal|kwart|de helft|dozijn|nul)"
)
_FRACTION = re.compile(FRACTION)
_WORD = re.compile(WORD)
_PRINTED = re.compile(
    rf"(?<![\d,])(?<!\d\.)(?:{DIGITS})(?P<mark>{_MARK}?)(?P<attached>(?:{ATTACHED}|{ADJECTIVE})(?![\w-]))?"
)
_MULTIPLE = re.compile(rf"\s?({MULTIPLE})(?![\w²³])", re.IGNORECASE)
_MONEY_BEFORE = re.compile(rf"{_MONEY}\s?$", re.IGNORECASE)
_MARK_APART = re.compile(r" ?(?:[%‰](?!\w)|€(?! ?\d))")


@dataclass(slots=True)
class Token:
    """A number in a text: its slice, its value before `multiple`, and what is printed on to it.

    `unit` is known from a mark ("%", "€") or from letters written on to the digits; `word` tells a number in words;
    `code` says why it is no amount: such a token only stands in a list with its neighbours.
    """

    start: int
    end: int
    value: float
    printed: str
    multiple: str = ""
    unit: str | None = None
    word: bool = False
    code: str = ""
    plus: bool = False


def may_hold(text: str) -> bool:
    """Tell quickly whether a text may hold a number, in digits or words."""
    return bool(_DIGIT.search(text) or _HINT.search(_lower(text)))


def tokens(text: str) -> list[Token]:
    """Return the numbers in `text` in order, codes among them."""
    found = [*_all_in_digits(text), *_all_in_words(text)]
    if len(found) > 1:
        found.sort(key=lambda token: token.start)
    return list(_joined(found, text))


def _all_in_digits(text: str) -> Iterator[Token]:
    """Yield the amounts of every chunk of text that holds a digit; a chunk that can hold none as a code."""
    last = 0
    for match in _DIGIT.finditer(text):
        start = match.start()
        while start > last and text[start - 1] not in _BREAKS:
            start -= 1
        last = match.end()
        if _SOUND.fullmatch(text, start, last):
            yield from _in_digits(text, start, last)
        else:
            yield _code(text, start, last)


def _all_in_words(text: str) -> Iterator[Token]:
    """Yield the numbers and shares in words."""
    lower = _lower(text)
    for hint in _HINT.finditer(lower):
        at = hint.start()
        if at and lower[at - 1] == "-":
            continue
        if fraction := _FRACTION.match(lower, at):
            yield Token(at, fraction.end(), share_of(fraction.group()), "", "", "procent", word=True)
        elif times := _TIMES.match(lower, at):
            yield Token(at, times.end(), value_of(times[1]) or 0, times[1], "", "keer", word=True)
        elif word := _WORD.match(lower, at):
            yield from _in_words(text, word)


def _lower(text: str) -> str:
    """Return the text in small letters, each in its place; "Eén" is "één"."""
    lower = text.lower()
    return lower.replace("eén", "één") if len(lower) == len(text) else text


def _in_words(text: str, match: re.Match[str]) -> Iterator[Token]:
    value = value_of(match.group())
    if value is not None:
        large_group = match.group().endswith("tal") and value >= 10
        token = Token(*match.span(), value, match.group(), word=True, plus=large_group)
        yield _multiplied(text, token)


def _in_digits(text: str, start: int, end: int) -> Iterator[Token]:
    """Yield the one or two amounts of a chunk, with money and sign before and mark, unit or multiple behind."""
    for match in _PRINTED.finditer(text, start, end):
        printed = match.group()[: len(match.group()) - len(match["mark"]) - len(match["attached"] or "")]
        value = value_of(printed)
        if value is None:
            continue
        token = Token(match.start(), match.end(), value, printed, plus=match["mark"] == "+")
        token.code = "code" if _LED_BY_ZERO.match(printed) else ""
        _mark(token, match["mark"], match["attached"])
        if not token.unit and (apart := _MARK_APART.match(text, token.end)):
            token.unit, token.end = unit_of(apart.group().strip()) or "euro", apart.end()
        _signed(text, token)
        if money := _MONEY_BEFORE.search(text, max(0, token.start - 5), token.start):
            token.start, token.unit = money.start(), "euro"
        yield _multiplied(text, token)


def _mark(token: Token, mark: str, attached: str | None) -> None:
    """Set the unit that a mark or the letters on to the number say."""
    if mark.startswith(","):
        token.unit = "euro"
    elif mark in ("%", "‰"):
        token.unit = unit_of(mark)
    if not attached:
        return
    if multiple_of(attached) != 1:
        token.multiple = attached
    elif attached == "x":
        token.unit = "keer"
    elif attached in ("u", "uur"):
        token.code = "code"
    else:
        token.unit = unit_of(attached.strip("-"))


def _signed(text: str, token: Token) -> None:
    """Take in a sign that stands right before the digits with a space or bracket before it."""
    at = token.start - 1
    if (
        at > 0
        and text[at] in _SIGNS
        and text[at - 1] in " (€"
        and not text[max(0, at - 3) : at].rstrip()[-1:].isdigit()
    ):
        token.start = at
        token.value = token.value if text[at] == "+" else -token.value


def _multiplied(text: str, token: Token) -> Token:
    """Take in "miljoen" and the like; "k" only multiplies money."""
    match = _MULTIPLE.match(text, token.end) if not token.multiple and token.unit in (None, "euro") else None
    if match and match[1].lower() != "k":
        token.multiple, token.end = match[1].lower(), match.end()
    if token.multiple == "k" and token.unit != "euro":
        token.code = "code"
    return token


def _code(text: str, start: int, end: int) -> Token:
    """Return a chunk that is no amount; "2/3" of something is a share."""
    chunk = text[start:end]
    slashed = _SLASHED.fullmatch(chunk)
    if slashed and int(slashed[1]) < int(slashed[2]) and re.match(r" (?:deel|van)\b", text[end : end + 6]):
        return Token(start, end, round(100 * int(slashed[1]) / int(slashed[2]), 2), chunk, unit="procent", word=True)
    return Token(start, end, 0, chunk, code="code")


def _joined(found: list[Token], text: str) -> Iterator[Token]:
    """Join digits parted by a space into one number: "1 500 000"; a percent sign or unit may stand off it too."""
    held: Token | None = None
    for token in found:
        if held and token.start < held.end:
            continue
        if held and _is_next_group(held, token, text):
            held.printed += " " + token.printed
            held.value = value_of(held.printed) or 0
            held.end, held.multiple, held.unit, held.plus = (
                token.end,
                token.multiple,
                held.unit or token.unit,
                token.plus,
            )
            continue
        if held:
            yield held
        held = token
    if held:
        yield held


def _is_next_group(held: Token, token: Token, text: str) -> bool:
    """Tell whether `token` is the three digits that go on with `held`."""
    plain = not (held.code or held.word or held.multiple or held.plus or token.word)
    return (
        plain
        and (held.unit is None or text[held.start] in "€E£")
        and text[held.end : token.start] == " "
        and bool(re.fullmatch(r"[1-9]\d{0,2}(?: \d{3}){0,2}", held.printed))
        and bool(re.fullmatch(r"\d{3}(?:,\d+)?", token.printed))
    )
