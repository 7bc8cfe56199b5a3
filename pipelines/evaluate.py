"""Score the readings in a database against answers that a careful reader wrote by hand, layer by layer.

How entries are paired, each at most once. In the layers of LAYERS, a pair must agree in its telling texts: the share of
words that both have (twice the common words by all words) is at least 0.6 on average; the most alike pair first. A pair
earns half a point for being found and the other half by the share of its remaining fields that agree, so that a
decision of the wrong kind counts half. In the layers of COUNTED, entries must be wholly equal, and equal ones are
counted: the cells of tables at their row and column, opgaven, and the mentions and figures of each passage that the
answers are exhaustive about. Answers that give the span of each mention are exhaustive about the whole text: a
mention is then its span and kind, and of a gemeente its name too. Only layers that the answers speak of are scored.
Precision is earned by made, recall is earned by wanted, F1 their harmonic mean.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import pandas as pd
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from models import Source
from models.errors import WooError
from pipelines.export import reading_of
from pipelines.store import READ

Entry = dict[str, Any]
ENOUGH = 0.6  # likeness that makes a pair


@dataclass(frozen=True)
class Layer:
    """What entries of a layer are known by, and what else must be right about them."""

    key: str
    known_by: tuple[str, ...]
    details: tuple[str, ...] = ()
    only: Callable[[Entry], bool] = lambda entry: True


LAYERS: dict[str, Layer] = {
    "documents": Layer("documents", ("starts",), ("kind", "date")),
    "meetings": Layer("meetings", ("date", "body"), ("start", "location", "chair", "present", "absent")),
    "agenda_items": Layer("agenda_items", ("number", "title")),
    "decisions": Layer("decisions", ("quote",), ("kind",)),
    "marked_decisions": Layer("decisions", ("quote",), ("kind",), only=lambda entry: bool(entry.get("marked"))),
    "actions": Layer("actions", ("text",), ("number", "raised", "owners", "due", "done", "status_text")),
    "emails": Layer("emails", ("sent", "subject"), ("from", "to", "cc", "attachments")),
    "findings": Layer("findings", ("check", "printed"), ("row", "computed")),
}


class Score:
    """What one layer earned, of how much was wanted and how much was made."""

    def __init__(self) -> None:
        self.earned = 0.0
        self.wanted = 0
        self.made = 0

    def add(self, earned: float, wanted: int, made: int) -> None:
        """Count one source."""
        self.earned += earned
        self.wanted += wanted
        self.made += made

    def row(self, layer: str) -> Entry:
        """Return the row of the table that the user sees; a layer that nobody has anything in scores 1."""
        precision = self.earned / self.made if self.made else float(not self.wanted)
        recall = self.earned / self.wanted if self.wanted else float(not self.made)
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        rounded = {"precision": round(precision, 3), "recall": round(recall, 3), "F1": round(f1, 3)}
        return {"layer": layer} | rounded | {"wanted": self.wanted, "made": self.made}


def evaluate(engine: Engine, folder: Path) -> tuple[pd.DataFrame, list[str]]:
    """Return the scores against the answers in `folder`, and the names of sources that the database does not have.

    Raises WooError when the folder has no answers.
    """
    answers = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
    if not answers:
        raise WooError(f"{folder}: has no .json files with answers")
    scores: dict[str, Score] = defaultdict(Score)
    absent = []
    with Session(engine) as session:
        for gold in answers:
            source = session.scalars(select(Source).where(Source.name == gold["source"], Source.status == READ)).first()
            if source is None:
                absent.append(gold["source"])
            for layer, counted in score(gold, reading_of(source) if source else {}).items():
                scores[layer].add(*counted)
    return pd.DataFrame([scores[layer].row(layer) for layer in (*LAYERS, *COUNTED) if layer in scores]), absent


def score(gold: Entry, reading: Entry) -> dict[str, tuple[float, int, int]]:
    """Return for each layer of one source what was earned, wanted and made."""
    counted: dict[str, tuple[float, int, int]] = {}
    for name, layer in LAYERS.items():
        if layer.key not in gold:
            continue
        wanted = [entry for entry in gold.get(layer.key, []) if layer.only(entry)]
        made = [entry for entry in reading.get(layer.key, []) if layer.only(entry)]
        counted[name] = _paired(layer, wanted, made)
    passages = None if _spans_told(gold) else [_letters(passage) for passage in gold.get("passages", [])]
    for name, (key, keys) in COUNTED.items():
        if key not in gold:
            continue
        want, have = Counter(keys(gold, passages)), Counter(keys(reading, passages))
        counted[name] = (float((want & have).total()), want.total(), have.total())
    return counted


def _paired(layer: Layer, wanted: list[Entry], made: list[Entry]) -> tuple[float, int, int]:
    """Pair the entries of one layer; what careful readers differ about is neither wanted nor held against anyone."""
    pairs = ((_likeness(layer, w, m), i, j) for i, w in enumerate(wanted) for j, m in enumerate(made))
    ranked = sorted((pair for pair in pairs if pair[0] >= ENOUGH), key=lambda pair: (-pair[0], pair[1:]))
    taken: dict[int, int] = {}
    used: set[int] = set()
    for _, i, j in ranked:
        if i not in used and j not in taken:
            taken[j] = i
            used.add(i)
    optional = {i for i, entry in enumerate(wanted) if entry.get("optional")}
    earned = sum(_worth(layer, wanted[i], made[j]) for j, i in taken.items() if i not in optional)
    return earned, len(wanted) - len(optional), len(made) - len(optional & used)


def _likeness(layer: Layer, wanted: Entry, made: Entry) -> float:
    """Return how much two entries' telling texts have in common, from 0 to 1; of `starts`, as far as both go."""
    shares = []
    for field in layer.known_by:
        a, b = _words(wanted.get(field)), _words(made.get(field))
        if field == "starts":
            a, b = a[: len(b)], b[: len(a)]
        shares.append(_common(a, b))
    return sum(shares) / len(shares)


