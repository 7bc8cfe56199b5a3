"""Read a mail that Outlook saved (msg): its properties, who it is to, and the files and mails in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from extract.errors import Unreadable
from extract.read.mail import tags
from extract.read.mail.bodies import Body
from extract.read.mail.compound import Folder, opened
from extract.read.mail.eml import LINKED, Content, attached_parts, is_logo
from extract.read.mail.headers import Headers, split_head
from extract.read.mail.moments import dutch_time, printed_date, printed_moment
from extract.read.mail.names import file_name
from extract.read.mail.parts import part_of
from extract.read.mail.printed import Attached, Mail, lay_out
from extract.read.mail.richtext import decompressed, page_within
from extract.read.mail.written import as_eml
from extract.read.options import USUAL, Options
from extract.text.reading import Reading
from models import Source

MOST_DEPTH = 8  # mails in each other
MOST_ATTACHED = 2_000
BROKEN = "Outlook-bericht is beschadigd"
BY_VALUE, EMBEDDED, OBJECT = 1, 5, 6
_FIELDS = {1: "to", 2: "cc", 3: "bcc"}
_APPOINTMENT = re.compile(r"IPM\.(?:Appointment|Schedule\.Meeting)", re.IGNORECASE)


def read_msg(source: Source, data: bytes, options: Options = USUAL) -> Reading:
    """Return the reading of a mail saved by Outlook, laid out as printed ones are.

    Raises Unreadable when it is damaged, or there is nothing in it.
    """
    try:
        mail = _mail(opened(data))
    except Exception as error:  # olefile and struct raise many kinds on broken files
        raise Unreadable(BROKEN) from error
    return lay_out(source, mail, "outlook")


def _mail(folder: Folder, depth: int = 0) -> Mail:
    """Return what the message in `folder` says and holds; mails in it are `depth` deep."""
    mail = Mail(sender=_sender(folder), sent=_sent(folder), subject=" ".join(folder.text(tags.SUBJECT).split()))
    _add_recipients(mail, folder)
    body, warning = _body(folder)
    if folder.text(tags.MESSAGE_CLASS).upper().startswith("IPM.NOTE.SMIME"):
        _add_signed(mail, folder)
        return mail
    mail.bodies.append(body)
    mail.warnings += [warning] if warning else []
    if _APPOINTMENT.match(folder.text(tags.MESSAGE_CLASS)):
        mail.invitations.append(_calendar(folder, mail))
    mail.attached.extend(_attached(folder, body.html, depth))
    return mail


def _sender(folder: Folder) -> list[str]:
    """Return who sent it: on whose behalf, where that is told."""
    for name, addresses in tags.SENDERS:
        person = _person(folder.text(name), [folder.text(address) for address in addresses])
        if person:
            return [person]
    return _head(folder).people("from")


def _head(folder: Folder) -> Headers:
    """Return the head that the mail was sent with; of one that was not sent there is none."""
    return split_head(folder.text(tags.TRANSPORT_HEADERS).encode("utf-8", "replace"))[0]


def _person(name: str, addresses: list[str]) -> str:
    """Return "Name <address>"; an address in Exchange's own form is none."""
    name = " ".join(name.replace(";", ",").split()).strip("'\" ")
    address = next((one.strip("'\" ") for one in addresses if re.fullmatch(r"\S+@\S+", one.strip("'\" "))), "")
    if not address or name.lower() == address.lower():
        return address or name
    return f"{name} <{address}>" if name else address


def _sent(folder: Folder) -> str:
    """Return when it was sent, as printed: on the clock of who sent it where its head came along, else the Dutch."""
    if told := _head(folder).get("date"):
        return printed_date(told) or told[:200]
    moment = folder.moment(tags.SUBMITTED) or folder.moment(tags.DELIVERED)
    return printed_moment(dutch_time(moment).replace(microsecond=0)) if moment else ""


def _add_recipients(mail: Mail, folder: Folder) -> None:
    """Add whom it is to; without a list of them, as the names are shown."""
    for recipient in folder.folders("__recip_version1.0_#"):
        addresses = [recipient.text(tag) for tag in tags.ADDRESSES]
        person = _person(recipient.text(tags.DISPLAY_NAME), addresses)
        if person:
            getattr(mail, _FIELDS.get((recipient.number(tags.RECIPIENT_TYPE) or 1) & 0xF, "to")).append(person)
    for name, tag in zip(("to", "cc", "bcc"), tags.SHOWN, strict=True):
        if not getattr(mail, name):
            people = (_person(one, []) for one in folder.text(tag).split(";"))
            getattr(mail, name).extend(person for person in people if person)


