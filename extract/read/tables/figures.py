"""Tell which phrases on a printed row are figures: numbers and the marks that stand where one is lacking."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field

from extract.read.rows import Phrase, phrase_of, phrases_of
from extract.read.words import Word

CELL_GAP = 0.6  # of the size: a wider gap parts cells
SPACES = 1.45  # spaces wide: the same where the font's space is wide
THIN_GAP = 0.4  # of the size: a gap no wider may stand within a number ("€ 1.200", "1 200")
CURRENCY_GAP = 7.0  # of the size: how far a currency sign may stand from its amount
FAR_IN = 3.0  # sizes from the left margin at which the first phrase of a row may be a figure
NUMBER = re.compile(
    r"(?:€ ?)?(?:[(+\-–−±<>~] ?)*(?:€ ?)?\d(?:[\d.,]*\d)?(?: ?(?:%|‰|mln\.?|mld\.?|fte|ha|km|m²|m2|-|,-))?[)*¹²³]*\Z"
    r"|\d{1,3}(?: \d{3})+\Z|(?:€ ?)?[-–—−]\Z|n\.?[tn]?\.?[bn]\.?n?\.?\Z|n\.?v\.?t\.?\Z|p\.?m\.?\Z|onb\.?\Z",
    re.I,
)
TIME = re.compile(r"\d{1,2}[.:]\d{2}\Z|\d{1,2}[.)]\Z|0\d{5,}\Z")
CODE = re.compile(r"\d\.\d\.\d[\d.]*[a-z]?\Z", re.I)  # an article of law, as printed on redactions
YEAR = re.compile(r"(?:19|20)\d\d\Z")


@dataclass(slots=True)
class Row:
    """A printed row, its phrases, and those of them that are figures."""

    words: list[Word]
    phrases: list[Phrase] = field(default_factory=list)
    figures: list[Phrase] = field(default_factory=list)

    @property
    def base(self) -> float:
        """Return the baseline."""
        return self.phrases[0].base

    @property
    def size(self) -> float:
        """Return the size of the largest phrase."""
        return max(phrase.size for phrase in self.phrases)


def is_number(text: str) -> bool:
    """Tell whether `text` is what stands in a column of figures: a number, a dash, "n.v.t."; no time, no "1."."""
    if TIME.match(text) or text.count(")") > text.count("(") + text.count("*)"):
        return False
    return bool(NUMBER.match(text)) and not CODE.match(text)


def has_digit(text: str) -> bool:
    """Tell whether there is a digit in `text`."""
    return any(character.isdigit() for character in text)


def figure_row(words: list[Word], left: float, space: float = 0.0) -> Row:
    """Return the row that `words` make; `left` is where the page's text begins, `space` the white between words."""
    phrases = _parted(phrases_of(words, max(CELL_GAP, SPACES * space)))
    figures = [phrase for phrase in phrases[1:] if is_number(phrase.text)]
    first = phrases[0]
    if is_number(first.text) and (len(figures) == len(phrases) - 1 > 0 or first.x0 > left + FAR_IN * first.size):
        figures.insert(0, first)
    return Row(words, phrases, figures)


def _parted(phrases: list[Phrase]) -> list[Phrase]:
    """Join a currency sign to its amount, and part numbers that stand close."""
    parted: list[Phrase] = []
    for phrase in phrases:
        last = parted[-1] if parted else None
        near = last is not None and phrase.x0 - last.x1 <= CURRENCY_GAP * phrase.size
        if last is not None and near and last.text == "€" and is_number(phrase.words[0].text):
            parted[-1] = phrase_of([*last.words, *phrase.words])
            continue
        parted.extend(_numbers(phrase))
    return parted


def _numbers(phrase: Phrase) -> list[Phrase]:
    """Return the numbers in a phrase of nothing but numbers, or the phrase as it is."""
    words = phrase.words
    if len(words) == 1 or not all(word.text == "€" or is_number(word.text) for word in words):
        return [phrase]
    tight = all(b.x0 - a.x1 <= THIN_GAP * a.size for a, b in itertools.pairwise(words))
    if tight and is_number(phrase.text):
        return [phrase]
    parts: list[list[Word]] = []
    for word in words:
        if parts and parts[-1][-1].text == "€":
            parts[-1].append(word)
        else:
            parts.append([word])
    return [phrase_of(part) for part in parts]
