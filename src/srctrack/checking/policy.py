"""What a newsroom has settled for its drafts: which rules run where, how much each weighs, and what fails a check."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from srctrack.checking.selection import prefix_of, select_rules
from srctrack.model.finding import Confidence, Finding, Severity
from srctrack.model.settings import PathSettings

if TYPE_CHECKING:
    from srctrack.rules.base import Rule


@dataclass(frozen=True)
class Policy:
    """``select`` and ``ignore`` hold codes, prefixes or names; ``severities`` what findings of a code or prefix weigh;
    ``paths`` what holds for some drafts only, relative to the folder ``root``."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, Severity] = field(default_factory=dict)
    fail_on: Severity = Severity.ERROR
    min_confidence: Confidence = Confidence.LOW
    paths: tuple[PathSettings, ...] = ()
    root: str = ""

    def settled(self, rules: Sequence[Rule]) -> Policy:
        """The policy with every name turned into a code. Raises UsageError for a word that fits no rule."""
        select_rules(rules, self.select, self.ignore)
        paths = []
        for p in self.paths:
            select_rules(rules, p.select or (), p.ignore)
            paths.append(replace(p, severities={prefix_of(rules, w): s for w, s in p.severities.items()}))
        codes = {prefix_of(rules, word): severity for word, severity in self.severities.items()}
        return replace(self, severities=codes, paths=tuple(paths))

    def rules(self, all_rules: Sequence[Rule], path: str) -> tuple[Rule, ...]:
        """The rules that run over the draft at ``path``."""
        select, ignore = self.select, self.ignore
        for here in self._holding(path):
            select = select if here.select is None else here.select
            ignore = ignore + here.ignore
        return select_rules(all_rules, select, ignore)

    def running(self, all_rules: Sequence[Rule]) -> tuple[Rule, ...]:
        """The rules that run over one draft or another."""
        chosen = set(select_rules(all_rules, self.select, self.ignore))
        for p in self.paths:
            select = self.select if p.select is None else p.select
            chosen.update(select_rules(all_rules, select, self.ignore + p.ignore))
        return tuple(r for r in all_rules if r in chosen)

    def weighed(self, findings: Iterable[Finding], path: str) -> list[Finding]:
        """``findings`` of at least ``min_confidence``, with the severities settled for their codes; the longest prefix decides."""
        findings = [f for f in findings if f.confidence.rank >= self.min_confidence.rank]
        severities = dict(self.severities)
        for here in self._holding(path):
            severities.update(here.severities)
        if not severities:
            return findings
        out = []
        for f in findings:
            fitting = [p for p in severities if f.code.startswith(p)]
            out.append(replace(f, severity=severities[max(fitting, key=len)]) if fitting else f)
        return out

    def fails(self, finding: Finding) -> bool:
        """Whether ``finding`` makes the check's exit status 1."""
        level = self.fail_on
        for here in self._holding(finding.path):
            level = here.fail_on or level
        return finding.severity.rank >= level.rank

    def _holding(self, path: str) -> list[PathSettings]:
        """The settings for ``path``, the most general first: the longer a pattern, the more it says."""
        if not self.paths:
            return []
        inside = _relative(path, self.root)
        return sorted((p for p in self.paths if fits(inside, p.pattern)), key=lambda p: len(p.pattern))


def fits(path: str, pattern: str) -> bool:
    """Whether a path relative to the settings file lies under a folder (``news/``) or fits a pattern (``**/*-live.md``)."""
    pattern = pattern.removeprefix("./")
    if not any(c in pattern for c in "*?["):
        return path == pattern or path.startswith(pattern.rstrip("/") + "/")
    name = PurePosixPath(path).name
    return (
        fnmatchcase(path, pattern)
        or ("/" not in pattern and fnmatchcase(name, pattern))
        or (pattern.startswith("**/") and fnmatchcase(path, pattern[3:]))
    )


def _relative(path: str, root: str) -> str:
    from os.path import abspath, relpath

    return relpath(abspath(path), abspath(root or ".")).replace("\\", "/")
