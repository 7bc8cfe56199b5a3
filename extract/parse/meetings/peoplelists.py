"""Find the lists of people in minutes: what labels open them, and where they end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extract.parse.meetings.persons import NAME, TITLES
from extract.text.dates import find_dates
from extract.text.markup import heading_level, plain
from extract.text.reading import Line
from extract.text.redacted import MARKER

# Each row: what a label over or before a list of people says of them, and the label.
LABELS: tuple[tuple[str, str], ...] = (
    (
        "none",
        r"agenda\s?leden|(?:ter )?(?:kopie|cc|afschrift)(?: aan)?|verzend(?:lijst|en aan)"
        r"|toehoorders? niet"
        r"|(?:agenda)?lid|leden(?!.*aanwezig)|opsteller|steller|contactpersoon|auteur|genodigden|uitgenodigd(?:en)?",
    ),
    (
        "absent",
        r"(?:(?:met|zonder)(?: kennisgeving| bericht)? )?"
        r"(?:afwezig(?:en)?(?: ?/ ?| en )(?:afmeldingen|afgemeld|verhinderd)|"
        r"(?:af|niet[ -]?aan)wezig(?:en?)?|afgemeld(?:en)?|afmeldingen|verhinderd(?:en)?|"
        r"(?:af)?bericht(?:en)? van verhindering|afwezigheid|absent(?:en|ie)?|verontschuldigd|afw\.|m\.?k\.?a\.?)"
        r"(?: (?:met|zonder|na|wegens) \w+(?: van verhindering)?)?",
    ),
    (
        "present",
        r"(?:(?:ook|verder|tevens|mede|fysiek|digitaal|online) )?(?:aanwezig(?:en?)?|aanwezigheid"
        r"|present(?:ielijst)?|aanw\.)"
        r"(?: (?:zijn|waren|vanuit|namens|leden|digitaal|online))?|deelnemers?(?: aan (?:het|de) \w+)?|deelnemerslijst"
        r"|gasten?|ambtelijk(?:e ondersteuning| aanwezig)?|bestuurlijk(?: aanwezig)?|van de zijde van [\w ]+"
        r"|(?:online|digitaal|telefonisch)(?: aanwezig| deelnemers?|(?=[*_ ]*:))|toehoorders?"
        r"|bij agendapunt(?:en)? [\d, en]+|sprekers?"
        r"|tijdens agendapunt(?:en)? [\d, en]+|aanwezig(?:e)? (?:leden|bestuurders|ambtenaren)",
    ),
    (
        "role",
        r"(?:dag|plaatsvervangend |technisch )?voorzitt(?:er|ing)|voorz\.|notulist(?:e)?|notulen|verslag(?:legging"
        r"|legger)?(?: door)?"
        r"|(?:ambtelijk )?secretaris|griffier|secretariaat",
    ),
)
_NOTE = r"(?:\s*\((?P<note>[^()\n]{0,60})\))?"
LABEL = re.compile(
    r"(?P<mark>[ \t]*(?:#{1,6}[ \t]+|[-•][ \t]+)?)[*_]{0,3}(?:"
    + "|".join(f"(?P<{kind}>{terms})" for kind, terms in LABELS)
    + rf"){_NOTE}[ \t]*(?P<colon>[*_]{{0,3}}[ \t]*:[*_]{{0,3}}|[*_]{{1,3}}|)(?=[ \t]|$)",
    re.IGNORECASE,
)
_OTHER_FIELD = re.compile(r"[ \t]*[*_#]*[A-Za-zÀ-ÿ][\wÀ-ÿ /&()-]{1,34}[*_]*:(?=[*_\s]|$)")
_NUMBERED = re.compile(r"[ \t]*(?:#{1,6}\s+)?[*_]*\d{1,2}[a-z]?[.)]?[*_]*[ \t]+\S")
_SENTENCE = re.compile(r"\b(?:is|zijn|heeft|hebben|wordt|worden|heet|opent|geeft|kan)\b")
_ENTRY = re.compile(rf"(?:(?i:{TITLES})\s+)*(?=[A-Z][^,]* )(?:{NAME.pattern})\s*(?:,[^,]*[^,\s])?\s*")
# Labels side by side over columns that were flattened: "Vergaderdatum Aanwezig", "Notulist Afwezig".
_BESIDE = re.compile(
    r"\s*(?:\w*datum|notulist|blad|plaats|locatie|tijd|status|kenmerk)\s+(?:aanwezig(?:en)?|deelnemers"
    r"|(?P<absent>afwezig(?:en)?)|kopie aan)\s*",
    re.IGNORECASE,
)
_UNDERLINE = re.compile(r"\s*[=-]{3,}\s*")
ITEM = re.compile(r"\s*(?:[-•*°¢«]|\.(?=\s+[A-Z])|[eo]o?[¢*]?(?=\s+[A-Za-z]|\s*$))(?:\s|$)")
"""The bullet of an entry, or what text recognition makes of one."""


@dataclass
class PeopleList:
    """A stretch of text that lists people: who they are said to be, and the spans of its lines."""

    kind: str  # present, absent or role
    role: str | None
    spans: list[tuple[int, int]] = field(default_factory=list)
    page: int = 1
    item: bool = False
    ambtelijk: bool = False
    online: bool = False
    captioned: bool = False  # its label stands alone above it, in bold letters


def people_lists(lines: Sequence[Line]) -> Iterator[PeopleList]:
    """Yield each label's list: the words behind it and the lines below it that go on with people."""
    current: PeopleList | None = None
    for index, line in enumerate(lines):
        label = _label(line, lines[index + 1] if index + 1 < len(lines) else None)
        beside = _BESIDE.fullmatch(line.text)
        if (beside or label) and current and current.spans:
            yield current
        if beside:
            current = _below(beside, lines, index)
        elif index and current and not current.spans and _BESIDE.fullmatch(lines[index - 1].text):
            current.spans.append((line.start + _dated(line), line.end))
        elif label:
            current = None if label["none"] else _open(line, label)
            if current and (inner := LABEL.match(line.text, label.end() + 1)) and inner["role"] and inner["colon"]:
                current.spans = [(line.start + inner.end(), line.end)]
                current.role, current.kind = inner["role"], "role"
                yield current
                current = PeopleList("absent" if label["absent"] else "present", None, page=line.page)
        elif current and plain(line.text).endswith(":") and not _OTHER_FIELD.match(line.text):
            continue  # a caption within the list
        elif current and (_ends(current, line) or _underlined(lines, index)):
            if current.spans:
                yield current
            current = None
        elif current and not _UNDERLINE.fullmatch(line.text):
            current.spans.append((line.start, line.end))
            current.item = bool(ITEM.match(line.text))
    if current and current.spans:
        yield current


