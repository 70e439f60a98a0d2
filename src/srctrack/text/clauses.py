"""Clauses: a sentence as words with its quotations closed up, and the noun phrases that stand beside a verb."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from srctrack.model.quote import Quote
from srctrack.model.text import Span
from srctrack.patterns import pattern
from srctrack.text.cues import ADVERBS, CUES, DETERMINERS, INDEFINITE, NOT_AFTER, PERSONAL, PREPOSITIONS, TITLES

_TOKEN = pattern(r"(?:[A-Z]\.){2,}|[^\W_]+(?:[’'.&-][^\W_]+)*[’'](?!\w)|[^\W_]+(?:[’'.&-][^\W_]+)*|[^\w\s]")
_ABBREVIATED = frozenset(
    "mr mrs ms dr prof rev st gen col maj capt lt sgt cpl adm gov sen rep jr sr msgr hon fr supt insp det".split()
)
_PARTICLES = frozenset(
    "van der den de del della di da dos du la le von zu zum bin ibn al el ter ten of-the y e af av".split()
)
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december".split()
)
_PLAIN_OPENERS = frozenset(
    """the a an in on at of for from to by with as but and or nor yet so if when while after before since until though although
    because once then there here this that these those it he she they we you i his her its their our my your who what
    which where why how not no yes one two three four five six seven eight nine ten some many most several few all each every both
    another other such according asked speaking also still even just only more less last next during despite under over
    between among against into about like unlike despite however meanwhile recently earlier later today yesterday now
    perhaps maybe indeed instead rather including following given let additionally furthermore moreover finally first second
    third people police officials experts critics others""".split()
)
_NO_MARKS = str.maketrans(dict.fromkeys(".,;:!?\"“”‘’'()[]—–", " "))
_COMPOUND = pattern(
    r"[-–](?:style|led|era|like|born|based|backed|inspired|area|wide|friendly|turned|speaking|owned|run|linked|esque|bashing|backing)\Z"
)
_NOUNS = frozenset(
    """report reports email text post message judge counsel state states order plea joke note comment remark answer question
    estimate forecast volunteer voice guess reply response quote call claim counter lament object request protest offer
    promise pledge suggestion tweet document appeal advance study blog complaint label signal""".split()
)
"""Forms of words of saying that are nouns where a subject is looked for (“the judge said”, “the email read”)."""
_UTTERANCES = frozenset(
    """verdict answer reply words word message post tweet advice conclusion response take view statement letter email motto line
    question comment explanation summary note caption headline warning claim argument promise complaint description remark""".split()
)
"""Nouns for what somebody says."""
_NOUN_AFTER = frozenset("the a an his her their its my our your of in no this that's".split())
_PASSIVE = frozenset("is are was were been being be get got".split())
IN_MIND = 12
"""Names within one sentence that a pronoun may go back to: longer sentences are lists."""
REACH = 40
"""How many words beyond a quotation its cue is looked for: longer sentences are rarer than a wrong tie."""

LOOKED_AHEAD = 120
"""Tokens of a clause in which its speaker is looked for; sentences of news seldom have half as many."""


@dataclass(slots=True, eq=False)
class Token:
    """A word, a punctuation mark, or a whole quotation (``quote`` is its index), from ``start`` to ``end``. Not frozen, since
    a text has very many and frozen ones take three times as long to make; nobody changes one."""

    text: str
    low: str
    start: int
    end: int
    quote: int | None = None
    opens: bool = False
    """Whether it is the first word of its sentence."""

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def is_word(self) -> bool:
        return self.quote is None and self.text[0].isalnum()

    @property
    def owner(self) -> bool:
        return self.low.endswith(("’s", "'s", "s’", "s'"))

    @property
    def capital(self) -> bool:
        """Whether it may be part of a name."""
        return (
            self.is_word
            and self.text[0].isupper()
            and self.low not in _CALENDAR
            and not _COMPOUND.search(self.text)
            and not (self.low in _PLAIN_OPENERS and (self.opens or self.low != "a"))
        )


class Sort(StrEnum):
    NAME = "name"
    PRONOUN = "pronoun"
    ROLE = "role"
    """An office or a group without a name (“the mayor”)."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Who stands beside a word of saying. ``definite`` is false for “a packer”, “some officials”."""

    sort: Sort
    span: Span
    text: str
    definite: bool = True


