"""A comment suppresses a rule and does not say why.

## What it flags

A `srctrack:` comment with codes and without a `-- reason`. The rule is off by default. If your newsroom wants a reason
each time, select `C903` in the settings or with `--select`.

## Why it matters

Without a reason, the next editor has to find out again why the words were right.

## Example

Instead of:

    <!-- srctrack: ignore N101 -->

Write:

    <!-- srctrack: ignore N101 -- that is how she spells it -->

## What it misses

Reasons that explain nothing.

## False alarms

None: it is a question of house style.

## Based on

srctrack's own rule.
"""

from __future__ import annotations

from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.model.finding import Finding, Severity
from srctrack.rules.base import Rule, finding


def check(analysis: Analysis) -> Iterator[Finding]:
    draft = analysis.draft
    for suppression in draft.suppressions:
        if suppression.codes and not suppression.reason:
            named = ", ".join(suppression.codes)
            yield finding(RULE, draft, suppression.span, f"{named} is suppressed here without a reason.", in_file=True)


RULE = Rule("C903", "suppression-without-reason", Severity.WARNING, check, on=False)