def _body(folder: Folder) -> tuple[Body, str]:
    """Return what was written, and what to warn of; only rich text is taken apart, without plain text beside it."""
    plain, html = folder.text(tags.BODY), folder.page()
    packed = folder.data(tags.RTF_COMPRESSED)
    if html or plain.strip() or not packed:
        return Body(plain, html), ""
    try:
        rich = decompressed(packed)
    except (ValueError, IndexError):
        return Body(), "tekst van de e-mail (RTF) is beschadigd en niet gelezen"
    page = page_within(rich)
    return (Body(rich=rich) if page is None else Body(html=page)), ""


def _calendar(folder: Folder, mail: Mail) -> str:
    """Return the meeting that is asked for, as a calendar has it."""
    start, end = (folder.moment(folder.named(tag)) or folder.moment(usual) for tag, usual in tags.WHEN)
    rows = (
        ("SUMMARY", mail.subject.replace("\\", "")),
        ("DTSTART", f"{start:%Y%m%dT%H%M%SZ}" if start else ""),
        ("DTEND", f"{end:%Y%m%dT%H%M%SZ}" if end else ""),
        ("LOCATION", folder.text(folder.named(tags.LOCATION)).replace("\\", "")),
    )
    return "\n".join(["BEGIN:VEVENT", *(f"{name}:{' '.join(value.split())}" for name, value in rows), "END:VEVENT"])


def _add_signed(mail: Mail, folder: Folder) -> None:
    """Add what a signed mail says and holds: it is all in the one file attached to it."""
    content = Content()
    for attached in folder.folders("__attach_version1.0_#"):
        data = attached.data(tags.ATTACHED) or b""
        kind = b"Content-Type: application/pkcs7-mime\r\n\r\n" if data[:1] == b"\x30" else b""
        content.take(part_of(kind + data))
    mail.bodies, mail.invitations = content.bodies, content.invitations
    mail.attached = attached_parts(content)
    mail.warnings += list(content.cutting.warnings)


def _attached(folder: Folder, page: str, depth: int) -> Iterator[Attached]:
    """Yield the files attached to the message in `folder`, each under a name of its own; no logos in its text."""
    taken: dict[str, int] = {}
    for index, attached in enumerate(folder.folders("__attach_version1.0_#")):
        method = attached.number(tags.ATTACH_METHOD) or BY_VALUE
        inner = attached.folder(tags.ATTACHED_FOLDER)
        kind = attached.text(tags.ATTACH_KIND).lower() or "application/octet-stream"
        within = bool(attached.text(tags.CONTENT_ID)) and f"cid:{attached.text(tags.CONTENT_ID)}" in page
        data = attached.data(tags.ATTACHED)
        if within and data and is_logo(data):
            continue
        is_mail = method == EMBEDDED and inner is not None
        name = file_name(
            _name(attached, inner if is_mail else None), kind, taken, "afbeelding" if within else "bijlage"
        )
        if is_mail and inner is not None and depth < MOST_DEPTH:
            yield Attached(name, partial(_embedded, inner, depth + 1))
        elif data is not None and index < MOST_ATTACHED:
            yield Attached(name, partial(bytes, data), listed=not within)
        else:
            yield Attached(name, None, _lacking(method))


def _lacking(method: int) -> str:
    return {EMBEDDED: "ligt te diep in de e-mail", OBJECT: "is een ingesloten object, dat niet wordt gelezen"}.get(
        method, LINKED if method in (2, 3, 4, 7) else "heeft geen inhoud"
    )


def _name(attached: Folder, inner: Folder | None) -> str:
    """Return what an attached file is called; a mail in this one by its subject."""
    if inner is not None:
        return (inner.text(tags.SUBJECT) or attached.text(tags.DISPLAY_NAME) or "e-mail").replace("/", "-") + ".eml"
    return next(filter(None, (attached.text(tag) for tag in tags.FILE_NAMES)), "")


def _embedded(folder: Folder, depth: int) -> bytes:
    """Return a mail within a mail as a file of its own."""
    try:
        return as_eml(_mail(folder, depth))
    except Exception:  # noqa: BLE001 - a broken mail in a mail takes nothing else along
        return b""
