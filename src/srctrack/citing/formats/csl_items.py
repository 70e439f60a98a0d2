"""A reference as a CSL-JSON item (the csl-data schema of CSL 1.0.2), and back."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Any

from srctrack.citing.formats.partial_dates import circa, partial_date
from srctrack.model.reference import ArchivedCopy, PartialDate, PersonName, Reference, ReferenceType, item_type

CslItem = dict[str, Any]
NAMES = frozenset(
    """author chair collection-editor compiler composer container-author contributor curator director editor editor-translator
    editorial-director executive-producer guest host illustrator interviewer narrator organizer original-author performer producer
    recipient reviewed-author script-writer series-creator translator""".split()
)
DATES = frozenset("accessed available-date event-date issued original-date submitted".split())
NOT_VARIABLES = frozenset({"id", "type", "custom", "keyword", "categories"})
_PARTS = (
    ("family", "family"),
    ("given", "given"),
    ("non-dropping-particle", "particle"),
    ("suffix", "suffix"),
    ("literal", "literal"),
)


def csl_json_of(reference: Reference) -> CslItem:
    """The item; the archived copy stands in ``custom``, which the schema leaves to programs."""
    item: CslItem = {"id": reference.key, "type": reference.type.value}
    item |= dict(sorted(reference.fields.items()))
    for variable, names in sorted(reference.names.items()):
        item[variable] = [{csl: v for csl, ours in _PARTS if (v := getattr(n, ours))} for n in names]
    for variable, date in sorted(reference.dates.items()):
        item[variable] = _date(date)
    if reference.tags:
        item["keyword"] = ", ".join(reference.tags)
    if reference.archived:
        item["custom"] = {"archive-url": reference.archived.url} | (
            {"archive-date": instant(reference.archived.when)} if reference.archived.when else {}
        )
    return item


def _date(date: PartialDate) -> CslItem:
    if date.year is None:
        return {"literal": date.literal or ""}
    return {"date-parts": [[n for n in (date.year, date.month, date.day) if n is not None]]}


def reference_of_item(item: Mapping[str, Any]) -> Reference:
    """The reference of an item; what is not of the schema's shape is left out. A type that CSL does not know is a document."""
    kind = str(item.get("type", ""))
    custom = item.get("custom")
    fields, names, dates = {}, {}, {}
    for variable, value in item.items():
        if variable in NAMES and isinstance(value, list):
            names[variable] = tuple(n for n in map(_name, value) if n)
        elif variable in DATES:
            if date := _read_date(value):
                dates[variable] = date
        elif variable not in NOT_VARIABLES and isinstance(value, str | int | float) and (words := _plain(str(value))):
            fields[variable] = words
    keywords = item.get("keyword")
    return Reference(
        key=str(item.get("id", "")),
        type=item_type(kind) or ReferenceType.DOCUMENT,
        fields=fields,
        names={k: v for k, v in names.items() if v},
        dates=dates,
        tags=split_tags(keywords) if isinstance(keywords, str) else (),
        archived=_copy(custom) if isinstance(custom, Mapping) else None,
    )


_MARKUP = re.compile(r"</?(?:i|b|em|strong|sup|sub|sc|span)\b[^<>]{0,200}>", re.I)
"""The markup that CSL-JSON allows in fields."""


def _plain(words: str) -> str:
    return _MARKUP.sub("", words).strip()


def split_tags(words: str) -> tuple[str, ...]:
    """Tags parted by semicolons, or by commas where there are none."""
    between = ";" if ";" in words else ","
    return tuple(dict.fromkeys(t.strip() for t in words.split(between) if t.strip()))


def _name(value: Any) -> PersonName | None:
    if not isinstance(value, Mapping):
        return None
    parts = {ours: str(value[csl]) for csl, ours in _PARTS if value.get(csl)}
    dropping = value.get("dropping-particle")
    if dropping:
        parts["given"] = " ".join(p for p in (parts.get("given"), str(dropping)) if p)
    return PersonName(**parts) if parts else None


def _read_date(value: Any) -> PartialDate | None:
    if isinstance(value, str):
        return partial_date(value)
    if not isinstance(value, Mapping):
        return None
    parts = value.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list) and parts[0]:
        try:
            numbers = [int(n) for n in parts[0][:3]]
        except (TypeError, ValueError):
            return None
        written = "-".join([f"{numbers[0]:04d}", *(f"{n:02d}" for n in numbers[1:])])
        return circa(written) if value.get("circa") not in (None, False, 0, "false", "") else partial_date(written)
    for word in ("raw", "literal"):
        if isinstance(value.get(word), str):
            return partial_date(value[word])
    return None


def _copy(custom: Mapping[str, Any]) -> ArchivedCopy | None:
    url = custom.get("archive-url")
    return archived_copy(url, custom.get("archive-date")) if isinstance(url, str) and url else None


def instant(when: datetime.datetime) -> str:
    return when.isoformat().replace("+00:00", "Z")


def archived_copy(url: str, when: object) -> ArchivedCopy:
    """The copy at ``url``; its instant where ``when`` is one in ISO 8601."""
    try:
        return ArchivedCopy(url, datetime.datetime.fromisoformat(str(when)) if when else None)
    except ValueError:
        return ArchivedCopy(url)
