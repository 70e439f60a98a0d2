"""A long draft with many sources, as a report's page must bear it."""

from __future__ import annotations

import datetime
from dataclasses import replace

from samplereport import MISSPELLED, RULES, source
from srctrack.annotate.annotate import annotate
from srctrack.drafts.registry import read_draft
from srctrack.model.annotations import Annotations
from srctrack.model.claim import Agreement, Claim, SourceSays
from srctrack.model.evidence import Evidence
from srctrack.model.finding import Finding, Related, Severity
from srctrack.model.prose import Prose
from srctrack.model.report import CheckedDraft, CheckReport
from srctrack.model.signature import SignedClaim
from srctrack.model.source import SourceDocument
from srctrack.model.text import Span

SENTENCE = (
    "According to [{outlet}](https://news.example/{n}), at least {count} people were detained in the district on the first day "
    "of the year, and “the count was still going on at midnight,” a duty officer said when he was asked about it by phone. "
)
SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
CODES = {Severity.ERROR: "Q301", Severity.WARNING: "A502", Severity.NOTE: "F211"}


def long_report(words: int = 5000, sources: int = 60, every: int = 2) -> CheckReport:
    """A draft of about so many words leaning on so many sources, with a finding in every so-manyth sentence."""
    sentences = [
        SENTENCE.format(outlet=f"Outlet {n % sources}", n=n % sources, count=1000 + n) for n in range(words // 41)
    ]
    text = "---\ntitle: The first day, “counted”\n---\n\n## What was told\n\n" + "\n\n".join(
        "".join(sentences[n : n + 3]) for n in range(0, len(sentences), 3)
    )
    draft = read_draft("-", as_path="long.md", stdin=text, given_date=datetime.date(2024, 1, 4), annotate=annotate)
    kept = {f"outlet-{n}": source(f"outlet-{n}", f"What outlet {n} reported", f"Outlet {n}") for n in range(sources)}
    read = {k: SourceDocument(s, Prose("Nothing."), "Nothing.", Annotations()) for k, s in kept.items()}
    resolved = {c: f"outlet-{c.target.rsplit('/', 1)[-1]}" for c in draft.citations}
    findings, claims, at = [], [], 0
    for n in range(len(sentences)):
        at = draft.file.text.index("at least", at + 1)
        span = Span(at, at + len(f"at least {1000 + n}"))
        key = f"outlet-{n % sources}"
        if n % every == 0:
            findings.append(_finding(n, span, span.of(draft.file.text), key))
        says = SourceSays(key, list(Agreement)[n % len(Agreement)], f"more than {1000 + n}")
        claims.append(SignedClaim(Claim(span, f"people detained, statement {n}", span.of(draft.file.text), (says,))))
    checked = CheckedDraft(draft.file, words, tuple(kept), draft, Evidence(read, resolved), tuple(claims[:40]))
    return CheckReport(
        "0.1.0", (checked,), tuple(findings), seconds=0.2, rules=RULES, sources=kept, stored_sources=sources
    )


def _finding(n: int, span: Span, words: str, key: str) -> Finding:
    severity = SEVERITIES[n % 3]
    other = words.replace("at least", "more than")
    excerpt = f"The police said {other} people were detained on the first day."
    mark = Span(excerpt.index(other), excerpt.index(other) + len(other))
    related = Related(
        excerpt, source=key, url=f"https://news.example/{n}", span=Span(0, 9), mark=mark, note="the source's own words"
    )
    return replace(
        MISSPELLED,
        code=CODES[severity],
        severity=severity,
        rule="figure-mismatch",
        message=f"the draft says “{words}”, the source “{other}”",
        path="long.md",
        span=span,
        actual=words,
        expected=(other,),
        related=(related,),
        fixes=(),
        fingerprint=f"f{n}",
    )
