"""Findings: what a rule tells an editor."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from srctrack.model.text import Span


class Severity(StrEnum):
    """note: for information. warning: an editor should look. error: near certain, fails CI by default."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        return list(Severity).index(self)


class Confidence(StrEnum):
    """The measured share of right findings: high at least .95, medium at least .80."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"

    @property
    def rank(self) -> int:
        return list(Confidence).index(self)


class FixSafety(StrEnum):
    """safe: applied by --fix. unsafe: either side may be wrong; applied by --unsafe-fixes only."""

    SAFE = "safe"
    UNSAFE = "unsafe"


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace ``span`` of the draft's file by ``text``."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    title: str
    safety: FixSafety
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that makes the finding: in a source (``source`` is its key, ``span`` indexes its readable
    text) or in the same draft (``path`` set, ``span`` indexes the file). ``excerpt`` holds the words themselves,
    ``mark`` the stretch of the excerpt that matters."""

    excerpt: str
    source: str | None = None
    path: str | None = None
    url: str | None = None
    archived_url: str | None = None
    span: Span | None = None
    note: str | None = None
    mark: Span | None = None


@dataclass(frozen=True, slots=True)
class Superseder:
    """A rule, by its code, and a place in the draft's file: what that rule finds there tells the same slip, and better."""

    code: str
    span: Span


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found. ``span`` is the one primary place, in the draft's file; ``actual`` the draft's words,
    ``expected`` what stands elsewhere. ``why`` names the parts of a score and their worth. ``fingerprint`` is
    made of the rule and normalised words, without line numbers, and set by the engine. Where one of ``superseded_by`` is found,
    this is not told beside it."""

    code: str
    rule: str
    severity: Severity
    message: str
    path: str
    span: Span
    actual: str | None = None
    expected: tuple[str, ...] = ()
    confidence: Confidence = Confidence.HIGH
    related: tuple[Related, ...] = ()
    fixes: tuple[Fix, ...] = ()
    why: tuple[tuple[str, float], ...] = ()
    fingerprint: str = ""
    superseded_by: tuple[Superseder, ...] = ()
    whole_draft: bool = False
    """The rule reports once per draft: the fingerprint is made of the rule alone."""
