"""A name is written one slip of the hand away from a form that stands elsewhere in the draft.

## What it flags

A word of a name (a person's, a place's, an outlet's) that differs from another word of a name in the same draft by one
slip: two letters that changed places, a letter doubled, dropped or put in, one that sounds like the right one, one beside it
on the keyboard. Long names may differ by two. How many slips it takes is not all: who stands beside each form, how often
each stands, whether a form is a word or a name that many bear, and what a cited source writes are weighed together;
`--verbose` and the JSON report show every part and its worth.

## Why it matters

A name is what readers, search engines and the person who bears it look at first, and a misspelled one is the commonest
correction newspapers print.

## Example

Instead of:

    The outlet Fontnaka reported the arrests. Later that day Fontanka corrected the number.

Write:

    The outlet Fontanka reported the arrests. Later that day Fontanka corrected the number.

## What it misses

A name misspelled the same way throughout, names of three letters, and a slip that makes another right name of the draft.
Words in quotation marks are left to the Q rules.

## False alarms

Two people, places or firms whose names really are that close. Two words of one stem, two people with different given names,
and capitals inside a brand (KeePassX, KeePassXC) are left alone; a newcomer who is introduced and two forms in one sentence are
weighed. A form that occurs once beside another that occurs once is a warning without a fix, since either may be right. To
accept a form for good, write `! Form` in the newsroom's list.

## Based on

Associated Press Stylebook, “names”: get them right. The edits are those of Damerau, “A technique for computer detection and
correction of spelling errors” (1964); the weights are ours.
"""

from __future__ import annotations

from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.names import DoubtOrigin, SuspectName, suspects_from
from srctrack.analysis.related_places import elsewhere_in_draft, in_source
from srctrack.model.draft import Draft
from srctrack.model.finding import Finding, Fix, FixSafety, Severity
from srctrack.model.text import Span
from srctrack.rules.base import FixOffer, Rule, finding, replace_words

_SHOWN = 3
"""Other places shown beside a finding; more would bury it."""


def check(analysis: Analysis) -> Iterator[Finding]:
    draft = analysis.draft
    for doubted in suspects_from(analysis, DoubtOrigin.DRAFT):
        related = tuple(elsewhere_in_draft(draft, s, "spelled this way here") for s in doubted.right_spans[:_SHOWN])
        related += tuple(in_source(read, s, "spelled this way in the source") for read, s in doubted.in_sources[:1])
        for span in doubted.spans:
            yield finding(
                RULE,
                draft,
                span,
                _message(doubted),
                expected=(doubted.right,),
                confidence=doubted.confidence,
                related=related,
                fixes=() if doubted.tie else _fix(draft, span, doubted.right),
                why=doubted.why,
            )


def _fix(draft: Draft, span: Span, right: str) -> tuple[Fix, ...]:
    return replace_words(draft, span, right, f"write “{right}” as elsewhere", FixSafety.UNSAFE)


def _message(doubted: SuspectName) -> str:
    places = ["elsewhere in this draft"]
    if doubted.in_sources:
        places.append(f"in {_outlet(doubted)}")
    if doubted.listed:
        places.append("in the list of outlets")
    words = " and ".join([", ".join(places[:-1]), places[-1]] if len(places) > 1 else places)
    if doubted.tie:
        return f"The draft has both “{doubted.text}” and “{doubted.right}”."
    return f"“{doubted.text}” is spelled “{doubted.right}” {words}."


def _outlet(doubted: SuspectName) -> str:
    read = doubted.in_sources[0][0]
    return read.source.outlet.name or "the source"


RULE = Rule("N101", "inconsistent-name", Severity.ERROR, check, FixOffer.OFFERED)
