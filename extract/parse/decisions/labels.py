"""The labels that announce a decision ("Besluit:"), and the verdicts that stand by themselves ("Vastgesteld.")."""

from __future__ import annotations

import re

from extract.parse.decisions.wording import BODY, RECORD
from extract.text.sentences import sentences

# Each row: the label as printed, the kind that it announces.
LABELS: tuple[tuple[str, str], ...] = (
    (r"(?:genomen |voorgesteld )?beslui(?:t|ten)(?:punt(?:en)?)?(?: [\w-]{2,20}){0,2}|beslissing(?:en)?", "besluit"),
    (r"conclusies?(?: en besluit(?:en)?)?|aldus besloten|conform besloten|besloten(?: is| wordt)?", "besluit"),
    (r"(?:gemaakte )?afspra(?:ak|ken)|vervolgafspra(?:ak|ken)|afgesproken(?: is| wordt)?", "afspraak"),
    (r"toezegging(?:en)?(?:\s+[^\s:]{1,20}){0,2}|toegezegd", "toezegging"),
    (r"actie(?:s|punt(?:en)?)?(?:\s+(?:voor\s+)?[a-z]{2,12})?(?=\s*:)", "toezegging"),
    (r"vaststelling(?:en)?", "vaststelling"),
    (r"kennisneming|ter kennisgeving", "kennisneming"),
)
_LABEL = tuple(
    (re.compile(rf"(?:noot:\s*)?(?:{label})\s*(?:\d{{1,3}}|\([^)]{{1,20}}\))?\s*[:：]\s*", re.IGNORECASE), kind)
    for label, kind in LABELS
)
# What a heading adds to the label: "Afspraken en acties", "Besluiten & vervolgstappen".
_AND_MORE = (
    r"(?:\s(?:en|&)\s(?:vervolg(?:stappen|acties|afspraken)?|acties?|actiepunten|afspraken|besluiten|toezeggingen))?"
)
# On a line of its own; "Conclusie" there opens a chapter.
_LABEL_ALONE = tuple(
    (re.compile(rf"(?:{label}){_AND_MORE}\s*:?$", re.IGNORECASE), kind)
    for label, kind in LABELS
    if not re.search("conclusie|actie", label)
)
# Another field of the same entry ends what a label announces.
_NEXT_FIELD = re.compile(
    r"\s(?:Noot|Zaak|Besluit|Afspraak|Actie(?:punt)?|Toezegging|Agendapunt|Toelichting|Document)\s?:"
)
_ACTION_TAG = re.compile(r"<\s*(?:actiepunt|actie|AP)\b(?P<who>[^<>]{0,40})>", re.IGNORECASE)
# In a list of decisions a verdict stands by itself, as a sentence or a cell of its own.
_VERDICTS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?:ongewijzigd |gewijzigd |conform )?vastgesteld\b", re.IGNORECASE), "vaststelling"),
    (
        re.compile(r"(?:ter|voor) kennis(?:neming|geving|name)\s*(?:aan)?genomen\b|kennisgenomen\b", re.IGNORECASE),
        "kennisneming",
    ),
    (
        re.compile(
            r"(?:unaniem |met algemene stemmen )?(?:aangenomen|verworpen|akkoord|goedgekeurd|aangehouden|ingestemd"
            r"|conform (?:advies|voorstel|concept|besloten)(?: besloten)?|besloten)\b"
            r"(?=\s*(?:[.,;:]|$)|\s+(?:tot|met (?:de|het)|conform|bij)\b)",
            re.IGNORECASE,
        ),
        "besluit",
    ),
)
# "Kort samengevat is afgesproken dat:" says what the bullets after it are.
_ANNOUNCED = re.compile(
    r"[^.?!]*\b(vastgesteld|besloten|besluit(?:en)?|afgesproken|overeengekomen|toegezegd)\b[^.?!]{0,30}:$",
    re.IGNORECASE,
)
# "De stuurgroep heeft in de vergadering:" leaves it to each bullet after it to say what was done.
_LEAD_IN = re.compile(rf"(?:^|[.?!]\s+)(?P<by>{BODY}|wij|we)\s+(?:heeft|hebben)\b[^.?!:]{{0,60}}:$", re.IGNORECASE)
_DONE = re.compile(
    r"(?:^|\s)(?P<not>niet\s+)?(?P<done>vastgesteld|goedgekeurd|besloten|ingestemd|afgesproken|toegezegd|verworpen"
    r"|aangenomen|aangehouden|kennisgenomen)\b",
    re.IGNORECASE,
)
_LABEL_END = re.compile(
    r"\bbeslui(?:t|ten)\s*:$|(?:^|[.?!]\s+)(?:besluit(?:en)?|afspra(?:ak|ken))\b[^.?!]*:$", re.IGNORECASE
)
_ANNOUNCES = {
    "vastgesteld": "vaststelling",
    "besloten": "besluit",
    "besluit": "besluit",
    "besluiten": "besluit",
    "afgesproken": "afspraak",
    "overeengekomen": "afspraak",
    "toegezegd": "toezegging",
    "kennisgenomen": "kennisneming",
}
_NARROWER = (
    (
        "kennisneming",
        re.compile(r"^.{0,60}\b(?:ter|voor) kennis(?:geving|neming|name)\b|^ter informatie\b", re.IGNORECASE),
    ),
    ("vaststelling", re.compile(r"^(?:ongewijzigd |gewijzigd |conform )?vastgesteld\b", re.IGNORECASE)),
    (
        "vaststelling",
        re.compile(rf"^.{{0,60}}\b{RECORD}\b.{{0,40}}\b(?:vastgesteld|vaststellen|goedgekeurd)\b", re.IGNORECASE),
    ),
)
_LONGEST_LABELLED = 300  # characters: what a label announces is a sentence or two


