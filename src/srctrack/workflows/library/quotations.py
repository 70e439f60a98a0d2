"""The quotations of what is kept: who said what, and a link that lands on the words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from srctrack.compare.quotations.selectors import locate, selector_at, with_fragment
from srctrack.language.normalize import plain_spaces
from srctrack.model.quote import Quote, TextQuoteSelector
from srctrack.model.source import Source, SourceDocument
from srctrack.store.library import Library
from srctrack.workflows.library.lookup import find_source


@dataclass(frozen=True)
class SaidThere:
    """One quotation of a source. ``kept`` tells whether it was asked for by hand (``add --quote``); ``quote`` is None for such
    words where they are no quotation of the page, or no longer stand on it (then ``found`` is false). ``url`` and ``archived_url`` end in a
    text fragment: a click lands on the words."""

    source: Source
    selector: TextQuoteSelector
    quote: Quote | None
    url: str
    archived_url: str | None
    kept: bool = False
    found: bool = True

    @property
    def speaker(self) -> str | None:
        return self.quote.speaker if self.quote else None


def quotes(library: Library, words: Sequence[str] = (), speaker: str | None = None) -> Iterator[SaidThere]:
    """The quotations of the sources that ``words`` name by key or address (of all sources without any), in the order of
    the page; with ``speaker`` only those of speakers whose name holds it. Raises UsageError for a source that is not here."""
    chosen = [find_source(library, w) for w in words] if words else list(map(library.get, library.keys()))
    for source in chosen:
        if source is None or source.newest is None:
            continue
        for one in _of(library.read(source)):
            if speaker is None or (one.speaker and speaker.casefold() in plain_spaces(one.speaker).casefold()):
                yield one


def _of(read: SourceDocument) -> Iterator[SaidThere]:
    text = read.prose.text
    by_hand = [(s, locate(s, text)) for s in read.source.kept_quotes]
    told: set[TextQuoteSelector] = set()
    for quote in read.annotations.quotes:
        mine = [s for s, span in by_hand if span is not None and span.overlaps(quote.span)]
        told.update(mine)
        yield _said(read.source, selector_at(quote.span, text), quote, kept=bool(mine))
    for selector, span in by_hand:
        if selector not in told:
            stands = span is not None or locate(selector, read.page_text) is not None
            yield _said(read.source, selector, None, kept=True, found=stands)


def _said(
    source: Source, selector: TextQuoteSelector, quote: Quote | None, *, kept: bool, found: bool = True
) -> SaidThere:
    archived = next((a.memento.url for a in source.archives if a.state.archived and a.memento), None)
    return SaidThere(
        source,
        selector,
        quote,
        with_fragment(source.final_url or source.url, selector),
        with_fragment(archived, selector) if archived else None,
        kept,
        found,
    )
