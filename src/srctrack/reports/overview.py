"""A check of many drafts at one glance: what comes first, what is said once for all drafts, and a table of rules."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from srctrack.model.finding import Finding, FixSafety, Severity
from srctrack.reports.summary import counted

FEW_DRAFTS = 3
"""Drafts up to which findings come in the order of the files: a person reads so many from top to bottom."""


@dataclass(frozen=True)
class Overview:
    """Findings to show one by one, the most severe first; and those said once for all drafts, by rule."""

    single: tuple[Finding, ...]
    folded: tuple[tuple[Finding, ...], ...]


def overview(findings: Sequence[Finding]) -> Overview:
    """Fold findings about whole drafts, one per rule, and put errors before warnings before notes."""
    by_rule: dict[str, list[Finding]] = defaultdict(list)
    for f in findings:
        if f.whole_draft:
            by_rule[f.code].append(f)
    folded = {code: tuple(group) for code, group in by_rule.items() if len({f.path for f in group}) > FEW_DRAFTS}
    single = [f for f in findings if not (f.whole_draft and f.code in folded)]
    order = sorted(folded.values(), key=lambda group: (-group[0].severity.rank, group[0].code))
    return Overview(tuple(sorted(single, key=lambda f: -f.severity.rank)), tuple(order))


def folded_lines(group: Sequence[Finding]) -> tuple[str, str]:
    """Return the heading of a folded rule and the sentence under it."""
    drafts = counted(len({f.path for f in group}), "draft")
    code, example = group[0].code, group[0].message.rstrip(".")
    fixable = sum(any(fix.safety is FixSafety.SAFE for fix in f.fixes) for f in group)
    fix = f" `--fix` repairs {counted(fixable, 'draft')}." if fixable else ""
    said = f"For example in {group[0].path}: {example}.{fix} `-v` shows each one."
    return f"{code} {group[0].rule} in {drafts}", said


def by_rule(findings: Iterable[Finding]) -> Iterator[tuple[Severity, str]]:
    """Yield a row per rule and severity, the most severe first: “N101 inconsistent-name  6 in 5 drafts”."""
    found = list(findings)
    count = Counter((f.severity, f.code, f.rule) for f in found)
    paths: dict[tuple[Severity, str], set[str]] = defaultdict(set)
    for f in found:
        paths[f.severity, f.code].add(f.path)
    width = max((len(f"{code} {rule}") for _, code, rule in count), default=0)
    for (severity, code, rule), n in sorted(count.items(), key=lambda row: (-row[0][0].rank, row[0][1])):
        drafts = counted(len(paths[severity, code]), "draft")
        yield severity, f"{f'{code} {rule}':<{width}}  {n:>5,} in {drafts}"
