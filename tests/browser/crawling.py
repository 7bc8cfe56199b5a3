"""Every address of the site, found by following its links from the first page on."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urldefrag, urljoin

from lxml import html

from pipelines.browse.addresses import ADDRESSES, pattern_of

FOLLOWED = 16  # pages of one kind whose links are followed
ASKED = 40  # pages of one kind that are asked for at all
# Each row: what an address of Datasette's own is called, and its pattern; the first that fits counts.
DATASETTES: tuple[tuple[str, str], ...] = (
    ("asset", "/-/.*"),
    ("file", r"/gegevens.*[.](?:csv|json|blob)(?:[?].*)?"),
    ("query", r"/gegevens[?].*"),
    ("database", "/gegevens"),
    ("row", "/gegevens/[^/?]+/.+"),
    ("table", "/gegevens/[^/?]+(?:[?].*)?"),
)
_OURS = tuple((name, pattern_of(name).removeprefix("^").removesuffix("$") + r"(?:[?].*)?") for name in ADDRESSES)
_NEVER = ("beeld", "asset", "file")  # have no links
_STARTS = (
    "/",
    "/zoek?q=gemeente",
    "/zoek?q=nergenstevinden",
    "/zoek?q=%22",
    "/gegevens",
    "/gegevens?sql=select+1",
    "/niets",
)


@dataclass
class Found:
    """What was found: the addresses of each kind, the answers that were no page, the heads of the pages."""

    kinds: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    heads: dict[str, str] = field(default_factory=dict)  # by address: its first heading
    failed: list[str] = field(default_factory=list)


def kind_of(address: str) -> str:
    """Return what an address of the site is called."""
    return next((name for name, pattern in (*_OURS, *DATASETTES) if re.fullmatch(pattern, address)), "niets")


def crawl(site: str) -> Found:
    """Return all that links lead to, breadth first, within bounds for each kind."""
    found = Found()
    waiting = list(_STARTS)
    known = set(waiting)
    for address in waiting:  # grows
        kind = kind_of(address)
        if len(found.kinds[kind]) >= ASKED:
            continue
        found.kinds[kind].append(address)
        for link in _links(site, address, found):
            if link not in known:
                known.add(link)
                waiting.append(link)
    return found


def _links(site: str, address: str, found: Found) -> Iterator[str]:
    """Yield the addresses within the site that a page links to; note how it answers."""
    kind = kind_of(address)
    try:
        with urllib.request.urlopen(site + address) as answer:
            data = answer.read()
    except urllib.error.HTTPError as error:
        if kind != "niets":
            found.failed.append(f"{address}: {error.code}")
        return
    if kind in _NEVER or len(found.kinds[kind]) > FOLLOWED:
        return
    tree = html.fromstring(data, base_url=site + address)
    found.heads[address] = " ".join("".join(head.text_content() for head in tree.xpath("//h1")[:1]).split())
    for target in tree.xpath("//@href | //@src"):
        whole = urldefrag(urljoin(site + address, target)).url
        if whole.startswith(site + "/"):
            yield whole.removeprefix(site)
