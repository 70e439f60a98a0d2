"""Words that describe a draft or its pictures: prose in the front matter, and the description of a picture."""

from __future__ import annotations

import re
from collections.abc import Iterator

from srctrack.model.prose import BlockKind
from srctrack.model.text import Span
from srctrack.patterns import pattern

_FIELD = pattern(
    r"^[ \t]*(?:-[ \t]+)?(?P<name>subtitle|subhead(?:ing|line)?|deck|dek|standfirst|excerpt|summary|description|abstract|lede|lead|"
    r"image[_-]?alt|image[_-]?caption|alt|alttext|caption|cover[_-]?alt|cover[_-]?caption)[ \t]*[:=][ \t]*(?P<value>\S.*?)[ \t]*\r?$",
    re.I | re.M,
)
"""The fields whose value readers see as words. The title is left out: it is mostly repeated in the text, and in title case."""
_QUOTED = pattern(r"\"([^\"\\]*)\"|'([^'\\]*)'")
_NO_WORDS = pattern(r"[|>&*!{\[]|https?:|(?:true|false|null)$", re.I)
MIN_WORDS = 4
"""Words of a value that is prose; shorter ones are labels."""
_PICTURE = pattern(r"(?:\[)?!\[(?P<alt>[^\[\]]{8,})\]\([^()]*\)(?:\]\([^()]*\))?")


def described(text: str, front: Span | None) -> Iterator[tuple[BlockKind, Span]]:
    """Return the prose of a front matter at ``front``, in order: each value on one line that the text does not repeat."""
    if front is None:
        return
    body = " ".join(text[front.end :].split())
    for m in _FIELD.finditer(text, front.start, front.end):
        quoted = _QUOTED.fullmatch(m["value"])
        start, end = m.span("value")
        if quoted:
            start, end = start + 1, end - 1
        elif _NO_WORDS.match(m["value"]) or m["value"][0] in "\"'" or " #" in m["value"] or ": " in m["value"]:
            continue
        words = text[start:end].split()
        if len(words) >= MIN_WORDS and " ".join(words) not in body:
            yield BlockKind.CAPTION, Span(start, end)


def picture(words: str) -> Span | None:
    """Return where the description of a picture is, in a paragraph that holds nothing else."""
    m = _PICTURE.fullmatch(words.strip())
    if m is None or len(m["alt"].split()) < MIN_WORDS - 1:
        return None
    lead = len(words) - len(words.lstrip())
    return Span(lead + m.start("alt"), lead + m.end("alt"))
