"""Requests in a draft to silence codes: ``<!-- srctrack: ignore F201 -- reason -->``.

``ignore`` covers its own line when words stand there, else the block that follows; ``ignore-block`` the block it stands in
or before; ``ignore-file`` the whole draft; ``off F201`` … ``on F201`` what lies between them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from srctrack.model.draft import Suppression
from srctrack.model.text import Span
from srctrack.patterns import pattern

_ASK = pattern(
    r"\s*srctrack\s*:\s*(?P<how>ignore-file|ignore-block|ignore|off|on)?(?![\w-])(?P<codes>(?:(?!--)[^\n])*)(?:--(?P<reason>.*))?",
    re.S | re.I,
)


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment of the draft: its words, and its place in the file."""

    words: str
    span: Span


def read_suppressions(text: str, comments: Sequence[Comment], blocks: Sequence[Span]) -> tuple[Suppression, ...]:
    """What ``comments`` ask for. ``blocks`` are the file's stretches of words in order (comments left out)."""
    out: list[Suppression] = []
    waiting: dict[tuple[str, ...], tuple[Comment, str | None]] = {}
    for comment in comments:
        m = _ASK.match(comment.words)
        if m is None:
            continue
        codes = _codes(m["codes"])
        reason = (m["reason"] or "").strip() or None
        how = (m["how"] or "").lower()
        if not how:
            out.append(Suppression((), reason, comment.span, Span(comment.span.start, comment.span.start)))
        elif how == "off":
            waiting.setdefault(codes, (comment, reason))
        elif how == "on":
            begun = waiting.pop(codes, None)
            if begun:
                out.append(Suppression(codes, begun[1], begun[0].span, Span(begun[0].span.end, comment.span.start)))
        else:
            out.append(Suppression(codes, reason, comment.span, _covered(how, text, comment.span, blocks)))
    for codes, (comment, reason) in waiting.items():
        out.append(Suppression(codes, reason, comment.span, Span(comment.span.end, len(text))))
    return tuple(sorted(out, key=lambda s: s.span.start))


def _codes(words: str) -> tuple[str, ...]:
    """Codes in upper case, names of rules in lower case."""
    found = (c for c in re.split(r"[\s,]+", words) if c)
    return tuple(c.lower() if "-" in c else c.upper() for c in found)


def _covered(how: str, text: str, at: Span, blocks: Sequence[Span]) -> Span:
    if how == "ignore-file":
        return Span(0, len(text))
    inside = next((b for b in blocks if b.start <= at.start < b.end or b.start < at.end <= b.end), None)
    following = next((b for b in blocks if b.start >= at.end), None)
    if how == "ignore-block":
        return inside or following or at
    line = Span(text.rfind("\n", 0, at.start) + 1, _line_end(text, at.end))
    words = text[line.start : at.start] + text[at.end : line.end]
    if re.search(r"\w", words):
        return line
    if following and not re.search(r"\n[ \t>]*\r?\n[ \t>]*\r?\n", text[at.end : following.start]):
        return following
    return at


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def head_suppressions(ignored: Sequence[tuple[str, Span]], length: int) -> tuple[Suppression, ...]:
    """What the head's ``srctrack-ignore`` asks for, over a file of ``length`` code points."""
    out = []
    for words, span in ignored:
        codes, _, reason = words.partition("--")
        out.append(Suppression(_codes(codes), reason.strip() or None, span, Span(0, length)))
    return tuple(out)
