"""A person who has another role than on the page: the role is somebody else's there, or the person's is another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.differences.beside import Beside, pages_for
from srctrack.analysis.differences.difference import Difference, Slot
from srctrack.compare.role_holders import COMPLEMENT, Holder, holders, holders_of
from srctrack.compare.word_index import word_index
from srctrack.compare.word_keys import Word, sentence_words
from srctrack.language.roles import EXCLUSIVE, may_be_both, roles_of
from srctrack.model.finding import Confidence

NEAR = 10
"""Words from a name within which a role may be the person's."""
_STATUS = frozenset("deputy former vice assistant acting interim junior retired honorary".split())
"""Words that make another role of one. What was current may have become former; what was former stays so."""
_COMMON = frozenset("bank univers compani group council ministry hospit school club union association".split())
"""Stems of words that many names share."""
_GRADES = (
    frozenset("chief senior lead leading head first second general managing executive main top newly long-time".split())
    | _STATUS
)
"""Words before a role that name no body."""


def wrong_roles(analysis: Analysis) -> Iterator[Difference]:
    """Yield the people of the draft whose role a page gives to another, or whose role there is another.

    Where a person's sentence rests on no page, every cited page that has the person's full name is asked. A page that bears
    the role out answers for all.
    """
    draft = analysis.draft
    language = word_index(draft).language
    for sentence, words in zip(draft.annotations.sentences, sentence_words(draft), strict=True):
        ours = tuple(w for w in words if not draft.annotations.in_quotation(w.span))
        people = list(holders(ours, language))
        linked = pages_for(analysis, sentence) if people else ()
        pages = linked or tuple(analysis.evidence.sources.values())
        besides = [Beside(ours, word_index(p), p, language, {}, bool(linked)) for p in pages]
        for holder in people:
            asked = [b for b in besides if _has(b, holder)]
            found = [(b, _another(b, holder)) for b in asked if not _borne_out(b, holder)]
            if len(found) < len(asked):
                continue
            for beside, other in found:
                if other is not None:
                    there = other.span(beside.page.words)
                    yield Difference(Slot.ROLE, holder.span(ours), there, beside.source, Confidence.MEDIUM)
                    break


def _has(beside: Beside, holder: Holder) -> bool:
    """Whether the page has the person: by the full name where the sentence does not rest on it."""
    words = beside.page.words
    for at in _places(beside, holder):
        if beside.linked or len(holder.name) == 1:
            return beside.linked
        if at and beside.ours[holder.name[-2]].meets(words[at - 1]):
            return True
    return False


def _borne_out(beside: Beside, holder: Holder) -> bool:
    """Whether the page calls the person what the draft does."""
    alike = [m for m in _same(beside, holder) if m.roles & holder.roles]
    if any(_fits(holder, m) and not _differs(holder, m) and not _of_another(beside, holder, m) for m in alike):
        return True
    return not (beside.one_language and alike) and _role_near(beside, holder)


def _same(beside: Beside, holder: Holder) -> list[Holder]:
    """The page's mentions of the person with a role."""
    words = beside.page.words
    family = beside.ours[holder.name[-1]]
    return [t for t in holders_of(beside.source) if _one_name(beside, family, words[t.name[-1]])]


def _one_name(beside: Beside, one: Word, other: Word) -> bool:
    """Whether two words are one name: by sound only where the page is in another language."""
    keys = {key for key in one.keys if key[0] != "#" and not (beside.one_language and key[0] == "~")}
    return not keys.isdisjoint(other.keys)


def _another(beside: Beside, holder: Holder) -> Holder | None:
    """Who has the role on the page, or the person with another role there; None where the two may agree."""
    same = _same(beside, holder)
    if beside.one_language:
        alike = [m for m in same if m.roles & holder.roles]
        if alike and all(_differs(holder, m) or _of_another(beside, holder, m) for m in alike):
            return alike[0]
    known = same or any(role.group in EXCLUSIVE for role in holder.roles)
    for other in holders_of(beside.source) if known else ():
        if holder.roles & other.roles and other not in same and _is_same_role(beside, holder, other):
            return other
    return next((m for m in same if not may_be_both(holder.roles, m.roles)), None)


def _is_same_role(beside: Beside, holder: Holder, other: Holder) -> bool:
    if not beside.one_language:
        return True
    one_word = beside.ours[holder.role].meets(beside.page.words[other.role])
    return one_word and _fits(holder, other) and not _differs(holder, other)


def _fits(holder: Holder, other: Holder) -> bool:
    return holder.modifiers <= other.modifiers | other.complement


def _differs(holder: Holder, other: Holder) -> bool:
    """Whether one word for a role names two different roles by the words around it."""
    if (holder.modifiers ^ other.modifiers) & _STATUS - (holder.modifiers & {"former"}):
        return True
    if holder.names - other.names and other.names - holder.names and not holder.names & other.complement - _COMMON:
        return True
    mine, theirs = holder.complement, other.complement
    return bool(mine and theirs and not mine & theirs)


def _of_another(beside: Beside, holder: Holder, other: Holder) -> bool:
    """Whether the draft makes it the role of another body, which the page names as well."""
    mine = (holder.modifiers | holder.complement) - _GRADES
    theirs = (other.modifiers | other.complement) - _GRADES
    return bool(mine and theirs and not mine & theirs and all(key in beside.page.places for key in mine))


def _places(beside: Beside, holder: Holder) -> Iterator[int]:
    """Where the page has the family name."""
    word = beside.ours[holder.name[-1]]
    for k in sorted({k for key in word.keys if not key.startswith("#") for k in beside.page.places.get(key, ())}):
        if beside.page.words[k].text[0].isupper() and _one_name(beside, word, beside.page.words[k]):
            yield k


def _role_near(beside: Beside, holder: Holder) -> bool:
    """Whether the page has the draft's word for the role, with its modifiers, near the person's name, with nobody else
    between."""
    words, sentences, language = beside.page.words, beside.page.sentences, beside.page.language
    told = (holder.modifiers | holder.complement) - _STATUS
    for at in _places(beside, holder):
        first = at
        while first and words[first - 1].name and words[first - 1].clause == words[at].clause:
            first -= 1
        for k in range(max(0, first - NEAR), min(len(words), at + NEAR + 1)):
            if sentences[k] != sentences[at] or not roles_of(words[k].text, language) & holder.roles:
                continue
            between = words[k + 1 : first] if k < first else words[at + 1 : k]
            around = frozenset(key for w in words[max(0, k - 3) : k + COMPLEMENT] for key in w.keys)
            if not _people_between(between) and (not beside.one_language or told <= around):
                return True
    return False


def _people_between(words: Sequence[Word]) -> bool:
    return any(w.name for w in words)
