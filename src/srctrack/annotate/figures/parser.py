"""Reading the figures of a prose: numbers first, then their hedge, unit, noun, and whether they are figures at all."""

from __future__ import annotations

from bisect import bisect_right

from srctrack.annotate.figures.build import leading
from srctrack.annotate.figures.counted_nouns import counted_noun
from srctrack.annotate.figures.exclusions import no_figure
from srctrack.annotate.figures.hedges import Hedge, hedge_after, hedge_after_noun, hedge_before
from srctrack.annotate.figures.languages.registry import lexicon_for
from srctrack.annotate.figures.number_words import Number, read_number
from srctrack.annotate.figures.special_forms import SpecialReader
from srctrack.annotate.figures.tokens import MARK, NUMBER, WORD, NumberToken, tokens_of
from srctrack.annotate.figures.units import MONEY, PERCENT, POINT
from srctrack.annotate.figures.units_in_text import currency_before, unit_after
from srctrack.model.figure import Figure, FigureKind
from srctrack.model.mentions import DateKind, DateMention
from srctrack.model.prose import Prose
from srctrack.model.text import Span

_DASHES = frozenset("-‐‑–—−")
_AGES = range(1, 116)


def find_figures(prose: Prose, sentences: tuple[Span, ...], dates: tuple[DateMention, ...]) -> tuple[Figure, ...]:
    """The figures of ``prose`` in order; what lies in a date is none, but for spans of time (“the past six days”)."""
    lex = lexicon_for(prose)
    reader = _Reader(prose.text, tokens_of(prose.text, lex.decimals), lex)
    dates = tuple(d for d in dates if d.kind is not DateKind.RELATIVE)
    starts = [d.span.start for d in dates]
    out = []
    for figure in reader.figures():
        near = bisect_right(starts, figure.number.end)
        if not any(d.span.overlaps(figure.number) for d in dates[max(0, near - 3) : near]):
            out.append(figure)
    return tuple(out)


