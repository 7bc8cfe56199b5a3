"""Words beside a name that say what kind of thing bears it, or that a gemeente and no village is meant."""

from __future__ import annotations

import re

from corpus.register import parse_label

_PERSON = r"(?:(?:de heer|mevrouw|dhr\.?|mw\.?|mevr\.?) )?(?:(?:van|de[nr]?|ter|ten|te|el) |[A-ZÀ-Þ][\w.'’-]* ){1,5}"
_GEMEENTE = (
    r"gemeenten?|gemeentes|gem\.?|stad|burgemeesters?|wethouders?|loco-?burgemeester|gemeenteraad|gemeentehuis|stadhuis"
    r"|stadskantoor|gemeentesecretaris|raadslid|raadsleden|raad|centrum|binnenstad|jaarbeurs|station|inwoners|stadsdeel"
    r"|college(?: van b(?:urgemeester)? ?(?:&|en) ?w(?:ethouders)?)?|b&w|universiteit|rechtbank|gerechtshof|ziekenhuis"
)
_PROVINCIE = (
    r"provincies?|prov\.|gedeputeerden?|gs|ps|provinciale \w+|(?:gedeputeerde|provinciale) staten|statenleden"
    r"|commissaris(?:sen)? van de koning|cvdk|cdk|prt|provinciehuis|statenlid|heel"
)
# Each row: a kind, and how the text before a name of that kind ends. The first that fits counts.
_BEFORE: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("gemeente", re.compile(rf"(?:\b(?:{_GEMEENTE}) (?:van |te |in )?|\b\d{{4}} ?[A-Z]{{2}},? {{1,2}}|\bte )$", re.I)),
    ("provincie", re.compile(rf"\b(?:{_PROVINCIE}) (?:van |in |te )?(?:de )?$", re.IGNORECASE)),
    ("veiligheidsregio", re.compile(r"\b(?:veiligheidsregio['’´]?s?|vr['’´]?s?) (?:van )?$", re.IGNORECASE)),
    ("gemeente", re.compile(r"\bop in $|\b(?:opgegaan|opgaan) in $|\b(?:gefuseerd|fuseren|fuseert|fusie) met $")),
    ("gemeente", re.compile(rf"\b(?:[Ww]ethouder|[Bb]urgemeester|[Rr]aadslid) {_PERSON}van $")),
    (
        "provincie",
        re.compile(rf"\b(?:[Gg]edeputeerde|[Cc]d[Kk]|[Cc]ommissaris(?: van de Koning)?|[Ss]tatenlid) {_PERSON}van $"),
    ),
)
_BEHIND: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("gemeente", re.compile(r"-?[Ss]tad\b|[ -](?:Centraal|CS)\b")),
    ("provincie", re.compile(r",? als provincie\b|,? de provincie dus\b")),
    ("gemeente", re.compile(r",? (?:de stad|de gemeente) dus\b")),
)
_STATED = re.compile(r" ?\((?:de |het )?(?P<kind>[^()\n]{1,18}?)(?: dus| zelf)?\)")
AS_GEMEENTE = re.compile(
    r"(?:\b(?:gemeenten?|gem\.|gemeenteraad|gemeentehuis|gemeentebestu(?:ur|ren)|burgemeesters?|loco-?burgemeester|wethouders?|college|raad"
    r"|raadsleden|b&w|b en w|archie[fv]\w*) (?:van |te |uit )?(?:de |het )?"
    r"(?:(?:voormalige|toenmalige|vroegere|oude) (?:gemeenten? )?)?"
    r"|\b(?:voormalige|toenmalige|vroegere|vroeger|voorheen|(?:t/m|tot) (?:vorig jaar|\d{4})"
    r"|rechtsopvolgers? van|opvolgers? van|opgegaan in|gefuseerd met|fuseren met) )$",
    re.IGNORECASE,
)
OF_A_MERGER = re.compile(
    r"herindel|herinricht|opvolger|samen verder|gingen (?:ons|hen|jullie|\w+) voor\b|nieuwe gemeente"
    r"|gaan per\b.{1,30}\bsamen\b|worden (?:per|samen|vanaf)\b|fusie|fuseer|fuseert|fuseren|samengevoegd|samenvoeging"
    r"|samengegaan|opgeheven|opgegaan|op(?:gaan|ging)\b|ging(?:en)? op\b|gaa[nt]\b.{1,40} op in\b|voormalig|vroegere"
    r"|toenmalig|rechtsvoorganger|voorganger|zijn samen\b|ontstaan uit|toegevoegd aan|gevoegd bij|overgegaan in"
    r"|zelfstandige gemeente|oud-gemeente|onderdeel van\b|vorm(?:en|den) (?:nu|samen|sinds)\b|op te bestaan"
    r"|ging(?:en)?\b.{1,40}\bop in\b|ging(?:en)? over naar|per \d{1,2} januari \d{4} (?:bij|onder|naar|in)\b",
    re.IGNORECASE,
)
ARCHIVED = re.compile(  # papers that a gemeente left, not those that lie in a town
    r"archie[fv]|bouwdossiers?|bouwvergunningen van|notulen van|raadsnotulen|bevolkingsregisters?|burgerlijke stand"
    r"|inventaris|strekkende meter|dossiers van|overdracht van|secretarie|notulenboek|raadsbesluiten van"
    r"|\b(?:stukken|dozen|doos|\w*tekeningen|\w*registers|\w*vergunningen|leggers|papieren|notulen|\w*kaarten) van\b"
    r"|\b(?:gescand|gedigitaliseerd|overgebracht|plaatsingslijst|vernietigingslijst)\b",
    re.IGNORECASE,
)
YEARS = re.compile(  # how long its papers go, or it was there
    r",? \(?(?:1[89]\d\d ?[-–/] ?(?:1[89]|20)\d\d|(?:tot|t/m|tot en met) (?:1 januari )?(?:19|20)\d\d\))"
    r"|,? (?:was )?(?:tot(?: en met)?|t/m|vóór|voor) (?:1 januari )?(?:19|20)\d\d"
    r" (?:nog )?een (?:eigen |zelfstandige )?gemeente\b"
)
AT_A_PLACE = re.compile(
    r"(?:\b(?:[Ii]n|[Tt]e|[Nn]aar|[Uu]it|[Vv]anuit|[Nn]abij|[Bb]ij|[Rr]ond|dorp|kern|plaats|wijk|kernen|dorpen|azc)"
    r"|\d{4} ?[A-Z]{2},?) +$"
)
ACTS = re.compile(
    r" (?:is (?:het|van|voor|tegen|bereid|akkoord)|heeft|had|wil|wilde|kan|kon|zal|zou|mag|moet|doet|deed|ziet|geeft"
    r"|gaf|komt|kwam|vindt|vond|stelt|stelde|vraagt|vroeg|biedt|bood|meldt|meldde|wacht|wijst|wees|zegt|zei|gaat|ging|maakt|neemt|nam|steunt"
    r"|stemt|stemde|betaalt|bouwt|levert|werkt|verwacht|bereidt|onderzoekt|koos|kiest"
    r"|(?!niet|met|uit|tot|want|het|dat|dit|wat|ligt|lijkt|heet|hoort|telt|groeit|krimpt|bestaat)[a-zà-ÿ]{2,12}[^s\W\d]t)\b"
)


def kind_said(before: str, after: str) -> tuple[str | None, str]:
    """Return the kind that the words around a name state, and why in Dutch; (None, "") where they state none."""
    stated = _STATED.match(after)
    if stated and (kind := parse_label(f"X ({stated['kind']})").kind):
        return kind, f"het woord erachter zegt dat het de {kind} is"
    for kind, pattern in _BEHIND:
        if pattern.match(after):
            return kind, f"het woord erachter zegt dat het de {kind} is"
    for kind, pattern in _BEFORE:
        if pattern.search(before):
            return kind, f"het woord ervoor zegt dat het de {kind} is"
    return None, ""
