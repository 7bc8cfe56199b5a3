"""Tell what the sender of a mail wrote from greeting, closing, signature, disclaimer and quotation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.text.mailforms import CLOSING, DEVICE, DISCLAIMER, GREETING, ORIGINAL, QUOTED
from extract.text.reading import Line
from extract.text.redacted import MARKER, is_redacted

Piece = tuple[int, int]
"""Start and end in the source of text that belongs to one sender."""

_GREETED = re.compile(
    r"[ \t>*]*(?:beste|geachte|hallo|hoi|hi|hey|ha|hé|dear|hello|goede?(?:n)?\s?(?:morgen|middag|avond|dag)|dag)"
    r"(?:\s[^\n,.!?:;]{1,50})?(?:,|!)[ \t]+(?=\S)",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"\b\d{4}\s?[A-Z]{2}\b|\bpostbus\b|\bwww\.|https?://|@\s?[\w-]+\.\w|\b(?:tel|telefoon\w*|mobiel|mob|e-?mail)\b\.?\s*:?"
    r"|\+31|\b06[- ]?\d{0,8}\b|\b(?:t|m|e)\s*[:|]",
    re.IGNORECASE,
)
_URL_ONLY = re.compile(r"\s*<?(?:https?://|www\.)\S+>?\s*$")
_RULE = re.compile(r"\s*(?:[*_=#~-]\s?){5,}\s*$")
_ENDS = re.compile(r"[.?!:;…,]['\"’”)\]]*\s*$")
_BULLET = re.compile(r"\s*(?:[-–•*●○]|\d{1,2}[.)]|[a-z][.)])\s")
# Words in capitals up to the end of a line, between a quoted message's own words in small letters.
_SHOUT = re.compile(r"(?:(?<=\s)|(?<=[.?!:;,])|^)[^\sa-zà-ÿ]*[A-ZÀ-Þ][^a-zà-ÿ]*$")
_SHOUTED = re.compile(r"[A-ZÀ-Þ]{5}|\b[A-ZÀ-Þ]{2,4}\b.{0,20}?\b[A-ZÀ-Þ]{3,4}\b")  # one acronym is no answer
_ENDS_QUESTION = re.compile(r"\s*\S{2,12}[?.!:]\s+(?=\S)")
_LEAST_ANSWERS = 3
_SIGNATURE_LINE = 110
_SENTENCE_WORDS = 4
_SMALL_WORD = re.compile(r"(?<!\S)[a-zà-ÿ]{2,}(?=[\s.,;:?!]|$)")
# How a sender says that the answers stand between the lines of what is answered.
_SAYS_BETWEEN = re.compile(
    r"hoofdletter|kapitalen|tussen de (?:regels|tekst)|in (?:de tekst|rood|blauw|groen|caps|red)\b|hieronder"
    r"|onderstaand|zie onder|inline|below|in between",
    re.IGNORECASE,
)
_SHORT_CLOSING = 25
_DISCLAIMER_LINES = 4
_DISCLAIMS = re.compile(
    r"vertrouwelijk|geadresseerde|aansprakelijk|voor u (?:is )?be(?:stemd|doeld)|abusievelijk|ten onrechte|per abuis"
    r"|verwijderen|rechten|disclaimer|milieu|persoonlijk\.|confidential|addressee|intended|liability|environment",
    re.IGNORECASE,
)
_SHORT_ANSWER = 400  # characters
_GREETING_LINE = 60
_NAMES_LINE = 35
_CODE = re.compile(r"(?<!\w)(?:5\.[12]|1[01]\.)[\d.]*\s?[a-j]?(?!\w)")  # a ground where the name stood
_NAMES = re.compile(r"[A-ZÀ-Þ][\w.'’´-]*(?:(?:,? | en |/)[\w.'’´-]+){0,4},$")  # "Collega's," "Jan, Piet en Klaas,"


def own_pieces(lines: Sequence[Line]) -> list[Piece]:
    """Return what the sender wrote in `lines`, which follow a head and end before the next one."""
    end = next((index for index, line in enumerate(lines) if _closes(line)), None)
    kept = _without_notes(lines[:end]) if end is not None else _without_signature(_until_notes(lines))
    while kept and (is_redacted(kept[-1].text) or _RULE.match(kept[-1].text) or _URL_ONLY.match(kept[-1].text)):
        kept = kept[:-1]
    return _without_greeting(kept)


def part_quoted(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Part the lines below the head of a quotation: those marked ">" are quoted, the others are the answer to it.

    Without marks all are quoted.
    """
    quoted = [line for line in lines if QUOTED.match(line.text)]
    if len(quoted) < 2:
        return list(lines), []
    return quoted, [line for line in lines if not QUOTED.match(line.text)]


