"""A cited source of which no archive is known to hold a copy.

## What it flags

Each kept source the draft cites, by link, footnote, key or front matter, for which no archive's copy was read back and found
to be the page: once a source. The message says how far it came: not asked for, waiting, saved but not shown yet, refused. With `--online` the archives
are asked about every such source first, and what holds none is told from what could not be asked.

## Why it matters

Pages change and go. A link that says “archived” and is not is worse than none, so only a copy that was read back counts.

## Example

Instead of:

    [Fontanka](https://fontanka.example/raid) reported it.

Write:

    srctrack archive

## What it misses

Cited pages that are not kept at all (L601), and copies in archives that srctrack does not know of. An archive that could not
be asked is told as that, and never as “not archived”.

## False alarms

A page kept by an archive your newsroom uses by hand: link to that copy, which is left alone here.

## Based on

srctrack's own rule.; Zittrain, Albert and Lessig, *Perma: Scoping and Addressing the Problem of Link and Reference Rot* (2014), counts what is
lost without.
"""

from __future__ import annotations

from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.related_places import name_among
from srctrack.model.archiving import ArchiveState, is_archive_link
from srctrack.model.draft import Citation
from srctrack.model.finding import Finding, Related, Severity
from srctrack.model.source import Source
from srctrack.rules.base import Rule, finding

_SAID = {
    ArchiveState.NOT_ATTEMPTED: "none was asked for; `srctrack archive` asks",
    ArchiveState.QUEUED: "one waits to be asked for; `srctrack archive` asks",
    ArchiveState.SUBMITTED: "one is asked for, and not made yet",
    ArchiveState.NOT_VISIBLE: "the archive says it has one, and does not show it yet",
    ArchiveState.UNKNOWN: "whether there is one could not be asked",
    ArchiveState.NOT_VIEWABLE: "the archive has one that does not show the page",
    ArchiveState.REFUSED: "the archive refused",
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
    for key, citation in first.items():
        read = evidence.sources.get(key)
        if read is None or _is_kept(read.source) or is_archive_link(citation.target):
            continue
        source = read.source
        said, detail = _farthest(source)
        yield finding(
            RULE,
            draft,
            citation.span,
            f"no archived copy of {name_among(read, evidence.sources.values())} is known: {said}",
            in_file=True,
            actual=citation.target,
            related=(Related(source.title or source.url, source=key, url=source.url, note=detail),),
        )


def _is_kept(source: Source) -> bool:
    return any(record.state.archived for record in source.archives) or any(is_archive_link(u) for u in source.urls)


def _farthest(source: Source) -> tuple[str, str | None]:
    """How far the most hopeful archive came, and its own words where it was asked."""
    if not source.archives:
        return _SAID[ArchiveState.NOT_ATTEMPTED], None
    record = min(source.archives, key=lambda r: _ORDER.index(r.state))
    if record.checked and record.state in (ArchiveState.NOT_ATTEMPTED, ArchiveState.QUEUED):
        return "the archive was asked and holds none", record.detail
    return _SAID[record.state], None if record.state is ArchiveState.NOT_ATTEMPTED else record.detail


RULE = Rule("L602", "unarchived-source", Severity.WARNING, check)
