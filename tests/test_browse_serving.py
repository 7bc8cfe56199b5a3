"""The command that serves the site: where it listens, and what it says when it can't."""

from __future__ import annotations

import asyncio
import socket
from typing import Any

import pytest
from click.testing import CliRunner
from uvicorn import Server

from pipelines.browse.listening import address_of, listening
from pipelines.browse.serving import site
from pipelines.commands import main


def told(*arguments: str) -> str:
    """Return the one line with which the command ends."""
    result = CliRunner().invoke(main, ["browse", *arguments], catch_exceptions=False)
    assert result.exit_code == 1
    assert result.stdout == ""
    return result.stderr


def test_a_port_in_use_is_told(filled: str) -> None:
    with listening("127.0.0.1", 0) as taken:
        port = str(taken.getsockname()[1])
        assert told("--database", filled, "--port", port) == (
            f"wooverslag: port {port} is in use; choose another with --port, or 0 for any that is free\n"
        )


@pytest.mark.parametrize("host", ["203.0.113.7", "geen.adres.invalid", "a" * 70 + ".nl"])
def test_a_host_that_is_not_ours_is_told(filled: str, host: str) -> None:
    assert told("--database", filled, "--host", host, "--port", "0") == (
        f"wooverslag: {host} is no address of this machine; choose another with --host\n"
    )


def test_a_port_that_is_not_allowed_is_told(filled: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(socket.socket, "bind", refuse)
    assert "wooverslag: port 80 may not be listened on" in told("--database", filled, "--port", "80")


def test_the_address_is_told_once_somebody_may_go_there(filled: str, monkeypatch: pytest.MonkeyPatch) -> None:
    knocked = []

    def run(server: Server, sockets: list[socket.socket]) -> None:
        with socket.create_connection(sockets[0].getsockname()) as visitor:
            knocked.append(visitor.getpeername()[1])

    monkeypatch.setattr(Server, "run", run)
    result = CliRunner().invoke(main, ["browse", "--database", filled, "--port", "0"], catch_exceptions=False)
    assert result.exit_code == 0
    assert result.stdout == f"http://127.0.0.1:{knocked[0]}/\n"


def test_an_address_of_the_newer_kind_is_bracketed() -> None:
    with listening("127.0.0.1", 0) as door:
        assert address_of(door, "::1") == f"http://[::1]:{door.getsockname()[1]}/"


@pytest.mark.parametrize(("name", "status"), [("localhost:8001", 200), ("127.0.0.1", 200), ("elders.example", 403)])
def test_a_page_elsewhere_can_not_read_along(filled: str, name: str, status: int) -> None:
    with site(filled) as made:
        answer = asyncio.run(made.client.get("/", headers={"host": name}))
    assert answer.status_code == status
    assert ("alleen op deze computer" in answer.text) == (status == 403)
