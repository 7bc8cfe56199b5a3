"""Tell how a run of `ingest` goes: a bar on a terminal, a plain line for each file elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar

from pipelines.files import WITHIN, files_in
from pipelines.ingest import Report, Summary
from pipelines.store import Outcome

SHOWN = {
    # What a summary counts, by the name of its table: what one is called, and what several are.
    "document": ("document", "documents"),
    "meeting": ("meeting", "meetings"),
    "agenda_item": ("agenda item", "agenda items"),
    "decision": ("decision", "decisions"),
    "action": ("action", "actions"),
    "email": ("e-mail", "e-mails"),
    "tabel": ("table", "tables"),
    "opgave": ("opgave", "opgaven"),
    "mention": ("mention", "mentions"),
    "figure": ("figure", "figures"),
    "redaction": ("redaction", "redactions"),
    "inventory_entry": ("listed document", "listed documents"),
    "finding": ("finding", "findings"),
}
WARNINGS = 3  # how many are told of one file
TROUBLE = {Outcome.FAILED, Outcome.SKIPPED, Outcome.GONE}


class Progress:
    """Shows the files of a run as they are done; a context manager, so that the bar is taken away at the end."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self.bar: Bar | None = None
        if sys.stderr.isatty():
            columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
            self.bar = Bar(*columns, console=Console(stderr=True), transient=True)
            self.task = self.bar.add_task("reading", total=sum(1 for _ in files_in(paths)))

    def __enter__(self) -> Progress:
        """Show the bar, where there is one."""
        if self.bar:
            self.bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Take the bar away."""
        if self.bar:
            self.bar.stop()

    def tell(self, report: Report) -> None:
        """Show what became of one file: trouble on stderr, the rest on stdout."""
        if self.bar:
            if WITHIN in report.known_as:  # only the files on disk were counted beforehand
                self.bar.update(self.task, total=(self.bar.tasks[0].total or 0) + 1)
            self.bar.advance(self.task)
            if report.outcome in TROUBLE or report.warnings:
                self.bar.console.print(_line(report), markup=False, highlight=False)
        else:
            click.echo(_line(report), err=report.outcome is Outcome.FAILED)


def _line(report: Report) -> str:
    """Return the line about one file."""
    told = "; ".join(filter(None, (report.error, ", ".join(_counted(report.records)), few(report.warnings))))
    return f"{report.outcome.value:16} {report.known_as}" + (f": {told}" if told else "")


def few(warnings: list[str]) -> str:
    """Return the first warnings on one line, and how many more there are."""
    more = len(warnings) - WARNINGS
    return "; ".join(warnings[:WARNINGS]) + (f" … en nog {more}" if more > 0 else "")


def _counted(records: dict[str, int]) -> Iterator[str]:
    """Yield how many were found of what was found at all."""
    for table, (one, more) in SHOWN.items():
        if count := records.get(table):
            yield f"{count} {one if count == 1 else more}"


def summary_lines(summary: Summary) -> Iterator[str]:
    """Yield what the user is told at the end of a run."""
    total = summary.outcomes.total()
    outcomes = [(summary.outcomes[outcome], outcome.value) for outcome in Outcome]
    counts = ", ".join(f"{count} {name}" for count, name in outcomes if count)
    yield f"{total} {'file' if total == 1 else 'files'}: {counts}" if total else "no files found"
    found = ", ".join(_counted(summary.records))
    if found:
        yield f"found: {found}"
    if summary.unlisted:
        documents = "document" if summary.unlisted == 1 else "documents"
        yield f"on an inventarislijst, but not found: {summary.unlisted} {documents}"
    if summary.between:
        yield f"between files: {summary.between} {'finding' if summary.between == 1 else 'findings'}"
    if total and not summary.failures and not found and not summary.outcomes[Outcome.SKIPPED]:
        yield "nothing changed"
