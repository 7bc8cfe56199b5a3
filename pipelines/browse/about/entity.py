"""Everything on one gemeente, province, veiligheidsregio or organisation, or on one person in public function."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from corpus.register import entities
from models import Entity, Opgave
from pipelines.browse.about.in_office import OF_PERSON
from pipelines.browse.about.opgave_charts import said, subjects_of
from pipelines.browse.about.opgave_lines import MOST
from pipelines.browse.about.sections import Told, sections_of
from pipelines.browse.about.told_of import OF_PLACE
from pipelines.browse.about.whereabouts import whereabouts_of
from pipelines.browse.answers import Asked, NotThere, Shown
from pipelines.browse.labels import shown

PERSON = "persoon"
KINDS = {
    "gemeente": "Gemeente",
    "provincie": "Provincie",
    "veiligheidsregio": "Veiligheidsregio",
    "organisatie": "Organisatie",
    "persoon": "Persoon met een openbare functie",
}
_AREAS = {"provincie": "province", "veiligheidsregio": "region"}  # what the register calls them, of a gemeente
_MOST_NAMES = 15
_MOST_PLACES = 5  # that are named where a number is printed in more documents


def about(asked: Asked) -> Shown:
    """Return all that is told of the entity with this id."""
    session = asked.session
    entity = _entity(session, asked.parts["id"])
    told = Told(session, entity, whereabouts_of(session, entity))
    is_person = entity.kind == PERSON
    numbers = session.scalar(select(func.count()).where(Opgave.entity_id == entity.id)) or 0
    return Shown(
        "over.html",
        {
            "title": entity.name,
            "entity": entity,
            "kind": KINDS.get(entity.kind, entity.kind),
            "facts": _facts(entity),
            "within": _within(session, entity),
            "names": told.where.spellings()[:_MOST_NAMES],
            "mentions": told.where.count,
            "subjects": [] if is_person else subjects_of(session, entity.id),
            "left_out": max(0, numbers - MOST),
            "sections": sections_of(told, OF_PERSON if is_person else OF_PLACE),
            "chosen": {entity.kind: entity.id},
            "said": said,
            "most_places": _MOST_PLACES,
        },
    )


def _entity(session: Session, id_: str) -> Entity:
    """Return the entity with this id, of the database or else of the register."""
    found = session.get(Entity, id_) or entities().get(id_)
    if found is None or found.kind not in KINDS:
        raise NotThere("Er is geen gemeente, organisatie of persoon met dit kenmerk.")
    return found


def _facts(entity: Entity) -> list[tuple[str, str, str]]:
    """Return what the register tells: what it is, its words, and the id that they link to, if any."""
    details, known = entity.details or {}, entities()
    facts = [("voluit", entity.full_name or "", "")] if entity.full_name not in (None, entity.name) else []
    for name, key in _AREAS.items():
        if area := known.get(str(details.get(key))):
            facts.append((name, area.name, area.id))
    facts += [("sinds", shown(entity.valid_from), "")] if entity.valid_from else []
    facts += [("tot en met", shown(entity.valid_to), "")] if entity.valid_to else []
    later = [known[id_] for id_ in details.get("successors", ()) if id_ in known]
    return facts + [("opgegaan in", each.name, each.id) for each in later]


def _within(session: Session, entity: Entity) -> list[Entity]:
    """Return the gemeenten that lie in a province or veiligheidsregio and that something is told of, by name."""
    key = _AREAS.get(entity.kind, "")
    found = session.scalars(select(Entity).where(Entity.kind == "gemeente").order_by(Entity.name)) if key else ()
    return [each for each in found if (each.details or {}).get(key) == entity.id]
