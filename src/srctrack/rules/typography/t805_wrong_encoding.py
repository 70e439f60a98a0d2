"""Letters appear as the characters of another encoding.

## What it flags

UTF-8 text that was read as Windows-1252: “BjÃ¶rn” for “Björn”, “donâ€™t” for “don’t”.

## Why it matters

Names suffer most, because they have the accented letters. A search does not find them.

## Example

Instead of:

    Thanks to BjÃ¶rn Steinmark.

Write:

    Thanks to Björn Steinmark.

## What it misses

Text that was damaged twice, and other pairs of encodings.

## False alarms

An article about encodings may show the damage on purpose.

## Based on

The Unicode Standard, chapter 3 (UTF-8), and the WHATWG Encoding Standard (windows-1252).
"""

from __future__ import annotations

from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.model.finding import Finding, FixSafety, Severity
from srctrack.model.text import Span
from srctrack.patterns import pattern
from srctrack.rules.base import FixOffer, Rule, finding, replace_words

_HIGH = "\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122"
"""The characters that windows-1252 has for the bytes 80 to BF."""
_DAMAGED = pattern(rf"[\u00c2-\u00df][{_HIGH}]|[\u00e0-\u00ef][{_HIGH}]{{2}}|[\u00f0-\u00f4][{_HIGH}]{{3}}")
_WORD = pattern(r"\S+")
_CUT_MARK = "\u00e2\u20ac"
_CUT = pattern(rf"{_CUT_MARK}(?![{_HIGH}])")
"""A closing quotation mark whose last byte, 9D, has no character in windows-1252 and was lost."""


def check(analysis: Analysis) -> Iterator[Finding]:
    draft = analysis.draft
    for m in _WORD.finditer(draft.prose.text):
        right = _CUT.sub("”", _DAMAGED.sub(lambda d: _restored(d.group()) or d.group(), m.group()))
        if right == m.group():
            continue
        span = Span(m.start(), m.end())
        yield finding(
            RULE,
            draft,
            span,
            f"“{m.group()}” is “{right}” read in another encoding.",
            expected=(right,),
            fixes=replace_words(draft, span, right, f"write “{right}”", FixSafety.SAFE),
        )


def _restored(damaged: str) -> str | None:
    """The letters that were meant; None where the characters are no UTF-8 read as windows-1252."""
    try:
        return b"".join(_byte(c) for c in damaged).decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return None


def _byte(character: str) -> bytes:
    return bytes([ord(character)]) if "\u0080" <= character <= "\u009f" else character.encode("cp1252")


RULE = Rule("T805", "wrong-encoding", Severity.WARNING, check, FixOffer.SAFE)
