"""Which lines of a draft git says were changed since a revision."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from srctrack.errors import UsageError
from srctrack.model.finding import Finding
from srctrack.model.report import CheckedDraft, SuppressedFinding

_HUNK = re.compile(rb"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.M)
_LIMIT = 60.0
"""Seconds git may take for one draft."""


@dataclass(frozen=True)
class ChangedLines:
    """The 1-based lines of one draft that differ from a revision; ``all`` for a file the revision does not have."""

    lines: frozenset[int] = frozenset()
    all: bool = False

    def hold(self, first: int, last: int) -> bool:
        return self.all or any(n in self.lines for n in range(first, last + 1))


def changed_lines(path: str, revision: str) -> ChangedLines:
    """The lines of the file at ``path``, as it stands in the working tree, that ``revision`` does not have.

    Raises UsageError when git is missing, the file is in no repository, or there is no such revision.
    """
    folder = Path(path).resolve().parent
    if (
        _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}", fails=True)
        is None
    ):
        raise UsageError(
            f"“{revision}” is not a git branch, tag or commit", "name one of the git repository that the drafts are in"
        )
    name = Path(path).resolve().name
    known = _git(folder, "cat-file", "-e", f"{revision}:./{name}", fails=True)
    if known is None:
        return ChangedLines(all=True)
    patch = _git(folder, "diff", "--unified=0", "--no-color", "--no-ext-diff", revision, "--", name) or b""
    lines: set[int] = set()
    for m in _HUNK.finditer(patch):
        start, count = int(m[1]), int(m[2]) if m[2] else 1
        lines.update(range(start, start + count))
    return ChangedLines(frozenset(lines))


def tracked_files(folder: str) -> list[str] | None:
    """The files under ``folder`` that git tracks, or could (not ignored), sorted; None outside a repository."""
    out = _git(Path(folder), "ls-files", "-z", "--cached", "--others", "--exclude-standard", fails=True)
    if out is None:
        return None
    return sorted(str(Path(folder) / name.decode("utf-8", "surrogateescape")) for name in out.split(b"\0") if name)


def part_by_change(
    draft: CheckedDraft, findings: Iterable[Finding], lines: ChangedLines
) -> tuple[list[Finding], list[SuppressedFinding]]:
    """``findings`` of ``draft`` parted into those on changed lines, and the others as silenced."""
    told: list[Finding] = []
    silenced: list[SuppressedFinding] = []
    for f in findings:
        first = draft.file.position(f.span.start).line
        last = draft.file.position(max(f.span.start, f.span.end - 1)).line
        if lines.hold(first, last):
            told.append(f)
        else:
            silenced.append(SuppressedFinding(f, "unchanged-line"))
    return told, silenced


def _git(folder: Path, *words: str, fails: bool = False) -> bytes | None:
    """What git says; None where it fails and may."""
    import subprocess

    try:
        done = subprocess.run(["git", "-C", str(folder), *words], capture_output=True, timeout=_LIMIT, check=False)
    except FileNotFoundError:
        if fails and words[0] == "ls-files":
            return None
        raise UsageError("git is not installed", "--changed-since needs it") from None
    except subprocess.TimeoutExpired:
        raise UsageError("git did not answer within a minute") from None
    if done.returncode != 0:
        if fails:
            return None
        told = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise UsageError(f"git: {told[-1] if told else 'it failed'}")
    return done.stdout
