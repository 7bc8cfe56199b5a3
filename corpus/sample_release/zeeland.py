"""Papers on housing in Zeeland as a plain text extraction leaves them: form feeds, gaps, a flattened table."""

from __future__ import annotations

TITLE = "Bijlage Taakstelling huisvesting vergunninghouders 2025-I"
HEAD = [
    ["Provincie", "Inwoners 1-1-2025", "Taakstelling 2025-I", "Gehuisvest per 1-6-2025", "Verschil"],
    ["Veiligheidsregio", "", "", "", ""],
    ["Gemeente", "", "", "", ""],
]
MEASURES = (
    ("inwoners", "stand", "2025-01-01", "inwoners"),
    ("vergunninghouders", "taakstelling", "2025-I", "personen"),
    ("vergunninghouders", "realisatie", "2025-06-01", "personen"),
    ("vergunninghouders", "verschil", None, "personen"),
)
ROWS = (  # gemeente, inhabitants, taakstelling, housed
    ("Borsele", 23180, 12, 9),
    ("Goes", 39642, 20, 21),
    ("Hulst", 27731, 14, 6),
    ("Kapelle", 13014, 7, 7),
    ("Middelburg (Z.)", 50388, 26, 19),
    ("Noord-Beveland", 7893, 4, 0),
    ("Reimerswaal", 23287, 12, 15),
    ("Schouwen-Duiveland", 34705, 18, 11),
    ("Sluis", 23266, 12, 4),
    ("Terneuzen", 55479, 29, 24),
    ("Tholen", 26842, 14, 8),
    ("Veere", 22197, 11, 5),
    ("Vlissingen", 45311, 23, 26),
)

MINUTES = """ VERSLAG BESTUURLIJK OVERLEG HUISVESTING VERGUNNINGHOUDERS ZEELAND

Datum: dinsdag 10 juni 2025
Tijd: 13.30 uur
Locatie: Provinciehuis, Abdij 6 te Middelburg
Voorzitter: J. Poppe

Aanwezig:
J. Poppe (gedeputeerde, provincie Zeeland)
C. de Visser-Kole (wethouder, gemeente Terneuzen)
P. Maljaars (wethouder, gemeente Veere)
 (COA)
 (woningcorporatie Zeeuwland)
M. Dingemanse (wethouder, gemeente Goes)

Afwezig:
E. van Hoeve (wethouder, gemeente Hulst)

1. Opening
De voorzitter heet iedereen welkom. vervangt vandaag .

2. Stand van zaken
In de eerste helft van 2025 moeten de Zeeuwse gemeenten 202 vergunninghouders huisvesten. Op 1 juni waren dat er
155, dus ruim driekwart. Terneuzen heeft 31 mensen gehuisvest en verwacht de taakstelling te halen. Sluis en Hulst
blijven achter, omdat daar weinig kleine woningen vrijkomen. Het COA meldt dat 48 mensen in Zeeuwse locaties langer
dan een jaar op een woning wachten.
Besluit: Goes en Vlissingen nemen de achterstand van Noord-Beveland over.

3. Verdeling van de woningen
3.1 Corporaties
Zeeuwland biedt in 2025 zestig woningen aan, waarvan de helft voor gezinnen. De gemiddelde huur is € 640 per maand.
 vraagt of de wachttijd van vier jaar daardoor oploopt. De voorzitter zoekt dit uit
\fvoor het volgende overleg.
Veere pleit voor het splitsen van vakantiewoningen; de VNG onderzoekt of de wet dat toelaat.
3.2 Flexwoningen
In Terneuzen komen 80 flexwoningen aan de Axelsestraat, mits de netbeheerder Stedin op tijd aansluit. De wethouder
van Terneuzen zal het plan in september aan de raad voorleggen.
Afspraak: Terneuzen en Hulst vragen samen subsidie aan bij het Rijk, circa 1,2 miljoen euro.

4. Sluiting
De voorzitter sluit de vergadering om 15.00 uur. Het volgende overleg is op 9 september 2025.
"""

MAIL = """Van:
Verzonden: woensdag 11 juni 2025 08:47
Aan: @terneuzen.nl>; @goes.nl>
CC: @zeeland.nl>
Onderwerp: RE: cijfers huisvesting

Goedemorgen ,

Bijgaand de cijfers per gemeente. Het getal voor Terneuzen in mijn presentatie klopte niet, in de bijlage staat het
goede. Voor Goes zijn er in mei vier mensen bij gekomen.

Groeten,

provincie Zeeland

Van: @goes.nl>
Verzonden: dinsdag 10 juni 2025 16:20
Aan: @zeeland.nl>
Onderwerp: cijfers huisvesting

Dag ,

Kun je de tabel met de stand per gemeente rondsturen? Wij komen voor Goes op 21 uit en jij noemde 17.

Met vriendelijke groet,

gemeente Goes
"""


def flattened() -> list[tuple[str, str, tuple[int, ...]]]:
    """Return name, level and the four numbers of every line; the region and the province are the same area."""
    lines = [(name, "gemeente", (people, task, housed, housed - task)) for name, people, task, housed in ROWS]
    total = tuple(sum(numbers[at] for _, _, numbers in lines) for at in range(4))
    return [("Zeeland", "provincie", total), ("Zeeland", "veiligheidsregio", total), *lines]


def table_page() -> str:
    """Return the table as an extraction flattens it: levels by indent, numbers parted by one space."""
    indent = {"provincie": "", "veiligheidsregio": "  ", "gemeente": "    "}
    head = ["Provincie", "  Veiligheidsregio", "    Gemeente", *HEAD[0][1:]]
    rows = [
        " ".join([indent[level] + name, *(f"{number:,}".replace(",", ".") for number in numbers)])
        for name, level, numbers in flattened()
    ]
    return "\n".join([TITLE, "Peildatum 1 juni 2025", "", *head, *rows, ""])


def known_cells() -> dict[str, list[dict]]:
    """Return what a careful reader finds in the table: `tables` and `opgaven` in the format of the gold answers."""
    lines = flattened()
    rows = [[name, *(f"{number:,}".replace(",", ".") for number in numbers)] for name, _, numbers in lines]
    opgaven = []
    for name, level, numbers in lines:
        for (theme, measure, period, unit), value in zip(MEASURES, numbers, strict=True):
            spot = {"document": "d3", "table": TITLE, "place": name.removesuffix(" (Z.)"), "place_kind": level}
            opgaven.append({**spot, "theme": theme, "measure": measure, "period": period, "value": value, "unit": unit})
    table = {"document": "d3", "title": TITLE, "peildatum": "2025-06-01", "header": HEAD, "rows": rows}
    return {"tables": [table], "opgaven": opgaven}


ZEELAND = "\f".join([MINUTES, MAIL, table_page()])
