"""Names in a prose: people, places, organisations, outlets, told by their capitals and where those stand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from srctrack.language.name_words import CALENDAR, FUNCTION_WORDS, HEADS_WITH_OF, OPENERS, PARTICLES, TITLES
from srctrack.language.word_lists import is_given_name, is_known_name, is_word
from srctrack.model.mentions import NameMention
from srctrack.model.prose import BlockKind, Prose
from srctrack.model.quote import Quote
from srctrack.model.text import Span
from srctrack.patterns import pattern

_TOKEN = pattern(
    r"(?P<skip>(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,80}|[@#]\w+|`[^`\n]*`|(?<![\w-])[\w-]{1,63}(?:\.[\w-]{1,63}){0,6}\.(?:com|org|net|ru|uk|io|eu|de|fr|info|gov|edu)\b(?:/\S*)?)"
    r"|(?P<dotted>(?:[^\W\d_]\.){2,})"
    r"|(?P<initial>(?<![\w.])[^\W\d_]\.(?=\s))"
    r"|(?P<short>(?:St|Ste|Mt|Ft|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Capt|Lt|Sgt|Sen|Rep|Gov|Rev|Hon|Jr|Sr|Maj|Cmdr|Adm)\.)"
    r"|(?P<word>[^\W\d_](?:\w|[’'‘ʼ](?=\w)|-(?=\w)|[\u0300-\u036f])*)"
)
_SMALL_HEAD = pattern(r"(?:al|el|ad|as|at|ash|an|ar|az|bin|ibn|mac|de|d|l|dell)[-’'][^\W\d_]", re.I)
_CONTRACTED = pattern(
    r"(?:i|we|you|he|she|they|it|that|there|who|what|let|don|can|won|isn|didn|doesn|aren|wasn)[’'](?:m|s|d|t|ve|re|ll)\Z",
    re.I,
)
_GAP = frozenset((" ", "\u00a0", "\n", "\u202f"))
_OPENING = "“„«\"‘'(["
_SHOUTED = 4
"""An all-capital word longer than this is a shouted word rather than an abbreviation."""
_TITLE_CASE_SHARE = 0.85
"""Share of capitals among a stretch's longer words from which its capitals tell nothing."""
_TITLE_CASE_LEAST = 4
_LONG_WORD = 4
"""Letters from which a word counts towards that share; shorter ones are small in many headlines."""
_JOINING = PARTICLES | {"of", "the"}


def find_names(prose: Prose, sentences: tuple[Span, ...], quotes: tuple[Quote, ...]) -> tuple[NameMention, ...]:
    """The name mentions of ``prose`` in order.

    A capital counts as a name's where nothing else explains it: the head of a sentence or quotation, a heading in
    capitals, a day or a month do. Courtesy titles are left out of the span; particles (van der, al-, de la) and initials
    are kept in. In languages that this floor has no word list of, a sentence's first word needs a second sign.
    """
    text = prose.text
    reader = _Reader(text, prose.language)
    out: list[NameMention] = []
    outers = [q.outer for q in quotes]
    at = 0
    for sentence in sentences:
        tokens, small = _tokens(text, sentence)
        if not tokens or not (len(tokens) > 1 or tokens[0].capital):
            continue
        block = prose.block_at(sentence.start)
        flat = (block is not None and block.kind is BlockKind.HEADING) or _title_case(tokens, small)
        for span, at_start in reader.read(tokens, flat):
            while at < len(outers) and outers[at].end <= span.start:
                at += 1
            quoted = any(q.overlaps(span) for q in outers[at : at + 2])
            out.append(NameMention(span, span.of(text), at_start, quoted))
    return reader.confirmed(out)


class _Token(NamedTuple):
    start: int
    end: int
    text: str
    kind: str
    capital: bool


def _is_capital(text: str, kind: str) -> bool:
    """Whether a token is written as names are: Smith, al-Assad, d’Artagnan; not I, I’m or We’ve."""
    if not text[0].isupper():
        small = _SMALL_HEAD.match(text) if not text.isalpha() else None
        return small is not None and small.group()[-1].isupper()
    return not (kind == "word" and (len(text) == 1 or (not text.isalpha() and _CONTRACTED.match(text) is not None)))


def _tokens(text: str, sentence: Span) -> tuple[list[_Token], int]:
    """The tokens that can open, make or join a name, the sentence's first whatever it is; and how many longer words
    without a capital were passed over."""
    out: list[_Token] = []
    small = 0
    for m in _TOKEN.finditer(text, sentence.start, sentence.end):
        word = m.group()
        if out and "a" <= word[0] <= "z" and word.isalpha() and word not in _JOINING:
            small += len(word) >= _LONG_WORD
            continue
        kind = m.lastgroup or "word"
        out.append(_Token(m.start(), m.end(), word, kind, _is_capital(word, kind)))
    return out, small


