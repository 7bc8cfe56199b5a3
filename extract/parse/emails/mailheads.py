"""Find the heads of mails in lines of text: fields in any order, wrapped or empty, and lines that introduce a quote."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from extract.parse.emails.maildates import has_time, sent_at
from extract.text.mailforms import CLOSING, GREETING, ORIGINAL, mail_field
from extract.text.markup import plain
from extract.text.reading import Line
from extract.text.redacted import MARKER

FILE_NAME = re.compile(
    r"[^\n;]{1,150}?\.(?:pdf|docx?|xlsx?|xlsm|pptx?|msg|eml|zip|png|jpe?g|gif|rtf|txt|csv|odt|ods|html?|ics|vsdx?|tiff?)\b(?!\.[a-z])",
    re.IGNORECASE,
)
_CORE = frozenset(["van", "aan", "cc", "datum", "onderwerp"])
_PEOPLE = frozenset(["van", "aan", "cc", "bcc"])
_SENT = re.compile(r"\W*(?:verzond|verstuur|sent|date|received|ontvangen)", re.IGNORECASE)
# A field that starts within the line of another one; capitals, as a subject may speak of "van:" or "datum:".
_INNER = re.compile(
    r"(?<=[\s>;])"
    r"(?=(?:Van|Aan|Cc|CC|Onderwerp|Datum|Verzonden|Bijlagen?|From|To|Subject|Date|Sent|Attachments?)[ \t]?:)"
)
_ADDRESSES = re.compile(r"@|;|<|>")
_OPEN_END = re.compile(r"[,;\"<(-]\s*$")
_SENTENCE = re.compile(r"\w[.!?]\s+[A-Z]|\w[.!?]\s*$")
_WROTE = re.compile(
    r"\W{0,4}(?:op|on)\b(?P<date>.{3,90}?)\b(?:schreef|heeft|het volgende geschreven door|wrote)\b(?P<after>.{0,140}?)"
    r"(?:\s*het volgende)?(?:\s*geschreven)?\s*:\W{0,4}|\W{0,4}(?P<before>\S.{1,120}?)\s(?:schreef|wrote)\s(?:op|on)\b"
    r"(?P<day>.{5,60}?):\W{0,4}",
    re.IGNORECASE | re.DOTALL,
)
_WROTE_WORD = re.compile(r"\b(?:schreef|geschreven|wrote)\b", re.IGNORECASE)
_FILE_ENDS = re.compile(r"(?:;|\.\w{2,4})\s*$")
_LONG_LINE = 60
_FIRST_WORD = re.compile(r"\W{0,3}([a-zA-Z]{2,5})\s?:")
_MISREAD = 2  # letters
# How many lines a field's value may run over before another field follows.
_REACH = {"van": 3, "aan": 400, "cc": 400, "bcc": 400, "onderwerp": 2, "datum": 80, "bijlagen": 20, "urgentie": 1}


@dataclass
class Field:
    """A header field and where its value stands; `strong` when its name is used in mails only (Verzonden, Sent)."""

    name: str
    start: int
    end: int
    strong: bool = False


@dataclass
class Head:
    """The head of one message: `first` to `last` are the indexes of its lines, `fields` in printed order."""

    first: int
    last: int
    start: int
    end: int
    method: str
    fields: list[Field] = field(default_factory=list)

    def named(self, name: str) -> list[Field]:
        """Return the fields of that name."""
        return [one for one in self.fields if one.name == name]


def find_heads(lines: Sequence[Line], source: str, *, is_mail: bool) -> list[Head]:
    """Return the heads in `lines` in order; only where a mail is known to be (`is_mail`) do two fields make a head."""
    heads: list[Head] = []
    index = 0
    while index < len(lines):
        head = _wrote(lines, index, source) or _fields_head(lines, index)
        if head and _is_head(head, lines, source, known=is_mail or bool(heads), first=is_mail and not heads):
            _add_file_lines(head, lines)
            _add_lost_sender(head, lines, heads[-1].last + 1 if heads else 0)
            heads.append(head)
            index = head.last + 1
        else:
            index += 1
    return heads


def fields_in(line: Line) -> list[Field]:
    """Return the header fields that a line prints: none, one, or several behind one another."""
    lead = len(line.text) - len(line.text.lstrip(" |\t"))
    if not mail_field(line.text[lead:]):
        return []
    cuts = [lead, *(match.start() for match in _INNER.finditer(line.text, lead + 1)), len(line.text)]
    found: list[Field] = []
    for cut, until in pairwise(cuts):
        hit = mail_field(line.text[cut:until])
        if not hit or (found and hit[0] in {one.name for one in found}):
            if found:
                found[-1].end = line.start + until
            continue
        value = line.text[cut + hit[1] : until].strip(" \t|")
        start = (
            line.start
            + cut
            + hit[1]
            + len(line.text[cut + hit[1] : until])
            - len(line.text[cut + hit[1] : until].lstrip(" \t|"))
        )
        found.append(Field(hit[0], start, start + len(value), bool(_SENT.match(line.text[cut:until]))))
    return found


def _fields_head(lines: Sequence[Line], index: int) -> Head | None:
    """Return the head that starts at line `index`, if a field or a mark of an original message stands there."""
    first = index
    if ORIGINAL.match(lines[index].text):
        index += 1
    if index >= len(lines) or not (fields := fields_in(lines[index])):
        return None
    head = Head(first, index, lines[first].start, lines[index].end, "regel:mailkop", fields)
    while following := _next_field(lines, head):
        _take_between(head, lines, following)
        head.fields.extend(fields_in(lines[following]))
        head.last = following
    _extend(head, lines, _last_line(lines, head))
    head.end = max(lines[head.last].end, head.fields[-1].end)
    return head


def _next_field(lines: Sequence[Line], head: Head) -> int | None:
    """Return the index of the line with the head's next field: all lines before it go on with the last one's value."""
    seen = {one.name for one in head.fields}
    last = head.fields[-1]
    for index in range(head.last + 1, min(head.last + 2 + _REACH[last.name], len(lines))):
        fields = fields_in(lines[index])
        if fields:
            again = any(one.name in seen and one.name != "datum" for one in fields)
            return None if again else index
        if not _may_go_on(last, lines, head.last, index):
            return None
    return None


def _take_between(head: Head, lines: Sequence[Line], following: int) -> None:
    """Give the lines before the head's next field to its last one.

    Addresses below the date are those of the recipients: the name of their field was made unreadable.
    """
    last, first = head.fields[-1], head.last + 1
    lost = first < following and last.name == "datum" and last.start < last.end and not head.named("aan")
    if lost and any("@" in line.text for line in lines[first:following]):
        head.fields.append(Field("aan", lines[first].start, lines[first].end))
        head.last = first
    _extend(head, lines, following - 1)


def _may_go_on(last: Field, lines: Sequence[Line], since: int, index: int) -> bool:
    """Tell whether line `index` may be part of the value of field `last`, whose line is `since`."""
    line, text = lines[index], lines[index].text
    if GREETING.match(text) or ORIGINAL.match(text) or CLOSING.match(text):
        return False
    if last.name in _PEOPLE:
        near = [index] if line.gap else [index, index - 1, index + 1]
        if any(_lists_people(lines, one) for one in near if since < one < len(lines)):
            return True
        return index - since <= 2 and len(text) < _LONG_LINE and not line.gap and not _SENTENCE.search(text)
    if last.name == "bijlagen":
        return bool(FILE_NAME.search(text)) or not line.gap
    if last.name == "datum" and last.start < last.end:
        return bool(_ADDRESSES.search(text) or MARKER.search(text)) or (not line.gap and len(text) < _LONG_LINE)
    return not line.gap


def _lists_people(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line reads as part of a list of correspondents."""
    text = lines[index].text
    return bool(_ADDRESSES.search(text) or MARKER.search(text) or _OPEN_END.search(lines[index - 1].text))