def part_capitals(pieces: Sequence[Piece], source: str) -> tuple[list[Piece], list[Piece]]:
    """Part text in which an answer was typed in capitals: what was asked, and what was answered (maybe nothing)."""
    asked: list[Piece] = []
    answers: list[Piece] = []
    for start, end in _per_line(pieces, source):
        match = _SHOUT.search(source[start:end])
        if match and _SHOUTED.search(match.group()):
            cut = start + match.start()
            ending = _ENDS_QUESTION.match(match.group())
            if ending and not _ENDS.search(source[start:cut]):
                cut += ending.end()  # an abbreviation that ends the question
            answers.append((cut, end))
            if source[start:cut].strip():
                asked.append((start, cut))
        elif match and answers and answers[-1][0] > start - 160 and not match.start():
            answers.append((start, end))
        else:
            asked.append((start, end))
    return (asked, answers) if len(answers) >= _LEAST_ANSWERS and asked else (list(pieces), [])


def answers_between(text: str) -> bool:
    """Tell whether a message's own text leaves room for answers between the quoted lines: none, or it says so."""
    return not text.strip() or (len(text) <= _SHORT_ANSWER and bool(_SAYS_BETWEEN.search(text)))


def _per_line(pieces: Sequence[Piece], source: str) -> list[Piece]:
    """Return the pieces cut at the ends of lines."""
    cut: list[Piece] = []
    for start, end in pieces:
        at = start
        for line in source[start:end].split("\n"):
            if line.strip():
                cut.append((at, at + len(line)))
            at += len(line) + 1
    return cut


def _without_greeting(lines: Sequence[Line]) -> list[Piece]:
    """Return the lines as pieces, without the lines or words that greet at the start."""
    first = 0
    while first < len(lines) and first < 3 and _greets(lines[first].text):
        first += 1
    while first < len(lines) and is_redacted(lines[first].text):
        first += 1
    pieces = [(line.start, line.end) for line in lines[first:]]
    if pieces and not first and (match := _GREETED.match(lines[0].text)):
        pieces[0] = (pieces[0][0] + match.end(), pieces[0][1])
    return pieces


def _greets(line: str) -> bool:
    """Tell whether a line is a greeting and nothing more."""
    line = _CODE.sub("", MARKER.sub("", line))
    text = line.strip()
    if len(text) <= _NAMES_LINE and _NAMES.match(text):
        return True
    return bool(GREETING.match(line)) and (text.endswith((",", "!")) or len(text) <= _GREETING_LINE)


def _closes(line: Line) -> bool:
    """Tell whether a line takes leave: it starts a sentence, or is short enough not to go on with one."""
    text = line.text.strip(" \t>*")
    return bool(CLOSING.match(line.text)) and (line.gap or text[:1].isupper() or len(text) <= _SHORT_CLOSING)


def _ends_mail(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line begins what comes below a mail: a disclaimer, a device's advertisement, a rule.

    A sentence that begins as a disclaimer does is one when what follows speaks as one.
    """
    text = lines[index].text
    if DISCLAIMER.match(text):
        return any(_DISCLAIMS.search(line.text) for line in lines[index : index + _DISCLAIMER_LINES])
    return bool(DEVICE.match(text) or ORIGINAL.match(text) or _RULE.match(text))


def _until_notes(lines: Sequence[Line]) -> list[Line]:
    """Return the lines before the first disclaimer or rule that follows some text."""
    for index in range(1, len(lines)):
        if _ends_mail(lines, index):
            return list(lines[:index])
    return [] if lines and _ends_mail(lines, 0) else list(lines)


def _without_notes(lines: Sequence[Line]) -> list[Line]:
    """Return the lines without disclaimers: each runs from where it begins to the next gap."""
    kept: list[Line] = []
    within = False
    for index, line in enumerate(lines):
        if _ends_mail(lines, index):
            within = True
        elif within and line.gap:
            within = False
        if not within:
            kept.append(line)
    return kept


def _without_signature(lines: Sequence[Line]) -> list[Line]:
    """Return the lines without the last ones that name the sender's office, street, telephone or site."""
    first = len(lines)
    while first and _is_signature_line(lines[first - 1].text):
        first -= 1
    tail = range(first, len(lines))
    if not any(_CONTACT.search(lines[index].text) for index in tail):
        return list(lines)
    start = next((index for index in tail if lines[index].gap), None)
    if start is None:
        start = next(index for index in tail if _CONTACT.search(lines[index].text))
    return list(lines[:start])


def _is_signature_line(line: str) -> bool:
    """Tell whether a line may stand in a signature: short, no sentence, no bullet."""
    text = line.strip()
    sentence = _ENDS.search(text) and (not _CONTACT.search(text) or len(_SMALL_WORD.findall(text)) >= _SENTENCE_WORDS)
    return len(text) <= _SIGNATURE_LINE and not sentence and not _BULLET.match(line) and not text[:1].islower()
