"""What a capture must hold to be the page we keep."""

from __future__ import annotations

import re

from srctrack.archive.base import ExpectedContent
from srctrack.model.source import Source

STRETCH = 8
"""Words of a stretch: enough to stand in no other article, few enough to survive an edit nearby."""
STRETCHES = 24
"""Stretches taken from an article, spread over its length."""
_PARAGRAPH = re.compile(r"\n\s*\n")
_WORD = re.compile(r"\w+")


def wanted_of(source: Source, text: str | None) -> ExpectedContent:
    """The payloads of all snapshots, the quotations kept of the page, and stretches of its readable ``text`` (None when the
    library has it not)."""
    return ExpectedContent(
        digests=frozenset(s.sha1 for s in source.snapshots if s.sha1),
        quotes=tuple(q.exact for q in source.kept_quotes),
        phrases=stretches(text or ""),
    )


def stretches(text: str) -> tuple[str, ...]:
    """Up to STRETCHES stretches of ``text``, one a paragraph, around a figure where the paragraph has one."""
    found = [s for s in (_stretch(p) for p in _PARAGRAPH.split(text)) if s]
    if len(found) <= STRETCHES:
        return tuple(found)
    step = len(found) / STRETCHES
    return tuple(found[int(at * step)] for at in range(STRETCHES))


def _stretch(paragraph: str) -> str:
    words = _WORD.findall(paragraph)
    figure = next((at for at, word in enumerate(words) if word[0].isdigit()), 0)
    start = max(0, min(figure - STRETCH // 2, len(words) - STRETCH))
    return " ".join(words[start : start + STRETCH])
