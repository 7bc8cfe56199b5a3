"""Write the card of the trained pipeline: what it is, what it learned from, how well it does, where it falls short."""

from __future__ import annotations

from pathlib import Path

CARD = """\
# nl_woo: names in Dutch government records

A spaCy pipeline (tokenizer and `ner`, {size:.1f} MB) that marks people (`PER`), organisations (`ORG`) and places
(`LOC`) in minutes, mails, letters, lists, tables and slides. `spacy.load` on this folder is all it needs.
Licence: EUPL-1.2.

**Made by** `make train` ({module}, seed {seed}, one core). The weights here are what that wrote; do not edit them.

**Data**, all of it in this repository: seven eighths of the {hand:,} texts of `corpus/training`, annotated by hand; the
same texts with other names put in; texts made by `corpus/training/grammar`; noise laid on all of them. Names come from
`corpus/register`. The ordinary words it knows are those of the OpenTaal word list (Revised BSD licence, in
`corpus/register/woorden.LICENSE.txt`). No text was scraped.

**Scores**, name and label both exact. Held out: the eighth of the hand-annotated texts never trained on; its errors
were read to better the grammar. Evaluation set: `corpus/gold/entities`, sixteen records on many subjects, whose
texts were not; gemeenten, provincies and locaties count as `LOC` (without house number), organisaties and
veiligheidsregio's as `ORG`.

| | precision | recall | F1 | names |
|---|---|---|---|---|
{rows}

Of the evaluation set's organisations that are in no register {unlisted:.3f} are found.

**Limits.** These are the scores of the model alone, without the register and the rules that come after it: those know
gemeenten better, want evidence for a person and drop abbreviations of things (AMV, SPUK). Capitals, misread letters and
names over a line's end cost recall. A gemeente that acts is `LOC`. A word is known by the register of the day it was
trained: new gemeenten need `make train`.
"""
SETS = (("held_out", "held out"), ("evaluation", "evaluation set"))


def size_of(folder: Path) -> int:
    """Return the bytes of all files of a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def write_card(folder: Path, scores: dict, seed: int, hand: int) -> None:
    """Write the card into the pipeline's folder."""
    rows = [
        f"| {title}, {label} | {s['p']:.3f} | {s['r']:.3f} | {s['f']:.3f} | {s['names']} |"
        for key, title in SETS
        for label, s in scores[key].items()
    ]
    text = CARD.format(
        size=size_of(folder) / 1e6,
        module="`corpus/training/train.py`",
        seed=seed,
        hand=hand,
        rows="\n".join(rows),
        unlisted=scores["evaluation_unlisted_organisations_recall"],
    )
    folder.joinpath("README.md").write_text(text, encoding="utf-8")
