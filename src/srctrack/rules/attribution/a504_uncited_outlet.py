"""The draft names an outlet as its source, but no page of that outlet is cited or saved.

## What it flags

“X reports”, “according to X”, “X online news outlet said”, “told X”, where X is an outlet. The draft links to no page
of X, and the library has none. srctrack knows an outlet from the library, from the newsroom's list, from its own list,
or by the form of the name (“… Gazeta”, “the newspaper …”). Each outlet is flagged once, where it first appears.

## Why it matters

Nobody can check what the outlet wrote: not the editor today, and not a reader next year.

## Example

Instead of:

    The beer tax was drafted on a napkin, the Süddeutsche Zeitung reported.

Write:

    The beer tax was drafted on a napkin, the [Süddeutsche Zeitung](https://www.sueddeutsche.de/bier) reported.

## What it misses

Outlets that are on no list and whose names do not look like an outlet. Outlets that are cited for another claim. Names
flagged by N101 or N107 are checked after they are corrected.

## False alarms

The report may have been only in print or on the air. An outlet that is in the news itself, that employs somebody, or
that is named in a quotation is not flagged. Your own outlets need no page: list them in the settings, as in
`newsroom.own = ["The Vyborg Lantern"]`.

## Based on

Society of Professional Journalists, Code of Ethics: “Identify sources clearly”. The details are srctrack's own.
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
            f"The draft names {named.name} as a source, but no page of this outlet is linked or saved.",
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
