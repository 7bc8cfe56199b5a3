"""List what a total may be the sum of: rows since the last total, of one section, of one level, totals, all rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.audit.arithmetic.claims import Claim
from extract.audit.ledger import MEAN, Entry, Ledger

_SUFFIXES = 24  # rows that are no parts of other totals, counted back from the total, that are tried as its parts


def claims_of(ledger: Ledger, index: int, consumed: set[int], heads: set[int], *, widely: bool = True) -> list[Claim]:
    """Return what the total at `index` may be the sum of; unless `widely` only of rows that stand near it.

    `consumed` are rows already counted in another row, `heads` rows that count others without being called a total.
    """
    entry = ledger.entries[index]
    told: set[tuple[int, ...]] = set()
    claims = []
    choices = _choices if widely else _near
    for shape, parts in choices(ledger.entries, index, consumed, heads):
        key = tuple(part.index for part in parts)
        if parts and key not in told:
            told.add(key)
            claims.append(Claim(ledger, entry, parts, shape, mean=bool(MEAN.match(entry.label))))
    return claims


def _choices(
    entries: Sequence[Entry], index: int, consumed: set[int], heads: set[int]
) -> Iterator[tuple[str, list[Entry]]]:
    above = [entry for entry in entries[:index] if not entry.names_years]
    rows = _plain(above)
    totals = [entry for entry in above if entry.is_total]
    since = [entry for entry in rows if not totals or entry.index > totals[-1].index]
    yield "since", since
    yield "section", _section(above)
    if entries[index].names_place and totals and since:
        yield from _roots(above, consumed)
        return
    yield "rows", rows
    yield "leaves", [entry for entry in rows if entry.index not in heads]
    yield "distinct", list({(entry.label, *map(entry.value, range(1, 9))): entry for entry in rows}.values())
    yield "totals", totals
    yield "both", [*totals, *since]
    for rank in sorted({entry.rank for entry in rows if entry.rank is not None}):
        yield "rank", [entry for entry in rows if entry.rank == rank]
    yield from _roots(above, consumed)
    yield "aside", [entry for entry in above if not entry.is_total and entry.label and entry.filled]
    yield from _below(entries, index)


def _near(
    entries: Sequence[Entry], index: int, consumed: set[int], heads: set[int]
) -> Iterator[tuple[str, list[Entry]]]:
    """Yield what stands between a total and the one before it, in its section, and right above it."""
    above = [entry for entry in entries[:index] if not entry.names_years]
    last = next((at for at in range(len(above) - 1, -1, -1) if above[at].is_total), -1)
    yield "since", _plain(above[last + 1 :])
    yield "section", _section(above)
    yield from (choice for choice in _roots(above, consumed) if choice[0] == "last")


def _plain(entries: Sequence[Entry]) -> list[Entry]:
    return [entry for entry in entries if not entry.is_total and not entry.is_aside and entry.label]


def _section(above: Sequence[Entry]) -> list[Entry]:
    """Return the rows since the last row that is a heading: a label without a number."""
    heads = [at for at, entry in enumerate(above) if entry.label and not entry.filled]
    return _plain(above[heads[-1] + 1 :]) if heads else []


def _roots(above: Sequence[Entry], consumed: set[int]) -> Iterator[tuple[str, list[Entry]]]:
    """Yield the rows not yet counted in a total: all, only the totals, and the last few."""
    roots = [entry for entry in above if entry.index not in consumed and entry.label and not entry.is_aside]
    yield "roots", roots
    yield "roots", [entry for entry in roots if entry.is_total]
    for count in range(2, min(len(roots), _SUFFIXES)):
        yield "last", roots[-count:]


def _below(entries: Sequence[Entry], index: int) -> Iterator[tuple[str, list[Entry]]]:
    """Yield the rows below a total that stands above its parts: up to the next total, all, the totals."""
    below = [entry for entry in entries[index + 1 :] if not entry.names_years]
    totals = [at for at, entry in enumerate(below) if entry.is_total]
    heads = [at for at, entry in enumerate(below) if entry.label and not entry.filled]
    yield "below", _plain(below[: min([*totals, *heads], default=len(below))])
    yield "all below", _plain(below)
    yield "totals below", [below[at] for at in totals]
    for rank in sorted({entry.rank for entry in below if entry.rank is not None}):
        yield "rank below", [entry for entry in _plain(below) if entry.rank == rank]
