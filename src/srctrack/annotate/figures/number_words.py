"""Numbers as written: digits, words, and both together."""

from __future__ import annotations

from dataclasses import dataclass

from srctrack.annotate.figures.lexicon import Lexicon
from srctrack.annotate.figures.tokens import MARK, NUMBER, WORD, NumberToken, value_of

_VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125}
_HYPHENS = frozenset("-‐‑")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written in tokens ``[first, end)``. ``vague`` numbers name an order only (“thousands”).
    ``named`` tells that words, not digits, name it; ``scaled`` that a magnitude word belongs to it."""

    first: int
    end: int
    value: int | float
    decimals: int = 0
    vague: bool = False
    named: bool = False
    scaled: bool = False


def read_number(tokens: list[NumberToken], at: int, lex: Lexicon) -> Number | None:
    """The number that begins at token ``at``, None when none does."""
    token = tokens[at]
    if token.kind == NUMBER:
        value, decimals = value_of(token.text, lex.decimals)
        end = at + 1
        if end < len(tokens) and tokens[end].text in _VULGAR and tokens[end].glued:
            value, end = value + _VULGAR[tokens[end].text], end + 1
        return _scaled(tokens, _and_a_half(tokens, Number(at, end, value, decimals), lex), lex)
    if token.kind != WORD:
        return None
    if token.low in lex.articles and _word(tokens, at + 1) in lex.few:
        crowd = _crowd(tokens, at + 1, lex)
        return Number(at, crowd.end, crowd.value, vague=True, named=True) if crowd else None
    named = (
        _crowd(tokens, at, lex)
        or _half_of_magnitude(tokens, at, lex)
        or share_of_magnitude(tokens, at, lex)
        or _named(tokens, at, lex)
    )
    if named is None:
        return None
    halved = _and_a_half(tokens, named, lex)
    return named if halved is named else _scaled(tokens, halved, lex)


def _and_a_half(tokens: list[NumberToken], number: Number, lex: Lexicon) -> Number:
    """“one and a half million”, “2 and a half”."""
    at = number.end
    if number.vague or number.scaled or not lex.half or _word(tokens, at) not in lex.joiners:
        return number
    if _word(tokens, at + 1) in lex.articles and _word(tokens, at + 2) in lex.half and isinstance(number.value, int):
        return Number(number.first, at + 3, number.value + 0.5, 1, named=number.named)
    return number


def _word(tokens: list[NumberToken], at: int) -> str:
    return tokens[at].low if at < len(tokens) and tokens[at].kind == WORD else ""


def _past_stop(tokens: list[NumberToken], at: int, lex: Lexicon) -> int:
    """Past the full stop of an abbreviated magnitude («тыс.»)."""
    if tokens[at - 1].low in lex.abbreviated and at < len(tokens) and tokens[at].text == "." and tokens[at].glued:
        return at + 1
    return at


def _scaled(tokens: list[NumberToken], number: Number, lex: Lexicon) -> Number:
    """``number`` with the magnitude words after it: “3.2 million”, “1.5bn”, “2 hundred thousand”, “40-million”."""
    value, end, scaled = number.value, number.end, False
    while end < len(tokens):
        at = end + 1 if tokens[end].text in _HYPHENS and tokens[end].glued else end
        word = _word(tokens, at)
        factor = lex.magnitudes.get(word)
        if factor is None:
            factor = lex.multipliers.get(word)
        if factor is None and word in lex.exact_crowds and not scaled:
            factor = lex.exact_crowds[word]
        if factor is None or (len(word) == 1 and not _one_letter_magnitude(tokens, at)):
            break
        value, scaled = value * factor, True
        end = _past_stop(tokens, at + 1, lex)
    if scaled and isinstance(value, float):
        value = round(value, 6)
        value = int(value) if value == int(value) else value
    return Number(number.first, end, value, number.decimals, number.vague, number.named, scaled or number.scaled)


def _one_letter_magnitude(tokens: list[NumberToken], at: int) -> bool:
    """Whether a lone letter (m, b, k) is a magnitude: glued to its digits; of m, only behind a currency sign or with no
    other sense (“300m” of money, not of a race)."""
    before = tokens[at - 2].text if at > 1 else ""
    if not tokens[at].glued and before not in "$€£¥₽₴":
        return False
    return tokens[at].low in "kb" or before in "$€£¥₽₴"


def share_of_magnitude(tokens: list[NumberToken], at: int, lex: Lexicon) -> Number | None:
    """“a quarter of a million”, “three-quarters of a million”."""
    top = 1 if tokens[at].low in lex.articles else lex.cardinals.get(tokens[at].low)
    under = at + 1
    if under < len(tokens) and tokens[under].text in _HYPHENS:
        under += 1
    divisor = lex.shares.get(_word(tokens, under))
    if not top or divisor is None or top >= divisor or _word(tokens, under + 1) not in lex.of:
        return None
    last = under + 3 if _word(tokens, under + 2) in lex.articles else under + 2
    order = lex.magnitudes.get(_word(tokens, last))
    if order is None:
        return None
    value = order * top / divisor
    return Number(at, last + 1, int(value) if value == int(value) else value, named=True, scaled=True)


def _crowd(tokens: list[NumberToken], at: int, lex: Lexicon) -> Number | None:
    """“dozens”, “hundreds of thousands”, “several thousand”, “a few hundred”."""
    word = tokens[at].low
    if word in lex.vague:
        scale, end = lex.vague[word], at + 1
        if _word(tokens, end) in lex.of and _word(tokens, end + 1) in lex.vague:
            scale, end = scale * lex.vague[tokens[end + 1].low], end + 2
        return Number(at, end, scale, vague=True, named=True)
    if word in lex.few:
        end = at + 1
        if _word(tokens, end) in lex.of or _word(tokens, end) in lex.articles:
            end += 1
        order = _magnitude(tokens, end, lex)
        if order is None:
            return None
        end = _past_stop(tokens, end + 1, lex)
        further = lex.magnitudes.get(_word(tokens, end))
        if further:
            order, end = order * further, end + 1
        return Number(at, end, order, vague=True, named=True)
    return None


def _magnitude(tokens: list[NumberToken], at: int, lex: Lexicon) -> int | None:
    word = _word(tokens, at)
    if len(word) < 2:
        return None
    return lex.magnitudes.get(word) or lex.multipliers.get(word) or lex.exact_crowds.get(word) or lex.vague.get(word)


def _half_of_magnitude(tokens: list[NumberToken], at: int, lex: Lexicon) -> Number | None:
    """“half a million”, “half a dozen”, “half-dozen”."""
    if tokens[at].low not in lex.half or at + 2 >= len(tokens):
        return None
    if _word(tokens, at + 1) not in lex.articles and tokens[at + 1].text not in _HYPHENS:
        return None
    scale = _magnitude(tokens, at + 2, lex)
    return None if scale is None else Number(at, at + 3, scale // 2, named=True, scaled=True)


def _named(tokens: list[NumberToken], at: int, lex: Lexicon) -> Number | None:
    """A number in words: “three hundred and forty”, “twenty-seven”, “a dozen”, «полторы тысячи»."""
    word, end = tokens[at].low, at
    total: int | float = 0
    group: int | float = 0
    seen = scaled = False
    if word in lex.articles:
        if _magnitude(tokens, at + 1, lex) is None:
            return None
        group, end = 1, at + 1
        seen = False
    while end < len(tokens) and tokens[end].kind == WORD:
        word = tokens[end].low
        value = lex.cardinals.get(word)
        if value is None:
            value = lex.compounds.get(word)
        if value is not None and _adds(group, value, lex) and not (scaled and total and value >= 1000):
            group = _joined(group, value, lex)
        elif word in lex.multipliers and (group or not seen):
            group = (group or 1) * lex.multipliers[word]
        elif word in lex.exact_crowds:
            group = (group or 1) * lex.exact_crowds[word]
        elif len(word) > 1 and word in lex.magnitudes and not (total and lex.magnitudes[word] >= _lowest(total)):
            total += (group or 1) * lex.magnitudes[word]
            group, scaled = 0, True
            end = _past_stop(tokens, end + 1, lex) - 1
        else:
            break
        seen = True
        end += 1
        end = _past_joiner(tokens, end, group, scaled, lex)
    if not seen:
        return None
    return Number(at, end, total + group, named=True, scaled=scaled)


def _past_joiner(tokens: list[NumberToken], end: int, group: int | float, scaled: bool, lex: Lexicon) -> int:
    """Past a hyphen, or “and” after hundreds, where a number word follows that carries on."""
    ahead = end
    if ahead < len(tokens) and tokens[ahead].kind == MARK and tokens[ahead].text in _HYPHENS and tokens[ahead].glued:
        ahead += 1
    elif _word(tokens, ahead) in lex.joiners:
        tens = lex.language != "en" and group % 100 >= 20
        if not (tens or (group >= 100 and group % 100 == 0) or (scaled and not group)):
            return end
        ahead += 1
    if ahead == end or ahead >= len(tokens):
        return end
    following = lex.cardinals.get(tokens[ahead].low)
    if following is not None and following < 100 and (_adds(group, following, lex) or (scaled and not group)):
        return ahead
    if tokens[ahead].low in lex.magnitudes and tokens[ahead - 1].text in _HYPHENS and len(tokens[ahead].low) > 1:
        return ahead
    return end


def _lowest(total: int | float) -> int:
    """The magnitude already named last in ``total``."""
    for scale in (1000, 10**6, 10**9, 10**12):
        if total % (scale * 1000):
            return scale
    return 10**15


def _adds(group: int | float, value: int | float, lex: Lexicon) -> bool:
    """Whether ``value`` may follow ``group`` in one number (“sixty” then “two”, not “two” then “three”)."""
    if not group:
        return True
    if not isinstance(group, int) or not isinstance(value, int) or not value:
        return False
    if lex.language == "fr":
        if group % 100 in (60, 80) and 0 < value < 20:
            return True
        if group % 100 == 4 and value == 20:
            return True
        if group % 100 == 10 and value in (7, 8, 9):
            return True
    if value < 10:
        return group % 10 == 0 and group % 100 != 10
    if value < 100:
        return group % 100 == 0
    return value < 1000 and group % 1000 == 0


def _joined(group: int | float, value: int | float, lex: Lexicon) -> int | float:
    if lex.language == "fr" and value == 20 and group % 100 == 4:
        return group - 4 + 80
    return group + value
