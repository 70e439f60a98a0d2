"""Holding two texts of one page against each other, sentence by sentence, as a reader would tell what changed."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from srctrack.compare.quotations.match import stands_in
from srctrack.compare.quotations.token_index import TokenIndex
from srctrack.language.normalize import fold_typography
from srctrack.model.annotations import Annotations
from srctrack.model.figure import Figure
from srctrack.model.page_diff import PageChange, SentenceChange, Swap
from srctrack.model.prose import Prose
from srctrack.model.quote import Quote
from srctrack.model.text import Span
from srctrack.patterns import pattern

SAME_SENTENCE = 0.5
"""Share of words two sentences must have in common, in order, to be one sentence changed and not one taken out and another
put in. Lower pairs strangers; higher tells an edited sentence as two."""
_MAX_PAIRS = 20_000
"""Sentence pairs compared one by one in a stretch that was rewritten; beyond, sentences are paired in order."""
_JOINED = 1
"""Equal words between two changes up to which they are told as one: “two of them” for “three of those”."""
_WORD = pattern(r"\S+")


def page_changes(before: Prose, found_before: Annotations, after: Prose, found_after: Annotations) -> PageChange:
    """What differs between two texts. Typography, spacing and the order of unchanged stretches' blank lines are none."""
    old, new = found_before.sentences, found_after.sentences
    keys_old, keys_new = [_key(s.of(before.text)) for s in old], [_key(s.of(after.text)) for s in new]
    out: list[SentenceChange] = []
    moved = set(keys_old) & set(keys_new)
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, keys_old, keys_new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        mine = [n for n in range(i1, i2) if keys_old[n] not in moved]
        theirs = [n for n in range(j1, j2) if keys_new[n] not in moved]
        for a, b in _paired(mine, theirs, keys_old, keys_new):
            one, other = old[a] if a is not None else None, new[b] if b is not None else None
            out.append(_change(one, other, before, found_before, after, found_after))
    gone, put_in = TokenIndex(before.text), TokenIndex(after.text)
    return PageChange(tuple(out), _lacking(found_before.quotes, put_in), _lacking(found_after.quotes, gone))


def _key(sentence: str) -> str:
    return " ".join(fold_typography(sentence)[0].split())


def _paired(mine: list[int], theirs: list[int], old: list[str], new: list[str]) -> list[tuple[int | None, int | None]]:
    """Each sentence of a rewritten stretch with its like on the other side, in the order of the later text."""
    partners: dict[int, int] = {}
    if len(mine) * len(theirs) > _MAX_PAIRS:
        candidates = list(zip(mine, theirs, strict=False))
    else:
        candidates = [(a, b) for b in theirs for a in mine]
    likeness = sorted(((_likeness(old[a], new[b]), -abs(a - b), a, b) for a, b in candidates), reverse=True)
    taken: set[int] = set()
    for score, _, a, b in likeness:
        if score >= SAME_SENTENCE and b not in partners and a not in taken:
            partners[b] = a
            taken.add(a)
    out: list[tuple[int | None, int | None]] = [(a, None) for a in mine if a not in taken]
    out += [(partners.get(b), b) for b in theirs]
    return sorted(out, key=lambda pair: (pair[0] if pair[0] is not None else pair[1] or 0, pair[1] or 0))


def _likeness(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one.lower().split(), other.lower().split(), autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= SAME_SENTENCE else 0.0


def _change(
    one: Span | None,
    other: Span | None,
    before: Prose,
    found_before: Annotations,
    after: Prose,
    found_after: Annotations,
) -> SentenceChange:
    figures_before, figures_after = _figures(found_before, one), _figures(found_after, other)
    names_before, names_after = _names(found_before, one), _names(found_after, other)
    values_before, values_after = set(map(_value, figures_before)), set(map(_value, figures_after))
    swaps: tuple[Swap, ...] = ()
    if one is not None and other is not None:
        swaps = _swaps(one.of(before.text), other.of(after.text))
    return SentenceChange(
        before=one,
        after=other,
        swaps=swaps,
        figures_before=tuple(f for f in figures_before if _value(f) not in values_after),
        figures_after=tuple(f for f in figures_after if _value(f) not in values_before),
        names_before=tuple(n for n in names_before if n not in names_after),
        names_after=tuple(n for n in names_after if n not in names_before),
    )


def _figures(found: Annotations, sentence: Span | None) -> tuple[Figure, ...]:
    return tuple(f for f in found.figures if sentence is not None and sentence.contains(f.span))


def _value(figure: Figure) -> tuple[object, ...]:
    return (figure.low, figure.high, figure.unit, figure.scale)


def _names(found: Annotations, sentence: Span | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(n.text for n in found.names if sentence is not None and sentence.contains(n.span)))


def _swaps(before: str, after: str) -> tuple[Swap, ...]:
    """The stretches in which two wordings differ, small gaps closed."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    folded_old, folded_new = [_key(w) for w in old], [_key(w) for w in new]
    stretches: list[list[int]] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, folded_old, folded_new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        if stretches and i1 - stretches[-1][1] <= _JOINED:
            stretches[-1][1], stretches[-1][3] = i2, j2
        else:
            stretches.append([i1, i2, j1, j2])
    return tuple(Swap(" ".join(old[i1:i2]), " ".join(new[j1:j2])) for i1, i2, j1, j2 in stretches)


def _lacking(quotes: Sequence[Quote], text: TokenIndex) -> tuple[Quote, ...]:
    return tuple(q for q in quotes if not stands_in(q.text, text))
