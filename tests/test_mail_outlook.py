"""A mail that Outlook saved is read like one that was sent, with the files and mails in it."""

from __future__ import annotations

import base64
import datetime as dt
import struct
from pathlib import Path

import pytest

from extract.errors import Unreadable
from extract.read.mail.richtext import decompressed
from extract.read.media import sniff
from tests.mails import emails_in, inside, of_parts, part, written
from tests.outlook import Tree, attached, compound, enclosed, message

SENT = dt.datetime(2024, 6, 3, 8, 12)
TEXTS: dict[int, str | bytes] = {
    0x001A: "IPM.Note",
    0x0037: "RE: Opgave café",
    0x0C1A: "Vries, Anne de",
    0x0C1F: "/o=ExchangeLabs/cn=Recipients/cn=anne",
    0x5D01: "a.devries@almere.example",
    0x1000: "Dag Piet,\r\n\r\nWij leveren 40 plekken.\r\n",
}
TO = [
    (1, "Jansen, Piet", "/o=ExchangeLabs/cn=piet"),
    (2, "'griffie@almere.example'", "griffie@almere.example"),
    (3, "Smit", "r.smit@flevoland.example"),
]


def saved(tree: Tree) -> bytes:
    return compound(tree)


def with_body(**forms: str | bytes) -> bytes:
    tags = {"plain": 0x1000, "html": 0x1013, "rtf": 0x1009}
    texts = {tag: value for tag, value in TEXTS.items() if tag != 0x1000}
    return saved(message(texts | {tags[name]: value for name, value in forms.items()}))


@pytest.mark.parametrize("narrow", [False, True])
def test_an_outlook_message_is_laid_out_and_parsed(tmp_path: Path, narrow: bool) -> None:
    reading = written(tmp_path, saved(message(TEXTS, sent=SENT, to=TO, narrow=narrow)), "bericht.msg")
    assert reading.text.rstrip() == (
        "Van: Vries, Anne de <a.devries@almere.example>\nVerzonden: maandag 3 juni 2024 10:12\nAan: Jansen, Piet;\n"
        "CC: griffie@almere.example\nBCC: Smit <r.smit@flevoland.example>\nOnderwerp: RE: Opgave café\n\n"
        "Dag Piet,\n\nWij leveren 40 plekken."
    )
    (email,) = emails_in(reading)
    assert (email.sent, email.body) == (dt.datetime(2024, 6, 3, 10, 12), "Wij leveren 40 plekken.")
    assert [one.name for one in email.addresses] == ["Vries, Anne de", "Jansen, Piet", None, "Smit"]


def test_the_head_that_it_was_sent_with_tells_when(tmp_path: Path) -> None:
    texts = TEXTS | {0x007D: "Received: from x\r\nDate: Mon, 3 Jun 2024 09:12:00 +0100\r\n"}
    (email,) = emails_in(written(tmp_path, saved(message(texts, sent=SENT)), "bericht.msg"))
    assert email.sent == dt.datetime(2024, 6, 3, 9, 12)


def test_files_mails_and_what_is_not_there_are_told(tmp_path: Path) -> None:
    within: dict[int, str | bytes] = {0x0037: "Advies/stuk", 0x1000: "Binnenste tekst.", 0x0C1A: "Bakker, K."}
    inner = message(within, head=24, sent=SENT, to=[(1, "Piet", "p@x.example")], files=[attached("diep.txt", b"diep")])
    files = [attached("lijst.xlsx", b"x" * 5000), enclosed(inner), attached("ver weg.docx", b"", method=2)]
    reading = written(tmp_path, saved(message(TEXTS, to=TO, files=files)), "bericht.msg")
    held = inside(reading)
    assert {name: file.error for name, file in held.items()} == {
        "lijst.xlsx": "",
        "Advies-stuk.eml": "",
        "ver weg.docx": "staat niet in de e-mail: er is alleen naar verwezen",
    }
    assert held["lijst.xlsx"].data == b"x" * 5000
    assert [one.name for email in emails_in(reading) for one in email.attachments] == list(held)
    within_it = written(tmp_path, held["Advies-stuk.eml"].data or b"")
    (email,) = emails_in(within_it)
    assert (email.subject, email.sent, email.body) == (
        "Advies/stuk",
        dt.datetime(2024, 6, 3, 10, 12),
        "Binnenste tekst.",
    )
    assert [one.name for one in email.addresses] == ["Bakker, K.", "Piet"]
    assert inside(within_it)["diep.txt"].data == b"diep"


def test_the_page_is_read_where_it_has_tables(tmp_path: Path) -> None:
    page = b"<table><tr><td>Caf\xe9<td>105<tr><td>Lelystad<td>80</table>"
    assert written(tmp_path, with_body(plain="Café 105", html=page), "a.msg").text.endswith("Café\t105\nLelystad\t80")


