"""Write the words around made tables: plain sentences without figures, and ones full of them."""

from __future__ import annotations

from random import Random

from corpus.made_tables.places import gemeenten, regions

WHO = ("De voorzitter", "De gedeputeerde", "Het college", "De stuurgroep", "De projectleider", "De burgemeester")
DOES = (
    "licht toe dat de voorbereiding volgens planning verloopt",
    "vraagt aandacht voor de samenhang met andere opgaven",
    "meldt dat het overleg met omwonenden is begonnen",
    "geeft aan dat de gegevens door de gemeenten zijn aangeleverd",
    "stelt voor de bespreking in het volgende overleg te vervolgen",
    "wijst op de afhankelijkheid van de besluitvorming in de regio",
    "dankt de aanwezigen voor hun inbreng",
    "legt uit hoe de verdeling tot stand is gekomen",
)
COUNTS = (
    "In {place} zijn {n} plekken beschikbaar, waarvan {m} voor gezinnen.",
    "Op {day} april 2024 woonden er {n} mensen in de opvang van {place}; {m} van hen wachten op een woning.",
    "De kosten bedragen € {n}.000 in 2024 en € {m}.500 in 2025, ofwel {p}% van het budget.",
    "Van de {n} woningen in {place} zijn er {m} opgeleverd ({p}%).",
    "{place} stelt tot 1 januari 2026 een locatie voor {m} personen open, daarna voor {n}.",
    "Het aantal meldingen steeg van {m} naar {n}, een toename van {p} procent.",
)


def sentences(chance: Random, count: int) -> str:
    """Return so many sentences without a figure."""
    return " ".join(f"{chance.choice(WHO)} {chance.choice(DOES)}." for _ in range(count))


def counted(chance: Random, count: int) -> str:
    """Return so many sentences, nearly all with figures."""
    made = []
    for _ in range(count):
        low = chance.randint(4, 400)
        text = chance.choice((*COUNTS, *COUNTS, f"{chance.choice(WHO)} {chance.choice(DOES)}."))
        made.append(
            text.format(place=place(chance), n=low + chance.randint(1, 500), m=low, p=low % 97, day=low % 28 + 1)
        )
    return " ".join(made)


def place(chance: Random) -> str:
    """Return the name of a gemeente."""
    return chance.choice(gemeenten(chance.choice(sorted(regions())))).label
