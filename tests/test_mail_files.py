"""A mail is read as it was sent, and its head, text, thread and files are found like those of a printed mail."""

from __future__ import annotations

import base64
import datetime as dt
import io
from pathlib import Path

import pytest
from PIL import Image

from tests.mails import HEAD, emails_in, file, inside, of_parts, part, written


def picture(width: int, height: int) -> str:
    out = io.BytesIO()
    Image.new("L", (width, height), 255).save(out, "PNG")
    return base64.encodebytes(out.getvalue()).decode()


def inline(kind: str, content: str, identity: str) -> str:
    return part(kind, content, "Content-Transfer-Encoding: base64", f"Content-ID: <{identity}>")


def test_the_head_is_printed_in_dutch_and_parsed(tmp_path: Path) -> None:
    head = HEAD + (
        'Cc: "Bakker, K. (Kees)" <k.bakker@coa.example>, Griffie: griffie@almere.example, raad@almere.example;\r\n'
        "Bcc: =?iso-8859-1?Q?Ren=E9e?= Smit <r.smit@flevoland.example>\r\n"
    )
    mail = of_parts(part("text/plain", "Beste Piet,\n\nWij leveren 40 plekken.\n"), file("lijst.xlsx"), head=head)
    reading = written(tmp_path, mail)
    assert reading.text.split("\n\n")[0].split("\n") == [
        "Van: Anne de Vries <a.devries@almere.example>",
        "Verzonden: maandag 3 juni 2024 10:12",
        "Aan: Piet Jansen <p.jansen@flevoland.example>",
        "CC: Bakker, K. (Kees) <k.bakker@coa.example>; griffie@almere.example; raad@almere.example",
        "BCC: Renée Smit <r.smit@flevoland.example>",
        "Onderwerp: Opgave opvang",
        "Bijlagen: lijst.xlsx",
    ]
    (email,) = emails_in(reading)
    assert (email.sent, email.subject) == (dt.datetime(2024, 6, 3, 10, 12), "Opgave opvang")
    assert [(one.field, one.name, one.domain) for one in email.addresses] == [
        ("van", "Anne de Vries", "almere.example"),
        ("aan", "Piet Jansen", "flevoland.example"),
        ("cc", "Bakker, K. (Kees)", "coa.example"),
        ("cc", None, "almere.example"),
        ("cc", None, "almere.example"),
        ("bcc", "Renée Smit", "flevoland.example"),
    ]
    assert [one.name for one in email.attachments] == ["lijst.xlsx"]
    assert email.body == "Wij leveren 40 plekken."


@pytest.mark.parametrize(
    ("told", "printed"),
    [
        ("Mon, 3 Jun 2024 10:12:31 +0200", dt.datetime(2024, 6, 3, 10, 12, 31)),
        ("3 Jun 24 8:05 GMT", dt.datetime(2024, 6, 3, 8, 5)),
        ("Tue, 04 Jun 2024 07:05:00 +0000 (UTC)", dt.datetime(2024, 6, 4, 7, 5)),
        ("4 juni 2024 14:30", dt.datetime(2024, 6, 4, 14, 30)),
        ("ergens in juni", None),
        ("", None),
        ("\r\nReceived: from x by y; Tue, 4 Jun 2024 09:30:00 +0200", dt.datetime(2024, 6, 4, 9, 30)),
    ],
)
def test_the_moment_is_that_on_the_clock_of_the_sender(tmp_path: Path, told: str, printed: dt.datetime | None) -> None:
    mail = HEAD.replace("Mon, 3 Jun 2024 10:12:00 +0200", told) + "\r\nDag Piet, tot morgen."
    (email,) = emails_in(written(tmp_path, mail))
    assert email.sent == printed


def test_what_programs_leave_in_plain_text_is_left_out(tmp_path: Path) -> None:
    text = (
        "Mail naar raad@almere.example<mailto:raad@almere.example>. [cid:logo.png@01D9] Zie <https://almere.example>."
    )
    reading = written(tmp_path, HEAD + "\r\n" + text)
    assert reading.text.endswith("Mail naar raad@almere.example.  Zie <https://almere.example>.")


