"""What Datasette's pages with rows show in each cell, and what they are called, in Dutch."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qsl, urlencode

from datasette.utils import CustomRow, path_with_removed_args, tilde_encode
from datasette.utils.asgi import Request
from markupsafe import Markup

from models import Printed, Record
from pipelines.browse.addresses import Links
from pipelines.browse.answers import ways_of
from pipelines.browse.labels import number, shown
from pipelines.browse.tables.columns import listed, name_of, place_of, title_of

_LONGEST = 160  # characters of a cell in a list
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_HASH = 12  # characters of a content hash that are shown
# Each row: columns that refer to something, and the page that shows it.
_SHOWN_ON: dict[str, str] = {
    **dict.fromkeys(("document_id", "near_duplicate_of"), "document"),
    **dict.fromkeys(("source_id", "key"), "bron"),
    **dict.fromkeys(("entity_id", "place_id", "organisation_id"), "over"),
    **dict.fromkeys(("agenda_item_id", "meeting_id", "email_id", "answered_id", "parent_id"), "bekijk"),
    **dict.fromkeys(("finding_id", "table_id", "cell_id"), "bekijk"),
}
_OWN_PAGE = {
    **{str(each.local_table): "bekijk" for each in Record.registry.mappers if issubclass(each.class_, Printed)},
    **{"document": "document", "source": "bron", "page": "pagina", "entity": "over"},
}
# How a filter is called in an address, and by readers; those that are offered first.
FILTERS: dict[str, str] = {
    "exact": "is",
    "not": "is niet",
    "contains": "bevat",
    "startswith": "begint met",
    "endswith": "eindigt op",
    "gt": "is meer of later dan",
    "gte": "is minstens",
    "lt": "is minder of eerder dan",
    "lte": "is hoogstens",
    "in": "is een van (met komma's ertussen)",
    "notin": "is geen van",
    "arraycontains": "heeft in zijn rijtje",
    "arraynotcontains": "heeft niet in zijn rijtje",
    "like": "lijkt op (% is alles)",
    "notlike": "lijkt niet op",
    "glob": "lijkt op (* is alles)",
    "date": "is op de dag",
    "isblank": "is leeg",
    "notblank": "is niet leeg",
    "isnull": "ontbreekt",
    "notnull": "ontbreekt niet",
}
_NOT_IN_FILE = ("_next", "_size", "_facet", "_facet_size", "_labels")  # what is about this page alone
_EXAMPLES: tuple[tuple[str, str], ...] = (
    (
        "Toezeggingen, met het document en de dag",
        "select decision.id, document.date, document.title, decision.quote, decision.page, document_id\n"
        "from decision join document on document.id = document_id\n"
        "where decision.kind = 'toezegging' order by document.date desc",
    ),
    (
        "Hoe vaak elke gemeente wordt genoemd, en in hoeveel documenten",
        "select entity_id, name, count(*) as keren, count(distinct source_id) as bestanden\n"
        "from mention where kind = 'gemeente' group by entity_id, name order by keren desc",
    ),
    (
        "Onleesbaar gemaakt per grond en bestand",
        "select source.name as bestand, ground, count(*) as keren\n"
        "from redaction join source on source.id = source_id group by bestand, ground order by keren desc",
    ),
)


class LabelledRow(CustomRow):
    """A row in which Datasette put labels; as it asks of a row, what it lacks is an IndexError.

    Else no next page can be had of rows that are sorted by what is not shown: 0.65 raises a KeyError.
    """

    def __getitem__(self, key: str) -> Any:
        """Return the value of a column."""
        try:
            return super().__getitem__(key)
        except KeyError as error:
            raise IndexError(key) from error


def cell(value: Any, column: str, table: str | None, row: Mapping[str, Any], links: Links) -> Markup | None:
    """Return what a list shows of a value: linked to its page, in Dutch, cut where it is long; None for nothing."""
    label = value
    if isinstance(value, dict):  # Datasette looked up what it refers to
        value, label = value["value"], value["label"]
    if value is None or value == "":
        return None
    address = _address(value, column, table, row, links)
    if address:
        return _linked(address, brief(label or value))
    text = told(value, column, table)
    if not text:  # a list without entries
        return Markup("&nbsp;")
    if len(text) <= _LONGEST:
        return Markup("{}").format(text)
    whole = _whole(table, row, links)
    rest = Markup(' <a href="{}">lees verder</a>').format(whole) if whole else ""
    return Markup("{} …{}").format(text[:_LONGEST], rest)


def told(value: Any, column: str, table: str | None) -> str:
    """Return a value as readers write it."""
    if isinstance(value, bytes):
        return "(niet getoond)"
    kind = _kind_of(column, table)
    try:
        return _AS.get(kind, shown)(value) if not isinstance(value, float) else shown(value)
    except (ValueError, TypeError):
        return str(value)  # what a query makes under the name of a column of ours


def brief(value: Any) -> str:
    """Return a label so short that it fits a cell; of a content hash its first characters."""
    text = " ".join(str(value).split())
    if len(text) == 64 and " " not in text:
        return text[:_HASH]
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} …"


@lru_cache(maxsize=1000)
def _kind_of(column: str, table: str | None) -> type | None:
    """Return what is kept in a column; in a query by the name of the column alone."""
    every = Record.metadata.tables
    tables = [every[table]] if table and table in every else list(every.values())
    kinds = {each.columns[column].type.python_type for each in tables if column in each.columns}
    return kinds.pop() if len(kinds) == 1 else None


def _listed(held: Any) -> str:
    """Return a list or mapping as one line."""
    if isinstance(held, dict):
        return "; ".join(f"{key}: {_listed(each)}" for key, each in held.items())
    return "; ".join(map(_listed, held)) if isinstance(held, list) else str(held)


def _written(value: Any) -> str:
    """Return a text, of a period that is a day that day as readers write it."""
    return shown(dt.date.fromisoformat(value)) if _DAY.fullmatch(str(value)) else str(value)


# How a value is written, by what its column keeps.
_AS: dict[type | None, Callable[[Any], str]] = {
    bool: lambda value: shown(bool(value)),
    dt.date: lambda value: shown(dt.date.fromisoformat(value)),
    dt.datetime: lambda value: shown(dt.datetime.fromisoformat(value)),
    object: lambda value: _listed(json.loads(value)),  # what SQLAlchemy says of JSON
    str: _written,
    int: str,
}


def _address(value: Any, column: str, table: str | None, row: Mapping[str, Any], links: Links) -> str | None:
    """Return the page that shows what a value refers to, if it does."""
    if column == "id":
        is_printed = table is None and "page" in set(row.keys())  # in the answer to a query
        return links.to("bekijk", str(value)) if is_printed else own_page(table, str(value), links)
    name = _SHOWN_ON.get(column)
    return links.to(name, str(value)) if name else None


def own_page(table: str | None, id: str, links: Links) -> str | None:
    """Return our page with a row of a table, if there is one."""
    name = _OWN_PAGE.get(table or "")
    return links.to(name, id) if name else None


def _whole(table: str | None, row: Mapping[str, Any], links: Links) -> str | None:
    """Return where all of a row can be read."""
    if "id" not in set(row.keys()):
        return None
    id_ = str(row["id"])
    page = _address(id_, "id", table, row, links)
    return page or (f"{links.rows(table)}/{tilde_encode(id_)}" if table else None)


def _linked(address: str, text: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(address, text)


def words_for(request: Request | None, links: Links) -> dict[str, Any]:
    """Return what Datasette's templates may use besides what Datasette gives them."""
    return ways_of(links) | {
        "told": told,
        "brief": brief,
        "name_of": name_of,
        "title_of": title_of,
        "listed": lambda columns: listed(each["name"] for each in columns),
        "counted": lambda many: number(float(many)),
        "by_meaning": lambda tables: sorted(tables, key=lambda each: place_of(each["name"])),
        "without": lambda request, *names: path_with_removed_args(request, set(names)),
        "own_page": lambda table, id: own_page(table, id, links),
        "filters_offered": FILTERS,
        "examples": _EXAMPLES,
        "file_of": lambda form: _file(request, form),
    }


def _file(request: Request | None, form: str) -> str:
    """Return the address of all the rows of a page as a file, csv or json."""
    if request is None:
        return ""
    kept = [each for each in parse_qsl(request.query_string) if each[0] not in _NOT_IN_FILE]
    more = {"csv": [("_stream", "on"), ("_size", "max")], "json": [("_shape", "array"), ("_size", "max")]}
    return f"{request.path}.{form}?{urlencode(kept + more[form])}"
