"""A draft as it is in an editor, with what the check of these words found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.claims import claims_of
from srctrack.annotate.annotate import annotate
from srctrack.drafts.registry import draft_of
from srctrack.errors import DraftError, StoreError, UsageError
from srctrack.model.claim import Claim
from srctrack.model.derived import Derived, derived
from srctrack.model.draft import Citation, Draft, Link
from srctrack.model.evidence import Evidence
from srctrack.model.finding import Finding
from srctrack.model.report import RuleFailure
from srctrack.model.source import Source, SourceDocument
from srctrack.workflows.check.checker import DraftResult
from srctrack.workflows.check.run import without_baseline
from srctrack.workflows.editing.workspace import OpenProject


@dataclass(frozen=True, eq=False)
class EditedDraft:
    """One state of a draft. ``draft`` is None where the words cannot be read as a draft; ``result`` says why."""

    project: OpenProject
    result: DraftResult
    draft: Draft | None = None
    evidence: Evidence = field(default_factory=Evidence)
    derived: Derived = field(default_factory=Derived, repr=False)

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self.result.findings

    def findings_in(self, start: int, end: int) -> list[Finding]:
        """The findings that touch the stretch from ``start`` to ``end`` of the file."""
        return [f for f in self.findings if f.span.start <= end and start <= f.span.end]

    def links_in(self, start: int, end: int) -> list[Link]:
        """The links that touch the stretch from ``start`` to ``end`` of the file."""
        links = self.draft.links if self.draft else ()
        return [link for link in links if link.span.start <= end and start <= link.span.end]

    def citation_at(self, offset: int) -> Citation | None:
        """The shortest citation whose place in the file holds ``offset``."""
        citations = self.draft.citations if self.draft else ()
        found = [c for c in citations if c.span.start <= offset <= c.span.end]
        return min(found, key=lambda c: len(c.span), default=None)

    def source_of(self, citation: Citation) -> SourceDocument | None:
        key = self.evidence.resolved.get(citation)
        return self.evidence.sources.get(key) if key else None

    def source_of_link(self, link: Link) -> Source | None:
        """The saved page that a link leads to; None where the library does not have it."""
        library = self.project.library
        key = library.key_for_url(link.url) if library is not None else None
        return library.get(key) if library is not None and key else None


@derived
def claims(edited: EditedDraft) -> tuple[Claim, ...]:
    """Every claim of the draft with what each source says of it."""
    return claims_of(Analysis(edited.draft, edited.evidence)) if edited.draft else ()


def check_words(path: str, words: str, project: OpenProject, pause: Callable[[], None] | None = None) -> EditedDraft:
    """Check ``words`` as the draft at ``path``, whose file is not read. What ``pause`` raises ends the check.

    A draft that cannot be read and a mistake of srctrack itself are failures of the result. Raises StoreError, UsageError.
    """
    checker = replace(project.checker, pause=pause)
    try:
        content = words.encode("utf-8", "surrogatepass")
        draft = replace(draft_of(path, content, annotate=annotate), derived=Derived(project.memory))
        evidence = checker.collect(draft)
        result = checker.judge(draft, evidence)
        if project.options.baseline is not None:
            [result], _ = without_baseline([result], project.options.baseline)
        return EditedDraft(project, result, draft, evidence)
    except DraftError as error:
        return _failed(path, project, "unreadable-draft", error.reason)
    except (StoreError, UsageError):
        raise
    except Exception as error:
        from srctrack.checking.engine import format_crash

        return _failed(path, project, "crash", f"internal error: {format_crash(error)}")


def _failed(path: str, project: OpenProject, code: str, message: str) -> EditedDraft:
    return EditedDraft(project, DraftResult(None, failures=(RuleFailure(path, code, message),)))
