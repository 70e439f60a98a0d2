"""Saved pages that are the draft itself, published, archived or translated: they are no evidence for it."""

from __future__ import annotations

import re
from collections import Counter

from srctrack.analysis.analysis import Analysis
from srctrack.compare.names.outlet_index import plain_name
from srctrack.language.normalize import strip_marks
from srctrack.model.derived import derived
from srctrack.model.prose import BlockKind
from srctrack.model.source import SourceDocument
from srctrack.patterns import pattern

_CANONICAL = pattern(r"^(?:canonical(?:_url)?|permalink|url):\s*[\"']?(https?://\S+?)[\"']?\s*$", re.M)
_ANNOUNCED = pattern(
    r"\b(?:first|originally|previously) (?:published|appeared|posted)\b|\btranslat(?:ed|ion)\b[^.\n]{0,40}\b(?:our|from)\b|\bcross-?posted\b"
    r"|\b(?:an )?earlier version of this (?:article|story|piece|post)\b|\bthis (?:article|story|piece|post) (?:was|is|has been)\b",
    re.I,
)
_WORDS = pattern(r"[^\W_]+")
_ASIDE = pattern(
    r"\s*[(\[](?:updated?|corrected|live|video|opinion|analysis)[)\]]\s*|^(?:updated?|correction|opinion|analysis):\s*",
    re.I,
)
MIN_TITLE = 2
"""Words of a title that can name one article; shorter ones name many."""
SAMPLED = 12
"""Sentences of the draft looked for in a page; a page with most of them is the draft."""
MIN_SENTENCE = 40
"""Code points of a sentence that two texts do not share by chance."""
MAX_SELF_LINKS = 1
"""Links of an article to itself; a page that is cited more often is a source, even of a draft that copies it word for word."""
SAME_SHARE = 0.6
"""Share of the sampled sentences that a page has word for word when it is the draft."""


@derived
def own_pages(analysis: Analysis) -> frozenset[str]:
    """Return the keys of saved pages that are the draft itself, among the cited ones and those searched for its quotations."""
    draft = analysis.draft
    titles = {_plain(t) for t in (draft.front_matter.title or "", *_headline(analysis)) if t}
    head = draft.front_matter.span.of(draft.file.text) if draft.front_matter.span else ""
    addresses = set(_CANONICAL.findall(head[:4000])) | set(_CANONICAL.findall(draft.file.text[:1500]))
    announced = _announced_keys(analysis)
    cited = Counter(analysis.evidence.resolved.values())
    others = {s.key: s for found in analysis.evidence.elsewhere.values() for s in found}
    return frozenset(
        key
        for key, source in {**others, **analysis.evidence.sources}.items()
        if key in announced
        or addresses & set(source.source.urls)
        or (source.source.title and _plain(source.source.title) in titles and _is_house(analysis, source))
        or (cited[key] <= MAX_SELF_LINKS and _has_sentences(analysis, source))
    )


def _headline(analysis: Analysis) -> tuple[str, ...]:
    blocks = analysis.draft.prose.blocks
    if blocks and blocks[0].kind is BlockKind.HEADING:
        return (blocks[0].span.of(analysis.draft.prose.text),)
    return ()


def _is_house(analysis: Analysis, source: SourceDocument) -> bool:
    """A page of the same title is the draft if the newsroom published it, or if the draft does not link it and the title is telling."""
    outlet = source.source.outlet.name
    if outlet and plain_name(outlet) in {plain_name(n) for n in analysis.evidence.own_outlets}:
        return True
    linked = source.key in analysis.evidence.resolved.values()
    return not linked and len(_plain(source.source.title or "").split()) >= MIN_TITLE


def _announced_keys(analysis: Analysis) -> set[str]:
    """Pages linked in a sentence that says that this article appeared there first, or was translated from there."""
    out = set()
    draft = analysis.draft
    for citation, key in analysis.evidence.resolved.items():
        sentence = draft.annotations.sentence_at(citation.at.start)
        if sentence is not None and _ANNOUNCED.search(sentence.of(draft.prose.text)):
            out.add(key)
    return out


def _has_sentences(analysis: Analysis, source: SourceDocument) -> bool:
    text = analysis.draft.prose.text
    quotes = analysis.draft.annotations
    sample = [s for s in quotes.sentences if len(s) >= MIN_SENTENCE and not quotes.in_quotation(s)][:SAMPLED]
    if len(sample) < 3:
        return False
    page = " ".join(source.prose.text.split())
    found = sum(" ".join(s.of(text).split()) in page for s in sample)
    return found >= SAME_SHARE * len(sample)


def _plain(title: str) -> str:
    return " ".join(_WORDS.findall(strip_marks(_ASIDE.sub(" ", title)).casefold()))
