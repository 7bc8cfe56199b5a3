"""What names of places mean: a table of texts and what they hold, from general knowledge of Dutch records."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from corpus import register
from extract.recognise import recognise
from extract.resolve import resolve
from extract.text.reading import Reading, split_lines
from models import Document, Mention, Page, Source
from pipelines.queries import records
from pipelines.store import store

G, P, V, L = "gemeente", "provincie", "veiligheidsregio", "locatie"
Place = tuple[str, str, str | None]


def places(text: str, year: int | None = None) -> list[Mention]:
    """Return the resolved places of a text that is one document of `year`, in order."""
    return sorted((m for m in read(text, year).mentions if m.kind in (G, P, V, L)), key=lambda m: m.start)


def read(text: str, year: int | None = None) -> Source:
    """Return the source that `text` is, with what it speaks of."""
    source = Source(id="x", name="x.txt", path="x.txt", bytes=len(text))
    source.pages.append(Page(number=1, start=0, text=text, read_by="tekst"))
    date = dt.date(year, 5, 1) if year else None
    source.documents.append(Document(kind="verslag", position=1, date=date, start=0, end=len(text)))
    reading = Reading(source, list(split_lines(text, 1)))
    recognise(reading)
    resolve(reading)
    return source


def found(text: str, year: int | None = None) -> list[Place]:
    """Return printed text, kind and entry of each place."""
    return [(m.text, m.kind, m.entity_id) for m in places(text, year)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "De provincie Groningen en de gemeente Groningen tekenen.",
            [("Groningen", P, "PV20"), ("Groningen", G, "GM0014")],
        ),
        ("Wethouder De Bruin van Groningen is verhinderd.", [("Groningen", G, "GM0014")]),
        (
            "Het Groninger college praat in Groningen met Assen en Emmen.",
            [("Groningen", G, "GM0014"), ("Assen", G, "GM0106"), ("Emmen", G, "GM0114")],
        ),
        ("Namens GS van Utrecht is gereageerd.", [("Utrecht", P, "PV26")]),
        ("De VR Groningen en VR Drenthe oefenen samen.", [("VR Groningen", V, "VR01"), ("VR Drenthe", V, "VR03")]),
        (
            "De provincies Utrecht, Gelderland en Overijssel.",
            [("Utrecht", P, "PV26"), ("Gelderland", P, "PV25"), ("Overijssel", P, "PV23")],
        ),
        (
            "Met de gemeenten Utrecht, Amersfoort en Zeist.",
            [("Utrecht", G, "GM0344"), ("Amersfoort", G, "GM0307"), ("Zeist", G, "GM0355")],
        ),
        (
            "De vier grote steden (Amsterdam, Rotterdam, Den Haag en Utrecht).",
            [
                ("Amsterdam", G, "GM0363"),
                ("Rotterdam", G, "GM0599"),
                ("Den Haag", G, "GM0518"),
                ("Utrecht", G, "GM0344"),
            ],
        ),
        (
            "Veiligheidsregio's Utrecht, Flevoland en Zeeland.",
            [("Utrecht", V, "VR09"), ("Flevoland", V, "VR25"), ("Zeeland", V, "VR19")],
        ),
        ("De rechtbank zit in Utrecht.", [("Utrecht", G, "GM0344")]),
        ("De trein van Utrecht naar Zwolle reed niet.", [("Utrecht", G, "GM0344"), ("Zwolle", G, "GM0193")]),
        ("In heel Zeeland zijn tekorten, ook in Zuid-Limburg en West-Brabant.", [("Zeeland", P, "PV29")]),
        ("In Oost-Groningen en Zuidoost-Drenthe daalt het aantal leerlingen.", []),
        ("De commissaris van de Koning in Limburg belt.", [("Limburg", P, "PV31")]),
        ("De provincie Fryslân en Friesland zijn één.", [("Fryslân", P, "PV21"), ("Friesland", P, "PV21")]),
        ("De gemeente Bergen (NH) schrijft.", [("Bergen (NH)", G, "GM0373")]),
        ("De burgemeester van Bergen (L.) schrijft.", [("Bergen (L.)", G, "GM0893")]),
        (
            "Bergen, Gennep en Venray werken samen.",
            [("Bergen", G, "GM0893"), ("Gennep", G, "GM0907"), ("Venray", G, "GM0984")],
        ),
        ("Gemeente Bergen, provincie Noord-Holland.", [("Bergen", G, "GM0373"), ("Noord-Holland", P, "PV27")]),
        ("De gemeente Bergen in Noord-Holland.", [("Bergen", G, "GM0373"), ("Noord-Holland", P, "PV27")]),
        (
            "De gemeente Bergen (NH) schrijft.\n\nBergen vraagt om uitstel.",
            [("Bergen (NH)", G, "GM0373"), ("Bergen", G, "GM0373")],
        ),
        ("Er liggen bergen zand. De bergen in Noorwegen.", []),
        ("In Laren (Gelderland) staat een molen.", [("Laren", L, None), ("Gelderland", P, "PV25")]),
        ("Het dorp Laren in de gemeente Lochem.", [("Laren", L, None), ("Lochem", G, "GM0262")]),
        (
            "Laren, Blaricum en Huizen vormen een regio.",
            [("Laren", G, "GM0417"), ("Blaricum", G, "GM0376"), ("Huizen", G, "GM0406")],
        ),
        ("Rijswijk en Delft ondertekenen.", [("Rijswijk", G, "GM0603"), ("Delft", G, "GM0503")]),
        ("De kern Rijswijk (gemeente Altena) krijgt glasvezel.", [("Rijswijk", L, None), ("Altena", G, "GM1959")]),
        (
            "De gemeenten Beek, Stein en Meerssen.",
            [("Beek", G, "GM0888"), ("Stein", G, "GM0971"), ("Meerssen", G, "GM0938")],
        ),
        (
            "Middelburg, Vlissingen en Veere.",
            [("Middelburg", G, "GM0687"), ("Vlissingen", G, "GM0718"), ("Veere", G, "GM0717")],
        ),
        ("Best lastig, maar in Best lukt het best.", [("Best", G, "GM0753")]),
        ("Buren klaagden. De burgemeester van Buren kwam.", [("Buren", G, "GM0214")]),
        (
            "De gemeente Goes en de gemeente Ede doen mee, Epe niet.",
            [("Goes", G, "GM0664"), ("Ede", G, "GM0228"), ("Epe", G, "GM0232")],
        ),
        ("Houten vlonders zijn glad. Houten legt vlonders aan.", [("Houten", G, "GM0321")]),
        ("- Houten\n- Zeist\n- Bunnik", [("Houten", G, "GM0321"), ("Zeist", G, "GM0355"), ("Bunnik", G, "GM0312")]),
        (
            "Gemeente\tAantal\nBest\t10\nSon en Breugel\t20\nOirschot\t5",
            [("Best", G, "GM0753"), ("Son en Breugel", G, "GM0848"), ("Oirschot", G, "GM0823")],
        ),
        ("Haren kammen en grave fouten. Grave fouten zijn gemaakt.", []),
        (
            "Wierden, Almelo en Hellendoorn.",
            [("Wierden", G, "GM0189"), ("Almelo", G, "GM0141"), ("Hellendoorn", G, "GM0163")],
        ),
        ("Putten zijn geslagen. Putten moeten dicht. Het college van Putten besluit.", [("Putten", G, "GM0273")]),
        ("Leiden wij dit niet af uit de cijfers? Dit kan leiden tot schade.", []),
        ("Leiden, 3 maart 2020", [("Leiden", G, "GM0546")]),
        ("Hoorn wil dat Medemblik betaalt.", [("Hoorn", G, "GM0405"), ("Medemblik", G, "GM0420")]),
        ("Huizen in Huizen zijn duur. Huizen worden gebouwd.", [("Huizen", G, "GM0406")]),
        ("Sluis 4 is dicht. De Sluis bij Hulst staat open.", [("Hulst", G, "GM0677")]),
        ("GEMEENTE HOUTEN\n\nVERSLAG", [("HOUTEN", G, "GM0321")]),
        ("De minister is in Weert geweest, daarna in Echt.", [("Weert", G, "GM0988"), ("Echt", L, None)]),
        ("Echt waar? Dat is echt zo.", []),
        ("Kampen voor vluchtelingen zijn vol. Kampen heeft plek.", [("Kampen", G, "GM0166")]),
        ("Texel en Den Helder", [("Texel", G, "GM0448"), ("Den Helder", G, "GM0400")]),
        ("Mevrouw Van Bergen en de heer Van Houten zijn er.", []),
        ("Mevrouw Houten licht toe, de heer Best vult aan.", []),
        ("Aanwezig: J. Smit van Buren, P. van Tiel, K. van der Goes, mw. De Grave", []),
        ("Namens wethouder Jan van Zwolle.", []),
        ("De heer A. Groesbeek-van Wijchen, J. Mook en Tom Hoorn.", []),
        ("R. de Best (notulist) en L. Soest (griffier)", []),
        ("Piet Heerde zegt dat Van Heusden gelijk heeft.", []),
        ("Van Zeist naar Soest is 10 km.", [("Zeist", G, "GM0355"), ("Soest", G, "GM0342")]),
        ("Dr. Van Putten en prof. Van Weert.", []),
        (
            "mensen uit zeist, bunnik en houten zijn welkom",
            [("zeist", G, "GM0355"), ("bunnik", G, "GM0312"), ("houten", G, "GM0321")],
        ),
        (
            "gemeente almelo heeft gebeld met enschede en hengelo",
            [("almelo", G, "GM0141"), ("enschede", G, "GM0153"), ("hengelo", G, "GM0164")],
        ),
        ("overleg gehad met gem. steenwijkerland", [("steenwijkerland", G, "GM1708")]),
        ("de wethouder van zwolle belt terug", [("zwolle", G, "GM0193")]),
        ("we gaan naar utrecht en houten deuren open.", [("utrecht", G, "GM0344")]),
        ("houten deuren, buren en huizen", []),
        (
            "afspraken met tiel/buren/culemborg lopen",
            [("tiel", G, "GM0281"), ("buren", G, "GM0214"), ("culemborg", G, "GM0216")],
        ),
        ("De locatie in Uden gaat open.", [("Uden", L, None)]),
        (
            "In Emmeloord en Ens staan kassen, in Luttelgeest een azc.",
            [("Emmeloord", L, None), ("Ens", L, None), ("Luttelgeest", L, None)],
        ),
        (
            "Ter Apel is vol. Het dorp Vries ligt bij Assen.",
            [("Ter Apel", L, None), ("Vries", L, None), ("Assen", G, "GM0106")],
        ),
        ("De brug bij Wijk aan Zee en 't Harde.", [("Wijk aan Zee", L, None), ("'t Harde", L, None)]),
        ("Winkel gesloten. Handel in waren. Een hoek van het Veen.", []),
        ("Bergen aan Zee hoort bij Bergen.", [("Bergen aan Zee", L, None), ("Bergen", G, "GM0373")]),
        ("Sittard en Geleen krijgen elk een post.", [("Sittard", L, None), ("Geleen", L, None)]),
        ("De gemeente Horst wil dit niet.", [("Horst", G, "GM1507")]),
        ("Horst en Venray doen hun best.", [("Horst", G, "GM1507"), ("Venray", G, "GM0984")]),
        ("Stationsplein 1, 8011 CW Zwolle", [("Stationsplein 1", L, None), ("Zwolle", G, "GM0193")]),
        ("Bezoekadres: Speelkamp 22, 3831 PE Leusden", [("Speelkamp 22", L, None), ("Leusden", G, "GM0327")]),
        ("Postbus 20011 2500 EA Den Haag", [("Den Haag", G, "GM0518")]),
        ("Dorpsstraat 12a, Baflo", [("Dorpsstraat 12a", L, None), ("Baflo", L, None)]),
        ("Van Heemstraweg 5-7 te Beuningen", [("Van Heemstraweg 5-7", L, None), ("Beuningen", G, "GM0209")]),
        (
            "Laan van Nieuw Oost-Indië 300, 2593 CE Den Haag",
            [("Laan van Nieuw Oost-Indië 300", L, None), ("Den Haag", G, "GM0518")],
        ),
        ("6811 KS Arnhem, Eusebiusplein 1a", [("Arnhem", G, "GM0202"), ("Eusebiusplein 1a", L, None)]),
        ("Lange Voorhout 8 en Korte Nieuwstraat 6", [("Lange Voorhout 8", L, None), ("Korte Nieuwstraat 6", L, None)]),
        (
            "De gemeente Steenwijkerlad en gemeente Apeldorn.",
            [("Steenwijkerlad", G, "GM1708"), ("Apeldorn", G, "GM0200")],
        ),
        (
            "De gemeenten Harderwijk, Nunspeet en Oldebroeck.",
            [("Harderwijk", G, "GM0243"), ("Nunspeet", G, "GM0302"), ("Oldebroeck", G, "GM0269")],
        ),
        (
            "Wageningen, Vecnendaal en Rhenen doen mee.",
            [("Wageningen", G, "GM0289"), ("Vecnendaal", G, "GM0345"), ("Rhenen", G, "GM0340")],
        ),
        ("Het is Haarlemmer, Amsterdammer, Groninger of Utrechter.", []),
        (
            "De gemeente 's Hertogenbosch en gemeente Den Bosch",
            [("'s Hertogenbosch", G, "GM0796"), ("Den Bosch", G, "GM0796")],
        ),
        ("In Leeuwarclen en lJsselstein is overlegd.", [("Leeuwarclen", G, "GM0080"), ("lJsselstein", G, "GM0353")]),
        ("Rozendaal en Rheden", [("Rozendaal", G, "GM0277"), ("Rheden", G, "GM0275")]),
        ("Het Zwolle-overleg en de Arnhemse wijk.", [("Zwolle", G, "GM0193")]),
        ("De A28 bij Zwolle, de IJssel en de Waal.", [("Zwolle", G, "GM0193"), ("IJssel", L, None), ("Waal", L, None)]),
        ("De Erasmusbrug en het Vondelpark.", [("Erasmusbrug", L, None), ("Vondelpark", L, None)]),
        (
            "Tour: Assen - Emmen - Hoogeveen",
            [("Assen", G, "GM0106"), ("Emmen", G, "GM0114"), ("Hoogeveen", G, "GM0118")],
        ),
        (
            "De N340 tussen Ommen en Zwolle, langs de Vecht.",
            [("Ommen", G, "GM0175"), ("Zwolle", G, "GM0193"), ("Vecht", L, None)],
        ),
        ("Het Gooi en Twente zijn regio's. De regio Twente groeit.", []),
        ("De Veiligheidsregio Twente oefent. Ook de regio Rijnmond.", [("Veiligheidsregio Twente", V, "VR05")]),
        ("Zie Haags beleid en Den Haag zegt.", [("Den Haag", G, "GM0518")]),
    ],
)
def test_names_of_places_mean_what_stands_around_them(text: str, expected: list[Place]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected", "year"),
    [
        ("De gemeente Weesp stemt in.", [("Weesp", G, "GM0457")], 2020),
        ("In Weesp wordt gebouwd.", [("Weesp", L, None)], 2023),
        ("De gemeente Leek en Marum.", [("Leek", G, "GM0022"), ("Marum", G, "GM0025")], 2017),
        (
            "Het oude archief van Bedum en Winsum ligt in Baflo.",
            [("Bedum", G, "GM0005"), ("Winsum", G, "GM0053"), ("Baflo", L, None)],
            2022,
        ),
        (
            "De voormalige gemeente Haren ging op in Groningen.",
            [("Haren", G, "GM0017"), ("Groningen", G, "GM0014")],
            2021,
        ),
        ("In Haren staat een school, in Zuidhorn ook.", [("Haren", L, None), ("Zuidhorn", L, None)], 2021),
        ("In Haren staat een school, in Zuidhorn ook.", [("Haren", G, "GM0017"), ("Zuidhorn", G, "GM0056")], 2015),
        (
            "Uden en Landerd fuseren tot Maashorst.",
            [("Uden", G, "GM0856"), ("Landerd", G, "GM1685"), ("Maashorst", G, "GM1991")],
            2021,
        ),
        ("De herindeling van Uden en Landerd is afgerond.", [("Uden", G, "GM0856"), ("Landerd", G, "GM1685")], 2023),
        ("De locatie in Uden, gemeente Maashorst.", [("Uden", L, None), ("Maashorst", G, "GM1991")], 2023),
        (
            "Molenwaard en Giessenlanden zijn samen Molenlanden.",
            [("Molenwaard", G, "GM1927"), ("Giessenlanden", G, "GM0689"), ("Molenlanden", G, "GM1978")],
            2024,
        ),
    ],
)
def test_a_dissolved_gemeente_is_one_on_its_own_days_and_in_talk_of_its_merger(
    text: str, expected: list[Place], year: int
) -> None:
    assert found(text, year) == expected


def test_a_link_tells_how_sure_it_is_and_why() -> None:
    sure, stated, likely = (
        places(text)[0] for text in ("Zwolle bouwt.", "De gemeente Utrecht bouwt.", "Er is in Utrecht een plan.")
    )
    assert [m.entity_id for m in (sure, stated, likely)] == ["GM0193", "GM0344", "GM0344"]
    scores = [m.link_score or 0 for m in (sure, stated, likely)]
    assert scores == sorted(scores, reverse=True)
    assert all(m.reason for m in (sure, stated, likely))


def test_what_is_undecided_says_so_and_has_its_candidates_likeliest_first() -> None:
    (mention,) = places("Het model Utrecht werkt.")
    assert mention.entity_id is None
    assert mention.link_score is None
    assert mention.candidates == ["GM0344", "PV26", "VR09"]
    assert (mention.reason or "").startswith("onbeslist: ")


def test_a_slip_is_told_and_less_sure() -> None:
    (mention,) = places("De gemeente Steenwijkerlad stemt in.")
    assert (mention.entity_id, mention.name) == ("GM1708", "Steenwijkerland")
    assert (mention.link_score or 1) < 0.8
    assert "spelling" in (mention.reason or "")


@pytest.mark.parametrize(
    ("text", "printed", "within"),
    [
        ("Het azc in Ter Apel is vol.", "Ter Apel", ["GM1950"]),
        ("Stationsplein 1, 8011 CW Zwolle", "Stationsplein 1", ["GM0193"]),
        ("Bij azc Zeist is het druk.", "azc Zeist", ["GM0355"]),
        ("Het dorp Laren in de gemeente Lochem.", "Laren", ["GM0262"]),
    ],
)
def test_a_locatie_keeps_the_gemeente_that_it_lies_in(text: str, printed: str, within: list[str]) -> None:
    (mention,) = (m for m in places(text) if m.text == printed)
    assert (mention.kind, mention.entity_id, mention.candidates) == (L, None, within)
    assert register.entities()[within[0]].name in (mention.reason or "")


def test_what_lies_in_a_gemeente_is_listed_with_it(engine: Engine) -> None:
    with Session(engine) as session, session.begin():
        store(session, read("Er komt een azc in Luttelgeest.\n\nHet overleg is in Zeist, Slotlaan 20, 3701 GM Zeist."))
    listed = records("mentions", database=engine, gemeente="Noordoostpolder")
    assert list(listed["text"]) == ["Luttelgeest"]
    assert list(records("mentions", database=engine, gemeente="Zeist")["text"]) == ["Zeist", "Slotlaan 20", "Zeist"]