def _last_line(lines: Sequence[Line], head: Head) -> int:
    """Return the index of the last line of the value of the head's last field."""
    last, index = head.fields[-1], head.last + 1
    while index < len(lines) and not fields_in(lines[index]) and _surely_goes_on(last, lines, head.last, index):
        index += 1
    return index - 1


def _surely_goes_on(last: Field, lines: Sequence[Line], since: int, index: int) -> bool:
    """Tell whether line `index` is part of the value of the head's last field, which no other field ends."""
    line, before = lines[index], lines[index - 1].text.rstrip()
    if line.gap or GREETING.match(line.text) or index - since > _REACH[last.name]:
        return False
    if last.name == "bijlagen":
        whole = _FILE_ENDS.search(before) or index + 1 >= len(lines) or lines[index + 1].gap
        return any(FILE_NAME.search(one.text) for one in lines[index : index + (1 if whole else 2)])
    if last.name in _PEOPLE:
        return bool(_ADDRESSES.search(line.text)) and bool(_OPEN_END.search(before) or "@" in line.text)
    ends = index + 1 >= len(lines) or lines[index + 1].gap or bool(GREETING.match(lines[index + 1].text))
    if last.name == "datum":
        return index == since + 1 and last.start >= last.end and sent_at(line.text) is not None
    return last.name == "onderwerp" and ends and (last.start >= last.end or len(before) > _LONG_LINE)


