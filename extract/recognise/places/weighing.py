"""Weigh finds of gemeenten, provincies and veiligheidsregio's: their names are also words, surnames and parts of names.

What is weighed is a find and its doubt: "" is none, "lijst" wants names of places around it, "bewijs" any evidence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from corpus import register
from corpus.register.names import PROVINCE_CODES
from extract.recognise.hits import Hit
from extract.recognise.persons.parts import INITIAL, OFFICES, PARTICLE, ROLES, TITLES
from extract.recognise.running import Running

_TAKES_KIND = re.compile(
    r"(?:\b(?:gemeenten?|gemeentes|gem\.?|stad|burgemeesters?(?:\svan)?|wethouders?(?:\svan)?|raad\svan"
    r"|college\s(?:van\s(?:b&w\s|burgemeester\sen\swethouders\s)?)?van|inwoners\svan|raadsleden\svan"
    r"|gemeenteraad\s(?:van|te)|gemeentehuis\s(?:van|in|te)|raadzaal|raadhuis|stadhuis\s(?:van|in|te)|griffier(?:\svan)?|b&w\svan)\s"
    r"|\b\d{4}\s?[A-Z]{2}\s{1,2}|(?:straat|weg|laan|plein|kade|singel|gracht|markt|dreef)\s\d{1,4}\s?[a-z]?,\s)$",
    re.IGNORECASE,
)
_POSTCODE = re.compile(r"\b\d{4}\s?[A-Z]{2}\s{1,2}$")
_REGION = re.compile(r"\b(?:veiligheidsregio['’´`]?s?|vr['’´`]?s?)\b[^.;\n]{0,60}$", re.IGNORECASE)
_STREKEN = frozenset("VR05 VR12 VR14 VR15 VR04 VR24".split())  # their names are also those of a landscape
DIRECTION = (
    r"(?:Noord|Oost|Zuid|West|Midden|Centraal|Noordoost|Noordwest|Zuidoost|Zuidwest|Noord-Oost|Zuid-Oost|Zuid-West)"
)
_PART_OF_PROVINCE = re.compile(rf"\b(?:{DIRECTION}|[Hh]art (?:van|voor)) $")
_QUARTER = re.compile(rf"[- ](?:{DIRECTION}|Centrum|Binnenstad)(?![\w-])")
_SUFFIX = re.compile(r" ?\((?P<inside>[A-Z][\w. -]{0,14})\)")
_SMALL_INITIAL = re.compile(r"(?:^|[\n,;:(]) ?[a-z]\. ?$")
_SMALL_LED = re.compile(r"\b(?:in|te|uit|naar|namens|vanuit|nabij|heel) $")
_LINE_START = re.compile(r"(?:^|\n)[-•* ]*$")
_CLAUSE_START = re.compile(r"(?:^|\n|[,.;] )[-•* ]*$")
_LAST_OF_LIST = re.compile(r"[^\W\d_], [^\W\d_]+ (?:en|of) $")
_IN_PROVINCE = re.compile(r" in (?:de )?(?:provincie )?([\w-]+)")
_LOW = r"(?:van de[rn]?|van den|van|de[nr]?|ter|ten?|von)"
# What stands before a name that is then a surname. Each row: why, and how what stands before it ends.
_SURNAMES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("van within a sentence", re.compile(rf"(?:[a-zà-ÿ,;:(]|\d) (?:Van|De|Den|Ter|Ten|Te)(?: {_LOW})? $")),
    ("a title", re.compile(rf"(?<!\w)(?:{TITLES}) (?:{_LOW} )?$")),
    (
        "initials",
        re.compile(rf"(?<![\w.])(?:{INITIAL} ?){{2,5}}(?:{PARTICLE} )?$|[\w,;:)] +{INITIAL} ?(?:{PARTICLE} )?$"),
    ),
    ("an initial that opens a sentence", re.compile(rf"[a-z)\d][.!?] {INITIAL} ?(?:{PARTICLE} )?$")),
    ("a double name", re.compile(rf"[A-ZÀ-Þ][a-zà-ÿ]+ ?[-–] ?(?:{_LOW}) $")),
    ("a double name", re.compile(r"\b[Vv]an [A-ZÀ-Þ][a-zà-ÿ]+ tot $")),
    ("a small initial", _SMALL_INITIAL),
    ("a particle", re.compile(r"\b(?:van de[rn]?|de|den|ter) $")),
)
_PARTICLE_ALONE = "a particle"  # tells of a surname only before names that are one
_OWN_SURNAME = re.compile(rf"(?<![\w.])(?:{INITIAL} ?){{1,4}}[A-ZÀ-Þ][a-zß-ÿ]+ van $")
_OFFICE_BEFORE = re.compile(rf"(?<!\w)(?:{OFFICES}|{ROLES}) (?:{TITLES} )?$")
_FIRST_NAME = re.compile(r"(?<![\w.])([A-ZÀ-Þ][a-zß-ÿ]+) $")
_DOUBLED = re.compile(rf" ?[-–] ?(?:{_LOW}) [A-ZÀ-Þ]")
_SENTENCE_VAN = re.compile(r"(?:^|[\n.!?•*–-] ?)Van $")
_ON_THE_WAY = re.compile(r" (?:naar|tot|via|en|uit)\b|,|/")
_ARTICLE = re.compile(r"\b(?:[Dd]e|[Hh]et|[Ee]en|['’]t|[Uu]w|[Oo]nze|[Mm]ijn|[Zz]ijn|[Dd]eze|[Dd]ie|[Gg]een) $")
_COUNTED = re.compile(r" \d|-\d|\.\d")
_SINGULAR = re.compile(  # a verb of which one gemeente, and not several things, can be the subject
    r" (?:is|was|heeft|had|wil|wilde|kan|kon|zal|zou|mag|moet|doet|deed|ziet|zag|gaf|kwam|vond|wist|zit|zat|lag|liet"
    r"|bood|nam|ging|kreeg|bleef|stond|sprak|vroeg|sloot|kiest|eist|wenst|wijst|verwijst|beslist|toetst|plaatst|verliest"
    r"|(?!niet|met|uit|tot|want|het|dat|dit|wat|vast|acht|kort|recht|slecht|echt|laat)"
    r"[a-zà-ÿ]{2,14}[^s\W\d]t|[a-zà-ÿ]{2,12}[^\W\d](?<!e)(?:(?<!en)de|te)) (?!(?:t?e|hij|ik|wij?|men|je|jij|ze) )"
)
_SAID_SHORT = re.compile(  # "Houten evenmin."
    r" (?:ook|niet|wel|evenmin|idem|akkoord|tegen|voor|afwezig|aanwezig|afgemeld|later)"
    r"(?: niet| wel| nog niet)?[.,;!?\n]"
)
_DATED = re.compile(
    r",? (?:d\.?d\.? |\d{1,2}[ -](?:\d{1,2}|[a-z]{3,9})[ -]\d{4}"
    r"|\d{1,2} (?:jan|feb|maart|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec))"
)
_BULLET = re.compile(r"[\s•*–\-o·+]{0,4}(?:\(?[a-z0-9]{1,2}[.)] )?")
_JOINED_BEFORE = re.compile(r"([^\W\d_]+)\)?(?:,| en|, en| of|/|;| -| \+| &)\s*$")
_JOINED_AFTER = re.compile(r"\s?(?:,|en\b|of\b|/|;|-|\+|&)\s*(?:en )?([^\W\d_]+)")
_GOES_ON_SMALL = re.compile(r" (?!en |of |zijn |doen |willen |hebben )[a-zà-ÿ]")  # "houten deuren"
_ROW_GOES_ON = re.compile(
    rf"[ ;,.]*$| {{3,}}| ?[:(–|]| \d| (?:{TITLES}) ?[A-ZÀ-Þ]| {INITIAL}(?: ?{INITIAL})* ?(?:{PARTICLE} )?[A-ZÀ-Þ][a-z]"
)
_SAYS = re.compile(r": ")
_SAYING = re.compile(r"[A-ZÀ-Þ][^:.;\n]{2,30}: ")
_NEAR_LINES = 6  # lines of a list or column in which another place is looked for


# What makes a name part of that of a club, a list of candidates, an archive or a house of art: before it, behind it.
_CLUB = re.compile(
    r"(?:\b(?:FC|SC|SV|VV|RKSV|vv|sv|sc|Team|[A-Z][a-z]*club|Hart voor|Forum|Museum|Singer|Sportvereniging|Dorpsbelang"
    r"|Stadspartij|Leefbaar|Gemeentebelangen|Lokaal|Streekarchief|Regionaal Archief"
    r"|Atelier|Harmonie|Radio|Omroep|RTV) )$"
)
_CLUB_BEHIND = re.compile(r" (?:United|City FC|Lokaal|Belang|Boys|Marketing|Live)\b")
_ITS_PERSON = re.compile(r",? \(?(?:van|namens) (?:de )?[A-Z]")


def is_word(printed: str) -> bool:
    """Tell whether the name of a gemeente is an ordinary word as well."""
    return register.ambiguous().get(printed.capitalize(), ("", ""))[0] == "woord"


def is_surname(printed: str) -> bool:
    """Tell whether the name of a gemeente is that of people as well, or an ordinary word."""
    return register.ambiguous().get(printed.capitalize(), ("", ""))[0] in ("woord", "achternaam")


def weighed_place(running: Running, hit: Hit, printed: str, use: str) -> tuple[Hit | None, str]:
    """Return the find as it is to be believed (None: it is no name of a place), and what is in doubt about it."""
    text = running.text
    before, after = text[max(0, hit.start - 60) : hit.start], text[hit.end : hit.end + 40]
    if _is_part_of_a_name(before, after, printed):
        return None, ""
    if _CLUB.search(before) or _CLUB_BEHIND.match(after):
        return None, ""
    if quarter := _QUARTER.match(after):
        return replace(hit, end=hit.end + quarter.end(), kind="locatie", ids=(), method="locatie:wijk"), ""
    named = bool(_TAKES_KIND.search(before))
    if named and _POSTCODE.search(before):
        hit = replace(hit, rank=1)  # no longer name begins within a postcode
    if printed.islower():
        if named or (running.is_small and _is_small_place(before, after, printed)):
            return hit, ""
        return _weighed_small(hit, printed, use, before, after)
    if not re.search(r"[A-ZÀ-Þ]", printed):
        return None, ""
    if len(printed) <= 3 and use != "veilig" and not printed.isupper() and not named:
        if hit.kind != "gemeente" or not printed.istitle() or _is_somebody(before, after, printed):
            return None, ""
        return hit, "bewijs"
    if hit.kind == "veiligheidsregio" and hit.ids[0] in _STREKEN and not printed.startswith("V"):
        return hit, "" if _REGION.search(before) else "lijst"
    if hit.kind == "gemeente" and (told := _with_suffix(hit, printed, after)):
        return told, ""
    if not named and _is_somebody(before, after, printed):
        return None, ""
    if hit.kind == "gemeente" and is_word(printed) and not named:
        return _weighed_word(running, hit, before, after)
    return hit, "bewijs" if use == "dubbelzinnig" else ""


def _is_part_of_a_name(before: str, after: str, printed: str) -> bool:
    """Tell whether a name is only part of that of a region, a town or a person: "Oost-Groningen", "Smit-Best"."""
    if _PART_OF_PROVINCE.search(before) and any(e.kind == "provincie" for e in register.lookup(printed)):
        return True
    if before.endswith("-"):
        word = re.search(r"([^\W\d_]+)-$", before)
        return bool(word and word[1][0].isupper() and not _is_whole(word[1]))
    if re.match(r"-[A-ZÀ-Þ]", after):
        rest = re.match(r"-[A-ZÀ-Þ]\w*(?:-\w+)?", after)
        return bool(rest and printed + rest.group() in register.place_gemeenten())
    return False


def _is_whole(name: str) -> bool:
    """Tell whether a gemeente is called `name` in full."""
    found = register.lookup(name, "gemeente")
    return any(register.name_key(register.parse_label(e.name).name) == register.name_key(name) for e in found)


def _is_small_place(before: str, after: str, printed: str) -> bool:
    """Tell whether a name in a text without capitals is one: it is no word, or stands as a place does."""
    if _SMALL_INITIAL.search(before) or re.match(r"-\w", after) or before.endswith("-"):
        return False
    if printed not in register.dictionary() and not is_word(printed):
        return len(printed) > 3 or printed.startswith("vr")
    if before.endswith("(") and after.startswith(")"):
        return True
    if _LINE_START.search(before) and after.startswith(":"):
        return True
    within = _IN_PROVINCE.match(after)
    if within and any(e.kind == "provincie" for e in register.lookup(within[1])):
        return True
    led = _SMALL_LED.search(before) and not _GOES_ON_SMALL.match(after)
    return bool(led) or bool(_CLAUSE_START.search(before) and _SINGULAR.match(after))


def _weighed_small(hit: Hit, printed: str, use: str, before: str, after: str) -> tuple[Hit | None, str]:
    """Weigh a name without a capital: long ones that are no words stand for themselves, others among their kind."""
    if hit.kind == "veiligheidsregio" or use == "dubbelzinnig" or (len(printed) < 5 and " " not in printed):
        return hit, "lijst"
    if is_word(printed) or printed in register.dictionary() or use != "veilig":
        alone = _GOES_ON_SMALL.match(after) and not _LAST_OF_LIST.search(before)
        return (None, "") if alone else (hit, "lijst")
    return hit, ""


def _with_suffix(hit: Hit, printed: str, after: str) -> Hit | None:
    """Return the find with the province that brackets behind it state: "Bergen (NH.)", "Laren (Gld.)"."""
    found = _SUFFIX.match(after)
    province = found and PROVINCE_CODES.get(found["inside"].casefold().replace(".", "").strip())
    if not found or not province:
        return None
    ids = tuple(id_ for id_ in hit.ids if register.province_of(id_) == province and id_.startswith("GM"))
    if not ids:
        ids = tuple(i for i in register.place_gemeenten().get(printed, ()) if register.province_of(i) == province)
        return replace(hit, kind="locatie", ids=ids, method="locatie:plaats") if ids else None
    whole = any(register.entities()[province].name == found["inside"] for _ in ids)  # then it is a name by itself
    inside = not whole and all("(" in register.entities()[id_].name for id_ in ids)
    return replace(hit, ids=ids, end=hit.end + (found.end() if inside else 0))


def _is_somebody(before: str, after: str, printed: str) -> bool:
    """Tell whether a name is somebody's: what stands before it leads a surname, or is a first name."""
    surname = is_surname(printed)
    for why, pattern in _SURNAMES:
        if (surname or why != _PARTICLE_ALONE) and pattern.search(before):
            return True
    if _DOUBLED.match(after) or (surname and _ITS_PERSON.match(after) and re.match(r" \(|,", after)):
        return True
    if _SENTENCE_VAN.search(before) and not _ON_THE_WAY.match(after):
        return surname or bool(_SINGULAR.match(after))
    if not surname:
        return False
    if (first := _FIRST_NAME.search(before)) and first[1] in register.first_names():
        return True
    named = _OWN_SURNAME.search(before)
    return bool(named and not _OFFICE_BEFORE.search(before[: named.start()]))


