"""A quotation lost or gained a “not”.

## What it flags

A “not”, “never”, “no” or a contraction such as “haven't” that is in the source's wording and not in the draft's, or
the other way round.

Also, as a warning: quoted words that come right after a “not” in the source, in a sentence that does not say “not”
itself. An example is “a failure”, from “it was not a failure”.

## Why it matters

The speaker now says the opposite. No other change of one word does so much harm.

## Example

The Larchfield Ledger says:

    “We will rent two uprights, but we will not tune them until the exams,” Petra Nyman said.

Instead of:

    “We will rent two uprights, but we will tune them until the exams,” Petra Nyman said
    ([Larchfield Ledger](https://larchfield.example/flood)).

Write:

    “We will rent two uprights, but we will not tune them until the exams,” Petra Nyman said
    ([Larchfield Ledger](https://larchfield.example/flood)).

## What it misses

Opposites without a “not”, such as “rose” for “fell”: those are reported by Q301. A “not” that is further away than the
word before the quoted ones.

## False alarms

The speaker may have said both at different times.

## Based on

srctrack's own rule. In the corrections that newspapers print, a lost “not” is the most common serious mistake.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.quotations import FOUND, QuotationCheck, quotation_checks, quotation_place
from srctrack.compare.quotations.negation import denies, negation_before
from srctrack.model.draft import Draft
from srctrack.model.finding import Confidence, Finding, Severity
from srctrack.model.quote import MatchKind
from srctrack.model.text import Span
from srctrack.rules.base import Rule, finding
from srctrack.rules.quotations.wording import changes_said

MIN_WORDS = 2
"""A single word quoted is a word borrowed, whatever stood before it."""


def check(analysis: Analysis) -> Iterator[Finding]:
    draft = analysis.draft
    for held in quotation_checks(analysis):
        negation = _left_before(draft, held)
        if negation is not None and held.best is not None:
            yield finding(
                RULE,
                draft,
                held.quote.span,
                f"In {held.best.read.source.name} these words follow “{negation}”, which the draft leaves out.",
                severity=Severity.WARNING,
                confidence=Confidence.MEDIUM,
                related=(quotation_place(held.best),),
            )
            continue
        if held.kind is not MatchKind.REVERSED or held.elsewhere is not None or held.best is None:
            continue
        yield finding(
            RULE,
            draft,
            held.quote.span,
            f"This quotation says the opposite of {held.best.read.source.name}: {changes_said(held.best.match.changes)}.",
            expected=(held.best.words,),
            confidence=Confidence.HIGH if held.tied and held.told else Confidence.MEDIUM,
            related=(quotation_place(held.best),),
        )


def _left_before(draft: Draft, held: QuotationCheck) -> str | None:
    """The negation that stands before the quoted words wherever the source has them, where the draft's sentence neither
    denies nor asks."""
    best = held.best
    if best is None or best.match.span is None or held.kind not in FOUND or held.words < MIN_WORDS:
        return None
    negation = negation_before(best.text, best.match.span.start)
    if negation is None or held.quote.text.lstrip().startswith(("…", "...", "[")):
        return None
    again = re.compile(r"\s+".join(map(re.escape, best.words.split())), re.I)
    for read in held.searched:
        text = read.page_text or read.prose.text
        if any(negation_before(text, m.start()) is None for m in again.finditer(text)):
            return None
    sentences = draft.annotations.sentences
    around = Span(sentences[held.sentence].start, max(sentences[held.sentence].end, held.quote.outer.end))
    around = Span(min(around.start, held.quote.outer.start), around.end)
    said = around.of(draft.prose.text)
    after = draft.prose.text[around.end : around.end + _ANSWER].lstrip(' \n”"»)')
    outside = said[: held.quote.outer.start - around.start] + " " + said[held.quote.outer.end - around.start :]
    if denies(outside) or denies(" ".join(after.split()[:1])) or outside.rstrip().endswith("?"):
        return None
    return negation


_ANSWER = 12
"""Code points of what follows the sentence in which a “No” takes the words back."""


RULE = Rule("Q302", "reversed-quote", Severity.ERROR, check)
