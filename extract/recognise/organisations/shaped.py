"""Find organisations that are on no list by the shape of their names, and by where these stand."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus import register
from extract.recognise.hits import Hit
from extract.recognise.organisations.kinds import is_beside, is_body_word, is_head, is_middle, is_tail
from extract.recognise.organisations.spelledout import FUNCTION_WORDS
from extract.recognise.organisations.things import is_term, is_thing_word, names_thing
from extract.recognise.persons.parts import NO_NAMES
from extract.recognise.running import Running

_CAP = r"[A-ZÀ-Þ][\w&'’.-]{0,40}\w"
_LINK = r"(?:(?:van|voor|in|op|aan|tegen|tot|te)(?: de[rn]?| het| ['’]t)?|de[rn]?|te[rn]|v\.d\.|en|&|\+)"
_MORE = rf"{_CAP}(?: (?:{_LINK} )?{_CAP}){{0,6}}"
# Each row: what it is, and the words that such a name begins with.
HEADS: tuple[tuple[str, str], ...] = (
    ("stichting", r"(?:[Ss]tichting|[Vv]ereniging|[Cc]oöperatie|[Uu]nie)(?: (?:voor|tot|van|tegen)(?: (?:de|het))?)?"),
    ("ministerie", r"[Mm]inisterie(?: van)?"),
    (
        "partij",
        r"(?:(?:Inwoners|Burger|Dorps|Stads|Ouderen|Senioren)partij|Gemeentebelangen|Leefbaar"
        r"|Hart [Vv]oor|Lokaal Belang)",
    ),
    (
        "groep",
        r"(?:[Tt]askforce|[Ww]erkgroep|[Ss]tuurgroep|[Kk]lankbordgroep|[Kk]erngroep|[Rr]egiegroep|[Pp]rojectgroep"
        r"|[Ee]xpertgroep)",
    ),
    (
        "commissie",
        r"(?:(?:[Tt]ijdelijke|[Vv]aste|[Bb]ijzondere|Nationale|Landelijke|Centrale|Europese) )?"
        r"(?:[Cc]ommissie|[Rr]aad voor|[Aa]dvies(?:raad|college))(?: (?:voor|van)(?: (?:de|het))?)?",
    ),
    (
        "platform",
        r"(?:Zorg- en [Vv]eiligheidshuis|Platform|Kennisplatform|Forum|Netwerk|Programmabureau|Regiebureau"
        r"|Expertisecentrum|Kenniscentrum)"
        r"(?: van| voor)?",
    ),
    (
        "dienst",
        r"(?:Omgevingsdienst|[Ww]aterschap|[Hh]oogheemraadschap|GGD(?: GHOR)?|GHOR|Politie-eenheid|Brandweer"
        r"|[Rr]echtbank|[Gg]erechtshof|[Uu]niversiteit(?: van)?|[Hh]ogeschool(?: van)?|[Ww]aterschapsbedrijf"
        r"|[Ww]oning(?:bouw)?(?:corporatie|stichting|vereniging)"
        r"|Inspectie(?: van| voor)?(?: het| de)?|Samenwerkingsverband|Omroep|Dienst|Regio)",
    ),
)
_SHAPED = tuple((f"vorm:{name}", re.compile(rf"(?<![\w-])(?P<head>{head}) (?P<rest>{_MORE})")) for name, head in HEADS)
# A body named after the level that it works at: "Landelijk expertteam".
_OF_LEVEL = re.compile(
    r"(?<![\w-])(?:Landelijke?|Provinciale|Provinciaal|Regionale|Regionaal|Nationale|Nationaal|Bestuurlijke?)"
    r" (?:[a-z]{3,20} )?[A-Za-z]{0,20}(?:team|tafel|beraad|kopgroep|taskforce)(?!\w)"
)
# What stands before a name with a capital: the word that may say what kind of body it is of.
_BEFORE_NAME = re.compile(
    rf"(?<![\w'’&-])(?P<kind>[^\W\d_]{{2,40}}) (?=(?P<rest>(?:(?:[Dd]e|[Hh]et|['’]t|[Gg]ebr\.|St\.) )?{_MORE}"
    r"|(?:noord|oost|zuid|west)(?!\w)))"
)
_RUN = re.compile(rf"(?<![\w.-]){_CAP}(?: (?:{_LINK} )?{_CAP}){{1,6}}(?: [a-z]{{3,20}})?(?!\w)")
# A compound with a capital inside a sentence that says itself what body it is: "de Erfgoedinspectie".
_COMPOUND = re.compile(r"(?<![\w-])[A-Z][a-z]{4,25}(?:inspectie|federatie|autoriteit|agentschap|genootschap)(?![\w-])")
_LEGAL = re.compile(r"(?:B\.?V\.?|N\.?V\.?|VOF|U\.?A\.?|Zn\.?)$")
_IN_FUNCTION = re.compile(
    rf"\((?:(?:[a-zà-ÿ]+ )?(?:bestuurder|directeur|directeur-bestuurder|manager|adviseur"
    rf"|projectleider|medewerker|beleidsadviseur"
    rf"|beleidsmedewerker|accountmanager|regiomanager|vertegenwoordiger|bestuur|namens)|[Bb]estuur) "
    rf"(?:van |bij )?(?:de |het )?(?P<name>(?:[Dd]e )?{_CAP}(?: {_CAP}){{0,3}}) ?[)\-–,]"
)
_BEHIND_NAME = re.compile(rf" \((?P<name>{_CAP}(?: {_CAP}){{0,2}}(?: [a-z]{{4,}})?)\)")
_JOINTS = frozenset("& + ter ten te v.d.".split())
_NO_NAME = frozenset(
    "Zo'n Zo’n Namens Door Via Die De Het Dit Deze Dat Wij Er Ook Bij Voor Met Van In Op Aan Als Om Te Een Zij Hij Ze "
    "We".split()
)
_FIRM = re.compile(r"(?:Om(?:streken|geving)|Zn|Zoon|Zonen|Co|Partners)\b")  # ends a name behind "en"
_SHORT = re.compile(r"[A-Z][A-Za-z&]{0,5}[A-Z][a-z]?")
_ADDS = re.compile(
    r" (?!van\b|voor\b|met\b|over\b|heeft\b|wordt\b|is\b|gaat\b|naar\b)[a-z]{4,20}(?<!t)(?<!en)(?= |[.,;:)]|$|\n)"
)


def find_shaped(running: Running) -> list[Hit]:
    """Return organisations that are named after their kind ("Stichting X", "Omgevingsdienst Y", "Z B.V.")."""
    hits: list[Hit] = []
    text = running.text
    for method, pattern in _SHAPED:
        for match in pattern.finditer(text):
            hit = _shaped(text, match, method)
            if hit and not running.is_barred(hit.start, hit.end):
                hits.append(hit)
    hits += find_kinds(running)
    hits += [hit for match in _RUN.finditer(text) if (hit := _named(running, match))]
    spans = (match.span() for match in _COMPOUND.finditer(text) if running.is_within_sentence(match.start()))
    hits += [Hit(*span, "organisatie", "vorm:woord", score=0.6) for span in spans if not running.is_barred(*span)]
    levels = (match.span() for match in _OF_LEVEL.finditer(text))
    hits += [Hit(*span, "organisatie", "vorm:niveau", score=0.6) for span in levels if not running.is_barred(*span)]
    for match in _IN_FUNCTION.finditer(text):
        if not register.lookup(match["name"]) and not running.is_barred(*match.span("name")):
            hits.append(Hit(*match.span("name"), "organisatie", "vorm:functie", score=0.7, rank=0))
    return hits


def find_kinds(running: Running) -> list[Hit]:
    """Return bodies behind the word for their kind: "Verhuisbedrijf De Haan" with it, "aannemer Heemskerk" without."""
    hits: list[Hit] = []
    for match in _BEFORE_NAME.finditer(running.text):
        inside, beside = is_head(match["kind"]), is_beside(match["kind"])
        if not (inside or beside) or running.is_barred(*match.span()):
            continue
        end = match.start("rest") + len(_cut(match["rest"]))
        name = running.text[match.start("rest") : end]
        if not name or _is_no_name(name, alone=not inside):
            continue
        start = match.start() if inside else match.start("rest")
        hits.append(Hit(start, end, "organisatie", "vorm:soort", score=0.7))
    return hits


def _is_no_name(name: str, *, alone: bool) -> bool:
    """Tell whether what stands behind the word for a kind of body is listed, a thing or, alone, an ordinary word."""
    words = re.sub(r"^(?:[Dd]e|[Hh]et|['’]t) ", "", name).split(" ")
    if words[0] in _NO_NAME or words[0] in NO_NAMES or is_term(name) or names_thing(words):
        return True
    listed = register.lookup(name)
    if listed and (alone or any(entity.kind == "organisatie" for entity in listed)):
        return True
    ordinary = len(words) == 1 and register.is_ordinary(words[0])
    return alone and (ordinary or words[0] in register.first_names())


def _named(running: Running, match: re.Match[str]) -> Hit | None:
    """Return the body in a run of words with capitals that has a legal form or a word for its kind behind its name.

    "Jansma Bouw B.V.", "Alkmaarsche Courant", "Historisch Centrum Leeuwarden"; not the sentence's capital before it.
    """
    text = running.text[match.start() : match.end()]
    words = text.split(" ")
    if words[-1].islower() and not is_tail(words[-1]):
        words.pop()
    place = next((n for n in range(len(words) - 1, 0, -1) if is_tail(words[n]) or _LEGAL.match(words[n])), None)
    if place is None or (place < len(words) - 1 and not is_middle(words[place])):
        return None
    legal = bool(_LEGAL.match(words[place]))
    first = _first_of_name(words, place, legal=legal)
    if first is None or place - first > 4:
        return None
    first = next((n + 1 for n in range(place - 1, first, -1) if words[n] == "en" and _is_another(words[n:])), first)
    start = match.start() + len(" ".join(words[:first])) + (first > 0)
    last = len(words) if is_middle(words[place]) else place + 1
    end = match.start() + len(_cut(" ".join(words[:last]), least=place))
    if legal and ("." in words[place] or words[place] == "Zn") and running.text[end : end + 1] == ".":
        end += 1
    line = running.line_at(start)
    if running.is_barred(start, end) or (line[:2] == (start, end) and not legal):
        return None
    if first == 0 and not legal and not running.is_within_sentence(start) and register.is_ordinary(words[0]):
        return None
    return Hit(start, end, "organisatie", "vorm:staart", score=0.7, rank=1 if legal else 0)


def _first_of_name(words: list[str], place: int, *, legal: bool) -> int | None:
    """Return where the name before the word at `place` begins, past what only begins the sentence."""
    first = 0
    while first < place and (words[first] in _NO_NAME or words[first].islower() or _opens(words[first])):
        first += 1
    while first < place and not legal and register.lookup(words[first]) and place - first > 1:
        first += 1
    while first < place and words[first].islower():
        first += 1
    if first >= place or (not legal and register.lookup(words[first]) and words[first] in register.places()):
        return None
    return first


def _opens(word: str) -> bool:
    """Tell whether a word is that of a paper before the name of whose it is: "Conceptverslag Stuurgroep X"."""
    name, _, last = word.rpartition("-")
    if name and last.islower() and register.lookup(name) and register.is_ordinary(last):
        return True  # "Aedes-lid Z Wonen"
    return (is_thing_word(word) and word.istitle()) or is_term(word)


def _cut(rest: str, least: int = 0) -> str:
    """Return what of a name with links in it is one name: up to another body or place, without links at its end."""
    words = rest.split(" ")
    kept: list[str] = []
    for place, word in enumerate(words):
        if place > least and word.islower() and (_is_another(words[place:]) or _parts(words, place)):
            break
        kept.append(word)
    while kept and (kept[-1] in FUNCTION_WORDS or kept[-1] in _JOINTS):
        kept.pop()
    name = " ".join(kept)
    return name[:-1] if name.endswith(".") and not re.search(r"\b(?:[A-Z]|Zn)\.$", name) else name


def _parts(words: list[str], place: int) -> bool:
    """Tell whether a link parts a name from the words behind it.

    "de" only joins the names of a person; "en" behind the place that a body is in only joins it to another place;
    who goes to law against a gemeente is not named after it.
    """
    link, before = words[place], words[place - 1]
    if link == "tegen" and _is_area(" ".join(words[place + 1 :])):
        return True
    if link == "en" and words[max(0, place - 2)] not in FUNCTION_WORDS and _is_area(before):
        following = words[place + 1] if place + 1 < len(words) else ""
        return not (_is_area(following) or _FIRM.match(following))
    joins = before.islower() or before in register.first_names() or before in ("Gebr.", "Gebroeders")
    return link in ("de", "den") and not joins


def _is_area(word: str) -> bool:
    """Tell whether a word is a gemeente, provincie, town or region."""
    listed = any(entity.kind != "organisatie" for entity in register.lookup(word))
    return listed or word in register.areas("streek") or (word in register.place_gemeenten() and not is_body_word(word))


def _begins_body(word: str) -> bool:
    """Tell whether a word is the kind of body that a name begins with, behind a hyphen or not: "OV-bureau"."""
    return is_head(word) or ("-" in word and word[0].isupper() and is_body_word(word.rpartition("-")[2]))


def _shaped(text: str, match: re.Match[str], method: str) -> Hit | None:
    """Return the organisation in a match, its head with it; another organisation behind "en" is not part of it."""
    name = _cut(match["rest"])
    first = name.split(" ")[0]
    if not name or first in _NO_NAME or match["head"].split(" ")[0] in _NO_NAME:
        return None
    start, end = match.start(), match.start("rest") + len(name)
    if method == "vorm:groep" and is_term(name) and (more := _ADDS.match(text, end)):
        end = more.end()  # "werkgroep API strategie"
    if method == "vorm:ministerie" and _SHORT.fullmatch(name):
        start = match.start("rest")
    return Hit(start, end, "organisatie", method, score=0.75, rank=0)


def find_affiliations(running: Running, persons: Iterable[Hit], common: frozenset[str]) -> list[Hit]:
    """Return the organisations in brackets behind the names of `persons`: "Jan de Wit (Enexis)"."""
    hits: list[Hit] = []
    for person in persons:
        match = _BEHIND_NAME.match(running.text, person.end, person.end + 60)
        name = running.text[person.start : person.end]
        if match and " " in name and not is_initials(match["name"], name) and _is_body(match["name"], common):
            hits.append(Hit(*match.span("name"), "organisatie", "vorm:achter-naam", score=0.7, rank=0))
    return hits


def is_initials(short: str, name: str) -> bool:
    """Tell whether `short` is how minutes abbreviate the person `name`: "EvG"."""
    return short.lower() == "".join(word[0] for word in re.split(r"[ .-]+", name) if word).lower()


def _is_body(name: str, common: frozenset[str]) -> bool:
    words = name.lower().split(" ")
    if any(register.lookup(word) for word in name.split(" ")) or is_term(name) or names_thing(name.split(" ")):
        return False  # a listed name is found by itself
    return not (all(word in common for word in words) or words[0].capitalize() in register.first_names())


def _is_another(words: list[str]) -> bool:
    """Tell whether `words` from a link on ("en", "van het") are a body or place of their own, not the end of a name."""
    link = words[0]
    if _FIRM.match(words[1] if len(words) > 1 else "") or (link == "aan" and len(words) > 1 and words[1].islower()):
        return False  # "Rust aan de Linge"
    while words and (words[0] in FUNCTION_WORDS or words[0] == "&"):
        words = words[1:]
    rest = " ".join(words)
    if link in ("in", "op", "aan", "bij"):
        place = words[0] if words else ""
        listed = any(entity.kind != "organisatie" for entity in register.lookup(place))
        return listed or place in register.place_gemeenten()
    if link == "te":
        return True
    if link == "en" and words and (_begins_body(words[0]) or (len(words) > 1 and is_head(words[1]))):
        return True
    return bool(register.lookup(rest)) or any(re.match(rf"{head} ", rest) for _, head in HEADS)
