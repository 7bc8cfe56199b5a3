"""Take the mails out of a mailbox (mbox), each as a file named by its number and subject."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.errors import Unreadable
from extract.read.archives.budget import Budget
from extract.read.mail.eml import subject_of
from extract.read.mail.marks import SEPARATOR
from extract.read.mail.names import safe_name
from extract.read.options import USUAL, Options
from extract.text.reading import Enclosed, Reading
from models import Source

_ESCAPED = re.compile(rb"^>(?=>*From )", re.MULTILINE)
LONGEST_SUBJECT = 80


def read_mailbox(source: Source, data: bytes, options: Options = USUAL) -> Reading:
    """Return a reading without text: the mails in the mailbox are enclosed.

    Raises Unreadable when there is none.
    """
    if not SEPARATOR.search(data):
        raise Unreadable("mailbox bevat geen e-mails")
    source.reader = "mailbox"
    return Reading(source, [], enclosed=_mails(data))


def _mails(data: bytes) -> Iterator[Enclosed]:
    """Yield the mails in their order; of a mailbox that begins halfway, what comes before the first is lost."""
    budget = Budget()
    begun: int | None = None
    number = 0
    for match in SEPARATOR.finditer(data):
        if begun is not None:
            number += 1
            yield _mail(data[begun : match.start()], number, budget)
            if budget.is_spent:
                return
        elif data[: match.start()].strip():
            yield Enclosed("0000 begin.eml", None, "mailbox begint midden in een e-mail: dit deel is niet gelezen")
        begun = match.end()
    if begun is not None:
        yield _mail(data[begun:], number + 1, budget)


def _mail(data: bytes, number: int, budget: Budget) -> Enclosed:
    """Return one mail as a file."""
    data = _ESCAPED.sub(b"", data)
    subject = safe_name(subject_of(data).replace("/", "-").replace("\\", "-"))[:LONGEST_SUBJECT].strip(" .")
    error = budget.refuses(len(data))
    return Enclosed(f"{number:04} {subject or 'zonder onderwerp'}.eml", None if error else data, error)
