"""The committed pipeline scores what its card says, is small, and what it is trained on can be made again."""

from __future__ import annotations

import json
import re
from random import Random

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from corpus.training import noises
from corpus.training.card import size_of
from corpus.training.grammar import SLOT, expand, grammar, made_text
from corpus.training.marked import LABELS, Marked, hand_lines, hand_texts, is_held_out, parse
from corpus.training.scoring import card_scores, evaluation_texts, paragraphs
from corpus.training.swapping import swapped
from corpus.training.train import FOLDER, example, joined, round_of_texts

CLOSE = 0.002
MEGABYTES = 8e6


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load(FOLDER)


@pytest.fixture(scope="module")
def card() -> dict:
    return json.loads(FOLDER.joinpath("meta.json").read_text(encoding="utf-8"))


def names(marked: Marked) -> list[tuple[str, str]]:
    return [(marked.text[a:b], label) for a, b, label in marked.spans]


def test_the_committed_weights_score_what_the_card_says(nlp: Language, card: dict) -> None:
    found, stated = card_scores(nlp), card["performance"]
    for part in ("held_out", "evaluation"):
        for label in (*LABELS, "micro"):
            assert found[part][label] == pytest.approx(stated[part][label], abs=CLOSE)
    key = "evaluation_unlisted_organisations_recall"
    assert found[key] == pytest.approx(stated[key], abs=CLOSE)


def test_the_printed_card_states_the_scores_of_the_pipeline(card: dict) -> None:
    printed = FOLDER.joinpath("README.md").read_text(encoding="utf-8")
    for part, title in (("held_out", "held out"), ("evaluation", "evaluation set")):
        for label, score in card["performance"][part].items():
            cells = " | ".join(f"{score[key]:.3f}" for key in "prf")
            assert f"| {title}, {label} | {cells} | {score['names']} |" in printed


def test_the_pipeline_is_small_and_does_one_thing(nlp: Language) -> None:
    assert size_of(FOLDER) <= MEGABYTES
    assert nlp.pipe_names == ["ner"]
    assert set(nlp.get_pipe("ner").labels) == set(LABELS)


def test_names_are_found_in_plain_sentences(nlp: Language) -> None:
    doc = nlp(
        "De voorzitter heet mevrouw Van Dijk van Stichting De Regenboog en de heer P. Jansen uit Apeldoorn welkom."
    )
    found = {(entity.text, entity.label_) for entity in doc.ents}
    assert {("Van Dijk", "PER"), ("P. Jansen", "PER"), ("Apeldoorn", "LOC")} <= found


@given(st.text(max_size=200))
def test_any_text_is_read(nlp: Language, text: str) -> None:
    assert nlp(text).text == text


def test_the_marks_of_every_training_text_are_balanced() -> None:
    for marked in map(parse, hand_lines()):
        assert not re.search(r"\]\(|\((PER|ORG|LOC)\)", marked.text), marked.text
        assert all(name == name.strip() != "" for name, _ in names(marked)), marked.text


def test_an_eighth_is_held_out_and_never_trained_on() -> None:
    held_out = {marked.text for marked in hand_texts(held_out=True)}
    assert 0.1 < len(held_out) / len(hand_lines()) < 0.16
    assert not held_out & {marked.text for marked in hand_texts(held_out=False)}
    assert {parse(line).text for line in hand_lines() if is_held_out(line)} == held_out


def test_no_record_of_the_evaluation_set_is_among_the_training_texts() -> None:
    long = {part.text.strip() for part in evaluation_texts() if len(part.text.strip()) > 60}
    assert not long & {parse(line).text for line in hand_lines()}


def test_the_same_seed_makes_the_same_texts() -> None:
    first, second = (round_of_texts(Random(7), made=50, swaps=1) for _ in range(2))
    assert first == second
    assert first != round_of_texts(Random(8), made=50, swaps=1)


def test_every_symbol_that_the_grammar_uses_exists() -> None:
    used = {slot for symbol in grammar().values() for text in symbol.alternatives for slot in SLOT.findall(text)}
    assert used <= set(grammar())


@given(st.integers())
def test_made_texts_are_whole(seed: int) -> None:
    made = made_text(Random(seed))
    assert not re.search(r"[{}]|\]\(|\\n", made.text)
    assert all(name.strip() == name != "" for name, _ in names(made))


@given(st.integers(), st.sampled_from(noises.NOISES))
def test_noise_keeps_marks_within_the_text_and_in_order(seed: int, noise: noises.Noise) -> None:
    made = noise.apply(made_text(Random(seed)), Random(seed))
    edges = [edge for span in made.spans for edge in span[:2]]
    assert edges == sorted(edges)
    assert all(0 <= a < b <= len(made.text) for a, b, _ in made.spans)


def test_redacted_people_are_no_names() -> None:
    spoilt = noises.redacted(parse("[Jan Bos](PER) van [VNG](ORG)"), Random(1))
    assert names(spoilt) == [("VNG", "ORG")]
    assert "Bos" not in spoilt.text


def test_a_name_can_go_over_a_line_end() -> None:
    assert names(noises.line_end(parse("Dag [Jan Bos](PER)"), Random(1))) == [("Jan\nBos", "PER")]


@given(st.integers())
def test_swapping_keeps_the_words_around_names(seed: int) -> None:
    before = parse("Volgens [Jan Bos](PER) bouwt [Heijmans](ORG) in [Zeist](LOC).")
    after = swapped(before, Random(seed))
    assert [label for _, label in names(after)] == ["PER", "ORG", "LOC"]
    assert after.text.startswith("Volgens ")
    assert after.text.endswith(".")


def test_joined_texts_keep_all_names() -> None:
    texts = [parse("[Jan](PER) belt"), parse("in [Ede](LOC)")] * 40
    together = list(joined(texts, Random(3)))
    assert len(together) < len(texts)
    assert [name for marked in together for name in names(marked)] == [
        name for marked in texts for name in names(marked)
    ]


def test_a_name_set_off_by_a_hyphen_is_a_word_of_its_own() -> None:
    text = example(spacy.load(FOLDER), parse("De [COA](ORG)-locatie in [Zeist](LOC)/[Soest](LOC)"))
    assert [entity.text for entity in text.reference.ents] == ["COA", "Zeist", "Soest"]


def test_paragraphs_take_their_names_along() -> None:
    parts = paragraphs(parse("[Jan](PER) komt\\n\\nuit [Ede](LOC)"))
    assert [names(part) for part in parts] == [[("Jan", "PER")], [("Ede", "LOC")]]


def test_an_expanded_symbol_is_marked() -> None:
    assert parse(expand("PER voorletters", Random(1))).spans[0].label == "PER"
