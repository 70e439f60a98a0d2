"""Statements of a draft, and the pages each of them rests on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from srctrack.model.text import Span


class StatementKind(StrEnum):
    """What a statement is."""

    CLAUSE = "clause"
    QUOTATION = "quotation"


class Strength(StrEnum):
    """How firmly a statement rests on a page, from the firmest."""

    QUOTED = "quoted"
    """The link holds or directly follows the words, or their verb of saying."""
    ATTRIBUTED = "attributed"
    """The words are given to the page by name: “X reports”, “according to X”."""
    CITED = "cited"
    """A link, footnote or key on a plain statement, or directly behind it."""
    CONTEXT = "context"
    """The statement goes on about what the paragraph's, or the draft's, only source is about."""
    BACKGROUND = "background"
    """A link in the sentence that is on something else. Nothing may be reported against the page."""


@dataclass(frozen=True, slots=True)
class RestsOn:
    """One page that a statement rests on. ``source`` is the key of the page."""

    source: str
    strength: Strength


@dataclass(frozen=True, slots=True)
class Statement:
    """A clause or quotation of a draft. ``span`` is in the prose; ``rests_on`` has the firmest page first."""

    kind: StatementKind
    span: Span
    rests_on: tuple[RestsOn, ...] = ()
