"""Tell the pipeline what is known of a word: that gemeenten, villages, people or bodies are called so, or that it is
an ordinary Dutch word. It is kept as the pipeline's word vectors, one zero or one for each row of SOURCES.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from zlib import crc32

import numpy
from spacy.vectors import Vectors
from spacy.vocab import Vocab

from corpus.register.entries import begrippen, entities, first_names, place_gemeenten, rows
from corpus.training.grammar import ordinary_words

WORD = re.compile(r"[^\W\d_][^\W\d_'’]+")
SHORT = re.compile(r"[A-Z][A-Za-z]{1,5}")
HIDDEN_NAMES, HIDDEN_WORDS = 3, 1  # of ten, while training


def _words(names: Iterable[str]) -> Iterable[str]:
    """Return the capitalised words of names, for "de", "van" and "en" say nothing."""
    return (word for name in names for word in WORD.findall(name) if word[0].isupper())


def _named(*kinds: str) -> list[str]:
    return [name for e in entities().values() if e.kind in kinds for name in (e.name, e.full_name or e.name)]


SOURCES: tuple[Callable[[], Iterable[str]], ...] = (
    lambda: _words(_named("gemeente", "provincie")),
    lambda: _words(place_gemeenten()),
    lambda: _words(first_names()),
    lambda: (row["name"] for row in rows("achternamen")),
    lambda: _words(name for name in _named("organisatie", "veiligheidsregio") if " " in name),
    lambda: (name for name in _named("organisatie", "veiligheidsregio") if SHORT.fullmatch(name)),
    begrippen,
    ordinary_words,
)


def _is_hidden(word: str, column: int) -> bool:
    hidden = HIDDEN_WORDS if SOURCES[column] is ordinary_words else HIDDEN_NAMES
    return crc32(f"{column} {word}".encode()) % 10 < hidden


def known_words(vocab: Vocab, some_hidden: bool) -> Vectors:
    """Return what is known of words, by their lower case.

    While it is trained a part is hidden (`some_hidden`), or the pipeline would learn to wait for the lists.
    """
    columns: dict[str, set[int]] = defaultdict(set)
    for column, source in enumerate(SOURCES):
        for word in source():
            if not (some_hidden and _is_hidden(word.lower(), column)):
                columns[word.lower()].add(column)
    patterns = sorted({tuple(sorted(known)) for known in columns.values()})
    data = numpy.zeros((len(patterns), len(SOURCES)), dtype="float32")
    for row, pattern in enumerate(patterns):
        data[row, list(pattern)] = 1
    vectors = Vectors(strings=vocab.strings, data=data, name="known_words", attr="LOWER")
    place = {pattern: row for row, pattern in enumerate(patterns)}
    for word in sorted(columns):
        vectors.add(word, row=place[tuple(sorted(columns[word]))])
    return vectors
