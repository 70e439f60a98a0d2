"""A link's words are one typo away from its own address.

## What it flags

- a name in the link that the address spells differently: “[Ted Kremenenk](https://social.example/tedkremenek)”
- an issue number that differs from the one in the address: “[#11672](…/pull/116672)”
- an address as the link's words, when the link goes to another page of the same site

## Why it matters

Addresses are usually copied, and words are typed. So either the name is misspelled, or the link goes to the wrong
page.

## Example

Instead of:

    Thanks to [Ted Kremenenk](https://social.example/tedkremenek) for the idea.

Write:

    Thanks to [Ted Kremenek](https://social.example/tedkremenek) for the idea.

## What it misses

Words that begin with a small letter or have fewer than five letters. Names that the address does not contain.

## False alarms

The typo may be in the address. Or the name has changed, and the old address still works.

## Based on

A count of 24,000 links in published articles. There were 50 such places: about 30 were misspelled names or wrong
numbers, and most others were typos in the address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from srctrack.analysis.analysis import Analysis
from srctrack.compare.names.typos import TypoKind, typo_between
from srctrack.language.normalize import strip_marks
from srctrack.language.word_lists import is_given_name, is_known_name, is_word
from srctrack.model.draft import Draft, Link
from srctrack.model.finding import Confidence, Finding, Severity
from srctrack.model.text import Span
from srctrack.model.url import host, split
from srctrack.patterns import pattern
from srctrack.rules.base import Rule, finding

MIN_LETTERS = 5
"""Shorter words are one typo away from too many others."""
MAX_WORDS = 80
"""Code points of a link's words; longer ones are sentences, in which an address's words are inflected."""
HANDLES = frozenset(
    "twitter.com x.com instagram.com facebook.com threads.net tiktok.com github.com medium.com bsky.app linkedin.com".split()
)
"""Hosts whose addresses are names that people chose for themselves, and spell as they like."""
_NAME = pattern(r"[^\W\d_][\w’'-]*")
_PATH_WORD = pattern(r"[^\W\d_]+")
_NUMBER = pattern(r"(?:#|\bno\. ?)(\d{2,8})", re.I)
_TRACKED = pattern(r"/(?:pull|pulls|issues?|merge_requests|bugs?|ticket|discussions)/(\d{1,9})(?=[/?#]|$)")
_ENDINGS = ("s", "es", "ed", "d", "er", "r", "ing", "n", "an", "en", "y", "al", "e", "ly")


def check(analysis: Analysis) -> Iterator[Finding]:
    draft = analysis.draft
    yield from _addresses(draft)
    told: set[tuple[Span, str]] = set()
    for link in draft.links:
        words = link.words.of(draft.prose.text)
        if not words or len(words) > MAX_WORDS or (link.words, link.url) in told:
            continue
        told.add((link.words, link.url))
        found = _number(words, link) or _name(draft, words, link)
        if found:
            at, theirs, said = found
            place = Span(link.words.start + at.start, link.words.start + at.end)
            yield finding(
                RULE,
                draft,
                place,
                f"The link says “{at.of(words)}”; {said} “{theirs}”.",
                expected=(theirs,),
                confidence=Confidence.MEDIUM,
            )


def _number(words: str, link: Link) -> tuple[Span, str, str] | None:
    mine, theirs = _NUMBER.findall(words), _TRACKED.findall(link.url)
    if len(mine) != 1 or len(theirs) != 1 or mine[0] == theirs[0] or not link.url.rstrip("/").endswith(theirs[0]):
        return None
    m = _NUMBER.search(words)
    assert m is not None
    return Span(m.start(1), m.end(1)), theirs[0], "its address has"


def _addresses(draft: Draft) -> Iterator[Finding]:
    """Addresses as a link's words, of the same site as the target and of another page."""
    for shown in draft.links:
        outer = next((o for o in draft.links if o.span != shown.span and o.span.contains(shown.span)), None)
        if outer is None or shown.url_span is None or not _leads_elsewhere(shown.url, outer.url):
            continue
        yield finding(
            RULE,
            draft,
            shown.url_span,
            f"The link says “{shown.url}”; it leads to “{outer.url}”.",
            in_file=True,
            expected=(outer.url,),
            confidence=Confidence.MEDIUM,
        )


