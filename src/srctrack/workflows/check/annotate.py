"""Return a Word draft with comments: what was found in it, and who checked which claim."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from pathlib import Path

from srctrack.drafts.word.comments import Note, annotate
from srctrack.errors import DraftError, UsageError
from srctrack.model.claim import Agreement
from srctrack.model.finding import Finding, Related
from srctrack.model.signature import ClaimState, SignedClaim


def annotate_draft(
    path: str, out: Path, findings: Iterable[Finding], claims: Iterable[SignedClaim], now: datetime.datetime
) -> int:
    """Write the Word draft at ``path`` to ``out`` with comments and return how many there are.

    Each finding is a comment, and so is each claim that somebody signed or that no cited page could be matched with.

    Raises DraftError where the draft is no Word document, UsageError where ``out`` is the draft itself or cannot be
    written.
    """
    draft = Path(path)
    if out.exists() and draft.exists() and out.samefile(draft):
        raise UsageError("--annotate would overwrite the draft itself", "give another file name")
    notes = [Note(f.span, tuple(_paragraphs(f))) for f in findings if f.path == path]
    notes += [Note(one.claim.span, lines) for one in claims if (lines := tuple(_state(one)))]
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


def _state(one: SignedClaim) -> Iterator[str]:
    """What a comment says of a claim; nothing of an open claim that a page agrees with, or that has a finding."""
    signature = one.signature
    if signature is not None:
        yield f"Claim {one.claim.id}: {one.state.value}"
        if one.state is ClaimState.REOPENED and one.reason:
            yield one.reason
        yield f"Signed by {signature.by} on {signature.at:%d %B %Y, %H:%M} UTC"
        if signature.note:
            yield signature.note
    elif one.claim.rests_on and one.claim.agreement in (Agreement.SILENT, Agreement.UNKNOWN):
        yield f"Claim {one.claim.id}: not matched"
        yield "No sentence of the cited pages could be compared with this. Check it by hand."


def _beside(related: Related) -> str:
    where = related.note or related.source or related.url or "elsewhere in this draft"
    return f"{where}: {related.excerpt}"
