"""Tell by which version, and in which way, a source was read, and whether reading it again would give something new."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from extract.read.ocr import cannot_read
from extract.read.options import USUAL, Options
from models import Source
from pipelines.store import FAILED

LOCKED = "wachtwoord"  # is in the reason of whatever a password may open
UNREAD = "ongelezen"  # how a page was read
WITHOUT_OCR = "zonder-ocr"  # in the version of a reading: Tesseract was not there


def pipeline_version(ner: str | None = None, options: Options = USUAL) -> str:
    """Return the version that readings are stamped with: what changes a reading but is not usual is part of it."""
    try:
        own = version("wooverslag")
    except PackageNotFoundError:
        own = "0"
    return " ".join([own, *([ner] if ner else []), *([f"ocr={options.ocr}"] if options.ocr != USUAL.ocr else [])])


def stamped(source: Source, full: str) -> str:
    """Return the version of a reading; one with pages left unread for want of Tesseract is read again once it is there.

    `full` is the version of a reading that lacks nothing.
    """
    lacking = "ocr=never" not in full and cannot_read() and any(page.read_by == UNREAD for page in source.pages)
    return f"{full} {WITHOUT_OCR}" if lacking else full


def is_current(known: Source, full: str) -> bool:
    """Tell whether reading the file of `known` again would give nothing new."""
    return known.version == full or (known.version == f"{full} {WITHOUT_OCR}" and bool(cannot_read()))


@dataclass(frozen=True, slots=True)
class Wish:
    """What a run asks for: readings of a version, all files read `again`, or what failed (`retry`), new passwords."""

    stamp: str
    again: bool = False
    retry: bool = False
    passwords: bool = False

    def is_met_by(self, known: Source) -> bool:
        """Tell whether reading the file of `known` again would give nothing new, or is not asked for.

        What failed over something that may pass, such as a limit, has no version, so that it is never current.
        """
        wanted = self.again or (self.retry and known.status == FAILED) or self.may_open(known.error)
        return not wanted and is_current(known, self.stamp)

    def may_open(self, error: str | None) -> bool:
        """Tell whether what is wrong with a file is a lock, and there are passwords to try."""
        return self.passwords and LOCKED in (error or "")
