"""A quotation stops just before the speaker's “but”, “unless” or “only if”.

## What it flags

Every word of the quotation is right, but in the source the sentence goes on with but, unless, if, only if, except,
provided or although. Neither the draft's sentence nor the next one mentions it.

## Why it matters

The words are the speaker's, but the meaning is not. The condition or the doubt was cut off.

## Example

The Larchfield Ledger says:

    “No pupil will pay a penny more unless the insurers refuse us,” Petra Nyman told the parents.

Instead of:

    “No pupil will pay a penny more,” Petra Nyman said ([Larchfield Ledger](https://larchfield.example/flood)).

Write:

    “No pupil will pay a penny more unless the insurers refuse us,” Petra Nyman said
    ([Larchfield Ledger](https://larchfield.example/flood)).

## What it misses

A “but” in the speaker's next sentence. Limits without such a word.

## False alarms

The part that was cut may only add something.

## Based on

Society of Professional Journalists, Code of Ethics: “Take special care not to misrepresent … in … quotations”. The
details are srctrack's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.quotations import FOUND, FoundQuotation, QuotationCheck, quotation_checks, quotation_place
from srctrack.model.draft import Draft
from srctrack.model.finding import Finding, Severity
from srctrack.model.quote import Quote, QuoteKind
from srctrack.model.text import Span
from srctrack.patterns import pattern
from srctrack.rules.base import Rule, finding

_TURN = pattern(
    r"\s*(?:[,;:—–-]{1,2}\s*)?(?P<turn>(?:but|unless|except|provided|although|though|if|only if|only when|only after|as long as|so long as)\b)",
    re.I,
)
_MAX_COUNT = 240
"""Characters of the rest of the source's sentence that are shown."""
MIN_WORDS = 4
"""A shorter piece is a phrase the writer built in, not a statement cut short."""


def check(analysis: Analysis) -> Iterator[Finding]:
    draft = analysis.draft
    helds = quotation_checks(analysis)
    for i, held in enumerate(helds):
        if held.best is None or held.kind not in FOUND or held.quote.kind in (QuoteKind.SCARE, QuoteKind.BLOCK):
            continue
        if held.words < MIN_WORDS - (held.quote.kind is QuoteKind.DIRECT) or held.quote.text.rstrip().endswith(
            ("…", "...", "…]", "...]", "—", "–")
        ):
            continue
        rest = _turn(held.best)
        if rest is not None and rest[0] == "if" and not _is_condition(held.quote):
            continue
        if rest is None or _goes_on(draft, held, helds[i + 1 :], rest[0]):
            continue
        turn, words = rest
        yield finding(
            RULE,
            draft,
            held.quote.span,
            f"In {held.best.read.source.name} the sentence continues: “{words}”.",
            expected=(words,),
            related=(quotation_place(held.best, f"the quotation stops before “{turn}”"),),
        )


def _is_condition(quote: Quote) -> bool:
    """Whether an “if” that follows makes a condition: not after “asked”, “know” and their like, where it means “whether”."""
    last = re.findall(r"\w+", quote.text.lower())[-1:]
    return quote.kind is QuoteKind.DIRECT and not set(last) & _WHETHER


_WHETHER = frozenset(
    "ask asked asks know knew known wonder wondered wondering see saw seen sure tell told check checked question doubt care cared matter say said as even what me him her them us".split()
)


def _turn(found: FoundQuotation) -> tuple[str, str] | None:
    """The turning word that follows the quotation in the source, and the rest of the speaker's sentence; None where the
    sentence, or the speaker, ends."""
    if found.match.span is None or not found.match.in_article:
        return None
    text, end = found.text, found.match.span.end
    spoken = [q for q in found.read.annotations.quotes if q.outer.end > end or q.outer.overlaps(found.match.span)][:2]
    here = spoken[0] if spoken and spoken[0].outer.overlaps(found.match.span) else None
    limit = here.span.end if here is not None else len(text)
    if here is not None and len(spoken) > 1 and end >= here.span.end and _is_parted(text, here, spoken[1]):
        end, limit = spoken[1].span.start, spoken[1].span.end
    m = _TURN.match(text, end, max(end, limit))
    if m is None or "\n" in m.group():
        return None
    stop = re.compile(r"[.!?]").search(text, m.end(), limit)
    last = stop.start() if stop else limit
    return m.group("turn").lower(), text[m.start("turn") : min(last, m.start() + _MAX_COUNT)].strip()


def _is_parted(text: str, one: Quote, other: Quote) -> bool:
    """Whether two quotations of the source are one sentence with its cue between them."""
    between = text[one.outer.end : other.outer.start]
    return len(between) < _CUE and not re.search(r"[.!?\n]", between) and other.text[:1].islower()


_CUE = 90
"""Characters that “said X, the mayor,” may take between two halves."""


def _goes_on(draft: Draft, held: QuotationCheck, later: tuple[QuotationCheck, ...], turn: str) -> bool:
    """Whether the draft tells the turn itself: by its word outside the quotation, or by quoting on from there."""
    sentences = draft.annotations.sentences
    here = sentences[held.sentence]
    after = sentences[held.sentence + 1] if held.sentence + 1 < len(sentences) else here
    rest = Span(held.quote.outer.end, max(held.quote.outer.end, after.end)).of(draft.prose.text)
    if re.search(rf"\b{turn.split()[0]}\b", rest, re.I):
        return True
    mine = held.best
    for other in later[:2]:
        if mine is None or other.best is None or other.best.read is not mine.read:
            continue
        a, b = mine.match.span, other.best.match.span
        if a is not None and b is not None and 0 <= b.start - a.end < _MAX_COUNT:
            return True
    return False


RULE = Rule("Q305", "truncated-quote", Severity.WARNING, check)