def _weighed_word(running: Running, hit: Hit, before: str, after: str) -> tuple[Hit | None, str]:
    """Weigh the name of a gemeente that is a word as well, in capitals or with one."""
    if re.match(r" [A-ZÀ-Þ][a-z]", after) or _ARTICLE.search(before):  # "Best Practice", "De Sluis"
        return None, ""
    if _COUNTED.match(after):
        return hit, "bewijs"
    return hit, "" if running.is_within_sentence(hit.start) or _DATED.match(after) else "bewijs"


def is_borne_out(running: Running, hit: Hit, doubt: str, starts: Mapping[int, str]) -> bool:
    """Tell whether what stands around a doubtful find shows that it is a place: a verb, brackets, a list, a column."""
    text = running.text
    if doubt == "lijst":
        return _in_small_list(text, hit)
    before, after = text[max(0, hit.start - 12) : hit.start], text[hit.end : hit.end + 24]
    if before.endswith("(") and after[:1] in (")", ","):
        return True
    name = text[hit.start : hit.end]
    if name in register.first_names():
        return False
    said = _SINGULAR.match(after) or _SAID_SHORT.match(after)
    return bool(said) or _in_column(running, hit, starts) or _says(running, hit, starts)


def _says(running: Running, hit: Hit, starts: Mapping[int, str]) -> bool:
    """Tell whether a name with what it says behind a colon stands in a row of such: "Asten: akkoord. Best: idem"."""
    text = running.text
    if not _SAYS.match(text, hit.end) or not _CLAUSE_START.search(text[max(0, hit.start - 4) : hit.start]):
        return False
    first, last, _ = running.line_at(hit.start)
    found = (match.start() for match in _SAYING.finditer(text, first, last))
    return any(starts.get(place) == "gemeente" for place in found)


