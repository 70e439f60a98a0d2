"""In what a quotation differs from the words it stands beside: what a writer may spell otherwise is no difference."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from srctrack.compare.quotations.token_index import TokenIndex, Word, words_of
from srctrack.language.spelling_variants import american
from srctrack.model.quote import MatchKind, WordChange
from srctrack.model.text import Span

NEGATIONS = frozenset("not no never none nobody nothing neither nor cannot nowhere hardly scarcely n't".split())
_AUXILIARY = frozenset(
    "do does did is are was were has have had will would can could should must may might wo ca sha shall ai am be need dare".split()
)
FEW_CHANGES = 3
"""With more differences than this a lost “not” is one among many: the quotation is altered, not turned round."""


def changes_between(
    words: Sequence[Word], pairs: Sequence[tuple[int, int]], searched: TokenIndex, quotation: str, loose: set[int]
) -> list[WordChange]:
    """The stretches where the two differ; what an ellipsis or brackets stand for is none."""
    out: list[WordChange] = []
    ends = [(-1, pairs[0][1] - 1), *pairs, (len(words), pairs[-1][1] + 1)]
    for (i, j), (k, m) in pairwise(ends):
        quoted, source = list(range(i + 1, k)), list(range(j + 1, m))
        at_edge = i < 0 or k == len(words)
        if i < 0 and quoted:
            source = list(range(max(0, m - len(quoted)), m))
        elif k == len(words) and quoted:
            source = list(range(j + 1, min(len(searched), j + 1 + len(quoted))))
        if not quoted and (not source or at_edge):
            continue
        if any(i < n <= k for n in loose) and (not quoted or not source):
            continue
        if source and not at_edge and not searched.is_outside_quotations(j) and not searched.is_outside_quotations(m):
            source = [w for w in source if not searched.is_outside_quotations(w)]
            if not quoted and not source:
                continue
        if quoted and source and _same_letters(words, quoted, searched, source):
            continue
        if quoted and at_edge and _same_at_edge(words, quoted, searched, source):
            continue
        out.append(_change(words, quoted, source, searched, quotation, i))
    return out


def _same_letters(words: Sequence[Word], quoted: list[int], searched: TokenIndex, source: list[int]) -> bool:
    """Whether only spaces, hyphens or the spelling of a country differ (“co-operate”, “colour”)."""
    mine, theirs = [words[n].key for n in quoted], [searched.keys[n] for n in source]
    if "".join(mine) == "".join(theirs):
        return True
    return len(mine) == len(theirs) and all(american(a) == american(b) for a, b in zip(mine, theirs, strict=True))


def _same_at_edge(words: Sequence[Word], quoted: list[int], searched: TokenIndex, source: list[int]) -> bool:
    """The same at an end of the quotation, where how many words of the source stand against it is open."""
    if not source:
        return False
    at_start = quoted[0] == 0
    for count in range(1, len(quoted) + 3):
        first = source[-1] - count + 1 if at_start else source[0]
        if (
            first >= 0
            and first + count <= len(searched)
            and _same_letters(words, quoted, searched, list(range(first, first + count)))
        ):
            return True
    return False


def _change(
    words: Sequence[Word], quoted: list[int], source: list[int], searched: TokenIndex, quotation: str, before: int
) -> WordChange:
    if quoted:
        q = Span(words[quoted[0]].span.start, words[quoted[-1]].span.end)
    else:
        at = words[before].span.end if before >= 0 else 0
        q = Span(at, at)
    if source:
        s = searched.span(source[0], source[-1])
    else:
        s = Span(0, 0)
    return WordChange(q.of(quotation), s.of(searched.text) if source else "", q, s)


def kind_of(changes: Sequence[WordChange]) -> MatchKind:
    """Turned round, cut, or altered."""
    if len(changes) <= FEW_CHANGES and any(_turns(c) for c in changes):
        return MatchKind.REVERSED
    if all(not c.quoted for c in changes):
        return MatchKind.CUT
    return MatchKind.ALTERED


def _turns(change: WordChange) -> bool:
    """Whether a negation was lost or gained in this change."""
    return negations(change.quoted) % 2 != negations(change.source) % 2


def negations(words: str) -> int:
    """How many words of ``words`` deny (“not”, “never”, “haven't”)."""
    count = 0
    for w in words_of(words):
        if (
            w.key in NEGATIONS
            or w.key.startswith("not'")
            or w.key.endswith("n't")
            or (w.key.endswith("nt") and w.key[:-2] in _AUXILIARY and w.key not in ("went",))
        ):
            count += 1
    return count
