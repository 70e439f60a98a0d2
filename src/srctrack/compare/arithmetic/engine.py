"""The calculations of a text: one engine for totals, shares, changes, differences, rates, spans and conversions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from srctrack.compare.arithmetic.conversions import find_conversions
from srctrack.compare.arithmetic.differences import find_differences
from srctrack.compare.arithmetic.hundred import find_fractions, find_hundreds, find_two_sides
from srctrack.compare.arithmetic.passage import Passage, passages
from srctrack.compare.arithmetic.products import find_products
from srctrack.compare.arithmetic.proportions import find_proportions
from srctrack.compare.arithmetic.rates import find_rates
from srctrack.compare.arithmetic.relation import Calculation, Relation
from srctrack.compare.arithmetic.spans import find_spans
from srctrack.compare.arithmetic.tables import find_table_totals
from srctrack.compare.arithmetic.totals import find_totals
from srctrack.model.annotations import Annotations
from srctrack.model.derived import derived
from srctrack.model.draft import Draft
from srctrack.model.prose import Prose
from srctrack.model.text import Span


@derived
def calculations(draft: Draft) -> tuple[Calculation, ...]:
    """Return every calculation that the draft claims, in order, each number the result of one only."""
    prose, annotations = draft.prose, draft.annotations
    found = list(find_conversions(prose.text, annotations.figures))
    found += find_table_totals(prose)
    if _read(prose):
        found += find_spans(draft, draft.date)
        for passage in passages(prose, annotations):
            found += _of_passage(passage, annotations)
    return tuple(_judged(annotations, sorted(found, key=lambda c: c.at.start)))


def totals(prose: Prose, annotations: Annotations) -> tuple[Calculation, ...]:
    """Return every whole with its parts in ``prose``, whether they add up or not."""
    if not _read(prose):
        return ()
    return tuple(total for passage in passages(prose, annotations) for total in find_totals(passage))


def _read(prose: Prose) -> bool:
    """Whether the words that tie numbers together are known in the language of ``prose``: English alone."""
    return prose.language in ("en", None)


def _of_passage(passage: Passage, annotations: Annotations) -> Iterator[Calculation]:
    yield from find_totals(passage)
    yield from find_hundreds(passage)
    yield from find_two_sides(passage)
    yield from find_fractions(passage, annotations.figures)
    yield from find_proportions(passage, annotations.figures)
    yield from find_differences(passage)
    yield from find_rates(passage)
    yield from find_products(passage)


def _judged(annotations: Annotations, found: list[Calculation]) -> Iterator[Calculation]:
    """Less those that fail where the same number is the right result of others, and what somebody else says in passing."""
    right = {c.at for c in found if c.holds}
    told: set[Span] = set()
    for c in found:
        if not c.holds and (c.at in right or c.at in told):
            continue
        if annotations.in_quotation(c.at):
            if not _said_outright(c):
                continue
            c = replace(c, quoted=True)
        told.add(c.at)
        yield c


def _said_outright(c: Calculation) -> bool:
    """Whether the result is told after its terms and as their result: “… that's 490 beds”. Speech is loose with all else."""
    return c.relation is Relation.TOTAL and c.at.start > max(t.start for t in c.terms)
