"""Words with marks over them, of which any may overlap any other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from srctrack.model.text import Span


@dataclass(frozen=True, slots=True)
class Layer:
    """A mark: what it is (``finding``, ``citation``, ``quotation``, ``figure``), where, and of which number or name."""

    kind: str
    span: Span
    of: int | str = 0


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of words under the same marks; ``opens`` are the marks that begin with it. Empty for a mark without words."""

    span: Span
    under: tuple[Layer, ...]
    opens: tuple[Layer, ...]


def stretches(within: Span, layers: Sequence[Layer]) -> Iterator[Stretch]:
    """``within`` cut wherever a mark begins or ends. A mark that begins before it opens at its head; one of no width that
    stands in it (or at its end) gets a stretch of its own."""
    mine = [
        la
        for la in layers
        if la.span.overlaps(within) or (not len(la.span) and within.start <= la.span.start <= within.end)
    ]
    cuts = {within.start, within.end}
    for la in mine:
        cuts |= {min(max(la.span.start, within.start), within.end), min(max(la.span.end, within.start), within.end)}
    points = sorted(cuts)
    for start, end in zip(points, [*points[1:], points[-1]], strict=True):
        narrow = tuple(la for la in mine if not len(la.span) and la.span.start == start)
        if narrow:
            yield Stretch(Span(start, start), narrow, narrow)
        if start == end:
            continue
        under = tuple(la for la in mine if la.span.start <= start and end <= la.span.end and len(la.span))
        opens = tuple(la for la in under if max(la.span.start, within.start) == start)
        yield Stretch(Span(start, end), under, opens)


@dataclass(frozen=True, slots=True)
class MarkedSegment:
    """Some words, and whether the other side has them too."""

    words: str
    shared: bool


def compared(mine: str, other: str) -> tuple[list[MarkedSegment], list[MarkedSegment]]:
    """Both texts in pieces, word by word, so that what differs can be shown in both."""
    left, right = _words(mine), _words(other)
    blocks = SequenceMatcher(
        None, [w.strip().casefold() for w in left], [w.strip().casefold() for w in right], autojunk=False
    )
    out: tuple[list[MarkedSegment], list[MarkedSegment]] = ([], [])
    for tag, a, b, c, d in blocks.get_opcodes():
        for side, words in zip(out, ("".join(left[a:b]), "".join(right[c:d])), strict=True):
            bare = words if tag == "equal" else words.rstrip()
            if bare:
                side.append(MarkedSegment(bare, tag == "equal"))
            if len(bare) < len(words):
                side.append(MarkedSegment(words[len(bare) :], True))
    return out


def _words(text: str) -> list[str]:
    """The text's words, each with the blanks after it; joined they are the text again."""
    words: list[str] = []
    word = ""
    for char in text:
        if word and not char.isspace() and word[-1].isspace():
            words.append(word)
            word = ""
        word += char
    return [*words, word] if word else words
