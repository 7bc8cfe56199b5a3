"""What people are in public function: offices and posts, what they are called, and what they say of their holder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple


class Office(NamedTuple):
    """An office or post: its usual name, how it is printed, and whose it is.

    `level` is the kind of body that it is of, None when any. An `ambt` is public wherever it stands and its holder has
    no other; a `functie` is public only at a body that the register knows. `single`: a body has one at a time.
    """

    name: str
    printed: str
    level: str | None = None
    ambt: bool = True
    single: bool = False


# Longer names stand before those that they begin with.
OFFICES: tuple[Office, ...] = (
    Office("commissaris van de Koning", r"commissaris van de koning(?:in)?|cvdk|cdk", "provincie", single=True),
    Office("commissaris van de Koning", r"commissaris(?=$| (?!van|bij))", "provincie", single=True),
    Office("gedeputeerde", r"gedeputeerden?", "provincie"),
    Office("statenlid", r"(?:provinciale? )?statenl(?:id|eden)", "provincie"),
    Office("provinciesecretaris", r"provinciesecretaris", "provincie", single=True),
    Office("burgemeester", r"burgemeesters?", "gemeente", single=True),
    Office("locoburgemeester", r"loco-? ?burgemeesters?", "gemeente"),
    Office("wethouder", r"wethouders?", "gemeente"),
    Office("raadslid", r"(?:gemeente)?raadsl(?:id|eden)", "gemeente"),
    Office("gemeentesecretaris", r"gemeentesecretaris", "gemeente", single=True),
    Office("griffier", r"(?:raads|staten)?griffier", None, single=True),
    Office("dijkgraaf", r"dijkgraaf|watergraaf", "waterschap", single=True),
    Office("heemraad", r"(?:hoog)?heemraad", "waterschap"),
    Office("minister-president", r"minister-president|premier", "rijk", single=True),
    Office("minister", r"ministers?", "rijk"),
    Office("staatssecretaris", r"staatssecretaris|stas", "rijk"),
    Office("Kamerlid", r"(?:(?:tweede|eerste) ?)?kamerl(?:id|eden)|senator", "rijk"),
    Office("regeringscommissaris", r"regeringscommissaris", "rijk"),
    Office("secretaris-generaal", r"(?:plv\.? |plaatsvervangend )?secretaris-generaal|p?sg", "rijk", ambt=False),
    Office("directeur-generaal", r"(?:plv\.? |plaatsvervangend )?directeur-generaal|p?dg", "rijk", ambt=False),
    Office("inspecteur-generaal", r"inspecteur-generaal|ig", "rijk", ambt=False),
    Office("hoofdofficier van justitie", r"hoofdofficier(?: van justitie)?", None, ambt=False),
    Office("korpschef", r"korpschef|politiechef", None, ambt=False),
    Office(
        "voorzitter", r"(?:vice-?|plv\.? |plaatsvervangend |bestuurs|fractie|raads)?(?:voorzitter|vz)", None, ambt=False
    ),
    Office(
        "bestuurder", r"bestuurder|bestuurslid|bestuur|lid (?:van het )?(?:dagelijks |algemeen )?bestuur", None, False
    ),
    Office("directeur", r"(?:plv\.? |adjunct-?|algemeen |regio|programma|bestuurlijk )?directeur", None, ambt=False),
    Office("secretaris", r"(?:algemeen )?secretaris", None, ambt=False),
    Office("portefeuillehouder", r"portefeuillehouder", None, ambt=False),
    Office("commandant", r"(?:regionaal |brandweer)?commandant", None, ambt=False),
)
_ACTING = r"(?:waarnemend |wnd\.? |wrn\.? |demissionair |toenmalig )?"
_COMPILED = tuple(
    (office, re.compile(rf"{_ACTING}(?:{office.printed})(?![\wà-ÿ]|-[a-z])", re.IGNORECASE)) for office in OFFICES
)
_BY_NAME = {office.name: office for office in reversed(OFFICES)}
# Who is at a meeting only to serve it: such a seat is no public function.
_SERVES = re.compile(
    r"notul|verslag|secretaresse|secretariaat|ondersteun|toehoorder|dagvoorzitter|technisch voorzitter|spreker|gast"
    r"|griffiemedewerker|stagiair|tolk|cabaretier|moderator",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def office_in(printed: str | None) -> Office | None:
    """Return the office that a printed role begins with: "gedeputeerde wonen" is a gedeputeerde; None for any other."""
    words = " ".join((printed or "").split())
    return next((office for office, pattern in _COMPILED if pattern.match(words)), None)


def offices_in(printed: str | None) -> Iterator[Office]:
    """Yield the offices in a printed role, also in one that names several: "burgemeester, voorzitter"."""
    for part in re.split(r"\s*(?:[,/;]|\ben\b)\s*", printed or ""):
        if found := office_in(part):
            yield found


def office_named(name: str | None) -> Office | None:
    """Return the office with this usual name."""
    return _BY_NAME.get(name or "")


def serves(role: str | None) -> bool:
    """Tell whether a role is that of someone who serves a meeting: takes minutes, listens, speaks as a guest."""
    return bool(role and _SERVES.search(role))
