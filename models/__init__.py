"""The records: each kind defined once, as a SQLAlchemy dataclass that needs no session until it is stored."""

from models.correction import Correction
from models.entity import Entity, Figure, Mention, Tenure
from models.finding import Finding, Operand
from models.inventory import InventoryEntry
from models.mail import Address, Attachment, Email
from models.meeting import Action, ActionThread, AgendaItem, Attendance, Decision, Meeting
from models.record import Printed, Record, record_id
from models.run import Run
from models.source import Counted, Document, Enclosure, Page, Redaction, Segment, Source
from models.table import Cell, Opgave, Table

__all__ = [
    "Action",
    "ActionThread",
    "Address",
    "AgendaItem",
    "Attachment",
    "Attendance",
    "Cell",
    "Correction",
    "Counted",
    "Decision",
    "Document",
    "Email",
    "Enclosure",
    "Entity",
    "Figure",
    "Finding",
    "InventoryEntry",
    "Meeting",
    "Mention",
    "Operand",
    "Opgave",
    "Page",
    "Printed",
    "Record",
    "Redaction",
    "Run",
    "Segment",
    "Source",
    "Table",
    "Tenure",
    "record_id",
]
