"""Put beside each undecided mention what it may mean, by name, and the sentence that it stands in."""

from __future__ import annotations

import pandas as pd
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Mention
from pipelines.entities import labels
from pipelines.operands import AT_ONCE
from pipelines.passages import sentence_of


def with_candidates(session: Session, mentions: pd.DataFrame) -> pd.DataFrame:
    """Return `mentions` with its candidates named, best first, and a column with the sentence before the place."""
    names = labels(session, {id_ for ids in mentions["candidates"] for id_ in ids})
    named = [[names[id_] for id_ in ids] for ids in mentions["candidates"]]
    mentions["candidates"] = pd.Series(named, index=mentions.index, dtype=object)
    place = list(mentions.columns).index("document")
    sentences = _sentences(session, list(mentions["id"]))
    mentions.insert(place, "sentence", pd.Series(sentences, index=mentions.index, dtype=object))
    return mentions


def _sentences(session: Session, ids: list[str]) -> list[str]:
    """Return the sentences that the mentions with these ids stand in."""
    found: dict[str, str] = {}
    for first in range(0, len(ids), AT_ONCE):
        some = select(Mention).where(Mention.id.in_(ids[first : first + AT_ONCE]))
        found |= {mention.id: sentence_of(session, mention) for mention in session.scalars(some)}
    return [found[id_] for id_ in ids]