def test_the_quoted_thread_gives_more_mails(tmp_path: Path) -> None:
    body = """Dag Anne,

Dat is goed.

Groet, Piet

Van: Anne de Vries <a.devries@almere.example>
Verzonden: vrijdag 31 mei 2024 16:45
Aan: Piet Jansen <p.jansen@flevoland.example>
Onderwerp: Opgave opvang

Dag Piet,

Kunnen jullie veertig plekken leveren?

Op do 30 mei 2024 om 09:00 schreef Kees Bakker <k.bakker@coa.example>:
> Beste Anne,
> Hoe staat het ervoor?
"""
    first, second, third = emails_in(written(tmp_path, HEAD + "\r\n" + body))
    assert [email.body for email in (first, second, third)] == [
        "Dat is goed.",
        "Kunnen jullie veertig plekken leveren?",
        "Hoe staat het ervoor?",
    ]
    assert first.answered is second
    assert second.answered is third
    assert third.sent == dt.datetime(2024, 5, 30, 9, 0)


def test_a_mail_passed_on_is_of_the_thread_whatever_its_subject(tmp_path: Path) -> None:
    body = """Ter info.

Groet, Anne

Van: Kees Bakker <k.bakker@coa.example>
Aan: Anne de Vries <a.devries@almere.example>
Datum: vrijdag 31 mei 2024 17:01
Onderwerp: Heel iets anders

Dag Anne,

Hierbij de stukken.
"""
    reading = written(tmp_path, HEAD + "\r\n" + body)
    first, second = emails_in(reading)
    assert first.answered is second
    assert len(reading.source.documents) == 1


@pytest.mark.parametrize(
    ("kind", "content", "encoding"),
    [
        ("text/plain; charset=utf-8", "caf=C3=A9 =E2=82=AC 5", "quoted-printable"),
        ("text/plain; charset=iso-8859-1", "caf=E9 =80 5", "quoted-printable"),
        ("text/plain; charset=us-ascii", "caf=E9 =80 5", "quoted-printable"),
        ("text/plain; charset=iso-8859-1", "caf=C3=A9 =E2=82=AC 5", "quoted-printable"),
        ("text/plain; charset=bestaat-niet", "caf=C3=A9 =E2=82=AC 5", "quoted-printable"),
        ("text/plain", "caf=E9 =80 5", "Quoted-Printable"),
        ("text/plain; charset=utf-16le", base64.b64encode("café € 5".encode("utf-16-le")).decode(), "base64"),
        ("text/plain; charset=utf-8", "Y2Fmw6kg4oKs\r\n!IDU=", "base64"),
        ("text/plain; charset=utf-8", "Y2Fmw6kg4oKsIDU", "BASE64"),
        ("text/plain; charset=utf-8", "caf=C3=\r\n=A9 =E2=82=AC 5=", "quoted-printable"),
        ("text/html", '<meta charset="windows-1252"><p>caf=E9 =80 5', "quoted-printable"),
    ],
)
def test_text_is_read_whatever_it_is_encoded_in(tmp_path: Path, kind: str, content: str, encoding: str) -> None:
    reading = written(tmp_path, HEAD + part(kind, content, f"Content-Transfer-Encoding: {encoding}"))
    assert reading.text.endswith("\n\ncafé € 5")


@pytest.mark.parametrize(
    "field",
    [
        'Content-Disposition: attachment; filename="notitie caf\u00e9.pdf"',
        "Content-Disposition: attachment; filename*=utf-8''notitie%20caf%C3%A9.pdf",
        "Content-Disposition: attachment; filename*0*=utf-8''notitie%20; filename*1*=caf%C3%A9.pdf",
        'Content-Disposition: attachment; filename="=?utf-8?B?bm90aXRpZSBjYWbDqS5wZGY=?="',
        'Content-Disposition: attachment;\r\n filename="=?iso-8859-1?Q?notitie_?=\r\n =?iso-8859-1?Q?caf=E9.pdf?="',
        "Content-Disposition: attachment; filename=notitie café.pdf",
        'Content-Disposition: attachment; filename="../../map\\notitie café.pdf"',
        'Content-Disposition: attachment; filename="notitie\x01 \x1bcafé.pdf"',
    ],
)
def test_names_of_files_are_read_and_safe(tmp_path: Path, field: str) -> None:
    reading = written(tmp_path, of_parts(part("text/plain", "Zie bijlage."), part("application/pdf", "%PDF", field)))
    assert list(inside(reading)) == ["notitie café.pdf"]
    assert [one.name for email in emails_in(reading) for one in email.attachments] == ["notitie café.pdf"]