@pytest.mark.parametrize(
    ("rtf", "read"),
    [
        (
            rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}Caf\'e9 \u8364?\tab 5\par {\*\generator x}{\b Piet}}",
            "Café € 5\nPiet",
        ),
        (
            rb"{\rtf1\fromhtml1{\*\htmltag <p>}Caf\'e9\htmlrtf \par\htmlrtf0{\*\htmltag <br>}Piet{\*\htmltag </p>}}",
            "Café\nPiet",
        ),
    ],
)
def test_rich_text_alone_is_read(tmp_path: Path, rtf: bytes, read: str) -> None:
    packed = struct.pack("<IIII", len(rtf) + 12, len(rtf), 0x414C454D, 0) + rtf
    assert written(tmp_path, with_body(rtf=packed), "a.msg").text.split("\n\n")[1].rstrip() == read


def test_rich_text_is_unpacked() -> None:
    # the example of the specification (MS-OXRTFCP 4.1)
    packed = bytes.fromhex(
        "2d0000002b0000004c5a4675f1c5c7a703000a00726370673132354232 0af32068656c090020 627705b06c647d0a800fa0".replace(
            " ", ""
        )
    )
    assert decompressed(packed) == rb"{\rtf1\ansi\ansicpg1252\pard hello world}" + b"\r\n"


def test_rich_text_that_is_broken_is_told(tmp_path: Path) -> None:
    reading = written(tmp_path, with_body(rtf=b"geen RTF"), "a.msg")
    assert reading.source.warnings == ["tekst van de e-mail (RTF) is beschadigd en niet gelezen"]


def test_a_signed_message_is_read(tmp_path: Path) -> None:
    signed = of_parts(
        part("text/plain", "Akkoord."), part("application/pkcs7-signature", "MIAG"), kind="signed", head=""
    )
    tree = message(TEXTS | {0x001A: "IPM.Note.SMIME.MultipartSigned"}, files=[attached("smime.p7m", signed.encode())])
    reading = written(tmp_path, saved(tree), "a.msg")
    assert reading.text.endswith("Akkoord.")
    assert not inside(reading)


def test_an_appointment_says_when(tmp_path: Path) -> None:
    when = {0x0060: dt.datetime(2024, 6, 10, 12), 0x0061: dt.datetime(2024, 6, 10, 13)}
    tree = message(TEXTS | {0x001A: "IPM.Schedule.Meeting.Request"}, moments=when)
    text = written(tmp_path, saved(tree), "a.msg").text
    assert text.endswith("Afspraak: RE: Opgave café\nTijd: maandag 10 juni 2024 14:00 - 15:00")


def test_an_outlook_message_is_known_whatever_it_is_called() -> None:
    data = saved(message(TEXTS))
    assert [sniff(name, data).name for name in ("bericht", "a.dat", "a.msg")] == ["msg"] * 3


@pytest.mark.parametrize(
    "data", [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", saved({"iets": b"anders"}), saved(message(TEXTS))[:900]]
)
def test_a_damaged_message_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(Unreadable, match="Outlook-bericht is beschadigd"):
        written(tmp_path, data, "a.msg")


def package(*attributes: tuple[int, bytes]) -> bytes:
    """Return a package as Outlook makes it (winmail.dat)."""
    told = (b"\x01" + struct.pack("<II", tag, len(value)) + value + b"\0\0" for tag, value in attributes)
    return b"\x78\x9f\x3e\x22\x01\x00" + b"".join(told)


def test_the_files_in_a_package_are_taken_out(tmp_path: Path) -> None:
    rtf = rb"{\rtf1\ansi Zie de bijlage.\par}"
    packed = struct.pack("<IIII", len(rtf) + 12, len(rtf), 0x414C454D, 0) + rtf
    rich = b"\x01\0\0\0" + bytes.fromhex("0201091001000000") + struct.pack("<I", len(packed)) + packed
    files = [(0x00069002, b"\0"), (0x00018010, b"caf\xe9.docx\0"), (0x0006800F, b"inhoud"), (0x00069002, b"\0")]
    reading = written(tmp_path, package((0x00069003, rich), *files), "winmail.dat")
    assert reading.text == "Zie de bijlage."
    assert {name: file.data for name, file in inside(reading).items()} == {"café.docx": b"inhoud", "bijlage.bin": b""}
    with pytest.raises(Unreadable, match="beschadigd"):
        written(tmp_path, package(), "winmail.dat")


def test_base64_of_a_mail_within_is_the_same_each_time(tmp_path: Path) -> None:
    tree = message(TEXTS, files=[enclosed(message({0x0037: "x", 0x1000: "y"}, head=24))])
    first, again = (inside(written(tmp_path, saved(tree), "a.msg"))["x.eml"].data for _ in range(2))
    assert first == again
    assert base64.b64encode(b"y") in (first or b"")
