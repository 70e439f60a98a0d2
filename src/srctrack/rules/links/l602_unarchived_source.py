"""A cited source is not in any archive that srctrack knows of.

## What it flags

Saved sources that the draft cites and that have no confirmed copy in an archive. A copy is confirmed when srctrack has
read it back and found the same page. There is one finding per draft, at the first such source. It says how far each
one is: not requested, queued, saved but not visible yet, or refused.

With `--online`, srctrack asks the archives first. The finding then separates pages that no archive has from pages it
could not ask about.

## Why it matters

Pages change and disappear. A link that promises an archived copy and does not lead to one is worse than no link.

## Example

Instead of:

    [Fontanka](https://fontanka.example/raid) reported it.

Write:

    srctrack archive

## What it misses

Cited pages that are not saved at all (L601). Copies in archives that srctrack does not know. If an archive could not
be asked, the finding says so; it never calls that “not archived”.

## False alarms

Your newsroom may use an archive by hand. Link to that copy: such links are not flagged.

## Based on

srctrack's own rule. On how many links die, see Zittrain, Albert and Lessig, *Perma: Scoping and Addressing the Problem
of Link and Reference Rot* (2014).
"""

from __future__ import annotations

from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.related_places import name_among
from srctrack.model.archiving import ArchiveState, is_archive_link
from srctrack.model.draft import Citation
from srctrack.model.evidence import Evidence
from srctrack.model.finding import Finding, Related, Severity
from srctrack.model.source import Source
from srctrack.rules.base import Rule, finding
from srctrack.rules.links.once_per_draft import parted_by_suppression

SHOWN = 5
"""Further sources listed beside the first: enough to see what kind of pages they are."""

_SAID = {
    ArchiveState.NOT_ATTEMPTED: "`srctrack archive KEY` requests a copy",
    ArchiveState.QUEUED: "a request is waiting; `srctrack archive` sends it",
    ArchiveState.SUBMITTED: "a copy was requested and is not ready yet",
    ArchiveState.NOT_VISIBLE: "the archive has a copy but does not show it yet",
    ArchiveState.UNKNOWN: "the archive could not be asked",
    ArchiveState.NOT_VIEWABLE: "the archive's copy does not show the page",
    ArchiveState.REFUSED: "the archive refused to make a copy",
}

_ORDER = (
    ArchiveState.NOT_VISIBLE,
    ArchiveState.SUBMITTED,
    ArchiveState.UNKNOWN,
    ArchiveState.QUEUED,
    ArchiveState.NOT_VIEWABLE,
    ArchiveState.REFUSED,
    ArchiveState.NOT_ATTEMPTED,
)
"""From the most hopeful on: of several archives, the one that came farthest is told."""


def check(analysis: Analysis) -> Iterator[Finding]:
    draft, evidence = analysis.draft, analysis.evidence
    first: dict[str, Citation] = {}
    for citation in draft.citations:
        key = evidence.resolved.get(citation)
        if key is not None:
            first.setdefault(key, citation)
    waiting = {c: key for key, c in first.items() if _lacks_copy(key, c, evidence)}
    for group in parted_by_suppression(RULE, draft, waiting):
        yield _finding(analysis, [(c, waiting[c]) for c in group], len(first), len(first) - len(waiting))


def _finding(analysis: Analysis, group: list[tuple[Citation, str]], cited: int, archived: int) -> Finding:
    """One finding about all sources of ``group``; the first one is its place."""
    draft, evidence = analysis.draft, analysis.evidence
    (first, key), *others = group
    read = evidence.sources[key]
    said, detail = _farthest(read.source)
    if cited == 1:
        message = f"{name_among(read, evidence.sources.values())} is not archived: {said}."
    else:
        verb = "is" if archived == 1 else "are"
        message = f"{archived or 'None'} of the {cited} saved pages {verb} archived; {_what_next(group, evidence)}."
    related = [Related(read.source.title or read.source.url, source=key, url=read.source.url, note=detail)]
    for _, other_key in others[:SHOWN]:
        source = evidence.sources[other_key].source
        name = source.title or source.url
        related.append(Related(name, source=other_key, url=source.url, note=_farthest(source)[0]))
    return finding(
        RULE, draft, first.span, message, in_file=True, actual=first.target, related=tuple(related), whole_draft=True
    )


def _what_next(group: list[tuple[Citation, str]], evidence: Evidence) -> str:
    """What the sources of ``group`` wait for, where it is one thing, or the command that goes on with all of them."""
    states = {_farthest(evidence.sources[key].source)[0] for _, key in group}
    return states.pop() if len(states) == 1 else "`srctrack archive` continues with the rest"


def _lacks_copy(key: str, citation: Citation, evidence: Evidence) -> bool:
    read = evidence.sources.get(key)
    return read is not None and not _is_kept(read.source) and not is_archive_link(citation.target)


def _is_kept(source: Source) -> bool:
    return any(record.state.archived for record in source.archives) or any(is_archive_link(u) for u in source.urls)


def _farthest(source: Source) -> tuple[str, str | None]:
    """How far the most hopeful archive came, and its own words where it was asked."""
    if not source.archives:
        return _SAID[ArchiveState.NOT_ATTEMPTED], None
    record = min(source.archives, key=lambda r: _ORDER.index(r.state))
    if record.checked and record.state in (ArchiveState.NOT_ATTEMPTED, ArchiveState.QUEUED):
        return "the archive has no copy", record.detail
    return _SAID[record.state], None if record.state is ArchiveState.NOT_ATTEMPTED else record.detail


RULE = Rule("L602", "unarchived-source", Severity.WARNING, check)
