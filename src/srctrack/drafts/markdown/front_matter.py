"""The head of a draft: ``---`` YAML or ``+++`` TOML, read as far as a newsroom's fields need it.

Not a YAML reader: plain ``field: value`` lines at the margin, quoted or not, and lists in either of YAML's spellings.
Anything deeper is skipped. The fields: title, date, lang or language, sources, and srctrack-ignore.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from srctrack.model.draft import FrontMatter
from srctrack.model.text import Span
from srctrack.patterns import pattern

_YAML = pattern(r"\s*---[ \t]*\r?\n(?P<head>.*?)(?:^|(?<=\n))(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S)
_TOML = pattern(r"\s*\+\+\+[ \t]*\r?\n(?P<head>.*?)(?:^|(?<=\n))\+\+\+[ \t]*(?:\r?\n|\Z)", re.S)
_FIELD = pattern(r"(?P<name>[A-Za-z_][\w-]*)[ \t]*[:=][ \t]*(?P<value>.*)")
_ENTRY = pattern(r"[ \t]*-[ \t]+(?P<value>.*)")
_DAY = pattern(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_QUOTED = pattern(r"\"([^\"]*)\"|'((?:[^']|'')*)'|([^,\[\]\s][^,\[\]]*)")
_TITLE_LIMIT = 4000
"""The longest head looked for, in lines: beyond it three dashes are a rule of the page, not a head."""


@dataclass(frozen=True)
class Head:
    """A head as read. ``sources`` and ``ignored`` hold each entry with its place in the file."""

    front_matter: FrontMatter
    sources: tuple[tuple[str, Span], ...] = ()
    ignored: tuple[tuple[str, Span], ...] = ()

    @property
    def end(self) -> int:
        """Where the draft's own words begin."""
        return self.front_matter.span.end if self.front_matter.span else 0


@dataclass(frozen=True, slots=True)
class _Value:
    words: str
    span: Span


def read_head(text: str) -> Head:
    """The head of ``text``, empty when there is none."""
    m = _YAML.match(text) or _TOML.match(text)
    if m is None or m["head"].count("\n") > _TITLE_LIMIT:
        return Head(FrontMatter())
    fields = _fields(text, m.start("head"), m.end("head"))
    if not fields and m["head"].strip():
        return Head(FrontMatter())
    first = {name: values[0].words for name, values in fields.items() if values}
    language = first.get("lang") or first.get("language") or first.get("inlanguage") or ""
    sources = tuple((v.words.removeprefix("@"), v.span) for v in fields.get("sources", []))
    ignored = tuple((v.words, v.span) for v in fields.get("srctrack-ignore", []) + fields.get("srctrack_ignore", []))
    front = FrontMatter(
        title=first.get("title"),
        date=_day(first.get("date", "")),
        language=language[:2].lower() if re.match(r"[A-Za-z]{2}(?:[-_]|$)", language) else None,
        sources=tuple(s for s, _ in sources),
        span=Span(m.start(), m.end()),
        bibliography=first.get("bibliography") or ("references" if "references" in fields else None),
    )
    return Head(front, sources, ignored)


def _fields(text: str, start: int, end: int) -> dict[str, list[_Value]]:
    """Each field at the margin with its values (several where it is a list), names in lower case."""
    out: dict[str, list[_Value]] = {}
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


def _values(words: str, at: int) -> list[_Value]:
    stripped = words.strip()
    at += len(words) - len(words.lstrip())
    if not stripped or stripped[0] in "#|>":
        return []
    if not stripped.startswith("["):
        m = _QUOTED.match(stripped) if stripped[0] in "\"'" else None
        bare = re.split(r"\s#", stripped, maxsplit=1)[0].rstrip()
        if m is None:
            return [_Value(bare, Span(at, at + len(bare)))]
        found = next(g for g in m.groups() if g is not None)
        return [_Value(found, Span(at + 1, at + 1 + len(found)))]
    out = []
    for m in _QUOTED.finditer(stripped, 1):
        group = next(i for i in (1, 2, 3) if m.group(i) is not None)
        found = m.group(group).strip()
        if found:
            out.append(_Value(found, Span(at + m.start(group), at + m.start(group) + len(found))))
    return out


def _day(words: str) -> datetime.date | None:
    m = _DAY.match(words)
    try:
        return datetime.date(int(m[1]), int(m[2]), int(m[3])) if m else None
    except ValueError:
        return None
