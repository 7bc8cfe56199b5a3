"""Web pages: what a browser shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.errors import Unreadable
from extract.release import extract
from tests.offices import lines_of, reading_of

HIDDEN = "bevat verborgen tekst, die niet is gelezen"


def lines(folder: Path, html: str) -> list[str]:
    return lines_of(folder, "pagina.html", f"<!DOCTYPE html><html>{html}</html>".encode())


def test_a_page_is_laid_out_as_it_is_shown(tmp_path: Path) -> None:
    page = (
        "<head><title>Niet de tekst</title><script>var x = 1;</script></head><body><h2>Verslag  overleg</h2>"
        "<p>Datum: 12 maart<br>Plaats:&nbsp;Ede</p><ol start='3'><li>Opening<li>Rondvraag</ol><ul><li>punt</ul>"
        "<table><tr><th>Gemeente<th>Aantal<th>Jaar<tr><td rowspan=2>Ede<td>12<td>2024<tr><td>13<td>2025</table>"
        "<pre>eerste\n  tweede</pre><input type=checkbox checked> akkoord <input value='J. Bos'></body>"
    )
    assert lines(tmp_path, page) == [
        "Verslag overleg", "Datum: 12 maart", "Plaats: Ede", "3. Opening", "4. Rondvraag", "- punt",
        "Gemeente\tAantal\tJaar", "Ede\t12\t2024", "\t13\t2025", "eerste", "  tweede", "☒ akkoord J. Bos",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "hidden",
    [
        "<div style='display:none'>geheim</div>",
        "<div hidden>geheim</div>",
        "<p class='a weg'>geheim</p>",
        "<p id=kop>geheim</p>",
        "<span style='visibility: hidden'>geheim</span>",
        "<span style='color:#FFF'>geheim</span>",
        "<font color=white>geheim</font>",
        "<span style='font-size:0px'>geheim</span>",
        "<div style='max-height:0;overflow:hidden'>geheim</div>",
    ],
)
def test_what_is_hidden_is_told_but_not_read(tmp_path: Path, hidden: str) -> None:
    sheet = "<style>/* p{} */ .weg, #kop { display : none } @media print { p { display:none } }</style>"
    sheet = sheet if "weg" in hidden or "kop" in hidden else ""
    reading = reading_of(tmp_path, "a.html", f"<html>{sheet}<body><p>voor</p>{hidden}<p>na</p></body></html>".encode())
    assert "geheim" not in reading.text
    assert reading.text.split() == ["voor", "na"]
    assert reading.source.warnings == [HIDDEN]


@pytest.mark.parametrize(
    "covered",
    [
        "<div style='background:#000'><span style='color:#000'>geheim</span></div>",
        "<span style='background-color: black'>geheim</span>",
        "<p bgcolor='#111111'>geheim</p>",
    ],
)
def test_words_on_a_ground_of_their_own_colour_are_redactions(tmp_path: Path, covered: str) -> None:
    reading = reading_of(tmp_path, "a.html", f"<html><p>Namens {covered} en anderen</p></html>".encode())
    assert reading.text.split() == ["Namens", "█████", "en", "anderen"]
    assert [one.form for one in reading.source.redactions] == ["vlak"]


def test_white_letters_on_a_dark_ground_are_read(tmp_path: Path) -> None:
    assert lines(tmp_path, "<table bgcolor='black'><tr><td style='color:white'>Kop</table>") == ["Kop"]


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("<html><meta charset='iso-8859-1'><p>Caf\xe9</p></html>".encode("latin-1"), "cp1252"),
        ("<html><meta charset='utf-8'><p>Café</p></html>".encode(), "utf-8"),
        ("<html><meta charset='unicode_escape'><p>Café</p></html>".encode(), "utf-8"),
        ("<html><p>Café</p></html>".encode("utf-8-sig"), "utf-8-sig"),
    ],
)
def test_letters_are_read_in_the_encoding_of_the_page(tmp_path: Path, data: bytes, encoding: str) -> None:
    reading = reading_of(tmp_path, "a.html", data)
    assert reading.text == "Café"
    assert reading.source.encoding == encoding


@pytest.mark.parametrize("sign", ["&#1;", "\x01", "&#x1c;", "\x1c", "&#xfffe;", "&#xdfff;"])
@pytest.mark.parametrize(
    "page",
    [
        "<p>Begin{}<b hidden>niet</b>{} eind</p>",
        "<div><b hidden>niet</b>{}Begin eind</div>",
        "<p style='color:#fff;background-color:#fff'>{}</p><p>Begin eind</p>",
        "<p>Begin <input value='eind{}'></p>",
    ],
)
def test_characters_that_no_page_may_hold_are_no_obstacle(tmp_path: Path, page: str, sign: str) -> None:
    (line,) = lines(tmp_path, page.format(sign, sign))
    assert [word.strip("\ufffd") for word in line.split()] == ["Begin", "eind"]


def test_a_page_nested_without_end_is_refused_not_cut_off(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="te diep genest"):
        lines(tmp_path, "<body><p>begin</p>" + "<div>" * 5_000 + "diep")


def test_a_mail_saved_as_a_page_is_a_mail(tmp_path: Path) -> None:
    page = (
        "<html><body><p class=MsoNormal><b>Van:</b> Bos, J. (Jan) &lt;j.bos@drenthe.example&gt;<br><b>Verzonden:</b> "
        "dinsdag 12 maart 2024 10:15<br><b>Aan:</b> Vis, A. &lt;a.vis@ede.example&gt;<br>"
        "<b>Onderwerp:</b> Planning opvang</p>"
        "<p>Beste Anna,</p><p>Hierbij de planning.</p><p>Groet,<br>Jan</p></body></html>"
    )
    (tmp_path / "mail.html").write_text(page)
    (document,) = extract(tmp_path / "mail.html").documents
    assert [one.subject for one in document.emails] == ["Planning opvang"]
