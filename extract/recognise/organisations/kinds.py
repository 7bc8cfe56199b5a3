"""Words that say what kind of body a name is of: those that it begins with, those that it ends in, those beside it."""

from __future__ import annotations

import re
from functools import lru_cache

# Each row: the sort of body, and how the words for it end.
_KINDS: tuple[tuple[str, str], ...] = (
    (
        "association",
        "stichting vereniging coöperatie federatie bond unie genootschap gilde club verband alliantie coalitie "
        "gemeenschap corporatie koepel maatschap gezelschap kring partij beweging",
    ),
    (
        "council",
        "raad commissie comité beraad college kamer tafel overleg platform forum netwerk groep taskforce team board",
    ),
    (
        "office",
        "dienst inspectie autoriteit agentschap bureau ministerie directoraat-generaal waterschap hoogheemraadschap "
        "wetterskip rechtbank gerechtshof omroep brandweer politie douane steunpunt knooppunt orgaan veiligheidshuis "
        "secretariaat parket",
    ),
    (
        "firm",
        "bedrijf combinatie maatschappij groep bank verzekeraar garage restaurant kwekerij bakkerij slagerij drukkerij "
        "uitgeverij boerderij brouwerij makelaar makelaars makelaardij architecten advocaten notarissen adviseurs "
        "accountants ingenieurs consultants ontwikkelaar ontwikkeling aannemer aannemers vastgoed beheer bouw wonen "
        "woondiensten advies consultancy energie logistics logistiek transport vervoer holding group company diensten",
    ),
    (
        "care",
        "ziekenhuis kliniek zorg zorggroep thuiszorg huisartsenpost apotheek jeugdzorg jeugdbescherming welzijn "
        "gezondheidscentrum verpleeghuis",
    ),
    (
        "learning",
        "universiteit hogeschool school scholen academie akademy lyceum gymnasium college instituut instituut "
        "university institute onderwijs kindcentra kinderopvang museum bibliotheek archief centrum",
    ),
    ("press", "krant courant dagblad nieuwsblad weekblad media"),
    (
        "trade",
        "software verhuur installaties infra automatisering recycling hoveniers catering security beveiliging "
        "grondwerken sloopwerken wegenbouw verpakking verpakkingen trading foods systems solutions schilders notariaat",
    ),
    ("faith and sport", "moskee parochie kerk voetbalclub sportclub sportvereniging"),
    ("foreign", "organisation organization agency council union association committee hospital foundation landschap"),
)
_ENDINGS = tuple({word for _, words in _KINDS for word in words.split()})
_NO_ENDINGS = ("voorraad", "verraad", "landbouw", "tuinbouw", "akkerbouw", "woningbouw", "nieuwbouw", "doelgroep")
# Kinds that begin a name and belong to it: whole words, and endings of compounds ("Verhuisbedrijf De Haan").
_HEADS = frozenset(
    "bureau garage restaurant moskee parochie sv vv tv hv rkvv obs rkbs pcbs pcbo sbo ikc csg rsg psg ckc swv aoc taxi "
    "kwekerij bakkerij slagerij drukkerij uitgeverij bouwcombinatie steunpunt thuiszorg maatschap "
    "apotheek dagblad dorpsplatform loge firma "
    "makelaardij brouwerij fanfare harmonie scouting jeugdbescherming buurthuis wijkteam basisteam".split()
)
_HEAD_ENDINGS = (
    *("vereniging", "stichting", "coöperatie", "federatie", "club", "bedrijf", "bureau", "combinatie", "genootschap"),
    *("kwekerij", "kantoor", "comité", "steunpunt", "groep", "centrum", "platform", "dienst", "raad", "team"),
    *("orgaan", "veiligheidshuis", "coalitie"),
)
# Kinds that belong to a name only where they have a capital themselves: "Verpleeghuis Avondrust", "Popkoor Sa'me".
_CAPITAL_HEAD_ENDINGS = (
    *(
        "koor",
        "orkest",
        "veiling",
        "service",
        "rederij",
        "collectief",
        "centrale",
        "onderneming",
        "praktijk",
        "vakgroep",
    ),
    *("verpleeghuis", "verzorgingshuis", "gezinshuis", "ziekenhuis", "filmhuis", "theaterhuis", "hospice", "speelzaal"),
    *(
        "basisschool",
        "muziekschool",
        "toneelgroep",
        "beraad",
        "tafel",
        "board",
        "kring",
        "beweging",
        "wacht",
        "houderij",
    ),
    *("corporatie", "partners", "winkel", "ontwikkelaar", "opvang", "thuiszorg", "zorggroep", "zorgcentrum", "museum"),
    *("adviseurs", "notarissen", "advocaten", "architecten", "makelaars", "universiteit", "netwerk", "galerie"),
    *("lectoraat", "secretariaat", "kindcentrum", "bibliotheek", "verhuizers", "kinderdagverblijf", "coöperatief"),
    *("handelsonderneming", "maatschappij", "campus", "overleg", "beheer", "instituut", "archief", "energiefonds"),
    *("waarborgfonds", "ondernemersfonds", "gebroeders", "synagoge", "koelhuis", "fabriek", "hogeschool", "alliantie"),
    *("jeugdzorg", "jongerenwerk", "meldpunt", "loket", "federatie", "verband", "partij", "gezelschap", "ensemble"),
)
_NO_CAPITAL_HEADS = frozenset(
    "platteland overleg vooroverleg werkoverleg bijeenkomst opvang noodopvang crisisopvang crisisnoodopvang "
    "nachtopvang dagopvang beheer waterbeheer contractbeheer projectbeheer natuurbeheer overschrijding service "
    "maatschappij samenleving campus wacht loket museum netwerk archief bibliotheek verband beweging winkel tafel "
    "bestuurstafel tekentafel werktafel energiebeheer vergadertafel spreektafel".split()
)
_NO_HEADS = frozenset(  # compounds of which there are many, none with a name of its own
    "gemeenteraad ministerraad doelgroep leeftijdsgroep bevolkingsgroep risicogroep beroepsgroep patiëntengroep "
    "stadscentrum dorpscentrum winkelcentrum asielzoekerscentrum aanmeldcentrum vaccinatiecentrum distributiecentrum "
    "teamgroep provincieraad beraad fietsberaad buitendienst binnendienst hoofdgroep subgroep inlooppunt crisisdienst "
    "buitenwerkgroep gezondheidscentrum congrescentrum datacentrum sportcentrum opvangcentrum".split()
)
# Kinds that stand beside a name and are no part of it.
_BESIDE = frozenset(
    "aannemer ontwikkelaar projectontwikkelaar leverancier softwareleverancier exploitant zorgaanbieder aanbieder "
    "netbeheerder vervoerder opdrachtnemer fractie heemkundekring corporatie uitgever bouwer luchtvaartmaatschappij "
    "energieleverancier zorgverzekeraar adviesbureau ingenieursbureau onderzoeksbureau detacheerder installateur "
    "welzijnsorganisatie jeugdzorgaanbieder verhuurder".split()
)
# Kinds that end a name: "Alkmaarsche Courant", and those of them that a name may go on behind.
_TAILS = frozenset(
    "ziekenhuis universiteit hogeschool university hospital autoriteit architecten advocaten notarissen adviseurs "
    "accountants wonen courant dagblad nieuwsblad weekblad college lyceum gymnasium akademy academie stichting "
    "vereniging federatie vastgoed bank museum kliniek landschap woondiensten zorggroep makelaars ingenieurs "
    "consultancy logistics transport holding group restauratoren bibliotheek omroep media welzijn jeugdzorg".split()
)
_TAIL_ENDINGS = (
    *("tafel", "raad", "board", "beraad", "federatie", "vereniging", "stichting", "bedrijf", "museum"),
    "restauratoren",
)
_CAPITAL_TAILS = frozenset(
    "Commissie Coalitie Inspectie Raad Unie Alliantie Combinatie Groep Platform Software Verhuur Techniek Installaties "
    "Infra Automatisering Recycling Hoveniers Catering Security Beveiliging Grondwerken Sloopwerken Wegenbouw "
    "Verpakking Verpakkingen Trading Foods Systems Solutions Installatietechniek Bouwgroep Schilders Notariaat".split()
)
_NO_TAILS = frozenset("raad tafel board bedrijf".split())
_MIDDLES = frozenset("centrum steunpunt platform bureau jeugdzorg".split())


