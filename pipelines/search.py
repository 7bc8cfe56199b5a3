"""Search the text of every segment for words and phrases, the way Dutch readers expect."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pandas as pd
from sqlalchemy import Engine, bindparam, text
from sqlalchemy.orm import Session

from models.database import DEFAULT_URL, open_database
from models.errors import WooError

COLUMNS = ("id", "date", "text", "in", "page", "source")
_TERM = re.compile(r'(-?)(?:"([^"]*)"?|([^\s"]+))')
_WORD = re.compile(r"\w+")
_FORMS: tuple[tuple[str, str], ...] = (
    # One form of a word to another: ending, what stands in its place. What is no word at all is never found, no harm.
    (r"$", "en"),  # besluit → besluiten
    (r"e$", "en"),  # gemeente → gemeenten
    (r"$", "s"),  # wethouder → wethouders
    (r"en$", ""),  # besluiten → besluit
    (r"en$", "e"),  # gemeenten → gemeente
    (r"s$", ""),  # wethouders → wethouder
    (r"(?<=[aeiou])([bdfgklmnprst])$", r"\1\1en"),  # plek → plekken
    (r"([bdfgklmnprst])\1en$", r"\1"),  # plekken → plek
    (r"([aeou])\1([bdfgklmnprt])$", r"\1\2en"),  # taak → taken
    (r"(?<=[^aeiou])([aeou])([bdfgklmnprt])en$", r"\1\1\2"),  # taken → taak
    (r"f$", "ven"),  # brief → brieven
    (r"ven$", "f"),
    (r"s$", "zen"),  # huis → huizen
    (r"zen$", "s"),
)

_FOUND = "SELECT segment_search.rowid FROM segment_search WHERE segment_search MATCH :words"
_BEST_FIRST = " ORDER BY segment_search.rank"
_MARKED = """
SELECT segment_search.rowid AS rowid, snippet(segment_search, 0, :before, :after, ' … ', 28) AS passage
FROM segment_search WHERE segment_search MATCH :words AND {}segment_search.rowid IN :rows
"""
_ONE_PASS = "+"  # has one pass made over all that is found; without it each row is looked for by itself
_SQLITE = """
WITH best AS MATERIALIZED (
    SELECT segment.rowid AS number, segment.id, segment.document_id, segment.page, segment.source_id, rank
    FROM segment_search JOIN segment ON segment.rowid = segment_search.rowid
    WHERE segment_search MATCH :words ORDER BY segment_search.rank, segment.id LIMIT :limit
)
SELECT best.id AS id, document.date AS date, snippet(segment_search, 0, '**', '**', ' … ', 28) AS text,
       coalesce(document.title, document.kind) AS "in", best.page AS page, source.name AS source
FROM segment_search
JOIN best ON best.number = segment_search.rowid
JOIN document ON document.id = best.document_id
JOIN source ON source.id = best.source_id
WHERE segment_search MATCH :words ORDER BY best.rank, best.id
"""
_POSTGRESQL = """
SELECT segment.id AS id, document.date AS date,
       ts_headline('dutch', segment.text, query.words, 'StartSel=**, StopSel=**, MaxWords=28, MinWords=14') AS text,
       coalesce(document.title, document.kind) AS "in", segment.page AS page, source.name AS source
