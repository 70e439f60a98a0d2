"""The calculations of a draft that do not come out: shared by the rules that report them."""

from __future__ import annotations

from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.figures import superseders_at
from srctrack.analysis.related_places import elsewhere_in_draft
from srctrack.compare.arithmetic.engine import calculations
from srctrack.compare.arithmetic.relation import Calculation, Relation
from srctrack.compare.arithmetic.wording import explained, result
from srctrack.model.finding import Confidence, Related, Severity
from srctrack.model.text import Span


def failing(analysis: Analysis, *relations: Relation) -> Iterator[Calculation]:
    """Yield the calculations of these ``relations`` whose numbers make another result than the draft gives."""
    return (c for c in calculations(analysis.draft) if c.relation in relations and not c.holds)


def message(analysis: Analysis, c: Calculation) -> str:
    """Return the sentence that shows both sides: the result that the draft gives, and what its numbers make."""
    text = analysis.draft.prose.text
    words = explained(c, text)
    if c.relation is Relation.HUNDRED:
        return f"{words[0].upper()}{words[1:]}; one whole is 100 percent."
    return f"The draft says “{c.at.of(text)}”; {words}."


def expected(c: Calculation) -> tuple[str, ...]:
    """Return the result that the numbers make; none where they make a range."""
    return () if c.relation in (Relation.HUNDRED, Relation.AGE) else (result(c),)


def terms(analysis: Analysis, c: Calculation, note: str) -> tuple[Related, ...]:
    """Return the places of the numbers that the result is made from."""
    return tuple(elsewhere_in_draft(analysis.draft, t, note) for t in c.terms if t != c.at)


def severity(c: Calculation) -> Severity | None:
    """Return the severity of a finding where it is not the rule's own: a warning for somebody else's words."""
    return Severity.WARNING if c.quoted else None


def confidence(c: Calculation) -> Confidence:
    """Return how surely the draft means its numbers to make this result."""
    return Confidence.HIGH if c.sure else Confidence.MEDIUM


def superseders(c: Calculation) -> tuple[tuple[str, Span], ...]:
    """Return the rules that report one of these numbers as unlike its source instead."""
    return superseders_at(*c.spans)