def test_names_are_each_their_own(tmp_path: Path) -> None:
    nameless = part("application/pdf", "vier", "Content-Disposition: attachment")
    parts = [file("scan.pdf", "een"), file("scan.pdf", "twee"), file("a; b.pdf", "drie"), nameless, file("..", "vijf")]
    reading = written(tmp_path, of_parts(part("text/plain", "Zie bijlagen."), *parts))
    names = ["scan.pdf", "scan (2).pdf", "a, b.pdf", "bijlage.pdf", "bijlage.bin"]
    assert [one.name for email in emails_in(reading) for one in email.attachments] == names
    assert {name: held.data for name, held in inside(reading).items()} == dict(
        zip(names, (b"een", b"twee", b"drie", b"vier", b"vijf"), strict=True)
    )


def test_a_name_with_two_endings_is_one_file(tmp_path: Path) -> None:
    reading = written(tmp_path, of_parts(part("text/plain", "Zie bijlage."), file("a.pdf en b.pdf.zip")))
    assert [one.name for email in emails_in(reading) for one in email.attachments] == ["a.pdf en b.pdf.zip"]


@pytest.mark.parametrize(
    ("plain", "html", "read"),
    [
        ("Wij leveren veertig plekken.", "<p>Wij leveren <b>veertig</b> plekken.", "Wij leveren veertig plekken."),
        (
            "Bekijk dit bericht in HTML.",
            "<p>Wij leveren 40 plekken in het oude gemeentehuis.",
            "Wij leveren 40 plekken in het oude gemeentehuis.",
        ),
        ("", "<p>Dag Piet,</p><p>Tot<br>morgen.</p>", "Dag Piet,\n\nTot\nmorgen."),
        (
            "Almere 105 Lelystad 80",
            "<table><tr><td>Almere<td>105<tr><td>Lelystad<td>80</table>",
            "Almere\t105\nLelystad\t80",
        ),
    ],
)
def test_plain_text_is_read_unless_the_page_says_more(tmp_path: Path, plain: str, html: str, read: str) -> None:
    mail = of_parts(part("text/plain", plain), part("text/html", html), kind="alternative")
    assert written(tmp_path, mail).text.split("Onderwerp: Opgave opvang\n\n")[1] == read


@pytest.mark.parametrize(
    ("style", "read", "warning"),
    [
        ("background:black;color:black", "Gemeld door █████.", "1 stuk tekst is met een vlak bedekt"),
        ("background:black", "Gemeld door █████.", "1 stuk tekst is met een vlak bedekt"),
        ("color:#ffffff", "Gemeld door .", "bevat verborgen tekst"),
        ("display:none", "Gemeld door .", "bevat verborgen tekst"),
    ],
)
def test_what_a_page_covers_is_not_taken_from_its_plain_text(
    tmp_path: Path, style: str, read: str, warning: str
) -> None:
    page = part("text/html", f'<p>Gemeld door <span style="{style}">Jan Smit</span>.')
    mail = of_parts(part("text/plain", "Gemeld door Jan Smit."), page, kind="alternative")
    reading = written(tmp_path, mail)
    assert "Smit" not in reading.text
    assert reading.text.endswith(read)
    assert reading.source.warnings[0].startswith(warning)
    assert len(reading.source.redactions) == read.count("█████")


