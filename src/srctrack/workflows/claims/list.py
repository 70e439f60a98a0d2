"""List a draft's claims beside its sources, each with who checked it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.claim_states import signed_claims
from srctrack.analysis.claims import claims_of
from srctrack.analysis.evidence import collect_evidence
from srctrack.analysis.statements import statements
from srctrack.annotate.annotate import annotate
from srctrack.drafts.registry import read_draft
from srctrack.model.claim import Claim
from srctrack.model.settings import Settings
from srctrack.model.signature import SignedClaim
from srctrack.model.source import Source
from srctrack.model.statement import Statement
from srctrack.model.text import SourceText
from srctrack.store.reader import StoreReader
from srctrack.store.signatures import SignatureFiles
from srctrack.workflows.newsroom.lists import known_names, known_outlets


@dataclass(frozen=True)
class Claims:
    """All claims and statements of one draft in order, and the sources it cites. Spans index the file."""

    file: SourceText
    claims: tuple[SignedClaim, ...]
    sources: tuple[Source, ...]
    statements: tuple[Statement, ...] = ()

    @property
    def texts(self) -> dict[str, str]:
        """The digest of each source's newest text, by key."""
        return text_digests(self.sources)


def text_digests(sources: tuple[Source, ...]) -> dict[str, str]:
    """Return the digest of each source's newest text, by key; sources without a snapshot are left out."""
    return {source.key: source.newest.text_id for source in sources if source.newest is not None}


def list_claims(
    path: str, store: Path | None, settings: Settings, date: datetime.date | None, stdin: Callable[[], str]
) -> Claims:
    """Return the claims of the draft at ``path`` (“-” is standard input) beside the sources it cites.

    ``store`` is the library's folder; without one there are no sources and no signatures. Raises DraftError, StoreError.
    """
    draft = read_draft(path, stdin=stdin() if path == "-" else None, given_date=date, annotate=annotate)
    with _library(store) as library:
        evidence = collect_evidence(draft, library, known_outlets(settings), known_names(settings), settings.own)
        analysis = Analysis(draft, evidence)
        sources = tuple(document.source for document in evidence.sources.values())
        signed = SignatureFiles(library.layout).read(path) if library is not None and path != "-" else ()
        placed = tuple(replace(s, span=draft.place(s.span)) for s in statements(analysis))
        return Claims(
            file=draft.file,
            claims=signed_claims(claims_of(analysis), signed, text_digests(sources)),
            sources=sources,
            statements=placed,
        )


@contextmanager
def _library(store: Path | None) -> Iterator[StoreReader | None]:
    if store is None:
        yield None
        return
    with StoreReader.open(store) as library:
        yield library


@dataclass(frozen=True)
class Passage:
    """Where a page says something of a claim: its text from ``AROUND`` characters before the words to as many after."""

    source: Source
    text: str


AROUND = 300
"""Characters of a page that are shown on each side of its words: two or three sentences."""


def passage(store: Path, claim: Claim) -> Passage | None:
    """Return the passage of a saved page that ``claim`` rests on, the first that was matched. Raises StoreError."""
    with StoreReader.open(store) as library:
        for said in claim.says:
            source = library.get(said.key)
            if source is not None and said.span is not None and said.key in claim.rests_on:
                text = library.read(source).prose.text
                return Passage(source, text[max(0, said.span.start - AROUND) : said.span.end + AROUND])
    return None
