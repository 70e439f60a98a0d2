"""Reports: what a command tells, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from srctrack.model.claim import NONE_COUNTED, ClaimCount
from srctrack.model.finding import Finding, Severity
from srctrack.model.text import SourceText

if TYPE_CHECKING:
    from srctrack.model.draft import Draft
    from srctrack.model.evidence import Evidence
    from srctrack.model.signature import SignedClaim
    from srctrack.model.source import Source


@dataclass(frozen=True, slots=True)
class RuleFailure:
    """A rule that crashed, or a draft that could not be read: the tool's failure, never a finding."""

    path: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class CheckedDraft:
    """One draft of a run: its file, how many words of prose, and the keys of the sources it leans on.

    ``draft``, ``evidence`` and ``claims`` are there when a report was asked for that shows a draft as a whole.
    """

    file: SourceText
    words: int
    sources: tuple[str, ...]
    draft: Draft | None = None
    evidence: Evidence | None = None
    claims: tuple[SignedClaim, ...] = ()
    figures: ClaimCount = NONE_COUNTED
    quotations: ClaimCount = NONE_COUNTED
    """How many of the draft's figures and quotations the sources agree with; none are counted without sources."""
    editable: bool = True
    """Whether fixes can be written into the file (not into Word)."""

    @property
    def path(self) -> str:
        return self.file.path


@dataclass(frozen=True, slots=True)
class SuppressedFinding:
    finding: Finding
    by: str
    """``comment``, ``baseline``, ``unchanged-line``."""
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class RuleDescription:
    """A rule as reports name it: ``summary`` is the manual page's first sentence, ``manual`` all of it."""

    code: str
    name: str
    severity: Severity
    summary: str
    manual: str
    fix: str


@dataclass(frozen=True)
class CheckReport:
    """Everything a check has to tell; every report format is made of this alone."""

    version: str
    drafts: tuple[CheckedDraft, ...]
    findings: tuple[Finding, ...]
    suppressed: tuple[SuppressedFinding, ...] = ()
    failures: tuple[RuleFailure, ...] = ()
    seconds: float = 0.0
    rules: tuple[RuleDescription, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    """The sources that findings name, by key."""
    stored_sources: int = 0
    without_library: int = 0
    """Drafts for which no library was found: only they themselves were checked."""

    def count(self, severity: Severity) -> int:
        return sum(f.severity is severity for f in self.findings)
