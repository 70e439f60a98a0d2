"""The places of a draft that may tie words to pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.source_linking.anchors import Mark
from srctrack.analysis.source_linking.own_pages import own_pages
from srctrack.analysis.source_linking.words import content_words, words_of
from srctrack.compare.names.outlet_index import plain_name
from srctrack.language.stemming import stem
from srctrack.model.derived import derived
from srctrack.model.draft import CitationKind
from srctrack.model.prose import BlockKind
from srctrack.model.text import Span
from srctrack.patterns import pattern

_NAVIGATION = pattern(
    r"\W*(?:read more|read also|read next|more on this|more from|more:|related(?: \w+)?:|see also:|also read|don[’']t miss|listen (?:to|now)|watch:|subscribe|sign up|newsletter:|follow us|"
    r"join |recommended|lesen sie auch|mehr zum thema|lire aussi|à lire|leer más|lea también|читайте также|читайте також)",
    re.I,
)
"""Lines that lead readers on to other pages and give no source."""
_NUMBERED = pattern(r"(?<=[\w.,;:”\"’)] )\[(\d{1,3})\]|(?<=[\w.,;:”\"’)])\[(\d{1,3})\]")


@derived
def marks(analysis: Analysis) -> tuple[Mark, ...]:
    """Return the links, notes, keys, numbers of references and names of outlets of the draft, in order."""
    draft, evidence = analysis.draft, analysis.evidence
    own = own_pages(analysis)
    found: dict[tuple[int, int, str], Mark] = {}
    by_target = {c.target: k for c, k in evidence.resolved.items()}
    for citation in draft.citations:
        if citation.kind is CitationKind.FRONT_MATTER:
            continue
        key = evidence.resolved.get(citation)
        note = citation.kind is not CitationKind.LINK
        mark = _mark(analysis, citation.at, citation.target, key, own, note)
        found[citation.at.start, citation.at.end, citation.target] = mark
    for link in draft.links:
        block = draft.prose.block_at(link.words.start)
        if block is not None and block.kind is BlockKind.FOOTNOTE:
            key = by_target.get(link.url)
            found.setdefault(
                (link.words.start, link.words.end, link.url), _mark(analysis, link.words, link.url, key, own, False)
            )
    numbered = _numbered(analysis, own)
    names = _names(analysis, own)
    skipped = [b.span for b in draft.prose.blocks if _NAVIGATION.match(b.span.of(draft.prose.text))]
    kept = [
        m for m in (*found.values(), *numbered, *names) if not any(s.start <= m.span.start <= s.end for s in skipped)
    ]
    return tuple(sorted(kept, key=lambda m: (m.span.start, m.span.end)))


def _mark(analysis: Analysis, at: Span, target: str, key: str | None, own: frozenset[str], note: bool) -> Mark:
    keys = (key,) if key is not None and key not in own else ()
    parts = urlsplit(target)
    front = bool(parts.netloc) and parts.path.strip("/") == "" and not parts.query
    source = analysis.evidence.sources.get(key) if key else None
    names = tuple(n for n in (source.source.outlet.name, source.source.outlet.domain) if n) if source else ()
    names = names or tuple(h.removeprefix("www.") for h in [parts.hostname or ""] if h)
    return Mark(at, keys, True, note, front, names)


def _numbered(analysis: Analysis, own: frozenset[str]) -> list[Mark]:
    """“[2]” in the text leads to the second item of the list of references at the draft's end."""
    draft = analysis.draft
    items = [b for b in draft.prose.blocks if b.kind is BlockKind.LIST_ITEM]
    heading = next((b for b in reversed(draft.prose.blocks) if b.kind is BlockKind.HEADING), None)
    if heading is None or not _REFERENCES.match(heading.span.of(draft.prose.text)):
        return []
    items = [b for b in items if b.span.start > heading.span.start]
    out = []
    for m in _NUMBERED.finditer(draft.prose.text, 0, heading.span.start):
        index = int(m.group(1) or m.group(2)) - 1
        if index >= len(items):
            continue
        keys = tuple(
            k for c, k in analysis.evidence.resolved.items() if items[index].span.contains(c.at) and k not in own
        )
        out.append(Mark(Span(m.start(), m.end()), keys, True, True))
    return out


_REFERENCES = pattern(
    r"\W*(?:references|sources|notes|bibliography|literature|works cited|footnotes|endnotes|quellen|literatur|références|fuentes|источники|джерела)\W*\Z",
    re.I,
)


def _names(analysis: Analysis, own: frozenset[str]) -> list[Mark]:
    """Outlets named without a link, with their pages that the draft cites or that were read for it."""
    evidence = analysis.evidence
    by_outlet: dict[str, list[str]] = {}
    for key, source in evidence.sources.items():
        if source.source.outlet.name and key not in own:
            by_outlet.setdefault(plain_name(source.source.outlet.name), []).append(key)
    house = {plain_name(o) for o in evidence.own_outlets}
    return [
        Mark(m.span, _fitting(analysis, m.span, by_outlet.get(plain_name(m.outlet), ())), False, outlets=(m.outlet,))
        for m in evidence.outlet_mentions
        if plain_name(m.outlet) not in house
    ]


def _fitting(analysis: Analysis, at: Span, keys: Sequence[str]) -> tuple[str, ...]:
    """Of several pages of a named outlet, the one whose title shares most words with the sentence; all where none is ahead."""
    sentence = analysis.draft.annotations.sentence_at(at.start)
    if len(keys) < 2 or sentence is None:
        return tuple(keys)
    here = _stems(sentence.of(analysis.draft.prose.text))
    shared = {k: len(here & _stems(analysis.evidence.sources[k].source.title or "")) for k in keys}
    best = max(shared.values())
    ahead = tuple(k for k in keys if shared[k] == best)
    return ahead if len(ahead) == 1 else tuple(keys)


def _stems(text: str) -> set[str]:
    return {stem(x.low, "en") for x in content_words(words_of(text, 0, len(text))) if len(x.low) > 3}
