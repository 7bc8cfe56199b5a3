"""Say in Dutch what a file holds that was not read."""

from __future__ import annotations

from collections import Counter

DELETED, HIDDEN, COVERED = "verwijderd", "verborgen", "bedekt"
COMMENT, CHART, SLIDE, PICTURED = "opmerking", "grafiek", "dia", "formule"
# What was counted, what is said of one, and of more.
_SAID = (
    (DELETED, "bijgehouden wijzigingen: verwijderde tekst is niet gelezen", ""),
    (HIDDEN, "bevat verborgen tekst, die niet is gelezen", ""),
    (COVERED, "1 stuk tekst is met een vlak bedekt: wat eronder staat is niet gelezen",
     "{} stukken tekst zijn met een vlak bedekt: wat eronder staat is niet gelezen"),
    (COMMENT, "bevat 1 opmerking in de kantlijn, die niet is gelezen",
     "bevat {} opmerkingen in de kantlijn, die niet zijn gelezen"),
    (CHART, "bevat 1 grafiek, waarvan de inhoud niet is gelezen",
     "bevat {} grafieken, waarvan de inhoud niet is gelezen"),
    (SLIDE, "1 verborgen dia is niet gelezen", "{} verborgen dia's zijn niet gelezen"),
)  # fmt: skip


def warnings_of(left_out: Counter[str]) -> list[str]:
    """Return a sentence for each kind of thing that was left out."""
    return [
        (more or one).format(left_out[what]) if left_out[what] > 1 else one
        for what, one, more in _SAID
        if left_out[what] > 0
    ]
