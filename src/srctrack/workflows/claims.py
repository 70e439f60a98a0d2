"""Claims: a draft's checkable statements beside its sources, for an editor's own eyes."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.claims import claims_of
from srctrack.analysis.evidence import collect_evidence
from srctrack.analysis.statements import statements
from srctrack.annotate.annotate import annotate
from srctrack.drafts.registry import read_draft
from srctrack.model.claim import Claim
from srctrack.model.settings import Settings
from srctrack.model.source import Source
from srctrack.model.statement import Statement
from srctrack.model.text import SourceText
from srctrack.workflows.newsroom.lists import known_names, known_outlets


@dataclass(frozen=True)
class Claims:
    """All claims and statements of one draft in order, and the sources it cites. Spans index the file."""

    file: SourceText
    claims: tuple[Claim, ...]
    sources: tuple[Source, ...]
    statements: tuple[Statement, ...] = ()


def claims(
    path: str, store: Path | None, settings: Settings, date: datetime.date | None, stdin: Callable[[], str]
) -> Claims:
    """The claims of the draft at ``path`` (“-” is standard input) beside the sources it cites in the library at ``store`` (none: beside
    nothing). Raises DraftError, StoreError."""
    draft = read_draft(path, stdin=stdin() if path == "-" else None, given_date=date, annotate=annotate)
    with ExitStack() as stack:
        library = None
        if store is not None:
            from srctrack.workflows.library.open import open_library

            library = stack.enter_context(open_library(store))
        evidence = collect_evidence(draft, library, known_outlets(settings), known_names(settings), settings.own)
        sources = tuple(read.source for read in evidence.sources.values())
        placed = tuple(replace(s, span=draft.place(s.span)) for s in statements(Analysis(draft, evidence)))
        return Claims(draft.file, claims_of(draft, evidence), sources, placed)