# Words before the kind of a body that say at what level or for whom it works: "Regionaal Overleg".
_LEVELS = re.compile(
    r"(?:Landelijke?|Provinciale?|Provinciaal|Regionale?|Regionaal|Nationale?|Nationaal|Bestuurlijke?|Ambtelijke?"
    r"|Technische?|Nederlandse?|Koninklijke?|Internationale?|Internationaal|Europe(?:se|es)|Centrale?|Centraal|Federatieve?"
    r"|Algemene?|Algemeen|Intergemeentelijke?|Interbestuurlijke?|Gezamenlijke?|Christelijke?|Katholieke?|Culturele?|Cultureel"
    r"|Historische?|Industriële|Maatschappelijke?|Wetenschappelijke?|Economische?|Sociaal|Sociale|Agrarische?|Stedelijke?"
    r"|Openbaar|Openbare|Protestantse?|Hervormde|Gereformeerde|Nieuwe?|Jonge?)"
)


def is_level(word: str) -> bool:
    """Tell whether a word says at what level or for whom a body works: "Regionaal", "Technische"."""
    return _LEVELS.fullmatch(word) is not None


@lru_cache(maxsize=8_000)
def is_body_word(word: str) -> bool:
    """Tell whether a word of a name says that it is a body: "Verhuisbedrijf", "Milieufederatie", "Courant"."""
    small = word.lower().strip("\"'“”‘’(),.")
    return small.endswith(_ENDINGS) and not small.endswith(_NO_ENDINGS)


@lru_cache(maxsize=8_000)
def is_head(word: str) -> bool:
    """Tell whether a word is the kind of body that a name begins with, as part of it: "Voetbalclub", "bureau"."""
    small = word.lower()
    if small in _HEADS:
        return True
    if small in _NO_HEADS or not word[1:].islower():
        return False
    if small.endswith(_HEAD_ENDINGS) and small not in _HEAD_ENDINGS:
        return True
    return word[0].isupper() and small.endswith(_CAPITAL_HEAD_ENDINGS) and small not in _NO_CAPITAL_HEADS


def is_beside(word: str) -> bool:
    """Tell whether a word is the kind of body that stands before a name and is no part of it: "aannemer"."""
    return word.lower() in _BESIDE


@lru_cache(maxsize=8_000)
def is_tail(word: str) -> bool:
    """Tell whether a word is the kind of body that ends a name, or that a name goes on behind."""
    small = word.lower()
    if small in _TAILS or small in _MIDDLES or word in _CAPITAL_TAILS:
        return True
    if word in _NO_TAILS or small.endswith(_NO_ENDINGS):
        return False  # "de Zwolse raad", "de woningvoorraad"
    return small.endswith(_TAIL_ENDINGS) and small not in _NO_HEADS


def is_middle(word: str) -> bool:
    """Tell whether a name may go on behind the word for its kind: "Historisch Centrum Leeuwarden"."""
    return word.lower() in _MIDDLES
