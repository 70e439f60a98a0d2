"""The words of a clause: its quotations closed up, its names found."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from srctrack.language.reporting_verbs import TITLES
from srctrack.model.quote import Quote
from srctrack.model.text import Span
from srctrack.patterns import pattern

_TOKEN = pattern(r"(?:[A-Z]\.){2,}|[^\W_]+(?:[’'.&-][^\W_]+)*[’'](?!\w)|[^\W_]+(?:[’'.&-][^\W_]+)*|[^\w\s]")
_ABBREVIATED = frozenset(
    "mr mrs ms dr prof rev st gen col maj capt lt sgt cpl adm gov sen rep jr sr msgr hon fr supt insp det".split()
)
_PARTICLES = frozenset(
    "van der den de del della di da dos du la le von zu zum bin ibn al el ter ten of-the y e af av".split()
)
CALENDAR = frozenset(
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
_NAMES_WITHIN = frozenset("a police people experts".split())
"""Those that may be part of a name within a sentence: “the Brackwater Police Department”."""
_OPENING_PREPOSITIONS = frozenset(
    "above across along alongside amid among around behind below beneath beside besides beyond inside near outside throughout toward towards upon within without".split()
)
"""Prepositions that are no part of a name where they open a sentence, and may be one elsewhere (Inside Higher Ed)."""
PLACES = frozenset(
    """afghanistan albania algeria america angola argentina armenia australia austria azerbaijan bahrain bangladesh belarus belgium bolivia
    bosnia botswana brazil britain bulgaria burma cambodia cameroon canada chile china colombia congo croatia cuba cyprus denmark ecuador egypt england
    eritrea estonia ethiopia europe finland france gaza germany ghana greece guatemala guinea haiti honduras hungary iceland india indonesia iran iraq
    ireland israel italy jamaica japan kazakhstan kenya korea kosovo kuwait kyrgyzstan laos latvia lebanon liberia libya lithuania luxembourg macedonia
    madagascar malaysia mali malta mexico moldova mongolia montenegro morocco mozambique myanmar namibia nepal netherlands nicaragua niger nigeria norway
    oman pakistan palestine panama paraguay peru philippines poland portugal qatar romania russia rwanda scotland senegal serbia singapore slovakia
    slovenia somalia spain sudan sweden switzerland syria taiwan tajikistan tanzania thailand tibet tunisia turkey turkmenistan uganda ukraine uruguay
    uzbekistan venezuela vietnam wales yemen zambia zimbabwe africa asia crimea donbas kremlin washington moscow beijing london paris berlin brussels kyiv kiev tehran
    jerusalem ankara alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho illinois indiana iowa kansas
    kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada hampshire jersey york ohio
    oklahoma oregon pennsylvania tennessee texas utah vermont wisconsin wyoming congress parliament senate house democrats republicans twitter facebook
    google amazon microsoft apple u.s u.k u.n eu nato""".split()
)
"""Words that speak and act like people in the news and are none: “he” never means them."""
_NO_MARKS = str.maketrans(dict.fromkeys(".,;:!?\"“”‘’'()[]—–", " "))
_COMPOUND = pattern(
    r"[-–](?:style|led|era|like|born|based|backed|inspired|area|wide|friendly|turned|speaking|owned|run|linked|esque|bashing|backing)\Z"
)
IN_MIND = 12
"""Names within one sentence that a pronoun may go back to: longer sentences are lists."""


@dataclass(slots=True, eq=False)
class ClauseToken:
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
            and self.low not in CALENDAR
            and not _COMPOUND.search(self.text)
            and not (self.low in _PLAIN_OPENERS and (self.opens or self.low not in _NAMES_WITHIN))
            and not (self.opens and self.low in _OPENING_PREPOSITIONS)
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
class ClauseWords:
    """One sentence, or several that a quotation holds together, as words and names."""

    text: str
    span: Span
    quotes: tuple[tuple[int, Quote], ...]
    """The quotations it holds, with their indexes."""

    @cached_property
    def tokens(self) -> tuple[ClauseToken, ...]:
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

    def name_start(self, at: int, low: int) -> int:
        """The first token of the name that ends at ``at``."""
        first = at
        while first - 1 >= low:
            before = self.tokens[first - 1]
            if before.capital and not before.owner:
                first -= 1
            elif (before.text == "." and first - 2 >= low and self.abbreviated(first - 2)) or (
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
                after.text == "." and self.abbreviated(last) and last + 2 < high and self.tokens[last + 2].capital
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

    def abbreviated(self, at: int) -> bool:
        """Whether the token is a word whose full stop ends no sentence (“Dr”), or an initial."""
        token = self.tokens[at]
        return token.low in _ABBREVIATED or (len(token.text) == 1 and token.text.isupper())

    def bare_name(self, first: int, last: int) -> Phrase | None:
        """The name in tokens ``first`` through ``last`` without the titles before it; the whole where only titles stand."""
        at = first
        while at < last and (self.tokens[at].low in TITLES or self.tokens[at].text == "."):
            at += 1
        return self.phrase(Sort.NAME, at, last)


def _tokens(text: str, span: Span, quotes: Sequence[tuple[int, Quote]]) -> list[ClauseToken]:
    out: list[ClauseToken] = []
    at = span.start
    opens = True
    for n, q in quotes:
        opens = _words(text, at, q.outer.start, out, opens)
        out.append(ClauseToken("“”", "“”", q.outer.start, q.outer.end, n))
        opens = text[q.span.end - 1 : q.span.end] in (".", "!", "?")
        at = max(at, q.outer.end)
    _words(text, at, span.end, out, opens)
    return out


def _words(text: str, start: int, end: int, out: list[ClauseToken], opens: bool) -> bool:
    for m in _TOKEN.finditer(text, start, max(start, end)):
        word = m.group()
        out.append(ClauseToken(word, word.lower(), m.start(), m.end(), None, opens and word[0].isalnum()))
        if word[0].isalnum():
            opens = False
        elif word in ".!?:":
            opens = word != "." or len(out) < 2 or out[-2].low not in _ABBREVIATED
    return opens
