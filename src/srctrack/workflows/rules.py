"""The rules, for people who want to know."""

from __future__ import annotations

from srctrack.checking.selection import select_rules
from srctrack.errors import UsageError
from srctrack.model.report import RuleDescription
from srctrack.rules.registry import all_rules


def list_rules() -> tuple[RuleDescription, ...]:
    """Every rule, in order of code."""
    return tuple(r.info for r in all_rules())


def explain_rule(word: str) -> RuleDescription:
    """The one rule whose code or name is ``word``. Raises UsageError when there is none, or more than one."""
    found = select_rules(all_rules(), [word])
    if len(found) != 1:
        raise UsageError(f"“{word}” fits {len(found)} rules: {', '.join(r.code for r in found)}", "choose one of them")
    return found[0].info