FROM websearch_to_tsquery('dutch', :words) AS query (words), segment
JOIN document ON document.id = segment.document_id
JOIN source ON source.id = segment.source_id
WHERE to_tsvector('dutch', segment.text) @@ query.words
ORDER BY ts_rank(to_tsvector('dutch', segment.text), query.words) DESC, segment.id LIMIT :limit
"""


@dataclass(frozen=True)
class Term:
    """A word, the beginning of one, or a phrase to look for, or to keep out."""

    words: str
    phrase: bool = False
    prefix: bool = False
    unwanted: bool = False


def search(words: str, *, database: str | Engine = DEFAULT_URL, limit: int = 20) -> pd.DataFrame:
    """Return the segments that hold all of `words`, best first, what was found marked by ** on either side.

    "Words in quotes" are a phrase, `-word` keeps out, `woon*` is the beginning of a word, OR stands between choices.
    Singular and plural, accents, capitals and ĳ make no difference. Raises WooError when there is no word to look for.
    """
    engine = database if isinstance(database, Engine) else open_database(database)
    query = query_of(words)
    dialect = engine.dialect.name
    if dialect not in ("sqlite", "postgresql"):
        raise WooError(f"search works in SQLite and PostgreSQL, not in {dialect}")
    statement, asked = (_SQLITE, query) if dialect == "sqlite" else (_POSTGRESQL, words)
    with Session(engine) as session:
        found = session.execute(text(statement), {"words": asked, "limit": limit}).all()
    return pd.DataFrame(found, columns=pd.Index(COLUMNS))


def query_of(words: str) -> str:
    """Return what is asked in SQLite's own language; raises WooError when there is no word to look for."""
    choices = terms(words)
    if not any(not term.unwanted for choice in choices for term in choice):
        raise WooError("there is no word to search for")
    return fts5(choices)


def rows_with(session: Session, query: str, *, best_first: bool = False) -> list[int]:
    """Return the row numbers of all segments in an SQLite database that hold what is asked."""
    return [row for (row,) in session.execute(text(_FOUND + _BEST_FIRST * best_first), {"words": query}).all()]


def marked(session: Session, query: str, rows: list[int], before: str, after: str) -> dict[int, str]:
    """Return by row number the passage of a segment that was found, each word found between `before` and `after`."""
    way = _ONE_PASS if " *" in query else ""  # to look for the beginning of a word takes long each time
    statement = text(_MARKED.format(way)).bindparams(bindparam("rows", expanding=True))
    asked = {"words": query, "rows": rows, "before": before, "after": after}
    return {found.rowid: found.passage for found in session.execute(statement, asked)}


def terms(words: str) -> list[list[Term]]:
    """Return what must be found: a list of choices, each of one term or of several joined by OR."""
    choices: list[list[Term]] = []
    joining = False
    for minus, quoted, bare in _TERM.findall(words):
        if bare == "OR":
            joining = bool(choices)
            continue
        parts = _WORD.findall(quoted or bare)
        if not parts:
            continue
        phrase = bool(quoted) or len(parts) > 1
        term = Term(" ".join(parts), phrase, bare.endswith("*") and not phrase, bool(minus))
        if joining:
            choices[-1].append(term)
        else:
            choices.append([term])
        joining = False
    return choices


def fts5(choices: list[list[Term]]) -> str:
    """Return the query in SQLite's own language; every word is quoted, so that none can be bad syntax."""
    wanted = [[_fts5(term) for term in choice if not term.unwanted] for choice in choices]
    query = " AND ".join(f"({' OR '.join(choice)})" for choice in wanted if choice)
    unwanted = [_fts5(term) for choice in choices for term in choice if term.unwanted]
    return " NOT ".join([f"({query})", *unwanted])


def _fts5(term: Term) -> str:
    """Return one term in SQLite's language: a phrase as it is, a word in all its forms."""
    if term.phrase:
        return f"({' OR '.join(_quoted(spelling) for spelling in _spellings(term.words))})"
    if term.prefix:
        return f"({' OR '.join(_quoted(spelling) + ' *' for spelling in _spellings(term.words))})"
    return f"({' OR '.join(_quoted(spelling) for form in forms(term.words) for spelling in _spellings(form))})"


def _quoted(words: str) -> str:
    """Return `words` between quotes."""
    return f'"{words}"'


def _spellings(words: str) -> list[str]:
    """Return `words` with ij as two letters, and as the one letter that some text extraction leaves."""
    plain = words.replace("ĳ", "ij").replace("Ĳ", "IJ")
    joined = re.sub("ij", "ĳ", plain, flags=re.IGNORECASE)
    return [plain] if joined == plain else [plain, joined]


def forms(word: str) -> list[str]:
    """Return a word with its likely singular and plural forms, itself first; short words and numbers have none."""
    if len(word) < 4 or not word.isalpha():
        return [word]
    lower = word.lower()
    made = [re.sub(ending, other, lower, count=1) for ending, other in _FORMS if re.search(ending, lower)]
    return list(dict.fromkeys([lower, *made]))
