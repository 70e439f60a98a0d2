"""A report made by hand: every kind of thing a format has to show, and a hostile page among the sources."""

from __future__ import annotations

import datetime

from srctrack.model.archiving import ArchiveRecord, ArchiveState, Memento
from srctrack.model.finding import Confidence, Edit, Finding, Fix, FixSafety, Related, Severity
from srctrack.model.report import CheckedDraft, CheckReport, RuleDescription, RuleFailure, SuppressedFinding
from srctrack.model.source import Outlet, SnapshotRef, Source
from srctrack.model.text import SourceText, Span

HOSTILE = '<script>alert("1")</script>\x1b]0;owned\x07\x1b[31m\u202eevil'
UTC = datetime.UTC

DRAFT = SourceText(
    "articles/raids, part 1.md",
    "St. Petersburg’s outlet Fontnaka reports that police arrested at least 3,000 migrants.\n"
    "\n"
    "“We checked the papers of everybody who was standing there,” the officer said.\n"
    "\tThe 日本 office of Fontanka said the number was “much higher”.\n"
    "\n"
    "Some sources note it.\n",
)
CLEAN = SourceText("clean.md", "Nothing to see.\n")


def at(words: str, text: str = DRAFT.text) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def source(key: str = "novaya-2024-01-03-raids", title: str = HOSTILE, name: str = "Novaya Gazeta Europe") -> Source:
    captured = datetime.datetime(2024, 1, 4, 9, 30, tzinfo=UTC)
    url = f"https://novaya.example/{key}"
    return Source(
        key=key,
        url=url,
        final_url=url,
        canonical_url=None,
        title=title,
        outlet=Outlet(name, "novaya.example"),
        authors=("Ирина Петрова",),
        published=datetime.date(2024, 1, 3),
        modified=None,
        accessed=captured,
        language="ru",
        words=431,
        quotes=5,
        figures=12,
        snapshots=(SnapshotRef("sha256:" + "9f" * 32, "A" * 32, 48211, "text/html", captured, "t", url, 200),),
        archives=(
            ArchiveRecord(
                "wayback",
                ArchiveState.VERIFIED,
                Memento("wayback", f"https://web.archive.org/web/20240104093000/{url}", url, captured),
            ),
        ),
    )


EXCERPT = "“We checked the papers of everybody who was sitting there,” he told us."

MISSPELLED = Finding(
    code="N101",
    rule="inconsistent-name",
    severity=Severity.ERROR,
    message="“Fontnaka” here, “Fontanka” in line 4: one of them is a typo",
    path=DRAFT.path,
    span=at("Fontnaka"),
    actual="Fontnaka",
    expected=("Fontanka",),
    related=(
        Related("The 日本 office of Fontanka said", path=DRAFT.path, span=at("Fontanka"), note="spelled so here"),
    ),
    fixes=(Fix("Write “Fontanka”", FixSafety.UNSAFE, (Edit(at("Fontnaka"), "Fontanka"),)),),
    why=(("one transposition", 0.9), ("commoner form", 0.05)),
    fingerprint="aaaa1111",
)
ALTERED = Finding(
    code="Q301",
    rule="altered-quote",
    severity=Severity.ERROR,
    message="one word differs from the source",
    path=DRAFT.path,
    span=at("We checked the papers of everybody who was standing there"),
    actual="We checked the papers of everybody who was standing there",
    expected=("We checked the papers of everybody who was sitting there",),
    related=(
        Related(
            EXCERPT,
            source="novaya-2024-01-03-raids",
            url="https://novaya.example/novaya-2024-01-03-raids",
            archived_url="https://web.archive.org/web/20240104093000/https://novaya.example/novaya-2024-01-03-raids",
            span=Span(900, 907),
            mark=at("sitting", EXCERPT),
            note=HOSTILE,
        ),
    ),
    fingerprint="bbbb2222",
)
VAGUE = Finding(
    code="A502",
    rule="anonymous-source",
    severity=Severity.WARNING,
    message="“Some sources note” names nobody",
    path=DRAFT.path,
    span=at("Some sources note"),
    actual="Some sources note",
    confidence=Confidence.MEDIUM,
    fingerprint="cccc3333",
)
COMPARISON = Finding(
    code="F211",
    rule="vague-comparison",
    severity=Severity.NOTE,
    message="“much higher” than what: no figure is near",
    path=DRAFT.path,
    span=at("much higher"),
    actual="much higher",
    fingerprint="dddd4444",
)


def rule(finding: Finding, fix: str = "no") -> RuleDescription:
    summary = f"Summary of {finding.rule}."
    manual = f"{summary}\n\n## What it flags\n\nWords <b>of</b> {finding.rule}.\n"
    return RuleDescription(finding.code, finding.rule, finding.severity, summary, manual, fix)


RULES = (
    rule(VAGUE),
    rule(COMPARISON),
    rule(MISSPELLED, "offered"),
    rule(ALTERED),
    RuleDescription(
        "T803", "repeated-sentence", Severity.NOTE, "Two sentences tell the same thing.", "Two sentences …", "no"
    ),
)


def report(**changes: object) -> CheckReport:
    parts: dict[str, object] = {
        "version": "0.1.0",
        "drafts": (CheckedDraft(DRAFT, 46, ("novaya-2024-01-03-raids",)), CheckedDraft(CLEAN, 3, ())),
        "findings": (MISSPELLED, ALTERED, VAGUE, COMPARISON),
        "suppressed": (SuppressedFinding(VAGUE, "comment", "agreed with the desk"),),
        "failures": (RuleFailure(DRAFT.path, "F209", f"the rule stopped: {HOSTILE}"),),
        "seconds": 0.1834,
        "rules": RULES,
        "sources": {"novaya-2024-01-03-raids": source()},
        "stored_sources": 4,
    }
    return CheckReport(**(parts | changes))  # type: ignore[arg-type]
