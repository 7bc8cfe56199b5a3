"""Join the names of people in public function within a source, and say what each document says of their office."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from extract.resolve.claims import Claim, Said, claims_in
from extract.resolve.joining import Joined, Profile, join
from extract.resolve.personnames import fullness, surname_of
from extract.resolve.surroundings import Setting
from extract.text.reading import Reading
from models import Mention, Tenure

_SCORES = {"regel:presentielijst": 0.95, "regel:tekst": 0.85, "regel:mailadres": 0.7}


class _Group:
    """People who bear one surname: the claims about them, and how these were joined."""

    def __init__(self, claims: Iterable[Claim]):
        self.claims: dict[Profile, list[Claim]] = defaultdict(list)
        for claim in claims:
            self.claims[claim.profile].append(claim)
        self.profiles = list(self.claims)
        self.joined: Joined = join(self.profiles)

    def of(self, members: Iterable[int]) -> list[Claim]:
        """Return the claims with these profiles."""
        return [claim for index in members for claim in self.claims[self.profiles[index]]]


def find_people(reading: Reading, mentions: Sequence[Mention], settings: Sequence[Setting]) -> None:
    """Tell of each mention of a person who it may be, and append to the source what makes that a public function.

    `mentions` are those of the source in order, each with its setting. A redacted name is no mention, and nobody's.
    """
    by_surname: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims_in(reading, mentions, settings):
        by_surname[claim.name.main].append(claim)
    called = _first_names(by_surname)
    groups = [_Group(claims) for main, claims in by_surname.items() if main not in called]
    people: list[list[Claim]] = []
    maybe: list[tuple[Claim, list[int]]] = []
    for group in groups:
        first = len(people)
        people += [group.of(person.members) for person in group.joined.people]
        maybe += [
            (claim, [first + at for at in may])
            for index, may in group.joined.undecided.items()
            for claim in group.of([index])
        ]
    bearers = _by_first_name(people)
    for main in sorted(called):
        for claim in by_surname[main]:
            may = _called(bearers[main], claim, people)
            if len(may) == 1:
                people[may[0]].append(claim)
            else:
                maybe.append((claim, may))
    _tell(reading, people, maybe)


def _first_names(by_surname: dict[str, list[Claim]]) -> set[str]:
    """Return what is printed as a single word only and is the first name of somebody who is named in full."""
    firsts = {claim.name.first for claims in by_surname.values() for claim in claims} - {""}
    return {
        main
        for main in firsts & by_surname.keys()
        if all(claim.name.is_bare and " " not in claim.printed and not claim.said for claim in by_surname[main])
    }


def _by_first_name(people: list[list[Claim]]) -> dict[str, list[int]]:
    """Return the people who bear each first name."""
    found: dict[str, list[int]] = defaultdict(list)
    for at, claims in enumerate(people):
        for first in {claim.name.first for claim in claims} - {""}:
            found[first].append(at)
    return found


def _called(may: list[int], claim: Claim, people: list[list[Claim]]) -> list[int]:
    """Return who of those with this first name are meant: those in the same document when there are."""
    if len(may) < 2:
        return may
    return [at for at in may if any(each.document == claim.document for each in people[at])] or may


def _tell(reading: Reading, people: list[list[Claim]], maybe: list[tuple[Claim, list[int]]]) -> None:
    """Write on the mentions who they may be, and the tenures of those of whom an office or body is told."""
    told = [at for at, claims in enumerate(people) if any(claim.said for claim in claims)]
    told.sort(key=lambda at: min((claim.start, claim.end) for claim in people[at]))
    keys = {at: str(number) for number, at in enumerate(told, 1)}
    for at in told:
        for claim in people[at]:
            if claim.mention is not None:
                claim.mention.bearers = [keys[at]]
        reading.source.tenures.extend(_tenures(reading, keys[at], people[at]))
    for claim, may in maybe:
        if claim.mention is not None and not claim.mention.bearers and any(at in keys for at in may):
            unknown = [""] if len(may) == 1 or any(at not in keys for at in may) else []
            claim.mention.bearers = [*sorted((keys[at] for at in may if at in keys), key=int), *unknown]


def _tenures(reading: Reading, key: str, claims: list[Claim]) -> Iterator[Tenure]:
    """Yield one record for each seat that a document gives a person, at the first place that does."""
    fullest = max(claims, key=lambda claim: fullness(claim.printed, bare=claim.bare))
    name = fullest.printed
    surname = surname_of(name, bare=fullest.bare)
    gender = next((claim.gender for claim in claims if claim.gender), None)
    seen: dict[tuple[int, str | None, str | None], None] = {}
    for claim in sorted(claims, key=lambda each: (each.start, each.end)):
        for said in claim.said:
            spot = (claim.document, said.office, said.body)
            if spot not in seen:
                seen[spot] = None
                yield _tenure(reading, key, claim, said, (name, surname, gender))


def _tenure(reading: Reading, key: str, claim: Claim, said: Said, who: tuple[str, str, str | None]) -> Tenure:
    """Return the record of one seat."""
    return Tenure(
        person=key,
        name=who[0],
        surname=who[1],
        gender=who[2],
        role=said.office,
        organisation=said.printed,
        organisation_id=said.body_id,
        province=claim.province,
        public=said.public,
        start=claim.start,
        end=claim.end,
        page=reading.page_at(claim.start),
        method=said.method,
        score=_SCORES[said.method],
    )
