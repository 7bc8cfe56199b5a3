"""Join what is said of people who bear one surname into people: what fits one of them, never the best of several."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations, groupby

from corpus import register
from extract.resolve.offices import office_named
from extract.resolve.personnames import PersonName, may_be_one

Seat = tuple[str | None, str | None]
"""The usual name of an office, and the body that it is of: its id in the register, or else "txt:" and its name."""
_PARTY = "politieke partij"
_AREAS = ("GM", "PV", "VR")  # how the ids begin of bodies of which one cannot serve two at a time


@dataclass(frozen=True)
class Profile:
    """What is known of someone: name, gender by the form of address, seats, the provinces they are spoken of in.

    `places` tells in which documents; it only decides between several who fit.
    """

    name: PersonName
    gender: str | None = None
    seats: frozenset[Seat] = frozenset()
    provinces: frozenset[str] = frozenset()
    places: frozenset[int] = frozenset()

    def joined(self, other: Profile) -> Profile:
        """Return what is known when both are one person."""
        return Profile(
            self.name.joined(other.name),
            self.gender or other.gender,
            self.seats | other.seats,
            self.provinces | other.provinces,
            self.places | other.places,
        )

    @property
    def rank(self) -> tuple[bool, int, bool, bool, bool]:
        """Return how much is known: who is named more fully is settled before who is named less so."""
        return (
            bool(self.name.first),
            len(self.name.initials),
            any(role and body for role, body in self.seats),
            any(body for _, body in self.seats),
            bool(self.seats),
        )


@dataclass
class Person:
    """Profiles that are one person, by their index, and all that they say together."""

    members: list[int]
    profile: Profile


@dataclass
class Joined:
    """The people that profiles were joined into, and for each profile that fits several of them, which (by index)."""

    people: list[Person] = field(default_factory=list)
    undecided: dict[int, list[int]] = field(default_factory=dict)


def compatible(one: Profile, other: Profile) -> bool:
    """Tell whether two profiles can be of one person: nothing in name, form of address or seats speaks against it."""
    if one.gender and other.gender and one.gender != other.gender:
        return False
    shared = {(role, body) for role, body in one.seats & other.seats if role and body}
    single = any((found := office_named(role)) and found.single for role, _ in shared)
    if not may_be_one(one.name, other.name, same_seat=single):
        return False
    if shared:
        return True
    return not any(_clash(a, b, one.name, other.name) for a in one.seats for b in other.seats)


def agree(one: Profile, other: Profile) -> bool:
    """Tell whether two profiles share a body, or an office that tells people apart."""
    given = bool(one.name.initials and other.name.initials)
    for role, body in one.seats:
        for other_role, other_body in other.seats:
            if body and body == other_body and _tells_apart(body, given=given):
                return True
            if role and role == other_role and not (body and other_body) and _same_office(role, one, other):
                return True
    return False


def _tells_apart(body: str, *, given: bool) -> bool:
    """Tell whether sharing a body makes two of one name one: no party does, one on no register with given names."""
    entity = register.entities().get(body)
    return given if entity is None else entity.details.get("sort") != _PARTY


def join(profiles: Sequence[Profile], *, agreeing: bool = False) -> Joined:
    """Return the people that `profiles` are of, whatever the order that they come in: the fullest names first.

    Two that are compatible fit each other; with `agreeing` they must agree as well, as in different sources.

    A profile joins the only person that it fits. One that fits several joins the only one of them that it agrees with,
    else that stands in the same document, else none.
    """
    result = Joined()
    known = _Near(agreeing)
    order = sorted(range(len(profiles)), key=lambda index: profiles[index].rank, reverse=True)
    for _, group in groupby(order, key=lambda index: profiles[index].rank):
        _join_rank(profiles, list(group), known, result)
    return result


class _Near:
    """Profiles by what they may fit each other on, so that of a common surname not all need to be compared."""

    def __init__(self, agreeing: bool):
        self.agreeing = agreeing
        self._by_key: dict[tuple[str, str], dict[int, Profile]] = defaultdict(dict)

    def add(self, at: int, profile: Profile) -> None:
        """Remember a profile under a number, in place of an earlier one."""
        keys = {("", "")} if not self.agreeing else set()
        for role, body in profile.seats if self.agreeing else ():
            keys |= {("body", body)} if body else set()
            keys |= {("role", role)} if role else set()
            keys |= {("open", role)} if role and not body else set()
        for key in keys:
            self._by_key[key][at] = profile

    def fitting(self, profile: Profile) -> list[int]:
        """Return the numbers of those that a profile fits."""
        keys = {("", "")} if not self.agreeing else set()
        for role, body in profile.seats if self.agreeing else ():
            keys |= {("body", body)} if body else set()
            keys |= {("open" if body else "role", role)} if role else set()
        near = {at: other for key in keys for at, other in self._by_key.get(key, {}).items()}
        return sorted(at for at, other in near.items() if self._fits(profile, other))

    def _fits(self, one: Profile, other: Profile) -> bool:
        return compatible(one, other) and (not self.agreeing or agree(one, other))


def _join_rank(profiles: Sequence[Profile], ranked: list[int], known: _Near, result: Joined) -> None:
    """Settle the profiles of one rank: each looks at the people found so far, not at what becomes of the others."""
    found: dict[int, list[int]] = defaultdict(list)
    fresh: list[int] = []
    for index in ranked:
        may = _narrowed(profiles[index], known.fitting(profiles[index]), result.people)
        if len(may) == 1:
            found[may[0]].append(index)
        elif may:
            result.undecided[index] = may
        else:
            fresh.append(index)
    for at, members in found.items():
        kept, left = _without_clashes(profiles, members)
        result.undecided |= {index: [at] for index in left}
        for index in kept:
            person = result.people[at]
            result.people[at] = Person([*person.members, index], person.profile.joined(profiles[index]))
        known.add(at, result.people[at].profile)
    for person in _people(profiles, fresh, agreeing=known.agreeing):
        known.add(len(result.people), person.profile)
        result.people.append(person)


def _narrowed(profile: Profile, may: list[int], people: list[Person]) -> list[int]:
    """Return of several people those that a profile agrees with, and of these those in the same document."""
    tests: tuple[Callable[[Profile, Profile], bool], ...] = (agree, lambda one, other: bool(one.places & other.places))
    for test in tests:
        if len(may) > 1:
            may = [at for at in may if test(profile, people[at].profile)] or may
    return may


def _without_clashes(profiles: Sequence[Profile], members: list[int]) -> tuple[list[int], list[int]]:
    """Return the profiles that go with all others, and those that clash with one."""
    pairs = combinations(members, 2)
    left = {index for pair in pairs if not compatible(profiles[pair[0]], profiles[pair[1]]) for index in pair}
    return [index for index in members if index not in left], sorted(left)


def _people(profiles: Sequence[Profile], fresh: list[int], *, agreeing: bool) -> Iterable[Person]:
    """Yield new people: profiles that fit each other are one, unless two of them clash."""
    for linked in _linked(profiles, fresh, agreeing=agreeing):
        clash = any(not compatible(profiles[a], profiles[b]) for a, b in combinations(linked, 2))
        for members in [[index] for index in linked] if clash else [linked]:
            profile = profiles[members[0]]
            for index in members[1:]:
                profile = profile.joined(profiles[index])
            yield Person(members, profile)


def _linked(profiles: Sequence[Profile], indices: list[int], *, agreeing: bool) -> list[list[int]]:
    """Return `indices` in groups in which each fits another of its group."""
    near, group_of = _Near(agreeing), {index: [index] for index in indices}
    for index in indices:
        for other in near.fitting(profiles[index]):
            small, large = sorted((group_of[index], group_of[other]), key=len)
            if small is not large:
                large += small
                group_of |= dict.fromkeys(small, large)
        near.add(index, profiles[index])
    return sorted(sorted(group) for group in {id(group): group for group in group_of.values()}.values())


def _clash(seat: Seat, other: Seat, name: PersonName, other_name: PersonName) -> bool:
    """Tell whether two seats cannot be one person's: two areas, or two offices that exclude each other."""
    if seat[1] and other[1] and seat[1] != other[1] and seat[1][:2] == other[1][:2] and seat[1][:2] in _AREAS:
        return True
    one, two = office_named(seat[0]), office_named(other[0])
    if one and two and one.ambt and two.ambt and one.name != two.name:
        moved_up = seat[1] == other[1] and bool(name.first) and name.first == other_name.first
        return not moved_up
    return False


def _same_office(role: str, one: Profile, other: Profile) -> bool:
    """Tell whether an office that both hold makes them one: a post needs given names, a local office the province."""
    office = office_named(role)
    if office is None or not office.ambt:
        return bool(one.name.initials and other.name.initials)
    elsewhere = bool(one.provinces and other.provinces) and not one.provinces & other.provinces
    return office.level == "rijk" or not elsewhere


def provinces_of(seats: Iterable[Seat]) -> frozenset[str]:
    """Return the provinces that the bodies of `seats` lie in."""
    bodies = (body for _, body in seats if body and body[:2] in _AREAS)
    return frozenset(province for body in bodies if (province := register.province_of(body)))
