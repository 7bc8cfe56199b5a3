"""Score a pipeline that finds names on texts whose names are known, name and label both exact."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from importlib.resources import files
from itertools import pairwise
from typing import NamedTuple

from spacy.language import Language

from corpus.training.marked import LABELS, Marked, Span, hand_texts

KINDS = {
    "gemeente": "LOC",
    "provincie": "LOC",
    "locatie": "LOC",
    "organisatie": "ORG",
    "veiligheidsregio": "ORG",
    "persoon": "PER",
}
BLANK_LINE = re.compile(r"\n[ \t]*\n|\f")
HOUSE_NUMBER = re.compile(r" \d+ ?[a-zA-Z]?\Z")


class Score(NamedTuple):
    """Precision, recall and F1 of a label, three decimals, and how many names there are."""

    p: float
    r: float
    f: float
    names: int


def _score(right: int, found: int, known: int) -> Score:
    p, r = right / max(found, 1), right / max(known, 1)
    return Score(round(p, 3), round(r, 3), round(2 * p * r / max(p + r, 1e-9), 3), known)


def paragraphs(marked: Marked) -> list[Marked]:
    """Cut a text at its blank lines and pages; a name that goes over one is left out."""
    cuts = [0, *(m.end() for m in BLANK_LINE.finditer(marked.text)), len(marked.text)]
    parts = []
    for start, end in pairwise(cuts):
        inside = [Span(a - start, b - start, label) for a, b, label in marked.spans if start <= a and b <= end]
        parts.append(Marked(marked.text[start:end], tuple(inside)))
    return [part for part in parts if part.text.strip()]


def found_spans(nlp: Language, texts: Iterable[str]) -> list[set[Span]]:
    """Return the names that the pipeline finds in each text."""
    return [{Span(e.start_char, e.end_char, e.label_) for e in doc.ents} for doc in nlp.pipe(texts, batch_size=64)]


def score(nlp: Language, texts: Iterable[Marked]) -> dict[str, Score]:
    """Return the score of each label and, as `micro`, of all together."""
    texts = list(texts)
    right, found, known = Counter[str](), Counter[str](), Counter[str]()
    for marked, spans in zip(texts, found_spans(nlp, [m.text for m in texts]), strict=True):
        known.update(span.label for span in marked.spans)
        found.update(span.label for span in spans)
        right.update(span.label for span in spans & set(marked.spans))
    scores = {label: _score(right[label], found[label], known[label]) for label in LABELS}
    return {**scores, "micro": _score(right.total(), found.total(), known.total())}


def _mention(mention: dict) -> Span:
    """Return the span of a mention as the training texts mark it: an address without its house number."""
    end = mention["end"]
    if mention["kind"] == "locatie" and (number := HOUSE_NUMBER.search(mention["text"])):
        end -= len(number[0])
    return Span(mention["start"], end, KINDS[mention["kind"]])


def evaluation_records() -> list[tuple[str, dict]]:
    """Return text and answer of each record of the evaluation set."""
    folder = files("corpus").joinpath("gold", "entities")
    names = sorted(e.name.removesuffix(".json") for e in folder.iterdir() if e.name.endswith(".json"))
    return [
        (
            folder.joinpath(f"{name}.txt").read_text(encoding="utf-8"),
            json.loads(folder.joinpath(f"{name}.json").read_text(encoding="utf-8")),
        )
        for name in names
    ]


def evaluation_texts() -> list[Marked]:
    """Return the paragraphs of the evaluation set with their names."""
    whole = [
        Marked(text, tuple(sorted(_mention(mention) for mention in answer["mentions"])))
        for text, answer in evaluation_records()
    ]
    return [part for marked in whole for part in paragraphs(marked)]


def unlisted_recall(nlp: Language) -> float:
    """Return the share of the evaluation set's organisations in no register that are found, exactly."""
    hits = total = 0
    for text, answer in evaluation_records():
        unlisted = [m for m in answer["mentions"] if m.get("listed") is False]
        parts = paragraphs(Marked(text, tuple(sorted(_mention(m) for m in unlisted))))
        for part, spans in zip(parts, found_spans(nlp, [part.text for part in parts]), strict=True):
            hits += len(set(part.spans) & spans)
        total += len(unlisted)
    return round(hits / max(total, 1), 3)


def card_scores(nlp: Language) -> dict:
    """Return what the model card states: scores on the held-out texts and on the evaluation set."""
    held_out, evaluation = score(nlp, hand_texts(held_out=True)), score(nlp, evaluation_texts())
    return {
        "held_out": {label: result._asdict() for label, result in held_out.items()},
        "evaluation": {label: result._asdict() for label, result in evaluation.items()},
        "evaluation_unlisted_organisations_recall": unlisted_recall(nlp),
    }