def label_alone(words: str) -> str | None:
    """Return the kind that a label on a line of its own announces for the blocks after it."""
    return next((kind for label, kind in _LABEL_ALONE if label.fullmatch(words.strip(" _"))), None)


def labelled(words: str) -> tuple[str, int, int] | None:
    """Return the kind that a label at the start of `words` announces, and where the words that it announces lie."""
    plain = words.lstrip(" _")
    for label, kind in _LABEL:
        if (match := label.match(plain)) and len(plain) > match.end() + 2:
            start = len(words) - len(plain) + match.end()
            following = _NEXT_FIELD.search(words, start)
            end = _quote_end(words, start, following.start() if following else len(words))
            return _narrowed(kind, words[start:end]), start, end
    return None


def verdict(sentence: str) -> str | None:
    """Return the kind of a verdict that opens the sentence: "Vastgesteld.", "Aangenomen. De minister …"."""
    return next((kind for pattern, kind in _VERDICTS if pattern.match(sentence)), None)


def announcement(text: str) -> tuple[str, int, bool] | None:
    """Return what a text ending in a colon announces of the bullets after it.

    That is their kind, where its last sentence starts, and whether it is a label ("Het college besluit:").
    """
    match = _ANNOUNCED.search(text) if text.endswith(":") else None
    return (_ANNOUNCES[match[1].lower()], match.start(), bool(_LABEL_END.search(text))) if match else None


def leads_in(text: str) -> str | None:
    """Return who "has", in a text that ends in a colon, done what each bullet after it says."""
    match = _LEAD_IN.search(text) if text.endswith(":") else None
    return match["by"] if match else None


def done_in(entry: str) -> str | None:
    """Return the kind of what a bullet says that was done: "Het beheerplan vastgesteld."."""
    first = next(iter(sentences(entry)), (0, len(entry)))
    match = _DONE.search(entry[: first[1]])
    return None if match is None else "besluit" if match["not"] else _ANNOUNCES.get(match["done"].lower(), "besluit")


def action_tag(sentence: str) -> tuple[int, list[str]] | None:
    """Return where a tag such as "<actiepunt Jansen>" starts in a sentence, and whom it names."""
    match = _ACTION_TAG.search(sentence)
    if not match:
        return None
    return match.start(), [match["who"].strip()] if re.search(r"[A-Za-z]{2}", match["who"]) else []


def _quote_end(text: str, start: int, end: int) -> int:
    """Return where the words that a label announces end: after the sentences that fit, at least one."""
    last = start
    for _, stop in sentences(text[start:end]):
        if last > start and stop > _LONGEST_LABELLED:
            break
        last = start + stop
    return last


def _narrowed(kind: str, words: str) -> str:
    """Return the kind of what stands after "Besluit:": "voor kennisgeving aannemen" is a kennisneming."""
    if kind != "besluit":
        return kind
    return next((narrower for narrower, pattern in _NARROWER if pattern.search(words)), kind)
