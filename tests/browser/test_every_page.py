"""Every kind of page can be read by everybody: on a phone, with a screen reader, without a network."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

import axe_playwright_python
import pytest
from lxml import html

from pipelines.browse.addresses import ADDRESSES
from tests.browser.conftest import NARROW, WIDE, Eye, Site
from tests.browser.crawling import Found, crawl

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
KINDS = [name for name in ADDRESSES if name != "beeld"] + ["database", "table", "row", "query", "niets"]
MOST = 4  # pages of one kind that are looked at
_RUN = """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations
  .filter((each) => ["serious", "critical"].includes(each.impact))
  .map((each) => `${each.id}: ${each.nodes.slice(0, 3).map((node) => node.html).join(" | ")}`)"""
_OVER = """() => [...document.querySelectorAll("body *")]
  .filter((each) => each.getBoundingClientRect().right > innerWidth + 1 && !each.closest(".breed"))
  .slice(0, 3).map((each) => each.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module")
def found(site: Site) -> Found:
    return crawl(site.address)


@pytest.fixture(scope="module", params=[WIDE, NARROW])
def eye(opened: Callable[[int], Eye], request: pytest.FixtureRequest) -> Eye:
    return opened(request.param)


def test_each_link_leads_somewhere(found: Found) -> None:
    assert not found.failed
    assert {"begin", "zoek", "bekijk", "pagina", "beeld", "document", "table", "file"} <= set(found.kinds)


def chosen(found: Found, kind: str) -> list[str]:
    """Return pages of a kind to look at, of as many sorts as there are: first those with another heading."""
    followed = [address for address in found.kinds[kind] if address in found.heads or kind == "niets"]
    by_head = {found.heads.get(address, ""): address for address in reversed(followed)}
    return list(dict.fromkeys([*by_head.values(), *followed[-1:]]))[: MOST * (3 if kind == "bekijk" else 1)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_can_be_read_by_everybody(eye: Eye, found: Found, kind: str) -> None:
    wrong = {address: told for address in chosen(found, kind) if (told := faults(eye, address, kind))}
    assert found.kinds[kind]
    assert not wrong


def test_the_pages_that_are_written_can_be_read_by_everybody(opened: Callable[..., Eye], written: Site) -> None:
    eye, home = opened(NARROW, written), folder_of(written)
    kinds: dict[str, list[str]] = {}
    for page in sorted(home.rglob("*.html")):
        kinds.setdefault(page.parent.name, []).append(page.relative_to(home).as_posix())
    assert {"bekijk", "pagina", "document", "over", "lijst", "reeks"} <= set(kinds)
    chosen = [some[at] for some in kinds.values() for at in {0, len(some) // 2}]
    assert not {page: told for page in chosen if (told := faults(eye, f"/{page}"))}


def folder_of(written: Site) -> Path:
    """Return the folder with the pages that were written."""
    return Path(url2pathname(urlsplit(written.address).path))


def test_each_link_of_the_pages_that_are_written_leads_to_one(written: Site) -> None:
    known: dict[Path, set[str]] = {}
    for page in folder_of(written).rglob("*.html"):
        known[page] = set(html.parse(page).xpath("//@id"))
    for page in known:
        for target in html.parse(page).xpath("//@href | //@src"):
            parts = urlsplit(target)
            if not parts.scheme:
                file = (page.parent / unquote(parts.path)).resolve() if parts.path else page
                assert file.is_file(), (page, target)
                assert not parts.fragment or parts.fragment in known[file], (page, target)


def faults(eye: Eye, address: str, kind: str = "") -> list[str]:
    """Return what is wrong with a page: too wide, unreadable for some, errors, asks of other hosts."""
    eye.wrongs.clear()
    page = eye.visit(address)
    told = [each for each in eye.wrongs if kind != "niets" or "404" not in each]
    if page.evaluate("document.scrollingElement.scrollWidth > innerWidth"):
        told.append(f"too wide: {page.evaluate(_OVER)}")
    page.evaluate(AXE)
    return told + list(page.evaluate(_RUN))