def _common(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    """Return twice the common words by all words; two empty texts are alike."""
    return 2 * (Counter(a) & Counter(b)).total() / (len(a) + len(b)) if a or b else 1.0


def _worth(layer: Layer, wanted: Entry, made: Entry) -> float:
    """Return what a pair earns: half for being found, half by the share of its details that agree."""
    if not layer.details:
        return 1.0
    return 0.5 + 0.5 * sum(_agree(wanted.get(f), made.get(f)) for f in layer.details) / len(layer.details)


def _agree(wanted: Any, made: Any) -> bool:
    """Tell whether two values say the same: people by their names, texts by nearly all their words."""
    if isinstance(wanted, list) and isinstance(made, list):
        return Counter(map(_name, wanted)) == Counter(map(_name, made))
    return _common(_words(_name(wanted)), _words(_name(made))) >= 0.8


def _name(value: Any) -> str:
    """Return what a person, or any other value, is known by."""
    if isinstance(value, dict):
        return " ".join(_words(f"{value.get('name') or ''} {value.get('domain') or ''}"))
    return " ".join(_words(value))


@lru_cache(maxsize=100_000)
def _split(text: str) -> tuple[str, ...]:
    folded = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    return tuple(re.findall(r"[^\W_]+", folded))


def _words(value: Any) -> tuple[str, ...]:
    """Return the words of a value without accents, capitals and punctuation; nothing for what is missing."""
    return () if value is None else _split(str(value))


def _letters(text: Any) -> str:
    """Return a text's letters and digits alone."""
    return "".join(_words(text))


def _spans_told(gold: Entry) -> bool:
    """Tell whether an answer gives the span of each mention, and so all that the whole text has."""
    return bool(gold.get("mentions")) and all("start" in mention for mention in gold["mentions"])


def _cells(reading: Entry, passages: list[str] | None) -> Iterator[tuple[Any, ...]]:
    """Yield each filled cell with its row's label (and which of equal labels it is) and its column."""
    for table in reading.get("tables", []):
        labels: Counter[str] = Counter()
        for row in table["rows"]:
            label = _letters(row[0]) if row else ""
            labels[label] += 1
            yield from (
                (label, labels[label], column, "".join(cell.split())) for column, cell in enumerate(row) if cell
            )


def _opgaven(reading: Entry, passages: list[str] | None) -> Iterator[tuple[Any, ...]]:
    """Yield each opgave by all that it says."""
    for opgave in reading.get("opgaven", []):
        said = tuple(opgave[field] for field in ("place_kind", "theme", "measure", "period", "value"))
        yield (_letters(opgave["place"]), *said)


def _mentions(reading: Entry, passages: list[str] | None, only: str | None = None) -> Iterator[tuple[Any, ...]]:
    """Yield each mention (of kind `only`): kind and name in a passage, or span and kind, of a gemeente the name too."""
    mentions = [entry for entry in reading.get("mentions", []) if only in (None, entry["kind"])]
    if passages is None:
        for entry in mentions:
            name = _letters(re.sub(r" \(.*", "", entry["name"])) if entry["kind"] == "gemeente" else ""
            yield entry["start"], entry["end"], entry["kind"], name
        return
    for passage, entry in _in_passages(mentions, passages, "text"):
        yield passage, entry["kind"], _letters(entry["name"])


def _figures(reading: Entry, passages: list[str] | None) -> Iterator[tuple[Any, ...]]:
    """Yield each figure in a passage by its value and unit."""
    for passage, entry in _in_passages(reading.get("figures", []), passages or [], "quote"):
        yield passage, entry["value"], entry.get("value_max"), _letters(entry["unit"])


def _in_passages(entries: Iterable[Entry], passages: list[str], field: str) -> Iterator[tuple[int, Entry]]:
    """Yield the entries that stand in a passage with its number: told by the answer, found by the text around it."""
    taken: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for entry in entries:
        if "passage" in entry:
            yield entry["passage"], entry
            continue
        text = _letters(entry[field])
        left, right = _letters(entry.get("before")), _letters(entry.get("after"))
        for number, passage in enumerate(passages, 1):
            spot = _spot(passage, left, text, right)
            if spot >= 0 and (number, spot) not in taken[text]:
                taken[text].add((number, spot))
                yield number, entry
                break


def _spot(passage: str, left: str, text: str, right: str) -> int:
    """Return where `text` stands in the passage between what comes before and after it, or -1."""
    at = passage.find(text) if text else -1
    while at >= 0:
        before, after = passage[:at], passage[at + len(text) :]
        fits = before.endswith(left) or left.endswith(before)
        if fits and (after.startswith(right) or right.startswith(after)):
            return at
        at = passage.find(text, at + 1)
    return -1


Keys = Callable[[Entry, list[str] | None], Iterator[tuple[Any, ...]]]
# The layers whose entries are simply counted: their key in a reading, and what makes two of them equal.
COUNTED: dict[str, tuple[str, Keys]] = {
    "tables": ("tables", _cells),
    "opgaven": ("opgaven", _opgaven),
    "mentions": ("mentions", _mentions),
    "gemeenten": ("mentions", partial(_mentions, only="gemeente")),
    "organisaties": ("mentions", partial(_mentions, only="organisatie")),
    "personen": ("mentions", partial(_mentions, only="persoon")),
    "figures": ("figures", _figures),
}
