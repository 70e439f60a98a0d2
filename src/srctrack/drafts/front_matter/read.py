"""The front matter of a draft: ``---`` YAML, ``+++`` TOML, a JSON object, or a header of ``Name: value`` lines.

The fields that are used: title, date, lang, sources, bibliography, and srctrack-ignore.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from srctrack.drafts.front_matter.data_fields import json_fields, toml_fields
from srctrack.drafts.front_matter.fields import Fields
from srctrack.drafts.front_matter.lines import header, line_fields
from srctrack.drafts.front_matter.yaml_fields import yaml_fields
from srctrack.model.draft import FrontMatter
from srctrack.model.text import Span
from srctrack.patterns import pattern

_YAML = pattern(r"\s*---[ \t]*\r?\n(?P<head>.*?)(?:^|(?<=\n))(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S)
_TOML = pattern(r"\s*\+\+\+[ \t]*\r?\n(?P<head>.*?)(?:^|(?<=\n))\+\+\+[ \t]*(?:\r?\n|\Z)", re.S)
_JSON = pattern(r"\s*(?=\{\s*\")")
_ISO_DAY = pattern(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)")
_DAY_FORMATS = ("%b %d %Y", "%B %d %Y", "%d %b %Y", "%d %B %Y")
MAX_LINES = 4000
"""The longest front matter looked for: beyond it three dashes are a rule of the page."""
DATES = ("date", "pubdate", "pub_date", "publishdate", "publish_date", "published", "datepublished", "publishedat")
"""The fields that say when a page was published, in Jekyll, Hugo, Astro, Docusaurus, Pelican and others."""
PATHS = ("path", "slug", "url", "permalink")
"""The fields whose value may begin with a day, as ``2017/06/08/name``."""


@dataclass(frozen=True)
class Head:
    """A front matter as read. ``sources`` and ``ignored`` hold each entry with its place in the file."""

    front_matter: FrontMatter
    sources: tuple[tuple[str, Span], ...] = ()
    ignored: tuple[tuple[str, Span], ...] = ()

    @property
    def end(self) -> int:
        """Where the draft's own words begin."""
        return self.front_matter.span.end if self.front_matter.span else 0


def read_head(text: str) -> Head:
    """The front matter of ``text``, empty when there is none."""
    found = _delimited(text) or _bare(text)
    return head_of(*found) if found else Head(FrontMatter())


def _delimited(text: str) -> tuple[Fields, Span] | None:
    for fence, read in ((_YAML, yaml_fields), (_TOML, toml_fields)):
        m = fence.match(text)
        if m is None or m["head"].count("\n") > MAX_LINES:
            continue
        fields = read(text, m.start("head"), m.end("head"))
        if fields is None:
            fields = line_fields(text, m.start("head"), m.end("head"))
        return (fields, Span(m.start(), m.end())) if fields or not m["head"].strip() else None
    return None


def _bare(text: str) -> tuple[Fields, Span] | None:
    m = _JSON.match(text)
    found = json_fields(text, m.end()) if m else header(text)
    return (found[0], Span(0, found[1])) if found else None


def head_of(fields: Fields, span: Span) -> Head:
    """What the fields of a front matter at ``span`` say."""
    first = {name: values[0].words for name, values in fields.items() if values}
    language = next((first[name] for name in ("lang", "language", "inlanguage", "locale") if name in first), "")
    sources = tuple((v.words.removeprefix("@"), v.span) for v in fields.get("sources", []))
    ignored = tuple((v.words, v.span) for v in fields.get("srctrack-ignore", []) + fields.get("srctrack_ignore", []))
    front = FrontMatter(
        title=first.get("title"),
        date=_date(first),
        language=language[:2].lower() if re.match(r"[A-Za-z]{2}(?:[-_]|$)", language) else None,
        sources=tuple(s for s, _ in sources),
        span=span,
        bibliography=first.get("bibliography") or ("references" if "references" in fields else None),
    )
    return Head(front, sources, ignored)


def _date(first: dict[str, str]) -> datetime.date | None:
    named = (day_of(first[name]) for name in DATES if name in first)
    dated = (day_of(first[name].lstrip("/")) for name in PATHS if name in first)
    return next((day for day in (*named, *dated) if day), None)


def day_of(words: str) -> datetime.date | None:
    """The day that ``words`` begin with (2024-01-02, 2024/1/2) or are (Jan 2, 2024 · 2 January 2024)."""
    m = _ISO_DAY.match(words)
    try:
        if m:
            return datetime.date(int(m[1]), int(m[2]), int(m[3]))
    except ValueError:
        return None
    plain = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b|[,.]", "", words.strip())
    for form in _DAY_FORMATS:
        try:
            return datetime.datetime.strptime(" ".join(plain.split()[:3]), form).date()  # noqa: DTZ007
        except ValueError:
            continue
    return None
