"""Names read off the trained pipeline for many sentences at once are those that spaCy reads; memory stays bounded."""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.training.marked import hand_texts
from extract.recognise import trained
from extract.recognise.decoding import UNTOLD, names_in
from extract.recognise.names import find_names
from tests.minutes import reading_of

_WORDS = "De Wit van der Berg uit Zwirrel B.V. Stichting Ooievaarsdorp , ( ) 12".split()
_GAPS = [" ", "  ", "\n", " \t "]


def found_in(texts: list[str]) -> list[list[tuple[int, int, str]]]:
    """Return the names in each text, without how sure the pipeline is."""
    return [[name[:3] for name in names] for names in names_in(trained.pipeline(trained.OWN), texts)]


def by_spacy(texts: list[str]) -> list[list[tuple[int, int, str]]]:
    """Return the names in each text as spaCy gives them."""
    found = trained.pipeline(trained.OWN).pipe(texts)
    return [[(entity.start_char, entity.end_char, entity.label_) for entity in doc.ents] for doc in found]


def test_sentences_have_the_names_that_spacy_finds():
    texts = [text.text for text in hand_texts(held_out=True)]
    found = found_in(texts)
    assert found == by_spacy(texts)
    assert {label for names in found for _, _, label in names} == {"PER", "ORG", "LOC"}
    assert any(" " in text[a:b] for text, names in zip(texts, found, strict=True) for a, b, _ in names)


@given(st.lists(st.lists(st.tuples(st.sampled_from(_WORDS), st.sampled_from(_GAPS)), max_size=12), max_size=6))
@settings(max_examples=60, deadline=None)
def test_odd_sentences_have_the_names_that_spacy_finds(sentences: list[list[tuple[str, str]]]):
    texts = ["".join(word + gap for word, gap in sentence) for sentence in sentences]
    assert found_in(texts) == by_spacy(texts)


@pytest.mark.parametrize("texts", [[], [""], [" ", "", "\n"], ["", "Jan de Vries", ""], ["Berg"]])
def test_texts_without_words_have_no_names(texts: list[str]):
    assert found_in(texts) == by_spacy(texts)


def test_the_pipeline_is_surer_of_a_plain_name_than_of_an_odd_one():
    plain, odd = names_in(trained.pipeline(trained.OWN), ["Mevrouw Jansen komt uit Utrecht.", "Zwirrel dan maar Wits."])
    assert {name for *_, name, _ in plain} == {"PER", "LOC"}
    assert all(0.95 < sure <= 1 for *_, sure in plain)
    assert all(0 < sure < 0.95 for *_, sure in odd)


def test_a_pipeline_of_another_make_is_left_to_spacy():
    nlp = spacy.blank("nl")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("entity_ruler", name="ner").add_patterns([{"label": "ORG", "pattern": "Zwirrelveld"}])  # type: ignore[attr-defined]
    assert names_in(nlp, ["Er is Zwirrelveld.", "Niets."]) == [[(6, 17, "ORG", UNTOLD)], []]


def test_a_pipeline_that_learned_too_many_words_is_loaded_again(monkeypatch: pytest.MonkeyPatch):
    text = "De brief is geschreven door Mirjam Hoekstra en Koen Terpstra."
    first = trained.pipeline(trained.OWN)
    names = [mention.text for mention in find_names(reading_of(text))]
    assert trained.pipeline(trained.OWN) is first
    monkeypatch.setattr(trained, "_MOST_WORDS", len(first.vocab.strings) - 1)
    assert [mention.text for mention in find_names(reading_of(text))] == names == ["Mirjam Hoekstra", "Koen Terpstra"]
    assert trained.pipeline(trained.OWN) is not first
    assert len(trained.pipeline(trained.OWN).vocab.strings) <= len(first.vocab.strings)
