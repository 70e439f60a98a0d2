"""Comparing the library with the remote store: every page that a record names is read there and its digest made again."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial

from srctrack.model.source import SnapshotRef
from srctrack.model.store_report import ProblemKind, ProblemSeverity, StoreProblem, StoreReport
from srctrack.store.library import Library
from srctrack.store.remote.objects import RemoteDamage
from srctrack.store.remote.snapshots import RemoteSnapshots, object_name
from srctrack.workflows.remote.open import pushed_list
from srctrack.workflows.remote.push import JOBS


def with_remote(report: StoreReport, library: Library, remote: RemoteSnapshots) -> StoreReport:
    """``report`` with what is wrong in the remote store. Raises RemoteError where it cannot be asked."""
    known = pushed_list(library, remote.url).names()
    named = [(source.key, ref) for source in library.readable_sources() for ref in source.snapshots]
    pool = ThreadPoolExecutor(JOBS)
    try:
        found = list(pool.map(partial(_compared, library, remote, known), *zip(*named, strict=True)) if named else ())
    finally:
        pool.shutdown(cancel_futures=True)
    troubles = tuple(one for one in found if one is not None)
    return replace(report, troubles=(*report.troubles, *troubles), remote=len(found) - len(troubles))


def _compared(
    library: Library, remote: RemoteSnapshots, known: frozenset[str], key: str, ref: SnapshotRef
) -> StoreProblem | None:
    name = library.snapshots.path(ref).name
    shown = f"{remote.url}/{object_name(name)}"
    try:
        if remote.fetch(name) is not None:
            return None
    except RemoteDamage as damage:
        return StoreProblem(ProblemKind.ALTERED_REMOTE, ProblemSeverity.DAMAGE, shown, damage.message, key)
    grade, message = _why_missing(library, ref, pushed=name in known)
    return StoreProblem(ProblemKind.MISSING_REMOTE, grade, shown, f"{key} names it, and {message}", key)


def _why_missing(library: Library, ref: SnapshotRef, *, pushed: bool) -> tuple[ProblemSeverity, str]:
    here = library.snapshots.find(ref) is not None
    if pushed:
        hint = "; `srctrack push --again` sends it" if here else ""
        return ProblemSeverity.DAMAGE, f"it was saved there and is gone{hint}"
    if here:
        return ProblemSeverity.NOTE, "it is not there yet; `srctrack push` sends it"
    return ProblemSeverity.ABSENT, "it is neither here nor there"
