"""List the rules that a line may follow from other lines: sums, differences, balances, shares, products, means."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations, permutations, product

from extract.audit.arithmetic.lines import Lines
from extract.audit.arithmetic.relations import Relation, Values

Compute = Callable[[Values], float | None]

_LONGEST = 14  # lines next to each other that may make one sum
_SAMPLE = 5  # positions on which operands are tried first
_APART = 1.6  # how far off a sum may be there
_BALANCED = 11  # lines among which any three may make a balance: of more lines only those next to each other
_FACTORS = (1.0, 1000.0, 100.0, 10_000.0, 0.001)


def counted(lines: Lines, target: int) -> list[int]:
    """Return the lines that may be added, without the target."""
    return [index for index, line in enumerate(lines.lines) if line.counted and index != target]


def linear(lines: Lines, check: str, target: int, operands: Sequence[int], signs: Sequence[int]) -> Relation:
    """Return the rule that a line is the sum of others, each with its sign."""
    ulps = [lines.lines[index].ulp for index in (target, *operands)]
    slack = 0.5 * min(3, len(operands)) * min(ulps) if min(ulps) < 1 else 0.0
    if ulps[0] > min(ulps):
        slack = max(slack, 0.5 * ulps[0])

    def compute(values: Values) -> float:
        return sum(sign * value for sign, value in zip(signs, values, strict=True))

    def say(printed: Sequence[str]) -> str:
        signed = [f"{'+' if sign > 0 else '-'} {value}" for sign, value in zip(signs, printed, strict=True)]
        return " ".join(signed).removeprefix("+ ")

    return Relation(check, target, tuple(operands), compute, say, lambda values: slack)


def differences(lines: Lines, target: int, among: Sequence[int]) -> Iterator[Relation]:
    """Yield one line less one other, or less several others next to each other."""
    choices: list[tuple[tuple[int, ...], tuple[int, ...]]] = [(pair, (1, -1)) for pair in permutations(among, 2)]
    for first in among:
        others = [index for index in among if index != first]
        for length in range(2, min(5, len(others)) + 1):
            choices += [((first, *run), (1, *[-1] * length)) for run in _runs(others, length)]
    return _plausible(lines, "verschil", target, choices)


def sums(lines: Lines, target: int, among: Sequence[int]) -> Iterator[Relation]:
    """Yield sums of lines next to each other, of lines with one name, of all, and of any two."""
    names = [lines.lines[index].name.lower().split() for index in among]
    last = [name[-1] if name else "" for name in names]
    alike = [tuple(i for i, word in zip(among, last, strict=True) if word == one) for one in dict.fromkeys(last)]
    runs = [run for length in range(min(len(among), _LONGEST), 1, -1) for run in _runs(among, length)]
    choices = dict.fromkeys([tuple(among), *runs, *alike, *combinations(among, 2)])
    return _plausible(lines, "rijsom", target, [(run, (1,) * len(run)) for run in choices if len(run) > 1])


def balances(lines: Lines, target: int, among: Sequence[int]) -> Iterator[Relation]:
    """Yield sums of three or four lines of which some are taken off: begin + in - uit = eind."""
    near = [run for length in (3, 4) for run in _runs(among, length)]
    loose = list(combinations(among, 3)) if len(among) <= _BALANCED else []
    choices = [
        (operands, signs)
        for operands in dict.fromkeys([*near, *loose])
        for signs in product((1, -1), repeat=len(operands))
        if signs[0] == 1 and len(set(signs)) == 2 and signs.count(-1) < len(operands) - 1
    ]
    return _plausible(lines, "verschil", target, choices)


def _plausible(
    lines: Lines, check: str, target: int, choices: Sequence[tuple[Sequence[int], Sequence[int]]]
) -> Iterator[Relation]:
    """Yield the choices of operands and signs that come near on one of the positions that tell most."""
    values = [line.values for line in lines.lines]
    line = lines.lines[target]
    wanted = [(position, line.values[position] or 0.0) for position in line.largest_first[:_SAMPLE]]
    for operands, signs in choices:
        columns = [values[index] for index in operands]
        tried = near = 0
        for position, printed in wanted:
            off = -printed
            for column, sign in zip(columns, signs, strict=True):
                value = column[position]
                if value is None:
                    break
                off += sign * value
            else:
                tried += 1
                below_zero = line.in_brackets(position) and abs(off + 2 * printed) < _APART
                near += abs(off) < _APART or below_zero
        if near or not tried:
            yield replace(linear(lines, check, target, operands, signs), choices=len(choices))


def running(lines: Lines, target: int, among: Sequence[int]) -> Iterator[Relation]:
    """Yield running sums: what was printed just before and the number of another line."""
    previous = lines.previous(target)
    for other in among:
        yield linear(lines, "verschil", target, (previous, other), (1, 1))


def shares(lines: Lines, target: int, among: Sequence[int]) -> Iterator[Relation]:
    """Yield the percentages of one line in another, and by how much one is more than another."""
    for pair in permutations(among, 2):
        yield _ratio(lines, "percentage", target, pair, lambda v: 100 * v[0] / v[1] if v[1] else None, "{} / {}")


def growths(lines: Lines, target: int, among: Sequence[int]) -> Iterator[Relation]:
    """Yield by how many per cent one line is more than another."""
    for pair in permutations(among, 2):
        yield _ratio(
            lines,
            "percentage",
            target,
            pair,
            lambda v: 100 * (v[0] - v[1]) / v[1] if v[1] else None,
            "({0} - {1}) / {1}",
        )


def rates(lines: Lines, target: int, among: Sequence[int]) -> Iterator[Relation]:
    """Yield numbers of one line for each, or each 1.000, of another: "per inwoner", "gemiddelde prijs"."""
    for part, whole in permutations(among, 2):
        for factor in _FACTORS:
            yield _ratio(
                lines,
                "percentage",
                target,
                (part, whole),
                _rate(factor),
                "{} / {}" if factor == 1 else "{} / {} x " + f"{factor:g}".replace(".", ","),
            )


def _rate(factor: float) -> Compute:
    return lambda values: factor * values[0] / values[1] if values[1] else None


def means(lines: Lines, target: int, among: Sequence[int]) -> Iterator[Relation]:
    """Yield the means of lines next to each other."""
    for length in range(2, min(len(among), _LONGEST) + 1):
        for run in _runs(among, length):
            form = "(" + " + ".join(["{}"] * length) + f") / {length}"
            yield _ratio(lines, "percentage", target, run, lambda v: sum(v) / len(v), form)


def products(lines: Lines, target: int, among: Sequence[int]) -> Iterator[Relation]:
    """Yield the products of two lines: aantal x prijs."""
    ulp = lines.lines[target].ulp
    for one, other in combinations(among, 2):
        ulps = [lines.lines[index].ulp for index in (one, other)]

        def slack(values: Values, ulps: Sequence[float] = ulps) -> float:
            rounded = [0.5 * unit if unit < 1 else 0.0 for unit in ulps]
            return 0.5 * ulp + abs(values[0]) * rounded[1] + abs(values[1]) * rounded[0]

        yield Relation("rijsom", target, (one, other), lambda v: v[0] * v[1], " x ".join, slack, additive=False)


def _ratio(lines: Lines, check: str, target: int, operands: tuple[int, ...], compute: Compute, form: str) -> Relation:
    """Return a rule whose outcome is rounded to the decimals that the target is printed with."""
    slack = 0.55 * lines.lines[target].ulp

    def say(printed: Sequence[str]) -> str:
        return form.format(*printed)

    return Relation(check, target, operands, compute, say, lambda values: slack, additive=False)


def _runs(lines: Sequence[int], length: int) -> Iterator[tuple[int, ...]]:
    for at in range(len(lines) - length + 1):
        yield tuple(lines[at : at + length])
