"""What the commands about the library tell, for people and as JSON."""

from __future__ import annotations

import datetime
from typing import Any

from srctrack.cli.output.json_rows import outlet_row, when
from srctrack.cli.output.text import beside, headed, long_date, plain
from srctrack.model.journal_entry import Entry
from srctrack.model.listing import Listing
from srctrack.model.store_report import ProblemSeverity, StoreProblem, StoreReport
from srctrack.reports.summary import counted
from srctrack.workflows.library.search import Hit

Row = dict[str, Any]

_LABEL = 10
"""Cells of the column that says what a trouble is."""
_SHOWN_NOTES = 8
"""Notes of one kind shown before they are counted; --verbose shows all."""


def store_row(report: StoreReport) -> Row:
    """``srctrack.verify/1``."""
    return {
        "schema": "srctrack.verify/1",
        "store": report.path,
        "whole": report.whole,
        "sources": report.sources,
        "texts": report.texts,
        "snapshots": report.snapshots,
        "journal": report.entries,
        "seals": [{"name": s.name, "at": when(s.at), "authority": s.authority, "root": s.root} for s in report.seals],
        "unsealed": report.unsealed,
        "remote": report.remote,
        "troubles": [
            {
                "fault": t.fault.value,
                "grade": t.grade.value,
                "path": t.path,
                "key": t.key,
                "message": t.message,
                "repairable": t.repairable,
                "repaired": t.repaired,
            }
            for t in report.troubles
        ],
    }


def store_card(report: StoreReport, width: int, *, repair: bool, verbose: bool) -> str:
    """Damage first, each with its file; then what is absent by the store's setting, notes, and one line that sums up."""
    lines = []
    damage = [t for t in report.of(ProblemSeverity.DAMAGE) if not t.repaired]
    repaired = [t for t in report.troubles if t.repaired]
    lines += [_trouble(t, "damaged", width) for t in damage]
    lines += [_trouble(t, "repaired", width) for t in repaired]
    absent = [t for t in report.of(ProblemSeverity.ABSENT) if not t.repaired]
    lines += _some(absent, "missing", width, verbose)
    if absent:
        told = "not on this machine (git is set not to store them); `srctrack restore` downloads what the remote store or an archive has"
        lines.append(beside(" " * _LABEL, told, width))
    lines += _some([t for t in report.of(ProblemSeverity.NOTE) if not t.repaired], "note", width, verbose)
    counts = ", ".join(
        (
            counted(report.sources, "source"),
            counted(report.texts, "text"),
            counted(report.snapshots, "snapshot"),
            counted(report.entries, "journal entry", "journal entries"),
        )
    )
    if report.only_here:
        pages = counted(report.sources, "page")
        are = "is" if report.only_here == 1 else "are"
        told = f"{report.only_here} of {pages} {are} in no archive, and only on the machines that have the saved copies"
        lines.append(beside(f"{'note':<{_LABEL}}", f"{told}; `srctrack archive --all` requests copies", width))
    if report.remote is not None:
        told = f"{counted(report.remote, 'snapshot')} in the remote store checked; all checksums verified"
        lines.append(beside(f"{'remote':<{_LABEL}}", told, width))
    lines += _sealed(report, width, verbose)
    if report.whole:
        missing = "; missing files were not checked" if absent else ""
        lines.append(beside("OK: ", f"{counts}; all checksums and references verified{missing}", width))
    else:
        told = f"{counted(len(damage), 'file')} damaged or missing; undamaged: {counts}"
        lines.append(beside("Not OK: ", told, width))
        if not repair and any(t.repairable for t in damage):
            told = "`srctrack verify --repair` fixes what it can; `git checkout -- FILE` restores what is in git"
            lines.append(beside("  ", told, width))
    return "\n".join(lines)


