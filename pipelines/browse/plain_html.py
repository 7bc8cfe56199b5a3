"""Write the site as plain HTML files: for any web server, or to send along with a story.

The pages are those that are served, but for search and Datasette's. A record that says little more than where it stands
(a name, a figure, a cell …) gets no page of its own: links to it lead to its spot on the printed page.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from models import Attendance, Cell, Figure, Mention, Opgave, Page, Redaction
from models.database import open_database
from models.errors import WooError
from pipelines.browse import PAGES
from pipelines.browse.addresses import Links
from pipelines.browse.answers import Asked, Bytes, NotThere, Paint, Shown, message_page, written
from pipelines.browse.printed.originals import Lost
from pipelines.browse.printed.pictures import painter
from pipelines.browse.printed.strips import AT_ONCE, ends_of, number_at

ON_THE_PAGE: tuple[type[Any], ...] = (Attendance, Cell, Figure, Mention, Opgave, Redaction)
_FIRST, _SEARCH, _RECORD, _PAGE, _PICTURE = "begin", "zoek", "bekijk", "pagina", "beeld"
_ASSETS = "middelen"  # the folder with what the pages use
_AT_ONCE = 200  # pages after which what was looked up is forgotten
_ODD = re.compile(r"[^A-Za-z0-9-]")


@dataclass(frozen=True)
class Place:
    """A page of the site: what it is called, the id in its address, what is filled in on it."""

    name: str
    id: str = ""
    filled_in: tuple[tuple[str, Any], ...] = ()

    @property
    def file(self) -> str:
        """Return the name of its file, which every file system allows."""
        if self.name == _FIRST:
            return "index.html"
        told = [self.id, *(f"{key}-{value}" for key, value in self.filled_in)]
        own = "-".join(_ODD.sub(lambda odd: f"_{ord(odd[0]):x}", each) for each in told if each) or "index"
        return f"{self.name}/{own}{'.jpg' if self.name == _PICTURE else '.html'}"


class FileLinks(Links):
    """Links from one file to another; which are wanted is kept, so that they can be written too."""

    live = False

    def __init__(self, spots: dict[str, tuple[Place, str]]) -> None:
        self._spots = spots
        self.wanted: dict[Place, None] = {Place(_FIRST): None}
        self.up = ""  # the way from the file that is written to the folder of them all

    def to(self, name: str, id: str = "", **filled_in: Any) -> str:
        """Return the link to the file with a page, to a spot on it for what has no page of its own."""
        given = tuple(sorted((key, value) for key, value in filled_in.items() if value))
        place, spot = Place(_FIRST if name == _SEARCH else name, id, given), ""
        if name == _RECORD and id in self._spots:
            place, spot = self._spots[id]
        self.wanted.setdefault(place)
        return f"{self.up}{place.file}{f'#{spot}' if spot else ''}"

    def rows(self, table: str = "", **filters: str) -> str:
        """Return the first page: there are no rows without a database."""
        return f"{self.up}index.html"

    def asset(self, name: str) -> str:
        """Return the link to a file that the pages use."""
        return f"{self.up}{_ASSETS}/{name}"


@dataclass
class Written:
    """How many pages and pictures were written, and how many pictures could not be made."""

    pages: int = 0
    pictures: int = 0
    missing: int = 0

    @property
    def line(self) -> str:
        """Return what the user is told."""
        lacking = f"; of {self.missing} pages no picture could be made, they show their text" if self.missing else ""
        return f"{self.pages} pages and {self.pictures} pictures{lacking}"


def write(url: str, folder: Path) -> Written:
    """Write the site for a database into an empty or new folder; raises WooError where either won't do."""
    engine = open_database(url)
    try:
        with painter() as paint, Session(engine) as session:
            return write_site(session, paint, folder)
    finally:
        engine.dispose()


def write_site(session: Session, paint: Paint, folder: Path) -> Written:
    """Write every page that can be reached from the first one into an empty or new folder; raises WooError else."""
    _prepare(folder)
    links, done = FileLinks(dict(_spots(session))), Written()
    at = 0
    while at < len(links.wanted):
        for place in list(links.wanted)[at:]:
            at += 1
            if place.name != _PICTURE:
                _write_page(session, paint, folder, place, links)
                done.pages += 1
            if at % _AT_ONCE == 0:
                session.expunge_all()
    for place in _in_order(session, links):
        painted = _write_picture(session, paint, folder, place)
        done.pictures += painted
        done.missing += not painted
    return done


def _prepare(folder: Path) -> None:
    """Make the folder, with what the pages use; what is in it already is never written over."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise WooError(f"{folder}: is not empty; give a new folder")
        with as_file(files("pipelines.browse") / "static") as assets:
            shutil.copytree(assets, folder / _ASSETS)
    except OSError as error:
        raise WooError(f"{folder}: {error.strerror}") from error


def _write_page(session: Session, paint: Paint, folder: Path, place: Place, links: FileLinks) -> None:
    """Write one page, and have the links on it followed."""
    links.up = "../" if "/" in place.file else ""
    made = _made(PAGES[place.name], Asked(session, {"id": place.id}, {k: str(v) for k, v in place.filled_in}, paint))
    path = folder / place.file
    path.parent.mkdir(exist_ok=True)
    path.write_text(written(made, links), encoding="utf-8", errors="replace")


def _made(page: Callable[[Asked], Shown | Bytes], asked: Asked) -> Shown:
    """Return a page, or what a reader is told where there is none."""
    try:
        made = page(asked)
    except (NotThere, Lost) as error:
        return message_page(str(error))
    assert isinstance(made, Shown)
    return made


def _write_picture(session: Session, paint: Paint, folder: Path, place: Place) -> bool:
    """Write the picture of a page; return whether there is one."""
    try:
        made = PAGES[_PICTURE](Asked(session, {"id": place.id}, {}, paint))
    except (NotThere, Lost):
        return False
    assert isinstance(made, Bytes)
    path = folder / place.file
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(made.data)
    return True


def _in_order(session: Session, links: FileLinks) -> list[Place]:
    """Return the pictures that are wanted, file by file, so that none is opened again for each of its pages."""
    order = {
        row.id: at for at, row in enumerate(session.execute(select(Page.id).order_by(Page.source_id, Page.number)))
    }
    return sorted((place for place in links.wanted if place.name == _PICTURE), key=lambda place: order[place.id])


def _spots(session: Session) -> Iterator[tuple[str, tuple[Place, str]]]:
    """Yield by its id the page and the spot on it of each record that has no page of its own."""
    long = {
        row.id: ends_of(row.text)
        for row in session.execute(select(Page.id, Page.text).where(func.length(Page.text) > AT_ONCE))
    }
    for kind in ON_THE_PAGE:
        spot: Any = Opgave.cell_id if kind is Opgave else kind.id
        on_page = and_(Page.source_id == kind.source_id, Page.number == kind.page)
        query = select(kind.id, spot.label("spot"), Page.id.label("page"), (kind.start - Page.start).label("at"))
        for row in session.execute(query.join(Page, on_page)):
            number = number_at(long[row.page], row.at) if row.page in long else 1
            yield row.id, (Place(_PAGE, row.page, (("deel", number),) if number > 1 else ()), row.spot)
