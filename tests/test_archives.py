"""What lies within a file is read as a file of its own, safely, and nothing of it is lost in silence."""

from __future__ import annotations

import gzip
import io
import tarfile
import warnings
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import py7zr
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from extract.errors import Skipped, Unreadable
from extract.read import read
from extract.read.archives import budget
from extract.read.options import Options
from extract.text.reading import Enclosed
from models import Enclosure, Source
from pipelines import ingest as running
from pipelines.ingest import ingest
from pipelines.store import Outcome

FILES = {"brief.txt": b"Geachte raad,", "map/verslag.txt": b"Verslag van 3 maart"}


def zipped(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def sevenzipped(files: dict[str, bytes], password: str | None = None) -> bytes:
    buffer = io.BytesIO()
    with py7zr.SevenZipFile(buffer, "w", password=password) as archive:
        for name, data in files.items():
            archive.writestr(data, name)
    return buffer.getvalue()


def tarred(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return buffer.getvalue()


def within(folder: Path, name: str, data: bytes, *passwords: str) -> list[Enclosed]:
    path = folder / name
    path.write_bytes(data)
    return list(read(path, Options(passwords=passwords)).enclosed)


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("a.zip", zipped),
        ("a.7z", sevenzipped),
        ("a.tar", tarred),
        ("a.tgz", lambda files: gzip.compress(tarred(files))),
    ],
)
def test_every_kind_of_archive_gives_its_files(
    name: str, pack: Callable[[dict[str, bytes]], bytes], tmp_path: Path
) -> None:
    assert {each.name: each.data for each in within(tmp_path, name, pack(FILES))} == FILES


def test_a_file_packed_by_itself_has_its_own_name(tmp_path: Path) -> None:
    assert within(tmp_path, "brief.txt.gz", gzip.compress(b"Geachte raad,")) == [
        Enclosed("brief.txt", b"Geachte raad,")
    ]


def test_a_locked_archive_is_opened_by_a_password_only(tmp_path: Path) -> None:
    locked = sevenzipped(FILES, password="sesam")
    assert [each.name for each in within(tmp_path, "a.7z", locked, "nee", "sesam")] == list(FILES)
    with pytest.raises(Unreadable, match="wachtwoord"):
        within(tmp_path, "a.7z", locked, "nee")


def test_what_a_mac_adds_and_hidden_files_are_left_out(tmp_path: Path) -> None:
    data = zipped({"__MACOSX/._brief.txt": b"x", "map/.DS_Store": b"x", "brief.txt": b"Geachte raad,"})
    assert [each.name for each in within(tmp_path, "a.zip", data)] == ["brief.txt"]


def test_a_member_without_a_name_is_read(engine: Engine, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"@x": b"Geachte raad,"}).replace(b"@x", b"\0x"))
    assert told(engine, path) == [(f"{path}", Outcome.NEW), (f"{path}!/naamloos", Outcome.NEW)]


