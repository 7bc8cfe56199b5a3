"""Find gaps where a name, address or number must have stood: text extraction leaves nothing of a box over it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.parse.emails.mailheads import fields_in
from extract.text.blocks import is_row
from extract.text.markup import heading_level
from extract.text.reading import Line, Reading
from models import Email

_SPEAKS = (
    "geeft|licht|schetst|meldt|merkt|vraagt|zegt|stelt|noemt|beschrijft|stuurt|neemt|opent|dankt|vertelt|legt|deelt|wijst"
    "|benadrukt|bedankt|informeert|antwoordt|reageert|vult|presenteert|bespreekt|verzoekt|herkent|beaamt|constateert"
    "|concludeert|adviseert|pleit|ondersteunt|roept|koppelt|voegt|refereert|complimenteert|bevestigt|heet|verwelkomt"
)
_VERBS = (
    _SPEAKS
    + "|is|wordt|werd|heeft|zal|gaat|komt|kan|wil|doet|ziet|vindt|denkt|zit|kun|spreekt|maakt|pakt|sluit|krijgt|hebt"
)
_LITTLE = "de|het|een|die|dit|dat|deze|er|hij|zij|ze|we|wij|ik|je|u|niet|nog|ook|in|op|te|van|voor|met|en|of|als|om"
_PERSONS = r"[Dd]e\s+heer|[Dd]e\s+heren|[Mm]evrouw|[Mm]evr\.|[Dd]hr\.|[Mm]w\."
_TITLES = _PERSONS + r"|[Gg]edeputeerde|[Bb]urgemeester|[Ww]ethouder|collega"
_PREPOSITIONS = "van|door|met|aan|via|namens|bij|tussen|volgens|voor|en|heer|mevrouw|contact"
_PARTICIPLE = r"\w{0,6}ge[a-z]{3,20}[dtn]"
_HAILED = r"(?:Hoi|Hallo|Hi|Hey|Ha|Dag|Lieve|Goede(?:morgen|middag|navond))"
_SEATED = r"(?:[Vv]oorzitter|[Nn]otulist|[Ss]ecretaris|[Vv]erslag(?:legger)?|[Nn]otulen)"
_HOST = r"[A-Za-z0-9-]{2,60}(?:\.[A-Za-z0-9-]{1,40}){0,3}\.[a-z]{2,8}"
_PHONE = r"(?i:telefoon(?:nummer)?|tel\.?|mobiel|mob\.?|t|m)"
_GREETED = r"(?:Beste|Geachte\s+(?:de\s+)?(?:heer|mevrouw|burgemeester|wethouder))"
# Each row: rule, what stood there, how sure, what comes before the gap, the gap itself, what comes after it.
_RULES: tuple[tuple[str, str | None, float, str, str, str], ...] = (
    ("leeg-adres", "adres", 0.95, r"(?:^|(?<=[\s\"'<(;:,|]))", r"", rf"@[ ]?{_HOST}\b"),
    ("leeg-adres", "naam", 0.8, r"(?:^|(?<=\s))@", r"\s{2,4}|['’]\s?['’]", r"[,a-z]"),
    ("leeg-nummer", "nummer", 0.9, r"\+31(?:\s?\(0\))?(?:\s?\d{1,3})?", r"\s*", r"\||$|\)"),
    ("leeg-nummer", "nummer", 0.85, rf"\b{_PHONE}\s?:", r"\s*", r"\|"),
    ("leeg-nummer", "nummer", 0.9, rf"\b{_PHONE}\s{{0,4}}:?\s{{0,4}}0[1-9]\d{{0,2}}", r"[\s-]*", r"\||$"),
    ("na-titel", "naam", 0.9, rf"\b(?:{_TITLES})", r"\s{2,6}", r"[a-z,.;:)(]"),
    ("na-heer", "naam", 0.9, rf"\b(?:{_TITLES})", r"\s{1,6}", r"[,;:](?:\s|$)"),
    ("na-heer", "naam", 0.9, rf"\b(?:{_PERSONS})", r"\s{1,6}", rf"(?:{_SPEAKS})\b"),
    ("na-voorzetsel", "naam", 0.85, rf"\b(?:{_PREPOSITIONS})", r"\s{1,6}", r"[,:;](?:\s|$)"),
    (
        "na-voorzetsel-wijd",
        "naam",
        0.7,
        rf"\b(?i:{_PREPOSITIONS}|heb)",
        r"\s{2,6}",
        rf"(?!(?:{_LITTLE})\b)(?:{_PARTICIPLE}|{_VERBS})\b",
    ),
    ("na-voorzetsel-punt", "naam", 0.7, rf"\b(?:{_PREPOSITIONS})", r"\s{1,6}", r"\.(?:\s|$)"),
    ("na-lidwoord", None, 0.6, r"\b(?:de|het|een)", r"\s{2,6}", r"(?:te|in|van|op|bij|aan|en|of|is|wordt|heeft)\b"),
    ("na-dat", "naam", 0.65, r"\bdat", r"\s{2,6}", r"(?:op|in|met|voor|nog|ook|niet|hier|daar|deze|dit|al)\b"),
    ("na-bijwoord", "naam", 0.7, r"\b(?:ik|dat|is|was|heeft|hebben)", r"\s{2,6}", rf"{_PARTICIPLE}\b"),
    ("voor-dubbele-punt", "naam", 0.8, r"(?:^|(?<=[?!.]\s)|(?<=[?!.]))", r"\s{0,6}", r":\s[a-z]"),
    ("haakje-vooraan", "naam", 0.8, r"^", r"\s{2,3}", r"\([a-zA-Z]\w"),
    ("voor-haakje", "naam", 0.8, r"(?<=[,;])", r"\s{2,6}", r"\([a-zA-Z]\w"),
    ("voor-haakje-wijd", "naam", 0.7, r"(?<=[a-z])", r"\s{2,6}", r"\([A-Z][a-z]{3}"),
    ("lege-haakjes", "naam", 0.7, r"\(", r"\s{1,8}", r"\)"),
    ("lege-aanhef", "naam", 0.8, rf"^\s{{0,4}}{_GREETED}", r"\s{1,6}", r",?\s*$"),
    ("voor-werkwoord", "naam", 0.75, r"^", r"\s{1,4}", rf"[a-z][\w -]{{2,60}},\s(?:{_SPEAKS})\b"),
    ("lege-aanhef", "naam", 0.8, rf"^\s{{0,4}}{_HAILED}", r"\s{1,6}", r",\s*$"),
    ("lege-aanhef", "naam", 0.7, rf"^\s{{0,4}}{_HAILED}", r"\s{1,6}", r"$"),
    ("midden-dubbele-punt", "naam", 0.75, r"(?<=[a-z][?!.]\s)", r"", r":\s[a-z]"),
    ("na-komma", None, 0.6, r"(?<=[a-z]),", r"\s{2,6}", r"(?:door|en|die|heeft|is|zal|geeft|wordt)\b"),
    ("voor-punt", None, 0.6, r"(?<=[a-z]{3})", r"\s{1,6}", r"\.\s+[A-Z]"),
    ("komma-vooraan", "naam", 0.8, r"^\s{0,8}[-•*]", r"\s{1,4}", r",\s\w"),
    ("lege-rol", "naam", 0.8, rf"^\s{{0,4}}{_SEATED}:", r"\s{1,6}", r"\([a-zA-Z]\w"),
    ("voor-werkwoord", "naam", 0.8, r"^", r"\s{1,4}", rf"(?:{_VERBS})\b\s+(?!:)"),
    ("voor-werkwoord", "naam", 0.8, r"^\s{0,8}[-•]", r"\s{2,4}", rf"(?:{_SPEAKS})\b"),
)
_Rule = tuple[str, str | None, float, re.Pattern[str]]
_COMPILED: tuple[_Rule, ...] = tuple(
    (rule, what, score, re.compile(rf"{before}(?P<gap>{gap})(?={after})"))
    for rule, what, score, before, gap, after in _RULES
)
# What every rule needs one of: most lines have none and are passed over.
_MAY_HOLD = re.compile(
    r"@|\s\s|\s[,:;.)]|\+31|0[1-9]|[rtsng]:\s\(|\(\s|^[\s:]|[?!.]:|heer|evrouw|mevr|hr\.|w\.|Beste|Geachte|^\s*(?:H|Dag|Lieve|Goede)"
)
_BY_SPACES = {
    "na-titel",
    "na-lidwoord",
    "na-voorzetsel-punt",
    "na-dat",
    "na-voorzetsel-wijd",
    "na-bijwoord",
    "voor-haakje-wijd",
}
_BY_INDENT = {"voor-werkwoord", "haakje-vooraan"}
_STARTS_PARAGRAPH = frozenset(["voor-werkwoord", "voor-dubbele-punt"])
_ENDED = re.compile(r"[.?!:;…]['\"’”)\]*_]*\s*$")
_HEADING = re.compile(r"\s*(?:\d{1,2}[.)]|#)\s*\S.{0,80}$")
_PEOPLE = frozenset(["van", "aan", "cc", "bcc"])
_DOUBLE = re.compile(r"\w {2,}\w")
_HABIT = 0.12  # of lines with a double space between words: above it, spaces say nothing
_INDENTED = 0.3  # of lines that begin with a space
_LEAST_LINES = 10
_FEW = 8


@dataclass(frozen=True, slots=True)
class Gap:
    """A place where something was made unreadable without a mark: its span may be empty."""

    start: int
    end: int
    what: str | None
    method: str
    score: float


def gaps_in_mails(reading: Reading) -> Iterator[Gap]:
    """Yield a gap for each field of sender or recipients that a mail prints empty."""
    for document in reading.source.documents:
        for email in document.emails:
            filled = {address.field for address in email.addresses if address.end > address.start}
            yield from _empty_fields(reading, email, filled)


def gaps_in_lines(reading: Reading) -> Iterator[Gap]:
    """Yield the gaps within lines of running text, tables left aside."""
    documents = reading.source.documents
    for lines in [reading.lines_of(one) for one in documents] if documents else [reading.lines]:
        rules = _rules_for(lines)
        for before, line in zip([None, *lines], lines, strict=False):
            if not (line.running or is_row(line.text) or heading_level(line.text) in range(1, 7)):
                yield from _gaps_in(line, before, rules)


def _gaps_in(line: Line, before: Line | None, rules: list[_Rule]) -> Iterator[Gap]:
    """Yield the gaps in one line."""
    if not _MAY_HOLD.search(line.text):
        return
    for rule, what, score, pattern in rules:
        if rule in _STARTS_PARAGRAPH and not _may_start(line, before):
            continue
        for match in pattern.finditer(line.text):
            start, end = match.span("gap")
            yield Gap(line.start + start, line.start + end, what, f"regel:{rule}", score)


def _rules_for(lines: list[Line]) -> list[_Rule]:
    """Return the rules that hold in a document: where spaces are strewn about, a space says nothing."""
    spaces_tell, indents_tell = _habits(lines)
    no_use = (set() if spaces_tell else _BY_SPACES) | (set() if indents_tell else _BY_INDENT)
    return [row for row in _COMPILED if row[0] not in no_use]


def _habits(lines: list[Line]) -> tuple[bool, bool]:
    """Tell whether double spaces, and spaces at the start of lines, are rare enough to mean something."""
    prose = [line.text for line in lines if not is_row(line.text)]
    if len(prose) < _LEAST_LINES:
        return True, True
    doubled = sum(bool(_DOUBLE.search(text)) for text in prose)
    indented = sum(text[:1] == " " for text in prose)
    return doubled <= max(_FEW, _HABIT * len(prose)), indented <= _INDENTED * len(prose)


def _may_start(line: Line, before: Line | None) -> bool:
    """Tell whether a line can be the first of a paragraph: the text before it has ended, or is a heading."""
    if before is None:
        return True
    return bool(_ENDED.search(before.text) or _HEADING.match(before.text) or line.gap)


def _empty_fields(reading: Reading, email: Email, filled: set[str]) -> Iterator[Gap]:
    """Yield the empty fields of one mail's head."""
    until = email.body_start if email.body_start is not None and email.body_start > email.start else email.end
    seen: set[str] = set()
    for line in reading.lines_of(email):
        if line.start >= until:
            return
        for one in fields_in(line):
            printed = line.text[max(0, one.start - line.start) : max(0, one.end - line.start)]
            if one.name in _PEOPLE and not re.search(r"\w", printed) and one.name not in filled | seen:
                yield Gap(one.start, one.start, "naam", "regel:leeg-veld", 0.9)
            seen.add(one.name)
