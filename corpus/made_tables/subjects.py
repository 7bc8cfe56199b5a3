"""Name what made tables are about: titles, columns and how large their figures are."""

from __future__ import annotations

from typing import NamedTuple


class Subject(NamedTuple):
    """One subject: its title, its columns, and its figures for each thousand inhabitants.

    `counts` are columns that stand alone, `parts` those that add up to `whole`; `aim` and `got` are compared.
    """

    title: str
    counts: tuple[str, ...]
    parts: tuple[str, ...]
    whole: str
    aim: str
    got: str
    rate: float
    source: str


SUBJECTS = (
    Subject(
        "Opvang asielzoekers",
        ("Reguliere plekken", "Noodopvang", "Plekken amv", "Bezetting COA", "Crisisnoodopvang", "Beschikbaar"),
        ("Regulier", "Noodopvang", "Amv", "Crisisnoodopvang", "Proces-opvang"),
        "Totaal opvang",
        "Opgave",
        "Realisatie",
        5.0,
        "COA",
    ),
    Subject(
        "Opvang ontheemden uit Oekraïne",
        ("Totaal aantal plaatsen", "Aantal bezet", "Daadwerkelijk beschikbaar", "Particuliere opvang", "In aanbouw"),
        ("Gemeentelijk", "Particulier", "Op schepen", "Hotels"),
        "Totaal plaatsen",
        "Opgave Oekraïne",
        "Gerealiseerd",
        6.1,
        "Ministerie van Justitie en Veiligheid",
    ),
    Subject(
        "Huisvesting vergunninghouders",
        ("Stand per 1 juli", "Gehuisvest in juli", "Gehuisvest in augustus", "Gezinshereniging", "Wachtend in azc"),
        ("Eerste kwartaal", "Tweede kwartaal", "Derde kwartaal", "Vierde kwartaal"),
        "Heel het jaar",
        "Taakstelling",
        "Gehuisvest",
        1.6,
        "IND en COA",
    ),
    Subject(
        "Woningbouw naar soort",
        ("Plancapaciteit", "Vergund", "In aanbouw", "Opgeleverd", "Gesloopt", "Flexwoningen"),
        ("Sociale huur", "Middenhuur", "Vrije sector", "Koop", "Zorgwoningen"),
        "Totaal woningen",
        "Afspraak woondeal",
        "Opgeleverd",
        8.4,
        "Basisregistratie adressen en gebouwen",
    ),
    Subject(
        "Jeugdhulp en jeugdbescherming",
        ("Trajecten ambulant", "Pleegzorg", "Gezinshuizen", "Wachtenden", "Ondertoezichtstellingen", "Uitstroom"),
        ("Zonder verblijf", "Met verblijf", "Bescherming", "Reclassering"),
        "Totaal jeugdigen",
        "Raming trajecten",
        "Gestart",
        21.0,
        "Regionale inkooporganisatie",
    ),
    Subject(
        "Verkeersongevallen en handhaving",
        ("Ongevallen", "Gewonden", "Controles", "Boetes snelheid", "Meldingen parkeren", "Flitspalen"),
        ("Auto", "Fiets", "Bromfiets", "Voetganger", "Vrachtverkeer"),
        "Alle ongevallen",
        "Geplande controles",
        "Uitgevoerde controles",
        3.2,
        "Politie en Rijkswaterstaat",
    ),
    Subject(
        "Uitgaven aan maatschappelijke ondersteuning (x € 1.000)",
        ("Huishoudelijke hulp", "Begeleiding", "Dagbesteding", "Vervoer", "Hulpmiddelen", "Beschermd wonen"),
        ("Lasten personeel", "Lasten inkoop", "Subsidies", "Overige lasten"),
        "Totaal lasten",
        "Begroot",
        "Besteed",
        160.0,
        "Jaarrekeningen van de gemeenten",
    ),
    Subject(
        "Bijstand en re-integratie",
        ("Uitkeringen", "Instroom", "Uitstroom naar werk", "Loonkostensubsidie", "Beschut werk", "Vrijstellingen"),
        ("Tot 27 jaar", "27 tot 45 jaar", "45 tot 60 jaar", "60 jaar en ouder"),
        "Alle uitkeringen",
        "Plaatsingen gepland",
        "Plaatsingen bereikt",
        23.0,
        "Gemeentelijke sociale diensten",
    ),
    Subject(
        "Laadpalen en zonnepanelen",
        ("Laadpunten openbaar", "Snelladers", "Zonnedaken", "Zonneparken", "Aanvragen", "Storingen"),
        ("Op straat", "In garages", "Bij bedrijven", "Langs de weg"),
        "Alle laadpunten",
        "Doel laadpunten",
        "Geplaatst",
        9.5,
        "Netbeheerders",
    ),
    Subject(
        "Leerlingen in het onderwijs aan nieuwkomers",
        ("Leerlingen", "Groepen", "Leerkrachten", "Lokalen", "Wachtlijst", "Doorstroom"),
        ("Basisonderwijs", "Praktijkonderwijs", "Vmbo", "Havo en vwo"),
        "Alle leerlingen",
        "Benodigde plaatsen",
        "Ingerichte plaatsen",
        2.4,
        "Samenwerkingsverbanden",
    ),
)
PROGRAMMES = (
    "Bestuur en ondersteuning",
    "Openbare orde en veiligheid",
    "Verkeer, vervoer en waterstaat",
    "Economie",
    "Onderwijs",
    "Sport, cultuur en recreatie",
    "Inkomensregelingen en participatie",
    "Begeleide participatie en arbeidsmarkt",
    "Maatwerkvoorzieningen Wmo en hulpmiddelen thuis",
    "Jeugdbescherming en jeugdreclassering",
    "Volksgezondheid en milieu",
    "Riolering",
    "Afvalinzameling",
    "Volkshuisvesting, ruimtelijke ordening en stedelijke vernieuwing",
    "Grondexploitatie niet-bedrijventerreinen",
    "Overhead",
    "Algemene dekkingsmiddelen",
    "Onvoorzien",
)
PERIODS = (
    "januari februari maart april mei juni juli augustus september oktober november december".split(),
    ["Eerste kwartaal", "Tweede kwartaal", "Derde kwartaal", "Vierde kwartaal"],
)
SITES = (
    "Markerkant Zuiderpoort Kazerneterrein Havenkade Stationsgebied Parkzicht Bosrand Zeeweg Molenhoek Westerdok "
    "Kloosterlaan Sluisplein Vliegveld Eikenhof Oude-School Sporthal Veerpont Dijkhuis Marktzicht Zandbaan"
).split()
FORMS = ("", " (NO)", " (CNO)", " (tot 1-3-25)", " (verwacht in 2026)", ", uitbreiding", " - amv")
REMARKS = (
    "Beschikbaar tot?",
    "Vanaf eind aug. niet meer beschikbaar",
    "Vergunning aangevraagd",
    "In overleg met omwonenden",
    "Contract loopt af",
    "Besluit college volgt",
    "Wordt verlengd",
)
