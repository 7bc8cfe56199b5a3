"""Find people, organisations and places with a trained spaCy pipeline where the rules leave something unexplained.

The pipeline is `models/nl_woo`, or any that spaCy can load by name; its labels go through LABELS. Sentences in which
the rules explain every capital are not given to it, and equal sentences once only: it is the slowest part by far.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files

import spacy
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from thinc.api import NumpyOps

from corpus import register
from extract.errors import WooError
from extract.recognise.decoding import Name, names_in
from extract.recognise.hits import Hit
from extract.recognise.running import Running
from extract.text.sentences import sentences

OWN = "nl_woo"
# What the labels of pipelines mean here: those of nl_woo, OntoNotes (nl_core_news) and CoNLL.
LABELS: dict[str, str] = {
    "PER": "persoon",
    "PERSON": "persoon",
    "ORG": "organisatie",
    "LOC": "locatie",
    "GPE": "locatie",
    "FAC": "locatie",
}
_CAPITAL = re.compile(r"(?<![\w@])['’]?[A-ZÀ-Þ][\w'’&-]*")
_LONGEST = 400  # characters: what goes on for longer is a list without full stops, cut at its spaces
_MOST_WORDS = 400_000  # spaCy never forgets a word that it saw; of each it keeps some 300 bytes


class UnknownPipeline(WooError):
    """No trained pipeline of that name can be loaded."""


@cache
def pipeline(name: str = OWN) -> Language:
    """Return the trained pipeline of that name, with its finder of names only.

    Raises UnknownPipeline when it is not installed, or finds no names.
    """
    path = files("models").joinpath(OWN) if name == OWN else name
    try:
        nlp = spacy.load(path, exclude=["parser", "lemmatizer", "attribute_ruler"])  # type: ignore[arg-type]
    except (OSError, ValueError, ImportError) as error:
        raise UnknownPipeline(f"no spaCy pipeline {name!r}: install it, or leave out --ner") from error
    if "ner" not in nlp.pipe_names:
        raise UnknownPipeline(f"the spaCy pipeline {name!r} finds no names: it has no 'ner'")
    _multiply_with_numpy(nlp)
    return nlp


def _multiply_with_numpy(nlp: Language) -> None:
    """Have numpy multiply the matrices: what it comes with takes half the time of spaCy's own, with the same result."""
    ner = nlp.get_pipe("ner")
    for layer in ner.model.walk() if isinstance(ner, EntityRecognizer) else ():
        if type(layer.ops) is NumpyOps:  # what knows a better way on its machine is left to it
            layer.ops = NumpyOps(use_blis=False)


def find_trained(texts: Sequence[Running], known: Sequence[Iterable[Hit]], name: str = OWN) -> list[list[Hit]]:
    """Return what the pipeline `name` finds in each of `texts`, beside the hits that are `known` of it already.

    The kinds of the hits are persoon, organisatie and locatie; which of them to believe is for the caller to say.
    """
    pieces = [list(_unexplained(text, hits)) for text, hits in zip(texts, known, strict=True)]
    return [
        [
            Hit(start, end, LABELS[label], f"model:{name}", score=round(sure, 2))
            for start, end, label, sure in found
            if not text.is_barred(start, end)
        ]
        for text, found in zip(texts, _found(texts, pieces, name), strict=True)
    ]


def found_in(texts: Sequence[Running], name: str = OWN) -> list[list[tuple[int, int]]]:
    """Return the spans of all names that the pipeline `name` finds in each of `texts`, whatever they are."""
    found = _found(texts, [list(_sentences(text)) for text in texts], name)
    return [[(start, end) for start, end, _, _ in names] for names in found]


def _found(texts: Sequence[Running], pieces: Sequence[Sequence[tuple[int, int]]], name: str) -> Iterator[list[Name]]:
    """Yield for each of `texts` the names that the pipeline finds in those of its `pieces` that have a letter."""
    told = [[(start, text.text[start:end]) for start, end in spans] for text, spans in zip(texts, pieces, strict=True)]
    wanted = dict.fromkeys(piece for each in told for _, piece in each if any(map(str.isalpha, piece)))
    found = dict(zip(wanted, names_in(_fresh(name), list(wanted)), strict=True))
    for each in told:
        yield [
            (start + a, start + b, label, sure)
            for start, piece in each
            for a, b, label, sure in found.get(piece, ())
            if label in LABELS
        ]


def _fresh(name: str) -> Language:
    """Return the pipeline of that name, loaded again once it has learned so many words that memory runs full."""
    if len(pipeline(name).vocab.strings) > _MOST_WORDS:
        pipeline.cache_clear()
    return pipeline(name)


def _unexplained(running: Running, hits: Iterable[Hit]) -> Iterator[tuple[int, int]]:
    """Yield the sentences with a capital that neither a hit nor its place at the sentence's head explains."""
    spans = sorted((hit.start, hit.end) for hit in hits)
    at = 0
    for start, end in _sentences(running):
        while at < len(spans) and spans[at][1] <= start:
            at += 1
        inside = [span for span in spans[at : at + 200] if span[0] < end]
        if any(_is_unexplained(running, match, start, inside) for match in _CAPITAL.finditer(running.text, start, end)):
            yield start, end


def _sentences(running: Running) -> Iterator[tuple[int, int]]:
    for index, begin in enumerate(running.starts):
        end = running.starts[index + 1] - 1 if index + 1 < len(running.starts) else len(running.text)
        for start, stop in sentences(running.text[begin:end]):
            yield from _cut(running.text, begin + start, begin + stop)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _LONGEST:
        space = text.rfind(" ", start + 1, start + _LONGEST)
        stop = space if space > start else start + _LONGEST
        yield start, stop
        start = stop + (text[stop : stop + 1] == " ")
    if start < end:
        yield start, end


def _is_unexplained(running: Running, match: re.Match[str], sentence: int, hits: Sequence[tuple[int, int]]) -> bool:
    start, end = match.span()
    if any(a <= start and end <= b for a, b in hits) or running.is_barred(start, end):
        return False
    word = match.group()
    if len(word) < 2 or word in register.begrippen():
        return False
    first = not re.search(r"\w", running.text[sentence:start])
    return not (first and word.lower() in register.dictionary())