class _Reader:
    """Reads names off one prose; remembers which words stand in it without a capital, or with one that counts."""

    def __init__(self, text: str, language: str | None) -> None:
        self.text = text
        self.english = language in (None, "en")
        self.openers = FUNCTION_WORDS | OPENERS.get(language or "", frozenset())
        self.counted: set[str] = set()

    def read(self, tokens: list[_Token], flat: bool) -> Iterable[tuple[Span, bool]]:
        run: list[_Token] = []
        pending: list[_Token] = []
        for token in tokens:
            joined = bool(run) and self._joined((pending or run)[-1], token)
            if token.kind != "skip" and token.capital and not (flat and self._everyday(token)):
                if not joined:
                    yield from self._mention(run, tokens[0], flat)
                    run, pending = [], []
                run += [*pending, token]
                pending = []
                if _possessive(token.text):
                    yield from self._mention(run, tokens[0], flat)
                    run = []
            elif joined and token.kind == "word" and self._carries(run, token, pending):
                pending.append(token)
            else:
                yield from self._mention(run, tokens[0], flat)
                run, pending = [], []
        yield from self._mention(run, tokens[0], flat)

    def _joined(self, before: _Token, token: _Token) -> bool:
        gap = self.text[before.end : token.start]
        return gap in _GAP or (gap == " & " and before.capital)

    @staticmethod
    def _carries(run: list[_Token], token: _Token, pending: list[_Token]) -> bool:
        if token.text in PARTICLES:
            return True
        if token.text == "of":
            return not pending and run[-1].text in HEADS_WITH_OF
        return token.text == "the" and bool(pending) and pending[-1].text == "of"

    def _everyday(self, token: _Token) -> bool:
        return is_word(_bare(token.text)) and not is_given_name(_bare(token.text))

    def _mention(self, run: list[_Token], first: _Token, flat: bool) -> Iterable[tuple[Span, bool]]:
        run, opens = self._trimmed(run, first)
        while run and run[-1].kind == "word" and run[-1].text in CALENDAR:
            run = run[:-1]
        if not run:
            return
        if len(run) == 1 and (run[0].text in CALENDAR or run[0].kind == "initial"):
            return
        if all(t.kind == "short" or t.text in CALENDAR for t in run):
            return
        if not opens and not flat:
            self.counted.update(_bare(t.text) for t in run)
        end = run[-1].end
        mark = _possessive(run[-1].text)
        yield Span(run[0].start, end - mark), opens or flat

    def _trimmed(self, run: list[_Token], first: _Token) -> tuple[list[_Token], bool]:
        """``run`` without what is no part of the name at its head, and whether its first capital may be the sentence's."""
        opens = bool(run) and (run[0] is first or self._after_opening(run[0]))
        if opens and run:
            head = run[0]
            if head.kind == "word" and head.text.lower() in self.openers:
                run, opens = run[1:], False
            elif head.kind == "word" and is_word(_bare(head.text)):
                if len(run) == 1:
                    return [], True
                if len(run) > 1 and _possessive(head.text):
                    run, opens = run[1:], False
        while len(run) > 1 and run[0].text.rstrip(".").lower() in TITLES and self._name_like(run[1]):
            run, opens = run[1:], False
        while len(run) > 1 and run[0].text in FUNCTION_WORDS:
            run = run[1:]
        return run, opens

    def _after_opening(self, token: _Token) -> bool:
        return token.start > 0 and self.text[token.start - 1] in _OPENING

    @staticmethod
    def _name_like(token: _Token) -> bool:
        bare = _bare(token.text)
        return token.kind in ("initial", "short") or not is_word(bare) or is_known_name(bare) or bare.lower() in TITLES

    def confirmed(self, found: list[NameMention]) -> tuple[NameMention, ...]:
        """``found`` without lone first words that no second sign makes a name."""
        out = []
        for mention in found:
            lone = mention.at_start and " " not in mention.text and mention.text not in self.counted
            if lone and (not self.english or not (mention.text[0].isascii() or is_known_name(mention.text))):
                continue
            if mention.text.isupper() and len(mention.text) > _SHOUTED and mention.at_start:
                continue
            out.append(mention)
        return tuple(out)


def _title_case(tokens: list[_Token], small: int) -> bool:
    long = [t.capital for t in tokens if t.kind == "word" and len(t.text) >= _LONG_WORD]
    return sum(long) >= _TITLE_CASE_LEAST and sum(long) >= _TITLE_CASE_SHARE * (len(long) + small)


def _possessive(word: str) -> int:
    """How many code points a possessive ending takes."""
    if word[-2:] in ("'s", "’s", "'S", "’S"):
        return 2
    return 0


def _bare(word: str) -> str:
    return word[: len(word) - _possessive(word)]
