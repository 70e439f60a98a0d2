"""Rules that report once per draft: one finding, whose fingerprint does not change, and comments beside one link."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.store.stores import add

from srctrack.model.report import CheckReport
from srctrack.store.library import Library
from srctrack.workflows.check.checker import CheckOptions
from srctrack.workflows.check.run import run_check, write_baseline

PAGES = [f"https://courier.example/{i}" for i in range(4)]
WORDS = "\n\n".join(f"The police held people, [the Courier]({url}) reports." for url in PAGES) + "\n"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.md"
    path.write_text(WORDS, encoding="utf-8")
    return path


def check(draft: Path, code: str, baseline: Path | None = None) -> CheckReport:
    store = draft.parent / ".srctrack"
    options = CheckOptions(select=(code,), baseline=baseline)
    return run_check([str(draft)], store if store.exists() else None, options, stdin=lambda: "").report


def save(draft: Path, *urls: str) -> None:
    with Library.create(draft.parent / ".srctrack") as library:
        for url in urls:
            add(library, url)


def test_one_finding_whatever_the_library_holds(draft: Path) -> None:
    (before,) = check(draft, "L601").findings
    save(draft, PAGES[0])
    (after,) = check(draft, "L601").findings
    assert before.message.startswith("None of the 4 cited pages are saved; `srctrack add --from ")
    assert after.message.startswith("1 of the 4 cited pages is saved; ")
    assert after.message.endswith(" saves the rest.")
    assert before.span != after.span
    assert before.fingerprint == after.fingerprint


def test_a_baseline_outlives_the_first_add(draft: Path) -> None:
    baseline = draft.parent / "baseline.json"
    write_baseline(baseline, check(draft, "L601"))
    save(draft, PAGES[0])
    report = check(draft, "L601", baseline)
    assert not report.findings
    assert len(report.suppressed) == 1


def test_one_finding_about_archived_copies(draft: Path) -> None:
    save(draft, *PAGES[:3])
    (found,) = check(draft, "L602").findings
    assert found.message.startswith("None of the 3 saved pages are archived")
    assert len(found.related) == 3


def test_a_comment_beside_one_link_says_nothing_about_the_others(draft: Path) -> None:
    ignored = WORDS.replace("The police", "<!-- srctrack: ignore L601 -- a shop -->\nThe police", 1)
    draft.write_text(ignored, encoding="utf-8")
    report = check(draft, "L601")
    (found,) = report.findings
    assert found.actual == PAGES[1]
    assert [s.finding.actual for s in report.suppressed] == [PAGES[0]]


def test_a_whole_draft_is_silenced_at_once(draft: Path) -> None:
    draft.write_text(f"<!-- srctrack: ignore-file L601 -- a list of shops -->\n\n{WORDS}", encoding="utf-8")
    report = check(draft, "L601")
    assert not report.findings
    assert len(report.suppressed) == 1
