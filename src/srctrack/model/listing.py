"""A source in short."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Listing:
    """A record in short, as the index knows it: what a list shows. ``damage`` is set when the record cannot be read."""

    key: str
    title: str | None
    outlet: str | None
    domain: str | None
    authors: tuple[str, ...]
    published: str | None
    accessed: str | None
    language: str | None
    words: int
    wall: str | None
    archived: bool
    tags: tuple[str, ...]
    damage: str | None = None
