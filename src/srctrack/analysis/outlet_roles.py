"""What an outlet's name is in its sentence besides a source: a company in the news, an employer, an event, a body."""

from __future__ import annotations

import re

from srctrack.model.mentions import Attribution, AttributionKind
from srctrack.patterns import pattern

_REACH = 80
"""Code points around a name that are looked at: about one clause."""
_OF_ITSELF = pattern(
    r"\W*(?:(?:that|recently|also|last \w+|in \w+) )*(?:it|its|it’s|it's|they|their|we|our|in its|in their)\b"
    r"|\W*(?:an? |its |the )?(?:[\w£$€.,%-]+ ){0,3}(?:loss(?:es)?|profits?|revenues?|turnover|earnings|subscribers|circulation|results|lay-?offs)\b",
    re.I,
)
"""What follows the word of saying where a company speaks of itself: “GB News said it reached”, “reported a loss”."""
_WITHIN_PHRASE = pattern(
    r"\b(?:at|for|of|from|with|versus|against|vs?\.?)\s+(?:the |an? )?(?:(?!the |an? |and |or )[\w’'-]+ ){0,3}\Z", re.I
)
"""A preposition that takes the name: “an adviser at the Courier”, “colleagues at the public broadcaster Yle”."""
_HEADS = "congress|conference|summit|festival|forum|awards?|panel|event|gala|association|society|union|council|federation|alliance|institute"
_IS_EVENT = pattern(rf"(?:{_HEADS})\Z", re.I)
_EVENT_FOLLOWS = pattern(rf"\s+(?:{_HEADS}|lawsuit|spokes\w+|chief|executive|staff)\b", re.I)
_COMPANY_VERB = pattern(r"(?:said|says|say|saying|claim|report|state|confirm|reveal|tell|told|note)", re.I)


def is_source(text: str, a: Attribution, known: bool) -> bool:
    """Whether the outlet of ``a`` is the source of what is said. ``known`` tells whether its name is on a list; a name that only
    looks like an outlet's may be an association's."""
    if not known and a.kind is AttributionKind.OUTLET and _IS_EVENT.search(a.text):
        return False
    if _EVENT_FOLLOWS.match(text, a.span.end, min(len(text), a.span.end + _REACH)):
        return False
    if a.cue_span is None or a.cue_span.start < a.span.start:
        return True
    if _PLAIN_FORM.fullmatch(a.cue or "") and not _is_plural(text, a):
        return False  # “an old LN channel state”: a noun
    if _WITHIN_PHRASE.search(text[max(0, a.span.start - _REACH) : a.span.start]):
        return False
    return not (
        _COMPANY_VERB.match(a.cue or "")
        and _OF_ITSELF.match(text, a.cue_span.end, min(len(text), a.cue_span.end + _REACH))
    )


_PLAIN_FORM = pattern(r"say|state|report|claim|note|confirm|reveal", re.I)
_JOINED = pattern(r"\b(?:and|or|nor|&)\b|,|s\s*\Z|\b(?:people|media|press|staff|police)\s*\Z", re.I)
_PLURAL_REACH = 40


def _is_plural(text: str, a: Attribution) -> bool:
    """Whether the subject before a plain verb may be plural, as the verb's form asks: “the Courier and the Post report”, “BBC
    journalists say”."""
    assert a.cue_span is not None
    return _JOINED.search(text[max(0, a.span.start - _PLURAL_REACH) : a.cue_span.start]) is not None
