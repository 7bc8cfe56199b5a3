"""Minutes of the Provinciale Regietafel Limburg, with the action list at their end."""

from __future__ import annotations

from reportlab.lib import colors
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from corpus.sample_release.setting import Look, Paper, Text, gap, ruled

FONT = "Times-Roman"
BODY = Look(font=FONT, size=10.5, leading=14)
LIST = Look(font=FONT, size=10.5, leading=13.5, after=0)
ITEM = Look(font=FONT, size=11.5, leading=16, bold=True, after=3)
SUB = Look(font=FONT, size=10.5, leading=14, left=14, bold=True, after=3)
POINT = Look(font=FONT, size=10.5, leading=14, left=26, bullet="•", after=4)

HEAD = (
    "**Datum:** donderdag 3 oktober 2024",
    "**Tijd:** 09.30 - 11.15 uur",
    "**Plaats:** Gouvernement, Limburglaan 10 te Maastricht",
    "**Voorzitter:** W.J. van Aalst",
    "**Verslag:** [[82]]",
)
PRESENT = (
    "W.J. van Aalst (commissaris van de Koning, voorzitter)",
    "H. Franssen-Thijs (gedeputeerde, provincie Limburg)",
    "M. Op den Kamp (burgemeester, Heerlen)",
    "R. Tillemans (wethouder, Venlo)",
    "S. Yildirim (wethouder, Maastricht, online)",
    "J. Crijns-Peeters (wethouder, Sittard-Geleen)",
    "T. Verhaegh (burgemeester, Venray)",
    "A. Bouwmans (directeur, Veiligheidsregio Zuid-Limburg, online)",
    "[[78]] (regiomanager, COA)",
    "[[64]] (regiocoördinator, Nidos)",
    "[[90]] (programmasecretaris, provincie Limburg)",
)
ABSENT = ("L. Hermkens (wethouder, Weert)", "[[72]] (ministerie van Asiel en Migratie)")
TEXT = (
    ("1. Opening en mededelingen", ITEM),
    (
        "De voorzitter opent de vergadering en heet [[76]] welkom, sinds 1 september regiomanager bij het COA. "
        "Wethouder Hermkens van Weert is verhinderd en heeft haar opmerkingen vooraf gemaild.",
        BODY,
    ),
    (
        "Het ministerie van Asiel en Migratie neemt de verdeelbesluiten voor het einde van het jaar. Voor Limburg "
        "gaat het om 6.067 plekken. Het COA stuurt de gemeenten uiterlijk 18 oktober een planning van de "
        "locatiebezoeken toe.",
        BODY,
    ),
    ("2. Verslag en actielijst 4 juli 2024", ITEM),
    (
        "Het verslag van 4 juli 2024 wordt met twee tekstuele wijzigingen vastgesteld. Actiepunt 12 is gereed; voor "
        "actiepunt 13 is meer tijd nodig.",
        BODY,
    ),
    ("3. Opvang asielzoekers", ITEM),
    ("a. Stand van zaken noodopvang", SUB),
    (
        "[[68]] schetst de stand namens het COA. Op 1 september verbleven 3.204 mensen in de Limburgse "
        "opvanglocaties, van wie circa 640 in noodopvang. In Heerlen zijn 386 plekken gerealiseerd, in Maastricht "
        "ruim 600. De noodopvang in Venray sluit op 1 maart 2025, waardoor 150 plekken wegvallen.",
        BODY,
    ),
    (
        "Venlo vraagt aandacht voor de huisartsenzorg rond de locaties. De Veiligheidsregio Limburg-Noord herkent dat "
        "en wijst op de afspraken met de GGD.",
        BODY,
    ),
    (
        "**Afspraak:** Venlo en Venray leveren voor 15 november een gezamenlijk voorstel voor 200 vervangende plekken.",
        POINT,
    ),
    (
        "**Toezegging:** het COA rekent uit wat zes maanden verlenging van de locatie in Venray kost.",
        POINT,
    ),
    ("b. Kleinschalige opvang amv", SUB),
    (
        "Nidos en het COA geven een presentatie. Nidos zoekt in Limburg 8 tot 10 woningen voor groepen van vier "
        "jongeren. Sittard-Geleen is bereid om twee panden te laten zien. Burgemeester Verhaegh wijst op een "
        "leegstaande pastorie in Panningen, in de gemeente Peel en Maas. Nidos gaat na of deze pastorie geschikt is "
        "en koppelt dit terug in de volgende vergadering.",
        BODY,
    ),
    ("De PRT stemt in met een proef van een jaar in drie gemeenten.", BODY),
    ("4. Opvang ontheemden uit Oekraïne", ITEM),
    (
        "Gedeputeerde Franssen-Thijs licht de cijfers toe. De opgave voor Limburg is 6.917 plekken op 1 januari 2025; "
        "de gemeenten hebben er 5.163 bezet. Kerkrade en Landgraaf zien dat een op de vijf bewoners vertrekt zodra er "
        "werk buiten de regio is. De PRT neemt het overzicht voor kennisgeving aan.",
        BODY,
    ),
    (
        "**Besluit:** de vrijgekomen plekken in Roermond blijven tot 1 juli 2025 beschikbaar voor ontheemden uit "
        "andere gemeenten.",
        POINT,
    ),
    ("5. Huisvesting vergunninghouders", ITEM),
    ("a. Taakstelling tweede helft 2024", SUB),
    (
        "De taakstelling voor de tweede helft van 2024 is 817 personen. Tot en met augustus zijn er 290 gehuisvest, "
        "ongeveer 35%. Weert heeft schriftelijk gemeld dat het zijn achterstand met een kwart heeft verkleind. De "
        "gedeputeerde zegt toe de brief van de minister met een toelichting naar alle gemeenten te sturen.",
        BODY,
    ),
    ("b. Doorstroomlocatie Parkstad", SUB),
    (
        "Heerlen en Kerkrade onderzoeken een doorstroomlocatie voor 120 tot 150 personen in een voormalige school aan "
        "de Pannesheiderstraat. De verbouwing is geraamd op € 2,4 miljoen. Woningcorporatie Wonen Zuid denkt mee. "
        "Afgesproken is dat Heerlen het onderzoek in december presenteert.",
        BODY,
    ),
    ("6. Rondvraag en sluiting", ITEM),
    (
        "Er zijn geen vragen. De voorzitter sluit de vergadering om 11.15 uur. De volgende vergadering is op "
        "donderdag 12 december 2024 in Roermond.",
        BODY,
    ),
)
ACTIONS = [
    ["Nr.", "Datum", "Actie", "Wie", "Gereed"],
    ["12", "04-07-2024", "Overzicht maken van leegstaand maatschappelijk vastgoed.", "Provincie", "26-09-2024"],
    [
        "13",
        "04-07-2024",
        "Met de zorgverzekeraars overleggen over huisartsenzorg bij opvanglocaties.",
        "VRLN, VRZL",
        "12-12-2024",
    ],
    ["14", "03-10-2024", "Planning van de locatiebezoeken aan de gemeenten toesturen.", "COA", "18-10-2024"],
    ["15", "03-10-2024", "Gezamenlijk voorstel doen voor 200 vervangende plekken.", "Venlo, Venray", "15-11-2024"],
    ["16", "03-10-2024", "Geschiktheid van de pastorie in Panningen beoordelen.", "Nidos", ""],
    ["17", "03-10-2024", "Onderzoek naar de doorstroomlocatie Parkstad presenteren.", "Heerlen", "12-12-2024"],
]
WIDTHS = [28, 62, 225, 72, 68]


