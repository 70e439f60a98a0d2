"""Fixing drafts: check, make the edits that may be made, check again, and only then write."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from srctrack.annotate.annotate import annotate
from srctrack.checking.fixes import Plan, Refusal, apply_edits, plan_fixes, unified
from srctrack.drafts.registry import draft_of
from srctrack.drafts.save import write_draft
from srctrack.model.draft import Draft
from srctrack.model.finding import Finding
from srctrack.workflows.check.checker import Checker, DraftResult


@dataclass(frozen=True)
class FixedDraft:
    """One draft with its fixes: its words before and after, what was applied, and what was refused and why."""

    path: str
    before: str
    after: str
    plan: Plan

    @property
    def changed(self) -> bool:
        return self.before != self.after

    @property
    def patch(self) -> str:
        return unified(self.path, self.before, self.after)


def fix_draft(
    draft: Draft, outcome: DraftResult, checker: Checker, unsafe: bool, only: Sequence[Finding] | None = None
) -> tuple[FixedDraft, DraftResult]:
    """``draft`` with the fixes of ``outcome`` (of its findings in ``only``, where given) made, as words and not yet as a
    file; and the outcome of checking these.

    A fix stays only when the check after it finds one finding less of its code and none more of any other.
    """
    plan = plan_fixes(draft, outcome.findings if only is None else only, unsafe)
    after, then = _made(draft, plan, checker, outcome)
    if _as_said(outcome, then, plan):
        return FixedDraft(draft.path, draft.file.text, after, plan), then
    kept = Plan((), plan.refused)
    for planned in plan.applied:
        tried = replace(kept, applied=(*kept.applied, planned))
        _, then = _made(draft, tried, checker, outcome)
        kept = tried if _as_said(outcome, then, tried) else kept.without([planned.finding], _why(outcome, then, tried))
    after, then = _made(draft, kept, checker, outcome)
    return FixedDraft(draft.path, draft.file.text, after, kept), then


def write_fixes(fixed: Iterable[FixedDraft]) -> None:
    """Writes every changed draft back. Raises DraftError for one that changed meanwhile; those before it are written."""
    for draft in fixed:
        if draft.changed:
            write_draft(draft.path, draft.before, draft.after)


def _made(draft: Draft, plan: Plan, checker: Checker, outcome: DraftResult) -> tuple[str, DraftResult]:
    if not plan.applied:
        return draft.file.text, outcome
    after = apply_edits(draft.file.text, plan.edits)
    again = draft_of(draft.path, after.encode("utf-8"), given_date=draft.given_date, annotate=annotate)
    return after, checker.judge(again)


def _counts(findings: Sequence[Finding]) -> Counter[str]:
    return Counter(f.code for f in findings)


def _expected(before: DraftResult, plan: Plan) -> Counter[str]:
    return _counts(before.findings) - _counts([p.finding for p in plan.applied])


def _as_said(before: DraftResult, after: DraftResult, plan: Plan) -> bool:
    """Whether exactly the findings that were fixed are gone. A silenced finding that is gone is no harm."""
    return _counts(after.findings) == _expected(before, plan) and len(after.failures) <= len(before.failures)


def _why(before: DraftResult, after: DraftResult, plan: Plan) -> Refusal:
    there = _counts(after.findings)
    fixed = {p.finding.code for p in plan.applied}
    more = {c for c, n in there.items() if n > _expected(before, plan)[c]}
    return Refusal.STALE if more and more <= fixed else Refusal.NEW
