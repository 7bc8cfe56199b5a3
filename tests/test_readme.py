"""The README tells of everything there is to use, and of nothing else."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import click
import pytest

from models import Record
from pipelines.commands import COMMANDS, main
from pipelines.lists import KINDS
from pipelines.queries import records
from pipelines.store import Outcome

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
_CONTEXT = click.Context(main)
EVERY = {name: command for name in COMMANDS if (command := main.get_command(_CONTEXT, name))}


@pytest.mark.parametrize("name", sorted(EVERY))
def test_every_command_and_option_is_documented(name: str) -> None:
    assert re.search(rf"^### `wooverslag {name}\b", README, re.MULTILINE)
    for parameter in EVERY[name].params:
        if isinstance(parameter, click.Option):
            assert parameter.opts[0] in README


def test_no_command_or_option_is_documented_that_is_not_there() -> None:
    assert set(re.findall(r"\bwooverslag ([a-z]+)\b(?! =)", README.split("## Commands")[1])) - set(EVERY) <= {"would"}
    there = {option for command in EVERY.values() for p in command.params for option in p.opts}
    told = set(re.findall(r"(?<![\w-])--[a-z]+(?:-[a-z]+)*", README))
    assert told - there <= {"--help", "--version", "--log", "--autogenerate"}


@pytest.mark.parametrize("kind", KINDS)
def test_every_list_is_documented(kind: str) -> None:
    assert f"`{kind}`" in README


def test_every_argument_of_the_notebook_function_is_documented() -> None:
    for name in inspect.signature(records).parameters:
        assert re.search(rf"\b{name}\b", README.split("## In a notebook")[1])


def test_every_table_and_outcome_is_documented() -> None:
    for table in Record.metadata.tables:
        assert f"`{table}`" in README
    for outcome in Outcome:
        assert outcome.value in README


def test_every_folder_and_target_of_make_is_told() -> None:
    for folder in ("extract", "models", "pipelines", "corpus", "tests"):
        assert f"    {folder}/" in README
    targets = set(re.findall(r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"(?:`|^    )make ([a-z-]+)", README, re.MULTILINE)) <= targets


def test_every_file_it_links_to_is_there() -> None:
    for target in re.findall(r"\]\((?!http)([^)#]+)\)", README):
        assert (ROOT / target).exists(), target
