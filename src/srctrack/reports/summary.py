"""A report in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from srctrack.model.report import CheckReport


def counted(number: int, one: str, many: str | None = None) -> str:
    """“1 draft”, “2 drafts”."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def summary(report: CheckReport) -> str:
    """The one line that tells how it went, without colour."""
    from srctrack.model.finding import Severity

    if report.failures and not report.drafts:
        return f"nothing was checked: {counted(len(report.failures), 'draft')} could not be read"
    told = [counted(n, s.value) for s in reversed(Severity) if (n := report.count(s))]
    if report.suppressed:
        told.append(f"{len(report.suppressed)} suppressed")
    if report.failures:
        told.append(f"{len(report.failures)} could not be checked")
    if not report.findings:
        told.insert(0, "nothing found")
    words = sum(d.words for d in report.drafts)
    leaned_on = len({key for d in report.drafts for key in d.sources})
    size = f"{counted(words, 'word')}, {counted(leaned_on, 'source')}, {report.seconds:.2f} s"
    return f"{', '.join(told)} in {counted(len(report.drafts), 'draft')} ({size})"
