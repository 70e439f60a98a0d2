"""A sentence appears twice in the draft, in almost the same words.

## What it flags

A sentence of eight words or more that appears twice, word for word. From twelve words on, one of them may have a word
or two more. There is one note per draft, at the first repetition.

## Why it matters

A paragraph may have been moved and not removed. Or the same agency text came in from two sources. Readers notice.

## Example

Instead of:

    The court released two men on Tuesday after a short hearing in the city. Families waited outside.
    The court released two men on Tuesday after a hearing in the city.

Write:

    The court released two men on Tuesday after a short hearing in the city. Families waited outside.

## What it misses

The same statement in other words.

## False alarms

Standfirsts and pull quotes repeat the text on purpose. Block quotations, captions, headings, table rows and words in
quotation marks are not flagged. A refrain may be meant, too.

## Based on

srctrack's own rule.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.related_places import elsewhere_in_draft
from srctrack.model.draft import Draft
from srctrack.model.finding import Finding, Severity
from srctrack.model.prose import BlockKind
from srctrack.model.text import Span
from srctrack.patterns import pattern
from srctrack.rules.base import Rule, finding

MIN_WORDS = 8
"""Shorter sentences repeat by chance (“Here is what we know.”)."""
MIN_WORDS_NEARLY = 12
"""The same for sentences of which one has words more: formulas differ so (“Read the full story here”)."""
LIKE = 0.85
"""The share of the longer sentence that the shorter must make up. A word put in the place of another is never let pass:
“declined to comment on the case” and “… on the photographs” tell two things."""
SHOWN = 3
_WORD = pattern(r"\w+")
_READ = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})


@dataclass(frozen=True)
class _Sentence:
    span: Span
    words: tuple[str, ...]
    numbers: frozenset[str]


def check(analysis: Analysis) -> Iterator[Finding]:
    draft = analysis.draft
    pairs = list(_pairs(list(_sentences(draft))))
    if not pairs:
        return
    (earlier, later), *others = pairs
    message = "This sentence appears twice in the draft."
    if others:
        message = f"{len(pairs)} sentences appear twice in the draft, this one among them."
    yield finding(
        RULE,
        draft,
        later.span,
        message,
        related=(
            elsewhere_in_draft(draft, earlier.span, "the first time"),
            *(elsewhere_in_draft(draft, o.span) for _, o in others[:SHOWN]),
        ),
    )


def _sentences(draft: Draft) -> Iterator[_Sentence]:
    text = draft.prose.text
    for span in draft.annotations.sentences:
        block = draft.prose.block_at(span.start)
        if block is not None and block.kind not in _READ:
            continue
        if draft.annotations.in_quotation(span):
            continue
        words = tuple(_WORD.findall(span.of(text).lower()))
        if len(words) >= MIN_WORDS:
            yield _Sentence(span, words, frozenset(w for w in words if any(c.isdigit() for c in w)))


def _pairs(sentences: list[_Sentence]) -> Iterator[tuple[_Sentence, _Sentence]]:
    """Each sentence that repeats an earlier one, with that one. Sentences are met by their rarer words, so that few are
    compared."""
    holding: dict[str, list[int]] = defaultdict(list)
    for i, sentence in enumerate(sentences):
        near: dict[int, int] = defaultdict(int)
        for word in set(sentence.words):
            if len(word) > 3:
                for j in holding[word]:
                    near[j] += 1
                holding[word].append(i)
        telling = sum(len(w) > 3 for w in set(sentence.words))
        for j in sorted(near):
            if near[j] >= LIKE * telling - 1 and _alike(sentences[j], sentence):
                yield sentences[j], sentence
                break


def _alike(one: _Sentence, other: _Sentence) -> bool:
    if one.numbers != other.numbers:
        return False
    if one.words == other.words:
        return True
    shorter, longer = sorted((one.words, other.words), key=len)
    if len(shorter) < MIN_WORDS_NEARLY or len(shorter) < LIKE * len(longer):
        return False
    rest = iter(longer)
    return all(word in rest for word in shorter)


RULE = Rule("T803", "repeated-sentence", Severity.NOTE, check)
