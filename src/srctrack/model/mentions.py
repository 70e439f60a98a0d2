"""Mentions: names, dates, and who is named for a statement."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from srctrack.model.text import Span


@dataclass(frozen=True, slots=True)
class NameMention:
    """A name as it stands: person, place, organisation or outlet; several words make one mention.

    ``span`` leaves a possessive ending (’s) out. ``at_start`` is true where its first word opens a sentence, a
    heading or a quotation, so that the capital letter alone does not make it a name.
    """

    span: Span
    text: str
    at_start: bool = False
    in_quote: bool = False


class DateKind(StrEnum):
    """What a date mention names."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    WEEKDAY = "weekday"
    RELATIVE = "relative"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as it stands. ``value`` is ISO 8601 at the precision known (``2024-01-02``, ``2024-01``, ``2024``,
    ``2024-01-01/2024-01-03``), None when the year cannot be told; month and day are kept beside it for comparing
    dates without a year. ``weekday`` is 0 for Monday. ``problem`` names what cannot be: ``impossible`` (June 31),
    ``weekday`` (another day of the week), ``glued`` (January1)."""

    span: Span
    text: str
    kind: DateKind
    value: str | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    year_given: bool = False
    problem: str | None = None


class AttributionKind(StrEnum):
    """Who is named for a statement."""

    OUTLET = "outlet"
    PERSON = "person"
    BODY = "body"
    """An authority, company or office: a ministry, the police of a place, a court."""
    DOCUMENT = "document"
    ANONYMOUS = "anonymous"
    """A crowd or a title without a name: “some sources”, “media reports”."""
    NOBODY = "nobody"
    """A passive that hides who says so: “reportedly”, “it is believed”."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who a stretch of text is attributed to. ``span`` covers the speaker's words; ``cue_span`` the word of
    saying; ``content`` the stretch of prose that is attributed (at least the sentence). All index the prose."""

    kind: AttributionKind
    span: Span
    text: str
    cue: str | None
    cue_span: Span | None
    content: Span
