"""What a rule is: a code, a name, and a function from a draft and its evidence to findings."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from srctrack.analysis.analysis import Analysis
from srctrack.model.draft import Draft
from srctrack.model.finding import Confidence, Edit, Finding, Fix, FixSafety, Related, Severity, Superseder
from srctrack.model.report import RuleDescription
from srctrack.model.text import Span


def nothing(analysis: Analysis) -> Iterable[Finding]:
    """The ``check`` of a rule that only reviews."""
    return ()


class FixOffer(StrEnum):
    """What a rule can do about what it finds."""

    NONE = "no"
    OFFERED = "offered"
    SAFE = "safe"


_FIXES = {
    FixOffer.NONE: "There is no automatic fix: a person has to decide.",
    FixOffer.OFFERED: "`--fix --unsafe-fixes` applies a fix. Review it, because either side may be right.",
    FixOffer.SAFE: "`--fix` applies a fix. It never changes what the draft says.",
}
_BASED_ON = "## Based on"


def _docstring(module: str) -> str:
    """Return a module's docstring, also where Python was started with ``-OO``, which drops it."""
    loaded = sys.modules[module]
    if loaded.__doc__:
        return inspect.cleandoc(loaded.__doc__)
    import ast

    return ast.get_docstring(ast.parse(inspect.getsource(loaded))) or ""


@dataclass(frozen=True)
class Rule:
    """One rule. Its module holds it as ``RULE`` and its module's docstring is its manual page, with the headings
    What it flags, Why it matters, Example, What it misses, False alarms, Based on. ``since`` is the version that brought it.

    ``check`` gets a draft and its evidence as values and does no I/O; it yields findings made by ``finding``. ``review``,
    where a rule has one, gets the same, the rules that ran before it without a crash, and all their findings. A rule that is
    not ``on`` runs only when its own code or name is selected.
    """

    code: str
    name: str
    severity: Severity
    check: Callable[[Analysis], Iterable[Finding]]
    fix: FixOffer = FixOffer.NONE
    review: Callable[[Analysis, Sequence[Rule], Sequence[Finding]], Iterable[Finding]] | None = None
    on: bool = True
    since: str = "0.1.0"

    @property
    def family(self) -> str:
        return self.code[0]

    @property
    def manual(self) -> str:
        """The manual page: the module's docstring, with a section on fix and settings before “Based on”."""
        written, mark, rest = _docstring((self.review or self.check).__module__).partition(_BASED_ON)
        return f"{written}## Fix and settings\n\n{self._settings}\n\n{mark}{rest}"

    @property
    def _settings(self) -> str:
        unsure = ", or warning if srctrack is less sure" if self.severity is Severity.ERROR else ""
        return (
            f"{_FIXES[self.fix]} Severity: {self.severity.value}{unsure}. Since version {self.since}.\n\n"
            f"To suppress one finding, put a comment before it:\n\n"
            f"    <!-- srctrack: ignore {self.code} -- the reason -->\n\n"
            f"To switch the rule off, or change its severity, in `srctrack.toml`:\n\n"
            f'    [check]\n    ignore = ["{self.code}"]\n\n    [check.severity]\n    {self.code} = "note"'
        )

    @property
    def summary(self) -> str:
        """The manual page's first sentence."""
        return " ".join(self.manual.split("\n\n", 1)[0].split())

    @property
    def info(self) -> RuleDescription:
        return RuleDescription(self.code, self.name, self.severity, self.summary, self.manual, self.fix.value)


def finding(
    rule: Rule,
    draft: Draft,
    at: Span,
    message: str,
    *,
    in_file: bool = False,
    actual: str | None = None,
    expected: tuple[str, ...] = (),
    severity: Severity | None = None,
    confidence: Confidence = Confidence.HIGH,
    related: tuple[Related, ...] = (),
    fixes: tuple[Fix, ...] = (),
    why: tuple[tuple[str, float], ...] = (),
    superseded_by: Iterable[tuple[str, Span]] = (),
    whole_draft: bool = False,
) -> Finding:
    """A finding of ``rule`` at ``at``, a span of the draft's prose (of its file with ``in_file``). Where a rule of
    ``superseded_by`` (codes, with spans of the prose) finds something, it alone is told.

    ``actual`` defaults to the words at the place. ``whole_draft`` is for rules that report once per draft. An error needs
    high confidence (measured: 95 of 100 right); below that it becomes a warning here, for every rule alike.
    """
    span = at if in_file else draft.place(at)
    words = at.of(draft.file.text) if in_file else at.of(draft.prose.text)
    severity = severity or rule.severity
    if severity is Severity.ERROR and confidence is not Confidence.HIGH:
        severity = Severity.WARNING
    return Finding(
        code=rule.code,
        rule=rule.name,
        severity=severity,
        message=message,
        path=draft.path,
        span=span,
        actual=words if actual is None else actual,
        expected=expected,
        confidence=confidence,
        related=related,
        fixes=fixes,
        why=why,
        superseded_by=tuple(Superseder(code, draft.place(where)) for code, where in superseded_by),
        whole_draft=whole_draft,
    )


def replace_words(draft: Draft, at: Span, words: str, title: str, safety: FixSafety) -> tuple[Fix, ...]:
    """A fix that puts ``words`` in place of the prose span ``at``; none where the file's words there are broken up by
    markup or the draft cannot be written back."""
    span = draft.place(at)
    if not draft.editable or span.of(draft.file.text) != at.of(draft.prose.text):
        return ()
    return (Fix(title, safety, (Edit(span, words),)),)
