"""A text as clauses: its sentences, joined where a quotation holds them together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from srctrack.annotate.attribution.clause import Clause
from srctrack.language.reporting_verbs import CUES
from srctrack.model.quote import Quote
from srctrack.model.text import Span
from srctrack.patterns import pattern

_APPOSED = pattern(
    r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3}, [^.,“\"]{4,80}, (?:said|says|asked|wrote|told|added|wondered|tweeted)\b"
)
"""“Ruth Gessner, a pilot from Graz, said of …”."""


def split_clauses(text: str, sentences: Sequence[Span], quotes: Sequence[Quote]) -> tuple[Clause, ...]:
    """The sentences of ``text`` as clauses, joined where a quotation spans several or its cue is parted from it by the
    quotation's own full stop (“Whose coat is it?” Farkas asked)."""
    out: list[Clause] = []
    n = 0
    at = 0
    while at < len(sentences):
        start, end = sentences[at].start, sentences[at].end
        first = n
        at += 1
        while True:
            while n < len(quotes) and quotes[n].outer.start < end:
                n += 1
            held = n > first and quotes[n - 1].outer.end > end
            if at < len(sentences) and (held or (n > first and _cue_follows(text, quotes[n - 1], end, sentences[at]))):
                end = sentences[at].end
                at += 1
                continue
            if held:
                end = quotes[n - 1].outer.end
            break
        span = Span(start, end)
        out.append(Clause(text, span, tuple((k, quotes[k]) for k in range(first, n))))
    return tuple(out)


def _cue_follows(text: str, quote: Quote, end: int, following: Span) -> bool:
    """Whether the sentence after a quotation’s “?” or “!” only tells who said it."""
    if quote.outer.end < end or text[quote.span.end - 1 : quote.span.end] not in ("?", "!", "…", "-", "—", "–"):
        return False
    if "\n\n" in text[end : following.start]:
        return False
    head = text[following.start : min(following.end, following.start + 120)]
    words = re.findall(r"[^\W\d_]+", head)[:6]
    return any(w.lower() in CUES for w in words[:5]) or _APPOSED.match(head) is not None
