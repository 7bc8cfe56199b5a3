"""The register: gemeenten, provincies, veiligheidsregio's, organisations, places, terms of art and Woo grounds.

Facts only, one row each, in the CSV files beside this module; SOURCES.md says where each comes from.
"""

from corpus.register.entries import (
    Alias,
    adjectives,
    aliases,
    ambiguous,
    areas,
    begrippen,
    by_domain,
    entities,
    first_names,
    full_names,
    gemeenten_of,
    ordinary_words,
    place_gemeenten,
    places,
    province_of,
    region_of,
    surnames,
    woo_gronden,
)
from corpus.register.inhabitants import Inhabitants, inhabitants, inhabitants_of
from corpus.register.names import Label, name_key, parse_label
from corpus.register.search import find_place, lookup, misread, nearest, successor_of, valid_on
from corpus.register.vocabulary import dictionary, is_ordinary

__all__ = [
    "Alias",
    "Inhabitants",
    "Label",
    "adjectives",
    "aliases",
    "ambiguous",
    "areas",
    "begrippen",
    "by_domain",
    "dictionary",
    "entities",
    "find_place",
    "first_names",
    "full_names",
    "gemeenten_of",
    "inhabitants",
    "inhabitants_of",
    "is_ordinary",
    "lookup",
    "misread",
    "name_key",
    "nearest",
    "ordinary_words",
    "parse_label",
    "place_gemeenten",
    "places",
    "province_of",
    "region_of",
    "successor_of",
    "surnames",
    "valid_on",
    "woo_gronden",
]
