"""A footnote, reference or citation key leads nowhere.

## What it flags

- a footnote mark without its note: `[^3]`
- a link with a label that is not defined: `[page][raids]`
- a Pandoc key in brackets that the library does not have: `[@fontanka-raids]`
- a key under `sources:` in the front matter that the library does not have

## Why it matters

The sentence looks as if it had a source. The source was lost on the way.

## Example

Instead of:

    Three thousand were held.[^1]

Write:

    Three thousand were held.[^1]

    [^1]: <https://www.fontanka.ru/2024/01/02/73077218/>

## What it misses

Keys, while the library is empty or the front matter names its own `bibliography:`. `@names` without brackets, because
many of them are user names.

A draft that includes other files may define its labels there. It gets one note for all of them. The rule knows `{%
include %}` (Liquid, Jinja), Hugo's shortcodes, `{{#include}}` (mdBook) and `--8<--` (MkDocs).

## False alarms

Some other tool may put the page together and define the labels elsewhere.

## Based on

CommonMark 6.3 (reference links); the Pandoc manual, “Citations” and “Footnotes”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.model.draft import CitationKind, Draft
from srctrack.model.finding import Confidence, Finding, Related, Severity
from srctrack.model.url import is_web
from srctrack.patterns import pattern
from srctrack.rules.base import Rule, finding

SHOWN = 5
"""Further marks listed beside the first."""
_INCLUDES = pattern(
    r"\{%-?\s*(?:include|include_relative|include_cached|import|render|partial)\b"
    r"|\{\{[<%]\s*include\b|\{\{\s*(?:#include|partial|template)\b|^\s*-{1,}8<-{1,}|^\s*!\[\[|^\s*!include\b",
    re.M,
)
"""Lines that bring in another file: Liquid, Jinja and Nunjucks tags; Hugo and Quarto shortcodes; mdBook; MkDocs snippets
(PyMdown Extensions); Obsidian's embeds; the Pandoc filters' `!include`."""


def check(analysis: Analysis) -> Iterator[Finding]:
    draft, evidence = analysis.draft, analysis.evidence
    if draft.dangling and _INCLUDES.search(draft.file.text):
        yield _perhaps_included(draft)
    else:
        for label, span in draft.dangling:
            mark = span.of(draft.file.text)
            lacks = "has no text." if mark.startswith("[^") else f"leads nowhere: “{label}” is not defined."
            yield finding(
                RULE, draft, span, f"{'Footnote ' if mark.startswith('[^') else ''}“{mark}” {lacks}", in_file=True
            )
    if not evidence.stored_sources:
        return
    for citation in draft.citations:
        if citation in evidence.resolved or is_web(citation.target):
            continue
        if citation.kind is CitationKind.KEY:
            if draft.front_matter.bibliography or not citation.span.of(draft.file.text).startswith("["):
                continue
        elif citation.kind is not CitationKind.FRONT_MATTER:
            continue
        yield finding(
            RULE, draft, citation.span, f"There is no source “{citation.target}” in the library.", in_file=True,
            actual=citation.target,
        )  # fmt: skip


def _perhaps_included(draft: Draft) -> Finding:
    """One note about all labels that the draft lacks and a file that it includes may define."""
    (label, first), *others = draft.dangling
    count = f"“{label}” is" if not others else f"{len(draft.dangling)} labels are"
    return finding(
        RULE,
        draft,
        first,
        f"{count} not defined in this file; a file that it includes may define {'them' if others else 'it'}.",
        in_file=True,
        severity=Severity.NOTE,
        confidence=Confidence.MEDIUM,
        related=tuple(Related(span.of(draft.file.text), path=draft.path, span=span) for _, span in others[:SHOWN]),
        whole_draft=True,
    )


RULE = Rule("L604", "unknown-citation", Severity.ERROR, check)
