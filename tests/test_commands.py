"""Every command does what its help says, and says in one line what went wrong."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from models import Source
from models.errors import WooError
from pipelines.commands import COMMANDS, main
from pipelines.lists import KINDS
from pipelines.output import fitted
from pipelines.queries import records
from tests.made import read_made


def run(*arguments: object) -> Result:
    """Run the command line."""
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)


@pytest.fixture(autouse=True)
def stages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the source made by hand in the place of what the stages read."""
    monkeypatch.setattr("pipelines.ingest._stages", lambda *_: read_made)


def rows(kind: str, database: str, *options: object) -> list[dict[str, Any]]:
    """Return what `list` prints as JSON."""
    return json.loads(run("list", kind, "--format", "json", "--database", database, *options).stdout)


# ingest and status


def test_ingest_counts_what_was_read_and_found(database: str, release: Path) -> None:
    result = run("ingest", release, "--database", database)
    assert result.exit_code == 0
    assert "1 file: 1 gelezen" in result.stdout
    assert "3 documents, 1 meeting, 2 agenda items, 2 decisions" in result.stdout
    again = run("ingest", release, "--database", database)
    assert "1 file: 1 ongewijzigd\nnothing changed" in again.stdout


def test_ingest_goes_on_after_a_path_that_is_not_there(database: str, release: Path, tmp_path: Path) -> None:
    result = run("ingest", tmp_path / "weg.pdf", release, "--database", database)
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [f"mislukt          {tmp_path}/weg.pdf: bestaat niet"]
    assert "2 files: 1 gelezen, 1 mislukt" in result.stdout


