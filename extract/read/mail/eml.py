"""Read a mail as it was sent (RFC 5322): its head, the form of its text that reads best, and the files in it."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from functools import partial

from PIL import Image

from extract.read.mail.bodies import Body
from extract.read.mail.encodings import decoded
from extract.read.mail.moments import printed_date
from extract.read.mail.names import file_name
from extract.read.mail.parts import Cutting, Part, part_of, parts_of
from extract.read.mail.printed import Attached, Mail, lay_out
from extract.read.mail.signed import signed_content
from extract.read.options import USUAL, Options
from extract.read.text import MARKS
from extract.text.reading import Reading
from models import Source

LEAST_SIDE = 300  # pixels that both sides of a picture in the text must have, to be more than a logo
LEAST_BYTES = 20_000  # of one whose size is not told
LONG_FIELD = "e-mail heeft een kop die te lang is: het einde ervan is niet gelezen"
LOCKED = "e-mail is versleuteld: de inhoud is niet gelezen"
SIGNATURES = frozenset(f"application/{kind}pkcs7-signature" for kind in ("", "x-")) | {"application/pgp-signature"}
ENVELOPES = frozenset(f"application/{kind}pkcs7-mime" for kind in ("", "x-"))
WRITTEN = {"text/plain", "text/html", "text/enriched", "text/rfc822-headers", "message/delivery-status"}
WRITTEN |= {"message/disposition-notification", "message/feedback-report"}
ELSEWHERE = {"message/external-body", "message/partial"}
LINKED = "staat niet in de e-mail: er is alleen naar verwezen"
MAILS = {"message/rfc822", "message/global"}
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_COUNTED = re.compile(rb"(\d{1,10})[ \t]*\r?\n")  # what Apple puts before a mail: how many bytes it has
_PGP = re.compile(r"^-----BEGIN PGP MESSAGE-----\s*$", re.MULTILINE)


def read_eml(source: Source, data: bytes, options: Options = USUAL) -> Reading:
    """Return the reading of a mail: laid out as printed ones are; `source` gets its page and warnings.

    Raises Unreadable when there is nothing in it.
    """
    return lay_out(source, mail_of(data), "e-mail")


def mail_of(data: bytes) -> Mail:
    """Return what a mail says and holds."""
    root = part_of(_plain_bytes(data))
    content = Content()
    content.take(root)
    head = root.headers
    return Mail(
        sender=head.people("from") or head.people("sender"),
        to=head.people("to"),
        cc=head.people("cc"),
        bcc=head.people("bcc"),
        sent=printed_date(head.get("date")) or head.get("date")[:200],
        received=printed_date(head.raw("received").rpartition(";")[2]),
        subject=head.get("subject"),
        bodies=content.bodies,
        invitations=content.invitations,
        attached=attached_parts(content),
        warnings=[*content.cutting.warnings, *([LONG_FIELD] if head.is_cut else [])],
    )


def subject_of(data: bytes) -> str:
    """Return the subject of a mail."""
    return part_of(data[:100_000]).headers.get("subject")


def _plain_bytes(data: bytes) -> bytes:
    """Return the bytes of a mail from its first line, with ends of lines that are told by a line feed."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            data = data.decode(encoding, "replace").encode("utf-8", "replace")
            break
    data = (data if b"\n" in data else data.replace(b"\r", b"\n")).lstrip(b"\r\n \t")
    counted = _COUNTED.match(data)
    return data[counted.end() : counted.end() + int(counted[1])] if counted else data


