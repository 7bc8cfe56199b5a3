"""Finding names takes time that grows with the text, not with its square."""

from extract.recognise import recognise
from tests.effort import calls_of
from tests.minutes import reading_of

_SENTENCE = (
    "De heer Jansen van Rijkswaterstaat meldt dat Almere en Zeist {n} woningen bouwen met Stichting Groen {n} in Soest."
)


def _names_in_one_paragraph(sentences: int) -> int:
    reading = reading_of(" ".join(_SENTENCE.format(n=n) for n in range(200, 200 + sentences)))
    return calls_of(lambda: recognise(reading))


def test_names_in_a_paragraph_twice_as_long_take_twice_the_effort() -> None:
    _names_in_one_paragraph(3)  # loads the register and the trained pipeline
    assert _names_in_one_paragraph(60) < 2.3 * _names_in_one_paragraph(30)