def test_what_a_reader_warns_of_is_told(database: str, release: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(path: Path) -> Source:
        source = read_made(path)
        source.warnings += [f"pagina {number} heeft geen tekst" for number in range(2, 7)]
        return source

    monkeypatch.setattr("pipelines.ingest._stages", lambda *_: read)
    few = "pagina 4 heeft geen tekst … en nog 2\n"
    assert "1 finding; pagina 2 heeft geen tekst; " in run("ingest", release, "--database", database).stdout
    assert few in run("status", "--database", database).stderr
    assert f"let op       {release}: pagina 2 heeft geen tekst; " in run("status", "--database", database).stderr


def test_status_counts_records_and_names_what_was_not_read(filled: str) -> None:
    result = run("status", "--database", filled, "--format", "csv")
    counts = {what: count for what, count, _ in csv.reader(io.StringIO(result.stdout))}
    assert counts["sources gelezen"] == "1"
    assert (counts["decisions"], counts["pages"], counts["findings"]) == ("2", "3", "1")
    assert "last run" in result.stderr


# list


@pytest.mark.parametrize("kind", KINDS)
def test_every_list_can_be_filtered_every_way(kind: str, filled: str) -> None:
    found = rows(kind, filled)
    assert found
    assert all(row["id"] and row["source"] == "vergadering.txt" and row["document"] for row in found)
    narrowed = (
        *("--gemeente", "Almere", "--organisatie", "COA", "--body", "zuiderland", "--from", "2024-01-01"),
        *("--to", "31-12-2024", "--source", "vergadering", "--limit", 5),
    )
    assert run("list", kind, *narrowed, "--database", filled).exit_code == 0
    assert rows(kind, filled, "--source", "iets anders") == []


@pytest.mark.parametrize(
    ("kind", "options", "expected"),
    [
        ("decisions", ["--gemeente", "almere"], ["besluit"]),
        ("decisions", ["--gemeente", "GM0034"], ["besluit"]),
        ("decisions", ["--gemeente", "Lelystad"], []),
        ("decisions", ["--kind", "Toezegging"], ["toezegging"]),
        ("decisions", ["--body", "regietafel"], ["besluit", "toezegging"]),
        ("decisions", ["--body", "college"], []),
        ("decisions", ["--from", "2024-07-17", "--to", "2024-07-17"], ["besluit", "toezegging"]),
        ("decisions", ["--from", "2024-07-18"], []),
        ("decisions", ["--limit", "1"], ["besluit"]),
        ("documents", ["--from", "2024-07-18"], ["e-mail", "overzicht"]),
        ("documents", ["--to", "2024-07-17"], ["verslag"]),
        ("documents", ["--gemeente", "Almere"], ["verslag"]),
        ("mentions", ["--kind", "persoon"], ["persoon"]),
    ],
)
def test_filters_choose(kind: str, options: list[str], expected: list[str], filled: str) -> None:
    assert [row["kind"] for row in rows(kind, filled, *options)] == expected


def test_a_name_with_a_slip_of_the_pen_gets_a_hint(filled: str) -> None:
    result = run("list", "decisions", "--gemeente", "Amersfort", "--database", filled)
    assert result.exit_code == 0
    assert result.stderr == "the register has no gemeente called Amersfort; did you mean Amersfoort?\n"
    assert not run("list", "decisions", "--gemeente", "Lelystad", "--database", filled).stderr


def test_opgaven_are_found_by_the_place_they_are_about(filled: str) -> None:
    assert [row["value"] for row in rows("opgaven", filled, "--gemeente", "Almere")] == [105]
    assert [row["place"] for row in rows("opgaven", filled, "--kind", "asiel")] == ["Almere", "Lelystad"]


def test_a_mail_lists_its_correspondents(filled: str) -> None:
    newest = rows("emails", filled)[0]
    assert (newest["from"], newest["to"]) == ("J. de Boer", "zuiderland.nl")
    assert newest["sent"] == "2024-07-19T09:05:06"


def test_formats_show_the_same_rows(filled: str) -> None:
    shown = {name: run("list", "decisions", "--format", name, "--database", filled).stdout for name in FORMATS}
    as_json = json.loads(shown["json"])
    assert [json.loads(line) for line in shown["jsonl"].splitlines()] == as_json
    assert [row["id"] for row in csv.DictReader(io.StringIO(shown["csv"]))] == [row["id"] for row in as_json]
    assert all(row["id"][:8] in shown["table"] for row in as_json)
    assert "de heer Vos" in shown["csv"]


FORMATS = ("table", "csv", "json", "jsonl")


def test_a_notebook_gets_the_same_list(filled: str) -> None:
    frame = records("decisions", database=filled, gemeente="Almere", from_="2024-01-01")
    assert isinstance(frame, pd.DataFrame)
    assert frame["kind"].tolist() == ["besluit"]
    assert frame["date"].tolist() == ["2024-07-17"]
    with pytest.raises(WooError, match="no list of 'besluiten'"):
        records("besluiten", database=filled)
    with pytest.raises(WooError, match="is no date"):
        records("decisions", database=filled, to="gisteren")


# search and show


def test_search_marks_what_it_found(filled: str) -> None:
    (row,) = json.loads(run("search", "planning", "--format", "json", "--database", filled).stdout)
    assert "de reëele **planning** van" in row["text"]
    assert (row["in"], row["page"], row["date"]) == ("Verslag Regietafel Zuiderland", 1, "2024-07-17")


def test_show_tells_where_a_record_was_printed(filled: str) -> None:
    promised = rows("decisions", filled, "--kind", "toezegging")[0]
    shown = run("show", promised["id"][:8], "--database", filled).stdout
    lines = dict(line.split("  ", 1) for line in shown.splitlines() if "  " in line)
    told = {key: value.strip() for key, value in lines.items()}
    assert told["quote"] == "de heer Vos stuurt de lijst na"
    assert told["as printed"] == "Toezegging: de heer Vos stuurt de lijst na."
    assert told["page"] == "1"
    assert told["document"] == "verslag Verslag Regietafel Zuiderland"
    assert told["source"] == "vergadering.txt"


@pytest.mark.parametrize("kind", KINDS)
def test_every_record_that_is_listed_can_be_shown(kind: str, filled: str) -> None:
    for row in rows(kind, filled):
        shown = run("show", row["id"], "--database", filled)
        assert shown.exit_code == 0
        assert row["id"] in shown.stdout


# what goes wrong


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["show", "zzzz"], "no record has an id that begins with zzzz"),
        (["show", ""], "an id has at least one character"),
        (["search", '"'], "there is no word to search for"),
        (["list", "emails", "--kind", "x"], "have no kinds of their own"),
        (["list", "decisions", "--database", "woo.db"], "is no database URL"),
        (["status", "--database", "sqlite:////nergens/woo.db"], "does not exist"),
        (["export", "/dev/null/uit"], "/dev/null"),
        (["evaluate", "."], "has no .json files"),
    ],
)
def test_an_error_is_one_line_and_exit_code_1(
    arguments: list[str], message: str, filled: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WOO_DATABASE", filled)
    result = run(*arguments)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert message in result.stderr
    assert result.stderr.startswith("wooverslag: ")


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["list", "besluiten"],
        ["ingest"],
        ["list", "decisions", "--from", "gisteren"],
        ["nosuch"],
        ["evaluate", "/nergens"],
    ],
)
def test_wrong_usage_is_exit_code_2(arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


def test_export_and_evaluate_work_from_the_command_line(filled: str, tmp_path: Path) -> None:
    result = run("export", "--format", "reading", tmp_path / "uit", "--database", filled)
    assert result.stdout == f"1 reading written to {tmp_path}/uit\n"
    scores = run("evaluate", tmp_path / "uit", "--database", filled, "--format", "json")
    assert {row["F1"] for row in json.loads(scores.stdout)} == {1}


def test_the_database_may_come_from_the_environment(filled: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WOO_DATABASE", filled)
    assert "besluit" in run("list", "decisions").stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(name: str) -> None:
    shown = run(name, "--help").stdout
    assert f"Example:\n    wooverslag {name} " in shown or f"Example:\n    wooverslag {name}\n" in shown


def test_the_version_is_told() -> None:
    assert run("--version").stdout.startswith("wooverslag, version ")


COLUMNS = st.sampled_from(["kind", "body", "by", "owners", "text", "page"])


@given(st.dictionaries(COLUMNS, st.integers(1, 400), min_size=1), st.integers(90, 300))
def test_columns_fit_the_terminal(needed: dict[str, int], total: int) -> None:
    widths = fitted(needed, total)
    assert sum(widths.values()) + 2 * len(widths) <= total
    assert all(1 <= width <= needed[name] for name, width in widths.items())
    assert widths.get("text", 20) >= min(20, needed.get("text", 20))
    assert needed.keys() - widths.keys() <= {"body"}


def test_what_is_listed_found_or_shown_links_to_its_page(database: str, release: Path) -> None:
    run("ingest", release, "--database", database)
    for row in rows("decisions", database):
        assert row["link"] == f"http://127.0.0.1:8001/bekijk/{row['id']}"
        assert row["link"] in run("show", row["id"], "--database", database).stdout
    assert row["link"].rpartition("/")[0] in run("list", "decisions", "--database", database).stdout
    found = json.loads(run("search", "cijfers", "--format", "json", "--database", database).stdout)
    assert found
    assert all(hit["link"].endswith(f"/bekijk/{hit['id']}") for hit in found)
