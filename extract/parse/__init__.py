"""Find what a source's documents hold: segments, tables, mails, meetings, actions and decisions."""

from __future__ import annotations

from extract.parse.actions import find_actions
from extract.parse.decisions import find_decisions
from extract.parse.dictum import find_dictum
from extract.parse.emails import find_emails, tie_attachments
from extract.parse.inventory import find_inventory
from extract.parse.meetings import find_meeting
from extract.parse.redactions import find_redactions
from extract.parse.segments import segments
from extract.parse.tables import find_tables
from extract.text.reading import Reading

__all__ = ["parse"]


def parse(reading: Reading) -> None:
    """Fill every document of `reading`; tables come first, since minutes print agendas and action lists in them."""
    for document in reading.source.documents:
        segments(reading, document)
        find_tables(reading, document)
        find_inventory(reading, document)
        find_emails(reading, document)
    for document in reading.source.documents:
        find_meeting(reading, document)
        find_actions(reading, document)
        find_decisions(reading, document)
        find_dictum(reading, document)
    tie_attachments(reading)
    find_redactions(reading)
