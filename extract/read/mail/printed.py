"""Lay out a mail as Dutch mail programs print it: its head, what was written, and the invitations that came along."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from extract.errors import Unreadable
from extract.read.archives.budget import Budget
from extract.read.flow import Flow
from extract.read.mail.bodies import Body, lay_out_body
from extract.read.mail.invitations import invitation
from extract.text.reading import Enclosed, Reading
from models import Source

# A field's name within the value of another: it would be read as a field.
_FIELD_WITHIN = re.compile(
    r"(?:(?<=[\s>;])|^)"
    r"(?=(?:Van|Aan|Cc|CC|Onderwerp|Datum|Verzonden|Bijlagen?|From|To|Subject|Date|Sent|Attachments?)[ \t]?:)"
)
JOINER = "\u2060"  # is not seen, and no space


@dataclass(slots=True)
class Attached:
    """A file in a mail: how to get at its bytes, or why not; a picture in the text is not `listed` in the head."""

    name: str
    content: Callable[[], bytes] | None
    error: str = ""
    listed: bool = True


@dataclass(slots=True)
class Mail:
    """A mail as any format tells it; people are "Name <address>", `sent` and `received` are as they are printed."""

    sender: list[str] = field(default_factory=list)
    to: list[str] = field(default_factory=list)
    cc: list[str] = field(default_factory=list)
    bcc: list[str] = field(default_factory=list)
    sent: str = ""
    received: str = ""
    subject: str = ""
    bodies: list[Body] = field(default_factory=list)
    invitations: list[str] = field(default_factory=list)
    attached: list[Attached] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Tell whether it says nothing at all."""
        told = (self.sender, self.to, self.cc, self.bcc, self.sent, self.subject, self.invitations, self.attached)
        return not any(told) and all(body.is_empty for body in self.bodies)


def lay_out(source: Source, mail: Mail, reader: str) -> Reading:
    """Return the reading of a mail; the files in it are enclosed.

    Raises Unreadable when there is nothing in it.
    """
    if mail.is_empty:
        raise Unreadable("e-mail is leeg")
    flow = Flow()
    _head(flow, mail)
    told = dict.fromkeys(mail.warnings)
    for body in mail.bodies:
        told |= dict.fromkeys(lay_out_body(flow, body))
    for calendar in mail.invitations:
        for index, line in enumerate(invitation(calendar, told=any(not body.is_empty for body in mail.bodies))):
            flow.paragraph(line, gap=not index)
    source.warnings.extend(told)
    return flow.reading(source, reader, enclosed_of(mail.attached) if mail.attached else ())


def _head(flow: Flow, mail: Mail) -> None:
    """Print the fields of the head; when and what about are always told, so that it is known for one."""
    names = [attached.name for attached in mail.attached if attached.listed]
    rows = (
        ("Van", "; ".join(mail.sender), False),
        ("Ontvangen", "" if mail.sent else mail.received, False),
        ("Verzonden", mail.sent, not mail.received),
        ("Aan", _listed(mail.to), False),
        ("CC", _listed(mail.cc), False),
        ("BCC", _listed(mail.bcc), False),
        ("Onderwerp", mail.subject, True),
        ("Bijlagen", _listed(names), False),
    )
    for name, value, always in rows:
        if value or always:
            flow.paragraph(f"{name}: {_FIELD_WITHIN.sub(JOINER, value)}".rstrip(), gap=False)


def _listed(names: Sequence[str]) -> str:
    """Return names as a list; a semicolon says that a lone one, with commas or as many dots as two files, is one."""
    lone = len(names) == 1 and "@" not in names[0] and ("," in names[0] or names[0].count(".") > 1)
    return "; ".join(names) + (";" if lone else "")


def enclosed_of(attached: Sequence[Attached]) -> Iterator[Enclosed]:
    """Yield the files, each taken out when it is asked for."""
    budget = Budget()
    for each in attached:
        data = each.content() if each.content and not budget.is_spent else None
        error = each.error or budget.refuses(len(data or b""))
        if data is None and not error:
            error = "kon niet worden gelezen"
        yield Enclosed(each.name, None if error else data, error)
