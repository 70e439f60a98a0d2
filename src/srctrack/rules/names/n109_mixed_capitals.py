"""A name is capitalised in two ways, or written as one word and as two.

## What it flags

A name with a capital inside (“YouTube”, “AppArmor”) and, in the same draft, the same letters without it (“Youtube”) or
in two words (“You Tube”). The form without the capital is marked. If both forms have it, the rarer one is marked.

## Why it matters

A company or product has one spelling. Readers who know it notice the other, and a search finds only one of them.

## Example

Instead of:

    The talk is on YouTube. Look on Youtube for more.

Write:

    The talk is on YouTube. Look on YouTube for more.

## What it misses

Names that are wrong everywhere in the draft. Forms in small letters only, which may be commands or addresses.

## False alarms

The two forms may name two things. To accept a form for good, write `! Form` in the newsroom's list.

## Based on

A count of 1.1 million words in published articles. There were 37 such pairs, and each was one name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.related_places import elsewhere_in_draft
from srctrack.language.word_lists import is_word
from srctrack.model.finding import Confidence, Finding, FixSafety, Severity
from srctrack.model.prose import BlockKind, Prose
from srctrack.model.text import Span
from srctrack.patterns import pattern
from srctrack.rules.base import FixOffer, Rule, finding, replace_words

_WORD = pattern(r"(?<![\w./@#:~$\\-])[A-Za-z][A-Za-z]{3,}(?![\w/@\\-]|\.[a-z]|\()")
_CAMEL = pattern(r"[A-Z][a-z]+(?:[A-Z][a-z]*)+")
_TITLE = pattern(r"[A-Z][a-z]+")
MIN_PART = 2
"""Letters of each part of a name with a capital inside; McKay and MacDonald are names of people."""
HOUSE = 2
"""How many times as often the form without the capital may be used before it counts as the newsroom's own."""
_PEOPLE = pattern(r"(?:Mac|Mc|De|Di|La|Le|Van|Fitz|O)[A-Z]")


def check(analysis: Analysis) -> Iterator[Finding]:
    draft = analysis.draft
    text = draft.prose.text
    places: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for m in _WORD.finditer(text):
        if _CAMEL.fullmatch(m.group()) or _TITLE.fullmatch(m.group()):
            places[m.group().lower()][m.group()].append(Span(m.start(), m.end()))
    accepted = {form for n in analysis.evidence.house_names for form in (n.preferred, *n.allowed)}
    for forms in places.values():
        camels = [f for f in forms if _CAMEL.fullmatch(f) and not _PEOPLE.match(f)]
        if not camels:
            continue
        right = max(camels, key=lambda f: len(forms[f]))
        for other, spans in _other_forms(draft.prose, right, dict(forms)):
            most = HOUSE * len(forms[right]) if _TITLE.fullmatch(other) else len(forms[right])
            plain = len(spans) <= most
            rarer, usual = (other, right) if plain else (right, other)
            if rarer in accepted:
                continue
            at, elsewhere = (spans, forms[right]) if rarer == other else (forms[right], spans)
            for span in at:
                if analysis.draft.annotations.in_quotation(span):
                    continue
                yield finding(
                    RULE,
                    draft,
                    span,
                    f"The draft has both “{rarer}” and “{usual}”.",
                    expected=(usual,),
                    confidence=Confidence.MEDIUM,
                    related=tuple(elsewhere_in_draft(draft, s, "spelled this way here") for s in elsewhere[:2]),
                    fixes=replace_words(draft, span, usual, f"write “{usual}” throughout", FixSafety.UNSAFE),
                )


def _other_forms(prose: Prose, right: str, forms: dict[str, list[Span]]) -> Iterator[tuple[str, list[Span]]]:
    for form, spans in forms.items():
        if form != right and not is_word(form.lower()):
            yield form, spans
    parts = re.findall(r"[A-Z][a-z]*", right)
    if len(parts) == 2 and all(len(p) > MIN_PART for p in parts):
        apart = [
            Span(m.start(), m.end()) for m in re.finditer(rf"(?<![\w-]){parts[0]} {parts[1]}(?![\w-])", prose.text)
        ]
        apart = [s for s in apart if (block := prose.block_at(s.start)) is None or block.kind is not BlockKind.HEADING]
        if apart:
            yield " ".join(parts), apart


RULE = Rule("N109", "mixed-capitals", Severity.WARNING, check, FixOffer.OFFERED)
