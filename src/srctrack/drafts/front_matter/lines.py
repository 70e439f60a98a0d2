"""Front matter read line by line: Pelican's header, and YAML that a template or a mistake keeps from being read."""

from __future__ import annotations

import re

from srctrack.drafts.front_matter.fields import Fields, Value
from srctrack.model.text import Span
from srctrack.patterns import pattern

_FIELD = pattern(r"(?P<name>[A-Za-z_][\w-]*)[ \t]*[:=][ \t]*(?P<value>.*)")
_ENTRY = pattern(r"[ \t]*-[ \t]+(?P<value>.*)")
_QUOTED = pattern(r"\"([^\"]*)\"|'((?:[^']|'')*)'|([^,\[\]\s][^,\[\]]*)")
_HEADER = pattern(r"(?:[A-Za-z][\w -]{0,30}:[ \t]*[^\r\n]*(?:\r\n|\n|\r|\Z)(?:[ \t]+[^\s][^\r\n]*(?:\r\n|\n|\r|\Z))*)+")
_HEADER_FIELD = pattern(r"(?m)^(?P<name>[A-Za-z][\w -]{0,30}):[ \t]*(?P<value>[^\r\n]*)")
_HEADER_NAMES = frozenset(
    "title date modified category tags slug author authors summary status lang language template subtitle".split()
)
"""Pelican's fields (its documentation, “File metadata”)."""


def header(text: str) -> tuple[Fields, int] | None:
    """The header of ``Name: value`` lines that a file begins with (Pelican, MultiMarkdown), and where it ends.

    It must hold a title or a date, fields of Pelican's alone in its first line, and end at a blank line or the file's end.
    """
    m = _HEADER.match(text)
    if m is None or not re.match(r"[ \t]*(?:\r|\n|\Z)", text[m.end() :]):
        return None
    out: Fields = {}
    for field in _HEADER_FIELD.finditer(text, 0, m.end()):
        value = field["value"].strip()
        at = field.start("value") + len(field["value"]) - len(field["value"].lstrip())
        out.setdefault(field["name"].strip().lower(), []).extend(
            [Value(value, Span(at, at + len(value)))] if value else []
        )
    names = list(out)
    if names[0] not in _HEADER_NAMES or not {"title", "date"} & set(names) or len(names) < 2:
        return None
    return out, m.end()


def line_fields(text: str, start: int, end: int) -> Fields:
    """Each ``field: value`` at the margin with its values (several where it is a list)."""
    out: Fields = {}
    name = ""
    at = start
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        line = text[at:stop].rstrip("\r")
        field = _FIELD.match(line)
        entry = _ENTRY.match(line)
        if field:
            name = field["name"].lower()
            out.setdefault(name, []).extend(_values(field["value"], at + field.start("value")))
        elif entry and name:
            out[name].extend(_values(entry["value"], at + entry.start("value")))
        elif name and line.strip().startswith(('"', "'")) and text[at : at + 1].isspace():
            out[name].extend(_values(line.strip().rstrip(","), at + len(line) - len(line.lstrip())))
        at = stop + 1
    return out


def _values(words: str, at: int) -> list[Value]:
    stripped = words.strip()
    at += len(words) - len(words.lstrip())
    if not stripped or stripped[0] in "#|>":
        return []
    if not stripped.startswith("["):
        m = _QUOTED.match(stripped) if stripped[0] in "\"'" else None
        bare = re.split(r"\s#", stripped, maxsplit=1)[0].rstrip()
        if m is None:
            return [Value(bare, Span(at, at + len(bare)))]
        found = next(g for g in m.groups() if g is not None)
        return [Value(found, Span(at + 1, at + 1 + len(found)))]
    out = []
    for m in _QUOTED.finditer(stripped, 1):
        group = next(i for i in (1, 2, 3) if m.group(i) is not None)
        found = m.group(group).strip()
        if found:
            out.append(Value(found, Span(at + m.start(group), at + m.start(group) + len(found))))
    return out