@dataclass(frozen=True, eq=False)
class Clause:
    """One sentence, or several that a quotation holds together."""

    text: str
    span: Span
    quotes: tuple[tuple[int, Quote], ...]
    """The quotations it holds, with their indexes."""

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Its words, made when first asked for: most sentences hold neither a quotation nor a word of saying."""
        return tuple(_tokens(self.text, self.span, self.quotes))

    @cached_property
    def starts(self) -> list[int]:
        """Where its words start."""
        return [t.start for t in self.tokens]

    @cached_property
    def names(self) -> tuple[tuple[int, int], ...]:
        """First and last tokens of its names, in order."""
        out: list[tuple[int, int]] = []
        i = 0
        while i < len(self.tokens):
            if self.tokens[i].capital:
                last = self.name_end(i, len(self.tokens))
                out.append((i, last))
                i = last
            i += 1
        return tuple(out)

    def names_before(self, offset: int) -> Sequence[tuple[int, int]]:
        """Its last names that begin before ``offset``, as many as a reader keeps in mind."""
        at = bisect_left(self.names, (bisect_left(self.starts, offset), 0))
        return self.names[max(0, at - IN_MIND) : at]

    @cached_property
    def lower_words(self) -> frozenset[str]:
        """Its words in lower case, roughly: for asking whether a word of saying can stand in it."""
        return frozenset(self.span.of(self.text).lower().translate(_NO_MARKS).split())

    def phrase(self, sort: Sort, first: int, last: int, definite: bool = True) -> Phrase:
        """The phrase from token ``first`` through ``last``; a possessive ending is left out."""
        start, end = self.tokens[first].span.start, self.tokens[last].span.end
        if self.tokens[last].owner:
            end -= 1 if self.tokens[last].low[-1] in "’'" else 2
        span = Span(start, end)
        return Phrase(sort, span, span.of(self.text), definite)

    # ------------------------------------------------------------- names

    def name_start(self, at: int, low: int) -> int:
        """The first token of the name that ends at ``at``."""
        first = at
        while first - 1 >= low:
            before = self.tokens[first - 1]
            if before.capital and not before.owner:
                first -= 1
            elif (before.text == "." and first - 2 >= low and self._abbreviated(first - 2)) or (
                (before.low in _PARTICLES or before.text == "&")
                and first - 2 >= low
                and self.tokens[first - 2].capital
                and not self.tokens[first - 2].owner
            ):
                first -= 2
            else:
                break
        return first

    def name_end(self, at: int, high: int) -> int:
        """The last token of the name that begins at ``at``."""
        last = at
        while last + 1 < high and not self.tokens[last].owner:
            after = self.tokens[last + 1]
            if after.capital:
                last += 1
            elif (
                after.text == "." and self._abbreviated(last) and last + 2 < high and self.tokens[last + 2].capital
            ) or (after.text == "&" and last + 2 < high and self.tokens[last + 2].capital):
                last += 2
            elif after.low in _PARTICLES and last + 2 < high and self._through_particles(last + 1, high):
                last = self._through_particles(last + 1, high)
            else:
                break
        return last

    def _through_particles(self, at: int, high: int) -> int:
        while at < high and self.tokens[at].low in _PARTICLES:
            at += 1
        return at if at < high and self.tokens[at].capital else 0

    def _abbreviated(self, at: int) -> bool:
        token = self.tokens[at]
        return token.low in _ABBREVIATED or (len(token.text) == 1 and token.text.isupper())

    def bare_name(self, first: int, last: int) -> Phrase | None:
        """The name in tokens ``first`` through ``last`` without the titles before it; the whole where only titles stand."""
        at = first
        while at < last and (self.tokens[at].low in TITLES or self.tokens[at].text == "."):
            at += 1
        return self.phrase(Sort.NAME, at, last)

    # ------------------------------------------------------------- phrases beside a verb

    def before(self, at: int, low: int) -> Phrase | None:
        """Who stands before the verb at ``at``, looking no further than token ``low``."""
        i = self._past_adverbs(at - 1, low)
        if i < low:
            return None
        token = self.tokens[i]
        if token.low in ("who", "which", "that"):
            i -= 1
            if i >= low and self.tokens[i].text == ",":
                i -= 1
            return self.ending_at(i, low) if i >= low else None
        if token.text == ",":
            return self._behind_commas(i, low)
        if token.low in ("and", "but", "then", "or"):
            return self.first_subject(low, i)
        return self.ending_at(i, low)

    def is_cue(self, at: int) -> bool:
        """Whether the token at ``at`` is a word of saying that somebody here does: no noun, no infinitive, no passive."""
        token = self.tokens[at]
        if token.low not in CUES or token.capital or token.quote is not None:
            return False
        before = self.tokens[at - 1].low if at else ""
        if before in NOT_AFTER or before in _NOUN_AFTER:
            return False
        if token.low.endswith("ing") or token.low == "quoted":
            return True
        if token.low in _NOUNS and any(t.low == "according" for t in self.tokens[max(0, at - 5) : at]):
            return False
        back = at - 1
        while back >= 0 and (
            self.tokens[back].low in ("also", "now", "still", "often", "being") or self.tokens[back].low.endswith("ly")
        ):
            back -= 1
        return back < 0 or self.tokens[back].low not in _PASSIVE

    def _past_adverbs(self, i: int, low: int) -> int:
        while i >= low:
            token = self.tokens[i]
            if (
                token.low in ADVERBS
                or token.low in _CALENDAR
                or (token.low.endswith("ly") and len(token.low) > 4 and not token.capital)
                or (
                    token.low in ("on", "last", "in")
                    and i + 1 < len(self.tokens)
                    and self.tokens[i + 1].low in _CALENDAR
                )
            ):
                i -= 1
            else:
                break
        return i

    def ending_at(self, i: int, low: int) -> Phrase | None:
        """The noun phrase whose last token is ``i``."""
        if self.tokens[i].text == ")":
            while i > low and self.tokens[i].text != "(":
                i -= 1
            i -= 1
        if i < low or not self.tokens[i].is_word:
            return None
        token = self.tokens[i]
        if token.low in PERSONAL or token.low in ("it", "you"):
            return self.phrase(Sort.PRONOUN, i, i)
        if token.capital and not token.owner:
            first = self.name_start(i, low)
            if first - 1 >= low:
                link = self.tokens[first - 1].low
                if link in (
                    "of",
                    "for",
                    "in",
                    "at",
                    "from",
                    "with",
                    "to",
                    "by",
                    "on",
                    "about",
                    "against",
                    "near",
                    "outside",
                    "programme",
                    "program",
                ):
                    return self._with_complement(first, i, low)
                joined = first - 1 - (link == "the")
                if joined - 1 >= low and self.tokens[joined].low == "and" and self.tokens[joined - 1].capital:
                    return self.phrase(Sort.NAME, self.name_start(joined - 1, low), i)
            return self.bare_name(first, i)
        if token.low in PREPOSITIONS or token.low in DETERMINERS or token.text[0].isdigit():
            return None
        if token.low in CUES and token.low not in _NOUNS:
            return None
        return self._role(i, low)

    def _with_complement(self, first: int, last: int, low: int) -> Phrase | None:
        """“Kaine of Virginia” is Kaine; “the governor of Ohio” is the governor of Ohio."""
        head = first - 2
        while head >= low and self.tokens[head].low in DETERMINERS:
            head -= 1
        if head < low or not self.tokens[head].is_word:
            return None
        if self.tokens[head].capital and not self.tokens[head].owner:
            return self.bare_name(self.name_start(head, low), head)
        role = self._role(head, low)
        if role is None:
            return None
        span = Span(role.span.start, self.tokens[last].span.end)
        return Phrase(Sort.ROLE, span, span.of(self.text), role.definite)

    def _role(self, last: int, low: int) -> Phrase | None:
        """A noun phrase without a name at its end: from its determiner on."""
        first = last
        while first - 1 >= low and last - first < 9:
            before = self.tokens[first - 1]
            if before.low in DETERMINERS or before.owner:
                first -= 1
                if (
                    before.owner
                    and first - 1 >= low
                    and self.tokens[first - 1].is_word
                    and self.tokens[first - 1].low not in PREPOSITIONS
                ):
                    continue
                break
            if (
                not before.is_word
                or before.low in CUES
                or (before.low in PREPOSITIONS and before.low not in ("of", "for"))
            ):
                break
            first -= 1
        while first < last and self.tokens[first].low in PREPOSITIONS:
            first += 1
        definite = self.tokens[first].low not in INDEFINITE
        return self.phrase(Sort.ROLE, first, last, definite)

    def _behind_commas(self, i: int, low: int) -> Phrase | None:
        """Who stands before an insertion that ends at the comma ``i``: “the manager, Luca Conti,” or “Luca Conti, who …,”."""
        role: Phrase | None = None
        end = i
        while end > low:
            start = end
            while (
                start - 1 >= low
                and self.tokens[start - 1].text != ","
                and self.tokens[start - 1].is_word | (self.tokens[start - 1].text in ".()-–’'&%$")
            ):
                start -= 1
            if start < end and self.tokens[start].low not in PREPOSITIONS and not self._describes(start, end):
                found = self._leading_name(start, end) if end == i or role is None else None
                if found is None:
                    found = self.ending_at(end - 1, start)
                if found is not None and found.sort is not Sort.ROLE:
                    return found
                if found is not None and self.tokens[start].low in DETERMINERS:
                    role = role or found
            end = start - 1
            if end < low or self.tokens[end].text != ",":
                break
        return role

    def _describes(self, start: int, end: int) -> bool:
        """Whether a stretch only tells what somebody is (“executive producer of …”, “71”): no article and no name at its head."""
        head = self.tokens[start]
        return (
            not head.capital
            and head.low not in DETERMINERS
            and not head.owner
            and end - start > 1
            and head.low not in PERSONAL
        )

    def _leading_name(self, start: int, end: int) -> Phrase | None:
        """The name a stretch consists of, or begins with before “of …” or “who …”."""
        if not self.tokens[start].capital or self.tokens[start].owner:
            return None
        last = self.name_end(start, end)
        if last + 1 == end or self.tokens[last + 1].low in PREPOSITIONS or self.tokens[last + 1].text == "(":
            if self.tokens[last].owner:
                return None
            return self.bare_name(start, last)
        return None

    def after(self, at: int, high: int) -> Phrase | None:
        """Who stands after the verb at ``at`` (“said Luca Conti, the manager”), looking no further than token ``high``."""
        i = at + 1
        while i < high and self.tokens[i].low in ADVERBS and self.tokens[i].low not in ("is", "was"):
            i += 1
        if i >= high or not self.tokens[i].is_word:
            return None
        first = self.tokens[i]
        if first.low in PERSONAL:
            return self.phrase(Sort.PRONOUN, i, i)
        if first.low in PREPOSITIONS or first.low in (
            "it",
            "that",
            "so",
            "yes",
            "no",
            "him",
            "them",
            "us",
            "me",
            "reporters",
        ):
            return None
        segments = self._segments(i, high)
        start, end = segments[0]
        cut = next(
            (k for k in range(start, end) if self.tokens[k].low in PREPOSITIONS and not self.tokens[k].capital), end
        )
        named = self._last_name(start, cut)
        if named is not None:
            return named
        for s, e in segments[1:4]:
            apposed = self._leading_name(s, e)
            if apposed is not None:
                return apposed
            if (
                self.tokens[s].low not in DETERMINERS
                and not (self.tokens[s].low in PREPOSITIONS and e - s > 1)
                and not self.tokens[s].text[0].isdigit()
            ):
                break
        last = min(end, cut + 6)
        return self.phrase(Sort.ROLE, start, max(start, last - 1), first.low not in INDEFINITE) if cut > start else None

    def _segments(self, low: int, high: int) -> list[tuple[int, int]]:
        """Stretches between commas up to the end of the clause."""
        out: list[tuple[int, int]] = []
        start = at = low
        high = min(high, low + LOOKED_AHEAD)
        while at < high:
            token = self.tokens[at]
            if token.text == ",":
                if at > start:
                    out.append((start, at))
                start = at + 1
            elif (
                token.quote is not None
                or (token.text in ".;:!?" and not (token.text == "." and self._abbreviated(at - 1)))
                or token.text in "—–("
            ):
                break
            at += 1
        if at > start:
            out.append((start, at))
        return out or [(low, low + 1)]

    def _last_name(self, start: int, end: int) -> Phrase | None:
        """The name that ends the stretch (“the organist Hugo Blix”)."""
        at = end - 1
        if at < start or not self.tokens[at].capital or self.tokens[at].owner:
            return None
        return self.bare_name(self.name_start(at, start), at)

    def subject_of_participle(self, at: int, low: int) -> Phrase | None:
        """Who stands right before a participle: “with Trump reportedly yelling”. None behind a comma."""
        i = self._past_adverbs(at - 1, low)
        if i < low or not self.tokens[i].capital or self.tokens[i].owner:
            return None
        first = self.name_start(i, low)
        if first - 1 >= low and self.tokens[first - 1].low not in ("with", "and", "while"):
            return None
        return self.bare_name(first, i)

    def heading_name(self, at: int, low: int) -> Phrase | None:
        """The name that ends a heading before a colon: “PIANOS AFLOAT - Elsa Horn:”."""
        if at < low or not self.tokens[at].capital or self.tokens[at].owner:
            return None
        first = self.name_start(at, low)
        if first == low or self.tokens[first - 1].text in "-–—,.)":
            return self.bare_name(first, at)
        return None

    def owner_of_words(self, at: int, low: int) -> Phrase | None:
        """Whose words a colon announces: “Kari Lund’s verdict:”, “in the tailor’s letter:”."""
        if at < low or self.tokens[at].low not in _UTTERANCES:
            return None
        for i in range(at - 1, max(low, at - 4) - 1, -1):
            if self.tokens[i].owner and self.tokens[i].capital:
                return self.bare_name(self.name_start(i, low), i)
        return None

    def first_subject(self, low: int, high: int) -> Phrase | None:
        """The first name or pronoun of a stretch that no preposition governs: most often its subject. One in a clause set
        before the main one (“after Sowa slipped, Horn …”) counts only where no other stands."""
        aside: Phrase | None = None
        at = low
        while at < high:
            token = self.tokens[at]
            last = self.name_end(at, high) if token.capital else at
            found: Phrase | None = None
            if token.low in ("he", "she", "they"):
                found = self.phrase(Sort.PRONOUN, at, at)
            elif token.capital and self._may_be_subject(at, last, low, high):
                found = self.bare_name(at, last)
            if found is not None:
                if at == low or self.tokens[at - 1].low not in _SUBORDINATING:
                    return found
                aside = aside or found
            at = last + 1
        return aside

    def _may_be_subject(self, at: int, last: int, low: int, high: int) -> bool:
        before = self.tokens[at - 1].low if at > low else ""
        if self.tokens[last].owner or (before in PREPOSITIONS and before not in _SUBORDINATING | {"and", "but"}):
            return False
        follows = self.tokens[last + 1] if last + 1 < high else None
        if follows is None or not follows.is_word or at == low:
            return True
        return follows.low in PREPOSITIONS | ADVERBS | CUES or follows.low.endswith(("ed", "s"))


_SUBORDINATING = frozenset("when while as if because that after before although though since until where".split())
_APPOSED = pattern(
    r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3}, [^.,“\"]{4,80}, (?:said|says|asked|wrote|told|added|wondered|tweeted)\b"
)
"""“Ruth Gessner, a pilot from Graz, said of …”."""


class _Newest:
    """The clauses made last: speakers and attributions are read off the same ones."""

    text = ""
    sentences: Sequence[Span] = ()
    outers: tuple[Span, ...] = ()
    made: tuple[Clause, ...] = ()


def clauses(text: str, sentences: Sequence[Span], quotes: Sequence[Quote]) -> tuple[Clause, ...]:
    """The sentences of ``text`` as clauses, with its ``quotes`` closed up."""
    outers = tuple(q.outer for q in quotes)
    if _Newest.text is not text or _Newest.sentences is not sentences or _Newest.outers != outers:
        _Newest.made = tuple(_clauses(text, sentences, quotes))
        _Newest.text, _Newest.sentences, _Newest.outers = text, sentences, outers
    return _Newest.made


def _clauses(text: str, sentences: Sequence[Span], quotes: Sequence[Quote]) -> list[Clause]:
    """The sentences of ``text`` as clauses, joined where a quotation spans several or its cue is parted from it by the
    quotation's own full stop (“Whose coat is it?” Farkas asked)."""
    out: list[Clause] = []
    n = 0
    at = 0
    while at < len(sentences):
        start, end = sentences[at].start, sentences[at].end
        first = n
        at += 1
        while True:
            while n < len(quotes) and quotes[n].outer.start < end:
                n += 1
            held = n > first and quotes[n - 1].outer.end > end
            if at < len(sentences) and (held or (n > first and _cue_follows(text, quotes[n - 1], end, sentences[at]))):
                end = sentences[at].end
                at += 1
                continue
            if held:
                end = quotes[n - 1].outer.end
            break
        span = Span(start, end)
        out.append(Clause(text, span, tuple((k, quotes[k]) for k in range(first, n))))
    return out