@dataclass(slots=True)
class Content:
    """What the parts of a mail hold, gathered in their order."""

    cutting: Cutting = field(default_factory=Cutting)
    bodies: list[Body] = field(default_factory=list)
    invitations: list[str] = field(default_factory=list)
    files: list[Part] = field(default_factory=list)

    def take(self, part: Part) -> None:
        """Take what a part holds."""
        if part.kind == "multipart/alternative":
            self._choose(part)
        elif part.kind == "multipart/encrypted":
            self.cutting.warn(LOCKED)
        elif part.kind.startswith("multipart/"):
            for inner in parts_of(part, self.cutting):
                self.take(inner)
        elif part.kind in ENVELOPES:
            self._open(part)
        elif part.kind == "text/calendar" and part.disposition != "attachment":
            self.invitations.append(part.text)
        elif part.kind in WRITTEN and part.disposition != "attachment" and not _is_file(part):
            self._write(part)
        elif part.kind not in SIGNATURES:
            self.files.append(part)

    def _choose(self, part: Part) -> None:
        """Take the forms that one text has as one: as plain text, and as a page."""
        forms = Content(cutting=self.cutting)
        for inner in parts_of(part, self.cutting):
            forms.take(inner)
        plain = next((body.plain for body in forms.bodies if body.plain.strip()), "")
        html = next((body.html for body in forms.bodies if body.html.strip()), "")
        self.bodies.append(Body(plain, html))
        self.invitations += forms.invitations[:1]
        self.files += forms.files

    def _write(self, part: Part) -> None:
        """Take text that somebody wrote."""
        if part.kind == "text/html":
            self.bodies.append(Body(html=_page(part)))
            return
        text = part.text
        if _PGP.search(text):
            self.cutting.warn(LOCKED)
        if part.kind == "text/enriched":
            text = re.sub(r"</?[\w-]{1,60}>", "", text)
        self.bodies.append(Body(text))

    def _open(self, part: Part) -> None:
        """Take what was signed in an envelope; one that is locked is only warned of."""
        held = signed_content(part.content)
        if held is None or part.depth > 10:
            self.cutting.warn(LOCKED)
        else:
            self.take(part_of(held, part.depth + 1))


def _is_file(part: Part) -> bool:
    """Tell whether a part says to be a file by name."""
    return bool(part.parameter("filename", "content-disposition"))


def _page(part: Part) -> str:
    """Return a web page as text, in the charset that the mail tells, or else the page itself."""
    content = part.content
    meta = _META.search(content[:4_000])
    charset = part.parameter("charset") or (meta[1].decode("ascii") if meta else "")
    return decoded(content, charset)


def attached_parts(content: Content) -> list[Attached]:
    """Return the files in a mail, each under a name of its own; logos in the text are passed over."""
    shown = " ".join(body.html for body in content.bodies)
    taken: dict[str, int] = {}
    found: list[Attached] = []
    for part in content.files:
        within = _is_within(part, shown)
        if within and is_logo(part.content):
            continue
        name = file_name(_name(part), part.kind, taken, "afbeelding" if within else "bijlage")
        if part.kind in ELSEWHERE:
            found.append(Attached(name, None, LINKED))
        else:
            found.append(Attached(name, partial(_content_of, part), listed=not within))
    return found


def _content_of(part: Part) -> bytes:
    return part.content


def _name(part: Part) -> str:
    """Return what a file in a mail is called: a mail within it by its subject."""
    if part.kind in MAILS:
        name = part.name or subject_of(part.content).replace("/", "-")
        return name if re.search(r"\.(?:eml|msg)$", name, re.IGNORECASE) else f"{name or 'e-mail'}.eml"
    return part.name or part.headers.get("content-description")


def _is_within(part: Part, shown: str) -> bool:
    """Tell whether a file is a picture that stands in the text."""
    identity = part.headers.get("content-id").strip("<> ")
    within = part.disposition == "inline" or (identity and part.disposition != "attachment")
    return part.kind.startswith("image/") and bool(within or (identity and f"cid:{identity}" in shown))


def is_logo(data: bytes) -> bool:
    """Tell whether a picture is too small to be anything but a logo."""
    try:
        with Image.open(io.BytesIO(data)) as picture:
            return min(picture.size) < LEAST_SIDE
    except Exception:  # noqa: BLE001 - Pillow raises many kinds; a picture that it can't open is judged by its bytes
        return len(data) < LEAST_BYTES