def frame(canvas: Canvas, page: int, pages: int) -> None:
    """Draw the running head and foot of the minutes."""
    canvas.setFont("Times-Roman", 8.5)
    canvas.drawString(70, 800, "Provinciale Regietafel Limburg")
    canvas.drawRightString(525, 800, "Verslag 3 oktober 2024")
    canvas.setStrokeColor(colors.HexColor("#1f4e79"))
    canvas.line(70, 794, 525, 794)
    canvas.drawCentredString(297, 36, f"Pagina {page} van {pages}")


def minutes_paper() -> Paper:
    """Return the minutes with their action list."""
    story: list[Flowable] = [
        Text("Verslag Provinciale Regietafel Limburg", Look(font=FONT, size=16, leading=22, bold=True)),
        *(Text(line, LIST) for line in HEAD),
        gap(8),
        Text("Aanwezig", ITEM),
        *(Text(line, LIST) for line in PRESENT),
        gap(8),
        Text("Afwezig met kennisgeving", ITEM),
        *(Text(line, LIST) for line in ABSENT),
        gap(10),
        *(Text(words, look) for words, look in TEXT),
        gap(6),
        Text("Actielijst", ITEM),
        ruled(ACTIONS, WIDTHS, size=9),
    ]
    return Paper(story, 2, frame)
