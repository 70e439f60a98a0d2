"""Running the rules over one draft."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from srctrack.analysis.analysis import Analysis
from srctrack.model.draft import Draft
from srctrack.model.finding import Finding
from srctrack.model.report import RuleFailure
from srctrack.model.text import SourceText, Span
from srctrack.patterns import pattern
from srctrack.rules.base import Rule

_WORD = pattern(r"\w+")
WORDS_BEFORE = 3
"""Words before the place, in its sentence, that tell two findings with the same words apart in a fingerprint."""
CODE_POINTS_BEFORE = 200
"""Code points in which these words are looked for."""
WORDS_OF_SENTENCE = 200
"""Words of the sentence that count in a fingerprint; more are no prose."""


def run_rules(
    analysis: Analysis, rules: Iterable[Rule], pause: Callable[[], None] | None = None
) -> tuple[list[Finding], list[RuleFailure]]:
    """Return the findings of ``rules`` on the draft in the order of the text, each with its fingerprint; and the rules that
    crashed, which are failures of the tool and never findings.

    ``pause`` is called before each rule; an exception that it raises ends the run.
    """
    draft = analysis.draft
    findings: list[Finding] = []
    failures: list[RuleFailure] = []
    ran: list[Rule] = []

    def run(rule: Rule, check: Callable[[], Iterable[Finding]]) -> None:
        if pause is not None:
            pause()
        try:
            findings.extend(list(check()))
            ran.append(rule)
        except Exception as error:  # a rule must never take the others down; the failure is told as one
            failures.append(RuleFailure(draft.path, rule.code, format_crash(error)))

    rules = tuple(rules)
    for rule in rules:
        if rule.review is None:
            run(rule, partial(rule.check, analysis))
    findings[:] = drop_superseded(findings)
    for rule in rules:
        if rule.review is not None:
            run(rule, partial(rule.review, analysis, tuple(ran), tuple(findings)))
    findings.sort(key=lambda f: (f.span, f.code))
    return with_fingerprints(draft, findings), failures


def drop_superseded(findings: Sequence[Finding]) -> list[Finding]:
    """``findings`` without those that give way to another one among them: one slip is told once."""
    by_code: dict[str, list[Finding]] = {}
    for f in findings:
        by_code.setdefault(f.code, []).append(f)
    return [
        f
        for f in findings
        if not any(other.span.overlaps(by.span) for by in f.superseded_by for other in by_code.get(by.code, ()))
    ]


def with_fingerprints(draft: Draft, findings: Sequence[Finding]) -> list[Finding]:
    """``findings`` with fingerprints made of the rule and of words of the sentence the finding is in.

    No line number and no other sentence counts: a fingerprint outlives edits elsewhere, in the same paragraph too. The same
    words twice are told apart by their order. A finding about the whole draft keeps its fingerprint whatever its place
    and words.
    """
    seen: dict[str, int] = {}
    sentences = [draft.place(s) for s in draft.annotations.sentences]
    starts = [s.start for s in sentences]
    words_at: dict[Span, str] = {}
    out = []
    for f in findings:
        at = bisect_right(starts, f.span.start) - 1
        around = _around(draft.file, f.span, sentences[at] if at >= 0 else None)
        before = draft.file.text[max(around.start, f.span.start - CODE_POINTS_BEFORE) : f.span.start]
        words = [*_WORD.findall(before.lower())[-WORDS_BEFORE:], "|"]
        if f.actual:
            words += _WORD.findall(f.actual.lower())
        else:
            if around not in words_at:
                words_at[around] = " ".join(_WORD.findall(around.of(draft.file.text).lower())[:WORDS_OF_SENTENCE])
            words.append(words_at[around])
        key = f.code if f.whole_draft else f"{f.code}\0{' '.join(words)}"
        seen[key] = seen.get(key, 0) + 1
        digest = hashlib.sha256(f"{key}\0{seen[key]}".encode()).hexdigest()[:24]
        out.append(replace(f, fingerprint=digest))
    return out


def _around(file: SourceText, span: Span, sentence: Span | None) -> Span:
    """The sentence a finding is in; the lines it touches where it is in none (a comment, front matter)."""
    if sentence is not None and sentence.start <= span.start < sentence.end:
        return sentence
    first, last = file.position(span.start).line, file.position(span.end).line
    return Span(file.line_start(first), max(file.line_start(last) + len(file.line(last)), span.end))


def format_crash(error: Exception) -> str:
    """A crash in one line: what it was, and the file and line it came from."""
    tb = error.__traceback__
    while tb is not None and tb.tb_next is not None:
        tb = tb.tb_next
    place = f" ({Path(tb.tb_frame.f_code.co_filename).name}:{tb.tb_lineno})" if tb is not None else ""
    return f"{type(error).__name__}: {error}{place}"
