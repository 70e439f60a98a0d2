"""Front matter in TOML and JSON: values by the standard library, places by looking for their words."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping

from srctrack.drafts.front_matter.fields import ADDRESS, Fields, Value
from srctrack.model.text import Span


def toml_fields(text: str, start: int, end: int) -> Fields | None:
    """The fields of the TOML between two offsets of ``text``, with those of ``[extra]`` (Zola) and ``[params]`` (Hugo)
    where the top has none of that name; None where it cannot be read."""
    import tomllib

    try:
        content = tomllib.loads(text[start:end])
    except tomllib.TOMLDecodeError:
        return None
    tables = [content.get(name) for name in ("extra", "params")]
    return _fields([content, *(t for t in tables if isinstance(t, dict))], text, start, end)


def json_fields(text: str, start: int) -> tuple[Fields, int] | None:
    """The fields of the JSON object at ``start``, and where it ends; None where there is none."""
    try:
        content, end = json.JSONDecoder().raw_decode(text, start)
    except (ValueError, RecursionError):
        return None
    if not isinstance(content, dict) or not content:
        return None
    return _fields([content], text, start, end), end


def _fields(tables: list[Mapping[str, object]], text: str, start: int, end: int) -> Fields:
    out: Fields = {}
    for table in tables:
        for name, value in table.items():
            if name.lower() not in out:
                at = max(start, text.find(name, start, end))
                out[name.lower()] = [_placed(words, text, at, Span(start, end)) for words in _words(value)]
    return out


def _words(value: object) -> list[str]:
    if isinstance(value, str):
        return [value] if value else []
    if isinstance(value, list):
        return [words for item in value for words in _words(item)]
    if isinstance(value, Mapping):
        return next(([str(value[name])] for name in ADDRESS if isinstance(value.get(name), str)), [])
    if isinstance(value, datetime.date | int | float):
        return [str(value)]
    return []


def _placed(words: str, text: str, at: int, head: Span) -> Value:
    """``words`` where they are written behind ``at``; the whole front matter where they are written otherwise."""
    found = text.find(words, at, head.end)
    return Value(" ".join(words.split()), Span(found, found + len(words)) if found >= 0 else head)
