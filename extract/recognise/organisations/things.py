"""Tell names of things (laws, programmes, funds, systems, standards, papers) from names of bodies."""

from __future__ import annotations

import re
from functools import lru_cache

from corpus import register
from extract.recognise.organisations.kinds import is_body_word

# Abbreviations that name techniques, laws, papers, jobs or quantities: never someone who acts.
THINGS = frozenset(
    "API APIs REST SOAP HTTP HTTPS HTML XML JSON YAML CSV PDF URL URI DNS TLS SSL PKI SAML OIDC ID IP IT ICT AI GPS "
    "SMS GIS BIM BV NV VOF NL EU VN VS UK BE USA CEO CFO CIO CISO CTO DG SG MT OR HR HRM PR QA FAQ SLA RFC PoC POC MVP "
    "DPIA BIA RI&E AVG WOB WOO WMO WLZ ZVW WW WIA WAO ZW AOW ANW AWB Awb BW GW WGBO UHW BSN BTW CAO VOG DNA AO VAO WGO "
    "NO SO VSO TAO RTG PV EK TK MvT MvA NNV NvW AMvB BRP BAG BGT BRO BRK BRT WOZ NHR DSO OIN UZI COVID CoV SARS PCR IC "
    "ICU ADL PBM PBMs FFP EPD AED BHV CO PFAS PM NVT TBD ASAP CC FW RE FYI PPT TV DVD USB GR BP MER RO OV OOV HOV RTB "
    "CNO AZC POH OK MBO HBO VWO HAVO VMBO WO VO PO BSO KDV NT EVRM IVRK VVE ZZP ZZPer FTE KPI II III IV VI VII VIII IX "
    "ADR OAS MIM IAM TOGAF SEMVER URIs URLs ECLI IIR TTF XI XII XIII XIV XV NB PS DD MM JJ DK BO AO vz Vz".split()
)
# How the words end that say what a thing is. Each row: the sort of thing, and the endings.
_KINDS: tuple[tuple[str, str], ...] = (
    (
        "rule",
        "wet wetgeving wetboek wetsvoorstel verordening regeling richtlijn besluit verdrag protocol convenant akkoord "
        "overeenkomst statuut code handvest handreiking leidraad circulaire beleidsregel beleidskader kader norm "
        "instructie reglement practice",
    ),
    (
        "plan",
        "programma project plan agenda visie strategie aanpak traject offensief campagne pilot proeftuin deal opgave "
        "taakstelling pact impuls route roadmap scenario toekomstbeeld programma's projecten doelen",
    ),
    ("money", "fonds subsidie uitkering toeslag budget begroting lening krediet heffing belasting steun"),
    (
        "system",
        "systeem software applicatie app portaal website loket standaard standaarden register registratie dataset "
        "databank database berichtenverkeer koppelvlak koppeling model tool toolkit voorziening rules service services "
        "connection connectivity support source link practice practices data api apis website platformdienst",
    ),
    (
        "paper",
        "brief kamerbrief nota notitie rapport rapportage verslag onderzoek advies memo factsheet monitor "
        "enquête lijst overzicht analyse scan scans toets evaluatie index atlas kaart gids jaarverslag motie "
        "amendement bijlage",
    ),
    (
        "event",
        "congres conferentie symposium festival dag week bijeenkomst academy cursus training workshop webinar prijs "
        "award",
    ),
    (
        "people",
        "landers ontheemden vluchtelingen bewoners opvang huisvesting locatie locaties woningen initiatieven regio "
        "regio's gebied wijk wijken volgcommissie voorzitter",
    ),
)
_ENDINGS = tuple(sorted({word for _, words in _KINDS for word in words.split()}, key=len, reverse=True))
_WHOLE = frozenset(_ENDINGS)
_OF_LEVEL = frozenset(
    "Europees Europese Nationaal Nationale Landelijk Landelijke Internationaal Internationale".split()
)
_LONG_ENDINGS = tuple(end for end in _ENDINGS if len(end) > 2)
# Bodies whose kind ends like that of a thing, and words that are none.
_NO_THINGS = re.compile(
    r"(?:veiligheids|metropool|stads)regio|regio|(?:waarborg|schade|prins bernhard|oranje)fonds|sociaalwerk|adviescode"
    r"|staatsteun",
    re.IGNORECASE,
)
_BEFORE_THING = re.compile(
    r"\b(?:[Ww]et|[Ss]tandaard|[Aa]pplicatie|[Ss]ysteem|[Pp]rogramma|[Pp]roject|[Ss]oftware|[Tt]ool|[Pp]latform"
    r"|[Pp]ortaal"
    r"|[Rr]egeling|[Vv]erordening|[Rr]ichtlijn|[Pp]akket|[Dd]ataset|[Kk]ansspel(?:en)?|[Ss]pel|[Kk]oppelvlak|[Mm]odel"
    r"|[Vv]ersie(?: van)?|[Tt]ype|[Rr]elease(?: van)?|ondersteuning|[Pp]rotocol|[Ff]ormaat|[Bb]estand(?:en)?|[Kk]enmerk"
    r"|(?:op )?grond van de|invoering van(?: de| het)?|[Gg]ebruik van(?: de| het)?"
    r"|artikel \w+|functionaliteit van|toepassing van(?: de| het)?|gebruikt|invoeren van) $"
)
_BEHIND_THING = re.compile(
    r" ?[-–]?(?:standaard|systeem|applicatie|koppelvlak|koppeling|software|proces|procedure|regeling|uitkering|gelden"
    r"|middelen|lijst|status|bestand|bericht|berichten|registratie|versie|release|certificaten|issues?|API|model|code"
    r"|richtlijn|toets|methode|methodiek|traject|project|programma|repository|bestanden|data|versies?)(?:en|s)?\b"
    r"| v?\d+\.\d"
    r"| (?:is|wordt|werd|zijn|worden) (?:\w+ )?(?:getest|gerealiseerd|bijgewerkt|gepubliceerd|ingevoerd|toegepast"
    r"|gebruikt|geïmplementeerd|doorontwikkeld|verlengd|aangevraagd|verstrekt"
    r"|een tijdelijke (?:maatregel|regeling|noodmaatregel))\b"
)


@lru_cache(maxsize=8_000)
def is_thing_word(word: str) -> bool:
    """Tell whether a word says that what it names is a thing: "Fonds", "noodwetgeving", "Investeringsagenda"."""
    small = word.lower()
    if small in _WHOLE:
        return not _NO_THINGS.fullmatch(small)
    if not small.endswith(_LONG_ENDINGS) or _NO_THINGS.fullmatch(small):
        return False
    return len(small) > 16 or (len(small) > 6 and register.is_ordinary(small))


def names_thing(words: list[str]) -> bool:
    """Tell whether a name of several words, or of one, begins or ends with a word that says that it is a thing."""
    if len(words) > 1 and words[0] in _OF_LEVEL and not is_body_word(words[-1]):
        words = words[1:]  # "Europees Verdrag voor …"
    return bool(words) and (is_thing_word(words[0]) or (is_thing_word(words[-1]) and not is_body_word(words[-1])))


def is_term(name: str) -> bool:
    """Tell whether a name is a term of art: an abbreviation or system of the glossary."""
    return name in THINGS or name in register.begrippen()


def stands_as_thing(before: str, behind: str) -> bool:
    """Tell whether the words around a name say that it is a thing: "de standaard X", "X-koppeling", "X 3.0"."""
    return bool(_BEFORE_THING.search(before) or _BEHIND_THING.match(behind))
