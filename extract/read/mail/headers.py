"""Read the head of a mail as its bytes have it: fields unfolded, encoded words decoded, lists of people cut."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.message import Message

from extract.read.mail.encodings import decoded, from_base64, from_quoted

MOST_FIELD = 1_000_000  # characters that are read of one field
MOST_TYPED = 5_000  # of one that the standard library takes apart, which takes time by the square
_FIELD = re.compile(rb"([\x21-\x39\x3b-\x7e]{1,100})[ \t]*:(.*)", re.DOTALL)
_LINE = re.compile(rb"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_UNIX_FROM = re.compile(rb">?From .*")
_WORD = re.compile(r"=\?([\w.:+-]{1,40})(?:\*[\w-]{0,20})?\?([bBqQ])\?([^?\r\n]*)\?=")
_BETWEEN_WORDS = re.compile(r"(?<=\?=)\s+(?==\?)")
_TWICE = re.compile(r"'?(\S+@\S+?)'? <\1>", re.IGNORECASE)  # an address that is its own name
_GROUP = re.compile(r"[^\"<(@:]{0,200}:")  # "undisclosed-recipients:", and the name of a list
_UNSEEN = re.compile(r"[\0-\x1f\x7f-\x9f\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Headers:
    """The fields of a head in their order: name in lower case, and value as it was sent."""

    fields: tuple[tuple[str, bytes], ...]

    @property
    def is_cut(self) -> bool:
        """Tell whether some field is longer than what is read of it."""
        return any(len(value) > MOST_FIELD for _, value in self.fields)

    def raw(self, name: str) -> str:
        """Return the value of the first field called `name` as it was sent, unfolded; an empty text without one."""
        return next((_text(value) for field, value in self.fields if field == name), "")

    def get(self, name: str) -> str:
        """Return the value of the first field called `name`, as people read it."""
        return decode_words(self.raw(name))

    def people(self, name: str) -> list[str]:
        """Return those named in all fields called `name`, each as "Name <address>"."""
        return [one for field, value in self.fields if field == name for one in listed(_text(value))]

    def typed(self) -> Message:
        """Return the fields that say what the content is, for the standard library to take their parameters apart."""
        message = Message()
        for name in ("content-type", "content-disposition"):
            if value := self.raw(name)[:MOST_TYPED]:
                message[name] = value
        return message


def split_head(data: bytes) -> tuple[Headers, int]:
    """Return the fields at the start of `data` and where what follows them begins.

    The head ends at the first blank line, or at a line that can be no field.
    """
    fields: list[tuple[str, list[bytes]]] = []
    at = 0
    while at < len(data):
        match = _LINE.match(data, at)
        line = match.group() if match else b""
        bare = line.rstrip(b"\r\n")
        if not bare.strip(b" \t"):
            at += len(line)
            break
        found = _FIELD.fullmatch(bare)
        if bare[:1] in b" \t" and fields:
            fields[-1][1].append(bare)
        elif found:
            fields.append((found[1].decode("ascii").lower(), [found[2]]))
        elif not (at == 0 and _UNIX_FROM.match(bare)):
            break
        at += len(line)
    return Headers(tuple((name, b"".join(parts)) for name, parts in fields)), at


def _text(value: bytes) -> str:
    """Return a value as text; bytes that are no ASCII were sent as they are by programs that should not."""
    return decoded(value[:MOST_FIELD], "utf-8").strip()


def decode_words(value: str) -> str:
    """Return a value with its encoded words ("=?utf-8?Q?caf=C3=A9?=") decoded, on one line."""
    value = _BETWEEN_WORDS.sub("", value)
    out: list[str] = []
    last, held, charset = 0, b"", ""
    for match in _WORD.finditer(value):
        content = from_base64(match[3].encode()) if match[2] in "bB" else from_quoted(match[3].encode(), word=True)
        if match.start() > last or match[1].lower() != charset:
            out += [decoded(held, charset), value[last : match.start()]]
            held = b""
        held += content  # a letter may be cut in two words
        last, charset = match.end(), match[1].lower()
    out += [decoded(held, charset), value[last:]]
    return " ".join(_UNSEEN.sub(" ", "".join(out)).split())


def listed(value: str) -> list[str]:
    """Return the correspondents in a field as it was sent: cut at the commas outside quotes, brackets and comments."""
    found: list[str] = []
    piece: list[str] = []
    closing = ""
    escaped = False
    for letter in value:
        if escaped:
            escaped = False
        elif letter == "\\" and closing in ('"', ")"):
            escaped = True
            continue
        elif closing:
            closing = "" if letter == closing else closing
        elif letter in '"<(':
            closing = {'"': '"', "<": ">", "(": ")"}[letter]
        elif letter in ",;":
            found.append("".join(piece))
            piece = []
            continue
        piece.append(letter)
    found.append("".join(piece))
    return [shown for one in found if (shown := _shown(one))]


def _shown(person: str) -> str:
    """Return a correspondent as mail programs print it: without quotes, and with no sign that parts a list."""
    shown = decode_words(_GROUP.sub("", person).replace('"', " ")).replace(";", ",")
    shown = _TWICE.sub(r"\1", shown).strip(" ,'")
    return shown if re.search(r"\w", shown) else ""
