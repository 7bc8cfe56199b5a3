"""List the names to look for in running text, each in every way that it may be printed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus import register

ORDER = ("veilig", "context", "dubbelzinnig")
_GENERIC: tuple[tuple[str, str], ...] = (  # bodies that every province has: which one follows from the document
    ("PRT", "context"),
    ("Provinciale Regietafel", "veilig"),
    ("Gedeputeerde Staten", "veilig"),
    ("Provinciale Staten", "veilig"),
)


def spellings(name: str) -> Iterable[str]:
    """Yield a name as it may be printed, apart from case, accents, hyphens and apostrophes."""
    yield name
    yield name.replace(" en ", " & ")
    yield name.replace(" & ", " en ")
    for short in ("a/d", "a.d.", "ad"):
        yield re.sub(r"\baan den?\b", short, name)
    yield re.sub(r"\b([A-Z]{1,2})en([A-Z])\b", r"\1&\2", name)  # JenV, J&V
    yield re.sub("ij", "\u0133", name)
    yield re.sub("IJ", "\u0132", name)
    yield re.sub("IJ", "lJ", name)


def listed_names() -> Iterable[tuple[str, str, str]]:
    """Yield each name to look for, with the id that it means and how far the name alone goes."""
    yield from _aliases()  # before the names: how far a name goes may be less than its spelling promises
    for id_, names in register.full_names().items():
        entity = register.entities()[id_]
        bare = register.parse_label(entity.name).name if entity.kind == "gemeente" else entity.name
        yield bare, id_, "veilig" if len(bare) > 3 or bare[1:].islower() else "context"
        if entity.kind == "gemeente":
            yield from ((part, id_, "context") for part in parts_of(bare, id_))
        if entity.kind in ("organisatie", "veiligheidsregio"):
            yield from ((name, id_, "veilig") for name in names if len(name) > 6)
        if entity.kind == "veiligheidsregio":
            yield from ((f"{prefix} {bare}", id_, "veilig") for prefix in ("Veiligheidsregio", "VR"))
    for name, use in _GENERIC:
        yield name, "", use


def parts_of(name: str, id_: str) -> Iterable[str]:
    """Yield the towns within a gemeente of which its name is made up: "Sittard" of "Sittard-Geleen"."""
    others = register.place_gemeenten()
    for part in re.split(r"-| en | aan | op ", name)[: None if " aan " not in name else 1]:
        if part != name and len(part) >= 3 and id_ in others.get(part, ()) and not _is_gemeente(part):
            yield part


def _is_gemeente(name: str) -> bool:
    names = (register.parse_label(e.name).name for e in register.lookup(name, "gemeente"))
    return any(register.name_key(other) == register.name_key(name) for other in names)


def _aliases() -> Iterable[tuple[str, str, str]]:
    """Yield the aliases to look for, as `listed_names` does."""
    for alias in register.aliases():
        if alias.use in ORDER and not re.match(r"(?i:gemeente|provincie|stad) |het |de [a-z]|.*\(", alias.text):
            yield alias.text, alias.id, alias.use
            if alias.id.startswith("org:min-") and " " in alias.text:
                yield f"ministerie van {alias.text}", alias.id, "veilig"
