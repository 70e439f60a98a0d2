"""One report's findings and sources, each with the number or name that marks and cards refer to it by."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from srctrack.model.finding import Finding
from srctrack.model.report import CheckedDraft, CheckReport
from srctrack.model.source import Source
from srctrack.model.text import SourceText
from srctrack.reports.places import texts_by_path


@dataclass(frozen=True)
class Numbered:
    """A finding and its number in the report, from 1 in the order of the report."""

    number: int
    finding: Finding

    @property
    def card(self) -> str:
        return f"finding-{self.number}"

    @property
    def mark(self) -> str:
        return f"mark-{self.number}"


class Numbering:
    """What of a report refers to what."""

    def __init__(self, report: CheckReport) -> None:
        self.report = report
        self.findings = tuple(Numbered(n, f) for n, f in enumerate(report.findings, 1))

    @cached_property
    def texts(self) -> dict[str, SourceText]:
        return texts_by_path(self.report)

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Every source the report knows, by key: those of findings, and those its drafts lean on."""
        known = dict(self.report.sources)
        for draft in self.report.drafts:
            if draft.evidence:
                known |= {key: read.source for key, read in draft.evidence.sources.items()}
        return dict(sorted(known.items()))

    def of(self, draft: CheckedDraft) -> list[Numbered]:
        return [n for n in self.findings if n.finding.path == draft.path]

    def source_card(self, key: str) -> str | None:
        """The fragment of a source's card, None for a source the report does not know."""
        return f"source-{list(self.sources).index(key) + 1}" if key in self.sources else None

    def about(self, key: str) -> list[Numbered]:
        """The findings that show words of the source ``key``."""
        return [n for n in self.findings if any(r.source == key for r in n.finding.related)]
