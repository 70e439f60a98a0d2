"""A word that one side denies and the other does not: “has paid” and “has not paid”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from srctrack.analysis.differences.beside import Beside
from srctrack.analysis.differences.difference import Difference, Slot
from srctrack.analysis.differences.ranks import ranks, ranks_of
from srctrack.compare.word_keys import Word
from srctrack.language.name_words import CALENDAR
from srctrack.language.opposites import AxisKind, find_opposites
from srctrack.model.finding import Confidence

MIN_SHARE = 0.55
MIN_SHARE_NAME = 0.3
"""The same for a name that the page has only in a denial."""
MIN_SHARE_ALONE, MANY = 0.4, 4
"""The share that is enough where the page has the word on one side only, and the words that must recur then."""
LEAD = 0.15
"""How much better the words around the denied word must agree than those around the same word elsewhere on the page."""
BEFORE, BEHIND = 7, 3
"""Words before and behind a word that may deny it."""
_LIMITS = frozenset("before until till unless".split())
_CONTRASTS = frozenset("than of unlike".split())
"""The last words of “rather than”, “instead of”, “unlike”."""
_AND = frozenset("and but а und et y mais aber pero і але".split())
_NEGATIVE = frozenset(
    """lack lacks lacked lacking free despite only unless except barely hardly scarcely little few nothing nobody
    nowhere unable avert averted prevent prevented avoid avoided stop stopped stops ended still yet against""".split()
)
"""Words that may deny in another way what a negation denies."""


def denied_words(beside: Beside, draft_text: str) -> Iterator[Difference]:
    """Yield the words of the draft that only one of the two sides denies."""
    ours, page = beside.ours, beside.page
    yield from _denied_names(beside)
    if not beside.one_language:
        return
    for at, word in enumerate(ours):
        if not word.content or word.name or word.number is not None or word.negated != _focus(ours, at):
            continue
        if not word.negated and _denies_otherwise(beside, draft_text, at):
            continue
        found = _denied(beside, at)
        if found is not None and not _none_so(beside, found[0]) and not _until(beside, at, found[0]):
            there, share = found
            start = at - (min(word.denials) if word.negated else 0)
            back = min(page.words[there].denials, default=0)
            yield Difference(
                Slot.CLAIM,
                beside.here(max(0, start), at - max(0, start) + 4),
                beside.there(there - back, back + 4),
                beside.source,
                Confidence.HIGH if share >= 0.75 else Confidence.MEDIUM,
            )
            return


def _until(beside: Beside, at: int, there: int) -> bool:
    """Whether a limit follows the word: what does not start before November starts in November."""
    following = beside.ours[at + 1 : at + BEHIND + 3] + beside.page.words[there + 1 : there + BEHIND + 3]
    return any(w.low in _LIMITS for w in following)


def _denied_names(beside: Beside) -> Iterator[Difference]:
    """Yield the names of the draft that the page has only to say that it was not there or not them: “A, not B”."""
    ours, page = beside.ours, beside.page
    if any(w.negated for w in ours):
        return
    for at, word in enumerate(ours):
        if not word.name or not word.content or word.text in CALENDAR:
            continue
        keys = [key for key in word.keys if key[0] != "#"]
        where = sorted({k for key in keys for k in page.places.get(key, ()) if page.words[k].text[0].isupper()})
        if not where or not all(len(page.words[k].denials) == 1 and _first_name(page.words, k) for k in where):
            continue
        there = next((k for k in where if page.sentences[k] in beside.aligned and _contrasted(page.words, k)), None)
        if there is None:
            continue
        agree = beside.agrees(at, there)
        if agree.share >= MIN_SHARE_NAME and agree.words >= 2:
            back = min(page.words[there].denials)
            yield Difference(
                Slot.PLACE, beside.here(at), beside.there(there - back, back), beside.source, Confidence.MEDIUM
            )
            return


def _contrasted(words: Sequence[Word], at: int) -> bool:
    """Whether the negation before the word sets it against another: “and not in Lode”, “rather than in Lode”."""
    denies = at - min(words[at].denials)
    if words[denies].low in _CONTRASTS:
        return True
    return denies > 0 and (words[denies - 1].low in _AND or words[denies - 1].clause < words[denies].clause)


def _first_name(words: Sequence[Word], at: int) -> bool:
    """Whether no other name is between the word and the negation before it."""
    return not any(w.name for w in words[max(0, at - min(words[at].denials, default=0)) : at])


def _none_so(beside: Beside, there: int) -> bool:
    """Whether “no other” says on one side what a superlative or “first” says on the other."""
    sentence = beside.page.sentence(beside.page.sentences[there])
    theirs = [rank for rank in ranks_of(beside.source) if rank.at in sentence]
    return any(rank.respect or rank.rank == 1 for rank in (*theirs, *ranks(beside.ours, beside.language)))


def _focus(words: Sequence[Word], at: int) -> bool:
    """Whether the word is the first content word behind one negation."""
    word = words[at]
    if len(word.denials) != 1 or not word.negated:
        return False
    return not any(w.content for w in words[max(0, at - word.denials[0] + 1) : at])


def _denied(beside: Beside, at: int) -> tuple[int, float] | None:
    """Where the page has the word, on the other side of a negation; None where it also has it on the draft's side."""
    ours, page = beside.ours, beside.page
    best: tuple[float, int] | None = None
    same, least = 0.0, MIN_SHARE
    for there in sorted({k for key in ours[at].keys for k in page.places.get(key, ())}):
        word = page.words[there]
        share = beside.agrees(at, there)
        if word.negated == ours[at].negated:
            same = max(same, share.share)
        elif (
            page.sentences[there] in beside.aligned and share.words >= 2 and (word.negated <= _focus(page.words, there))
        ):
            if not word.negated and _any_negation(beside, there):
                same = max(same, share.share)
            elif best is None or share.share > best[0]:
                best = (share.share, there)
                least = MIN_SHARE_ALONE if share.words >= MANY and beside.linked else MIN_SHARE
    if best is None or best[0] < (MIN_SHARE if same else least) or best[0] < same + LEAD:
        return None
    return best[1], best[0]


def _any_negation(beside: Beside, there: int) -> bool:
    """Whether the words before the one at ``there`` may deny it in another way."""
    return _denied_otherwise(beside.page.words, there, beside.source.prose.text, beside.page.language)


def _denies_otherwise(beside: Beside, text: str, at: int) -> bool:
    return _denied_otherwise(beside.ours, at, text, beside.language)


def _denied_otherwise(words: Sequence[Word], at: int, text: str, language: str) -> bool:
    """Whether a word before the one at ``at``, or right behind it, denies it in another way than by a plain negation."""
    around = words[max(0, at - BEFORE) : at + BEHIND + 1]
    if any(w.low in _NEGATIVE for w in around) or any(w.negated for w in words[max(0, at - BEFORE) : at]):
        return True
    said = text[around[0].span.start : around[-1].span.end]
    return any(m.axis.kind is AxisKind.VERDICT and m.side < 0 for m in find_opposites(said, language))