def _below(beside: re.Match[str], lines: Sequence[Line], index: int) -> PeopleList | None:
    """Return the list, still empty, of a label beside that of the day: the line below holds the day and a person."""
    if index + 1 == len(lines) or not _dated(lines[index + 1]):
        return None
    return PeopleList("absent" if beside["absent"] else "present", None, page=lines[index].page)


def _dated(line: Line) -> int:
    """Return where the words behind the day that a line opens with start, 0 when it opens with none."""
    hit = next(iter(find_dates(line.text[:60])), None)
    return hit.end if hit and hit.day and not line.text[: hit.start].strip() else 0


def _underlined(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line is a heading with a rule of signs below it."""
    return index + 1 < len(lines) and bool(_UNDERLINE.fullmatch(lines[index + 1].text))


def _label(line: Line, following: Line | None) -> re.Match[str] | None:
    """Return the label that a line opens with: marked by a colon, as a heading, or alone on its line."""
    match = LABEL.match(line.text)
    if not match:
        return None
    alone = not plain(line.text[match.end() :]).strip(" .:")
    underlined = following is not None and _UNDERLINE.fullmatch(following.text)
    marked = match["colon"].strip() and re.search(r"[*_]", line.text[: match.end()])
    if ":" in match["colon"] or marked:
        return match
    if not alone:
        rest = plain(line.text[match.end() :])
        strong = (match["present"] or match["absent"]) and re.search(r"[,(]", rest) and not re.search(r"\.\s", rest)
        return match if strong and match.end() < 40 and NAME.match(rest) and _people_in(rest) else None
    caps = plain(line.text).strip().isupper()
    weak = match["role"] or match["none"]
    return match if heading_level(line.text) or underlined or line.bold or caps or not weak else None


def _open(line: Line, label: re.Match[str]) -> PeopleList:
    """Return the list that a label opens, with what stands behind it on the same line."""
    kind = next(kind for kind, _ in LABELS if label[kind])
    said = plain(label[kind])
    found = PeopleList(kind, said if kind == "role" else None, page=line.page)
    found.ambtelijk = bool(re.match(r"ambtelijk|bestuurlijk|aanwezig|deelnemer", said, re.IGNORECASE))
    found.online = bool(re.match(r"online|digitaal|telefonisch", said, re.IGNORECASE))
    found.captioned = bool(line.bold) and not plain(line.text[label.end() :]).strip(" .:")
    if plain(line.text[label.end() :]):
        found.spans.append((line.start + label.end(), line.end))
    return found


def _ends(current: PeopleList, line: Line) -> bool:
    """Tell whether `line` is past the list: another field or heading, a numbered item, or text that is no list."""
    text = line.text
    words = plain(text)
    bullet = bool(ITEM.match(text))
    if heading_level(text) or (_NUMBERED.match(text) and not bullet) or _OTHER_FIELD.match(text):
        return True
    if current.spans and line.gap and current.kind == "role":
        return True
    if current.spans and current.captioned and line.gap and line.bold and len(words.split()) == 1:
        return True  # the caption of another field of the form
    if line.gap and current.spans and not bullet and not _people_in(words):
        return True
    if (
        current.spans
        and not line.gap
        and current.spans[-1][1] - current.spans[-1][0] > 45
        and not _SENTENCE.search(words)
    ):
        return False  # a running list goes on over its lines
    return len(words) > 60 and not bullet and not _people_in(words)


def _people_in(words: str) -> bool:
    """Tell whether a line reads as a list of people: brackets, titles, names between commas, markers."""
    marks = len(re.findall(rf"\([^()]+\)|{TITLES}\s+[A-Z]", words)) + len(MARKER.findall(words))
    outside = re.sub(r"\s*\([^()]*\)", "", words)
    commas = [piece.strip() for piece in re.split(r"[,;]", outside) if piece.strip()]
    named = sum(bool(NAME.fullmatch(piece)) for piece in commas if len(piece) < 60)
    sentence = bool(_SENTENCE.search(words))
    return (not sentence and (named * 2 >= len(commas) or marks >= 2)) or (marks >= 3 and named >= 1)


def one_a_line(source: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Tell whether each line holds one person, so that a comma there parts name and organisation."""
    texts = [MARKER.sub("X", plain(source[start:end])) for start, end in spans]
    if any(ITEM.match(source[start:end]) for start, end in spans[1:] or spans):
        return True
    if len(texts) == 2:
        return all(_ENTRY.fullmatch(re.sub(r"\([^()]*\)", "", text)) for text in texts)
    if len(texts) < 3:
        return False
    joined = sum(text.endswith(",") or text.count("),") + text.count(", ") >= 2 for text in texts)
    return joined * 4 < len(texts) and all(len(text) < 90 for text in texts)


def joined_spans(source: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join the lines of a running list; two markers that meet at a line's end are one person's."""
    result: list[tuple[int, int]] = []
    for start, end in spans:
        if result and not source[result[-1][1] : start].strip():
            result[-1] = (result[-1][0], end)
        else:
            result.append((start, end))
    return result