class _Reader(SpecialReader):
    """One pass over the tokens of one text."""

    def figures(self) -> list[Figure]:
        out: list[Figure] = []
        at, starters, count = 0, self.lex.starters, len(self.tokens)
        articles = self.lex.articles
        while at < count:
            token = self.tokens[at]
            if token.kind == NUMBER or (token.kind == WORD and (token.low in starters or token.low in articles)):
                read = self._special(at) or self._plain(at)
                if read:
                    figures, end = read
                    out.extend(figures)
                    at = max(end, at + 1)
                    continue
            at += 1
        return out

    def _plain(self, at: int) -> tuple[list[Figure], int] | None:
        lex, tokens = self.lex, self.tokens
        number = read_number(tokens, at, lex)
        if number is None:
            return None
        if tokens[at].low in lex.articles and number.end == at + 1:
            return None
        if number.end == at + 1 and tokens[at].low in lex.exact_crowds and self._low(at - 1) == "the":
            return [], number.end  # “by the dozen”
        if (
            not number.vague
            and self._low(number.end) in lex.vague
            and lex.vague[self._low(number.end)] < 1000
            and lex.language != "en"
        ):
            return [], number.end + 1  # «в шести десятках»
        money = currency_before(tokens, at)
        first = money[1] if money else at
        if number.value == 1 and number.named and not number.scaled and lex.language != "en":
            return [], number.end  # an article more often than a number
        hedge = hedge_before(tokens, first, lex)
        upper = self._range(number, hedge)
        last = upper or number
        past = last.end + 1 if number.vague and self._low(last.end) in lex.of else last.end
        unit = money or unit_after(tokens, past, lex)
        end = last.end if money or unit is None else unit[1]
        if money and tokens[last.end : last.end + 1] and tokens[last.end].low in ("usd", "eur", "gbp"):
            end = last.end + 1
        measured = unit is not None or number.scaled or last.scaled
        trailing = None if hedge else hedge_after(tokens, end, lex)
        if self._excluded(number, last, hedge, trailing, measured):
            return [], last.end
        kind, unit_name = self._kind(at, number, last, unit[0] if unit else None, end)
        if self._low(end) in lex.times and self._low(end + 1) in lex.times_followers and unit is None:
            kind, end = FigureKind.MULTIPLE, end + 1
        if kind is FigureKind.AGE and self._low_past_hyphen(end) in self.lex.ages:
            end += 2 if tokens[end].text == "-" else 1
        noun = None
        if kind is FigureKind.COUNT:
            singular = number.value == 1 and upper is None
            noun = counted_noun(tokens, end if trailing is None else trailing.end, lex, singular=singular)
            if noun is None and singular and not self._lone_one(at, number):
                return [], last.end
            if singular and number.named and tokens[at].low not in lex.articles and not self._lone_one(at, number):
                return [], last.end
        if noun and not hedge and not trailing:
            trailing = hedge_after_noun(tokens, noun[1], lex)
        if trailing and not hedge:
            hedge = trailing
        figure = self._figure(first, end, number.value, unit_name, kind, hedge, upper, noun, number)
        return [figure], figure_end(end, trailing)

    def _lone_one(self, at: int, number: Number) -> bool:
        """Whether “one” is a number here and no pronoun: a noun, or what befell the one, stands after it."""
        token, before = self.tokens[at], self._low(at - 1) if at else ""
        if token.kind == NUMBER:
            return True
        if before in (
            "no",
            "any",
            "every",
            "each",
            "this",
            "that",
            "which",
            "the",
            "some",
            "such",
            "another",
            "not",
            "only",
            "everyone",
        ):
            return False
        after = self._low(number.end)
        if after in _PRONOUN_FOLLOWERS or not after:
            return False
        return True

    def _excluded(
        self, number: Number, last: Number, hedge: Hedge | None, trailing: Hedge | None, measured: bool
    ) -> bool:
        tokens, lex = self.tokens, self.lex
        if tokens[number.first].kind == NUMBER:
            hedged = hedge is not None or trailing is not None
            if self._age_in_years(number.first, last.end):
                return False
            return no_figure(tokens, number.first, last.end, lex, hedged=hedged, measured=measured)
        if number.vague and tokens[number.first].low == "scores" and self._low(number.end) not in lex.of:
            return True
        if number.vague and tokens[number.first].low == "tens" and self._low(number.end) not in lex.of:
            return True
        before = self._low(number.first - 1) if number.first else ""
        if before in lex.labels and not measured and not number.vague:
            return True
        if number.named and tokens[number.first].text[0].isupper() and number.first and not number.scaled:
            # “Seven Sisters”, “Big Ten”: a name in the middle of a sentence
            following = tokens[number.end] if number.end < len(tokens) else None
            capital = following is not None and following.kind == WORD and following.text[0].isupper()
            return self._inside_sentence(number.first) and (capital or tokens[number.first - 1].text[:1].isupper())
        return False

    def _inside_sentence(self, at: int) -> bool:
        before = self.tokens[at - 1]
        return before.kind == WORD or before.text in ",;"

    def _kind(self, at: int, number: Number, last: Number, unit: str | None, end: int) -> tuple[FigureKind, str | None]:
        if unit in (PERCENT, POINT):
            return FigureKind.PERCENT, unit
        if unit in MONEY or unit == "cent":
            return FigureKind.MONEY, unit
        if unit == "year" and (self._low_past_hyphen(end) in self.lex.ages or self._low(end - 1) in self.lex.ages):
            return FigureKind.AGE, "year"
        if unit:
            return FigureKind.MEASURE, unit
        if self._age_in_years(at, last.end):
            return FigureKind.AGE, "year"
        return FigureKind.COUNT, None

    def _age_in_years(self, at: int, end: int) -> bool:
        """“Mellit, 52, conducts”; “aged 52”; “Mellit (52)”."""
        tokens = self.tokens
        token = tokens[at]
        if token.kind != NUMBER or not token.text.isdigit() or int(token.text) not in _AGES or end != at + 1 or at == 0:
            return False
        if self._low(at - 1) in ("aged", "age") or (
            self._low(at - 1) == "of" and at > 1 and self._low(at - 2) == "age"
        ):
            return True
        if at < 2 or self.lex.language not in ("en", "de"):
            return False
        name, closes = tokens[at - 2], tokens[end].text if end < len(tokens) else ""
        named = name.kind == WORD and name.text[0].isupper() and name.low not in self.lex.months
        if tokens[at - 1].text == "," and closes in (",", ".", ")", ";") and self.lex.language == "en":
            return named and int(token.text) > 3 and self._low(at - 3) not in ("section", "sections", "article")
        return tokens[at - 1].text == "(" and closes in (")", ",") and named and int(token.text) > 9

    def _range(self, number: Number, hedge: Hedge | None) -> Number | None:
        """The upper end of a range: “10 to 12”, “40–50”, “between 70 and 85”, “five or six”."""
        tokens, lex = self.tokens, self.lex
        at = number.end
        if number.vague or at >= len(tokens):
            return None
        before = self._low(number.first - 1) if number.first else ""
        if number.first > 1 and tokens[number.first - 1].text in "$€£¥₽₴":
            before = self._low(number.first - 2)
        mark = tokens[at]
        dash = mark.text in _DASHES and mark.kind == MARK
        between = before in lex.between or (
            number.first > 1 and tokens[number.first - 1].text in "$€£" and self._low(number.first - 2) in lex.between
        )
        unit = None
        if (not dash and mark.kind == WORD and mark.low not in lex.range_words) or mark.text in "%":
            unit = unit_after(tokens, at, lex)
            if unit is None or unit[1] >= len(tokens):
                return None
            if unit[0] in (PERCENT, POINT) and tokens[unit[1]].text not in _DASHES:
                return None  # “37 percent to 43 percent” sets two side by side
            at = unit[1]
            mark = tokens[at]
            dash = mark.text in _DASHES and mark.kind == MARK
        if not dash and not (mark.kind == WORD and mark.low in lex.range_words):
            return None
        following = at + 1
        if following < len(tokens) and tokens[following].text in "$€£":
            following += 1
        if following >= len(tokens) or (tokens[following].low in lex.articles):
            return None
        upper = read_number(tokens, following, lex)
        if upper is None or upper.vague:
            return None
        if not self._makes_range(number, upper, mark, dash, between, before):
            return None
        return upper

    def _makes_range(
        self, number: Number, upper: Number, mark: NumberToken, dash: bool, between: bool, before: str
    ) -> bool:
        low = number.value
        if upper.scaled and not number.scaled and low < 1000:
            low = low * (upper.value / max(leading(upper.value), 1e-9)) if low < leading(upper.value) * 1000 else low
        if not low < upper.value:
            return False
        if dash:
            years = number.value in range(1500, 2100) and not number.scaled
            return not years
        if between:
            return mark.low in self.lex.ands
        if mark.low in self.lex.ands:
            return False
        if before in self.lex.from_words:
            return (
                mark.low in ("до",)
                and self.lex.language in ("ru", "uk")
                and not _CHANGES & self._words_before(number.first)
            )
        if before in ("from", "von", "de", "desde", "du"):
            return False
        if mark.low in ("or", "или", "або", "oder", "ou", "o", "чи"):
            return upper.value <= 2 * low and number.value < 100
        return upper.value <= 10 * low

    def _words_before(self, at: int) -> set[str]:
        return {t.low[:6] for t in self.tokens[max(0, at - 6) : at] if t.kind == WORD}


_CHANGES = frozenset(
    """вырос увелич сократ снизил упал подоро подеше повыси подня опусти возрос выросл снижен рост зріс зросла зросло збільш змен скорот знизи впав подоро""".split()
)
"""Beginnings of words of change, after which «с 40 до 60» is two figures and no range."""


def figure_end(end: int, trailing: Hedge | None) -> int:
    return trailing.end if trailing else end


_PRONOUN_FOLLOWERS = frozenset(
    """of another can could should would might may must will has is said says who that which day thing way and or by to for in at on
    more time side such hand does did wants want knows feels sees thinks knew as but if not with else reason step word""".split()
)
