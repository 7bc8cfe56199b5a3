"""The wordings by which Dutch minutes, mails and letters decide, adopt, agree, promise or note: a table of rows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Wording:
    """A wording; a sentence without any of its `stems` is not searched.

    `meeting_only` when it says so only in the record of a meeting, `actor` when only a sentence that opens with who
    does it counts, `attendee` when that must be somebody on the meeting's list, `unless` what makes it say otherwise.
    """

    name: str
    kind: str
    stems: tuple[str, ...]
    pattern: re.Pattern[str]
    score: float
    meeting_only: bool = False
    actor: bool = False
    attendee: bool = False
    unless: tuple[re.Pattern[str], ...] = field(default=())


def _row(
    name: str,
    kind: str,
    stems: str,
    pattern: str,
    score: float,
    *,
    meeting: bool = False,
    actor: bool = False,
    attendee: bool = False,
    unless: str = "",
) -> Wording:
    never = (re.compile(unless, re.IGNORECASE),) if unless else ()
    return Wording(
        name,
        kind,
        tuple(stem.replace("_", " ") for stem in stems.split(" ")),
        re.compile(pattern, re.IGNORECASE),
        score,
        meeting,
        actor,
        attendee,
        never,
    )


RECORD = r"(?:concept)?(?:verslag|notulen|agenda|actielijst|actie-? en besluitenlijst|besluitenlijst|conceptverslag|lijst|plan|opdracht)"
BODY = (
    r"(?:de |het )?(?:PRT|\w*(?:tafel|groep|commissie|college|raad|bestuur|staten|overleg|team|WG|TO)|vergadering|leden|aanwezigen"
    r"|deelnemers|iedereen|allen|partijen|WG|TO|gemeenten)"
)

# Someone does something, and says by when: what makes a sentence in the present tense a promise.
_DOES = (
    r"\b(?:stuur|maak|lever|breng|stel|schrijf|schrijv|organiseer|organiser|plan|agendeer|agender|werk|zet|deel|del|informeer|informer"
    r"|onderzoek|bespreek|bespreken|nodig|regel|verzamel|inventariseer|publiceer|verspreid|koppel|neem|nem|pak|bereid|pas|lever|bel"
    r"|mail|rond|start|laat|lat|vul|bied|leg|haal|benader|vraag|verwerk|evalueer|actualiseer|rapporteer|meld)(?:t|en|ten|den|ren|gen|len|men)?\b"
)
_MONTHS = r"januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_BY_WHEN = (
    rf"(?:\b(?:uiterlijk|v[oó]{{2}}r|voor|per|op|in|begin|medio|eind|half|tot) (?:\d{{1,2}} )?(?:{_MONTHS})\b"
    r"|\b(?:uiterlijk|vóór) \w+|\bvoor (?:het|de) (?:zomer\w*|kerst\w*|\w*reces|volgende?|komende?|eind|einde|jaarwisseling)\b"
    r"|\bbinnen (?:\w+ )?(?:dag(?:en)?|we(?:ek|ken)|maand(?:en)?)\b|\b(?:deze|volgende|komende?) (?:week|maand|vergadering|keer|overleg|bijeenkomst)\b"
    r"|\bvanmiddag\b|\bvandaag nog\b|\bmorgen\b|\bz\.?s\.?m\b|\bzo (?:snel|spoedig) mogelijk\b|\bop korte termijn\b|\bbinnenkort\b|^zodra\b"
    r"|\bna (?:de|het) (?:zomer\w*|\w*reces)\b|\b(?:eerste|tweede|derde|vierde|volgend) kwartaal\b|\btijdens (?:de|het) (?:volgende?|komende?)\b"
    r"|^daarna\b|^vervolgens\b)"
)
_BY_WHEN_STEMS = (  # one of these is in whatever says by when; _ stands for a space
    "januari februari maart april mei juni juli augustus september oktober november december uiterlijk vóór zomer kerst "
    "reces volgend komend eind jaarwisseling binnen deze_week deze_maand deze_vergadering deze_keer deze_overleg "
    "deze_bijeenkomst vanmiddag vandaag morgen zsm z.sm zs.m z.s.m zo_snel zo_spoedig termijn zodra kwartaal daarna "
    "vervolgens"
)

_SOON = r"\b(?:zo (?:snel|spoedig) mogelijk|z\.?s\.?m\.?|op korte termijn|binnenkort|deze week|volgende week|vandaag|morgen|uiterlijk)(?!\w)"
# What people who sit at the table take upon themselves, minutes put in the present tense right behind their names.
_DUTY = (
    r"^\W*(?:(?:(?-i:[A-ZÀ-Ý])[\w.’'&-]*|en|van|de|den|der|het|ter|te)\s+){1,8}?(?:(?:levert?|leveren|stuurt?|sturen|mailt|mailen|regelt|regelen|organiseert|organiseren|plant|plannen|agendeert"
    r"|inventariseert|inventariseren|verzamelt|verzamelen|verwerkt|verwerken|publiceert|checkt|benadert|benaderen|polst|verspreidt|reserveert)\b(?! (?:aan|mee|bij|kritiek|commentaar|een bijdrage|bezwaar)\b)"
    r"|(?:doet|doen) navraag\b|(?:legt|leggen)\b.{2,80}\bvoor\b|(?:werkt|werken)\b.{2,80}\b(?:uit|bij)\b|(?:zoekt|zoeken)\b.{2,60}\b(?:uit|op)\b"
    r"|(?:pakt|pakken)\b.{2,60}\bop\b|(?:bereidt|bereiden)\b.{2,60}\bvoor\b|(?:past|passen)\b.{2,60}\baan\b|(?:vult|vullen)\b.{2,60}\b(?:aan|in)\b"
    r"|(?:koppelt|koppelen)\b.{2,60}\bterug\b|(?:vraagt|vragen)\b.{2,60}\b(?:na|uit|op)\b|(?:nodigt|nodigen)\b.{2,60}\buit\b"
    r"|(?:neemt|nemen)\b.{0,40}\bcontact\b.{0,40}\bop\b|(?:rondt|ronden)\b.{2,60}\baf\b)"
)

# What makes a sentence no decision, whatever it says: doubt, wish, condition, question, rule or hindsight.
NEVER = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:zou|zouden)\b(?!.{0,60}\b(?:afgesproken|besloten)\b)",
        r"\b(?:wordt gevraagd|gevraagd wordt|wordt voorgesteld|voorgesteld wordt|worden verzocht)\b",
        r"\bvra(?:agt|gen) (?:zich af )?(?:of|wat|wie|hoe|waar)\b",
        r"\b(?:vraagt|vragen|verzoekt|pleit|stelt voor|(?:wij|we|ik|hij|zij) stel(?:t|len)? voor|roept op|oproep|hoopt|wenst)\b(?!.{0,80}\b(?:afgesproken|toegezegd)\b)",
        r"\b(?:niet|nooit|nog geen|geen)\s+(?:\w+\s+){0,3}(?:toezegging|besluit|afspraak|akkoord|besloten|afgesproken|instemmen)",
        r"\b(?:volgens|aldus) (?:de wet|artikel)\b",
        r"\bter (?:besluitvorming|vaststelling|bespreking) (?:voor|aan)\b(?!.*aangeboden)",
    )
)
_FORECAST = (
    r"naar verwachting|verwachting is|vermoedelijk|waarschijnlijk|wellicht|misschien|(?<!snel )(?<!spoedig )(?<!goed )mogelijk(?:erwijs)?\b|als gevolg"
    r"|\bmoet(?:en)?\b|\bdien(?:t|en)\b|mocht(?:en)? |\bindien mogelijk\b|\bkan\b|\bkunnen\b|moeilijk|tijd vergen|\bzwerven\b"
)

# fmt: off
WORDED: tuple[Wording, ...] = (
    # adopting minutes, agenda or a list
    _row("vastgesteld verslag", "vaststelling", "vastgesteld goedgekeurd gearresteerd akkoord", rf"\b(?:wordt|worden|is|zijn)\b.{{0,20}}\b{RECORD}\b.{{0,100}}\b(?:vastgesteld|goedgekeurd|gearresteerd)\b|\b{RECORD}\b.{{0,60}}\b(?:is|zijn)\b.{{0,30}}\bakkoord\b", 0.9, meeting=True, unless=r"\bter vaststelling\b|\b(?:moet|dient|nadat|zodra|als|wanneer|niet)\b"),
    _row("vastgesteld verslag", "vaststelling", "vastgesteld goedgekeurd gearresteerd", rf"\b{RECORD}\b.{{0,160}}\b(?:word(?:t|en)|is|zijn|werd(?:en)?)\b.{{0,80}}\b(?:vastgesteld|goedgekeurd|gearresteerd)\b", 0.95, meeting=True, unless=r"\bter vaststelling\b|\b(?:moet|dient|nadat|zodra|als|wanneer)\b"),
    _row("vastgesteld verslag", "vaststelling", "vastgesteld goedgekeurd gearresteerd", rf"\b(?:vastgesteld|goedgekeurd)\b.{{0,60}}\b{RECORD}\b", 0.6, meeting=True, unless=r"\bter vaststelling\b|\b(?:kan|moet|dient|nadat|zodra|als|wanneer)\b"),
    _row("stelt vast", "vaststelling", "vast", rf"\b{BODY}\b.{{0,80}}\bstel(?:t|len)\b.{{0,120}}\bvast\b|\bconclu\w+ dat .{{0,80}}\bvaststel(?:t|len)\b", 0.8, meeting=True),
    _row("geen opmerkingen", "vaststelling", "opmerkingen aanmerkingen wijzigingen", r"\bgeen (?:nadere |inhoudelijke |verdere )?(?:op-? (?:of|en) aanmerkingen|opmerkingen|aanmerkingen|wijzigingen)\b.{0,60}\b(?:concept)?(?:verslag|notulen|besluitenlijst|actielijst)\b", 0.5, meeting=True),
    # taking note
    _row("kennisgeving", "kennisneming", "kennis", r"\b(?:voor|ter) kennis(?:geving|neming|name)\b.{0,40}\b(?:aangenomen|genomen)\b|\bneem(?:t|en)\b.{0,60}\b(?:voor|ter) kennis(?:geving|neming|name) aan\b|\bneemt?\b.{0,40}\bkennis van\b(?!.{0,30}\bvoorbereid)", 0.9, meeting=True),
    # agreeing (before deciding: "afgesproken dat … besluit")
    _row("afgesproken", "afspraak", "afgesproken afsproken overeengekomen spre", r"(?<!eerder )(?<!zoals )(?<!conform )(?<!al )\b(?:af(?:ge)?sproken|overeengekomen)\b(?! (?:is )?met)|\b(?:af te spreken|spree?k(?:t|en)\b.{0,40}\baf)\b", 0.85),
    _row("afspraak gemaakt", "afspraak", "gemaakt", r"\b(?:er zijn|zijn er|zijn|wordt|worden|is|hebben)\b.{0,40}\bafspra(?:ak|ken)\b.{0,60}\bgemaakt\b|\bafspra(?:ak|ken)\b.{0,20}\b(?:word(?:t|en)|is|zijn)\b.{0,30}\bgemaakt\b", 0.75, unless=r"\bkunnen\b|\bafspraken te maken\b|dat in andere|merkt op|over exit"),
    _row("afspraak is", "afspraak", "afspraak", r"^\W*(?:de )?afspraak (?:is|was) (?:\w+ ){0,2}(?:om|dat)\b", 0.75, meeting=True),
    # deciding
    _row("besloten", "besluit", "beslo beslui", rf"\b(?:er (?:is|wordt)|is|wordt|werd|hebben|heeft)\b.{{0,50}}\bbesloten\b|^\W*besloten (?:is|wordt|werd) (?:om|dat|te)\b|\b{BODY} besluit(?:en)?\b|(?<!het )(?<!een )(?<!dit )\bbesluit(?:en)? {BODY}\b", 0.8, meeting=True, unless=r"\b(?:besloten (?:gedeelte|deel|vergadering|bijeenkomst|overleg|openbare)|eerder|destijds|vorig jaar|nog niet|moet|om te besluiten)\b"),
    _row("bestuursorgaan besluit", "besluit", "beslui beslo", r"^(?:gedeputeerde staten|burgemeester en wethouders|het (?:college|dagelijks bestuur|algemeen bestuur)|de (?:minister|raad|staatssecretaris|burgemeester))\b.{0,60}\bbeslui(?:t|ten)\b|\b(?:heb|hebben) (?:ik|wij|we)\b.{0,60}\bbesloten\b|\b(?:ik|wij|we) (?:heb|hebben)\b.{0,60}\bbesloten\b", 0.7, unless=r"\b(?:niet|nog|eerder)\b"),
    _row("ingestemd", "besluit", "stem akkoord vinden", rf"\b{BODY}\b.{{0,40}}\b(?:stem(?:t|men)\b.{{0,60}}\bin\b|instem(?:t|men)|akkoord|kan zich vinden in|kunnen zich vinden in|heeft ingestemd)\b|\b(?:stemt|stemmen) in met\b|\bwordt ingestemd\b", 0.8, meeting=True, unless=r"\b(?:vooralsnog niet|(?:voor|ter) akkoord|hiermee kunnen|kunnen instemmen|niet te kunnen|graag weten|indien|of (?:het|de) \w+)\b|bedoeling"),
    _row("stemming", "besluit", "stemm unaniem", r"\b(?:wordt|worden|is|zijn|stemt|stemmen)\b.{0,80}\b(?:zonder hoofdelijke stemming|met algemene stemmen|unaniem|bij meerderheid)\b", 0.8, meeting=True),
    _row("eens", "besluit", "overeenstemming consensus eens", r"\b(?:is|bestaat|was)\b.{0,20}\b(?:overeenstemming|consensus)\b|\b(?:iedereen|allen|alle aanwezigen|de leden)\b.{0,30}\beens\b", 0.6, meeting=True, unless=r"\b(?:geen|nog niet|moet|tot)\b"),
    _row("bekrachtigd", "besluit", "geaccordeerd bekrachtigd aangehouden aangenomen verworpen goedgekeurd gehonoreerd benoemd", r"\b(?:word(?:t|en)|is|zijn)\b.{0,60}\b(?:geaccordeerd|bekrachtigd|aangehouden|aangenomen|verworpen|goedgekeurd|gehonoreerd|benoemd tot)\b", 0.7, meeting=True, unless=r"kennis(?:geving|neming)|\b(?:geen|niet|waar|reeds|alvorens)\b|\bna\b.{0,20}\bgoedgekeurd|op\w* van (?:risico|geld)|\b(?:door de|in de|de) (?:Tweede |Eerste )?(?:Kamer|staatssecretaris|minister)"),
    _row("op verzoek gewijzigd", "besluit", "verzoek", r"(?:^|: )op verzoek van .{3,60} word(?:t|en) .{3,80} (?:verwijderd|toegevoegd|aangepast|gewijzigd|geschrapt)\b", 0.7, meeting=True),
    # agreeing, worded as what will be done with a subject
    _row("meegenomen", "afspraak", "punt onderwerp voorstel", r"\b(?:dit|deze?|het) (?:punt|onderwerp|voorstel|agendapunt)\w*\b.{0,40}\b(?:wordt|komt|zal)\b.{0,80}\b(?:meegenomen|geagendeerd|terug|besproken|behandeld|uitgewerkt)\b", 0.7, meeting=True, unless=r"al eerder|is niet behandeld|\bnu\b|\bzorgen\b"),
    _row("op de agenda", "afspraak", "agenda", r"\b(?:laten|zetten|plaatsen|blijft|komt|wordt)\b.{0,40}\bop de agenda\b.{0,60}\b(?:staan|gezet|geplaatst|volgend\w*|van het|terug)\b", 0.6, meeting=True, unless=_FORECAST),
    _row("staat dan op de agenda", "afspraak", "agenda", r"\bvolgend(?:e|) (?:bijeenkomst|vergadering|keer|overleg|sessie)\b.{0,20}\bsta(?:at|an)\b.{1,100}\bop de agenda\b", 0.6, meeting=True),
    _row("zal voortaan", "afspraak", "frequentie onderdeel", r"\b(?:vergader)?frequentie\b.{0,40}\b(?:zal|wordt)\b.{0,60}\b(?:zijn|verhoogd|verlaagd|keer)\b|\bzal (?:verder )?geen onderdeel (?:meer )?uitmaken\b", 0.6, meeting=True),
    # promising
    _row("toegezegd", "toezegging", "zegt zeggen toegezegd toezegging", r"\b(?:zeg(?:t|gen)\b.{0,60}\btoe\b|toegezegd|toezegging (?:ontvangen|gedaan|om|dat))", 0.85, unless=r"niet de toezegging|eerder|om .{0,40}toe te zeggen|gevraagd"),
    _row("komt erop terug", "toezegging", "terug", r"\bkom(?:t|en)\b.{0,60}\b(?:(?:hier|daar|er)?\s?op|hierop|daarop|erop)\b.{0,40}\bterug\b", 0.65, meeting=True),
    _row("gaat na", "toezegging", "gaat gaan zoek ga", r"\b(?:gaat|gaan|zoek(?:t|en)|ga)\b.{0,50}\b(?:na|uit)(?: (?:of|wat|hoe|waar|in hoeverre)\b|[.;]?$)|\bzoek(?:t|en)?\b.{0,50}\buit\b|\bgaa?(?:t|n)\b.{0,50}\b(?:kijken|onderzoeken|uitzoeken|verzamelen|opzoeken|benaderen|inventariseren|aankaarten|inzichtelijk maken|navragen|bespreken met|overleggen|regelen|checken)\b", 0.75, unless=r"\b(?:uit van|gaan we na|aan de slag in de lijn|moet(?:en)?)\b"),
    _row("gaat in gesprek", "toezegging", "gesprek contact", r"\b(?:gaat|gaan|zal|zullen)\b.{0,60}\bin gesprek\b|\bneem(?:t|en)\b.{0,30}\bcontact op\b(?! met mij)", 0.65, meeting=True, unless=r"\bkunnen\b|onderling|\bmet elkaar in gesprek kunnen|moeten"),
    _row("volgende keer", "afspraak", "volgend reces", r"\b(?:word(?:t|en)|zal|zullen|komt)\b.{0,80}\b(?:volgend(?:e)? (?:overleg|vergadering|keer|bijeenkomst|TO)|na het (?:zomer|kerst)?reces)\b.{0,60}\b(?:geagendeerd|besproken|behandeld|terug|doorgesproken|voorgelegd|gepland)\b|\bna het \w*reces zal\b.{0,80}\bdoorgesproken\b", 0.65, meeting=True, unless=_FORECAST),
    _row("komt met", "toezegging", "met", r"\bkom(?:t|en) (?:\S+ ){0,5}met (?:een|het|de|staatjes|voorstel\w*|cijfers|nader\w*|concre\w*|input|uitleg|terugkoppeling)\b", 0.7, unless=r"\b(?:zegt|constateert|komt met zich mee|in aanraking|te komen)\b|" + _FORECAST),
    _row("zorgt", "toezegging", "zorg", r"\b(?:zorg(?:t|en) (?:ervoor |er voor )?(?:dat|voor)|draagt zorg voor|zal zorgen)\b.{3,}\b(?:word(?:t|en)|verspreid|doorgestuurd|gedeeld|toegestuurd|geregeld|verzending|terugkoppeling)\b", 0.65, meeting=True, unless=r"knelpunt|oorlog|^\W*zorgen\b|^(?:dit|deze|het) \w+ zorgt|" + _FORECAST),
    _row("stuurt", "toezegging", "stuur mail deelt", r"\b(?:stuur(?:t|en)?|mail(?:t|en)?|deelt)\b.{2,80}\b(?:rond|toe|door|na|op|opmerkingen|informatie|stukken|presentatie|voorstel|documenten?|link|input)\b[^,]{0,40}$", 0.55, meeting=True, unless=r"\b(?:deelt mee|gedeeld|zijn zorgen|deelt (?:de|een) (?:zorg|reactie|mening)|deelt mede)\b|" + _FORECAST),
    _row("doet", "toezegging", "voegt neemt pakt werkt bereidt levert past koppelt plant zet stelt", r"\b(?:voegt|neemt|pakt|werkt|bereidt|levert|past|koppelt|plant|zet|stelt)\b(?: \S+){1,8}? (?:toe|mee|op|uit|voor|aan|terug|in)\b(?: (?:maar|en|voor|aan|in|naar|met|bij|richting|op)\b.{0,120})?[.;]?$", 0.5, meeting=True, actor=True, unless=r"^(?:dit|dat|er|het|niet)\b|\b(?:volgende vast|inzet|niet op|deelneemt|aandacht|zich|sluit|onderschrijft|stelt (?:dat|vragen)|geeft)\b|" + _FORECAST),
    _row("regelt", "toezegging", "prikt agendeert organiseert inventariseert benadert checkt verstuurt verspreidt publiceert rondt", r"\b(?:prikt|agendeert|organiseert|inventariseert|benadert|checkt|verstuurt|verspreidt|publiceert|rondt .{2,60} af)\b", 0.5, meeting=True, actor=True, unless=_FORECAST),
    _row("aanwezige doet", "toezegging", "", _DUTY, 0.55, meeting=True, actor=True, attendee=True, unless=_FORECAST),
    _row("doet voor een dag", "toezegging", _BY_WHEN_STEMS, rf"{_DOES}.{{0,160}}{_BY_WHEN}|{_BY_WHEN}.{{0,80}}{_DOES} (?:wij|we|ik|de|het)\b", 0.55, actor=True, unless=r"\b(?:heeft|hebben|had|is|zijn|was|waren|wil|willen|kan|kunnen|moet|moeten|wordt|worden)\b|" + _FORECAST),
    _row("doen wij", "toezegging", _BY_WHEN_STEMS, rf"{_BY_WHEN}.{{0,120}}{_DOES} (?:wij|we|ik)\b|\b(?:wij|we|ik) {_DOES}.{{0,120}}{_BY_WHEN}", 0.55, unless=r"\b(?:hierbij|bijgevoegd|kunnen|moeten|willen)\b|" + _FORECAST),
    _row("zal", "toezegging", "zal zullen", r"\b(?:zal|zullen)\b.{1,140}?\b(?:bericht krijgen|gebruiken|aanvragen(?= (?:voor|bij)|[.;]|$)|voorleggen|voorgelegd|sturen|toesturen|toegestuurd|opstellen|opgesteld|uitwerken|uitgewerkt|aanpassen|aangepast|delen|gedeeld|leveren|aanleveren|bijstaan|organiseren|georganiseerd|plannen|gepland|agenderen|geagendeerd|regelen|terugkoppelen|informeren|geïnformeerd|omgerekend|geboden|ingediend|verspreid|opgenomen|aangegeven|toegevoegd|bijwerken|uitgenodigd|opgepakt|verwerkt|verzorgen|inplannen|navragen|bekijken|beantwoorden|beantwoord|toezenden|toegezonden|nasturen|nazenden|voorbereiden|inventariseren|onderzoeken|onderzocht|terugkomen|benaderen|rondsturen|rondgestuurd|doorgeven|meenemen|verzenden|verzonden|aanhangig (?:doen )?maken|(?:doen )?intrekken|publiceren|gepubliceerd|op de hoogte houden|houden van de voortgang|aandragen|nagaan|bespreken met|verwerken|plaatsen|verzamelen|navraag doen|toevoegen|doorsturen|uitnodigen|oppakken|bijhouden|afstemmen)\b", 0.6, unless=r"\biedere gemeente zal\b|\bzal (?:het|er) (?:echter )?(?:nog|veel)\b|" + _FORECAST),
    _row("wij doen", "toezegging", "we wij ik", r"\b(?:we|wij|ik)\b (?:zullen|zal|gaan|ga|maken|stuur|sturen|starten|zetten|kom|komen)\b.{3,120}\b(?:bekend|toe|aankaarten|inventariseren|uitzoeken|na|gebruiken|terug|op|regelen|delen|informeren)\b|\bmaken (?:we|wij)\b.{0,40}\bbekend\b", 0.55, unless=r"\b(?:ervan uit|uit van|uiteindelijk|als we|zetten we in|graag)\b|" + _FORECAST),
    _row("ik zal", "toezegging", "ik we wij", r"(?:^|[,;:] |\b(?:dan|ook|nog|en|verder) )(?:ik|wij|we) (?:zal|zullen|stuur|mail|bel|regel|koppel|pak|zoek|check|kom (?:hier|daar|er)?\s?op terug|ga|zorg)\b(?! (?:graag|ervan|er van))(?!.*\bmoeten\b)|\b(?:zal|stuur|mail|koppel) ik\b(?!.*\bbijgevoegd)", 0.5, unless=r"\b(?:als|indien|of) (?:ik|wij|we)\b|\b(?:hierbij|bijgevoegd|bijlage)\b|" + _FORECAST),
    _row("wordt rondgestuurd", "toezegging", "wordt worden", r"\b(?:de|het|dit|deze|daarna)\b.{0,60}\b(?:wordt|worden)\b.{0,50}\b(?:per (?:e-?)?mail gedeeld|rondgestuurd|toegestuurd|nagezonden|nagestuurd|rondgemaild|gepubliceerd op|uitgewerkt en gedeeld|teruggelegd bij)\b", 0.55, meeting=True, unless=_FORECAST + r"|\b(?:moment|waarbij|steeds|altijd)\b"),
    _row("wordt gedaan", "toezegging", "wordt worden", r"^(?:dit|dat|deze|die|hier(?:van|over|voor)?|daar(?:van|over|voor)?|het (?:verzoek|verslag|overzicht|memo)\b[^.]{0,60}) ?.{0,20}\b(?:wordt|worden)\b.{0,80}\b(?:meegenomen|nagezonden|toegestuurd|doorgeleid|doorgestuurd|uitgezocht|opgepakt|uitgewerkt|gedeeld|geagendeerd|rondgestuurd|nagegaan|teruggekoppeld|schriftelijk beantwoord|toegevoegd|verwerkt|aangevuld)\b", 0.6, unless=_FORECAST + r"|\bwerden\b|\bmoment\b"),
    _row("wordt spoedig gedaan", "toezegging", "wordt worden", rf"\bword(?:t|en)\b.{{0,60}}{_SOON}.{{0,60}}\b(?:verspreid|verstuurd|verzonden|gestuurd|rondgestuurd|toegestuurd|gepubliceerd|gedeeld|aangeleverd|opgepakt|geplaatst|gepland|uitgezet|afgerond)\b", 0.55, meeting=True, unless=_FORECAST),
    _row("er komt een", "toezegging", "er komt", r"^\W*(?:daarnaast |daarom |verder )?(?:er komt|komt er) (?:nog |ook )?een (?:nieuwe? |aparte? |korte? )?(?:\w*(?:beschrijving|overzicht|voorstel|bijeenkomst|brief|notitie|memo|planning|terugkoppeling|uitnodiging|datumprikker|evaluatie|sessie|overleg))\b", 0.5, meeting=True, unless=_FORECAST),
    _row("we kijken of", "toezegging", "kijken onderzoeken", r"\b(?:we|wij) (?:be)?(?:kijken|onderzoeken) (?:ook |nog |verder |eerst |daarbij )?(?:of|hoe|welke?)\b", 0.55, meeting=True, unless=_FORECAST),
    _row("nader uitgewerkt", "toezegging", "nader verder later binnenkort eerst", r"\b(?:word(?:t|en)|zal)\b.{0,80}\b(?:nader|verder|later|binnenkort|eerst) .{0,60}\b(?:uitgewerkt|besproken|voorgelegd|aangeboden|geïnformeerd|bekendgemaakt|toegelicht)\b", 0.5, unless=_FORECAST),
    _row("volgt", "toezegging", "volgt", r"\b(?:er volgt|volgt er|volgt (?:nog|binnenkort|later|spoedig|(?:hier|daar)over (?:meer|nader))\b)\b|\bin de volgende \w+ volgt\b", 0.5, unless=r"\bals volgt\b|\bhieronder\b|\bdaarom\b|\bonderstaand|\bdiscussie\b|" + _FORECAST),
    _row("voorgenomen", "toezegging", "gepland voorne plannen toegezegd", r"\b(?:gepland is|is gepland|staat gepland|het voornemen is|zijn voornemens|is toegezegd|plannen) (?:om|er)\b.{3,140}\b(?:organiseren|sturen|starten|maken|houden|plannen|overleg)\b", 0.55, meeting=True),
    _row("voortgezet", "toezegging", "wordt de", r"\bwordt de (?:ondersteuning|financiering|regeling|inzet|opvang)\b.{0,80}\b(?:voortgezet|gecontinueerd|verlengd|uitgebreid)\b", 0.6, unless=_FORECAST),
    _row("voorstel volgt", "toezegging", "voorstel terugkoppeling stuk plan", r"\b(?:tijdens|in) (?:de|het) (?:volgende?|komende?)\b.{0,30}\b(?:voorstel|terugkoppeling|stuk|plan)\b.{0,40}\b(?:leggen|brengen|bespreken|komen|geven|voorleggen)\b", 0.6, meeting=True),
)
# fmt: on

# The subject of a sentence that opens with it, up to the verb.
_OFFICE = (
    r"(?i:dhr\.|mw\.|mevr\.|heer|mevrouw|gedeputeerde|burgemeester|wethouder|minister(?:ie)?|staatssecretaris|gemeente"
    r"|provincie|commissaris|voorzitter|secretaris(?:sen)?|secretariaat|directeur|kabinet|rijk|werkgroep|college|bestuur)"
)
ACTOR = re.compile(
    rf"(?P<actor>(?:[Dd]e|[Hh]et)?\s*(?:{_OFFICE}\s+)?(?:[A-Z][\wÀ-ÿ&’'.-]*(?:\s+(?:(?:van|de|den|der|ter|en|het|te)\s+)*"
    rf"[A-Z][\wÀ-ÿ&’'.-]*){{0,5}}|{_OFFICE}))\s+"
    r"(?=(?!(?:met|uit|tot|dat|dit|niet|het|wat)\b)(?:[a-zà-ÿ]{2,}t|zal|zullen|gaan|komen|bekijken|maken|sturen|nemen|hebben|stemmen|werken|leveren|leggen|zoeken|regelen|plannen|organiseren|verzamelen|verwerken|bereiden|passen)\b)"
)
NO_ACTOR = frozenset(
    "afgesproken volgende hierover daarover hiervan besloten vastgesteld opgemerkt toegezegd hij zij ze we wij het dit dat er de deze die daarnaast verder daarvan tijdens volgens op in na als indien wat".split()
)