def _extend(head: Head, lines: Sequence[Line], until: int) -> None:
    """Let the value of the head's last field run to the end of line `until`."""
    if until > head.last:
        last = head.fields[-1]
        if last.start >= last.end:
            last.start = lines[head.last + 1].start
        last.end = lines[until].end
        head.last = until


def _add_file_lines(head: Head, lines: Sequence[Line]) -> None:
    """Take lines below a head that are nothing but the name of a file as its attachments."""
    if head.named("bijlagen") or head.method != "regel:mailkop":
        return
    index = head.last + 1
    while index < len(lines) and FILE_NAME.fullmatch(lines[index].text.strip()):
        line = lines[index]
        head.fields.append(Field("bijlagen", line.start, line.end))
        head.last, head.end = index, line.end
        index += 1


def _add_lost_sender(head: Head, lines: Sequence[Line], since: int) -> None:
    """Take a line just above a head without sender as its "Van:" when its first word is that one misread."""
    if head.named("van") or not head.named("datum"):
        return
    for index in range(head.first - 1, max(since, head.first - 4) - 1, -1):
        line = lines[index]
        match = _FIRST_WORD.match(line.text)
        if match and any(Levenshtein.distance(match[1].lower(), name) <= _MISREAD for name in ("van", "from")):
            head.fields.insert(0, Field("van", line.start + match.end(), line.end))
            head.first, head.start = index, line.start
            return


def _is_head(head: Head, lines: Sequence[Line], source: str, *, known: bool, first: bool) -> bool:
    """Tell a mail's head from the head of a letter, memo or meeting, and from a stray field name.

    Where a mail is `known` to be, less will do, the least for the `first` head of a document that is a mail.
    """
    if head.method == "regel:aanhaling":
        return True
    names = {one.name for one in head.fields} & _CORE
    dates = [one for one in head.fields if one.name == "datum"]
    moment = any(has_time(source[one.start : one.end]) for one in dates)
    strong = any(one.strong for one in dates)
    if ORIGINAL.match(lines[head.first].text):
        return len(names) >= 2
    if known and names == {"onderwerp"}:
        return _between_messages(head, lines)
    people = bool(names & {"van", "aan"})
    if first and moment and len(names) >= 2:
        return True
    if known:
        return (len(names) >= 2 and strong) or (len(names) >= 3 and people) or (people and moment and len(names) >= 2)
    return len(names) >= 3 and "van" in names and (moment or strong) and (strong or "aan" in names)


def _between_messages(head: Head, lines: Sequence[Line]) -> bool:
    """Tell whether a subject that stands alone parts two messages: a mail is closed before it, a greeting follows."""
    before = any(CLOSING.match(line.text) for line in lines[max(0, head.first - 6) : head.first])
    return before and any(GREETING.match(line.text) for line in lines[head.last + 1 : head.last + 3])


def _wrote(lines: Sequence[Line], index: int, source: str) -> Head | None:
    """Return the head that a line such as "Op 3 mei 2021 om 10:12 schreef …:" makes; it may run over three lines."""
    for last in range(index, min(index + 3, len(lines))):
        text = lines[last].text
        if last > index and lines[last].gap:
            return None
        if not text.rstrip(" *_>").endswith(":"):
            continue
        start, end = lines[index].start, lines[last].end
        match = _WROTE.fullmatch(source, start, end) if _WROTE_WORD.search(source, start, end) else None
        return _wrote_head(match, index, last) if match else None
    return None


def _wrote_head(match: re.Match[str], first: int, last: int) -> Head | None:
    """Return the head of a message that is introduced in a sentence: its date and its sender."""
    part = "date" if match["date"] is not None else "day"
    if sent_at(plain(match[part])) is None:
        return None
    fields = [Field("datum", *match.span(part), strong=True)]
    sender = match.span("after") if match["after"] and match["after"].strip() else match.span("before")
    if match["date"] is not None and not (match["after"] or "").strip():  # "On …, X wrote:" has its sender in between
        digits = [found.end() for found in re.finditer(r"\d[\d:.]*\s*(?:[ap]\.?m\.?)?[\s,]*", match["date"], re.I)]
        cut = match.start("date") + digits[-1] if digits else match.end("date")
        fields, sender = [Field("datum", match.start("date"), cut, strong=True)], (cut, match.end("date"))
    if sender[0] >= 0:
        fields.append(Field("van", *sender))
    return Head(first, last, match.start(), match.end(), "regel:aanhaling", fields)
