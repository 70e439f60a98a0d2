"""Reading the entries of a BibTeX file, without knowing what their fields mean."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from srctrack.citing.base import Remark
from srctrack.errors import UsageError

_NAME = re.compile(r"[^\s\"#%'(),={}]+")
MONTHS = {m: str(at) for at, m in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}


@dataclass
class BibEntry:
    """One entry: its type in lower case, its key, and its fields in lower case as they stand between their outer marks."""

    kind: str
    key: str
    fields: dict[str, str] = field(default_factory=dict)


class _Cursor:
    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0
        self.strings = dict(MONTHS)

    def fail(self, what: str) -> UsageError:
        line = self.text.count("\n", 0, self.at) + 1
        return UsageError(f"line {line} is not BibTeX: {what}")

    def blanks(self) -> None:
        while self.at < len(self.text) and self.text[self.at].isspace():
            self.at += 1

    def peek(self) -> str:
        self.blanks()
        return self.text[self.at : self.at + 1]

    def take(self, signs: str) -> str:
        sign = self.peek()
        if not sign or sign not in signs:
            raise self.fail(f"“{signs[0]}” is missing")
        self.at += 1
        return sign

    def name(self) -> str:
        self.blanks()
        m = _NAME.match(self.text, self.at)
        if not m:
            raise self.fail("a name is missing")
        self.at = m.end()
        return m[0]

    def braced(self) -> str:
        """From after an opening brace to the one that closes it."""
        depth, start = 1, self.at
        while self.at < len(self.text):
            sign = self.text[self.at]
            if sign == "\\":
                self.at += 1
            elif sign == "{":
                depth += 1
            elif sign == "}":
                depth -= 1
                if not depth:
                    self.at += 1
                    return self.text[start : self.at - 1]
            self.at += 1
        raise self.fail("a brace is not closed")

    def quoted(self) -> str:
        depth, start = 0, self.at
        while self.at < len(self.text):
            sign = self.text[self.at]
            if sign == "\\":
                self.at += 1
            elif sign == '"' and not depth:
                self.at += 1
                return self.text[start : self.at - 1]
            depth += {"{": 1, "}": -1}.get(sign, 0)
            self.at += 1
        raise self.fail("a quotation mark is not closed")

    def value(self) -> str:
        parts = []
        while True:
            sign = self.peek()
            if sign == "{":
                self.at += 1
                parts.append(self.braced())
            elif sign == '"':
                self.at += 1
                parts.append(self.quoted())
            else:
                word = self.name()
                parts.append(word if word.isdigit() else self.strings.get(word.lower(), word))
            if self.peek() != "#":
                return "".join(parts)
            self.at += 1

    def entry(self) -> BibEntry | None:
        kind = self.name().lower()
        closing = "}" if self.take("{(") == "{" else ")"
        if kind == "comment":
            self.braced() if closing == "}" else None
            return None
        if kind == "preamble":
            self.value()
            self.take(closing)
            return None
        if kind == "string":
            name = self.name().lower()
            self.take("=")
            self.strings[name] = self.value()
            self.take(closing)
            return None
        entry = BibEntry(kind, self.name() if self.peek() != "," else "")
        while self.peek() == ",":
            self.at += 1
            if self.peek() == closing:
                break
            name = self.name().lower()
            self.take("=")
            entry.fields.setdefault(name, self.value())
        self.take(closing)
        return entry


_NEXT = re.compile(r"^[ \t]{0,8}@\s{0,3}[a-z]", re.I | re.M)
"""An entry's beginning: an @ at the head of a line."""


def read_entries(text: str) -> tuple[list[BibEntry], list[Remark]]:
    """The entries of a file in order, and what is said of those that cannot be read: reading goes on at the next entry.
    @string words are put in, @comment and @preamble left out, text between entries is none of them."""
    cursor = _Cursor(text)
    out: list[BibEntry] = []
    broken: list[Remark] = []
    while (at := cursor.text.find("@", cursor.at)) >= 0:
        cursor.at = at + 1
        following = _NEXT.search(text, cursor.at)
        try:
            entry = cursor.entry()
        except UsageError as error:
            line = text.count("\n", 0, at) + 1
            broken.append(Remark(line, f"the entry is left out: {error.message}", lost=True))
            cursor.at = following.start() if following else len(text)
            continue
        if entry is not None:
            out.append(entry)
    return out, broken
