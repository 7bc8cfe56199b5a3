"""Mails for tests, and what reading and parsing one gives."""

from __future__ import annotations

from pathlib import Path

from extract.parse import parse
from extract.read import read
from extract.split import split
from extract.text.reading import Enclosed, Reading
from models import Email

HEAD = (
    "From: Anne de Vries <a.devries@almere.example>\r\nTo: Piet Jansen <p.jansen@flevoland.example>\r\n"
    "Subject: Opgave opvang\r\nDate: Mon, 3 Jun 2024 10:12:00 +0200\r\nMIME-Version: 1.0\r\n"
)


def written(folder: Path, mail: str | bytes, name: str = "bericht.eml") -> Reading:
    """Return the reading of a mail; ends of lines are as mails have them."""
    path = folder / name
    path.write_bytes(mail if isinstance(mail, bytes) else mail.replace("\r\n", "\n").replace("\n", "\r\n").encode())
    return read(path)


def emails_in(reading: Reading) -> list[Email]:
    """Return the messages found in a mail."""
    split(reading)
    parse(reading)
    return [email for document in reading.source.documents for email in document.emails]


def inside(reading: Reading) -> dict[str, Enclosed]:
    """Return the files within a mail by their names."""
    return {file.name: file for file in reading.enclosed}


def of_parts(*parts: str, kind: str = "mixed", head: str = HEAD) -> str:
    """Return a mail of several parts, each with its own fields."""
    told = "".join(f"--grens\r\n{part}\r\n" for part in parts)
    return f'{head}Content-Type: multipart/{kind}; boundary="grens"\r\n\r\n{told}--grens--\r\n'


def part(kind: str, content: str, *fields: str) -> str:
    """Return a part of a mail."""
    return "\r\n".join([f"Content-Type: {kind}", *fields, "", content])


def file(name: str, content: str = "inhoud", kind: str = "application/octet-stream") -> str:
    """Return a part that is an attached file."""
    return part(kind, content, f'Content-Disposition: attachment; filename="{name}"')
