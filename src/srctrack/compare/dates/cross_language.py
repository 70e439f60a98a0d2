"""The day that a source in another language gives for what a sentence of the draft tells."""

from __future__ import annotations

from srctrack.compare.dates.same_date import may_be_same, same_text, same_words
from srctrack.compare.figures.context import FigureContexts, SentenceContext
from srctrack.compare.figures.cross_language import CrossLanguageMatcher
from srctrack.model.mentions import DateKind, DateMention

TIED = 2
"""Names, events and numbers that two sentences share at least, a name among them, to tell one thing."""


def day_across(draft: FigureContexts, source: FigureContexts, index: int, date: DateMention) -> DateMention | None:
    """The one day of the same month that the source's sentence gives in the place of ``date``, a day of sentence ``index``
    that the source does not name.

    None where the draft tells that day too, where the sentences share too little, or where a word such as «накануне» beside
    it may well mean the draft's day.
    """
    if not (date.month and date.day) or date.kind is not DateKind.DAY:
        return None
    ours = draft.sentences[index]
    ranked = [(score, s) for score, s in CrossLanguageMatcher(draft, source).best(ours) if _tied(ours, s)]
    for _, theirs in ranked[:1]:
        days = [d for d in theirs.dates if same_text(date, d) and d.month == date.month and d.kind is DateKind.DAY]
        if len({same_words(d) for d in days}) != 1 or _unsettled(source, theirs):
            return None
        if not any(may_be_same(mine, days[0]) for mine in draft.annotations.dates):
            return days[0]
    return None


def _tied(ours: SentenceContext, theirs: SentenceContext) -> bool:
    names = ours.names & theirs.names
    values = {f.value for f in ours.figures} & {f.value for f in theirs.figures} - {None}
    return bool(names) and len(names) + len(values) + len(ours.events & theirs.events) >= TIED


def _unsettled(source: FigureContexts, theirs: SentenceContext) -> bool:
    """Whether a day is counted from another one in the source's sentence or beside it, and nobody can tell which it is."""
    beside = source.sentences[max(0, theirs.index - 1) : theirs.index + 2]
    return any(
        d.value is None and d.kind in (DateKind.RELATIVE, DateKind.WEEKDAY) and d.day is None
        for s in beside
        for d in s.dates
    )
