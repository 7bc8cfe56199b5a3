"""Link what the commands print to the page that `wooverslag browse` shows it on."""

from __future__ import annotations

import pandas as pd

from models import Entity, Printed

HOST, PORT = "127.0.0.1", 8001  # where the site is, unless told otherwise
RECORD, ENTITY = "/bekijk/{id}", "/over/{id}"  # addresses on it


def link_to(kind: type, id_: str | None) -> str | None:
    """Return the link to the page of a record of this kind, None where there is none, or no page shows such records."""
    address = ENTITY if kind is Entity else RECORD if issubclass(kind, Printed) else None
    return f"http://{HOST}:{PORT}{address.format(id=id_)}" if address and id_ else None


def with_links(found: pd.DataFrame, kind: type) -> pd.DataFrame:
    """Return the rows of a list with the link to each record's page as their last column."""
    if "id" not in found or not issubclass(kind, (Printed, Entity)):
        return found
    return found.assign(link=pd.Series([link_to(kind, id_) for id_ in found["id"]], dtype=object, index=found.index))
