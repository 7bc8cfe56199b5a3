"""Say what each figure in prose is about: its theme, place, organisation and period, and all that in a few words."""

from __future__ import annotations

from extract.resolve.about.cutting import passages
from extract.resolve.about.passages import Passage
from extract.resolve.about.periods import period_of
from extract.resolve.about.phrase import phrase
from extract.resolve.about.themes import theme_of
from extract.resolve.about.whose import Whose, organisation_of, place_of
from extract.text.reading import Reading

__all__ = ["say_what_figures_are_about"]


def say_what_figures_are_about(reading: Reading) -> None:
    """Fill theme, place, organisation, period and about of each figure in `reading`, None where the text is not sure.

    The mentions must be resolved, and the documents cut into segments.
    """
    for passage in passages(reading):
        for index in range(len(passage.spots)):
            _say(passage, index)


def _say(passage: Passage, index: int) -> None:
    """Fill what the figures on one span of a passage are about."""
    clause = passage.clause(index)
    place, organisation = place_of(passage, clause), organisation_of(passage, clause)
    unit = passage.spots[index].figures[0].unit
    period, theme = period_of(passage, clause, unit), theme_of(passage, clause, unit)
    for figure in passage.spots[index].figures:
        figure.theme, figure.period = theme.value, period.value
        figure.place, figure.place_id = _one(place)
        figure.organisation, figure.organisation_id = _one(organisation)
        figure.about = phrase(passage, clause, theme, place, organisation, period)


def _one(whose: Whose) -> tuple[str | None, str | None]:
    """Return the name and the id of what is meant: of several the names, and no id."""
    names = [name.name for name in whose.names]
    return ", ".join(names) or None, whose.names[0].id if len(names) == 1 else None
