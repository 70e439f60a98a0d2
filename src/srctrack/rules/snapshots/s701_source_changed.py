"""The page has changed a figure or name that the draft took from it.

## What it flags

A figure or name of the draft that an earlier copy of the cited page has in the sentence about the same thing. The
newest copy has another one in its place. The finding shows both versions and the days they were saved.

## Why it matters

A changed figure is often a correction. The draft was right when it was written. Now the page says something else, and
readers will compare the two.

## Example

The Beacon first said:

    Divers brought 47 crates up from the wreck of the ferry on Sunday.

The Beacon now says:

    Divers brought 74 crates up from the wreck of the ferry on Sunday.

Instead of:

    Divers brought up 47 crates from the wreck ([The Beacon](https://beacon.example/1)).

Write:

    Divers brought up 74 crates from the wreck ([The Beacon](https://beacon.example/1)).

## What it misses

Changes in parts that the draft does not use: `srctrack diff KEY` shows them all. Pages with only one saved copy.
Figures that were removed and not replaced.

## False alarms

A developing story may give a newer figure for a later moment, and the draft is right about the earlier one. You can
give both figures with their dates.

## Based on

srctrack's own rule. The Society of Professional Journalists' Code of Ethics: “Gather, update and correct information
throughout the life of a news story.”
"""

from __future__ import annotations

from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.related_places import in_source
from srctrack.analysis.snapshot_dates import captured_words, newest_captured
from srctrack.analysis.statements import sources_of_sentence
from srctrack.annotate.annotate import annotate
from srctrack.compare.page_diff import page_changes
from srctrack.compare.sentence_similarity import content_stems
from srctrack.model.draft import Draft
from srctrack.model.figure import Figure
from srctrack.model.finding import Confidence, Finding, Related, Severity
from srctrack.model.page_diff import PageChange, SentenceChange
from srctrack.model.prose import Prose
from srctrack.model.source import SourceDocument
from srctrack.model.text import Span
from srctrack.rules.base import FixOffer, Rule, finding

SHARED_STEMS = 2
"""Telling words a sentence of the draft and one of the source must share for the same number in both to be the same figure.
One coincides in any two texts on one event."""


def check(analysis: Analysis) -> Iterator[Finding]:
    draft = analysis.draft
    told: set[Span] = set()
    known: dict[tuple[str, int], PageChange] = {}
    for index, sentence in enumerate(draft.annotations.sentences):
        for read in sources_of_sentence(analysis, index):
            for number, earlier in enumerate(read.earlier):
                if (read.key, number) not in known:
                    known[read.key, number] = page_changes(earlier, annotate(earlier), read.prose, read.annotations)
                for found in _in_sentence(draft, sentence, read, number, known[read.key, number]):
                    if found.span not in told:
                        told.add(found.span)
                        yield found


def _in_sentence(
    draft: Draft, sentence: Span, read: SourceDocument, number: int, changes: PageChange
) -> Iterator[Finding]:
    earlier = read.earlier[number]
    mine = content_stems(sentence.of(draft.prose.text))
    for change in changes.sentences:
        if not change.changed or change.before is None or change.after is None:
            continue
        shared = mine & content_stems(change.before.of(earlier.text)) & content_stems(change.after.of(read.prose.text))
        if len(shared) < SHARED_STEMS:
            continue
        yield from _figures(draft, sentence, read, number, earlier, change)
        yield from _names(draft, sentence, read, number, earlier, change)


def _figures(
    draft: Draft, sentence: Span, read: SourceDocument, number: int, earlier: Prose, change: SentenceChange
) -> Iterator[Finding]:
    """A figure of the draft that is the one replaced. Where several were replaced at once nobody can tell which by which:
    silent, unless they count the same thing."""
    for old in change.figures_before:
        new = [f for f in change.figures_after if f.unit == old.unit and _thing(f) == _thing(old)]
        if len(new) != 1 or any(_value(f) == _value(old) for f in read.annotations.figures):
            continue
        for figure in draft.annotations.figures:
            if sentence.contains(figure.span) and _value(figure) == _value(old) and _may_count(figure, old):
                yield _told(draft, figure.span, read, number, earlier, old.span, new[0].span, new[0].text)


def _names(
    draft: Draft, sentence: Span, read: SourceDocument, number: int, earlier: Prose, change: SentenceChange
) -> Iterator[Finding]:
    if len(change.names_before) != 1 or len(change.names_after) != 1:
        return
    old, new = change.names_before[0], change.names_after[0]
    if old in read.prose.text or new in earlier.text or change.before is None or change.after is None:
        return
    for name in draft.annotations.names:
        if sentence.contains(name.span) and name.text == old:
            at = change.before.start + change.before.of(earlier.text).find(old)
            now = change.after.start + change.after.of(read.prose.text).find(new)
            yield _told(
                draft, name.span, read, number, earlier, Span(at, at + len(old)), Span(now, now + len(new)), new
            )


def _told(
    draft: Draft, at: Span, read: SourceDocument, number: int, earlier: Prose, stood: Span, now: Span, words: str
) -> Finding:
    around = Span(max(0, stood.start - 80), min(len(earlier.text), stood.end + 80))
    before = Related(
        excerpt=around.of(earlier.text),
        source=read.key,
        url=read.source.final_url or read.source.url,
        note=captured_words(read, number),
        mark=stood.moved(-around.start),
    )
    message = (
        f"{read.source.name} said “{at.of(draft.prose.text)}” {captured_words(read, number)}; "
        f"the copy of {newest_captured(read)} says “{words}”."
    )
    return finding(
        RULE,
        draft,
        at,
        message,
        expected=(words,),
        confidence=Confidence.MEDIUM,
        related=(before, in_source(read, now, f"copy of {newest_captured(read)}")),
    )


def _may_count(figure: Figure, old: Figure) -> bool:
    """Whether the draft's figure may be the source's: nothing says that they count different things."""
    mine, theirs = _thing(figure), _thing(old)
    return not figure.ordinal and (not mine or not theirs or mine == theirs)


def _thing(figure: Figure) -> str:
    return (figure.counts or "").lower()[:5]


def _value(figure: Figure) -> tuple[object, ...]:
    return (figure.low, figure.high, figure.unit, figure.scale)


RULE = Rule("S701", "source-changed", Severity.WARNING, check, FixOffer.NONE)
