"""A real browser, and the site as a process of its own over a release of our own making."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, sync_playwright

from models.database import open_database
from pipelines.ingest import ingest
from tests.browser.release import write_release

WIDE, NARROW = 1280, 390  # pixels
PROGRAM = Path(sys.executable).with_name("wooverslag")
_PATIENCE = 15_000  # milliseconds before something that does not come is a failure


@dataclass(frozen=True)
class Site:
    """The site that is looked at: where it is, the files that it tells of, the database that holds what was read."""

    address: str  # without a slash at its end
    folder: Path
    url: str


@dataclass
class Eye:
    """A window of the browser, and what went wrong in it."""

    page: Page
    site: Site
    wrongs: list[str] = field(default_factory=list)

    def visit(self, address: str) -> Page:
        """Go to an address of the site and wait until all of it is there."""
        self.page.goto(self.site.address + address, wait_until="load")
        return self.page


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    home = tmp_path_factory.mktemp("browser")
    folder = home / "release"
    write_release(folder)
    url = f"sqlite:///{home}/woo.db"
    engine = open_database(url, create=True)
    ingest(engine, [folder])
    engine.dispose()
    with subprocess.Popen(
        [PROGRAM, "browse", "--database", url, "--port", "0"], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip().rstrip("/")
        assert address, "the site did not begin"
        yield Site(address, folder, url)
        process.send_signal(signal.SIGINT)


@pytest.fixture(scope="session")
def written(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site as plain HTML files."""
    home = tmp_path_factory.mktemp("written") / "site"
    subprocess.run([PROGRAM, "browse", "--database", site.url, "--static", home], check=True, stdout=subprocess.DEVNULL)
    return Site(home.as_uri(), site.folder, site.url)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = os.environ.get("CHROMIUM")
    if not program:
        pytest.exit("say which Chromium with CHROMIUM=/path/to/it, as make test-browser does", 1)
    with sync_playwright() as playwright:
        root = ["--no-sandbox"] if os.geteuid() == 0 else []  # Chromium as root refuses to start otherwise
        chromium = playwright.chromium.launch(executable_path=program, args=root)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def opened(browser: Browser, site: Site) -> Iterator[Callable[..., Eye]]:
    """Give who opens a window so many pixels wide on the site, or on another; nothing may go wrong in it."""
    contexts = []

    def open_(width: int, site: Site = site) -> Eye:
        context = browser.new_context(viewport={"width": width, "height": 900}, locale="nl-NL")
        contexts.append(context)
        context.set_default_timeout(_PATIENCE)
        eye = Eye(context.new_page(), site)
        _watch(eye)
        return eye

    yield open_
    for context in contexts:
        context.close()


def _watch(eye: Eye) -> None:
    """Note each error, each dialog that something on a page opens, and each request to another host."""

    def ask(request: Request) -> None:
        if not request.url.startswith((eye.site.address, "data:")):
            eye.wrongs.append(f"asked {request.url}")

    eye.page.on("request", ask)
    eye.page.on("pageerror", lambda error: eye.wrongs.append(f"error {error}"))
    eye.page.on("console", lambda told: eye.wrongs.append(f"console {told.text}") if told.type == "error" else None)
    eye.page.on("dialog", lambda dialog: (eye.wrongs.append(f"dialog {dialog.message}"), dialog.dismiss()))


@pytest.fixture
def wide(opened: Callable[[int], Eye]) -> Eye:
    return opened(WIDE)
