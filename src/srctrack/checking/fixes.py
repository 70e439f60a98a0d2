"""Which edits a run may make to one draft, and making them."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from srctrack.model.draft import Draft
from srctrack.model.finding import Edit, Finding, Fix, FixSafety
from srctrack.model.text import Span

QUOTES = "Q"
"""The one family of rules that may change words within quotation marks."""


class Refusal(StrEnum):
    """Why a fix was not applied."""

    OVERLAP = "another fix changes the same place"
    QUOTED = "it would change words within quotation marks"
    UNSAFE = "either side may be right; --unsafe-fixes applies it"
    STALE = "the finding would still be there"
    NEW = "it would cause a new finding"


@dataclass(frozen=True, slots=True)
class Planned:
    """A fix and the finding it answers."""

    finding: Finding
    fix: Fix


@dataclass(frozen=True)
class Plan:
    """The fixes of one draft to apply, in order of the text, and those refused with the reason."""

    applied: tuple[Planned, ...]
    refused: tuple[tuple[Finding, Refusal], ...] = ()

    @property
    def edits(self) -> tuple[Edit, ...]:
        """All edits in order, each once."""
        found = {(e.span.start, e.span.end, e.text): e for p in self.applied for e in p.fix.edits}
        return tuple(found[k] for k in sorted(found))

    def without(self, findings: Iterable[Finding], why: Refusal) -> Plan:
        """The plan less the fixes of ``findings``."""
        out = list(findings)
        return Plan(tuple(p for p in self.applied if p.finding not in out), (*self.refused, *((f, why) for f in out)))


def plan_fixes(draft: Draft, findings: Iterable[Finding], unsafe: bool = False) -> Plan:
    """What may be applied to ``draft``: of each finding its first safe fix, with ``unsafe`` its first fix of any kind. Of
    two fixes whose edits overlap the earlier in the text stays; the same edit offered twice counts as one."""
    quoted = sorted(draft.place(q.span) for q in draft.annotations.quotes if len(q.span))
    applied: list[Planned] = []
    refused: list[tuple[Finding, Refusal]] = []
    taken: set[Edit] = set()
    for finding in sorted(findings, key=lambda f: (f.span, f.code)):
        if not finding.fixes:
            continue
        fix = next((f for f in finding.fixes if f.safety is FixSafety.SAFE), None) or (
            finding.fixes[0] if unsafe else None
        )
        if fix is None:
            refused.append((finding, Refusal.UNSAFE))
        elif finding.code[0] != QUOTES and any(_touches(e.span, quoted) for e in fix.edits):
            refused.append((finding, Refusal.QUOTED))
        elif any(_collide(e, t) for e in fix.edits for t in taken):
            refused.append((finding, Refusal.OVERLAP))
        else:
            applied.append(Planned(finding, fix))
            taken.update(fix.edits)
    return Plan(tuple(applied), tuple(refused))


def apply_edits(text: str, edits: Sequence[Edit]) -> str:
    """``text`` with ``edits`` made, which are in order and do not overlap; everything else stays as it is."""
    out, at = [], 0
    for edit in edits:
        out += [text[at : edit.span.start], edit.text]
        at = edit.span.end
    return "".join([*out, text[at:]])


def unified(path: str, before: str, after: str) -> str:
    """The change of one file as a patch that ``git apply`` takes; empty when there is none."""
    path = path.replace("\\", "/").lstrip("/")
    lines = difflib.unified_diff(
        before.splitlines(keepends=True), after.splitlines(keepends=True), f"a/{path}", f"b/{path}"
    )
    out = []
    for line in lines:
        out.append(line if line.endswith("\n") else line + "\n\\ No newline at end of file\n")
    return "".join(out)


def _touches(span: Span, places: Sequence[Span]) -> bool:
    return any(p.overlaps(span) or (not len(span) and p.start < span.start < p.end) for p in places)


def _collide(one: Edit, other: Edit) -> bool:
    if one == other:
        return False
    if one.span == other.span:
        return True
    return one.span.overlaps(other.span) or (not len(one.span) and other.span.start < one.span.start < other.span.end)
