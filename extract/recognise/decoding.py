"""Read the names in many sentences off a trained pipeline at once: the very names that spaCy reads word by word.

spaCy makes one move a word: O(ut), U(nit), or B(egin), I(n)… and L(ast). Outside a name the scores of the moves depend
on the word alone and are computed for all words together, so that only the words inside names are gone through.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import IS_SPACE
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc
from spacy.util import minibatch
from thinc.api import Model

Name = tuple[int, int, str, float]  # start and end in the text, label, and how sure the pipeline is of it (0 to 1)
UNTOLD = 0.8  # how sure a pipeline is taken to be that does not tell
_BATCH = 256  # texts: more do not fit in the processor's cache


def names_in(nlp: Language, texts: Sequence[str]) -> list[list[Name]]:
    """Return the names that the pipeline finds in each text; one of another make than our own is left to spaCy."""
    if not _is_known(nlp):
        return [[(e.start_char, e.end_char, e.label_, UNTOLD) for e in doc.ents] for doc in nlp.pipe(texts)]
    moves = _Moves(nlp.get_pipe("ner"))
    found: list[list[Name]] = []
    for batch in minibatch(map(nlp.make_doc, texts), _BATCH):
        found += _read(moves, list(batch))
    return found


def _is_known(nlp: Language) -> bool:
    """Tell whether the pipeline only finds names, a move at a time, from three words: this, the first and the last."""
    ner = nlp.get_pipe("ner")
    if nlp.pipe_names != ["ner"] or not isinstance(ner, EntityRecognizer) or ner.cfg["beam_width"] != 1:
        return False
    model = ner.model
    if model.name != "parser_model" or not model.attrs["has_upper"] or model.attrs["unseen_classes"]:
        return False
    return model.get_ref("lower").get_dim("nF") == 3 and model.get_ref("lower").get_dim("nP") > 1


@dataclass(frozen=True)
class _Moves:
    """The moves of a finder of names, and the layers of its network that score them."""

    ner: EntityRecognizer

    @cached_property
    def names(self) -> list[str]:
        """Return the letter and label of each move, in order of their scores."""
        return [self.ner.moves.get_class_name(at) for at in range(self.layer("upper").get_dim("nO"))]

    @cached_property
    def letters(self) -> NDArray[np.str_]:
        """Return the letter of each move, none for those that fit no word not yet annotated."""
        return np.array([name[0] if len(name) > 2 or name == "O" else "" for name in self.names])

    def layer(self, name: str) -> Model:
        """Return a part of the network."""
        return self.ner.model.get_ref(name)

    def scores(self, states: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the score of each move (columns) in each state, given as the sum of its words' weights."""
        hidden, _ = self.ner.model.ops.maxout(states + self.layer("lower").get_param("b"))
        return self.layer("upper").predict(hidden)


def _read(moves: _Moves, docs: list[Doc]) -> list[list[Name]]:
    """Return the names in each of `docs`."""
    names: list[list[Name]] = [[] for _ in docs]
    first = np.cumsum([0, *map(len, docs)])  # of the words of all docs together
    if not first[-1]:
        return names
    for start, end, label, sure in _spans(moves, docs, first[1:] - 1):
        at = int(np.searchsorted(first, start, side="right")) - 1
        span = docs[at][start - int(first[at]) : end - int(first[at])]
        names[at].append((span.start_char, span.end_char, label, sure))
    return names


def _spans(moves: _Moves, docs: list[Doc], last: NDArray[np.int_]) -> Iterator[Name]:
    """Yield the names as words counted over all docs, from left to right; `last` are the docs' last words."""
    weights = moves.layer("lower").predict(moves.layer("tok2vec").predict(docs))
    none, words = weights[0], weights[1:]  # each of shape (words, 3, hidden, pieces)
    ends = np.zeros(len(words), dtype=bool)
    ends[last[last >= 0]] = True
    best, chances = _outside(moves, moves.scores(words[:, 0] + none[1] + none[2]), docs, ends)
    begun = np.flatnonzero(moves.letters[best] == "B")
    closed = dict(zip(begun.tolist(), _closed(moves, words, ends, begun, best[begun]), strict=True))
    free = 0
    for start in np.flatnonzero(moves.letters[best] != "O").tolist():
        if start >= free:
            free = closed.get(start, start) + 1
            yield start, free, moves.names[best[start]][2:], float(chances[start])


def _outside(
    moves: _Moves, scores: NDArray[np.float32], docs: list[Doc], ends: NDArray[np.bool_]
) -> tuple[NDArray[np.int_], NDArray[np.float32]]:
    """Return the best move for each word outside names, and its chance.

    None begins at a space, no long one at a text's last word.
    """
    spaces = np.concatenate([doc.to_array(IS_SPACE) for doc in docs]).astype(bool)
    scores[:, ~np.isin(moves.letters, ["B", "U", "O"])] = -np.inf
    scores[np.ix_(ends, moves.letters == "B")] = -np.inf
    scores[np.ix_(spaces, moves.letters != "O")] = -np.inf
    weights = np.exp(scores - scores.max(axis=1, keepdims=True))
    return scores.argmax(axis=1), 1 / weights.sum(axis=1)


def _closed(
    moves: _Moves,
    words: NDArray[np.float32],
    ends: NDArray[np.bool_],
    begun: NDArray[np.int_],
    labels: NDArray[np.int_],
) -> list[int]:
    """Return the last word of each name that begins at the words `begun` with the moves `labels`."""
    inside, closing = (
        np.array([moves.names.index(letter + name[1:]) if len(name) > 2 else 0 for name in moves.names])[labels]
        for letter in "IL"
    )
    last = begun.copy()
    going = np.arange(len(begun))
    while len(going):
        last[going] += 1
        at, row = last[going], np.arange(len(going))
        scores = moves.scores(words[at, 0] + words[begun[going], 1] + words[at - 1, 2])
        going = going[~ends[at] & (scores[row, inside[going]] >= scores[row, closing[going]])]
    return last.tolist()
