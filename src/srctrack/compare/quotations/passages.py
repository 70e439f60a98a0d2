"""Whether a passage of a page is the passage that a quotation was taken from, altered, and not another one with like words."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

from srctrack.compare.quotations.token_index import words_of
from srctrack.language.function_words import FUNCTION_WORDS
from srctrack.language.stemming import stem

MIN_CONTENT = 5
"""Content words from which a quotation is told by its words alone (21 labelled findings on 652 published articles)."""
MIN_SHARE = 0.85
"""Share of a quotation's content words that the passage has; one changed word is allowed in any case."""
MAX_LENGTH = 1.5
"""Length of the passage in words, by the quotation's: longer ones are spread over what nobody said in one breath."""
MAX_SLACK = 4
"""Words by which a passage may be longer in any case: a clause cut from a short quotation."""
MIN_WORDS_IN_ORDER = 5
"""Words of a shorter quotation that is known by all its words in their order, articles and auxiliaries among them."""
IN_ORDER = 0.75
"""Share of the longer of the two texts that both have in one order."""
MIN_RUN, RUN_SHARE = 8, 0.5
"""Words in one unbroken run, and their share of the quotation, by which it is known however its rest was changed."""
MAX_NEGATION = 2
"""Words by which a passage is longer that says the opposite: “I do not want revenge”."""
MIN_SURROUNDINGS = 2
"""Content words that the two sides share beside a short quotation."""
SAME_SURROUNDINGS = 0.4
"""Share of the draft's content words beside a short quotation that the page has beside the passage."""
LIKE_SHARE = 0.5
"""Share of a quotation's content words from which a passage is like it, even where it may be another one."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The words beside a quotation in the draft and beside a passage in the page."""

    draft: tuple[str, ...] = ()
    page: tuple[str, ...] = ()
    reversed: bool = False
    """Whether the passage differs by a negation, and the quotation rests on its page."""


def is_same_passage(quotation: str, passage: str, beside: Surroundings) -> bool:
    """Whether ``passage`` can be what ``quotation`` quotes.

    The content words decide for a quotation with enough of them. A shorter one is known by all its words in their order, or by
    its surroundings.
    """
    if "\n\n" in passage.strip():
        return False
    quoted, found = [w.key for w in words_of(quotation)], [w.key for w in words_of(passage)]
    if len(found) > max(MAX_LENGTH * len(quoted), len(quoted) + MAX_SLACK):
        return False
    blocks = SequenceMatcher(None, quoted, found, autojunk=False).get_matching_blocks()
    run = max(block.size for block in blocks)
    if run >= max(MIN_RUN, RUN_SHARE * len(quoted)):
        return True
    content = _content(quotation)
    lacking = len(content) - _shared(content, passage)
    if lacking > max(1, (1 - MIN_SHARE) * len(content)):
        return False
    if len(content) >= MIN_CONTENT:
        return True
    in_order = sum(block.size for block in blocks)
    if len(quoted) >= MIN_WORDS_IN_ORDER and in_order >= IN_ORDER * max(len(quoted), len(found)):
        return True
    if beside.reversed and in_order == len(quoted) and len(found) - len(quoted) <= MAX_NEGATION:
        return True
    mine = {s for text in beside.draft for s in _content(text)} - set(content)
    theirs = {s for text in beside.page for s in _content(text)}
    return len(mine & theirs) >= max(min(MIN_SURROUNDINGS, max(1, len(mine))), SAME_SURROUNDINGS * len(mine))


def is_like(quotation: str, passage: str) -> bool:
    """Whether ``passage`` has so many of a quotation's content words that nobody can say that the page has nothing like it."""
    content = _content(quotation)
    return bool(content) and _shared(content, passage) >= LIKE_SHARE * len(content)


def _shared(content: list[str], passage: str) -> int:
    found = set(_content(passage))
    return sum(word in found for word in content)


def _content(text: str) -> list[str]:
    """The stems of the words that carry meaning."""
    keys = (w.key for w in words_of(text))
    return [stem(key, "en") for key in keys if len(key) > 2 and key not in FUNCTION_WORDS]
