"""Telling of two right forms of one name: which is marked, which is offered, and when the newsroom's list decides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from srctrack.analysis.related_places import elsewhere_in_draft
from srctrack.compare.names.variants import Variant
from srctrack.model.draft import Draft
from srctrack.model.evidence import Evidence
from srctrack.model.finding import Confidence, Finding, FixSafety
from srctrack.rules.base import Rule, finding, replace_words

_SHOWN = 2


def variant_findings(
    rule: Rule, draft: Draft, evidence: Evidence, variants: Iterable[Variant], told: str
) -> Iterator[Finding]:
    """A finding at each place of the form to be changed, outside quotations. The newsroom's preferred form is never the one
    to be changed; forms it replaces or allows are left to it."""
    preferred = {n.preferred for n in evidence.house_names}
    settled = {form for n in evidence.house_names for form in (*n.variants, *n.allowed)}
    for variant in variants:
        rarer, other = variant.rarer, variant.other
        if rarer.text in preferred and other.text not in preferred:
            rarer, other = other, rarer
        if rarer.text in settled or other.text in settled or rarer.text in preferred:
            continue
        safety = FixSafety.SAFE if other.text in preferred else FixSafety.UNSAFE
        for place in rarer.places:
            if place.in_quote:
                continue
            yield finding(
                rule,
                draft,
                place.span,
                f"The draft has both “{rarer.text}” and “{other.text}”: {told}.",
                expected=(other.text,),
                confidence=Confidence.MEDIUM,
                related=tuple(
                    elsewhere_in_draft(draft, p.span, "spelled this way here") for p in other.places[:_SHOWN]
                ),
                fixes=replace_words(draft, place.span, other.text, f"write “{other.text}” throughout", safety),
                why=((told, 1.0),),
            )
