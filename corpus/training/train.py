"""Train the pipeline `models/nl_woo`, which finds people, organisations and places: `make train`."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import spacy
from spacy.language import Language
from spacy.training import Example
from spacy.util import compile_infix_regex, compile_prefix_regex, fix_random_seed, minibatch
from thinc.api import Adam

from corpus.training.card import write_card
from corpus.training.grammar import made_text
from corpus.training.known_words import known_words
from corpus.training.marked import LABELS, Marked, Span, hand_lines, hand_texts
from corpus.training.noises import noisy
from corpus.training.scoring import card_scores, score
from corpus.training.swapping import swapped

SEED = 4
FOLDER = Path(__file__).parents[2] / "models" / "nl_woo"
INFIXES = (r"(?<=[^\W\d_])[-–—](?=\w)", r"(?<=[\w.])[/|·,;:()<>\[\]](?=\w)")  # COA-locatie, Zeist/Soest
ABBREVIATIONS = frozenset(
    "dhr. mw. mevr. drs. mr. ir. dr. prof. ing. Dhr. Mw. Mevr. Drs. Mr. Ir. Dr. Prof. Ing. DHR. MW. MEVR. DRS. "
    "B.V. N.V. b.v. d.w.z. m.b.t. t.b.v. i.v.m. t.a.v. o.a. e.d. bijv. nr. blz. art. ca. jl. plv. incl. excl. tel. "
    "vz.".split()
)  # the few that names stand beside: all 4,600 that spaCy has for Dutch take a second to load
PREFIXES = ("@", "/", r"\|")
TOK2VEC = {
    "@architectures": "spacy.Tok2Vec.v2",
    "embed": {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": 96,
        "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
        "rows": [5000, 1000, 2500, 1000],
        "include_static_vectors": True,
    },
    "encode": {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": 96,
        "depth": 4,
        "window_size": 1,
        "maxout_pieces": 3,
    },
}
NER = {
    "model": {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "ner",
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "nO": None,
        "tok2vec": TOK2VEC,
    }
}
DESCRIPTION = {
    "name": "woo",
    "version": "1.0.0",
    "spacy_version": ">=3.8.0,<3.9.0",
    "description": "People, organisations and places in Dutch government records",
    "license": "EUPL-1.2",
    "sources": ["corpus/training", "corpus/register"],
    "notes": f"Trained by corpus.training.train with seed {SEED}",
}
ROUNDS = 9
MADE_EACH_ROUND = 4000
SWAPS_OF_EACH = 1
BATCH = 40
JOINED = 0.25
JOINTS = ("\n", "\n", " ", "\n\n", "\t")
RATE, WARM_UP = 0.002, 150


def blank(some_hidden: bool) -> Language:
    """Return the pipeline before training; its tokenizer parts what hangs on to names by hyphens and slashes."""
    nlp = spacy.blank("nl")
    nlp.vocab.vectors = known_words(nlp.vocab, some_hidden)
    tokenizer: Any = nlp.tokenizer
    tokenizer.rules = {word: rule for word, rule in tokenizer.rules.items() if word in ABBREVIATIONS}
    tokenizer.infix_finditer = compile_infix_regex([*(nlp.Defaults.infixes or ()), *INFIXES]).finditer
    tokenizer.prefix_search = compile_prefix_regex([*(nlp.Defaults.prefixes or ()), *PREFIXES]).search
    ner: Any = nlp.add_pipe("ner", config=NER)
    for label in LABELS:
        ner.add_label(label)
    return nlp


def _join(first: Marked, second: Marked, joint: str) -> Marked:
    size = len(first.text) + len(joint)
    spans = tuple(Span(a + size, b + size, label) for a, b, label in second.spans)
    return Marked(first.text + joint + second.text, first.spans + spans)


def joined(texts: list[Marked], random: Random) -> Iterator[Marked]:
    """Yield the texts, some of them run together, as lines of a page are."""
    kept: Marked | None = None
    for text in texts:
        kept = _join(kept, text, random.choice(JOINTS)) if kept else text
        if random.random() >= JOINED:
            yield kept
            kept = None
    if kept:
        yield kept


def round_of_texts(random: Random, made: int = MADE_EACH_ROUND, swaps: int = SWAPS_OF_EACH) -> list[Marked]:
    """Return the texts of one round: those by hand, the same with other names, and made ones, noisy and shuffled."""
    hand = hand_texts(held_out=False)
    texts = [*hand, *(noisy(text, random) for text in hand)]
    texts += [noisy(swapped(text, random), random) for text in hand for _ in range(swaps)]
    texts += [noisy(made_text(random), random) for _ in range(made)]
    random.shuffle(texts)
    return list(joined(texts, random))


def example(nlp: Language, marked: Marked) -> Example:
    """Return a text as spaCy trains on it; a name that cuts a word is left out of the reckoning."""
    doc = nlp.make_doc(marked.text)
    spans = [doc.char_span(a, b, label=label, alignment_mode="expand") for a, b, label in marked.spans]
    reference = doc.copy()
    reference.set_ents(spacy.util.filter_spans([span for span in spans if span is not None]))
    return Example(doc, reference)


def rates(steps: int) -> Iterator[float]:
    """Yield the learning rate of each step: rising first, then falling to a hundredth."""
    for step in range(steps * 2):
        yield RATE * min((step + 1) / WARM_UP, max(1 - step / steps, 0.01))


def train(rounds: int = ROUNDS, made: int = MADE_EACH_ROUND, swaps: int = SWAPS_OF_EACH) -> Language:
    """Train and return the pipeline; the same seed and machine give the same weights."""
    fix_random_seed(SEED)
    random = Random(SEED)
    nlp = blank(some_hidden=True)
    sample = [example(nlp, text) for text in hand_texts(held_out=False)[:200]]
    nlp.initialize(lambda: sample)
    optimizer = Adam(RATE, L2=0.01, grad_clip=1.0, use_averages=True, L2_is_weight_decay=True)
    steps = rounds * ((made + (swaps + 2) * len(hand_texts(held_out=False))) * (1 - JOINED)) / BATCH
    schedule = rates(int(steps))
    for number in range(rounds):
        losses: dict[str, float] = {}
        examples = (example(nlp, text) for text in round_of_texts(random, made, swaps))
        for batch in minibatch(examples, BATCH):
            optimizer.learn_rate = next(schedule)
            nlp.update(batch, drop=0.2, sgd=optimizer, losses=losses)
        with nlp.use_params(optimizer.averages):
            held_out = score(nlp, hand_texts(held_out=True))["micro"].f
        print(f"round {number + 1} of {rounds}: loss {losses['ner']:.0f}, held-out F1 {held_out:.3f}", flush=True)
    with nlp.use_params(optimizer.averages):
        return slim(nlp)


def slim(nlp: Language) -> Language:
    """Return the pipeline without the words that training left in its vocabulary."""
    small = blank(some_hidden=False)
    small.initialize()
    trained: Any = nlp.get_pipe("ner")
    ner: Any = small.get_pipe("ner")
    ner.from_bytes(trained.to_bytes(exclude=["vocab"]), exclude=["vocab"])
    return small


def write(nlp: Language, folder: Path) -> None:
    """Write the pipeline into a folder, and what spaCy forgets to: that its vectors go by lower case."""
    nlp.to_disk(folder)
    settings = {"mode": "default", "attr": nlp.vocab.vectors.attr}
    folder.joinpath("vocab", "vectors.cfg").write_text(json.dumps(settings) + "\n", encoding="utf-8")


def main() -> None:
    """Train, write the pipeline with its card and print the scores."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--made", type=int, default=MADE_EACH_ROUND)
    parser.add_argument("--swaps", type=int, default=SWAPS_OF_EACH)
    parser.add_argument("--to", type=Path, default=FOLDER)
    parser.add_argument("--only-score", action="store_true", help="write the card anew, the weights as they are")
    options = parser.parse_args()
    nlp = spacy.load(options.to) if options.only_score else train(options.rounds, options.made, options.swaps)
    nlp.meta.update(DESCRIPTION, performance=card_scores(nlp))
    write(nlp, options.to)
    write_card(options.to, nlp.meta["performance"], SEED, len(hand_lines()))
    print(json.dumps(nlp.meta["performance"], indent=1))


if __name__ == "__main__":
    main()
