"""What a comment of a draft silences."""

from __future__ import annotations

from srctrack.model.draft import Suppression
from srctrack.model.finding import Finding
from srctrack.model.former_rule_names import FORMER_NAMES
from srctrack.rules.base import Rule


def silences(suppression: Suppression, finding: Finding) -> bool:
    """Whether ``suppression`` names the finding's code (or a prefix of it, or the rule's name) and covers its place."""
    return any(_names(code, finding.code, finding.rule) for code in suppression.codes) and covers(suppression, finding)


def covers(suppression: Suppression, finding: Finding) -> bool:
    """Whether the finding's place lies, with its beginning or a part of it, in what ``suppression`` covers."""
    stretch = suppression.covers
    return stretch.overlaps(finding.span) or stretch.start <= finding.span.start < stretch.end


def named_by(code: str, rule: Rule) -> bool:
    """Whether ``code`` (a code, a prefix, a name) means ``rule``."""
    return _names(code, rule.code, rule.name)


def _names(word: str, code: str, name: str) -> bool:
    return code.startswith(word) or word == name or FORMER_NAMES.get(word) == code
