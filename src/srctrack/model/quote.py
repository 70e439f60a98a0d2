"""Quotations, and the place of one in a source."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from srctrack.model.text import Span


class QuoteKind(StrEnum):
    """How a quotation stands in its text."""

    DIRECT = "direct"
    PARTIAL = "partial"
    SCARE = "scare"
    TITLE = "title"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words between quotation marks (or in a block quotation).

    ``span`` is the words without the marks and without the writer's own comma inside the closing mark;
    ``outer`` includes the marks. Both index the prose. ``speaker`` is the name as it stands, None when nobody
    can be told; ``cue`` is the word of saying (“said”, “according to”).
    """

    span: Span
    outer: Span
    text: str
    kind: QuoteKind
    speaker: str | None = None
    speaker_span: Span | None = None
    cue: str | None = None
    continues: bool = False
    """True when it carries on the quotation before it (split by its cue, or marks opened again at a paragraph)."""


class MatchKind(StrEnum):
    """How the words of a quotation stand in a source, from the best to none."""

    EXACT = "exact"
    TYPOGRAPHIC = "typographic"
    MARKED = "marked"
    """Only what the writer shows differs: an ellipsis, brackets, the first letter's case."""
    CUT = "cut"
    """Words are left out without a sign."""
    ALTERED = "altered"
    REVERSED = "reversed"
    """A negation was lost or gained."""
    NONE = "none"
    UNKNOWN = "unknown"
    """It cannot be told: the source is thin, walled, or in another language."""


@dataclass(frozen=True, slots=True)
class WordChange:
    """One difference: words of the quotation against words of the source (either may be empty).

    ``quoted_span`` indexes the quotation's text, ``source_span`` the text searched.
    """

    quoted: str
    source: str
    quoted_span: Span
    source_span: Span


@dataclass(frozen=True, slots=True)
class QuoteMatch:
    """Where and how a quotation stands in one source. ``span`` indexes the text searched; ``in_article`` tells
    whether that is the article's text (True) or the whole page's (False). ``score`` is 0 to 1."""

    kind: MatchKind
    span: Span | None = None
    in_article: bool = True
    score: float = 0.0
    changes: tuple[WordChange, ...] = ()


@dataclass(frozen=True, slots=True)
class TextQuoteSelector:
    """A quotation's place as W3C Web Annotation notes it: the exact words and some before and after."""

    exact: str
    prefix: str
    suffix: str
