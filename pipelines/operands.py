"""Put beside each finding the numbers that it was computed from, each with the spot where it was printed."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pandas as pd
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Operand, Source

AT_ONCE = 500  # ids in one query


def with_operands(session: Session, findings: pd.DataFrame) -> pd.DataFrame:
    """Return `findings` with a column of operands before the place: label, value, page, source and id of each."""
    ids = list(findings["id"])
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for first in range(0, len(ids), AT_ONCE):
        query = (
            select(Operand.finding_id, Operand.label, Operand.value, Operand.page, Source.name, Operand.id)
            .join(Source, Source.id == Operand.source_id)
            .where(Operand.finding_id.in_(ids[first : first + AT_ONCE]))
            .order_by(Operand.source_id, Operand.start, Operand.id)
        )
        for finding, *values in session.execute(query):
            found[finding].append(dict(zip(("label", "value", "page", "source", "id"), values, strict=True)))
    place = list(findings.columns).index("document")
    findings.insert(place, "operands", pd.Series([found[id_] for id_ in ids], dtype=object))
    return findings
