"""Handing a Word draft back with what was found in it, as comments."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from pathlib import Path

from srctrack.drafts.word.comments import Note, annotate
from srctrack.errors import DraftError, UsageError
from srctrack.model.finding import Finding, Related


def annotate_draft(path: str, out: Path, findings: Iterable[Finding], now: datetime.datetime) -> int:
    """Writes the Word draft at ``path`` to ``out`` with each of its findings as a comment; how many there are.

    Raises DraftError where the draft is no Word document, UsageError where ``out`` is the draft itself or cannot be
    written.
    """
    draft = Path(path)
    if out.exists() and draft.exists() and out.samefile(draft):
        raise UsageError("--annotate would write over the draft itself", "name another file")
    if draft.suffix.lower() != ".docx":
        raise UsageError(f"--annotate writes comments into Word documents, and {path} is none")
    notes = [Note(f.span, tuple(_paragraphs(f))) for f in findings if f.path == path]
    try:
        content = draft.read_bytes()
    except OSError as error:
        raise DraftError(path, f"it could not be read ({error.strerror})") from None
    annotated = annotate(path, content, notes, now)
    try:
        out.write_bytes(annotated)
    except OSError as error:
        raise UsageError(f"could not write {out}: {error.strerror}") from None
    return len(notes)


def _paragraphs(finding: Finding) -> Iterator[str]:
    yield f"{finding.code} {finding.rule} ({finding.severity.value})"
    yield finding.message
    for related in finding.related:
        yield _beside(related)
    for fix in finding.fixes:
        yield fix.title


def _beside(related: Related) -> str:
    where = related.note or related.source or related.url or "elsewhere in this draft"
    return f"{where}: {related.excerpt}"
