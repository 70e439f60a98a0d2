"""What the commands about the library tell, for people and as JSON."""

from __future__ import annotations

from typing import Any

from srctrack.cli.cards import counted, plain
from srctrack.model.upkeep import Grade, StoreReport, Trouble

Row = dict[str, Any]

_SHOWN_NOTES = 8
"""Notes of one kind shown before they are counted; --verbose shows all."""


def store_row(report: StoreReport) -> Row:
    """``srctrack.verify/1``."""
    return {
        "schema": "srctrack.verify/1",
        "store": report.path,
        "whole": report.whole,
        "sources": report.sources,
        "texts": report.texts,
        "snapshots": report.snapshots,
        "journal": report.entries,
        "troubles": [
            {
                "fault": t.fault.value,
                "grade": t.grade.value,
                "path": t.path,
                "key": t.key,
                "message": t.message,
                "repairable": t.repairable,
                "repaired": t.repaired,
            }
            for t in report.troubles
        ],
    }


def store_card(report: StoreReport, *, repair: bool, verbose: bool) -> str:
    """Damage first, each with its file; then what is absent by the store's setting, notes, and one line that sums up."""
    lines = []
    damage = [t for t in report.of(Grade.DAMAGE) if not t.repaired]
    repaired = [t for t in report.troubles if t.repaired]
    lines += [_trouble(t, "damaged ") for t in damage]
    lines += [_trouble(t, "repaired") for t in repaired]
    absent = [t for t in report.of(Grade.ABSENT) if not t.repaired]
    lines += _some(absent, "absent  ", verbose)
    if absent:
        lines.append("          not on this machine, as git is not to hold them; `srctrack restore` brings them back")
    lines += _some([t for t in report.of(Grade.NOTE) if not t.repaired], "note    ", verbose)
    counts = ", ".join(
        (
            counted(report.sources, "source"),
            counted(report.texts, "text"),
            counted(report.snapshots, "snapshot"),
            f"{report.entries:,} journal {'entry' if report.entries == 1 else 'entries'}",
        )
    )
    if report.whole:
        lines.append(f"whole: {counts}, every digest and reference proven")
    else:
        lines.append(f"not whole: {counted(len(damage), 'file')} damaged or missing; read and found whole: {counts}")
        if not repair and any(t.repairable for t in damage):
            lines.append(
                "  `srctrack verify --repair` restores what can be restored; `git checkout -- FILE` what git holds"
            )
    return "\n".join(lines)


def _some(troubles: list[Trouble], label: str, verbose: bool) -> list[str]:
    shown = troubles if verbose else troubles[:_SHOWN_NOTES]
    lines = [_trouble(t, label) for t in shown]
    if len(shown) < len(troubles):
        lines.append(f"          and {len(troubles) - len(shown):,} more (--verbose shows them)")
    return lines


def _trouble(trouble: Trouble, label: str) -> str:
    return f"{label}  {plain(trouble.path)}: {plain(trouble.message)}"
