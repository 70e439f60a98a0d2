"""A comment to srctrack has no effect, because it names no rule.

## What it flags

A `srctrack:` comment

- without a code (`ignore` alone)
- with a word that is not the code, prefix or name of a rule
- with an instruction other than `ignore`, `ignore-block`, `ignore-file`, `off` and `on`
- without its colon (`srctrack ignore`)
- with a reason, but no `--` between the codes and the reason

## Why it matters

The writer thinks that a finding is suppressed, and it is not. srctrack does not suppress every rule instead: that
would hide findings that nobody has seen yet.

## Example

Instead of:

    <!-- srctrack: ignore -->

Write:

    <!-- srctrack: ignore N101 -- that is how she spells it -->

## What it misses

A code that exists but is not the one you meant. If it suppresses nothing, C901 reports it.

## False alarms

Codes from a later version of srctrack are not known to this one.

## Based on

srctrack's own rule.
"""

from __future__ import annotations

from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.model.finding import Finding, Severity
from srctrack.rules.base import Rule, finding
from srctrack.rules.comments.directives import named_by


def check(analysis: Analysis) -> Iterator[Finding]:
    draft = analysis.draft
    from srctrack.rules.registry import all_rules  # the registry collects this module too

    for suppression in draft.suppressions:
        if suppression.problem:
            yield finding(RULE, draft, suppression.span, suppression.problem, in_file=True)
            continue
        if not suppression.codes:
            message = "This comment has no effect: it names no rule. Add a code, such as `ignore N101`."
            yield finding(RULE, draft, suppression.span, message, in_file=True)
            continue
        for code in suppression.codes:
            if not any(named_by(code, rule) for rule in all_rules()):
                message = f"This comment has no effect: there is no rule “{code}”."
                yield finding(RULE, draft, suppression.span, message, in_file=True)


RULE = Rule("C902", "suppression-without-code", Severity.WARNING, check)