def test_a_mail_within_a_mail_is_a_file(tmp_path: Path) -> None:
    inner = part("message/rfc822", HEAD.replace("Opgave opvang", "Doorgestuurd: stuk/advies") + "\r\nDe inhoud.")
    reading = written(tmp_path, of_parts(part("text/plain", "Ter info."), inner))
    held = inside(reading)
    assert list(held) == ["Doorgestuurd: stuk-advies.eml"]
    (within,) = held.values()
    assert within.data is not None
    assert "De inhoud." not in reading.text
    assert written(tmp_path, within.data).text.endswith("De inhoud.")


def test_logos_are_passed_over_and_scans_in_the_text_are_files(tmp_path: Path) -> None:
    page = part("text/html", '<p>Zie onder.<img src="cid:logo"><img src="cid:scan">')
    logo, scan = inline("image/png", picture(400, 90), "logo"), inline("image/png", picture(900, 1200), "scan")
    attached = part(
        "image/png", picture(20, 20), "Content-Transfer-Encoding: base64", "Content-Disposition: attachment"
    )
    reading = written(tmp_path, of_parts(page, logo, scan, attached, kind="related"))
    assert list(inside(reading)) == ["afbeelding.png", "bijlage.png"]
    assert "Bijlagen: bijlage.png" in reading.text


def test_an_invitation_is_laid_out(tmp_path: Path) -> None:
    calendar = (
        "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nSUMMARY:Overleg\\, opvang\r\n"
        'DTSTART;TZID="W. Europe Standard Time":20240610T140000\r\nDTEND:20240610T130000Z\r\nLOCATION:Stadhuis\r\n'
        "  Almere\r\nORGANIZER;CN=Anne de Vries:mailto:a.devries@almere.example\r\n"
        'ATTENDEE;ROLE=REQ-PARTICIPANT;CN="Jansen, Piet":mailto:p.jansen@flevoland.example\r\n'
        "BEGIN:VALARM\r\nSUMMARY:Herinnering\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    mail = of_parts(part("text/plain", "Tot dan."), part("text/calendar; method=REQUEST", calendar), kind="alternative")
    assert written(tmp_path, mail).text.split("Tot dan.\n\n")[1].split("\n") == [
        "Afspraak: Overleg, opvang",
        "Tijd: maandag 10 juni 2024 14:00 - 15:00",
        "Plaats: Stadhuis Almere",
        "Organisator: Anne de Vries <a.devries@almere.example>",
        "Genodigden: Jansen, Piet <p.jansen@flevoland.example>",
    ]


def test_what_is_signed_is_read_and_what_is_locked_is_told(tmp_path: Path) -> None:
    signature = part("application/pkcs7-signature; name=smime.p7s", "MIAG", "Content-Disposition: attachment")
    signed = written(tmp_path, of_parts(part("text/plain", "Akkoord."), signature, kind="signed"))
    assert signed.text.endswith("Akkoord.")
    assert not inside(signed)
    for mail in (
        of_parts(part("application/pgp-encrypted", "Version: 1"), file("encrypted.asc"), kind="encrypted"),
        HEAD + part("application/pkcs7-mime; smime-type=enveloped-data", "MIAGCSqGSIb3DQEHA6CA"),
        HEAD + "\r\n-----BEGIN PGP MESSAGE-----\r\n\r\nhQEMA\r\n-----END PGP MESSAGE-----\r\n",
    ):
        reading = written(tmp_path, mail)
        assert reading.source.warnings == ["e-mail is versleuteld: de inhoud is niet gelezen"]
        assert reading.text.endswith("Onderwerp: Opgave opvang\n") or reading.text.endswith("Onderwerp: Opgave opvang")


def test_text_within_a_signature_is_read(tmp_path: Path) -> None:
    inner = part("text/plain", "Akkoord met de opgave.").encode()
    octets = b"\x24\x80\x04" + bytes([len(inner)]) + inner + b"\0\0"
    signed = (
        bytes.fromhex("308006092a864886f70d010702a0803080020101310030800609" + "2a864886f70d010701a080")
        + octets
        + bytes(8)
    )
    mail = HEAD + part(
        "application/pkcs7-mime", base64.encodebytes(signed).decode(), "Content-Transfer-Encoding: base64"
    )
    assert written(tmp_path, mail).text.endswith("Akkoord met de opgave.")
