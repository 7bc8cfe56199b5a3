"""Finding names and tying them takes time that grows with the text, not with its square."""

from extract.recognise import recognise
from extract.resolve import resolve
from tests.effort import calls_of
from tests.minutes import reading_of

_TEXT = (
    "De heer Jansen van Rijkswaterstaat meldt dat Almere en Zeist {n} woningen bouwen met Stichting Groen {n}. "
    "Wethouder De Wit van Utrecht wil met het ministerie van Financiën en Ymere overleggen over opvang in Soest.\n\n"
)


def _work(paragraphs: int) -> int:
    reading = reading_of("".join(_TEXT.format(n=n) for n in range(200, 200 + paragraphs)))

    def act() -> None:
        recognise(reading)
        resolve(reading)

    return calls_of(act)


def test_names_in_twice_the_text_take_twice_the_effort() -> None:
    _work(20)  # loads the register and the trained pipeline
    assert _work(120) < 2.3 * _work(60)


def test_names_in_one_paragraph_twice_as_long_take_twice_the_effort() -> None:
    def act(times: int) -> int:
        reading = reading_of(" ".join(_TEXT.strip().format(n=n) for n in range(200, 200 + times)))
        return calls_of(lambda: recognise(reading))

    act(10)
    assert act(120) < 2.3 * act(60)