def test_a_link_in_an_archive_is_not_followed(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("passwd")
    link.external_attr = 0o120777 << 16
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(link, "/etc/passwd")
    assert within(tmp_path, "a.zip", buffer.getvalue()) == [Enclosed("passwd", None, budget.LINK)]


def test_a_member_that_is_damaged_leaves_the_others(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": b"woon" * 100, "b.txt": b"opvang"}))
    data[40] ^= 0xFF
    assert [(each.name, each.data) for each in within(tmp_path, "a.zip", bytes(data))] == [
        ("a.txt", None),
        ("b.txt", b"opvang"),
    ]


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("a.zip", lambda data: zipped({"nul.txt": data})),
        ("a.7z", lambda data: sevenzipped({"nul.txt": data})),
        ("nul.txt.gz", gzip.compress),
    ],
)
def test_a_bomb_is_refused_by_its_size(
    name: str, pack: Callable[[bytes], bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(budget, "HARMLESS", 1000)
    assert within(tmp_path, name, pack(bytes(2_000_000))) == [Enclosed("nul.txt", None, budget.SUSPECT)]


@pytest.mark.parametrize(
    ("limit", "value", "told"),
    [
        ("MOST_MEMBERS", 1, ["", budget.TOO_MANY]),
        ("MOST_BYTES", 15, ["", budget.TOO_LARGE]),
        ("MOST_TOGETHER", 20, ["", budget.TOO_MUCH]),
    ],
)
def test_more_than_an_archive_may_hold_is_left_in_it(
    limit: str, value: int, told: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(budget, limit, value)
    assert [each.error for each in within(tmp_path, "a.zip", zipped(FILES))] == told


PACKED = {
    "zip": zipped(FILES),
    "7z": sevenzipped(FILES),
    "tar": tarred(FILES),
    "tgz": gzip.compress(tarred(FILES)),
}


@given(
    st.sampled_from(sorted(PACKED)),
    st.lists(st.tuples(st.integers(6, 10_000), st.integers(0, 255)), max_size=3),
    st.data(),
)
def test_any_damaged_archive_is_read_or_refused_with_a_reason(
    tmp_path_factory: pytest.TempPathFactory, kind: str, changes: list[tuple[int, int]], choose: st.DataObject
) -> None:
    data = bytearray(PACKED[kind])
    for at, byte in changes:
        data[at % len(data)] = byte
    data = data[: choose.draw(st.integers(6, len(data)), label="cut off at")]
    with suppress(Skipped, Unreadable):
        found = within(tmp_path_factory.mktemp("a"), "a.bin", bytes(data))
        assert all((each.data is None) == bool(each.error) for each in found)


def told(engine: Engine, *paths: Path, **options: object) -> list[tuple[str, Outcome]]:
    seen: list[tuple[str, Outcome]] = []
    ingest(engine, paths, tell=lambda report: seen.append((report.known_as, report.outcome)), **options)  # type: ignore[arg-type]
    return seen


def test_what_lies_within_is_a_source_of_its_own_and_read_once(engine: Engine, tmp_path: Path) -> None:
    path = tmp_path / "besluit.zip"
    path.write_bytes(zipped({"bijlagen.zip": zipped(FILES), "brief.txt": FILES["brief.txt"]}))
    assert told(engine, path) == [
        (f"{path}", Outcome.NEW),
        (f"{path}!/bijlagen.zip", Outcome.NEW),
        (f"{path}!/bijlagen.zip!/brief.txt", Outcome.NEW),
        (f"{path}!/bijlagen.zip!/map/verslag.txt", Outcome.NEW),
        (f"{path}!/brief.txt", Outcome.DUPLICATE),
    ]
    with Session(engine) as session:
        assert {row.name for row in session.scalars(select(Enclosure))} == {"bijlagen.zip", *FILES}
        held = (
            select(Source.name).join(Enclosure, Enclosure.key == Source.id).where(Enclosure.name == "map/verslag.txt")
        )
        assert session.scalars(held).all() == ["verslag.txt"]
    assert told(engine, path) == [(f"{path}", Outcome.UNCHANGED)]


def test_a_path_within_an_archive_leads_nowhere_else(engine: Engine, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"../../weg.txt": b"een", "/etc/x.txt": b"twee", "..\\c:\\y.txt": b"drie"}))
    assert [known_as for known_as, _ in told(engine, path)][1:] == [
        f"{path}!/weg.txt",
        f"{path}!/etc/x.txt",
        f"{path}!/c:/y.txt",
    ]
    assert {each.name for each in tmp_path.iterdir()} <= {"a.zip", "woo.db", "woo.db-wal", "woo.db-shm"}


def test_files_of_one_name_in_an_archive_are_two(engine: Engine, tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for text in ("een", "twee", "drie"):
            archive.writestr("a.txt", text)
        archive.writestr("../a (2).txt", "vier")
    path = tmp_path / "a.zip"
    path.write_bytes(buffer.getvalue())
    names = [known_as.removeprefix(f"{path}!/") for known_as, outcome in told(engine, path) if outcome is Outcome.NEW]
    assert names[1:] == ["a.txt", "a (2).txt", "a (3).txt", "a (2) (2).txt"]
    with Session(engine) as session:
        assert len(session.scalars(select(Source)).all()) == 5


def test_files_too_deep_or_too_large_together_are_told(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "MOST_DEPTH", 1)
    deep = tmp_path / "diep.zip"
    deep.write_bytes(zipped({"a.zip": zipped({"b.txt": b"te diep"})}))
    monkeypatch.setattr(running, "MOST_UNPACKED", 1000)
    wide = tmp_path / "groot.zip"
    wide.write_bytes(zipped({"a.txt": b"a" * 900, "b.txt": b"b" * 900}))
    assert told(engine, deep, wide) == [
        (f"{deep}", Outcome.NEW),
        (f"{deep}!/a.zip", Outcome.NEW),
        (f"{deep}!/a.zip!/b.txt", Outcome.FAILED),
        (f"{wide}", Outcome.NEW),
        (f"{wide}!/a.txt", Outcome.NEW),
        (f"{wide}!/b.txt", Outcome.FAILED),
    ]
    with Session(engine) as session:
        errors = session.scalars(select(Source.error).where(Source.error.is_not(None)).order_by(Source.path)).all()
    assert errors == [running.TOO_DEEP, running.TOO_MUCH]


def test_an_archive_that_holds_itself_ends(engine: Engine, tmp_path: Path) -> None:
    """The same bytes are one source, so that what refers to itself is read once."""
    inner = zipped({"brief.txt": b"Geachte raad,"})
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({f"{number}.zip": inner for number in range(5)}))
    outcomes = [outcome for _, outcome in told(engine, path)]
    assert outcomes.count(Outcome.NEW) == 3
    assert outcomes.count(Outcome.DUPLICATE) == 4
