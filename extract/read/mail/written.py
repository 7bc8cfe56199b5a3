"""Write a mail that lies within another as a file of its own (eml), the same bytes each time."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from mimetypes import guess_type

from extract.read.mail.printed import Mail


def as_eml(mail: Mail) -> bytes:
    """Return `mail` as a mail program would send it."""
    told = "".join(f"{name}: {value}\r\n" for name, value in _fields(mail) if value)
    return (told + "MIME-Version: 1.0\r\n").encode("utf-8", "replace") + _multipart("mixed", _parts(mail))


def _fields(mail: Mail) -> Iterator[tuple[str, str]]:
    """Yield the fields of the head."""
    people = (("From", mail.sender), ("To", mail.to), ("Cc", mail.cc), ("Bcc", mail.bcc))
    for name, those in people:
        yield name, ", ".join(map(_quoted, those))
    yield "Date", mail.sent
    yield "Subject", mail.subject


def _quoted(person: str) -> str:
    """Return a correspondent with the name in quotes."""
    name, bracket, address = person.rpartition(" <")
    name = (name if bracket else person).replace('"', " ").replace("\\", " ")
    if not bracket:
        return f'"{name}"' if "@" not in name else name
    return f'"{name}" <{address}'


def _parts(mail: Mail) -> Iterator[bytes]:
    """Yield each part, fields and content."""
    for body in mail.bodies:
        forms = (("text/plain", body.plain), ("text/html", body.html))
        if body.rich:
            yield _part('application/rtf\r\nContent-Disposition: attachment; filename="tekst.rtf"', body.rich)
        yield _multipart("alternative", (_text(kind, text) for kind, text in forms if text.strip()))
    for calendar in mail.invitations:
        yield _text("text/calendar", calendar)
    for each in mail.attached:
        if each.content:
            kind = guess_type(each.name)[0] or "application/octet-stream"
            disposition = "attachment" if each.listed else "inline"
            yield _part(f'{kind}\r\nContent-Disposition: {disposition}; filename="{each.name}"', each.content())


def _text(kind: str, text: str) -> bytes:
    return _part(f"{kind}; charset=utf-8", text.encode("utf-8", "replace"))


def _part(kind: str, data: bytes) -> bytes:
    """Return one part that holds `data`."""
    head = f"Content-Type: {kind}\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    return head.encode("utf-8", "replace") + base64.encodebytes(data).replace(b"\n", b"\r\n")


def _multipart(kind: str, parts: Iterable[bytes]) -> bytes:
    """Return parts as one; the boundary holds what base64 does not."""
    boundary = f"=_{kind}"
    head = f'Content-Type: multipart/{kind}; boundary="{boundary}"\r\n'
    told = (f"\r\n--{boundary}\r\n".encode() + part for part in parts)
    return head.encode() + b"".join(told) + f"\r\n--{boundary}--\r\n".encode()
