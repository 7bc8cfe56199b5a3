"""What Dutch personal names, titles and offices look like, as pieces of patterns."""

from __future__ import annotations

import re

from corpus.register.entries import adjectives

PARTICLE = (
    r"(?:[Vv]an (?:[Dd]e[rn]?|het|'t|’t)|[Vv]an|[Dd]e [lL]a|[Dd]e[nr]?|[Tt]e[rn]?"
    r"|[Ii]n (?:de[nr]|['’]t)|[Oo]p (?:de[nr]?|['’]t)"
    r"|['’]t|[Vv][./]? ?[Dd]\.?|v\.|[Vv]on|[Ee]l|[Bb]en|[Dd]i|[Dd]u|[Ll]e|[Ll]a)"
)
PARTICLE_LOW = r"(?:van de[rn]?|van het|van 't|van|de[nr]?|ten?|ter|in 't|op de[nr]?|von|el|di|du|le|la)"
REST_OF_CAP = r"(?:['’][A-ZÀ-Þ])?[a-zß-ÿ]+(?:[A-ZÀ-Þ][a-zß-ÿ]+)?"  # behind its capital
CAP = rf"[A-ZÀ-Þ]{REST_OF_CAP}"
DOUBLE = rf"(?: ?[-–] ?(?:{PARTICLE} ){{0,3}}{CAP})?"
SURNAME = rf"(?:{PARTICLE} ){{0,3}}{CAP}{DOUBLE}(?: tot (?:de[nr]? )?{CAP})?"
INITIAL = r"(?:[A-Z]|Ch|Chr|Fr|IJ|Jac|Joh|Ph|Sj|St|Th|Tj|Wm)\.(?:-(?=[A-Z]\.))?"
INITIALS = rf"(?:{INITIAL} ?){{1,8}}"
FIRST = rf"{CAP}(?:-{CAP})?"
FULL = rf"(?:{INITIALS}|{FIRST} (?:[A-Z]\. ?)?(?:{FIRST} (?=(?:{PARTICLE} ){{0,3}}[A-ZÀ-Þ]))?)"

TITLES = (
    r"(?:[Dd]e heer|(?:[Dd]e )?(?:heren|dames)"
    r"|[Hh]eer|[Dd]hr\.?|DHR\.?|[Mm]evrouw|[Mm]evr\.?|[Mm]w\.?|MW\.?|[Mm]r\.|[Dd]rs\.|[Dd]r\."
    r"|[Ii]r\.|[Ii]ng\.|[Pp]rof\.)"
)
# Offices whose holder is named right behind them: a single surname will do.
OFFICES = (
    r"(?:[Bb]urgemeester|[Ww]ethouder|[Gg]edeputeerde|[Mm]inister(?:-[Pp]resident)?|[Ss]taatssecretaris|[Pp]remier"
    r"|[Cc]ommissaris(?: van de [Kk]oning)?|CdK|[Kk]amerlid|[Rr]aadslid|[Ss]tatenlid|[Gg]riffier"
    r"|[Gg]emeentesecretaris|[Dd]ijkgraaf|[Ss]tas|[Ll]ocoburgemeester"
    r"|[Pp]astoor|[Dd]ominee|[Nn]otaris|[Ww]ijkagent)"
)
# Roles that also head a title or a department: behind them a first name or initials are needed.
ROLES = (
    r"(?:(?:[A-Za-zà-ÿ]{0,18})?(?:[Vv]oorzitter|[Ss]ecretaris|[Dd]irecteur(?:-[Gg]eneraal)?|[Bb]estuurder|[Mm]anager"
    r"|[Aa]dviseur|[Pp]rojectleider|[Nn]otulist|[Cc]oördinator|[Mm]edewerker|[Ww]oordvoerder|[Gg]ezant|[Ii]nspecteur|[Cc]abaretier"
    r"|[Hh]oogleraar|[Oo]nderzoeker|[Cc]ommandant|[Oo]fficier|[Cc]ollega|[Ll]id)|DG|SG|pSG)"
)
# Words with a capital that stand where a name might: portfolios, offices, fields of mails, months.
NO_NAMES = frozenset(
    "Algemene Asiel Asielzaken Bedrijfsvoering Beleid Bestuur Bestuurlijke Binnenlandse Bouwen Buitenlandse "
    "Communicatie Cultuur Defensie Digitalisering Economie Economische Financiën Financien Gezondheid Groen "
    "Handhaving Huisvesting Informatie Inburgering Infrastructuur Integratie Jeugd Justitie Klimaat Landbouw "
    "Leefbaarheid Maatschappelijke Media Migratie Milieu Mobiliteit Natuur Onderwijs Opvang Openbaar Openbare "
    "Oekraïne Ontwikkeling Personeel Politie Publieke Ruimte Ruimtelijke Sociaal Sociale Sport Staten Stedelijke "
    "Toezicht Vastgoed Veiligheid Verkeer Vervoer Vluchtelingen Volksgezondheid Volkshuisvesting "
    "Vreemdelingenzaken Water Wethouder Wethouders Wmo Wonen Woningbouw Zorg Stikstof Energie Burgemeester "
    "Gedeputeerde Minister Staatssecretaris Commissaris Voorzitter Provincie Gemeente Ministerie Rijk Kamer "
    "Kabinet Raad College Commissie Stichting Overleg Agenda Verslag Besluit Koning Datum Onderwerp Bijlage Aan "
    "Van Cc Tijd Locatie Vergadering Beste Geachte Hallo Dag Goedemorgen Goedemiddag Groet "
    "Groeten Dank Ter Nieuwe Nederland Nederlandse Europa Europese Den Het De Een In Op Voor Met Dit Deze Januari "
    "Februari Maart April Mei Juni Juli Augustus September Oktober November December Maandag Dinsdag Woensdag "
    "Donderdag Vrijdag Zaterdag Zondag Heer Mevrouw Sent Subject Attachment Attachments From Date Thema Werkgroep "
    "Stuurgroep Platform Team Afdeling Directie Programma".split()
) | frozenset(adjectives())
NAMES_WITH_TITLE = frozenset({"Koning"})  # such words that are common surnames: behind a title they are one
PLACE_END = re.compile(
    r"(?:straat|laan|weg|plein|huis|school|dijk|kade|park|gebouw|hal|zaal|hotel|college|stichting|hof|kazerne|centrum"
    r"|kerk|theater|toren|brug|burg(?= \d)|singel|gracht|institute?|universiteit|bedrijf|groep|fonds|wet|plan|akkoord"
    r"|nota|orgaan|raad|beraad|dienst|agentschap|tafel|regio|team)$"
)
# Such endings that surnames have too: behind a first name or initials they are one ("Oudhof", "Tijhuis").
SURNAME_END = re.compile(r"(?:huis|dijk|burg|brug|hof|kerk|toren|kamp|park)$")
