"""What a number counts: the noun after it."""

from __future__ import annotations

from srctrack.annotate.figures.lexicon import Lexicon
from srctrack.annotate.figures.tokens import WORD, NumberToken

MAX_WORDS = 5
"""How far the counted noun may stand behind its number: “27 newly recruited young Russian soldiers”."""

IRREGULAR_PLURALS = frozenset(
    """people men women children police staff cattle sheep fish deer feet teeth mice geese oxen lives wives knives leaves
    data media criteria phenomena bacteria fungi cacti alumni personnel troops crew aircraft spacecraft firemen policemen
    servicemen fishermen congressmen congresswomen businessmen gunmen spokesmen clergymen amphorae larvae antennae
    grandchildren schoolchildren salmon trout bison swine folk youth poultry""".split()
)
KINDS = frozenset(
    "police staff cattle sheep fish deer data media personnel crew aircraft salmon trout poultry youth".split()
)
"""Plurals that also say of what kind the next noun is: “two police stations”, “12 crew members”."""
_NOT_PLURAL_ENDINGS = ("ss", "us", "is", "'s", "ous")


def counted_noun(tokens: list[NumberToken], at: int, lex: Lexicon, *, singular: bool = False) -> tuple[int, int] | None:
    """The tokens ``[first, end)`` of the noun counted by a number that ends at token ``at``, with the words before it that say
    of what kind (“circus animals”); None where none follows. ``singular`` tells that the number is one."""
    first = _past_of(tokens, at, lex)
    end = first
    while end < len(tokens) and end - first < MAX_WORDS:
        token = tokens[end]
        if token.kind != WORD or token.low in lex.stops or token.low in lex.cardinals or token.low in lex.magnitudes:
            hyphen = (
                token.text == "-" and token.glued and end > first and end + 1 < len(tokens) and tokens[end + 1].glued
            )
            if not hyphen or tokens[end + 1].kind != WORD:
                break
            end += 1
        end += 1
        if _closes(tokens, first, end, lex, singular):
            break
    if end == first:
        return None
    end = _trimmed(tokens, first, end, lex)
    return (first, end) if end > first else None


def _past_of(tokens: list[NumberToken], at: int, lex: Lexicon) -> int:
    """Past “of the” between the number and the noun: “12 of the 40” counts nothing yet, “12 of the ships” counts ships."""
    if at < len(tokens) and tokens[at].text == "-" and tokens[at].glued:
        at += 1
    if at + 1 < len(tokens) and tokens[at].low in lex.of:
        at += 1
        while at + 1 < len(tokens) and tokens[at].low in lex.determiners:
            at += 1
    return at


def _closes(tokens: list[NumberToken], first: int, end: int, lex: Lexicon, singular: bool) -> bool:
    """Whether the noun is complete with the token before ``end``."""
    word = tokens[end - 1]
    if lex.language == "en":
        if not is_plural(word.low):
            return singular and end - first >= 1 and not _attributive(word.low)
        following = tokens[end].low if end < len(tokens) and tokens[end].kind == WORD else ""
        if not is_plural(following) or following in lex.stops:
            return True
        return word.low in IRREGULAR_PLURALS and word.low not in KINDS
    if lex.nouns_capitalised:
        return (word.text[:1].isupper() and not word.low.endswith(("er",))) or not word.text[:1].islower()
    if lex.adjective_endings:
        return not word.low.endswith(lex.adjective_endings)
    return True


def _attributive(word: str) -> bool:
    return word.endswith(
        ("ed", "al", "ic", "ive", "ous", "ian", "ful", "able", "ible", "ing", "old", "new", "young", "more")
    )


def is_plural(word: str) -> bool:
    """Whether an English word looks like a plural noun."""
    return word in IRREGULAR_PLURALS or (
        len(word) > 2 and word.endswith("s") and not word.endswith(_NOT_PLURAL_ENDINGS)
    )


def _trimmed(tokens: list[NumberToken], first: int, end: int, lex: Lexicon) -> int:
    """Less the words behind an English noun that is no plural: of “38 percent sure” nothing, of “2 attempts made” the noun."""
    if lex.language != "en":
        return end
    for k in range(first, end):
        if tokens[k].kind == WORD and is_plural(tokens[k].low):
            return max(k + 1, end if is_plural(tokens[end - 1].low) else k + 1)
    k = end
    while k > first and tokens[k - 1].low.endswith(("ly", "ed")):
        k -= 1
    return k