def _leads_elsewhere(shown: str, target: str) -> bool:
    mine, theirs = split(shown), split(target)
    if mine is None or theirs is None or host(shown) != host(target) or mine.query != theirs.query:
        return False
    a, b = (unquote(p.path).rstrip("/").lower() for p in (mine, theirs))
    return bool(a) and a != b and a not in b and not shown.endswith(("...", "…"))


def _name(draft: Draft, words: str, link: Link) -> tuple[Span, str, str] | None:
    """A name one typo away from a word of the address, which has no other word of it."""
    parts = split(link.url)
    if parts is None or re.match(r"(?:https?:|www\.)", words):
        return None
    path = _plain(unquote(f"{parts.netloc}/{parts.path}"))
    tokens = {t for t in _PATH_WORD.findall(path) if len(t) >= MIN_LETTERS}
    names = list(_NAME.finditer(words))
    plain = [_letters(m.group()) for m in names]
    run = _letters(path)
    if parts.netloc.lower().removeprefix("www.") in HANDLES:
        return _run_together(names, plain, tokens, run)
    for m, word in zip(names, plain, strict=True):
        if (
            len(word) < MIN_LETTERS
            or not m.group()[0].isupper()
            or word in run
            or _bare(m.group()) in run
            or _known(word)
        ):
            continue
        for token in tokens:
            if _one_typo(word, token) and token not in plain and not _settled(draft, m.group(), token):
                return Span(m.start(), m.end()), token, "its address has"
    return _run_together(names, plain, tokens, run)


def _plain(words: str) -> str:
    """Small letters without marks, umlauts as German and Danish addresses write them."""
    low = words.lower()
    for letter, two in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss"), ("å", "aa"), ("ø", "oe"), ("æ", "ae")):
        low = low.replace(letter, two)
    return strip_marks(low)


def _letters(words: str) -> str:
    return "".join(c for c in _plain(words.replace("’s", "").removesuffix("'s")) if c.isalpha())


def _bare(words: str) -> str:
    """Small letters with every mark left off."""
    return "".join(c for c in strip_marks(words.lower()).replace("ø", "o").replace("æ", "ae") if c.isalpha())


def _known(word: str) -> bool:
    """Whether a word is spelled as dictionaries and lists of names spell it: then the address is at fault."""
    return is_word(word) or is_known_name(word) or is_given_name(word)


def _run_together(
    names: list[re.Match[str]], plain: list[str], tokens: set[str], path: str
) -> tuple[Span, str, str] | None:
    """A full name that the address writes as one word (“tedkremenek”)."""
    for i in range(len(names) - 1):
        whole = "".join(plain[i : i + 2])
        if not (names[i].group()[0].isupper() and names[i + 1].group()[0].isupper()) or whole in path:
            continue
        if _known(plain[i]) and _known(plain[i + 1]):
            continue
        for token in tokens:
            if token.startswith(plain[i]) and token.endswith(plain[i + 1]):
                continue  # a middle initial
            if len(token) >= 2 * MIN_LETTERS - 1 and _one_typo(whole, token):
                at = next((k for k in (i, i + 1) if plain[k] not in token), i + 1)
                return Span(names[at].start(), names[at].end()), token, "its address has"
    return None


def _one_typo(word: str, token: str) -> bool:
    typo = typo_between(word, token)
    if typo is None or typo.kind is TypoKind.TWO or typo.place == 0:
        return False
    longer, shorter = sorted((word, token), key=len, reverse=True)
    if any(longer == shorter + e or longer.removesuffix("ies") == shorter.removesuffix("y") for e in _ENDINGS):
        return False
    return not typo.last and not {word, token} <= _both_spellings(word, token)


def _both_spellings(word: str, token: str) -> set[str]:
    """The two where they are American and British spellings of one word."""
    for a, b in (("z", "s"), ("o", "ou"), ("e", "ae"), ("er", "re"), ("l", "ll"), ("c", "s"), ("i", "y")):
        if word.replace(b, a) == token.replace(b, a):
            return {word, token}
    return set()


def _settled(draft: Draft, name: str, token: str) -> bool:
    """Whether the draft writes the name this way elsewhere, and never as the address does: then the address is at fault."""
    text = draft.prose.text
    others = len(re.findall(rf"\b{re.escape(name)}\b", text)) - 1
    return others >= 2 and not re.search(rf"\b{re.escape(token)}\b", text, re.I)


RULE = Rule("L606", "link-text-mismatch", Severity.WARNING, check)
