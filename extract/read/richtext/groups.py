"""Take the tokens of rich text group by group, and finish paragraphs and rows of what is shown."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace

from extract.read.flow import COVERED as BOXED
from extract.read.office import telling
from extract.read.office.docx.inline import RAISED
from extract.read.office.laying import Paragraph, Row
from extract.read.office.looks import COVERED, HIDDEN, PAPER, Look, how_visible
from extract.read.office.symbols import bullet_of, is_symbolic, signs_of
from extract.read.richtext.heads import Heads
from extract.read.richtext.looks import SETTINGS, Group
from extract.read.richtext.pictures import Pictures
from extract.read.richtext.tokens import Token
from extract.read.richtext.words import EDGES, HEADS, MOST_GROUPS, SHOWN, SIGNS, SILENT, WORDS


@dataclass(slots=True)
class _Words:
    """A paragraph while its words come in."""

    pieces: list[str] = field(default_factory=list)
    label: list[str] = field(default_factory=list)
    letters: int = 0
    bold: int = 0


class Taker:
    """Takes tokens; what is finished waits to be printed."""

    def __init__(self) -> None:
        self.finished: list[Paragraph | Row] = []
        self.notes: list[str] = []
        self.edges: dict[str, list[str]] = {}
        self.left_out: Counter[str] = Counter()
        self.heads = Heads()
        self.pictures = Pictures()
        self.group = Group(font=-1)
        self.groups: list[Group] = []
        self._words = _Words()
        self._outer: list[tuple[int, str, _Words, list[list[str]]]] = []  # what waits while a note or edge is read
        self._cells: list[list[str]] = []  # of the row at hand: the lines of each cell
        self._cell: list[str] = []
        self._held = bytearray()
        self._starred = self._in_table = self._after_row = False
        self._skip = self._notes = self._level = 0
        self._new_page = False

    def take(self, token: Token) -> None:
        """Take one token."""
        if token.sign == "{":
            self._open()
        elif token.sign == "}":
            self._close()
        elif token.sign == "*":
            self._starred = True
        elif token.word:
            self._word(token)
        elif self._skip:
            self._pass(token)
        elif token.letters:
            self._letters(token.letters)
        else:
            self._say(SIGNS.get(token.sign, ""))

    def close(self) -> None:
        """Finish what is open."""
        while self.groups:
            self._close()
        self._end_row()
        self._end_paragraph()

    def _open(self) -> None:
        self._flush()
        self.groups.append(self.group)
        self.group = replace(self.group) if len(self.groups) < MOST_GROUPS else Group(goes="silent")
        self._starred, self._skip = False, 0

    def _close(self) -> None:
        self._flush()
        before = self.group.goes
        if not self.groups:
            return
        self.group = self.groups.pop()
        self._starred, self._skip = False, 0
        if before == "picture" and self.group.goes != "picture":
            self.pictures.end()
        elif before in self.heads.parts:
            self.heads.end(before)
        if self._outer and self._outer[-1][0] == len(self.groups):
            self._finish_aside()

    def _word(self, token: Token) -> None:
        starred, self._starred = self._starred, False
        word, group = token.word, self.group
        if word == "bin":
            if group.goes == "picture":
                self.pictures.raw(token.letters)
            return
        self._flush()
        if word == "u" and token.number is not None:
            self._say(chr(token.number % 65536))
            self._skip = group.skips
        elif self._begins(word, starred):
            return
        elif group.goes in self.heads.parts:
            self.heads.word(group.goes, word, token.number)
        elif group.goes == "picture":
            self.pictures.word(word, token.number)
        elif group.goes != "silent":
            self._shown_word(word, token.number)

    def _begins(self, word: str, starred: bool) -> bool:
        """Tell whether a word says where the text of its group goes."""
        group = self.group
        if group.goes in ("silent", "picture"):
            return group.goes == "silent" and word != "uc"
        if word == "annotation":
            self.left_out[telling.COMMENT] += 1
            group.goes = "silent"
        elif word in HEADS:
            group.goes = word
        elif word == "pict":
            group.goes = "picture"
            self.pictures.begin(shown=not group.hidden)
        elif word == "footnote":
            self._aside("note")
        elif word in EDGES:
            self._aside(EDGES[word])
        elif word in ("listtext", "pntext"):
            group.goes = "label"
        elif word in SILENT or (starred and word not in SHOWN and group.goes not in self.heads.parts):
            group.goes = "silent"
        else:
            return False
        return True

    def _aside(self, where: str) -> None:
        """Read what follows in this group apart from the text."""
        self._outer.append((len(self.groups) - 1, where, self._words, self._cells))
        self._words, self._cells = _Words(), []
        self.group = replace(self.group, goes="text", bold=False)

    def _finish_aside(self) -> None:
        _, where, words, cells = self._outer.pop()
        text = " ".join("".join(self._words.pieces).split())
        self._words, self._cells = words, cells
        if where == "note":
            mark = str(self._notes).translate(RAISED)
            if text and self.group.hidden:
                self.left_out[telling.HIDDEN] += 1
            elif text:
                self.notes.append(f"{mark} {text}")
        elif text and text not in self.edges.setdefault(where, []):
            self.edges[where].append(text)

    def _shown_word(self, word: str, number: int | None) -> None:
        group, value = self.group, 0 if number is None else number
        if word in WORDS:
            self._say(WORDS[word])
        elif word in SETTINGS:
            SETTINGS[word](group, number)
        elif word == "plain":
            self.group = replace(
                Group(), goes=group.goes, skips=group.skips, deleted=group.deleted, font=self.heads.usual
            )
        elif word == "uc":
            group.skips = max(0, min(10, value))
        elif word == "deff":
            self.heads.usual = value
        elif word == "ansicpg":
            self.heads.code_page = f"cp{value}"
        elif word == "chftn" and not self._outer:
            self._notes += 1
            self._say(str(self._notes).translate(RAISED))
        else:
            self._layout_word(word, value)

    def _layout_word(self, word: str, value: int) -> None:
        """Take a word that ends or begins a paragraph, a cell, a row or a page."""
        if word == "par":
            self._end_line() if self._outer or self._in_table else self._end_paragraph()
        elif word == "pard":
            self._in_table, self._level = False, 0
        elif word == "intbl":
            self._in_table = True
        elif word == "s":
            self._level = self.heads.levels.get(value, 0)
        elif word == "outlinelevel":
            self._level = value + 1 if 0 <= value < 9 else 0
        elif word == "cell" and not self._outer:
            self._end_line()
            self._cells.append(self._cell)
            self._cell = []
        elif word == "row" and not self._outer:
            self._end_row()
        elif word in ("page", "sect", "pagebb") and not self._outer:
            if word != "pagebb":
                self._end_paragraph()
            self._new_page = True
        elif word == "sbknone":
            self._new_page = False

    def _end_line(self) -> None:
        """End a paragraph within a cell or aside."""
        if self._outer:
            self._say("\n")
            return
        words, self._words = self._words, _Words()
        text = Paragraph("".join(words.pieces), label="".join(words.label).strip()).told
        if text:
            self._cell.append(text)

    def _end_row(self) -> None:
        if self._cells:
            self.finished.append(
                Row(["\n".join(cell) for cell in self._cells], new_page=self._new_page, first=not self._after_row)
            )
            self._after_row, self._new_page = True, False
        self._cells = []

    def _end_paragraph(self) -> None:
        words, self._words = self._words, _Words()
        if self._cell:
            words.pieces[:0] = ["\n".join(self._cell), "\n"]
            self._cell = []
        self.finished.append(
            Paragraph(
                "".join(words.pieces),
                label="".join(words.label).strip(),
                level=min(6, self._level),
                bold=0 < words.letters == words.bold,
                new_page=self._new_page,
            )
        )
        self._after_row = self._new_page = False

    def _letters(self, letters: bytes) -> None:
        goes = self.group.goes
        if goes == "picture":
            self.pictures.letters(letters)
        elif goes != "silent":
            self._held += letters

    def _pass(self, token: Token) -> None:
        """Pass over what stands for a letter in programs that do not know it."""
        letters, skip = token.letters, self._skip
        self._skip = max(0, skip - max(1, len(letters)))
        if len(letters) > skip:
            self._letters(letters[skip:])

    def _flush(self) -> None:
        if self._held:
            letters = bytes(self._held)
            self._held.clear()
            if self.group.goes in self.heads.parts:
                self.heads.text(self.group.goes, letters)
            else:
                self._say(self.heads.decoded(letters, self.group.font))

    def _say(self, text: str) -> None:
        """Take text that is shown, hidden or covered."""
        group = self.group
        if self._held:
            self._flush()
        if not text or group.goes not in ("text", "label"):
            return
        if group.goes == "label":
            font = self.heads.fonts.get(group.font, "")
            sign = bullet_of(text, font) if is_symbolic(font) else text
            self._words.label.append(sign.replace("\t", " "))
            return
        visible = how_visible(self._look(), PAPER)
        if group.deleted:
            self.left_out[telling.DELETED] += bool(text.strip())
        elif visible == HIDDEN:
            self.left_out[telling.HIDDEN] += bool(text.strip())
        elif visible == COVERED and text not in "\n\t":
            self.left_out[telling.COVERED] += 1
            if self._words.pieces[-1:] != [BOXED]:
                self._words.pieces.append(BOXED)
        else:
            font = self.heads.fonts.get(group.font, "")
            self._words.pieces.append(signs_of(text, font) if is_symbolic(font) else text.replace("\u00ad", ""))
            self._words.letters += len(text.strip())
            self._words.bold += len(text.strip()) if group.bold else 0

    def _look(self) -> Look:
        group, colours = self.group, self.heads.colours
        return Look(
            hidden=group.hidden,
            colour=colours.get(group.colour),
            ground=colours.get(group.ground),
            marker=colours.get(group.marker),
            size=group.size,
        )
