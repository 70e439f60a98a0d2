"""The folder of seals: for each its statement, the authority's token, the root certificate it leads to, and their digests.

``NAME.txt`` is the statement, ``NAME.tsr`` the authority's answer (RFC 3161, DER), ``NAME.pem`` the root certificate,
``NAME.sums`` the SHA-256 of the three as ``sha256sum -c`` reads it. A statement alone is a seal that is pending.
"""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass
from pathlib import Path

from srctrack.store.files.atomic_write import remove, write_atomically, write_once

_ATTRIBUTES = b"# Seals are proven byte for byte.\n* -text\n"
_PARTS = (".txt", ".tsr", ".pem")


@dataclass(frozen=True, slots=True)
class Seal:
    """One seal's files; ``path`` is that of its statement."""

    path: Path

    @property
    def token(self) -> Path:
        return self.path.with_suffix(".tsr")

    @property
    def root(self) -> Path:
        return self.path.with_suffix(".pem")

    @property
    def sums(self) -> Path:
        return self.path.with_suffix(".sums")

    @property
    def pending(self) -> bool:
        """Whether it has no token yet: the sums, written last, are missing."""
        return not self.sums.exists()

    def digest(self) -> str:
        """The SHA-256 of the statement, by which the seals after it name it."""
        return hashlib.sha256(self.path.read_bytes()).hexdigest()


def seals_in(folder: Path) -> list[Seal]:
    """All seals, the oldest first."""
    return [Seal(path) for path in sorted(folder.glob("*.txt"))]


def write_pending(folder: Path, statement: bytes, now: datetime.datetime) -> Seal:
    """Keeps a statement that is to be sealed. Raises StoreError."""
    write_once(folder / ".gitattributes", _ATTRIBUTES)
    name = f"{now.astimezone(datetime.UTC):%Y%m%dT%H%M%SZ}-{hashlib.sha256(statement).hexdigest()[:8]}"
    seal = Seal(folder / f"{name}.txt")
    write_atomically(seal.path, statement)
    return seal


def write_token(seal: Seal, token: bytes, root: bytes) -> None:
    """Adds the authority's answer and the root certificate; the sums come last and say that all is here. Raises StoreError."""
    write_atomically(seal.token, token)
    write_atomically(seal.root, root)
    write_atomically(seal.sums, sums_of(seal))


def drop(seal: Seal) -> None:
    """Removes a pending seal that a later statement replaces. Raises StoreError."""
    for path in (seal.path, seal.token, seal.root):
        remove(path)


def sums_of(seal: Seal) -> bytes:
    """The lines of the sums' file as they must be for the files that are here. Raises OSError for a missing one."""
    paths = [seal.path.with_suffix(ending) for ending in _PARTS]
    return "".join(f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.name}\n" for p in paths).encode("ascii")
