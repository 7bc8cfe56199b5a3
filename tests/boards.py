"""A small release with the papers of two boards, for the tests of the first page and of meetings in order."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any
from unittest import mock

from lxml import html

from models.database import open_database
from pipelines.browse.serving import site
from pipelines.ingest import ingest

ZOOM, WATER = "Stuurgroep Groene Zoom", "Werkgroep Water"
_HEAD = "Actielijst\n\nNr\tDatum\tActie\tWie\tGereed\n"
_BENCHES = "1\t14-03-2024\tTien bankjes langs het pad plaatsen\tgemeente Goes\t{}\n"
_OWLS = "2\t14-03-2024\tKasten voor uilen ophangen <script>alert(1)</script>\tde heer C. Dekker\t01-06-2024\n"
_TREES = "3\t14-03-2024\tPlan voor de boomgaard maken\tprovincie\t{}\n"
PAPERS = {
    "maart.txt": f"""Verslag {ZOOM}, 14 maart 2024

Locatie: gemeentehuis Goes
Aanwezig: mevrouw A. de Boer (voorzitter), de heer C. Dekker (gemeente Goes)
Afwezig: mevrouw E. Frans (gemeente Veere)

1. Opening
De voorzitter opent de vergadering.

2. Bankjes
Besluit: de stuurgroep plaatst tien bankjes langs het pad.
Toezegging: mevrouw De Boer stuurt voor 1 mei een tekening aan de leden.

3. Uilen
De leden spreken over uilen in Goes.

{_HEAD}{_BENCHES.format("01-05-2024")}{_OWLS}{_TREES.format("01-09-2024")}""",
    "juni-agenda.txt": f"""Agenda {ZOOM}, 20 juni 2024

Locatie: gemeentehuis Veere

1. Opening
2. Boomgaard
3. Rondvraag
""",
    "juni.txt": f"""Verslag {ZOOM}, 20 juni 2024

Aanwezig: mevrouw A. de Boer (voorzitter), mevrouw E. Frans (gemeente Veere)

1. Opening
De voorzitter opent de vergadering.

2. Boomgaard
De leden spreken over de boomgaard.

3. Rondvraag
Niemand heeft een vraag.

{_HEAD}{_BENCHES.format("01-12-2024")}{_TREES.format("Gereed 20-06-2024")}""",
    "water.txt": f"""Verslag {WATER}, 5 april 2024

Aanwezig: de heer G. Smit (voorzitter)

1. Opening
De voorzitter opent de vergadering.

2. Sloten
Besluit: de sloten worden in de winter gebaggerd.

{_HEAD}1\t05-04-2024\tPeil van de sloten meten\twaterschap\t
""",
    "memo.txt": """Memo over hekken <script>alert(2)</script>

Datum: 2 februari 2024

De hekken zijn in 2023 verplaatst.
""",
}


def ingested(folder: Path) -> str:
    """Read the papers, and a file that can't be read; return the database's URL."""
    release = folder / "release"
    release.mkdir()
    for name, text in PAPERS.items():
        (release / name).write_text(text, encoding="utf-8")
    (release / "kapot.pdf").write_bytes(b"%PDF-1.7 en verder niets")
    url = f"sqlite:///{folder}/woo.db"
    ingest(open_database(url, create=True), [release])
    return url


@contextmanager
def reading(url: str) -> Iterator[Reader]:
    """Give somebody who reads the site without looking at pictures: who paints them takes seconds to get ready."""
    with mock.patch("pipelines.browse.serving.painter", return_value=nullcontext()), site(url) as made:
        yield Reader(made)


class Reader:
    """Somebody who reads the site, and follows links."""

    def __init__(self, made: Any) -> None:
        self.made = made

    def get(self, address: str) -> Any:
        """Return the answer."""
        return asyncio.run(self.made.client.get(address))

    def page(self, address: str) -> Any:
        """Return a page as a tree; it must be there."""
        answer = self.get(address)
        assert answer.status_code == 200, address
        return html.fromstring(answer.text)

    def follow(self, page: Any, words: str) -> Any:
        """Return the page that the first link with these words leads to."""
        return self.page(link(page, words))


def link(page: Any, words: str) -> str:
    """Return the address of the first link with these words."""
    return next(each.get("href") for each in page.iter("a") if words in said(each))


def said(part: Any) -> str:
    """Return the words of a part of a page."""
    return " ".join(part.text_content().split())


def rows(page: Any, heading: str) -> list[list[str]]:
    """Return the cells of the table in the section under a heading."""
    (section,) = page.xpath(f'//section[h2[contains(., "{heading}")]]')
    return [[said(cell) for cell in row] for row in section.iter("tr")]
