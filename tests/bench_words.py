"""Measure words a second of finding and tying names and figures, against splitting the same text into words alone.

The text is made of the sentences annotated by hand in corpus/training, other names put in, so that it is as full of
names as real minutes, mails and letters are. Both ways take turns in one process that may use one thread.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from pipelines.workers import ONE_THREAD

WORDS = 30_000
IN_A_PARAGRAPH = 4  # annotated texts, of one or a few sentences each


def write_text(path: Path) -> None:
    """Write some WORDS words of paragraphs, the same each time."""
    from corpus.training.marked import hand_texts
    from corpus.training.swapping import swapped

    chance = Random(7)
    texts = [*hand_texts(held_out=False), *hand_texts(held_out=True)]
    made: list[str] = []
    while sum(len(text.split()) for text in made) < WORDS:
        made += [swapped(text, chance).text for text in chance.sample(texts, 200)]
    paragraphs = (" ".join(made[at : at + IN_A_PARAGRAPH]) for at in range(0, len(made), IN_A_PARAGRAPH))
    path.write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")


def names(path: Path) -> Callable[[], object]:
    """Return what recognises and resolves the text at `path`, which is read and parsed already."""
    from extract.parse import parse
    from extract.read import read
    from extract.recognise import recognise
    from extract.resolve import resolve
    from extract.split import split

    reading = read(path)
    split(reading)
    parse(reading)

    def work() -> None:
        recognise(reading)
        resolve(reading)

    return work


def tokens(path: Path) -> Callable[[], object]:
    """Return what splits the text at `path` into words and sentences with spaCy, a paragraph at a time."""
    import spacy

    nlp = spacy.blank("nl")
    nlp.add_pipe("sentencizer")
    paragraphs = path.read_text(encoding="utf-8").split("\n\n")
    return lambda: [len(doc) for doc in nlp.pipe(paragraphs)]


def measure(rounds: int) -> dict[str, dict[str, float]]:
    """Return the best CPU seconds of each way in this process, with words a second and the ratio to words alone."""
    ways = {"tokens": tokens, "recognise and resolve": names}
    best: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        path, short = Path(folder) / "text.txt", Path(folder) / "warm.txt"
        write_text(path)
        short.write_text("De raad van Utrecht stemt in, zegt wethouder De Wit van Almere.\n", encoding="utf-8")
        words = len(path.read_text(encoding="utf-8").split())
        for prepare in ways.values():
            prepare(short)()  # loads the register and the trained pipeline
        for way in list(ways) * rounds:
            work = ways[way](path)
            start = time.process_time()
            work()
            best[way] = min(best.get(way, float("inf")), time.process_time() - start)
    return {
        way: {"cpu": seconds, "words_per_second": words / seconds, "ratio": best["tokens"] / seconds}
        for way, seconds in best.items()
    }


def compare_words(rounds: int) -> dict[str, object]:
    """Return what `measure` measures in a process of its own that may use one thread."""
    command = [sys.executable, "-m", "tests.bench_words", str(rounds)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ | ONE_THREAD)
    return {"words": WORDS, "ways": json.loads(done.stdout)}


def shown(result: dict) -> str:
    """Return the comparison as lines of text."""
    lines = [f"{result['words']:<7,} words{'':10}{'CPU s':>8}{'ratio':>8}{'words/s':>9}"]
    for way, found in result["ways"].items():
        lines.append(f"{way:23}{found['cpu']:8.2f}{found['ratio']:8.2f}{found['words_per_second']:9,.0f}")
    return "\n".join(lines)


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]))))
