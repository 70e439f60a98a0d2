"""A name is spelled two ways in the draft, one typo apart.

## What it flags

A word of a name that differs by one typo from a word of another name in the same draft. It may be a person, a place or
an outlet. A typo is two letters that changed places, a letter too many or too few, or a letter that is wrong, most
often one that sounds the same or is next to the right one on the keyboard. Long names may differ by two typos.

Other things count too: the words beside each form, how often each form appears, whether a form is a common word or a
common name, and what a cited source writes. `--verbose` and the JSON report show how much each of them counts.

## Why it matters

Readers, search engines and the person with that name look at the name first. Misspelled names are among the most
common corrections in newspapers.

## Example

Instead of:

    The outlet Fontnaka reported the arrests. Later that day Fontanka corrected the number.

Write:

    The outlet Fontanka reported the arrests. Later that day Fontanka corrected the number.

## What it misses

Names that are misspelled in the same way everywhere. Names of three letters. A typo that makes another correct name of
the draft. Words in quotation marks belong to the quotation rules.

## False alarms

Two people, places or firms may really have names so close. Two words from one stem, two people with different given
names, and brands like KeePassX and KeePassXC are not flagged. If each form appears once, you get a warning without a
fix, because either may be right. To accept a form for good, write `! Form` in the newsroom's list of names.

## Based on

Associated Press Stylebook, “names”. The kinds of typo are those of Damerau, “A technique for computer detection and
correction of spelling errors” (1964). The weights are srctrack's own.
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
