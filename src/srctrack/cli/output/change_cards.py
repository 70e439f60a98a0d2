"""What refresh and diff tell of a changed page, for people and as JSON."""

from __future__ import annotations

import datetime
import re
from typing import Any

from srctrack.cli.output.json_rows import source_row, when
from srctrack.cli.output.source_cards import added_card, not_added_card
from srctrack.cli.output.text import beside, plain
from srctrack.errors import UsageError
from srctrack.model.add_result import AddState, NotAdded
from srctrack.model.page_diff import SentenceChange
from srctrack.model.source import SnapshotRef
from srctrack.reports.summary import counted
from srctrack.workflows.library.diff import PageDiff
from srctrack.workflows.library.refresh import Refreshed

Row = dict[str, Any]
_TIME = re.compile(r"(\d{1,6})\s*(m|h|d|w)")
_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


def ago(words: str) -> datetime.timedelta:
    """A length of time as typed: 30m, 12h, 7d, 4w. Raises UsageError."""
    found = _TIME.fullmatch(words.strip().lower())
    if not found:
        raise UsageError(f"--older-than: “{words}” is not a length of time", "write it as 12h, 7d or 4w")
    return datetime.timedelta(**{_UNITS[found.group(2)]: int(found.group(1))})


def change_card(diff: PageDiff, width: int) -> str:
    """What a reader would want to know first: headline, figures, names, quotations; then every sentence."""
    if diff.earlier == diff.later:
        told = [
            f"{diff.source.key}   {_stamp(diff.earlier)} UTC",
            f"  only one copy is saved; `srctrack refresh {diff.source.key}` downloads the page again",
        ]
        return "\n".join(told + _struck(diff, width))
    stamps = [_stamp(ref) for ref in (diff.earlier, diff.later)]
    if stamps[0] == stamps[1]:
        stamps = [f"{ref.captured:%Y-%m-%d %H:%M:%S}" for ref in (diff.earlier, diff.later)]
    head = f"{diff.source.key}   {stamps[0]} → {stamps[1]} UTC"
    if not diff:
        same = "identical" if diff.earlier.id == diff.later.id else "same text (other bytes)"
        return f"{head}\n  {same}"
    return "\n".join([head, *_first(diff, width), *_words(diff, width)])


def _first(diff: PageDiff, width: int) -> list[str]:
    lines = [_both("headline", diff.headline.before, diff.headline.after, width)] if diff.headline else []
    for change in diff.change.sentences:
        if change.changed and (change.figures_before or change.figures_after):
            old, new = (", ".join(f.text for f in side) for side in (change.figures_before, change.figures_after))
            lines.append(_both("figure", old, new, width))
    for change in diff.change.sentences:
        if change.changed and (change.names_before or change.names_after):
            lines.append(_both("name", ", ".join(change.names_before), ", ".join(change.names_after), width))
    lines += [_both("quotation", f"“{q.text}”", None, width) for q in diff.change.quotes_gone]
    lines += [_both("quotation", None, f"“{q.text}”", width) for q in diff.change.quotes_new]
    return lines + _struck(diff, width)


def _struck(diff: PageDiff, width: int) -> list[str]:
    """What the publisher struck out on the page itself, with the paragraph as it reads now."""
    return [beside("  struck out ", f"“{plain(one.words)}” in: {plain(one.beside)}", width) for one in diff.struck]


def _words(diff: PageDiff, width: int) -> list[str]:
    lines = [""]
    for change in diff.change.sentences:
        if change.changed:
            lines.append(beside("  - ", plain(diff.words_before(change)), width))
            lines.append(beside("  + ", plain(diff.words_after(change)), width))
        elif change.before is not None:
            lines.append(beside("  - ", plain(diff.words_before(change)), width))
        else:
            lines.append(beside("  + ", plain(diff.words_after(change)), width))
    return lines


def _both(label: str, before: str | None, after: str | None, width: int) -> str:
    if not before:
        told = f"new: {plain(after)}"
    elif not after:
        told = f"gone: {plain(before)}"
    else:
        told = f"{plain(before)} → {plain(after)}"
    return beside(f"  {label:<10} ", told, width)


def _stamp(ref: SnapshotRef) -> str:
    return f"{ref.captured:%Y-%m-%d %H:%M}"


def change_row(diff: PageDiff) -> Row:
    """The fields of ``srctrack.diff/1`` beside its schema."""
    sentences = diff.change.sentences
    return {
        "key": diff.source.key,
        "from": {"captured": when(diff.earlier.captured), "snapshot": diff.earlier.id},
        "to": {"captured": when(diff.later.captured), "snapshot": diff.later.id},
        "changed": bool(diff),
        "headline": {"before": diff.headline.before, "after": diff.headline.after} if diff.headline else None,
        "figures": [
            {"before": [f.text for f in c.figures_before], "after": [f.text for f in c.figures_after]}
            for c in sentences
            if c.changed and (c.figures_before or c.figures_after)
        ],
        "names": [
            {"before": list(c.names_before), "after": list(c.names_after)}
            for c in sentences
            if c.changed and (c.names_before or c.names_after)
        ],
        "quotations": {
            "gone": [{"text": q.text, "speaker": q.speaker} for q in diff.change.quotes_gone],
            "new": [{"text": q.text, "speaker": q.speaker} for q in diff.change.quotes_new],
        },
        "sentences": [_sentence_row(diff, c) for c in sentences],
        "struck_out": [{"text": s.words, "beside": s.beside} for s in diff.struck],
    }


def _sentence_row(diff: PageDiff, change: SentenceChange) -> Row:
    return {
        "before": diff.words_before(change),
        "after": diff.words_after(change),
        "words": [{"before": s.before, "after": s.after} for s in change.swaps],
    }


def refreshed_card(one: Refreshed, width: int) -> str:
    """One line for a page that says what it said; what changed for one that does not."""
    outcome = one.outcome
    if isinstance(outcome, NotAdded):
        return not_added_card(outcome).replace("not added:", f"not refreshed: {one.source.key}:", 1)
    if outcome.state is AddState.UNCHANGED:
        return f"{outcome.source.key}   unchanged"
    if one.diff is None:
        if outcome.state is AddState.ADDED:
            return added_card(outcome, width)
        return f"{outcome.source.key}   same text (other bytes); the new copy is saved"
    changed = counted(len(one.diff.change.sentences), "sentence")
    lines = [f"{outcome.source.key}   changed: {changed}", *_first(one.diff, width)]
    key = outcome.source.key
    return "\n".join(
        [*lines, f"  `srctrack diff {key}` shows all;", f"  `srctrack archive {key}` archives the new version"]
    )


def refreshed_row(one: Refreshed) -> Row:
    outcome = one.outcome
    if isinstance(outcome, NotAdded):
        failure = {"error": outcome.error, "wall": outcome.wall, "message": outcome.message}
        return {"key": one.source.key, "state": "failed", **failure, "change": None}
    change = change_row(one.diff) if one.diff is not None else None
    return {**source_row(outcome.source), "state": outcome.state.value, "error": None, "change": change}
