"""The cited source spells the name differently, one typo apart.

## What it flags

A word of a name that is not in the cited source, while the source has one that differs by a single typo (two in long
names). The rule weighs the same things as `inconsistent-name`, and whether the sentence rests on this very source.
Names of institutions are compared whole: “National Parks Office”, where the source has only a “National Park Office”.

## Why it matters

The writer read the name in the source. If the source does not have this form, it is probably a typo.

## Example

The Lantern says:

    Judge Alma Bornstein adjourned the case on Tuesday. Bornstein will hear the witnesses in March.

Instead of:

    Judge Alma Bornsten adjourned the case ([The Lantern](https://lantern.example/1)).

Write:

    Judge Alma Bornstein adjourned the case ([The Lantern](https://lantern.example/1)).

## What it misses

Names that the source itself misspells, and names of three letters. Sources in another script belong to
`transliteration-mismatch`.

## False alarms

The draft may name somebody who is not in the source, and whose name is close to one that is.

## Based on

Associated Press Stylebook, “names”; Silverman, Verification Handbook: check names against the primary source. The
weights are srctrack's own.
"""

from __future__ import annotations

from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.names import DoubtOrigin, suspects_from
from srctrack.analysis.related_places import in_source
from srctrack.analysis.statements import sources_of_sentence
from srctrack.compare.names.institutions import institution_names, without_plurals
from srctrack.model.finding import Confidence, Finding, FixSafety, Severity
from srctrack.model.source import SourceDocument
from srctrack.model.text import Span
from srctrack.rules.base import FixOffer, Rule, finding, replace_words
from srctrack.rules.names.source_findings import source_findings


def check(analysis: Analysis) -> Iterator[Finding]:
    draft = analysis.draft
    for doubted in suspects_from(analysis, DoubtOrigin.SOURCE):
        outlet = doubted.in_sources[0][0].source.outlet.name or "the source"
        message = f"The draft has “{doubted.text}”; {outlet} spells it “{doubted.right}”."
        yield from source_findings(
            RULE,
            draft,
            doubted,
            message,
            "spelled this way in the source",
            f"write “{doubted.right}” as the source does",
        )
    yield from _institutions(analysis)


def _institutions(analysis: Analysis) -> Iterator[Finding]:
    """Names of three words or more that a cited source has only with another word of them in the singular or the plural."""
    draft, evidence = analysis.draft, analysis.evidence
    if not evidence.sources:
        return
    written = {key: institution_names(read.prose.text) for key, read in evidence.sources.items()}
    known = frozenset().union(*written.values()) | {f for n in evidence.house_names for f in (n.preferred, *n.allowed)}
    by_singular = {key: {without_plurals(name): name for name in names} for key, names in written.items()}
    told: list[Span] = []
    for name, places in sorted(institution_names(draft.prose.text).items(), key=lambda pair: -len(pair[0])):
        if name in known or any(_beside(read, name) for read in evidence.sources.values()):
            continue
        for span in places:
            sentence = draft.annotations.sentence_index(span.start)
            if sentence is None or draft.annotations.in_quotation(span) or any(span.overlaps(t) for t in told):
                continue
            for read in sources_of_sentence(analysis, sentence):
                right = by_singular[read.key].get(without_plurals(name)) if read.key in by_singular else None
                if right is None or right == name:
                    continue
                told.append(span)
                yield finding(
                    RULE,
                    draft,
                    span,
                    f"The draft has “{name}”; {read.source.outlet.name or 'the source'} has “{right}”.",
                    expected=(right,),
                    confidence=Confidence.MEDIUM,
                    related=(in_source(read, written[read.key][right][0], "spelled this way in the source"),),
                    fixes=replace_words(draft, span, right, f"write “{right}” as the source does", FixSafety.UNSAFE),
                )
                break


def _beside(read: SourceDocument, name: str) -> bool:
    """Whether the page has the name outside its article."""
    return name in (read.source.title or "") or name in read.page_text


RULE = Rule("N102", "name-mismatch", Severity.ERROR, check, FixOffer.OFFERED)
