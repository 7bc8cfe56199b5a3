"""A traffic board's papers as a conversion tool leaves them: Markdown with tags in cells and hard-wrapped lines."""

from __future__ import annotations

MINUTES = """# **Verslag Bestuurlijk overleg Bereikbaarheid Achterhoek**

**Datum:** woensdag 14 mei 2025

**Tijd:** 14:00 – 16:10 uur

**Locatie:** gemeentehuis Doetinchem, raadzaal

**Voorzitter:** mw. C. Wassink

**Aanwezig:** mw. C. Wassink (gedeputeerde, provincie Gelderland), dhr. B. te Loo (wethouder, Doetinchem), mw.
D. Reimert (wethouder, Winterswijk), dhr. A. Kolkman (wethouder, Bronckhorst), [redacted] (ProRail), [redacted]
(provincie Gelderland, verslag)

**Online:** dhr. F. Geurkink (regiodirecteur, Arriva)

**Afwezig:** mw. I. Tuenter (wethouder, Berkelland)

## **1. Opening en vaststelling agenda**

De voorzitter opent de vergadering om 14:00 uur. De agenda wordt
ongewijzigd vastgesteld.

## **2. Verslag 12 februari 2025**

Het verslag wordt goedgekeurd. Wethouder Te Loo vraagt naar de brief aan de staatssecretaris over het spoor.
De voorzitter stuurt deze brief na aan alle leden.

## **3. Spoor**

#### **3.1 Dubbel spoor Didam – Doetinchem**

[redacted] van ProRail geeft een toelichting. Het werk aan de 6 kilometer dubbel spoor begint in maart 2026 en
duurt naar verwachting 18 maanden. In die tijd rijden er zes weekeinden bussen. Arriva rekent op 10 tot 15%
minder reizigers in die weekeinden.

- **Besluit:** het overleg kiest voor de variant met twee perrons in Wehl.
- **Toezegging:** ProRail levert voor 1 juli een planning van de hinder aan.

#### **3.2 Reizigersgroei**

Het aantal reizigers op de lijn Winterswijk – Arnhem is in 2024 met
ruim 4% gegroeid tot bijna 13.000 per dag. Bronckhorst wijst op de volle
fietsenstalling in Vorden: voor 310 fietsen zijn er maar 240 plekken<sup>1</sup>.
Het overleg neemt de cijfers voor kennisgeving aan.

## **4. Wegen en kosten**

De provincie Gelderland licht de kosten per project toe.

| Project | Raming | Gedekt | % gedekt |
|---|---:|---:|---:|
| **Rotonde N319 Ruurlo** | € 4.200.000 | € 2.940.000 | 60% |
| Fietstunnel N315 | € 6.500.000 | € 5.200.000 | 80% |
| Verlichting N18 | € 900.000 | € 225.000 | 25% |

Winterswijk kan zich niet vinden in de volgorde van de projecten. Afgesproken wordt dat de gemeenten en de
provincie de volgorde in september opnieuw bespreken. De gedeputeerde zegt toe de raming van de fietstunnel
door een extern bureau te laten toetsen.

## **5. Woningbouw en vervoer**

Nieuwe wijken vragen om nieuwe haltes. Onderstaande tabel laat zien waar de komende jaren wordt gebouwd.

**Woningbouw per gemeente**

<b>Gemeente</b>\t<b>Inwoners 2025</b>\t<p>Opgave woningen</p><p>2030</p>\t<p>Realisatie woningen</p><p>2024</p>
Berkelland\t43.870\t1.150\t<b>96</b>
Bronckhorst\t36.210\t980\t71
Doetinchem\t59.340\t3.400\t288
Oost Gelre\t29.760\t<p>820</p>\t64
Winterswijk\t29.180\t700\t52

Doetinchem bouwt vooral bij het station. Oost Gelre heeft nog geen locatie voor
de helft van zijn woningen.

## **6. Rondvraag en sluiting**

Mevrouw Reimert vraagt aandacht voor de veiligheid van scholieren bij de rotonde. De voorzitter komt hierop in
het volgende overleg terug. Zij sluit de vergadering om 16:10 uur.

**Actielijst**

| Nr | Datum | Actiepunt | Door | Gereed |
|---|---|---|---|---|
| 7 | 12-02-2025 | Telling van fietsers op de <b>N315</b> herhalen. | Bronckhorst | 14-05-2025 |
| 8 | 14-05-2025 | Brief aan de staatssecretaris nasturen. | Voorzitter | |
| 9 | 14-05-2025 | Planning van de hinder aanleveren. | ProRail | 01-07-2025 |

1 Telling van april 2025.
"""

MAIL = """
From: [redacted]

Sent: maandag 19 mei 2025 09:14

To: [redacted]@doetinchem.nl; [redacted]@winterswijk.nl

Cc: [redacted]@prorail.nl

Subject: Conceptverslag overleg Bereikbaarheid Achterhoek

Attachments: Verslag 14 mei 2025 concept.docx; Agenda 17 september 2025.pdf

Geachte leden,

Hierbij het conceptverslag van het overleg van 14 mei en de agenda voor de volgende keer. Ik ontvang uw
opmerkingen graag uiterlijk 30 mei. Op pagina 2 stond een verkeerd bedrag; dat heb ik
verbeterd.

Met vriendelijke groet,

[redacted]

Provincie Gelderland | Markt 11 | 6811 CG Arnhem

T 026 [redacted]

Dit bericht is alleen bestemd voor de geadresseerde. Bent u dat niet, dan verzoeken wij u de afzender te
waarschuwen en het bericht te verwijderen.
"""

AGENDA = """
# **Agenda Bestuurlijk overleg Bereikbaarheid Achterhoek**

**Datum:** 17 september 2025

**Tijd:** 14.00 – 16.00 uur

**Plaats:** gemeentehuis Winterswijk

**Nr**\t**Onderwerp**\t**Doel**\t**Tijd**
1.\t**Opening**\t\t5 min
2.\t**Verslag 14 mei 2025**\t<p>Ter vaststelling</p>\t5 min
3.\t**Volgorde van de wegprojecten**\t<p>Ter besluitvorming</p>\t45 min
4.\t**Vervoer tijdens de spoorwerken**\t<p>Ter bespreking</p>\t30 min
4a.\tBussen in de weekeinden\t\t
4b.\tScholieren op de N319\t\t
5.\t**Rondvraag**\t\t10 min
"""

TRAFFIC = MINUTES + MAIL + AGENDA
