"""Parts and the whole they claim to make up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from srctrack.compare.figures.part_whole_cues import (
    HAVING,
    MAX_BETWEEN,
    OF_WHOLE,
    REST,
    VOTES,
    Shape,
    from_previous,
    same_kind,
    shape_before,
    total_after,
)
from srctrack.model.annotations import Annotations
from srctrack.model.figure import Approximation, Figure, FigureKind
from srctrack.model.prose import BlockKind, Prose
from srctrack.model.text import Span
from srctrack.patterns import pattern


@dataclass(frozen=True, slots=True)
class Sum:
    """A whole, its parts in order, and what their sum can be at least and at most. All figures are of the surveyed prose."""

    whole: Figure
    parts: tuple[Figure, ...]
    shape: Shape
    low: float | int
    high: float | int

    @property
    def span(self) -> Span:
        everything = (self.whole, *self.parts)
        return Span(min(f.span.start for f in everything), max(f.span.end for f in everything))

    @property
    def adds_up(self) -> bool:
        low, high = _room(self.whole)
        return self.low <= high and low <= self.high


CLOSE = {
    Shape.TOTAL: (0.3, 3.0),
    Shape.COLON: (0.5, 1.7),
    Shape.OF: (0.5, 1.5),
    Shape.VOTE: (0.6, 1.4),
    Shape.APPOSITION: (0.6, 1.4),
    Shape.FOLLOWING: (0.7, 1.3),
    Shape.PARALLEL: (0.8, 1.25),
}
"""How far the sum may lie from the whole, as a share of it, for the two still to be taken for parts and whole: a list that is not meant to be
complete, or that counts some twice, mostly lies outside. Wide where the words themselves claim completeness."""


def find_sums(prose: Prose, annotations: Annotations) -> tuple[Sum, ...]:
    """Every whole with parts that claim to make it up, whether they do or not. Quotations are left alone, and so are tables and polls."""
    return tuple(_sums(prose, annotations))


def _sums(prose: Prose, annotations: Annotations) -> Iterator[Sum]:
    taken: set[int] = set()
    sentences = _figures_by_sentence(prose, annotations)
    for index, figures in sentences:
        for run in _runs(prose.text, annotations.sentences[index], figures):
            found = _whole_of(prose.text, annotations, index, figures, run, dict(sentences))
            if found is None:
                continue
            made = _made(found[0], found[1], found[2])
            if made and not taken & {f.span.start for f in (made.whole, *made.parts)}:
                taken |= {f.span.start for f in (made.whole, *made.parts)}
                yield made
        made = _rest_next(prose.text, annotations, index, figures, dict(sentences))
        if made and not taken & {f.span.start for f in (made.whole, *made.parts)}:
            taken |= {f.span.start for f in (made.whole, *made.parts)}
            yield made


def _figures_by_sentence(prose: Prose, annotations: Annotations) -> list[tuple[int, list[Figure]]]:
    out: dict[int, list[Figure]] = {}
    for f in annotations.figures:
        if f.kind not in (FigureKind.COUNT, FigureKind.MONEY) or f.approximation is Approximation.VAGUE or f.per:
            continue
        block = prose.block_at(f.span.start)
        if block is not None and block.kind in (BlockKind.TABLE_ROW, BlockKind.HEADING, BlockKind.CAPTION):
            continue
        if annotations.in_quotation(f.span):
            continue
        index = annotations.sentence_index(f.span.start)
        if index is not None:
            out.setdefault(index, []).append(f)
    return list(out.items())


_LAST = pattern(rf"\band\b|&|\bbut\b|{REST.pattern}", re.I)
"""What stands before the last of a list."""

MAX_PARTS = 24
"""Parts of one whole that prose still tells as a sum; longer lists are tables written out."""


def _runs(text: str, sentence: Span, figures: list[Figure]) -> Iterator[list[Figure]]:
    """Lists of figures: each parted from the next by a comma or semicolon, the last by “and”. The longest first."""
    count = len(figures)
    for start in range(count):
        run = [figures[start]]
        k = start + 1
        if k < count and _holds_whole(text, run[0], figures[k]):
            k += 1  # “64 of its 110 guests ate fish, 38 …”
        while k < count and len(run) < MAX_PARTS and _next_part(text, run[-1], figures[k]):
            run.append(figures[k])
            k += 1
            if re.search(r"\band\b|&", text[run[-2].span.end : run[-1].span.start]) and len(run) >= 2:
                break
        if len(run) >= 2 and _LAST.search(text[run[-2].span.end : run[-1].span.start]) and same_kind(run):
            yield run


def _holds_whole(text: str, part: Figure, whole: Figure) -> bool:
    return bool(
        re.fullmatch(
            r"\s+of\s+(?:(?:the|its|their|those|these|his|her|all)\s*)?", text[part.span.end : whole.span.start], re.I
        )
    )


def _next_part(text: str, one: Figure, other: Figure) -> bool:
    between = text[one.span.end : other.span.start]
    return (
        len(between) <= MAX_BETWEEN
        and ("," in between or " and " in between or ";" in between)
        and ":" not in between
        and "(" not in between
    )


def _whole_of(
    text: str,
    annotations: Annotations,
    index: int,
    figures: list[Figure],
    run: list[Figure],
    sentences: dict[int, list[Figure]],
) -> tuple[Figure, list[Figure], Shape] | None:
    sentence = annotations.sentences[index]
    first, last = run[0], run[-1]
    head = text[sentence.start : first.span.start]
    tail = text[last.span.end : sentence.end]
    at = figures.index(first)
    inside = (
        figures[at + 1]
        if at + 1 < len(figures) and figures[at + 1] not in run and _holds_whole(text, first, figures[at + 1])
        else None
    )
    if inside is not None:
        vote = VOTES.search(text[first.span.end : sentence.end])
        return (inside, run, Shape.VOTE if vote else Shape.OF) if len(run) >= 3 else None
    after = figures[figures.index(last) + 1] if figures.index(last) + 1 < len(figures) else None
    if after is not None and same_kind([after, last]):
        total = total_after(text, sentence, last, after)
        if total:
            return after, run, total
    if at:
        whole = figures[at - 1]
        shape = shape_before(text, sentence, whole, run, tail)
        if shape:
            return whole, run, shape
    previous = sentences.get(index - 1)
    if at == 0 and previous and not _parted(text, annotations, index):
        return from_previous(text, annotations, index, previous, run, head)
    return None


def _parted(text: str, annotations: Annotations, index: int) -> bool:
    """Whether a paragraph ends between this sentence and the one before."""
    return "\n\n" in text[annotations.sentences[index - 1].end : annotations.sentences[index].start]


def _rest_next(
    text: str, annotations: Annotations, index: int, figures: list[Figure], sentences: dict[int, list[Figure]]
) -> Sum | None:
    """“Of 134 clocks …, 86 had hands. The other 58 were melted down.”"""
    following = sentences.get(index + 1)
    if not following or len(figures) < 2 or _parted(text, annotations, index + 1):
        return None
    whole, part = figures[-2], figures[-1]
    rest = following[0]
    sentence = annotations.sentences[index]
    if not same_kind([whole, part, rest]) or len(figures) > 3:
        return None
    if not OF_WHOLE.search(text[sentence.start : whole.span.start]):
        return None
    opens = text[annotations.sentences[index + 1].start : rest.span.start]
    if not re.fullmatch(r"(?:the\s+)?(?:other|remaining)\s+", opens, re.I):
        return None
    return _made(whole, [part, rest], Shape.TOTAL)


def _made(whole: Figure, parts: list[Figure], shape: Shape) -> Sum | None:
    """The sum, or None where the two are too far apart to be parts and whole, or where parts may overlap."""
    rooms = [_room(p) for p in parts]
    low, high = sum(r[0] for r in rooms), sum(r[1] for r in rooms)
    named = [p.value for p in parts if p.value is not None]
    if whole.value is None or not whole.value or len(named) != len(parts):
        return None
    share = sum(named) / whole.value
    least, most = CLOSE[shape]
    if not least <= share <= most or any(p.value is not None and p.value > whole.value * 1.5 for p in parts):
        return None
    return Sum(whole, tuple(parts), shape, _tidy(low), _tidy(high))


def _room(figure: Figure) -> tuple[float, float]:
    """What the figure can mean at least and at most, its rounding counted in."""
    value = figure.value or 0
    step = rounding_step(figure) if figure.decimals or figure.approximation is not Approximation.EXACT else 0.0
    low = figure.low if figure.low is not None else 0
    high = figure.high if figure.high is not None else float("inf")
    if figure.approximation is Approximation.EXACT:
        return value - step / 2, value + step / 2
    if figure.approximation is Approximation.LESS_THAN and figure.low is None:
        low = 0
    return low - step / 2, high + step / 2


def rounding_step(figure: Figure) -> float:
    """The size of the last place written: 100,000 for “3.2 million”, nothing for “31” and “3,212”."""
    return _step(figure.value, figure.text, figure.decimals) if figure.value else 0.0


@lru_cache(4096)
def _step(value: float | int, text: str, decimals: int) -> float:
    scale = 1
    if value >= 1000 and _LETTER.search(text) and not _GROUPED.search(text):
        scale = max(step for step in _SCALES if value >= step)
    if scale == 1:
        return 0.0 if decimals == 0 else float(10**-decimals)
    return float(scale * 10**-decimals)


_SCALES = (10**3, 10**6, 10**9, 10**12)
_LETTER = pattern(r"[^\W\d_]")
_GROUPED = pattern(r"\d,\d{3}")


def overlapping(text: str, made: Sum) -> bool:
    """Whether the parts may count some twice, so that a sum above the whole says nothing: words of having and saying."""
    if made.shape in (Shape.VOTE, Shape.TOTAL):
        return False
    first, last = made.parts[0], made.parts[-1]
    words = text[first.span.end : last.span.end + 40]
    return bool(HAVING.search(words))


def _tidy(value: float) -> float | int:
    value = round(value, 6)
    return int(value) if value == int(value) else value
