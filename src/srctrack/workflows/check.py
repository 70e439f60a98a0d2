"""Checking drafts: read, gather evidence, run the rules, leave out what is silenced."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import srctrack
from srctrack.checking.engine import run_rules
from srctrack.checking.evidence import gather
from srctrack.checking.selection import select_rules
from srctrack.checking.suppressions import apply_suppressions
from srctrack.drafts.registry import read_draft
from srctrack.errors import DraftError
from srctrack.model.draft import Draft
from srctrack.model.evidence import Evidence, HouseName, KnownOutlet
from srctrack.model.finding import Finding
from srctrack.model.report import CheckedDraft, CheckReport, RuleFailure, SuppressedFinding
from srctrack.model.source import Source
from srctrack.rules.base import Rule
from srctrack.rules.registry import all_rules
from srctrack.text.survey import survey
from srctrack.text.words import count_words

if TYPE_CHECKING:
    from srctrack.store.library import Library


@dataclass(frozen=True)
class CheckOptions:
    """What a check is asked. ``date`` is the day the drafts speak from, beating their front matter; ``whole`` keeps each
    draft with its evidence in the report, for reports that show the draft itself."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    date: datetime.date | None = None
    whole: bool = False

    def rules(self) -> tuple[Rule, ...]:
        """The rules that run. Raises UsageError for an unknown code."""
        return select_rules(all_rules(), self.select, self.ignore)


@dataclass(frozen=True)
class Outcome:
    """What came of one draft; ``draft`` is None when it could not be read."""

    draft: CheckedDraft | None
    findings: tuple[Finding, ...] = ()
    suppressed: tuple[SuppressedFinding, ...] = ()
    failures: tuple[RuleFailure, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)


@dataclass(frozen=True)
class Checker:
    """All that one draft after another is checked with."""

    rules: tuple[Rule, ...]
    library: Library | None
    outlets: Sequence[KnownOutlet] = ()
    house_names: Sequence[HouseName] = ()
    date: datetime.date | None = None
    whole: bool = False

    def check(self, path: str, stdin: str | None = None) -> Outcome:
        """Check the draft at ``path`` (“-” is ``stdin``). A draft that cannot be read and a rule that crashes are failures
        of the outcome, not findings."""
        try:
            draft = read_draft(path, stdin=stdin, given_date=self.date, survey=survey)
        except DraftError as error:
            return _failed(path, "unreadable-draft", error.reason, error.hint)
        if not draft.prose.text.strip():
            return _failed(path, "empty-draft", "it holds no words", "nothing was checked")
        evidence = gather(draft, self.library, self.outlets, self.house_names)
        findings, failures, suppressed = check_draft(draft, evidence, self.rules)
        checked = CheckedDraft(draft.file, count_words(draft.prose.text), tuple(evidence.sources))
        return Outcome(
            replace(checked, draft=draft, evidence=evidence) if self.whole else checked,
            tuple(findings),
            tuple(suppressed),
            tuple(failures),
            {key: read.source for key, read in evidence.sources.items()},
        )


def check_draft(
    draft: Draft, evidence: Evidence, rules: Iterable[Rule]
) -> tuple[list[Finding], list[RuleFailure], list[SuppressedFinding]]:
    """The findings of one draft that are told, the rules that crashed, and the findings the draft silences."""
    found, failures = run_rules(draft, evidence, rules)
    told, silenced = apply_suppressions(draft, found)
    return told, failures, silenced


def report_of(
    outcomes: Iterable[Outcome], rules: Sequence[Rule], stored_sources: int, extra: Iterable[RuleFailure] = ()
) -> CheckReport:
    """One report of all outcomes, in their order; ``extra`` are failures that belong to no draft."""
    outcomes = list(outcomes)
    return CheckReport(
        version=srctrack.__version__,
        drafts=tuple(o.draft for o in outcomes if o.draft is not None),
        findings=tuple(f for o in outcomes for f in o.findings),
        suppressed=tuple(s for o in outcomes for s in o.suppressed),
        failures=(*extra, *(f for o in outcomes for f in o.failures)),
        rules=tuple(r.info for r in rules),
        sources={key: source for o in outcomes for key, source in o.sources.items()},
        stored_sources=stored_sources,
    )


def _failed(path: str, code: str, reason: str, hint: str | None) -> Outcome:
    return Outcome(None, failures=(RuleFailure(path, code, f"{reason}; {hint}" if hint else reason),))
