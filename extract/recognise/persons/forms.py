"""How names of people are printed beside what shows that they are people: one row for each kind of evidence."""

from __future__ import annotations

import re

from extract.recognise.persons.parts import (
    CAP,
    FIRST,
    FULL,
    INITIAL,
    OFFICES,
    PARTICLE,
    PARTICLE_LOW,
    REST_OF_CAP,
    ROLES,
    SURNAME,
    TITLES,
)

_ANY = rf"(?:{FULL})?{SURNAME}"
_AFFILIATION = r"(?: \([^()\n]{1,40}\))?"
_GROUP = (
    r"(?:leden|[Kk]amerleden|[Rr]aadsleden|[Ss]tatenleden|[Ww]ethouders|[Bb]urgemeesters|[Gg]edeputeerden|ministers"
    r"|bewindslieden)"
)
_LAST = r"(?: (?:van de[rn]?|van|de[rn]?|ter|ten|te)\b)?"  # a particle behind the initials: "Beek, W.I.I. van"
_UPPER_PARTICLE = r"(?:Van(?: de[rn]?| het| ['’]t)?|De|Ter|Ten|Den|El)"
# A word with a capital where a name may begin; the capital comes first, as a search then skips all else.
_HEAD = rf"[A-ZÀ-Þ](?<![\w.].){REST_OF_CAP}"
_LINE_START = r"(?:(?<![^\n])|(?<=[:;•<>*–-] ))"

PLURAL = re.compile(rf"\b(?:heren|dames|mevrouwen|{_GROUP}) $")
"""What stands before the first of several people."""
NEXT_NAME = re.compile(rf"{_AFFILIATION}(?:,| en|, en|;|/| &) (?:{TITLES} )?(?P<name>{_ANY})")
"""The next of several people."""
# Each row: the method, the pattern with the group `name`, and how sure it is. What the words must be is in vouching.
EVIDENCE: tuple[tuple[str, re.Pattern[str], float], ...] = (
    ("aanhef", re.compile(rf"(?<![\w-])(?<!\d )(?P<role>{TITLES}) (?:{TITLES} )?(?P<name>{_ANY})"), 0.98),
    (
        "leden",
        re.compile(rf"\b{_GROUP} (?P<name>{_ANY})(?={_AFFILIATION}(?:,| en) (?:{TITLES} )?{_ANY})"),
        0.85,
    ),
    (
        "achteraan",
        re.compile(
            rf"(?P<name>{_HEAD}(?:-{CAP})?(?:, {PARTICLE_LOW}(?= \([A-Z])"
            rf"| {PARTICLE_LOW},? (?:{INITIAL} ?){{0,6}}{INITIAL}))"
            r"(?![\w])"
        ),
        0.85,
    ),
    ("ambt", re.compile(rf"(?<!\w)(?P<role>{OFFICES}) (?:{TITLES} )?(?P<name>{_ANY})"), 0.9),
    (
        "rol",
        re.compile(
            rf"(?<!\w)(?=[A-Za-zà-ÿ-]++ ?:? (?:[A-ZÀ-Þ]|{TITLES} ))"  # a capital behind the word, or it is not tried
            rf"(?P<role>{ROLES}) ?:? (?:{TITLES} )?(?P<name>{FULL}{SURNAME}|{_UPPER_PARTICLE} {CAP})"
        ),
        0.85,
    ),
    (
        "stuk",
        re.compile(
            rf"(?<!\w)(?:[Mm]otie|[Aa]mendement|[Hh]et lid|[Ii]nitiatief(?:nota|voorstel|wet))(?: |-)?(?P<name>{_ANY})"
        ),
        0.8,
    ),
    (
        "veld",
        re.compile(
            rf"(?<!\w)(?:(?:[Bb]ehandeld|[Oo]pgesteld|[Ii]ngediend|[Oo]ndertekend|[Vv]astgesteld"
            rf"|[Vv]ertegenwoordigd) door"
            rf"|[Aa]uteurs?|[Ss]tellers?|[Oo]pstellers?|[Ii]ndieners?|[Cc]ontactpersoon|[Pp]ortefeuillehouder|[Ee]igenaar"
            rf"|[Aa]ctie(?:houder)?|[Tt]rekker|[Nn]otulen|[Vv]erslag|[Aa]fzender|[Vv]oorzitter|[Nn]otulist|[Ww]ie)"
            rf"(?:\*\*)? ?:(?:\*\*)? (?:{TITLES} )?(?P<name>{_ANY})(?=$|[\n,;.(/&]| [-–(/&] | en )"
        ),
        0.8,
    ),
    ("mond", re.compile(rf"\b(?:bij monde van|[Aa]ldus|t\.a\.v\.|ter attentie van|w\.g\.) (?P<name>{_ANY})"), 0.8),
    (
        "hoofdletters",
        re.compile(
            r"(?<!\w)(?:DE HEER|HEER|MEVROUW|MEVR\.?|DHR\.?|MW\.) "
            r"(?P<name>(?:(?:VAN|DE|DER|DEN|TER|TEN|EL|[A-Z]\.) ){0,4}[A-ZÀ-Þ]{3,}(?:-[A-ZÀ-Þ]{3,})?)(?![\w-])"
        ),
        0.85,
    ),
    (
        "omgekeerd",
        re.compile(
            rf"(?<![\w.])(?:(?=[A-ZÀ-Þ])|(?<![^\n])|(?<=[:;,(] ))"  # "Brief van Kalma P." is by Kalma
            rf"(?P<name>(?:(?<=, ){CAP} (?={CAP} (?:{INITIAL}){{2}}))?{SURNAME}(?:, | )"
            rf"(?:{INITIAL}){{1,6}}{_LAST})"
            rf"(?![\w.]| ?(?:{PARTICLE} ){{0,3}}[A-ZÀ-Þ][a-z]+)"
        ),
        0.9,
    ),
    (
        "komma",
        re.compile(rf"{_LINE_START}(?P<name>{SURNAME}, {FIRST}(?: {PARTICLE_LOW})?)(?= ?(?:<|;|\n|$|\(|\|))"),
        0.85,
    ),
    (
        "voorletters",
        re.compile(
            rf"(?<![\w.&])(?P<name>(?:{INITIAL} ?){{0,7}}{INITIAL} {SURNAME}(?: {CAP}(?=[ ,;]|$))?"
            rf"|(?:[A-Z]\.){{2,8}}{SURNAME})"
            r"(?![\w]|\.[A-Z])"
        ),
        0.85,
    ),
    (
        "haakjes",
        re.compile(
            rf"(?P<name>[A-ZÀ-Þ](?<![\w.-].){REST_OF_CAP}(?:-{CAP})? (?:[A-Z]\. ?)?(?:{FIRST} )?{SURNAME})"
            rf"(?= \([A-Za-z]|, (?:{OFFICES}|{ROLES})\b)"
        ),
        0.8,
    ),
    ("voornaam", re.compile(rf"(?P<name>{_HEAD}(?:-{CAP})? (?:[A-Z]\. ?)?(?:{FIRST} )?{SURNAME})(?![\w])"), 0.85),
    (
        "spreekt",
        re.compile(
            rf"(?<![\w'’-])(?P<name>{_UPPER_PARTICLE} {CAP}(?:-{CAP})?)"
            rf"(?=(?:{_AFFILIATION}| van {CAP}) [a-z]+\b)"
        ),
        0.75,
    ),
)
