"""Emphasis in Markdown: which runs of ``*``, ``_`` and ``~`` are marks, and which stand for themselves.

CommonMark 6.2, with the strikethrough of GitHub's extension.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from srctrack.model.text import Span


@dataclass
class DelimiterRun:
    """A run of marks; those from ``low`` to ``high`` are not yet paired. ``length`` is what it had at first."""

    mark: str
    low: int
    high: int
    opens: bool
    closes: bool
    length: int


def run_at(text: str, at: int) -> tuple[int, DelimiterRun | None]:
    """Where the run of marks that begins at ``at`` ends, and the run when it may open or close emphasis."""
    mark = text[at]
    end = at
    while text.startswith(mark, end):
        end += 1
    if mark == "~" and end - at != 2:
        return end, None
    before = text[at - 1] if at else " "
    after = text[end] if end < len(text) else " "
    left = not after.isspace() and (not _punctuation(after) or before.isspace() or _punctuation(before))
    right = not before.isspace() and (not _punctuation(before) or after.isspace() or _punctuation(after))
    opens, closes = left, right
    if mark == "_":
        opens = left and (not right or _punctuation(before))
        closes = right and (not left or _punctuation(after))
    return end, DelimiterRun(mark, at, end, opens, closes, end - at) if opens or closes else None


def paired(runs: Sequence[DelimiterRun]) -> Iterator[Span]:
    """The places of the marks that pair; what does not pair stays as it stands. Uses ``runs`` up."""
    stack: list[DelimiterRun] = []
    for run in runs:
        if run.closes:
            yield from _close(stack, run)
        if run.opens and run.low < run.high:
            stack.append(run)


def _close(stack: list[DelimiterRun], run: DelimiterRun) -> Iterator[Span]:
    i = len(stack) - 1
    while i >= 0 and run.low < run.high:
        opener = stack[i]
        odd = (opener.closes or run.opens) and (opener.length + run.length) % 3 == 0
        if opener.mark != run.mark or (odd and not (opener.length % 3 == 0 and run.length % 3 == 0)):
            i -= 1
            continue
        count = 2 if opener.high - opener.low >= 2 and run.high - run.low >= 2 else 1
        yield Span(opener.high - count, opener.high)
        yield Span(run.low, run.low + count)
        opener.high -= count
        run.low += count
        del stack[i + 1 :]
        if opener.low == opener.high:
            del stack[i]
            i -= 1


def _punctuation(c: str) -> bool:
    return not c.isalnum() and not c.isspace()
