"""A mail that is broken, endless or made to mislead is read as far as it goes or refused, in bounded time."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.errors import Unreadable, WooError
from extract.parse import parse
from extract.split import split
from tests.effort import calls_of
from tests.mails import HEAD, emails_in, file, inside, of_parts, part, written
from tests.outlook import attached, compound, message

PAGE = HEAD + "Content-Type: text/html\r\n\r\n"
MULTIPART = 'Content-Type: multipart/mixed; boundary="{0}"\r\n\r\n--{0}\r\n'


@pytest.mark.parametrize("mail", [b"From:\r\nTo:\r\nSubject:\r\n\r\n \r\n", b"MIME-Version: 1.0\r\n\r\n"])
def test_a_mail_that_says_nothing_is_refused(tmp_path: Path, mail: bytes) -> None:
    with pytest.raises(Unreadable, match="e-mail is leeg"):
        written(tmp_path, mail)


def test_a_mail_that_is_cut_off_gives_what_is_there(tmp_path: Path) -> None:
    mail = of_parts(part("text/plain", "Zie bijlage."), file("lijst.pdf", "%PDF halverwege"))
    reading = written(tmp_path, mail[: mail.index("halverwege")])
    assert reading.source.warnings == ["e-mail is afgekapt: het einde ontbreekt"]
    assert reading.text.endswith("Zie bijlage.")
    assert inside(reading)["lijst.pdf"].data == b"%PDF "


def test_a_head_without_body_or_date_is_a_mail(tmp_path: Path) -> None:
    (email,) = emails_in(written(tmp_path, "Subject: Vraag\r\nMessage-ID: <x@y>\r\n"))
    assert (email.subject, email.sent, email.body, email.addresses) == ("Vraag", None, "", [])


@pytest.mark.parametrize("boundary", ["", "; boundary=anders", '; boundary="'])
def test_parts_are_found_without_their_boundary(tmp_path: Path, boundary: str) -> None:
    mail = of_parts(part("text/plain", "Zie bijlage."), file("lijst.pdf"))
    reading = written(tmp_path, mail.replace('; boundary="grens"', boundary))
    assert reading.text.endswith("Zie bijlage.")
    assert list(inside(reading)) == ["lijst.pdf"]


def test_a_multipart_without_parts_is_text(tmp_path: Path) -> None:
    mail = HEAD + "Content-Type: multipart/mixed; boundary=x\r\n\r\nGewone tekst."
    assert written(tmp_path, mail).text.endswith("Gewone tekst.")


def test_what_a_head_smuggles_in_is_no_field(tmp_path: Path) -> None:
    smuggled = "=?utf-8?q?Vraag=0D=0AVan:_kwaad@x.nl=0D=0ABijlagen:_y.pdf_Cc:_z@q.nl?="
    (email,) = emails_in(written(tmp_path, HEAD.replace("Opgave opvang", smuggled) + "\r\nDag Piet."))
    assert {(one.field, one.domain) for one in email.addresses} == {
        ("van", "almere.example"),
        ("aan", "flevoland.example"),
    }
    assert not email.attachments
    assert email.subject
    assert email.subject.startswith("Vraag")


def test_characters_that_are_none_are_left_out(tmp_path: Path) -> None:
    reading = written(tmp_path, HEAD + "\r\nEen\0 twee\x0c drie\x1b.")
    assert "\0" not in reading.text
    assert len(reading.source.pages) == 1


def test_parts_in_each_other_are_bounded(tmp_path: Path) -> None:
    nested = "".join(MULTIPART.format(f"b{depth}") for depth in range(10_000))
    reading = written(tmp_path, HEAD + nested + "\r\ndiep")
    assert any("meer dan 50 delen in elkaar" in warning for warning in reading.source.warnings)
    assert len(reading.lines) == 4


def test_a_page_nested_too_deep_is_read_where_nothing_in_it_may_be_hidden(tmp_path: Path) -> None:
    deep = "<div>" * 1_000 + "<p>Diep gelegen tekst."
    assert written(tmp_path, PAGE + deep).text.endswith("Diep gelegen tekst.")
    reading = written(tmp_path, PAGE + "<p style='background:black'>Jan</p>" + deep)
    assert "te diep genest" in reading.source.warnings[0]
    assert len(reading.lines) == 4


def test_there_may_be_many_files(tmp_path: Path) -> None:
    files = [file("stuk.pdf", f"nummer {number}") for number in range(500)]
    reading = written(tmp_path, of_parts(part("text/plain", "Zie bijlagen."), *files))
    held = inside(reading)
    assert len(held) == 500
    assert held["stuk (500).pdf"].data == b"nummer 499"
    assert [len(email.attachments) for email in emails_in(reading)] == [500]


CALENDAR = HEAD + "Content-Type: text/calendar\r\n\r\nBEGIN:VEVENT\r\n"
# Each row: what is sent too much of, and a mail with so many of it.
ENDLESS = {
    "fields": lambda size: HEAD + "".join(f"X-{number}: x\r\n" for number in range(size)) + "\r\nTekst.",
    "folds": lambda size: HEAD + "X: y\r\n" + " z\r\n" * size + "\r\nTekst.",
    "people": lambda size: HEAD + "Cc: " + ", ".join(["a@b.nl"] * size) + "\r\n\r\nTekst.",
    "quotes": lambda size: HEAD + 'Cc: "' + '\\"<(' * size + "\r\n\r\nTekst.",
    "words": lambda size: HEAD + "X-A: b\r\nCc: " + "=?utf-8?q?" * size + "\r\n\r\nTekst.",
    "parameters": lambda size: HEAD + 'Content-Type: text/plain; charset="' + ';"' * size + "\r\n\r\nTekst.",
    "parts": lambda size: of_parts(part("text/plain", "Tekst."), *[file("a.pdf")] * (size // 20)),
    "cells": lambda size: PAGE + "<table>" + "<tr><td colspan=999 rowspan=999>x<td>y" * (size // 20),
    "tables": lambda size: PAGE + "<table><tr><td>" * size,
    "quotations": lambda size: PAGE + "<blockquote type=cite>x" * (size // 10),
    "comments": lambda size: PAGE + "<!-- <a href='" * size,
    "attendees": lambda size: CALENDAR + "ATTENDEE" + ';CN="a","b"' * size,
}


@pytest.mark.parametrize("what", ENDLESS)
def test_a_mail_without_end_takes_time_by_its_size(tmp_path: Path, what: str) -> None:
    few, many = (calls_of(lambda size=size: written(tmp_path, ENDLESS[what](size))) for size in (400, 1_600))
    assert many < 8 * few


PIECES = st.sampled_from(
    [
        "From: a@b.nl\r\n",
        "Subject: =?utf-8?B?w6k?=",
        "=?utf-8?Q?=FF=?=\r\n",
        "Date: Mon, 3 Jun 2024 25:99\r\n",
        "\r\n",
        'Content-Type: multipart/mixed; boundary="b"\r\n',
        "Content-Type: multipart/alternative; boundary=b\r\n",
        "--b\r\n",
        "--b--\r\n",
        "Content-Type: text/html; charset=utf-7\r\n",
        "Content-Type: text/calendar\r\n",
        "BEGIN:VEVENT\r\n",
        "DTSTART:20241399T999999Z\r\n",
        "Content-Type: message/rfc822\r\n",
        "Content-Transfer-Encoding: base64\r\n",
        "AAA=\r\n",
        "Content-Transfer-Encoding: quoted-printable\r\n",
        "=\r\n=E",
        "Content-Disposition: attachment; filename*0*=utf-8''%FF\r\n",
        "Content-Type: image/png\r\nContent-ID: <x>\r\n",
        "<table><tr><td>a<td>b",
        "</table><blockquote type=cite>",
        "<p>\u00e9&nbsp;",
        "Content-Type: application/pkcs7-mime\r\n",
        "MIAGCSqGSIb3DQEHAqCA",
        "Van: x\r\n",
        "\tx\ty\r\n",
        "Content-Type: text/plain; charset=utf-16\r\n",
    ]
)


def readable(folder: Path, data: bytes, name: str) -> None:
    """Check that `data` is read, with all lines and files in their place, or refused with one line."""
    reading, refusal = None, "gelezen"
    try:
        reading = written(folder, data, name)
    except WooError as error:
        refusal = str(error)
    assert len(refusal.splitlines()) == 1
    if reading is None:
        return
    for line in reading.lines:
        assert reading.text[line.start : line.end] == line.text
    names = [held.name for held in reading.enclosed]
    assert len(set(names)) == len(names)
    assert all(name.isprintable() and "/" not in name and name.strip(". ") for name in names)
    if reading.lines:
        emails_in(reading)


@settings(max_examples=70)
@given(pieces=st.lists(st.one_of(PIECES, st.text(max_size=20)), max_size=30), tail=st.binary(max_size=60))
def test_any_mail_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, pieces: list[str], tail: bytes) -> None:
    data = b"MIME-Version: 1.0\r\nX-A: b\r\n" + "".join(pieces).encode("utf-8", "replace") + tail
    readable(tmp_path_factory.getbasetemp(), data, "a.eml")
    readable(tmp_path_factory.getbasetemp(), b"From a@b 3 jun 2024\r\n" + data, "a.mbox")


MESSAGE = compound(
    message(
        {0x0037: "Vraag", 0x1000: "Dag Piet.", 0x1013: b"<p>Dag Piet", 0x0C1A: "Anne"},
        to=[(1, "Piet", "piet@almere.example")],
        files=[attached("a.txt", b"inhoud" * 900)],
    )
)


@settings(max_examples=50)
@given(at=st.integers(0, len(MESSAGE) - 1), patch=st.binary(min_size=1, max_size=40), end=st.integers(1, len(MESSAGE)))
def test_any_outlook_message_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, at: int, patch: bytes, end: int
) -> None:
    folder = tmp_path_factory.getbasetemp()
    readable(folder, MESSAGE[:at] + patch + MESSAGE[at + len(patch) :], "a.msg")
    readable(folder, MESSAGE[:end], "a.msg")
    readable(folder, b"\x78\x9f\x3e\x22\x01\x00" + patch + MESSAGE[at : at + 200], "winmail.dat")


def test_a_mail_to_very_many_takes_time_by_their_number(tmp_path: Path) -> None:
    def effort(count: int) -> int:
        people = ",\r\n ".join(f"Naam Achter{count}{n:03} <n{n}@gemeente{n % 30}.example>" for n in range(count))
        reading = written(tmp_path, HEAD.replace("To: ", f"To: {people},\r\n ") + "\r\nHierbij de opgave.\r\n")
        split(reading)
        return calls_of(lambda: parse(reading))

    effort(10)
    assert effort(800) < 2.5 * effort(400)
