"""Quotations as the command line tells them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from srctrack.cli.output.text import beside, headed, plain
from srctrack.workflows.library.quotations import SaidThere


def quote_row(one: SaidThere) -> dict[str, Any]:
    """One quotation of ``srctrack.quotes/1``. ``start`` and ``end`` index the source's readable text."""
    quote, selector = one.quote, one.selector
    return {
        "source": one.source.key,
        "text": quote.text if quote else selector.exact,
        "start": quote.span.start if quote else None,
        "end": quote.span.end if quote else None,
        "speaker": one.speaker,
        "cue": quote.cue if quote else None,
        "kind": quote.kind.value if quote else None,
        "kept": one.kept,
        "found": one.found,
        "selector": {
            "type": "TextQuoteSelector",
            "exact": selector.exact,
            "prefix": selector.prefix,
            "suffix": selector.suffix,
        },
        "url": one.url,
        "archived_url": one.archived_url,
    }


def quote_lines(found: Iterable[SaidThere], width: int, *, links: bool) -> Iterator[str]:
    """The quotations grouped by source, each with its speaker; with ``links`` where a click lands on the words."""
    key = None
    for one in found:
        if one.source.key != key:
            if key is not None:
                yield ""
            key = one.source.key
            yield headed(key, plain(one.source.title or one.source.url), width)
        words = plain(one.quote.text if one.quote else one.selector.exact)
        said = f" — {plain(one.speaker)}" if one.speaker else ""
        mark = "*" if one.kept else " "
        gone = "" if one.found else "  (no longer on the page)"
        yield beside(f" {mark} ", f"“{words}”{said}{gone}", width)
        if links:
            yield f"     {one.url}"
            if one.archived_url:
                yield f"     {one.archived_url}"
