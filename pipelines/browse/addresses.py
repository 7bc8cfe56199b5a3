"""Where each page of the site is: one row for each, and the links that lead there."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urlencode

from pipelines.links import ENTITY, RECORD

# Each row: what the page is called in templates, and its address.
ADDRESSES: dict[str, str] = {
    "begin": "/",
    "zoek": "/zoek",
    "bekijk": RECORD,
    "pagina": "/pagina/{id}",
    "beeld": "/beeld/{id}.jpg",
    "document": "/document/{id}",
    "bron": "/bron/{id}",
    "over": ENTITY,
    "overzicht": "/overzicht/{id}",
    "reeksen": "/reeksen",
    "reeks": "/reeks/{id}",
    "lijst": "/lijst/{id}",
}
_ID = "(?P<id>[^/]+)"


def pattern_of(name: str) -> str:
    """Return the regular expression of a page's address, as Datasette wants it."""
    return f"^{ADDRESSES[name].replace('.', '[.]').format(id=_ID)}$"


class Links:
    """The links of a site that is being served."""

    live = True  # it can search, and shows rows of tables

    def __init__(self, urls: Any, database: str) -> None:
        self._urls, self._database = urls, database

    def to(self, name: str, id: str = "", **filled_in: Any) -> str:
        """Return the link to a page, with what is filled in on it."""
        address = ADDRESSES[name].format(id=quote(id, safe=""))
        given = {key: value for key, value in filled_in.items() if value}
        return str(self._urls.path(address + (f"?{urlencode(given, doseq=True)}" if given else "")))

    def rows(self, table: str = "", **filters: str) -> str:
        """Return the link to Datasette's page with the rows of a table, those with these values; to all tables."""
        address = self._urls.table(self._database, table) if table else self._urls.database(self._database)
        return f"{address}?{urlencode(filters)}" if filters else str(address)

    def asset(self, name: str) -> str:
        """Return the link to a file that the pages use."""
        return str(self._urls.static_plugins("pipelines.browse", name))
