"""Which files are drafts: the one answer for paths typed, folders, and lists of changed files from CI."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath

NAMED = 5
"""Endings, or paths, that one notice names; the others are counted."""


@dataclass(frozen=True)
class DraftFiles:
    """The drafts found. ``others`` are files of folders that no format reads; ``left_out`` are paths of a list, each with
    the reason why it was skipped."""

    files: tuple[str, ...]
    others: tuple[str, ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()

    def notices(self) -> list[str]:
        """What was skipped, as sentences for standard error."""
        out = []
        if self.others:
            endings = Counter(PurePath(path).suffix.lower() or "no ending" for path in self.others)
            named = [ending for ending, _ in endings.most_common(NAMED)] + ["…"] * (len(endings) > NAMED)
            count = len(self.others)
            files = "1 file that is not a draft" if count == 1 else f"{count:,} files that are not drafts"
            out.append(f"skipped {files} ({', '.join(named)})")
        out += [f"skipped {path}: {why}" for path, why in self.left_out[:NAMED]]
        if len(self.left_out) > NAMED:
            out.append(f"skipped {len(self.left_out) - NAMED:,} more files of the list")
        return out


@dataclass
class _Found:
    files: dict[str, None] = field(default_factory=dict)
    others: dict[str, None] = field(default_factory=dict)
    left_out: dict[str, str] = field(default_factory=dict)


def find_drafts(paths: Sequence[str], *, listed: bool = False) -> DraftFiles:
    """The drafts that ``paths`` name: files as they are, the drafts below folders in order of name, “-”.

    Folders give every file that a format reads, without hidden files and folders (``.srctrack`` among them),
    ``node_modules`` and what git ignores (unless git ignores the very folder named). With ``listed``, ``paths`` is a list
    that nobody typed, such as the changed files of a commit: what is not a draft there is left out with a reason.
    """
    found = _Found()
    for path in _unfolded(paths):
        if path != "-" and Path(path).is_dir():
            for file in _visible(path):
                (found.files if _is_draft(file) else found.others)[file] = None
        elif listed and (why := _reason_to_skip(path)):
            found.left_out[path] = why
        else:
            found.files[path] = None
    return DraftFiles(tuple(found.files), tuple(found.others), tuple(found.left_out.items()))


def draft_endings() -> tuple[str, ...]:
    """The endings of the files that are drafts."""
    from srctrack.drafts import registry

    return registry.draft_endings()


def _is_draft(path: str) -> bool:
    return PurePath(path).suffix.lower() in draft_endings()


def _reason_to_skip(path: str) -> str | None:
    if path == "-":
        return None
    if any(_is_hidden(part) for part in PurePath(os.path.relpath(path)).parts):
        return "it is hidden, or inside a hidden folder"
    if not _is_draft(path):
        return "it is not a draft"
    return None if os.path.exists(path) else "there is no such file"


def _is_hidden(name: str) -> bool:
    return (name.startswith(".") and name not in (".", "..")) or name.startswith("~$") or name == "node_modules"


def _visible(folder: str) -> list[str]:
    """The files below ``folder`` that are neither hidden nor ignored by git."""
    from srctrack.workflows.check.git_changes import tracked_files

    files = list(_walk(Path(folder)))
    tracked = tracked_files(folder) if files else None
    if not tracked:
        return files
    known = {os.path.normpath(t) for t in tracked}
    return [file for file in files if os.path.normpath(file) in known]


def _walk(folder: Path) -> Iterator[str]:
    try:
        entries = sorted(folder.iterdir(), key=lambda p: p.name)
    except PermissionError:
        return
    for entry in entries:
        if _is_hidden(entry.name):
            continue
        if not entry.is_dir():
            yield str(entry)
        elif not entry.is_symlink():
            yield from _walk(entry)


def _unfolded(paths: Sequence[str]) -> Iterator[str]:
    """``paths``, with patterns that no shell expanded (``drafts/**/*.md``) replaced by what they match."""
    for path in paths:
        if path == "-" or not any(c in path for c in "*?[") or os.path.exists(path):
            yield path
            continue
        from glob import glob

        yield from sorted(glob(path, recursive=True)) or [path]


def paths_from(text: str) -> list[str]:
    """The paths of a list: separated by NUL characters where it has any, else one a line; blank ones left out."""
    separator = "\0" if "\0" in text else "\n"
    return [path for path in (part.removesuffix("\r") for part in text.split(separator)) if path.strip()]
