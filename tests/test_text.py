"""Clean text, blocks, sentences, dates and numbers: what every stage stands on."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.text.blocks import blocks
from extract.text.dates import find_dates, find_times
from extract.text.markup import plain, plain_map
from extract.text.numbers import parse_number
from extract.text.prose import Prose
from extract.text.reading import split_lines
from extract.text.redacted import MARKER, is_redacted
from extract.text.sentences import sentences
from extract.text.words import boxes_of, pack_words, unpack_words

TEXTS = st.text(alphabet="abcDE 12.,:;-*#_<>pb/[]()|\t\n\f\u2028\u00ad&;é•’", max_size=120)


@pytest.mark.parametrize(
    ("printed", "clean"),
    [
        ("## **1. Opening**", "1. Opening"),
        ("het *hele* stuk", "het hele stuk"),
        ("de 2<sup>e</sup> regel van 95.000<sup>4</sup> plekken", "de 2e regel van 95.000 plekken"),
        (
            "samen-\nwerking met de GGD-\nartsen, korte- \nen lange termijn",
            "samenwerking met de GGD-artsen, korte- en lange termijn",
        ),
        ("[de brief](https://voorbeeld.nl/brief) van \\[redacted\\]", "de brief van [redacted]"),
        ("<p>Asiel<br>opvang</p>", "Asiel opvang"),
        ("10 * 3 en 4*5", "10 * 3 en 4*5"),
        ("Aan: jan@waterschap.nl> en <info@ggd.nl>", "Aan: jan@waterschap.nl> en <info@ggd.nl>"),
    ],
)
def test_mark_up_goes_and_words_stay(printed, clean):
    assert plain(printed) == clean


@given(TEXTS)
def test_every_clean_character_knows_where_it_was_printed(text):
    clean, offsets = plain_map(text)
    assert len(clean) == len(offsets)
    assert list(offsets) == sorted(offsets)
    for character, offset in zip(clean, offsets, strict=True):
        assert text[offset] == character or not character.strip() or text[offset] in "&\\"


@given(TEXTS)
def test_no_letter_of_running_text_is_lost(text):
    lines = list(split_lines(text, 1))
    kept = Prose.of_lines(text, lines).text
    bare = text.replace("<", "").replace("[", "").replace("&", "").replace("(", "")
    if bare == text and "#" not in text:  # without tags, links and entities nothing but signs may go
        assert [c for c in kept if c.isalnum()] == [c for c in text if c.isalnum()]


@given(TEXTS)
def test_every_line_is_in_exactly_one_block_and_in_order(text):
    lines = list(split_lines(text, 1))
    assert [line for block in blocks(lines) for line in block.lines] == lines


@given(TEXTS)
def test_sentences_hold_every_character_but_the_spaces_between(text):
    spans = sentences(text)
    assert all(start < end for start, end in spans)
    outside = text
    for start, end in reversed(spans):
        outside = outside[:start] + outside[end:]
    assert not outside.strip()


def test_sentences_end_where_a_reader_ends_them():
    text = "Dhr. P. van Dam zegt o.a. dat het ca. 5 mln. kost. Dat is veel! Op 3 mei jl. was overleg. klaar is het."
    assert [text[a:b] for a, b in sentences(text)] == [
        "Dhr. P. van Dam zegt o.a. dat het ca. 5 mln. kost.",
        "Dat is veel!",
        "Op 3 mei jl. was overleg.",
        "klaar is het.",
    ]


def test_blocks_are_headings_bullets_paragraphs_and_tables():
    text = (
        "1. Opening\nDe voorzitter opent de vergadering en heet iedereen die er is van harte\nwelkom in de zaal.\n\n"
        "- eerste punt\n- tweede punt\n\n### Cijfers\nPlaats\tAantal\nGoes\t12\n\nTweede alinea."
    )
    found = [(block.kind, block.label, block.prose(text).text[:12]) for block in blocks(split_lines(text, 1))]
    assert found == [
        ("kop", "1", "1. Opening"),
        ("alinea", None, "De voorzitte"),
        ("opsomming", "-", "- eerste pun"),
        ("opsomming", "-", "- tweede pun"),
        ("kop", None, "Cijfers"),
        ("tabel", None, "Plaats Aanta"),
        ("alinea", None, "Tweede aline"),
    ]


def test_a_paragraph_goes_on_over_a_page_break():
    text = "Lelijk is dat de woningen al een half jaar leeg blijken te\fstaan, waar niemand voor betaalt."
    lines = [*split_lines(text.split("\f")[0], 1), *split_lines(text.split("\f")[1], 2, text.index("\f") + 1)]
    (block,) = blocks(lines)
    assert block.prose(text).text.endswith("blijken te staan, waar niemand voor betaalt.")


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("vrijdag 23 juni 2023", dt.date(2023, 6, 23)),
        ("13-7-2024 12:42:06", dt.date(2024, 7, 13)),
        ("06-12-23", dt.date(2023, 12, 6)),
        ("18/04/2023", dt.date(2023, 4, 18)),
        ("5 juli '24", dt.date(2024, 7, 5)),
        ("2 februari jl.", dt.date(2024, 2, 2)),
        ("2024-07-13", dt.date(2024, 7, 13)),
        ("June 5, 2020", dt.date(2020, 6, 5)),
        ("20240925 stukken", dt.date(2024, 9, 25)),
    ],
)
def test_a_date_is_the_day_that_it_means(printed, expected):
    (hit,) = find_dates(printed)
    assert hit.date(near=dt.date(2024, 3, 1)) == expected


@pytest.mark.parametrize("text", ["4645 bedden", "artikel 5.1.2", "31-13-2024", "30 februari 2024 mei", "€ 12.30"])
def test_what_is_no_day_is_no_date(text):
    assert [hit for hit in find_dates(text) if hit.day] == []


def test_times_and_stretches_of_time_are_found():
    text = "van 12.30 – 13.30 uur, om 14.30 uur en 9:00; niet 12.30 euro"
    assert [(hit.since, hit.until) for hit in find_times(text)] == [
        ("12:30", "13:30"),
        ("14:30", None),
        ("09:00", None),
    ]


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        *[("1.077", 1077), ("0,5", 0.5), ("−1.582", -1582), ("- 25", -25), ("43%", 43), ("0-", 0), ("-0", 0)],
        *[("€ 105,-", 105), ("336*", 336), ("1.234,56", 1234.56), ("(2.254)", 2254)],
    ],
)
def test_a_cell_prints_its_number(printed, value):
    assert parse_number(printed).value == value
    assert not parse_number(printed).uncertain


@pytest.mark.parametrize("printed", ["-", "ntb", "pm", "", "n.v.t.", "12-7-2024", "circa 5", "A1", "3 (2)"])
def test_a_cell_without_one_number_has_none(printed):
    assert parse_number(printed) is None


def test_letters_taken_for_digits_make_a_number_uncertain():
    assert parse_number("1O5").uncertain
    assert parse_number("1O5").value == 105


@pytest.mark.parametrize("marker", ["[REDACTED]", "\\[redacted\\]", "████", "[weggelakt]", "[bedrijf 2]", "(5.1.2e)"])
def test_markers_of_redaction_are_known(marker):
    assert MARKER.search(f"De heer {marker} meldt")
    assert is_redacted(marker)


WORD = st.tuples(st.integers(0, 9999), st.integers(0, 9999), *[st.floats(0, 1000, width=32)] * 4)


@given(st.lists(WORD, max_size=20))
def test_packed_words_come_back(words):
    assert unpack_words(pack_words(words)) == words


def test_a_span_over_two_lines_has_two_boxes():
    words = [(0, 3, 10, 100, 30, 110), (4, 8, 33, 100, 60, 110), (9, 12, 10, 120, 40, 130)]
    assert boxes_of(words, 4, 12) == [(33, 100, 60, 110), (10, 120, 40, 130)]
