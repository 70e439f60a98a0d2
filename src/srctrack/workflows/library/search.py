"""Looking for words in everything that is kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from srctrack.errors import DamagedStore
from srctrack.model.source import Source
from srctrack.model.text import Span
from srctrack.store.library import Library
from srctrack.workflows.library.open import SourceFilter, list_sources

_AROUND = 70
"""Characters shown on each side of the words found."""
_WIDER = 10
"""How many times the limit is looked at, where hits are then held to their quotations or figures."""
_WORD = re.compile(r"[^\W_]+")


class SearchField(StrEnum):
    """Where the words are to stand."""

    ANYWHERE = "anywhere"
    QUOTATIONS = "quotations"
    FIGURES = "figures"


@dataclass(frozen=True)
class Excerpt:
    """Words of the source's text around what was found. ``span`` indexes the text, ``mark`` the excerpt; ``speaker`` is set
    for quotations that name one."""

    text: str
    span: Span
    mark: Span
    speaker: str | None = None


@dataclass(frozen=True)
class Hit:
    """A source that holds the words; ``excerpts`` are empty where only its head does."""

    source: Source
    score: float
    excerpts: tuple[Excerpt, ...]


def search(
    library: Library,
    words: str,
    place: SearchField = SearchField.ANYWHERE,
    limit: int = 20,
    wanted: SourceFilter | None = None,
) -> tuple[Hit, ...]:
    """At most ``limit`` sources that hold all of ``words``, best first, of those that ``wanted`` lets through.

    Raises nothing for a text that is not here.
    """
    hits: list[Hit] = []
    through = None if wanted is None else {one.key for one in list_sources(library, wanted)}
    wider = place is not SearchField.ANYWHERE or through is not None
    for found in library.search(words, limit * _WIDER if wider else limit):
        source = library.get(found.key) if through is None or found.key in through else None
        if source is None:
            continue
        excerpts = _excerpts(library, source, words, place)
        if place is SearchField.ANYWHERE or excerpts:
            hits.append(Hit(source, found.score, excerpts))
        if len(hits) == limit:
            break
    return tuple(hits)


def _excerpts(library: Library, source: Source, words: str, place: SearchField) -> tuple[Excerpt, ...]:
    wanted = [w.casefold() for w in _WORD.findall(words)]
    try:
        if place is SearchField.ANYWHERE:
            newest = source.newest
            text = library.text(newest.text_id).prose.text if newest and newest.text_id else ""
            first = _first(text, wanted)
            return (_around(text, first),) if first else ()
        read = library.read(source)
    except DamagedStore:
        return ()
    text = read.prose.text
    if place is SearchField.QUOTATIONS:
        return tuple(
            Excerpt(q.text, q.span, Span(0, len(q.text)), q.speaker)
            for q in read.annotations.quotes
            if set(wanted) <= {w.casefold() for w in _WORD.findall(f"{q.text} {q.speaker or ''}")}
        )
    numbers = {w for w in wanted if any(c.isdigit() for c in w)}
    out = []
    for figure in read.annotations.figures:
        sentence = read.annotations.sentence_at(figure.span.start) or figure.span
        near = {w.casefold() for w in _WORD.findall(sentence.of(text))}
        if set(wanted) <= near and numbers <= {w.casefold() for w in _WORD.findall(figure.text)}:
            mark = figure.span.moved(-sentence.start)
            out.append(Excerpt(sentence.of(text), figure.span, mark))
    return tuple(out)


def _first(text: str, wanted: list[str]) -> Span | None:
    """The place of the words where they stand together, else of the rarest-looking one."""
    for pattern in (r"[\W_]+".join(map(re.escape, wanted)), *sorted(map(re.escape, wanted), key=len, reverse=True)):
        found = re.search(pattern, text, re.I) if pattern else None
        if found:
            return Span(*found.span())
    return None


def _around(text: str, span: Span) -> Excerpt:
    start, end = max(0, span.start - _AROUND), min(len(text), span.end + _AROUND)
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return Excerpt(text[start:end], span, span.moved(-start))
