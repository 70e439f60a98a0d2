"""Attributions: which person, body, outlet, document, crowd or nobody a stretch of prose rests on."""

from __future__ import annotations

import re

from srctrack.annotate.attribution.anonymous_sources import (
    AMBIGUOUS_GROUPS,
    MAY_HIDE,
    MAY_HIDE_NOBODY,
    NOBODY,
    find_anonymous_sources,
)
from srctrack.annotate.attribution.clause import Clause
from srctrack.annotate.attribution.clause_tokens import Phrase, Sort
from srctrack.annotate.attribution.source_kinds import (
    ANONYMOUS_SOURCE_NOUNS,
    BODY_WORDS,
    DOCUMENT_WORDS,
    OUTLET_NOUNS,
    PLURAL_GROUPS,
    is_outlet_name,
)
from srctrack.language.reporting_verbs import DETERMINERS, PLAIN_CUES, PREPOSITIONS
from srctrack.model.mentions import Attribution, AttributionKind
from srctrack.model.quote import Quote
from srctrack.model.text import Span
from srctrack.patterns import pattern

_RECEIVER = frozenset("told tell tells telling".split())
_PUBLISHING = frozenset(
    "found finds counted counts calculated obtained published identified uncovered investigated documented quoted quotes cited cites".split()
)
"""What an outlet does with news of its own: a word of saying for it, and for nobody else."""
_AND = pattern(r"\s+and\s+(?:the\s+)?(?=[A-Z])")


def find_attributions(clauses: tuple[Clause, ...], quotes: tuple[Quote, ...]) -> tuple[Attribution, ...]:
    """Return who each stretch of the text is attributed to, in order of where they are named. What stands inside a quotation
    attributes nothing."""
    out: list[Attribution] = []
    for clause in clauses:
        out += _in_clause(clause, quotes)
    return tuple(sorted(out, key=lambda a: (a.span.start, a.span.end)))


def _in_clause(clause: Clause, quotes: tuple[Quote, ...]) -> list[Attribution]:
    out: list[Attribution] = []
    words = clause.lower_words
    if words & PLAIN_CUES or words & _PUBLISHING or words & {"according", "interview"}:
        out += _named(clause)
    if not words & MAY_HIDE:
        return out
    masked = _masked(clause) if words & MAY_HIDE_NOBODY else ""
    for m in NOBODY.finditer(masked):
        out.append(_at(clause, AttributionKind.NOBODY, m.start(), m.end(), None))
    for first, last, cue in find_anonymous_sources(clause) if words & AMBIGUOUS_GROUPS else ():
        span = Span(clause.tokens[first].start, clause.tokens[last].end)
        anonymous = Attribution(AttributionKind.ANONYMOUS, span, span.of(clause.text), cue, None, clause.span)
        if any(a.kind is AttributionKind.ANONYMOUS and a.span.overlaps(anonymous.span) for a in out):
            continue
        out = [a for a in out if not (a.span.overlaps(anonymous.span) and a.kind is not AttributionKind.NOBODY)]
        out.append(anonymous)
    return out


def _masked(clause: Clause) -> str:
    """The clause's words with those inside quotations blanked, at the same offsets."""
    text = clause.span.of(clause.text)
    for _, quote in clause.quotes:
        a, b = quote.outer.start - clause.span.start, quote.outer.end - clause.span.start
        text = text[:a] + "\x00" * (b - a) + text[b:]
    return text.replace("\u00a0", " ")


def _at(clause: Clause, kind: AttributionKind, start: int, end: int, cue: str | None) -> Attribution:
    span = Span(start, end).moved(clause.span.start)
    return Attribution(kind, span, span.of(clause.text), cue, None, clause.span)


