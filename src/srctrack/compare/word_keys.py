"""The content words of a text, each with what it can be recognised by in another text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from srctrack.annotate.figures.languages.registry import lexicon_for
from srctrack.compare.sentence_features import MIN_COGNATE
from srctrack.compare.sentence_memory import dates_in, figures_in, of_sentence
from srctrack.language.concepts import find_concepts
from srctrack.language.function_words import FUNCTION_WORDS
from srctrack.language.stemming import sound, stem
from srctrack.language.voice import PARTICLES
from srctrack.model.derived import AnnotatedText, derived
from srctrack.model.mentions import DateKind
from srctrack.model.text import Span
from srctrack.patterns import pattern

T = TypeVar("T")
_TOKEN = pattern(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?|[,;:()—–.!?]")
_NEGATION = {
    "en": pattern(
        r"(?<!should )(?<!must )(?<!need )(?<!ought )\b(?:not(?! only| just| least)|never|no(?! (?:more|less|fewer|later|earlier|sooner|doubt|matter|wonder)\b)|nobody|none|"
        r"neither|nor|without|cannot|hardly|barely|rather than|instead of|unlike|yet to|[a-z]+n['’]t|fail(?:s|ed|ing)? to|refus(?:es?|ed|ing) to|declin(?:es?|ed|ing) to)\b",
        re.I,
    ),
    "ru": pattern(r"\b(?:не|нет|ни|без|никто|никогда)\b", re.I),
    "uk": pattern(r"\b(?:не|немає|ні|без|ніхто|ніколи)\b", re.I),
    "de": pattern(r"\b(?:nicht|kein\w*|nie|niemals|ohne|niemand)\b", re.I),
    "fr": pattern(r"\b(?:ne|n['’]|sans|aucune?|jamais|personne)(?=\W|\w)", re.I),
    "es": pattern(r"\b(?:no|sin|nunca|jamás|ningun[oa]?|ningún|nadie|tampoco)\b", re.I),
}
"""Words that deny what follows them in their clause."""
_AND = frozenset("and und et y e и і та й but aber mais pero а но але while".split())
"""Words that, before a number, part what two numbers belong to."""
FIRM_MARK = 3
"""What a semicolon or dash parts clauses by, in commas."""
NEGATION_REACH = 4
"""Words after a negation that it may deny: “has not yet been fully paid”."""
LONG_REACH = 6
"""The same for a name, which stands at the end of its phrase: “not in the inland spa of Lode”."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word or number of a text. ``keys`` are what it may share with a word of another text: the beginning of a key tells
    its kind (none: stem; ``#`` concept; ``~`` sound; ``=`` number). ``clause`` counts the stretches between marks.
    ``denials`` are how many words before it each negation lies that may deny it."""

    text: str
    span: Span
    keys: frozenset[str]
    clause: int
    content: bool
    name: bool = False
    number: float | None = None
    denials: tuple[int, ...] = ()
    unit: bool = False
    """Whether it is the unit of a number."""
    opens: bool = False
    """Whether it opens a sentence, so that its capital letter says nothing."""

    @property
    def negated(self) -> bool:
        """Whether an odd number of negations may deny it."""
        return sum(far <= NEGATION_REACH for far in self.denials) % 2 == 1

    @property
    def low(self) -> str:
        return self.text.lower()

    def moved(self, by: int) -> Word:
        """The word at another place of its text."""
        return Word(
            self.text,
            self.span.moved(by),
            self.keys,
            self.clause,
            self.content,
            self.name,
            self.number,
            self.denials,
            self.unit,
            self.opens,
        )

    def meets(self, other: Word) -> bool:
        """Whether both words can be recognised by the same thing."""
        return not self.keys.isdisjoint(other.keys)


@derived
def sentence_words(text: AnnotatedText) -> tuple[tuple[Word, ...], ...]:
    """Return the words of every sentence of ``text``."""
    return tuple(words_of(text, span) for span in text.annotations.sentences)


def words_of(text: AnnotatedText, span: Span) -> tuple[Word, ...]:
    """Return the words of ``text`` at ``span``, numbers as one word each."""
    return of_sentence(_words_of, text, span, lambda words, by: tuple(word.moved(by) for word in words))


def _words_of(text: AnnotatedText, span: Span) -> tuple[Word, ...]:
    language = lexicon_for(text.prose).language
    words = span.of(text.prose.text)
    tokens = [(m.group(), Span(m.start(), m.end()).moved(span.start)) for m in _TOKEN.finditer(words)]
    held = _by_token(tokens, ((number[0], number) for number in _numbers(text, span)))
    concepts = _by_token(tokens, ((m.span.moved(span.start), m.concept) for m in find_concepts(words, language)))
    units = _by_token(tokens, ((f.span, f.span) for f in figures_in(text, span) if f.unit is not None))
    denied = _denials(words, span, language)
    out: list[Word] = []
    clause, opens, reached = 0, True, -1
    for i, (token, at) in enumerate(tokens):
        if not token[0].isalnum():
            clause += FIRM_MARK if token in ";—–" else token in ",:()"
            opens = opens or token in ".!?:"
            continue
        if token.lower() in _AND and i + 1 < len(tokens) and i + 1 in held:
            clause += 1
        if i not in held:
            name = token[0].isupper() and not opens and language != "de"
            keys = _keys(token, name=name, language=language, concepts=concepts.get(i, ()))
            denials = tuple(denied.get(at.start, ()))
            unit = any(u.contains(at) for u in units.get(i, ()))
            out.append(Word(token, at, keys, clause, _content(token), name, None, denials, unit, opens))
        elif held[i][0][0].start > reached:
            where, value = held[i][0]
            reached = where.start
            out.append(Word(where.of(text.prose.text), where, frozenset({f"={value:.8g}"}), clause, True, number=value))
        opens = False
    return tuple(_with_particle(out, i) for i in range(len(out)))


def _by_token(tokens: Sequence[tuple[str, Span]], marked: Iterable[tuple[Span, T]]) -> dict[int, list[T]]:
    """What is marked at each token, by the token's index; nothing for tokens where nothing is."""
    ends = [at.end for _, at in tokens]
    out: dict[int, list[T]] = {}
    for where, what in marked:
        for i in range(bisect_right(ends, where.start), len(tokens)):
            if tokens[i][1].start >= where.end:
                break
            out.setdefault(i, []).append(what)
    return out


def _with_particle(words: Sequence[Word], at: int) -> Word:
    """The word, with the key of the noun that it makes with a particle behind it: take over, takeover."""
    word = words[at]
    if not word.content or word.number is not None or at + 1 == len(words) or words[at + 1].low not in PARTICLES:
        return word
    bare = next((k for k in word.keys if k[0] not in "#~="), None)
    return replace(word, keys=word.keys | {bare + words[at + 1].low}) if bare else word


def _content(token: str) -> bool:
    return len(token) > 2 and token.lower() not in FUNCTION_WORDS


def _keys(token: str, *, name: bool, language: str, concepts: Iterable[str]) -> frozenset[str]:
    if not _content(token):
        return frozenset()
    keys = {stem(token, language)} | {"#" + concept for concept in concepts}
    if name or len(token) >= MIN_COGNATE:
        keys.add("~" + sound(token.removesuffix("'s").removesuffix("’s")))
    return frozenset(keys - {"~"})


def _numbers(text: AnnotatedText, span: Span) -> list[tuple[Span, float]]:
    dates = [d.span for d in dates_in(text, span) if d.kind is not DateKind.RELATIVE and span.contains(d.span)]
    figures = [f for f in figures_in(text, span) if span.contains(f.number) and f.value is not None and not f.ordinal]
    out = [(f.number, float(f.value or 0)) for f in figures if not _touches(f.number, dates)]
    spelled = sorted(where for where, _ in out)
    words = span.of(text.prose.text)
    for m in _TOKEN.finditer(words):
        at = Span(m.start(), m.end()).moved(span.start)
        if m.group()[0].isdigit() and not _touches(at, spelled):
            digits = "".join(c for c in m.group() if c.isdigit())
            out.append((at, float(digits)))
    return sorted(out)


def _touches(at: Span, spans: Sequence[Span]) -> bool:
    """Whether ``at`` overlaps one of ``spans``, which are in order and do not overlap one another."""
    first = bisect_right(spans, at.start, key=lambda s: s.end)
    return first < len(spans) and spans[first].start < at.end


def _denials(words: str, span: Span, language: str) -> dict[int, list[int]]:
    """How many words behind a negation each word of ``words`` follows, by where it begins."""
    expression = _NEGATION.get(language)
    out: dict[int, list[int]] = {}
    for m in expression.finditer(words) if expression else ():
        for count, token in enumerate(_TOKEN.finditer(words, m.end()), 1):
            if count > LONG_REACH or not token.group()[0].isalnum():
                break
            out.setdefault(span.start + token.start(), []).append(count)
    return out
