"""The site as plain files: whole in itself, and telling no more than what is served."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipelines.commands import main
from tests.test_browse import MINUTES, write_pdf

TABLE = "Overzicht opvangplekken per gemeente\n\nGemeente\tNodig\tKlaar\nGoes\t55\t31\nVeere\t60\t20\nTotaal\t105\t51\n"
MAIL = """Van: Jan Mulder <j.mulder@deventer.nl>
Verzonden: woensdag 5 maart 2025 10:12
Aan: Karin Postma
Onderwerp: planning <script>alert(2)</script>

Beste Karin,

Hierbij de planning van de oever in Deventer.
"""


def run(*arguments: object) -> tuple[int, str]:
    made = CliRunner().invoke(main, list(map(str, arguments)))
    return made.exit_code, made.output


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a small release."""
    top = tmp_path_factory.mktemp("plat")
    release = top / "vrijgegeven"
    release.mkdir()
    write_pdf(release / "verslag.pdf")
    for name, text in (("verslag.md", MINUTES), ("tabel.txt", TABLE), ("mail.txt", MAIL)):
        (release / name).write_text(text)
    (release / "leeg.pdf").write_bytes(b"")
    database = f"sqlite:///{top}/woo.db"
    run("ingest", release, "--database", database)
    code, told = run("browse", "--static", top / "site", "--database", database)
    assert (code, "1 pictures" in told) == (0, True)
    return top / "site"


def pages(folder: Path) -> dict[Path, str]:
    return {path: path.read_text(encoding="utf-8") for path in folder.rglob("*.html")}


def test_every_link_leads_to_a_file_and_a_spot_in_it(folder: Path) -> None:
    texts = pages(folder)
    links = [(path, html.unescape(link)) for path in texts for link in re.findall(r'(?:href|src)="(.+?)"', texts[path])]
    assert len(links) > 100
    for path, link in links:
        if link.startswith("data:"):
            continue
        name, _, spot = link.partition("#")
        target = (path.parent / name).resolve() if name else path
        assert target.is_file(), (path, link)
        assert not spot or f'id="{spot}"' in target.read_text(encoding="utf-8"), (path, link)


def test_it_needs_no_network_and_tells_nothing_of_the_machine(folder: Path) -> None:
    for path, text in pages(folder).items():
        assert "://" not in re.sub(r"https?://www\.w3\.org/2000/svg", "", text), path
        assert str(folder.parent) not in text
        assert "<form" not in text


def test_texts_are_escaped_and_boxes_stay_closed(folder: Path) -> None:
    texts = "".join(pages(folder).values())
    assert "alert(1)" in texts
    assert "<script>alert" not in texts
    assert "GEHEIMENAAM" not in texts
    assert len(list(folder.glob("beeld/*.jpg"))) == 1


def test_what_was_read_can_be_reached_from_the_first_page(folder: Path) -> None:
    seen, ahead = set(), [folder / "index.html"]
    while ahead:
        path = ahead.pop()
        if path in seen or path.suffix != ".html":
            continue
        seen.add(path)
        ahead += [(path.parent / link).resolve() for link in re.findall(r'href="([\w./-]+)', path.read_text())]
    assert seen == set(folder.rglob("*.html"))
    told = "".join(path.read_text() for path in seen)
    for words in ("tien bankjes", "leeg.pdf", "van de oever in Deventer", ">60<"):
        assert words in told


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "brief.txt").write_text("van mij")
    code, told = run("browse", "--static", tmp_path, "--database", f"sqlite:///{folder.parent}/woo.db")
    assert code != 0
    assert "is not empty" in told
    assert [path.name for path in tmp_path.iterdir()] == ["brief.txt"]
    assert run("browse", "--static", tmp_path / "brief.txt" / "x", "--database", f"sqlite:///{folder.parent}/woo.db")[0]
