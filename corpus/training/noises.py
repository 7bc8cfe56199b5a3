"""Spoil marked texts the way scans, mails and redaction do, the marks kept on the names."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random
from typing import NamedTuple

from corpus.training.grammar import expand
from corpus.training.marked import Marked, Span, rebuild

SLIPS = ("m rn", "l 1", "i l", "e c", "o 0", "rn m", "B 8", "S 5", "h b", "n u", "t f", "I l", "ij y", "ë e", "é e")
BULLETS = ("• ", "- ", "o ", "▪ ", "* ", "– ", "> ", " ", "→ ", "1. ", "2) ", "a. ", "3.1 ", "IV. ", "- - ")
WORD = re.compile(r"\b[A-Za-zà-ÿ][a-zà-ÿ]{3,}\b")
REPLACED = 0.25
EATEN = ("@gemeente.nl> ", "> ", "[mailto:", "@provincie.nl>; ", "nl> ")


def _moved(marked: Marked, lead: str) -> Marked:
    size = len(lead)
    return Marked(lead + marked.text, tuple(Span(a + size, b + size, label) for a, b, label in marked.spans))


def _capital(letter: str) -> str:
    return letter.upper() if len(letter.upper()) == 1 else letter


def capitals(marked: Marked, random: Random) -> Marked:
    """Set the whole text in capitals."""
    return marked._replace(text="".join(map(_capital, marked.text)))


def lower_case(marked: Marked, random: Random) -> Marked:
    """Set the whole text in lower case."""
    return marked._replace(text="".join(c.lower() if len(c.lower()) == 1 else c for c in marked.text))


def _each_name(marked: Marked, change: Callable[[str, str], str]) -> Marked:
    return rebuild(marked, [change(marked.text[a:b], label) for a, b, label in marked.spans])


def lower_places(marked: Marked, random: Random) -> Marked:
    """Set the places in lower case, as hasty mails do."""
    return _each_name(marked, lambda name, label: name.lower() if label == "LOC" else name)


def capital_names(marked: Marked, random: Random) -> Marked:
    """Set the names of people, or of bodies, in capitals."""
    chosen = random.choice(("PER", "ORG", "LOC"))
    return _each_name(marked, lambda name, label: name.upper() if label == chosen else name)


def bullet(marked: Marked, random: Random) -> Marked:
    """Put a bullet or a number before the text."""
    return _moved(marked, random.choice(BULLETS))


def half_address(marked: Marked, random: Random) -> Marked:
    """Put the rest of a mail address before the text."""
    return _moved(marked, random.choice(EATEN))


def _replaced(marked: Marked, place: int, mark: str) -> Marked:
    return marked._replace(text=marked.text[:place] + mark + marked.text[place + 1 :])


def line_end(marked: Marked, random: Random) -> Marked:
    """Break the line at a space, in a name where there is one."""
    within = [i for a, b, _ in marked.spans for i in range(a, b) if marked.text[i] == " "]
    places = within or [i for i, letter in enumerate(marked.text) if letter == " "]
    return _replaced(marked, random.choice(places), "\n") if places else marked


def one_line(marked: Marked, random: Random) -> Marked:
    """Fold line breaks into spaces."""
    return marked._replace(text=marked.text.replace("\n", " "))


def spaces(marked: Marked, random: Random) -> Marked:
    """Set tabs and bars between cells as runs of spaces."""
    return marked._replace(text=marked.text.replace("\t", " ").replace("|", " "))


def bars(marked: Marked, random: Random) -> Marked:
    """Part cells by bars."""
    return marked._replace(text=marked.text.replace("\t", "|"))


def slip(marked: Marked, random: Random) -> Marked:
    """Misread letters of the names."""
    wrong, right = random.choice(SLIPS).split(" ")
    return _each_name(marked, lambda name, label: name.replace(wrong, right, 1) if len(name) > 5 else name)


def no_stop(marked: Marked, random: Random) -> Marked:
    """Leave out the full stop at the end."""
    text = marked.text.removesuffix(".")
    return marked._replace(text=text) if not marked.spans or marked.spans[-1].end <= len(text) else marked


def redacted(marked: Marked, random: Random) -> Marked:
    """Black out the people; what is blacked out is no name."""
    mark = expand("red", random)
    changed = _each_name(marked, lambda name, label: mark if label == "PER" else name)
    return changed._replace(spans=tuple(span for span in changed.spans if span.label != "PER"))


def _between_names(marked: Marked, pattern: re.Pattern[str], change: Callable[[str], str]) -> Marked:
    """Change each word of a pattern that is in no name."""
    inside = {i for a, b, _ in marked.spans for i in range(a, b)}
    found = [Span(m.start(), m.end(), "") for m in pattern.finditer(marked.text) if m.start() not in inside]
    words = Marked(marked.text, tuple(sorted((*marked.spans, *found))))
    changed = rebuild(words, [marked.text[a:b] if label else change(marked.text[a:b]) for a, b, label in words.spans])
    return changed._replace(spans=tuple(span for span in changed.spans if span.label))


def other_words(marked: Marked, random: Random) -> Marked:
    """Put any Dutch words in place of some between the names, so that no sentence is learned by heart."""

    def change(word: str) -> str:
        if random.random() >= REPLACED:
            return word
        other = expand("woord", random)
        return other if word[0].islower() else other.capitalize()

    return _between_names(marked, WORD, change)


def title_case(marked: Marked, random: Random) -> Marked:
    """Begin the words between the names with capitals, as headings do."""
    return _between_names(marked, WORD, lambda word: word[0].upper() + word[1:])


class Noise(NamedTuple):
    """A noise and the share of the texts that get it."""

    share: float
    apply: Callable[[Marked, Random], Marked]


NOISES: tuple[Noise, ...] = (
    Noise(0.25, other_words),
    Noise(0.05, title_case),
    Noise(0.04, redacted),
    Noise(0.06, slip),
    Noise(0.05, no_stop),
    Noise(0.12, one_line),
    Noise(0.08, line_end),
    Noise(0.10, spaces),
    Noise(0.05, bars),
    Noise(0.08, bullet),
    Noise(0.01, half_address),
    Noise(0.03, capital_names),
    Noise(0.02, lower_places),
    Noise(0.05, capitals),
    Noise(0.005, lower_case),
)


def noisy(marked: Marked, random: Random) -> Marked:
    """Return the text with each noise laid on by its chance."""
    for noise in NOISES:
        if random.random() < noise.share:
            marked = noise.apply(marked, random)
    return marked