def _sealed(report: StoreReport, width: int, verbose: bool) -> list[str]:
    """The trusted times that were proven: the newest one, all with ``verbose``."""
    lines = []
    for seal in report.seals if verbose else report.seals[-1:]:
        root = f" (root certificate sha256 {seal.root})" if verbose else ""
        told = f"the journal as of {seal.at:%Y-%m-%d %H:%M:%S} UTC, signed by {plain(seal.authority)}{root}"
        lines.append(beside(f"{'sealed':<{_LABEL}}", told, width))
    if report.seals and report.unsealed:
        entries = counted(report.unsealed, "journal entry", "journal entries")
        later = "has" if report.unsealed == 1 else "have"
        told = f"{entries} {later} no trusted timestamp yet; `srctrack seal` requests one"
        lines.append(beside(f"{'note':<{_LABEL}}", told, width))
    return lines


def _some(troubles: list[StoreProblem], label: str, width: int, verbose: bool) -> list[str]:
    shown = troubles if verbose else troubles[:_SHOWN_NOTES]
    lines = [_trouble(t, label, width) for t in shown]
    if len(shown) < len(troubles):
        lines.append(f"{'':<{_LABEL}}and {len(troubles) - len(shown):,} more (--verbose shows them)")
    return lines


def _trouble(trouble: StoreProblem, label: str, width: int) -> str:
    return beside(f"{label:<{_LABEL}}", f"{plain(trouble.path)}: {plain(trouble.message)}", width)


def listing_card(one: Listing, wide: int, width: int, *, pending: bool = False) -> str:
    """A source, its key in a column of ``wide``; in lines of at most ``width`` cells."""
    published = datetime.date.fromisoformat(one.published[:10]) if one.published else None
    marks = ["archived"] if one.archived else []
    marks += ["remote pending"] if pending else []
    marks += [one.wall] if one.wall else []
    marks += [f"#{plain(t)}" for t in one.tags]
    about = " · ".join(p for p in (plain(one.outlet or one.domain), long_date(published), *marks) if p)
    title = beside(f"{one.key:<{wide}}  ", plain(one.title) or "(no title)", width)
    return title + "\n" + beside(f"{'':<{wide}}  ", about or "–", width)


def hit_card(hit: Hit, width: int) -> str:
    """A source found, with the words around what was found."""
    source = hit.source
    about = " · ".join(p for p in (plain(source.outlet.name or source.outlet.domain), long_date(source.published)) if p)
    title = plain(source.title) or "(no title)"
    lines = [headed(source.key, title, width)]
    lines.append(f"  {about or source.url}")
    for excerpt in hit.excerpts[:5]:
        said = f"   {plain(excerpt.speaker)}" if excerpt.speaker else ""
        lines.append(beside("  ", f"…\u00a0{plain(excerpt.text)}\u00a0…{said}", width).replace("\u00a0", " "))
    if len(hit.excerpts) > 5:
        lines.append(f"  and {len(hit.excerpts) - 5} more in this source")
    return "\n".join(lines)


def hit_row(hit: Hit) -> Row:
    source = hit.source
    return {
        "key": source.key,
        "title": source.title,
        "outlet": outlet_row(source.outlet),
        "published": when(source.published),
        "url": source.url,
        "score": round(hit.score, 3),
        "excerpts": [
            {"text": e.text, "start": e.span.start, "end": e.span.end, "speaker": e.speaker} for e in hit.excerpts
        ],
    }


def entry_line(entry: Entry, width: int) -> str:
    """One step of the chain of custody, its digests whole."""
    digests = "".join(f"\n      {what:<8} {digest}" for what, digest in entry.digests.items())
    why = f"  ({plain(entry.why)})" if entry.why else ""
    told = f"{entry.act.value} by {plain(entry.who)}, {entry.software}{why}"
    return beside(f"  {entry.at:%Y-%m-%d %H:%M:%S} UTC  ", told, width) + digests


def entry_row(entry: Entry) -> Row:
    return {
        "at": when(entry.at),
        "act": entry.act.value,
        "who": entry.who,
        "software": entry.software,
        "url": entry.url,
        "digests": dict(entry.digests),
        "why": entry.why,
        "hash": entry.hash,
        "previous": list(entry.previous),
    }
