"""A report in one line."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from srctrack.model.claim import ClaimCount
    from srctrack.model.report import CheckReport


SILENCED_BY = {"comment": "suppressed", "baseline": "in the baseline", "unchanged-line": "on unchanged lines"}


def counted(number: int, one: str, many: str | None = None) -> str:
    """“1 draft”, “2 drafts”."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def summary(report: CheckReport) -> str:
    """The one line that tells how it went, without colour."""
    from srctrack.model.finding import Severity

    if report.failures and not report.drafts:
        return f"nothing was checked: {counted(len(report.failures), 'draft')} could not be read"
    if not report.drafts and not report.failures:
        return "no drafts to check"
    told = [counted(n, s.value) for s in reversed(Severity) if (n := report.count(s))]
    told += [f"{count} {SILENCED_BY.get(by, by)}" for by, count in sorted(silenced(report).items())]
    if report.failures:
        told.append(f"{len(report.failures)} could not be checked")
    if not report.findings:
        told.insert(0, "nothing found")
    words = sum(d.words for d in report.drafts)
    size = [counted(words, "word")]
    if report.without_library < max(1, len(report.drafts)):
        size.append(counted(len({key for d in report.drafts for key in d.sources}), "source"))
    size.append(f"{report.seconds:.2f} s")
    return f"{', '.join(told)} in {counted(len(report.drafts), 'draft')} ({', '.join(size)}){_alone(report)}"


def silenced(report: CheckReport) -> Counter[str]:
    """How many findings are silenced by what: ``comment``, ``baseline``, ``unchanged-line``."""
    return Counter(s.by for s in report.suppressed)


def fixable(report: CheckReport) -> tuple[int, int]:
    """How many findings ``--fix`` can fix, and how many more ``--fix --unsafe-fixes`` can."""
    from srctrack.model.finding import FixSafety

    editable = {d.path for d in report.drafts if d.editable}
    offered = [{fix.safety for fix in f.fixes} for f in report.findings if f.fixes and f.path in editable]
    safe = sum(FixSafety.SAFE in kinds for kinds in offered)
    return safe, len(offered) - safe


def fixable_line(report: CheckReport) -> str:
    """“[*] 2 fixable with --fix, 6 with --fix --unsafe-fixes”; empty when nothing is."""
    safe, unsafe = fixable(report)
    told = [f"{safe} fixable with --fix"] if safe else []
    if unsafe:
        told.append(f"{safe + unsafe} {'' if safe else 'fixable '}with --fix --unsafe-fixes")
    return f"[*] {', '.join(told)}" if told else ""


def matched(count: ClaimCount, name: str) -> str:
    """“7 figures: 5 agree, 1 differs, 1 not matched”; empty where there are none."""
    parts = [
        f"{count.agree:,} {'agrees' if count.agree == 1 else 'agree'}" if count.agree else "",
        f"{count.differ:,} {'differs' if count.differ == 1 else 'differ'}" if count.differ else "",
        f"{count.unmatched:,} not matched" if count.unmatched else "",
    ]
    return f"{counted(count.total, name)}: {', '.join(part for part in parts if part)}" if count.total else ""


def claims_lines(report: CheckReport) -> list[str]:
    """What the sources say of all figures and of all quotations, and the command that lists them; none where there are none."""
    from srctrack.model.claim import ClaimCount

    figures = sum((d.figures for d in report.drafts), ClaimCount())
    quotations = sum((d.quotations for d in report.drafts), ClaimCount())
    lines = [line for line in (matched(figures, "figure"), matched(quotations, "quotation")) if line]
    if lines and len(report.drafts) == 1:
        lines.append(f"`srctrack claims {report.drafts[0].path}` lists them")
    return lines


def _alone(report: CheckReport) -> str:
    """What to know of drafts that were checked without a library."""
    alone, drafts = report.without_library, len(report.drafts)
    if not alone:
        return ""
    if alone >= drafts:
        return f"; no library found; only the {'draft itself was' if drafts == 1 else 'drafts themselves were'} checked"
    were = "draft itself was" if alone == 1 else "drafts themselves were"
    return f"; no library found for {counted(alone, 'draft')}: only the {were} checked"
