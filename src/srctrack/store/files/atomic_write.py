"""Files that are there whole or not at all, and stay when the power goes.

A file is written beside its place, flushed to the disk, and renamed into it; then the folder is flushed, without which
a rename may be lost (see fsync(2)). A write that returns has been kept.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from srctrack.errors import StoreError

UNFINISHED = ".new-"
"""How the name of a file begins that is being written; one left behind by a crash holds nothing that was promised."""

_FULL = {errno.ENOSPC, errno.EDQUOT}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


@contextlib.contextmanager
def os_error_text(path: Path) -> Iterator[None]:
    """Turns the system's refusal to write ``path`` into a StoreError that says what to do."""
    try:
        yield
    except OSError as refused:
        if refused.errno in _FULL:
            raise StoreError(
                f"could not write {path}: the disk is full",
                "free some space and run the command again; nothing that was saved is lost",
            ) from refused
        if refused.errno in _FORBIDDEN:
            raise StoreError(
                f"could not write {path}: the library is read-only here",
                "you can still read it; to write, change its permissions or use another library with --store",
            ) from refused
        raise StoreError(f"could not write {path}: {refused.strerror or refused}") from refused


def write_atomically(path: Path, content: bytes, *, either: bool = False) -> None:
    """Puts ``content`` at ``path``, replacing what is there. Raises StoreError, and then nothing has changed. With ``either``,
    a power cut right afterwards may leave the earlier content, whole: for what is as good without the change."""
    make_folder(path.parent)  # git keeps no empty folders
    with os_error_text(path):
        beside = _written_beside(path, content)
        try:
            os.replace(beside, path)
        except OSError:
            _drop(beside)
            raise
        if not either:
            flush_folder(path.parent)


def write_once(path: Path, content: bytes) -> bool:
    """Puts ``content`` at ``path`` unless there is a file already; tells whether it did. Raises StoreError."""
    if path.exists():
        return False
    write_atomically(path, content)
    return True


def remove(path: Path) -> None:
    """Removes ``path``, lastingly. Raises StoreError."""
    with os_error_text(path):
        path.unlink(missing_ok=True)
        flush_folder(path.parent)


def append_line(path: Path, line: str, *, flush: bool = True) -> None:
    """Adds ``line`` and its end to ``path`` in one write, lastingly; without ``flush``, as lastingly as the next line that
    is added with it. Raises StoreError."""
    with os_error_text(path):
        new = not path.exists()
        end = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o666)
        try:
            _write_all(end, line.encode("utf-8") + b"\n")
            if flush:
                os.fsync(end)
        finally:
            os.close(end)
        if new:
            flush_folder(path.parent)


def make_folder(path: Path) -> None:
    """The folder, made when missing. Raises StoreError."""
    if path.is_dir():
        return
    with os_error_text(path):
        path.mkdir(parents=True, exist_ok=True)
        flush_folder(path.parent)


def flush_folder(folder: Path) -> None:
    """Makes the folder's entries lasting, where the system can (Windows cannot, and need not)."""
    if os.name == "nt":
        return
    at = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    try:
        os.fsync(at)
    except OSError as refused:
        if refused.errno != errno.EINVAL:  # a file system without it: some network and FUSE mounts
            raise
    finally:
        os.close(at)


def _written_beside(path: Path, content: bytes) -> Path:
    beside = path.parent / f"{UNFINISHED}{secrets.token_hex(8)}"
    try:
        at = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        try:
            _write_all(at, content)
            os.fsync(at)
        finally:
            os.close(at)
    except OSError:
        _drop(beside)
        raise
    return beside


def _write_all(at: int, content: bytes) -> None:
    view = memoryview(content)
    while view:
        view = view[os.write(at, view) :]


def _drop(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)
