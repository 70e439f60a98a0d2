"""The state of a library: what was proven of it, and what is wrong."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from enum import StrEnum


class ProblemKind(StrEnum):
    """What is wrong with a file of the store."""

    NO_HEAD = "no-head"
    UNREADABLE_RECORD = "unreadable-record"
    UNMERGED_RECORD = "unmerged-record"
    """It holds git's merge markers, or two sources in one."""
    GIT_MERGED_RECORD = "united-record"
    """Git united two branches' lines: read as one source, not yet written as one."""
    LOST_RECORD = "lost-record"
    """The journal tells that it was kept, and not that it was removed."""
    UNJOURNALED_RECORD = "unjournaled-record"
    """Its words are not those srctrack wrote last: edited by hand, merged, or written as the power went."""
    DUPLICATE_URL = "twice-kept"
    """Two keys for one page."""
    MISSING_TEXT = "missing-text"
    ALTERED_TEXT = "altered-text"
    MISSING_SNAPSHOT = "missing-snapshot"
    ALTERED_SNAPSHOT = "altered-snapshot"
    MISSING_REMOTE = "missing-remote"
    """Not in the remote store."""
    ALTERED_REMOTE = "altered-remote"
    UNNAMED_TEXT = "unnamed-text"
    UNNAMED_SNAPSHOT = "unnamed-snapshot"
    BROKEN_TOMBSTONE = "broken-tombstone"
    BROKEN_JOURNAL = "broken-journal"
    TRUNCATED_ENTRY = "torn-entry"
    """The journal's last line of a run was cut short; its write was never acknowledged."""
    UNFINISHED_FILE = "unfinished-file"
    """Left behind by a run that was ended while it wrote; nothing in it was promised."""
    GIT_FILES = "git-files"
    BROKEN_SEAL = "broken-seal"
    """A trusted time that does not prove what it should, or a journal that is not what was sealed."""
    PENDING_SEAL = "pending-seal"
    UNCHECKED_SEAL = "unchecked-seal"


class ProblemSeverity(StrEnum):
    """How bad it is. Only DAMAGE makes a store not whole."""

    DAMAGE = "damage"
    ABSENT = "absent"
    """Not on this machine, as the store's setting for git lets expect."""
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class StoreProblem:
    """One thing that is not as it should be. ``path`` is relative to the store; ``repairable`` tells whether
    ``verify --repair`` would try; ``repaired`` that it did."""

    fault: ProblemKind
    grade: ProblemSeverity
    path: str
    message: str
    key: str | None = None
    repairable: bool = False
    repaired: bool = False


@dataclass(frozen=True, slots=True)
class SealedTime:
    """A proven trusted time over the journal: the seal's file, when it was signed and by whom, and the SHA-256 fingerprint of
    the root certificate that this rests on."""

    name: str
    at: datetime.datetime
    authority: str
    root: str


@dataclass(frozen=True)
class StoreReport:
    """What a verification proved. Counts are of files that were read and found whole."""

    path: str
    sources: int = 0
    texts: int = 0
    snapshots: int = 0
    entries: int = 0
    troubles: tuple[StoreProblem, ...] = field(default_factory=tuple)
    only_here: int = 0
    """Pages with a snapshot on record of which no archive is known to have a copy."""
    seals: tuple[SealedTime, ...] = ()
    """Proven seals, the oldest first."""
    unsealed: int = 0
    """Journal entries that no proven seal covers."""
    remote: int | None = None
    """Snapshots that were read from the remote store and proven; None where it was not asked."""

    @property
    def whole(self) -> bool:
        return not any(t.grade is ProblemSeverity.DAMAGE and not t.repaired for t in self.troubles)

    def of(self, grade: ProblemSeverity) -> tuple[StoreProblem, ...]:
        return tuple(t for t in self.troubles if t.grade is grade)
