"""An outlet is named as the source, and no page of it is cited or kept.

## What it flags

“X reports”, “according to X”, “X online news outlet said”, “told X”, where X is an outlet and neither the draft links to a page of
it nor the library holds one. An outlet is known from the library, the house list, the built-in list, or by the shape of
its name (“… Gazeta”, “the newspaper …”). Each outlet is told once, at its first place.

## Why it matters

What the outlet wrote cannot be checked, by the editor today or by a reader next year.

## Example

Instead of:

    The beer tax was drafted on a napkin, the Süddeutsche Zeitung reported.

and instead the same with a link to the report, added to the library.

## What it misses

An outlet whose name tells nothing and stands on no list, and one that is cited for something else than this claim. A name that is
told as a slip (N101, N107) is asked about once it is mended.

## False alarms

Where the outlet's report was on paper or on air only. That “told the Vyborg Lantern” in a draft of the Vyborg Lantern needs no page is
told by the setting `newsroom.own = ["The Vyborg Lantern"]`. An outlet that is the news itself, somebody's employer, or named within
a quotation is left alone.

## Based on

Society of Professional Journalists, Code of Ethics: “Identify sources clearly”; and ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.attribution import (
    NamedOutlet,
    mislinked,
    named_outlets,
    outlet_index,
    publishes_at,
    same_outlet,
)
from srctrack.analysis.names import suspect_names
from srctrack.analysis.related_places import elsewhere_in_draft
from srctrack.compare.names.outlet_index import plain_name
from srctrack.model.draft import Draft
from srctrack.model.evidence import Evidence
from srctrack.model.finding import Finding, Severity
from srctrack.model.url import is_web
from srctrack.patterns import pattern
from srctrack.rules.base import Rule, finding


def check(analysis: Analysis) -> Iterator[Finding]:
    draft, evidence = analysis.draft, analysis.evidence
    first: dict[str, NamedOutlet] = {}
    again: dict[str, list[NamedOutlet]] = {}
    elsewhere = [m.at for m in mislinked(analysis)]  # A505 tells these
    elsewhere += [at for slip in suspect_names(analysis) for at in slip.spans]  # N101 and N107 tell these
    for named in named_outlets(analysis):
        if any(named.span.overlaps(at) for at in elsewhere):
            continue
        if draft.annotations.in_quotation(named.span) or _is_held(draft, evidence, named):
            continue
        name = _in_full(plain_name(named.known[0].name if named.known else named.name), plain_name(named.name), first)
        if name in first:
            again.setdefault(name, []).append(named)
        else:
            first[name] = named
    for name, named in first.items():
        yield finding(
            RULE,
            draft,
            named.span,
            f"The draft names {named.name} as a source, but no page of theirs is linked or saved.",
            related=tuple(elsewhere_in_draft(draft, n.span, "named again") for n in again.get(name, ())),
        )


def _in_full(name: str, said: str, first: Mapping[str, NamedOutlet]) -> str:
    """The name told before of which ``said`` is the end: “the Post” behind the Tarnhus Post."""
    return next((full for full in first if full.endswith(" " + said)), name)


def _is_held(draft: Draft, evidence: Evidence, named: NamedOutlet) -> bool:
    """Whether a page of the outlet is stored, cited or linked anywhere in the draft, or the draft is written for it."""
    index = outlet_index(evidence.outlets)
    if any(same_outlet(named.name, name, index) for name in (*evidence.own_outlets, *evidence.stored_outlets)):
        return True
    text = draft.prose.text
    for x in draft.links:
        between = text[x.words.end : named.span.start] if 0 < named.span.start - x.words.end <= _BY_REACH else ""
        if x.words.overlaps(named.span) or _BY.fullmatch(between):
            return True
    addresses = [c.target for c in draft.citations if is_web(c.target)] + [x.url for x in draft.links]
    return any(publishes_at(named.name, url, named.known) for url in addresses)


_BY_REACH = 80
_NAME = r"(?:the )?[^\W\d_a-z][\w.’'&-]*(?: [^\W\d_a-z][\w.’'&-]*){0,4}"
_BY = pattern(rf"\s*(?:\w+ )?(?:by|from|of|with) (?:{_NAME}(?:, and |, | and | & )){{0,3}}(?:the )?")
"""What stands between a link and the outlets whose work it is: “[investigation](…) by the Tarnhus Avis and …”."""


RULE = Rule("A504", "uncited-outlet", Severity.WARNING, check)
