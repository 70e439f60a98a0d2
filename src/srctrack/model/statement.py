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


CITING = (Strength.QUOTED, Strength.ATTRIBUTED, Strength.CITED)
"""Strengths with which the draft itself cites a page for the words."""


@dataclass(frozen=True, slots=True)
class RestsOn:
    """One page that a statement rests on. ``source`` is the key of the page."""

    source: str
    strength: Strength


@dataclass(frozen=True, slots=True)
class SourceLink:
    """A page (by its key) that a sentence (by its index in the draft's annotations) rests on, and how firmly."""

    sentence: int
    key: str
    strength: Strength


@dataclass(frozen=True, slots=True)
class Statement:
    """A clause or quotation of a draft. ``span`` is in the prose; ``rests_on`` has the firmest page first.

    ``elsewhere`` is true where the draft says that the words are from no saved page: told to the newsroom, linked to a page
    that is not saved, or the draft's own.
    """

    kind: StatementKind
    span: Span
    rests_on: tuple[RestsOn, ...] = ()
    elsewhere: bool = False

    @property
    def firm(self) -> tuple[RestsOn, ...]:
        """The pages that the statement rests on, background left out."""
        return tuple(r for r in self.rests_on if r.strength is not Strength.BACKGROUND)