def _named(clause: Clause) -> list[Attribution]:
    tokens = clause.tokens
    out: list[Attribution] = []
    for j, token in enumerate(tokens):
        if token.quote is not None:
            continue
        if token.low == "according" and j + 1 < len(tokens) and tokens[j + 1].low == "to":
            phrase = _source_after(clause, j + 2)
            cue = Span(token.span.start, tokens[j + 1].span.end)
        elif token.low in PLAIN_CUES and clause.is_cue(j):
            phrase = clause.before(j, _start(clause, j))
            if phrase is None or phrase.sort is Sort.PRONOUN:
                after = clause.after(j, len(tokens)) if phrase is None and token.low not in _RECEIVER and j else None
                phrase = after if after is not None and after.sort is Sort.NAME else phrase
            cue = token.span
            if token.low in _RECEIVER and (receiver := _source_after(clause, j + 1)) is not None:
                out += _attribution(clause, receiver, token.text, cue, outlets_only=True)
        elif token.low in _PUBLISHING and not token.capital and j:
            phrase = clause.before(j, _start(clause, j))
            if phrase is not None and phrase.sort is Sort.NAME:
                out += _attribution(clause, phrase, token.text, token.span)
            continue
        elif token.low in ("interview", "information") and j:
            phrase = _interview(clause, j)
            if phrase is not None:
                out += _attribution(clause, phrase, token.text, token.span, outlets_only=True)
            continue
        else:
            continue
        if phrase is not None:
            out += _attribution(clause, phrase, cue.of(clause.text), cue)
    seen: set[tuple[int, int]] = set()
    return [a for a in out if not ((a.span.start, a.span.end) in seen or seen.add((a.span.start, a.span.end)))]  # type: ignore[func-returns-value]


def _interview(clause: Clause, j: int) -> Phrase | None:
    tokens = clause.tokens
    if tokens[j].low == "interview" and j + 1 < len(tokens) and tokens[j + 1].low in ("with", "to"):
        return _source_after(clause, j + 2)
    return None


LOOKED_BACK = 120
"""Tokens before a word of saying in which its sentence may begin; sentences of news seldom have half as many."""


def _start(clause: Clause, j: int) -> int:
    """The first token of the sentence within the clause: after a full stop or a quotation that ends one."""
    at = j
    while at > max(0, j - LOOKED_BACK):
        before = clause.tokens[at - 1]
        if before.text in ".;" or (
            before.quote is not None and clause.text[before.span.end - 2 : before.span.end - 1] in ".!?"
        ):
            break
        at -= 1
    return at


def _source_after(clause: Clause, i: int) -> Phrase | None:
    """The noun phrase that begins at token ``i``: a name with its article, possessor or role."""
    tokens = clause.tokens
    start = i
    while i < len(tokens) and tokens[i].low in ("the", "a", "an", "its", "his", "her"):
        i += 1
    if i >= len(tokens) or not tokens[i].is_word:
        return None
    at = i
    while at < len(tokens) and tokens[at].is_word and (at == i or tokens[at].low not in PREPOSITIONS) and at - i < 8:
        if tokens[at].capital:
            last = clause.name_end(at, len(tokens))
            follows = tokens[last + 1].low if last + 1 < len(tokens) else ""
            if tokens[last].owner and follows not in ("information", "reporting", "sources", "account"):
                at = last + 1
                continue
            if follows in OUTLET_NOUNS | {"news", "online"}:
                return clause.phrase(Sort.NAME, at, last)
            return clause.bare_name(at, last)
        at += 1
    stop = at
    while stop < len(tokens) and tokens[stop].is_word and stop - start < 14:
        stop += 1
    return clause.phrase(Sort.ROLE, start, max(start, stop - 1), tokens[start].low not in ("a", "an"))


def _attribution(
    clause: Clause, phrase: Phrase, cue: str, cue_span: Span, outlets_only: bool = False
) -> list[Attribution]:
    out: list[Attribution] = []
    for part in _parts(phrase):
        kind, span = _kind_of(clause, part)
        if kind is None or (outlets_only and kind is not AttributionKind.OUTLET):
            continue
        out.append(Attribution(kind, span, span.of(clause.text), cue, cue_span, clause.span))
    return out


