"""Proving the seals of a library: token, certificate, and that the journal is still what was sealed. Reads only, offline."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from srctrack.model.store_report import ProblemKind, ProblemSeverity, SealedTime
from srctrack.store.seals.files import Seal, seals_in, sums_of
from srctrack.store.seals.statement import SealedFile, Statement, parsed
from srctrack.store.seals.tokens import INSTALL, ProvenTime, SealLibraryMissing, prove


@dataclass(frozen=True)
class SealProblem:
    fault: ProblemKind
    grade: ProblemSeverity
    path: Path
    message: str


@dataclass
class SealCheck:
    """What was proven of a library's seals. ``covered`` is what of each file of the journal has a proven time;
    ``last`` are the digests of proven statements that no other names."""

    proven: list[SealedTime] = field(default_factory=list)
    problems: list[SealProblem] = field(default_factory=list)
    covered: dict[str, SealedFile] = field(default_factory=dict)
    last: set[str] = field(default_factory=set)
    pending: list[Seal] = field(default_factory=list)

    def tell(self, path: Path, message: str, fault: ProblemKind = ProblemKind.BROKEN_SEAL) -> None:
        grade = ProblemSeverity.DAMAGE if fault is ProblemKind.BROKEN_SEAL else ProblemSeverity.NOTE
        self.problems.append(SealProblem(fault, grade, path, message))


def check_seals(folder: Path, journal: Path, entries: Collection[str]) -> SealCheck:
    """Every seal in ``folder`` against the files of ``journal`` and the hashes of its whole ``entries``."""
    check = SealCheck()
    known: set[str] = set()
    followed: dict[str, Seal] = {}
    for seal in seals_in(folder):
        if seal.pending:
            check.pending.append(seal)
            check.tell(
                seal.path, "pending: no authority has signed it; `srctrack seal` tries again", ProblemKind.PENDING_SEAL
            )
            continue
        try:
            statement, proof = _proven(seal)
        except SealLibraryMissing:
            check.tell(seal.path, f"not checked: that needs rfc3161-client ({INSTALL})", ProblemKind.UNCHECKED_SEAL)
            continue
        except (ValueError, OSError) as wrong:
            check.tell(seal.path, f"the seal is damaged: {wrong}")
            continue
        known.add(seal.digest())
        followed |= dict.fromkeys(statement.previous, seal)
        _compare(check, seal, statement, proof, journal, entries)
    check.last = known - followed.keys()
    unproven = {seal.digest() for seal in seals_in(folder)}
    for digest, seal in followed.items():
        if digest not in unproven:
            check.tell(seal.path, f"it follows a seal that is missing or was changed ({digest[:12]}…)")
    return check


def _proven(seal: Seal) -> tuple[Statement, ProvenTime]:
    """Raises ValueError (a TokenError among them) or OSError for a seal that is not as it was written."""
    content = seal.path.read_bytes()
    if seal.sums.read_bytes() != sums_of(seal):
        raise ValueError("its files do not match their digests")
    statement = parsed(content)
    return statement, prove(seal.token.read_bytes(), content, seal.root.read_bytes())


def _compare(
    check: SealCheck, seal: Seal, statement: Statement, proof: ProvenTime, journal: Path, entries: Collection[str]
) -> None:
    when = f"{proof.at:%Y-%m-%d %H:%M:%S} UTC"
    whole = True
    for file in statement.files:
        try:
            content = (journal / file.name).read_bytes()
        except OSError:
            check.tell(journal / file.name, f"it was sealed on {when} and is now missing")
            whole = False
            continue
        if not file.fits(content):
            check.tell(journal / file.name, f"it is not what was sealed on {when}")
            whole = False
    for head in statement.heads:
        if head not in entries:
            check.tell(seal.path, f"the entry {head[:12]}… that was sealed on {when} is missing or was changed")
            whole = False
    if whole:
        check.proven.append(SealedTime(seal.path.name, proof.at, proof.authority, proof.root_digest))
        check.covered |= {f.name: f for f in statement.files if f.size >= _size(check.covered.get(f.name))}


def _size(file: SealedFile | None) -> int:
    return file.size if file else 0


def entries_beyond(check: SealCheck, journal: Path) -> int:
    """How many entries of the journal no proven seal covers."""
    paths = sorted(journal.glob("*.jsonl"))
    return sum(path.read_bytes()[_size(check.covered.get(path.name)) :].count(b"\n") for path in paths)
