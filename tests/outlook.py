"""Write mails as Outlook saves them (msg), for tests: a compound file with streams of properties."""

from __future__ import annotations

import datetime as dt
import struct
from dataclasses import dataclass, field
from typing import Any

SECTOR, SMALL, CUTOFF = 512, 64, 4096
_FREE, _END, _FAT, _NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_PROPERTIES = "__properties_version1.0"
Tree = dict[str, Any]
"""A folder of a compound file: streams (bytes) and folders by name."""


def message(
    texts: dict[int, str | bytes],
    *,
    sent: dt.datetime | None = None,
    to: list[tuple[int, str, str]] = [],  # noqa: B006 - never changed
    files: list[Tree] = [],  # noqa: B006 - never changed
    narrow: bool = False,
    head: int = 32,
    moments: dict[int, dt.datetime] = {},  # noqa: B006 - never changed
) -> Tree:
    """Return the folder of a message; `to` are kind (1 to, 2 cc, 3 bcc), name and address."""
    times = ({0x0039: sent} if sent else {}) | moments
    tree = _folder(texts, {tag: _ticks(moment) for tag, moment in times.items()}, {}, head, narrow=narrow)
    for number, (kind, name, address) in enumerate(to):
        person = _folder({0x3001: name, 0x39FE: address}, {}, {0x0C15: kind}, 8)
        tree[f"__recip_version1.0_#{number:08X}"] = person
    for number, file in enumerate(files):
        tree[f"__attach_version1.0_#{number:08X}"] = file
    return tree


def attached(name: str, data: bytes, *, method: int = 1, identity: str = "") -> Tree:
    """Return the folder of an attached file."""
    texts: dict[int, str | bytes] = {0x3707: name}
    texts |= {0x3712: identity} if identity else {}
    return _folder(texts | ({0x3701: data} if method == 1 else {}), {}, {0x3705: method}, 8)


def enclosed(inner: Tree) -> Tree:
    """Return the folder of a message attached to another; `inner` was made with a head of 24 bytes."""
    tree = _folder({0x3001: "bericht"}, {}, {0x3705: 5}, 8)
    return tree | {"__substg1.0_3701000D": inner}


def _ticks(moment: dt.datetime) -> int:
    return int((moment - dt.datetime(1601, 1, 1)).total_seconds()) * 10_000_000


def _folder(
    texts: dict[int, str | bytes], moments: dict[int, int], numbers: dict[int, int], head: int, *, narrow: bool = False
) -> Tree:
    """Return a folder with properties: each text or run of bytes in a stream, the others in one together."""
    tree: Tree = {}
    rows = b""
    for tag, value in texts.items():
        kind = 0x0102 if isinstance(value, bytes) else 0x001E if narrow else 0x001F
        data = value if isinstance(value, bytes) else value.encode("cp1252" if narrow else "utf-16-le")
        tree[f"__substg1.0_{tag:04X}{kind:04X}"] = data
        rows += struct.pack("<HHIII", kind, tag, 6, len(data), 0)
    rows += b"".join(struct.pack("<HHIQ", 0x0040, tag, 6, value) for tag, value in moments.items())
    rows += b"".join(struct.pack("<HHIiI", 0x0003, tag, 6, value, 0) for tag, value in numbers.items())
    return {_PROPERTIES: bytes(head) + rows} | tree


@dataclass
class _Entry:
    """A row of the directory."""

    name: str
    kind: int  # 1 folder, 2 stream, 5 root
    data: bytes = b""
    right: int = _NONE
    child: int = _NONE
    start: int = _END
    size: int = 0
    children: list[int] = field(default_factory=list)


def compound(tree: Tree) -> bytes:
    """Return the bytes of a compound file that holds `tree`."""
    entries = [_Entry("Root Entry", 5)]
    _add(entries, 0, tree)
    sectors: list[bytes] = []
    fat: list[int] = []
    small, small_fat = b"", []  # type: tuple[bytes, list[int]]
    for entry in entries[1:]:
        entry.size = len(entry.data)
        if entry.kind == 2 and entry.data and entry.size < CUTOFF:
            count = -(-entry.size // SMALL)
            entry.start = len(small_fat)
            small_fat += [*range(entry.start + 1, entry.start + count), _END]
            small += entry.data.ljust(count * SMALL, b"\0")
        elif entry.data:
            entry.start = _chain(sectors, fat, entry.data)
    entries[0].start, entries[0].size = _chain(sectors, fat, small), len(small)
    table = _chain(sectors, fat, struct.pack(f"<{len(small_fat)}I", *small_fat), b"\xff")
    directory = _chain(sectors, fat, b"".join(map(_row, entries)))
    count = next(n for n in range(1, 110) if n * 128 >= len(fat) + n)
    first = len(fat)
    fat += [_FAT] * count
    fat += [_FREE] * (count * 128 - len(fat))
    sectors += [struct.pack("<128I", *fat[n * 128 : n * 128 + 128]) for n in range(count)]
    places = [*range(first, first + count), *[_FREE] * (109 - count)]
    small_sectors = 0 if table == _END else -(-len(small_fat) * 4 // SECTOR)
    mark = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    head = struct.pack("<8s16xHHHHH6xIIII", mark, 62, 3, 0xFFFE, 9, 6, 0, count, directory, 0)
    head += struct.pack("<IIIII109I", CUTOFF, table, small_sectors, _END, 0, *places)
    return head + b"".join(sectors)


def _add(entries: list[_Entry], parent: int, tree: Tree) -> None:
    """Add a folder's content to the directory, each the right neighbour of the one before it."""
    last = None
    for name, value in sorted(tree.items(), key=lambda item: (len(item[0]), item[0].upper())):
        index = len(entries)
        entries.append(_Entry(name, 1) if isinstance(value, dict) else _Entry(name, 2, value))
        if last is None:
            entries[parent].child = index
        else:
            entries[last].right = index
        last = index
        if isinstance(value, dict):
            _add(entries, index, value)


def _chain(sectors: list[bytes], fat: list[int], data: bytes, padding: bytes = b"\0") -> int:
    """Write `data` to sectors of their own, and return the first."""
    if not data:
        return _END
    start, count = len(sectors), -(-len(data) // SECTOR)
    data = data.ljust(count * SECTOR, padding)
    sectors += [data[n * SECTOR : (n + 1) * SECTOR] for n in range(count)]
    fat += [*range(start + 1, start + count), _END]
    return start


def _row(entry: _Entry) -> bytes:
    name = entry.name.encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII16xI16xIQ",
        name,
        len(name) + 2,
        entry.kind,
        1,
        _NONE,
        entry.right,
        entry.child,
        0,
        entry.start,
        entry.size,
    )