def _parts(phrase: Phrase) -> list[Phrase]:
    """“Der Spiegel and Le Figaro” are two."""
    if phrase.sort is not Sort.NAME or " and " not in phrase.text:
        return [phrase]
    out, at = [], 0
    for m in [*_AND.finditer(phrase.text), None]:
        end = m.start() if m else len(phrase.text)
        out.append(Phrase(Sort.NAME, Span(phrase.span.start + at, phrase.span.start + end), phrase.text[at:end]))
        at = m.end() if m else end
    return out


def _kind_of(clause: Clause, phrase: Phrase) -> tuple[AttributionKind | None, Span]:
    words = [w.strip(".,").lower() for w in phrase.text.split()]
    last = words[-1]
    if phrase.sort is Sort.ROLE and not _is_somebody(phrase.text):
        return None, phrase.span
    if phrase.sort is Sort.PRONOUN:
        return (
            AttributionKind.PERSON
            if words[0] in ("he", "she")
            else AttributionKind.BODY
            if words[0] in ("it", "they")
            else None
        ), phrase.span
    if phrase.sort is Sort.NAME:
        if is_outlet_name(phrase.text, _around(clause, phrase.span)):
            return AttributionKind.OUTLET, phrase.span
        acronym = phrase.text.isupper() and 2 < len(phrase.text) < 7
        body = acronym or any(w in BODY_WORDS for w in words)
        return (AttributionKind.BODY if body else AttributionKind.PERSON), phrase.span
    if (
        last in OUTLET_NOUNS - {"agency", "site", "website", "wire", "station", "network"}
        or _NEWS.search(phrase.text)
        or (last in ("report", "reports") and len(words) > 1)
    ):
        name = _name_inside(clause, phrase)
        beside = name is not None and re.match(
            r"\s+(?:(?:online|independent|state|news|daily|weekly)\s+){0,3}\w+\Z",
            clause.text[name.end : phrase.span.end],
        )
        if name is not None and (beside or is_outlet_name(name.of(clause.text), ("", ""))):
            return AttributionKind.OUTLET, name
    head = next(
        (words[i - 1] for i in range(1, len(words)) if words[i] in ("of", "for", "in", "on", "by", "read", "from")),
        last,
    )
    if last in DOCUMENT_WORDS or head in DOCUMENT_WORDS:
        return AttributionKind.DOCUMENT, phrase.span
    of_named_body = head != last and phrase.text.split()[-1][:1].isupper()  # “a spokesperson for DMG Media”
    if not phrase.definite and not of_named_body and last in ANONYMOUS_SOURCE_NOUNS | PLURAL_GROUPS:
        return AttributionKind.ANONYMOUS, phrase.span
    if any(w in BODY_WORDS for w in words):
        return AttributionKind.BODY, phrase.span
    return AttributionKind.PERSON, phrase.span


def _is_somebody(role: str) -> bool:
    """Whether a phrase without a name can be a speaker: with an article or an owner, or in the plural."""
    words = role.split()
    head = words[0].lower()
    return (
        head in DETERMINERS
        or head.endswith(("’s", "'s", "’", "'"))
        or role[0].isupper()
        or words[-1].endswith("s")
        or words[-1] in BODY_WORDS
    )


_NEWS = pattern(r"\bnews (?:agency|site|website|service|outlet|channel|portal|station|network)\Z")


def _around(clause: Clause, span: Span) -> tuple[str, str]:
    before = clause.text[max(clause.span.start, span.start - 40) : span.start].split()
    after = clause.text[span.end : min(clause.span.end, span.end + 30)].split()
    return (before[-1].lower() if before else ""), " ".join(after[:3]).lower()


def _name_inside(clause: Clause, phrase: Phrase) -> Span | None:
    """The name in “Russia's SOTA online news outlet”."""
    for i, t in enumerate(clause.tokens):
        if t.span.start >= phrase.span.start and t.capital and not t.owner:
            last = clause.name_end(i, len(clause.tokens))
            return (
                Span(t.span.start, min(clause.tokens[last].span.end, phrase.span.end))
                if t.span.start < phrase.span.end
                else None
            )
    return None
