"""Tell a mail as it was sent, and a mailbox, from other text by how they begin."""

from __future__ import annotations

import re
from itertools import islice

_HEAD = 1024**2
_ENDINGS = (".eml", ".mbox", ".mbx", ".emlx", ".mim")
_BOX_ENDINGS = (".mbox", ".mbx")
_BEFORE = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*(?:\d{1,10}[ \t]*\r?\n)?(?:>?From [^\r\n]{0,300}\r?\n)?")
_FIELD = re.compile(
    rb"([\x21-\x39\x3b-\x7e]{1,80})[ \t]*:[^\r\n]*(?:\r\n|\r|\n|\Z)"
    rb"(?:[ \t]+[^\s][^\r\n]*(?:\r\n|\r|\n|\Z))*"
)
# Fields that only programs write, and those that people write too.
_TELLING = frozenset(
    b"mime-version message-id received return-path delivered-to content-type content-transfer-encoding x-mailer "
    b"dkim-signature arc-seal authentication-results thread-index x-originating-ip references in-reply-to".split()
)
_USUAL = frozenset(b"from to cc bcc subject date sender reply-to".split())
# The line above each mail in a mailbox, "From sender day": at the start or below a blank line, and above a field.
SEPARATOR = re.compile(
    rb"(?:\A\s{0,20}|(?<=\n\n)|(?<=\n\r\n))From [^\r\n]{0,300}\b(?:19|20)\d\d\b[^\r\n]{0,20}\r?\n"
    rb"(?=[\x21-\x39\x3b-\x7e]{1,80}:|>From )"
)
_START = re.compile(  # of a mail whatever the file is called
    rb"\A(?:From |(?:Received|Return-Path|Message-ID|Delivered-To|From|Date|X-[\w-]+|MIME-Version):)"
)
_SURE = re.compile(rb"^(?:MIME-Version|Message-ID):", re.IGNORECASE | re.MULTILINE)
_SURE_HEAD = 4_096


def is_mailbox(extension: str, data: bytes) -> bool:
    """Tell whether `data` is a mailbox: it begins as one, and holds two mails or is called one."""
    if not SEPARATOR.match(data[:_HEAD]):
        return False
    return extension in _BOX_ENDINGS or (extension != ".eml" and len(list(islice(SEPARATOR.finditer(data), 2))) == 2)


def is_mail(extension: str, data: bytes) -> bool:
    """Tell whether `data` is a mail as it was sent.

    What is called one needs no more than a field of a head; other files must have what only programs write, so that a
    text that prints or quotes a mail stays a text.
    """
    if _START.match(data) and _SURE.search(data[:_SURE_HEAD]):
        return True
    if extension not in _ENDINGS:
        return False
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        data = data[2 : 2 + _HEAD].replace(b"\0", b"")
    head = data[:_HEAD]
    names: set[bytes] = set()
    begin = _BEFORE.match(head)
    at = begin.end() if begin else 0
    while (field := _FIELD.match(head, at)) and len(names) < 50:
        names.add(field[1].lower())
        at = field.end()
    return bool(names & _TELLING) or len(names & _USUAL) >= 2
