"""Outlets that a draft names without a link, and whether it names them as a source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from srctrack.analysis.source_linking.anchors import Mark, Role, role_of
from srctrack.analysis.source_linking.units import units_of
from srctrack.model.draft import Draft
from srctrack.model.evidence import OutletMention
from srctrack.model.text import Span

MIN_NAME = 3
"""Letters of a name that is looked for in running text."""


def find_outlet_names(
    draft: Draft, names: Iterable[str], known: Iterable[OutletMention] = ()
) -> tuple[OutletMention, ...]:
    """Return where the draft names one of the outlets outside of quotations and links. ``known`` are places found already, by another
    name of the outlet."""
    text = draft.prose.text
    taken = [link.words for link in draft.links if len(link.words)]
    out = [m for m in known if not any(t.overlaps(m.span) for t in taken)]
    taken += [m.span for m in out]
    for name in sorted(set(names), key=lambda n: (-len(n), n)):
        bare = name[4:] if name.lower().startswith("the ") else name
        if len(bare) < MIN_NAME or bare not in text:
            continue
        for m in re.finditer(rf"(?<![\w’'-]){re.escape(bare)}(?![\w-])", text):
            span = Span(m.start(), m.end())
            if any(t.overlaps(span) for t in taken) or draft.annotations.in_quotation(span):
                continue
            taken.append(span)
            out.append(OutletMention(span, name))
    return tuple(sorted(out, key=lambda m: m.span))


def named_as_source(draft: Draft, mentions: Iterable[OutletMention]) -> Iterator[OutletMention]:
    """The mentions that name the outlet as the one that says so, also in the attribution line of a quotation."""
    units = units_of(draft)
    starts = [u.span.start for u in units]
    for mention in mentions:
        index = bisect_right(starts, mention.span.start) - 1
        if index < 0:
            continue
        unit = units[index]
        line = unit.masked.lstrip()[:1] in ("–", "—", "―")
        if line or role_of(Mark(mention.span, (), False), unit, draft.prose.text) is Role.SOURCE:
            yield mention
