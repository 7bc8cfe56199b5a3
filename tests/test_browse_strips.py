"""A text is shown in strips and parts: none of it is lost, and each strip knows what it is of."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipelines.browse.printed.strips import AT_ONCE, Part, Span, part_at, part_of, strips

SPANS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 20), st.sampled_from("abc"), st.sampled_from(["", "x", "y"])).map(
        lambda made: Span(made[0], made[0] + made[1], made[2], made[3])
    )
)


@given(st.text(max_size=60).filter(lambda text: "\u2028" not in text), SPANS)
def test_strips_are_all_of_the_text_and_each_lies_in_its_layers(text: str, spans: list[Span]) -> None:
    at = 0
    for strip in strips(text, Part(1, 1, 0, len(text)), spans):
        assert text[at : at + len(strip.text)] == strip.text
        if strip.text:
            assert set(strip.layers) == {span.layer for span in spans if span.start <= at < span.end}
        at += len(strip.text)
    assert at == len(text)


@given(st.text("ab \n", max_size=50), st.integers(1, 4000))
def test_the_parts_of_a_long_text_are_all_of_it(line: str, times: int) -> None:
    text = (line + "x") * times
    parts = [part_of(text, number) for number in range(1, part_of(text, 1).count + 1)]
    assert "".join(text[part.start : part.end] for part in parts) == text
    assert all(part.end - part.start <= AT_ONCE for part in parts)
    for offset in (0, len(text) // 2, len(text) - 1):
        part = part_at(text, offset)
        assert part.start <= offset < part.end


def test_the_shortest_record_is_where_a_strip_leads() -> None:
    found = list(strips("de raad besluit", Part(1, 1, 0, 15), [Span(0, 15, "a", "lang"), Span(3, 7, "b", "kort")]))
    assert [(strip.text, strip.id) for strip in found] == [("de ", "lang"), ("raad", "kort"), (" besluit", "lang")]


def test_what_was_left_out_has_a_place_between_the_words() -> None:
    found = list(strips("door  gezegd", Part(1, 1, 0, 12), [Span(5, 5, "zwart", "weg")]))
    assert [(strip.text, strip.id) for strip in found] == [("door ", ""), ("", "weg"), (" gezegd", "")]
