"""Take the pictures that the README shows, of the shipped samples."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import Finding, Opgave, Source
from models.database import open_database
from pipelines.browse.addresses import ADDRESSES
from tests.browser.conftest import PROGRAM

ROOT = Path(__file__).parent.parent.parent
_SIZE = {"width": 1280, "height": 760}
_COLOURS = 64


def addresses(url: str) -> dict[str, str]:
    """Return by the name of its picture each page to be taken: a finding on a page, the place with most opgaven."""
    with Session(open_database(url)) as session:
        on_paper = select(Finding.id).join(Source, Source.id == Finding.source_id).where(Source.name.endswith(".pdf"))
        finding = session.scalars(on_paper.where(Finding.check == "tekst-tabel").order_by(Finding.id)).first()
        of_place = select(Opgave.entity_id).where(Opgave.place_kind == "gemeente", Opgave.entity_id.is_not(None))
        told = select(Finding.place).where(Finding.check == "tekst-tabel")
        most = of_place.where(Opgave.place.in_(told)).group_by(Opgave.entity_id).order_by(func.count().desc())
        place = session.scalars(most.order_by(Opgave.entity_id)).first()
    return {
        "bevinding": ADDRESSES["bekijk"].format(id=finding),
        "gemeente": ADDRESSES["over"].format(id=place),
    }


def main() -> None:
    """Read the samples, serve them, and write the pictures into docs/."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/woo.db"
        at = ["--database", url]
        subprocess.run([PROGRAM, "ingest", ROOT / "corpus" / "samples", *at], check=True, stdout=subprocess.DEVNULL)
        with subprocess.Popen([PROGRAM, "browse", "--port", "0", *at], stdout=subprocess.PIPE, text=True) as served:
            assert served.stdout is not None
            take(served.stdout.readline().strip().rstrip("/"), addresses(url))
            served.send_signal(signal.SIGINT)


def take(site: str, pages: dict[str, str]) -> None:
    """Take a picture of each page, in few colours so that it is small."""
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=root)
        window = chromium.new_page(viewport=_SIZE)
        for name, address in pages.items():
            path = ROOT / "docs" / f"{name}.png"
            window.goto(site + address, wait_until="networkidle")
            window.screenshot(path=path)
            Image.open(path).convert("RGB").quantize(_COLOURS).save(path, optimize=True)
        chromium.close()


if __name__ == "__main__":
    main()
