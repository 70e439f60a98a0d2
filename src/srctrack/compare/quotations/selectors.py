"""A quotation's place in a page that outlives small changes of it: exact words with some before and after."""

from __future__ import annotations

import re
from urllib.parse import quote as percent_encoded

from srctrack.compare.quotations.match import match_quotation
from srctrack.compare.quotations.token_index import TokenIndex
from srctrack.model.quote import MatchKind, TextQuoteSelector
from srctrack.model.text import Span

CONTEXT = 32
"""Code points kept before and after, as annotation tools of the W3C's model do."""
LONG = 300
"""Characters of a quotation from which a link names its first and last words only (URL Fragment Text Directives, 3.5)."""
EDGE_WORDS = 6

_FOUND = frozenset({MatchKind.EXACT, MatchKind.TYPOGRAPHIC, MatchKind.MARKED})


def select_quote(words: str, text: str) -> TextQuoteSelector | None:
    """The selector of ``words`` in ``text``, in the text's own spelling; None when they do not stand there word for
    word (typography aside)."""
    match = match_quotation(words, TokenIndex(text))
    if match.kind not in _FOUND or match.span is None:
        return None
    return selector_at(match.span, text)


def selector_at(span: Span, text: str) -> TextQuoteSelector:
    """The selector of the words at ``span``."""
    before = text[max(0, span.start - CONTEXT) : span.start]
    return TextQuoteSelector(span.of(text), before, text[span.end : span.end + CONTEXT])


def locate(selector: TextQuoteSelector, text: str) -> Span | None:
    """Where the selector's words stand in ``text`` now: the place whose surroundings are most like those noted."""
    best: tuple[int, Span] | None = None
    at = text.find(selector.exact)
    while at >= 0:
        span = Span(at, at + len(selector.exact))
        alike = _common_end(text[:at][-CONTEXT:], selector.prefix) + _common_start(
            text[span.end :][:CONTEXT], selector.suffix
        )
        if best is None or alike > best[0]:
            best = (alike, span)
        at = text.find(selector.exact, at + 1)
    if best is not None:
        return best[1]
    match = match_quotation(selector.exact, TokenIndex(text))
    return match.span if match.kind in _FOUND else None


def nearest_wording(words: str, text: str) -> str | None:
    """The words of ``text`` most like ``words``, None when nothing is."""
    match = match_quotation(words, TokenIndex(text))
    return match.span.of(text) if match.span is not None else None


def text_fragment(selector: TextQuoteSelector) -> str:
    """The ``#:~:text=`` ending that makes a browser scroll to the words, for any copy of the page.

    After the WICG's URL Fragment Text Directives: parts are percent-encoded with “-”, “,” and “&” encoded too; a long
    quotation, or one over several paragraphs, is named by its first and last words.
    """
    exact = " ".join(selector.exact.split()) if "\n" not in selector.exact else selector.exact
    if len(exact) <= LONG and "\n" not in exact:
        return "#:~:text=" + _encoded(exact)
    words = exact.split()
    if len(words) <= 2 * EDGE_WORDS:
        first, last = " ".join(re.split(r"\n+", exact)[0].split()), " ".join(re.split(r"\n+", exact)[-1].split())
    else:
        lines = [x.split() for x in re.split(r"\n+", exact) if x.strip()]
        first, last = " ".join(lines[0][:EDGE_WORDS]), " ".join(lines[-1][-EDGE_WORDS:])
    return "#:~:text=" + _encoded(first) + "," + _encoded(last)


def with_fragment(url: str, selector: TextQuoteSelector) -> str:
    """``url`` with the text fragment of the words; an ordinary fragment it has stays before it."""
    plain = url.split(":~:", 1)[0]
    fragment = text_fragment(selector)
    return plain + (fragment[1:] if "#" in plain else fragment)


def _encoded(words: str) -> str:
    return percent_encoded(words, safe="").replace("-", "%2D")


def _common_end(a: str, b: str) -> int:
    count = 0
    for x, y in zip(reversed(a), reversed(b), strict=False):
        if x != y:
            break
        count += 1
    return count


def _common_start(a: str, b: str) -> int:
    count = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        count += 1
    return count
