"""Quotations as the command line tells them."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from typing import Any

from srctrack.cli.shown import plain
from srctrack.workflows.quotes import SaidThere

_WIDTH = 100


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


def quote_lines(found: Iterable[SaidThere], *, links: bool) -> Iterator[str]:
    """The quotations grouped by source, each with its speaker; with ``links`` where a click lands on the words."""
    key = None
    for one in found:
        if one.source.key != key:
            if key is not None:
                yield ""
            key = one.source.key
            yield f"{key}   {plain(one.source.title or one.source.url)}"
        words = plain(one.quote.text if one.quote else one.selector.exact)
        said = f" — {plain(one.speaker)}" if one.speaker else ""
        mark = "*" if one.kept else " "
        gone = "" if one.found else "  (no longer on the page)"
        lines = textwrap.wrap(f"“{words}”{said}{gone}", _WIDTH, break_long_words=False, break_on_hyphens=False)
        yield f" {mark} {lines[0]}"
        yield from (f"   {line}" for line in lines[1:])
        if links:
            yield f"     {one.url}"
            if one.archived_url:
                yield f"     {one.archived_url}"
