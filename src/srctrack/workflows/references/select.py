"""Which sources a citing command means: by key or address, by tag, or those a draft cites."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from srctrack.annotate.annotate import annotate
from srctrack.citing.archive_links import is_copy
from srctrack.citing.from_source import reference_of
from srctrack.citing.styles.title_case import SENTENCE_TITLE, in_sentence_style, is_english
from srctrack.drafts.registry import read_draft
from srctrack.errors import DamagedStore
from srctrack.model.draft import Citation, CitationKind, Draft
from srctrack.model.reference import Reference
from srctrack.model.source import Source
from srctrack.model.url import is_web
from srctrack.store.library import Library
from srctrack.workflows.draft_files import find_drafts
from srctrack.workflows.library.lookup import find_source


@dataclass(frozen=True)
class Cited:
    """What drafts cite: ``keys`` of sources kept here in order of their first citation, and ``missing`` targets (keys and
    addresses) of which nothing is kept, each once, with the draft that cites it."""

    keys: tuple[str, ...]
    missing: tuple[tuple[str, str], ...]


def cited_by(paths: Iterable[str], library: Library) -> Cited:
    """What the drafts at ``paths`` cite. Raises DraftError for one that cannot be read."""
    return cited_in((read_draft(path, annotate=annotate) for path in find_drafts(tuple(paths)).files), library)


def cited_in(drafts: Iterable[Draft], library: Library) -> Cited:
    keys: dict[str, None] = {}
    missing: dict[str, str] = {}
    for draft in drafts:
        for citation in draft.citations:
            key = key_of(citation, library)
            if key is not None:
                keys.setdefault(key)
            elif citation.kind is CitationKind.KEY or (is_web(citation.target) and not is_copy(citation.target)):
                missing.setdefault(citation.target, draft.path)
    return Cited(tuple(keys), tuple(missing.items()))


def key_of(citation: Citation, library: Library) -> str | None:
    """The key of the source a citation means, None when it is not kept here."""
    if citation.kind is not CitationKind.LINK and citation.target in library:
        return citation.target
    return library.key_for_url(citation.target) if is_web(citation.target) else None


def references(
    library: Library, words: Sequence[str], tags: Sequence[str] = (), drafts: Sequence[str] = ()
) -> list[Reference]:
    """As ``select_sources``, each as a reference."""
    return [reference_of(s) for s in select_sources(library, words, tags, drafts)]


def cited_references(
    library: Library, words: Sequence[str], tags: Sequence[str] = (), drafts: Sequence[str] = ()
) -> list[Reference]:
    """As ``references``, with English titles in sentence case beside them for the styles that ask for it."""
    return [to_cite(library, s) for s in select_sources(library, words, tags, drafts)]


def to_cite(library: Library, source: Source) -> Reference:
    """The source as a reference that styles write. Which words of its title are names is read in its page; without the page the
    title has no other form."""
    reference = reference_of(source)
    named, newest = reference.get("title"), source.newest
    if not named or newest is None or not newest.text_id or not is_english(named, reference.get("language")):
        return reference
    try:
        text = library.text(newest.text_id).prose.text
    except DamagedStore:
        return reference
    return replace(reference, fields={**reference.fields, SENTENCE_TITLE: in_sentence_style(named, text)})


def select_sources(
    library: Library, words: Sequence[str], tags: Sequence[str] = (), drafts: Sequence[str] = ()
) -> list[Source]:
    """The sources of ``words`` (keys or addresses), with all ``tags``, cited by ``drafts``; all of the library where nothing is
    asked for. Each once, in the order asked. Raises UsageError for a word that is no source here."""
    found = {s.key: s for s in (find_source(library, w) for w in words)}
    if drafts:
        found |= {k: s for k in cited_by(drafts, library).keys if (s := library.get(k))}
    if tags or not (words or drafts):
        found |= {s.key: s for s in library.sources() if set(tags) <= set(s.tags)}
    return list(found.values())
