"""People with a role beside their name: “the union's chief negotiator, Carl Bergstrand”, “Judge Ovechkina”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from srctrack.compare.word_index import word_index
from srctrack.compare.word_keys import Word
from srctrack.language.function_words import FUNCTION_WORDS
from srctrack.language.roles import Role, roles_of
from srctrack.language.voice import DETERMINERS
from srctrack.model.derived import AnnotatedText, derived
from srctrack.model.text import Span

MODIFIERS = 3
"""Words before a role that tell which it is: “the union's chief negotiator”."""
COMPLEMENT = 6
"""Words behind a role that tell which it is: “head of the nuclear inspectorate”."""
_OF = frozenset("of for at in to de des du del von der для".split())
_IN_COMPLEMENT = frozenset("the of and la le les el los las l der des del du de".split())
"""Function words that may lie inside what somebody is the head of."""
_POSSESSIVE = ("'s", "’s", "s'", "s’")
_LINKS = frozenset("is was who as became becomes ist war est était es era".split())


@dataclass(frozen=True, slots=True)
class Holder:
    """A person (``name``: indices of the words) with a role at the word ``role``, whose phrase goes from ``start`` to ``end``.

    ``modifiers`` and ``complement`` are the other content words that tell which role it is, ``names`` those of them that are
    written with a capital.
    """

    name: tuple[int, ...]
    role: int
    start: int
    end: int
    roles: frozenset[Role]
    modifiers: frozenset[str]
    complement: frozenset[str]
    names: frozenset[str]

    def span(self, words: Sequence[Word]) -> Span:
        """The name and the role."""
        first, last = min(self.start, self.name[0]), max(self.end - 1, self.name[-1])
        return Span(words[first].span.start, words[last].span.end)


@derived
def holders_of(text: AnnotatedText) -> tuple[Holder, ...]:
    """Return the people of ``text`` with a role; indices are those of its ``word_index``."""
    index = word_index(text)
    found = []
    for number in range(index.sentences[-1] + 1 if index.sentences else 0):
        where = index.sentence(number)
        for h in holders(index.words[where.start : where.stop], index.language):
            name = tuple(i + where.start for i in h.name)
            found.append(
                replace(h, name=name, role=h.role + where.start, start=h.start + where.start, end=h.end + where.start)
            )
    return tuple(found)


def holders(words: Sequence[Word], language: str) -> Iterator[Holder]:
    """Yield the people of one sentence with a role beside their name: before it, behind it between commas, or behind “is”."""
    for at, word in enumerate(words):
        roles = roles_of(word.text, language)
        if not roles or (word.name and language == "en" and _is_name(words, at + 1) and _is_name(words, at - 1)):
            continue
        start = _start(words, at)
        end = _end(words, at)
        beside = (_name_behind(words, end), _name_before(words, start))
        apposed = start and words[start - 1].low in DETERMINERS
        for name in reversed(beside) if apposed else beside:
            if name:
                modifiers = frozenset(key for w in words[start:at] for key in _plain(w))
                complement = frozenset(key for w in words[at + 1 : end] for key in _plain(w))
                own = frozenset(key for w in words[start:at] if w.low.endswith(_POSSESSIVE) for key in _plain(w))
                proper = frozenset(key for w in words[start:end] if w.name and w.text[0].isupper() for key in _plain(w))
                yield Holder(name, at, start, end, roles, modifiers - own, complement | own, proper)
                break


def _plain(word: Word) -> Iterator[str]:
    if word.content:
        yield from (key for key in word.keys if key[0] not in "#~=")


def _start(words: Sequence[Word], at: int) -> int:
    """Where the noun phrase of the role at ``at`` begins, its determiner left out."""
    start = at
    while start and at - start < MODIFIERS + 1 and words[start - 1].clause == words[at].clause:
        before = words[start - 1]
        if before.low in DETERMINERS or before.low in FUNCTION_WORDS or not before.text[0].isalpha():
            break
        if before.name and not before.low.endswith(_POSSESSIVE):
            break
        start -= 1
    return start


def _end(words: Sequence[Word], at: int) -> int:
    """Where the noun phrase of the role at ``at`` ends, with what it is the role of."""
    if at + 1 < len(words) and words[at + 1].low in _OF and words[at + 1].clause == words[at].clause:
        end = at + 2
        while end < len(words) and end - at <= COMPLEMENT and words[end].clause == words[at].clause:
            if words[end].low in FUNCTION_WORDS and words[end].low not in _IN_COMPLEMENT:
                break
            end += 1
        return end
    return at + 1


def _is_name(words: Sequence[Word], at: int) -> bool:
    return 0 <= at < len(words) and words[at].text[0].isupper() and words[at].content and words[at].number is None


def _name_behind(words: Sequence[Word], end: int) -> tuple[int, ...]:
    """The name right behind the phrase, a comma or “is” between or not."""
    if end < len(words) and words[end].low in _LINKS:
        end += 1
    if not _is_name(words, end) or words[end].clause - words[end - 1].clause > 1:
        return ()
    return _run(words, end)


def _name_before(words: Sequence[Word], start: int) -> tuple[int, ...]:
    """The name before the phrase, with a comma or “is” and a determiner between."""
    k = start - 1
    while k >= 0 and start - k <= 3 and (words[k].low in DETERMINERS or words[k].low in _LINKS):
        k -= 1
    linked = any(w.low in _LINKS for w in words[k + 1 : start])
    if not _is_name(words, k) or not (linked or words[k].clause < words[start].clause):
        return ()
    first = k
    while _is_name(words, first - 1) and words[first - 1].clause == words[k].clause:
        first -= 1
    return tuple(range(first, k + 1))


def _run(words: Sequence[Word], at: int) -> tuple[int, ...]:
    end = at
    while _is_name(words, end) and words[end].clause == words[at].clause:
        end += 1
    return tuple(range(at, end))