def _in_column(running: Running, hit: Hit, starts: Mapping[int, str]) -> bool:
    """Tell whether a name is a line or cell by itself, with the name of another place on a line near it."""
    first, last, _ = running.line_at(hit.start)
    begins = _BULLET.match(running.text, first, last)
    if not begins or begins.end() != hit.start or not _ROW_GOES_ON.match(running.text, hit.end, last):
        return False
    at = running.index_at(hit.start)
    for other in range(max(0, at - _NEAR_LINES), min(len(running.starts), at + _NEAR_LINES + 1)):
        lead = _BULLET.match(running.text, running.starts[other])
        if other != at and lead and starts.get(lead.end()) in ("gemeente", "provincie", "veiligheidsregio"):
            return True
    return False


def _in_small_list(text: str, hit: Hit) -> bool:
    """Tell whether a lower-case name is joined to that of another place, and one of them around is no ordinary word."""
    before, after = text[max(0, hit.start - 60) : hit.start], text[hit.end : hit.end + 60]
    names = [word for word in re.findall(r"[^\W\d_]{3,}", f"{before} {after}") if word.islower() and _is_gemeente(word)]
    if not any(not is_word(word) and word not in register.dictionary() for word in names):
        return False
    beside = (_JOINED_BEFORE.search(before), _JOINED_AFTER.match(after))
    return any(found is not None and found[1] in names for found in beside)


def _is_gemeente(word: str) -> bool:
    return any(entity.kind == "gemeente" for entity in register.lookup(word))
