"""Checking drafts: read, gather evidence, run the rules, leave out what is silenced."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import srctrack
from srctrack.checking.policy import Policy
from srctrack.checking.selection import select_rules
from srctrack.errors import DraftError, StoreError, UsageError
from srctrack.model.claim import ClaimKind, claim_kinds
from srctrack.model.finding import Confidence, Finding, Severity
from srctrack.model.report import CheckedDraft, CheckReport, RuleDescription, RuleFailure, SuppressedFinding
from srctrack.model.settings import Settings

if TYPE_CHECKING:
    from srctrack.analysis.analysis import Analysis
    from srctrack.model.draft import Draft
    from srctrack.model.evidence import Evidence, HouseName, KnownOutlets
    from srctrack.model.link_state import LinkState
    from srctrack.model.signature import Signature
    from srctrack.model.source import Source, SourceDocument
    from srctrack.rules.base import Rule
    from srctrack.store.reader import StoreReader


@dataclass(frozen=True)
class CheckOptions:
    """What a check is asked. ``date`` is the day the drafts speak from, beating their front matter; ``whole`` keeps each
    draft with its evidence in the report, for reports that show the draft itself. What is not typed (empty, None) is as
    the ``settings`` say."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    date: datetime.date | None = None
    whole: bool = False
    fail_on: Severity | None = None
    min_confidence: Confidence | None = None
    settings: Settings = field(default_factory=Settings)
    stdin_name: str | None = None
    baseline: Path | None = None
    changed_since: str | None = None
    online: bool = False
    timeout: float | None = None
    """Seconds for all asking with ``online``."""
    require_signed: frozenset[str] = frozenset()
    """Kinds of claims that must be signed, in the words of ``ClaimKind``."""
    all_findings: bool = False
    """Whether the baseline that the settings name is left aside, as when a new one is written."""

    def settled(self, settings: Settings) -> CheckOptions:
        """These options with ``settings`` for what was not typed, their baseline included."""
        baseline = self.baseline
        if baseline is None and settings.baseline and not self.all_findings:
            baseline = Path(settings.folder, settings.baseline)
        required = self.require_signed or claim_kinds(settings.require_signed)
        return replace(self, settings=settings, baseline=baseline, require_signed=required)

    def wanted(self) -> Policy:
        """What was typed, and for what was not, the settings; its words are taken as they are."""
        settings = self.settings
        return Policy(
            self.select or settings.select,
            self.ignore or settings.ignore,
            settings.severities,
            self.fail_on or settings.fail_on,
            self.min_confidence or settings.min_confidence,
            settings.paths,
            settings.folder,
        )

    def policy(self) -> Policy:
        """What is wanted, with every word looked up. Raises UsageError for an unknown code."""
        from srctrack.rules.registry import all_rules

        _refuse_unknown(self.settings)
        return self.wanted().settled(all_rules())


def _refuse_unknown(settings: Settings) -> None:
    """UsageError, with the settings' file and line, for a word of theirs that fits no rule."""
    from srctrack.rules.registry import all_rules

    words = [
        ("check.select", settings.select),
        ("check.ignore", settings.ignore),
        ("check.severity", tuple(settings.severities)),
        *(("check.paths", (*(p.select or ()), *p.ignore, *p.severities)) for p in settings.paths),
    ]
    for name, codes in words:
        try:
            select_rules(all_rules(), codes)
        except UsageError as error:
            place = settings.origins[name].place if name in settings.origins else "settings"
            raise UsageError(f"{place}: {name}: {error.message}", error.hint) from None


@dataclass(frozen=True)
class DraftResult:
    """What came of one draft; ``draft`` is None when it could not be read."""

    draft: CheckedDraft | None
    findings: tuple[Finding, ...] = ()
    suppressed: tuple[SuppressedFinding, ...] = ()
    failures: tuple[RuleFailure, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)


