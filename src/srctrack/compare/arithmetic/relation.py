"""What a text claims of its own numbers, and what they make."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from srctrack.model.text import Span


class Relation(StrEnum):
    """How the numbers of a calculation are said to belong together."""

    TOTAL = "total"
    """Parts and the whole they make up."""
    HUNDRED = "hundred"
    """Percentages of one whole, which make 100."""
    SHARE = "share"
    CHANGE = "change"
    """A rise or fall in percent of the first value."""
    MULTIPLE = "multiple"
    """“Doubled”, “twice as many”."""
    DIFFERENCE = "difference"
    POINTS = "points"
    """A difference of percentages, in percentage points."""
    AVERAGE = "average"
    RATE = "rate"
    """A whole divided by heads, days or pieces."""
    PRODUCT = "product"
    """A price or rate, so many times."""
    DURATION = "duration"
    AGE = "age"
    CONVERSION = "conversion"


@dataclass(frozen=True, slots=True)
class Calculation:
    """A number that a text gives as the result of others. ``low`` and ``high`` bound what those others make (``high`` may be
    infinite), ``made`` is what they make as written, ``told`` the number given for it; ``holds`` tells whether it fits.
    ``sure`` is false where the words do not say outright that the numbers belong together."""

    relation: Relation
    at: Span
    """The number that is said to be the result."""
    terms: tuple[Span, ...]
    """The numbers it is said to come from, in order."""
    told: float
    made: float
    low: float
    high: float
    holds: bool
    sure: bool = True
    quoted: bool = False
    values: tuple[float, ...] = ()
    unit: str | None = None

    @property
    def spans(self) -> tuple[Span, ...]:
        return (self.at, *self.terms)
