"""Find every name in a source: register entries, people, other organisations, locations."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extract.recognise.bounds import certain, settled
from extract.recognise.evidence import Source, believed
from extract.recognise.hits import Hit, thinned
from extract.recognise.listed import find_listed
from extract.recognise.organisations.abbreviations import find_abbreviations, find_acting
from extract.recognise.organisations.proven import (
    find_beside,
    find_in_columns,
    find_proven,
    proven,
    refuted,
    unstretched,
)
from extract.recognise.organisations.renamed import find_again, named_again, shortened
from extract.recognise.organisations.shaped import find_affiliations, find_shaped
from extract.recognise.organisations.spelledout import find_spelled_out, spelled_out
from extract.recognise.organisations.whole import whole
from extract.recognise.persons.attending import attending, bodies, find_bodies
from extract.recognise.persons.believed import parted
from extract.recognise.persons.finding import find_persons
from extract.recognise.persons.people import People, find_known
from extract.recognise.places.locations import find_locations
from extract.recognise.places.misspelt import find_misspelt
from extract.recognise.recased import recased
from extract.recognise.running import Running, running_texts
from extract.recognise.trained import OWN, find_trained
from extract.text.reading import Reading
from models import Mention

_LOWER = re.compile(r"(?<![\w@.-])[a-zà-ÿ]{3,}(?![\w@])")


def find_names(reading: Reading, ner: str = OWN) -> list[Mention]:
    """Return the mentions in `reading`, not yet tied to one entry: `candidates` holds the ids that they may mean.

    `ner` is the trained pipeline that looks where the rules leave something unexplained.
    """
    texts = recased([running for _, running in running_texts(reading)], ner)
    common = _common_words(running.text for running in texts)
    told = spelled_out(running.text for running in texts)
    sorts = {short: sort for short, (sort, _) in told.items()}
    people = People()
    attending(reading, common, people)
    meeting = bodies(reading.source.documents, (running.text for running in texts))
    persons = [find_persons(running, common, people) for running in texts]
    by_text = [find_listed(running, sorts) for running in texts]
    shorts = find_abbreviations(texts, sorts, people.names, by_text)
    again = named_again(running.text for running in texts)
    by_rule: list[list[Hit]] = []
    for running, found, listed in zip(texts, persons, by_text, strict=True):
        hits = [
            *found,
            *listed,
            *find_misspelt(running, [*found, *listed]),
            *find_spelled_out(running, told),
            *find_shaped(running),
            *find_bodies(running, meeting),
            *find_acting(running, shorts),
            *find_again(running, again, common),
        ]
        known = find_known(running, people, common)
        hits += [*known, *find_affiliations(running, [*found, *known], common), *find_locations(running, common)]
        by_rule.append(hits)
    source = Source(common, people, sorts, tuple(full for sort, full in told.values() if sort == "begrip"))
    explained = [certain(running, hits) for running, hits in zip(texts, by_rule, strict=True)]
    for running, hits, found in zip(texts, by_rule, find_trained(texts, explained, ner), strict=True):
        hits += [hit for each in parted(running.text, found) if (hit := believed(running, each, source))]
        hits[:] = settled(running, hits)
        hits += [*find_beside(running, hits, common), *find_in_columns(running, hits, common)]
    kept = [whole(running, unstretched(running, hits)) for running, hits in zip(texts, by_rule, strict=True)]
    none = refuted(texts, kept)
    kept = [
        [hit for hit in hits if hit.kind != "organisatie" or running.text[hit.start : hit.end] not in none]
        for running, hits in zip(texts, kept, strict=True)
    ]
    named = proven(texts, [thinned(hits) for hits in kept])
    shorter = shortened(texts, kept)
    mentions: list[Mention] = []
    for running, hits in zip(texts, kept, strict=True):
        found = [*find_proven(running, named), *find_again(running, shorter, common)]
        hits = [*_not_short_for(hits, found), *found]
        mentions += [_mention(reading, running, hit) for hit in _without_titles(thinned(hits))]
    return mentions


def _not_short_for(hits: list[Hit], bodies: list[Hit]) -> list[Hit]:
    """Leave out a person that only the trained pipeline sees in what the source calls a body for short."""
    spans = {(body.start, body.end) for body in bodies}
    return [
        hit
        for hit in hits
        if (hit.start, hit.end) not in spans or hit.kind != "persoon" or not hit.method.startswith("model:")
    ]


def _without_titles(hits: list[Hit]) -> list[Hit]:
    """Leave out an office that is only the title of the person named behind it ("burgemeester Anna de Wit")."""
    starts = {hit.start for hit in hits if hit.kind == "persoon"}
    return [hit for hit in hits if hit.ids != ("org:kring-cdk",) or hit.end + 1 not in starts]


def _common_words(texts: Iterable[str]) -> frozenset[str]:
    """Return the words that the source writes without a capital."""
    return frozenset(word for text in texts for word in _LOWER.findall(text))


def _mention(reading: Reading, running: Running, hit: Hit) -> Mention:
    start, end = running.span(hit.start, hit.end)
    return Mention(
        start=start,
        end=end,
        page=reading.page_at(start),
        method=hit.method,
        score=hit.score,
        kind=hit.kind,
        text=running.as_printed(hit.start, hit.end),
        name=hit.name or running.text[hit.start : hit.end],
        candidates=list(hit.ids),
        role=hit.role,
        organisation=hit.organisation,
    )
