"""Checking drafts: read, gather evidence, run the rules, leave out what is silenced."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from time import perf_counter
from typing import TYPE_CHECKING

import srctrack
from srctrack.checking.engine import run_rules
from srctrack.checking.evidence import gather
from srctrack.checking.selection import select_rules
from srctrack.checking.suppressions import apply_suppressions
from srctrack.drafts.registry import draft_files, read_draft
from srctrack.errors import DraftError
from srctrack.model.draft import Draft
from srctrack.model.evidence import Evidence, HouseName, KnownOutlet
from srctrack.model.finding import Finding
from srctrack.model.report import CheckedDraft, CheckReport, RuleFailure, SuppressedFinding
from srctrack.model.source import Source
from srctrack.rules.base import Rule
from srctrack.rules.registry import all_rules
from srctrack.text.survey import survey
from srctrack.text.words import count_words

if TYPE_CHECKING:
    from srctrack.store.library import Library


@dataclass(frozen=True)
class CheckOptions:
    """What a check is asked. ``date`` is the day the drafts speak from, beating their front matter; ``whole`` keeps each
    draft and its evidence in the report, for a form that shows them."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    date: datetime.date | None = None
    whole: bool = False


def check(
    paths: Sequence[str],
    library: Library | None,
    options: CheckOptions,
    *,
    stdin: Callable[[], str] | None = None,
    outlets: Sequence[KnownOutlet] = (),
    house_names: Sequence[HouseName] = (),
    watching: Callable[[Iterable[str], int], Iterable[str]] | None = None,
) -> CheckReport:
    """Check the drafts that ``paths`` name (files, folders, “-”) against ``library``, without any network.

    A draft that cannot be read and a rule that crashes are failures of the report, not findings. Raises UsageError for
    an unknown code and DraftError when the paths hold no draft at all. ``watching`` wraps the paths as they are gone
    through (a progress bar).
    """
    started = perf_counter()
    rules = select_rules(all_rules(), options.select, options.ignore)
    files = draft_files(paths)
    if not files:
        raise DraftError(", ".join(paths), "no drafts here", "drafts are .md, .txt, .html and .docx files")
    checked: list[CheckedDraft] = []
    findings: list[Finding] = []
    silenced: list[SuppressedFinding] = []
    failures: list[RuleFailure] = []
    sources: dict[str, Source] = {}
    for path in watching(files, len(files)) if watching else files:
        try:
            draft = read_draft(
                path, stdin=stdin() if path == "-" and stdin else None, given_date=options.date, survey=survey
            )
        except DraftError as error:
            failures.append(RuleFailure(path, "unreadable-draft", _told(error.reason, error.hint)))
            continue
        if not draft.prose.text.strip():
            failures.append(RuleFailure(path, "empty-draft", _told("it holds no words", "nothing was checked")))
            continue
        evidence = gather(draft, library, outlets, house_names)
        found, crashed, hushed = check_draft(draft, evidence, rules)
        findings += found
        failures += crashed
        silenced += hushed
        sources.update({key: read.source for key, read in evidence.sources.items()})
        kept = CheckedDraft(draft.file, count_words(draft.prose.text), tuple(evidence.sources))
        checked.append(replace(kept, draft=draft, evidence=evidence) if options.whole else kept)
    return CheckReport(
        version=srctrack.__version__,
        drafts=tuple(checked),
        findings=tuple(findings),
        suppressed=tuple(silenced),
        failures=tuple(failures),
        seconds=perf_counter() - started,
        rules=tuple(r.info for r in rules),
        sources=sources,
        stored_sources=len(library) if library is not None else 0,
    )


def _told(reason: str, hint: str | None) -> str:
    return f"{reason}; {hint}" if hint else reason


def check_draft(
    draft: Draft, evidence: Evidence, rules: Iterable[Rule]
) -> tuple[list[Finding], list[RuleFailure], list[SuppressedFinding]]:
    """The findings of one draft that are told, the rules that crashed, and the findings the draft silences."""
    found, failures = run_rules(draft, evidence, rules)
    told, silenced = apply_suppressions(draft, found)
    return told, failures, silenced
