"""A mail and a mailbox are known by how they begin, and a mailbox holds mails."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.read.media import sniff
from tests.mails import HEAD, inside, written


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.eml", b"From: a@b.nl\r\nTo: c@d.nl\r\n\r\nHallo", "eml"),
        (
            "a.eml",
            b"\xef\xbb\xbf\r\n\r\nX-MS-Anders: ja\r\nThread-Topic: x\r\nContent-Type: text/plain\r\n\r\nHallo",
            "eml",
        ),
        ("a.eml", b"ARC-Seal: i=1\r\n\ta=rsa\r\nSubject: x\r\n\r\nHallo", "eml"),
        ("a.eml", "From: a@b.nl\r\nSubject: x\r\n\r\nHallo".encode("utf-16"), "eml"),
        (
            "a.eml",
            b"From - Mon Jun 3 10:00:00 2024\r\nX-Mozilla-Status: 0001\r\nFrom: a@b.nl\r\nDate: x\r\n\r\nHallo",
            "eml",
        ),
        (
            "a.eml",
            b"Van: Anne\r\nVerzonden: maandag 3 juni 2024 10:12\r\nAan: Piet\r\nOnderwerp: x\r\n\r\nHallo",
            "tekst",
        ),
        ("a.txt", b"From: a@b.nl\r\nTo: c@d.nl\r\nSubject: x\r\nDate: 3 juni 2024\r\n\r\nHallo", "tekst"),
        ("a.txt", b"Verslag\r\n\r\nFrom: a@b.nl\r\nMessage-ID: <x>\r\n", "tekst"),
        ("a", b"Received: from x\r\nFrom: a@b.nl\r\nMessage-ID: <x@y>\r\n\r\nHallo", "eml"),
        ("a.mbox", b"From a@b Mon Jun  3 10:12:31 2024\nFrom: a@b.nl\nSubject: x\n\nHallo\n", "mbox"),
        ("a", b"From a@b Mon Jun  3 10:12:31 2024\nFrom: a@b.nl\n\nHallo\n\n" * 2, "mbox"),
        ("a.txt", b"From 2024 on, the opgave grows.\n", "tekst"),
        ("winmail.dat", b"\x78\x9f\x3e\x22\x01\x00\x06", "tnef"),
    ],
)
def test_a_mail_is_known_by_how_it_begins(name: str, data: bytes, kind: str) -> None:
    assert sniff(name, data).name == kind


def test_a_mail_that_apple_counted_ends_where_it_says(tmp_path: Path) -> None:
    mail = HEAD.encode() + b"\r\nDag Piet."
    reading = written(tmp_path, b"%d\n%b<?xml version='1.0'?>" % (len(mail), mail), "12.emlx")
    assert reading.text.startswith("Van: Anne de Vries")
    assert reading.text.endswith("\n\nDag Piet.")


def test_a_mailbox_holds_mails(tmp_path: Path) -> None:
    one = HEAD + "\r\nVan mij:\r\n>From nu af gaat het goed.\r\n\r\n"
    other = HEAD.replace("Opgave opvang", "=?utf-8?q?Caf=C3=A9/bar?=") + "\r\nTweede.\r\n"
    separator = "From anne Mon Jun  3 10:12:31 2024\r\n"
    reading = written(tmp_path, separator + one + separator + other, "postvak.mbox")
    assert reading.text == ""
    held = inside(reading)
    assert list(held) == ["0001 Opgave opvang.eml", "0002 Café-bar.eml"]
    first, second = held.values()
    assert written(tmp_path, first.data or b"").text.endswith("Van mij:\nFrom nu af gaat het goed.\n")
    assert written(tmp_path, second.data or b"").text.endswith("Tweede.\n")