@dataclass(frozen=True)
class Checker:
    """All that one draft after another is checked with."""

    policy: Policy
    library: StoreReader | None
    outlets: KnownOutlets | None = None
    house_names: Sequence[HouseName] = ()
    own_outlets: Sequence[str] = ()
    """The outlets that the drafts are written for."""
    date: datetime.date | None = None
    whole: bool = False
    stdin_name: str | None = None
    require_signed: frozenset[str] = frozenset()
    """Kinds of claims that must be signed."""
    links: Callable[[Iterable[str]], Mapping[str, LinkState]] | None = None
    """Asks for the pages of links; None offline."""
    archives: Callable[[Mapping[str, SourceDocument], Collection[str]], Mapping[str, SourceDocument]] | None = None
    """Asks archives about cited sources; None offline."""
    pause: Callable[[], None] | None = None
    """Called before each rule; what it raises ends the check."""

    def check(self, path: str, stdin: str | None = None) -> DraftResult:
        """Check the draft at ``path`` (“-” is ``stdin``). A draft that cannot be read and a rule that crashes are failures
        of the outcome, not findings; so is a crash of the reading itself, which must not take the other drafts down."""
        try:
            draft = self.read(path, stdin)
            return draft if isinstance(draft, DraftResult) else self.judge(draft)
        except StoreError:
            raise
        except Exception as error:
            from srctrack.checking.engine import format_crash

            return _failed(path, "crash", f"internal error: {format_crash(error)}", "please report it")

    def read(self, path: str, stdin: str | None = None) -> Draft | DraftResult:
        """The draft at ``path``, or the outcome that tells why it cannot be read."""
        from srctrack.annotate.annotate import annotate
        from srctrack.drafts.registry import read_draft

        try:
            return read_draft(path, stdin=stdin, given_date=self.date, annotate=annotate, as_path=self.stdin_name)
        except DraftError as error:
            return _failed(path, "unreadable-draft", error.reason, error.hint)

    def collect(self, draft: Draft) -> Evidence:
        """The evidence for a draft that was read. Raises StoreError."""
        from srctrack.analysis.evidence import collect_evidence

        evidence = collect_evidence(draft, self.library, self.outlets or (), self.house_names, self.own_outlets)
        if self.links is not None:
            evidence = replace(evidence, links=self.links(li.url for li in draft.links))
        if self.archives is not None:
            evidence = replace(evidence, sources=self.archives(evidence.sources, set(evidence.resolved.values())))
        return replace(evidence, signatures=self._signatures(draft), require_signed=self.require_signed)

    def judge(self, draft: Draft, collected: Evidence | None = None) -> DraftResult:
        """Check a draft that was read. ``collected`` is its evidence, where it was collected before."""
        from srctrack.analysis.analysis import Analysis
        from srctrack.analysis.claim_counts import count_claims
        from srctrack.analysis.claims import claims_of
        from srctrack.annotate.word_count import count_words
        from srctrack.rules.registry import all_rules

        evidence = collected or self.collect(draft)
        rules = self.policy.rules(all_rules(), draft.path)
        analysis = Analysis(draft, evidence)
        findings, failures, suppressed = check_draft(analysis, rules, self.policy, self.pause)
        words = count_words(draft.prose.text)
        checked = CheckedDraft(draft.file, words, tuple(evidence.sources), editable=draft.editable)
        if evidence.sources:
            claims = claims_of(analysis)
            figures, quotations = (count_claims(claims, k) for k in (ClaimKind.FIGURE, ClaimKind.QUOTATION))
            checked = replace(checked, figures=figures, quotations=quotations)
        if self.whole:
            from srctrack.analysis.claim_states import claims_with_states

            checked = replace(checked, draft=draft, evidence=evidence, claims=claims_with_states(analysis))
        return DraftResult(
            checked,
            tuple(findings),
            tuple(suppressed),
            tuple(failures),
            {key: read.source for key, read in evidence.sources.items()},
        )

    def _signatures(self, draft: Draft) -> tuple[Signature, ...]:
        if self.library is None or draft.path == "-":
            return ()
        from srctrack.store.signatures import SignatureFiles

        return SignatureFiles(self.library.layout).read(draft.path)


def check_draft(
    analysis: Analysis,
    rules: Iterable[Rule],
    policy: Policy | None = None,
    pause: Callable[[], None] | None = None,
) -> tuple[list[Finding], list[RuleFailure], list[SuppressedFinding]]:
    """The findings of one draft that are told, weighed by ``policy``; the rules that crashed; and the findings the draft
    silences."""
    from srctrack.checking.engine import run_rules
    from srctrack.checking.suppressions import apply_suppressions

    found, failures = run_rules(analysis, rules, pause)
    if policy is not None:
        found = policy.weighed(found, analysis.draft.path)
    told, silenced = apply_suppressions(analysis.draft, found)
    return told, failures, silenced


def report_of(
    outcomes: Iterable[DraftResult],
    rules: Sequence[RuleDescription],
    stored_sources: int,
    extra: Iterable[RuleFailure] = (),
) -> CheckReport:
    """One report of all outcomes, in their order; ``extra`` are failures that belong to no draft."""
    outcomes = list(outcomes)
    return CheckReport(
        version=srctrack.__version__,
        drafts=tuple(o.draft for o in outcomes if o.draft is not None),
        findings=tuple(f for o in outcomes for f in o.findings),
        suppressed=tuple(s for o in outcomes for s in o.suppressed),
        failures=(*extra, *(f for o in outcomes for f in o.failures)),
        rules=tuple(rules),
        sources=AllSources({key: o.sources for o in outcomes for key in o.sources}),
        stored_sources=stored_sources,
    )


class AllSources(Mapping[str, "Source"]):
    """Sources by their keys, each asked of the mapping that ``held`` names for it, which may read it only then."""

    def __init__(self, held: Mapping[str, Mapping[str, Source]]) -> None:
        self._held = held

    def __getitem__(self, key: str) -> Source:
        return self._held[key][key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)


def _failed(path: str, code: str, reason: str, hint: str | None) -> DraftResult:
    return DraftResult(None, failures=(RuleFailure(path, code, f"{reason}. {hint}" if hint else reason),))