def _cue_follows(text: str, quote: Quote, end: int, following: Span) -> bool:
    """Whether the sentence after a quotation’s “?” or “!” only tells who said it."""
    if quote.outer.end < end or text[quote.span.end - 1 : quote.span.end] not in ("?", "!", "…", "-", "—", "–"):
        return False
    if "\n\n" in text[end : following.start]:
        return False
    head = text[following.start : min(following.end, following.start + 120)]
    words = re.findall(r"[^\W\d_]+", head)[:6]
    return any(w.lower() in CUES for w in words[:5]) or _APPOSED.match(head) is not None


def _tokens(text: str, span: Span, quotes: Sequence[tuple[int, Quote]]) -> list[Token]:
    out: list[Token] = []
    at = span.start
    opens = True
    for n, q in quotes:
        opens = _words(text, at, q.outer.start, out, opens)
        out.append(Token("“”", "“”", q.outer.start, q.outer.end, n))
        opens = text[q.span.end - 1 : q.span.end] in (".", "!", "?")
        at = max(at, q.outer.end)
    _words(text, at, span.end, out, opens)
    return out


def _words(text: str, start: int, end: int, out: list[Token], opens: bool) -> bool:
    for m in _TOKEN.finditer(text, start, max(start, end)):
        word = m.group()
        out.append(Token(word, word.lower(), m.start(), m.end(), None, opens and word[0].isalnum()))
        if word[0].isalnum():
            opens = False
        elif word in ".!?:":
            opens = word != "." or len(out) < 2 or out[-2].low not in _ABBREVIATED
    return opens
