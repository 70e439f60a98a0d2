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
_NEARLY = pattern(
    r"\s*srctrack\s*(?P<colon>:?)[\s-]*(?P<how>ignore-?\w*|off|on|disable\S*|enable\S*|skip|silence|suppress|noqa|nolint)\b(?P<rest>.*)",
    re.S | re.I,
)
"""A comment that means to silence something and is not written as srctrack reads it."""
_CODE = pattern(r"[A-Z]|[A-Za-z]\d{1,3}|[A-Za-z][\w]*(?:-[\w]+)+")
"""A code, the letter of a family (upper case), or a rule's name."""
HOWS = ("ignore", "ignore-block", "ignore-file", "off", "on")


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
        if m is None or not m["how"]:
            problem = _misspelled(comment.words) or (_unknown(m["codes"]) if m else None)
            if m or problem:
                nowhere = Span(comment.span.start, comment.span.start)
                out.append(Suppression((), None, comment.span, nowhere, problem))
            continue
        codes, problem = _read_codes(m["codes"])
        reason = (m["reason"] or "").strip() or None
        how = m["how"].lower()
        if problem:
            out.append(Suppression(codes, reason, comment.span, _covered(how, text, comment.span, blocks), problem))
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


def _misspelled(words: str) -> str | None:
    """What is wrong with a comment that means to silence something; None for any other comment."""
    m = _NEARLY.match(words)
    if m is None:
        return None
    if m["how"].lower() not in HOWS:
        return _unknown(m["how"])
    return f"A colon is missing: write “srctrack: {m['how'].lower()}{m['rest'].rstrip()}”."


def _unknown(words: str) -> str | None:
    """What is wrong where the first word after the colon is no instruction."""
    first = words.split(maxsplit=1)
    return f"“{first[0]}” is not an instruction for srctrack; write one of {', '.join(HOWS)}." if first else None


def _read_codes(words: str) -> tuple[tuple[str, ...], str | None]:
    """The codes that ``words`` begin with, and what is wrong where other words follow them."""
    listed = [word for word in re.split(r"[\s,]+", words) if word]
    read = next((i for i, word in enumerate(listed) if not _CODE.fullmatch(word)), len(listed))
    if read == len(listed) or read == 0:
        return _codes(words), None
    codes = _codes(" ".join(listed[:read]))
    return codes, f"Put “--” before the reason: “{' '.join(codes)} -- {' '.join(listed[read:])}”."


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
