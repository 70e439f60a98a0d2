"""The settings in force, for people and for scripts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict

from srctrack.model.settings import PathSettings, SetAt, SetBy, Settings
from srctrack.settings.read import SETTINGS

SCHEMA = "srctrack.config/1"
_WIDEST = 44
"""Cells of the column of values at most: longer ones push the place along."""


def _rows(settings: Settings, environment: Mapping[str, str]) -> list[tuple[str, object, SetAt, str]]:
    rows: list[tuple[str, object, SetAt, str]] = []
    for setting in SETTINGS:
        value: object = getattr(settings, setting.field)
        rows.append((setting.name, value, settings.origins.get(setting.name, SetAt(SetBy.DEFAULT)), setting.about))
    for name in environment:
        rows.append((name, "set", SetAt(SetBy.ENVIRONMENT, name), "an environment variable"))
    return rows


def as_lines(settings: Settings, environment: Mapping[str, str]) -> str:
    """Each setting: its name, its value, where it was set, and what it is for."""
    head = f"settings: {settings.path}" if settings.path else "settings: no settings file; using defaults"
    rows = [
        (name, _worded(value), at.place or at.by.value, about)
        for name, value, at, about in _rows(settings, environment)
    ]
    named = max(len(name) for name, *_ in rows)
    wide = min(_WIDEST, max(len(value) for _, value, *_ in rows))
    lines = [head, ""]
    for name, value, place, about in rows:
        lines += [f"{name:<{named}}  {value:<{wide}}  {place}", f"{'':<{named}}  {about}"]
    return "\n".join(lines)


def as_json(settings: Settings, environment: Mapping[str, str]) -> str:
    """One document: every setting with its value and its origin."""
    found = [
        {"name": name, "value": _plain(value), "from": at.by.value, "place": at.place or None, "about": about}
        for name, value, at, about in _rows(settings, environment)
    ]
    return json.dumps({"schema": SCHEMA, "path": settings.path, "settings": found}, ensure_ascii=False, indent=1)


def _worded(value: object) -> str:
    if value is None or value == () or value == {}:
        return "–"
    plain = _plain(value)
    return plain if isinstance(plain, str) else json.dumps(plain, ensure_ascii=False)


def _plain(value: object) -> object:
    if isinstance(value, PathSettings):
        return {k: _plain(v) for k, v in asdict(value).items() if v not in (None, (), {})}
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    if isinstance(value, Mapping):
        return {k: _plain(v) for k, v in value.items()}
    return value
