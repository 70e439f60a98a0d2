"""Numbers that are no figures: years, dates, times, telephone and house numbers, sections, names with numbers."""

from __future__ import annotations

from srctrack.annotate.figures.counted_nouns import is_plural
from srctrack.annotate.figures.lexicon import Lexicon
from srctrack.annotate.figures.tokens import BREAK, CODE, MARK, NUMBER, WORD, NumberToken

STREETS = frozenset(
    """street st road rd lane avenue ave boulevard blvd drive dr square place court way terrace row gardens crescent quay wharf parkway
    highway alley mews close hill bridge walk park""".split()
)
_CENTURY = range(1500, 2100)
"""Whole numbers of four digits that are years before they are anything else."""
_RECENT = range(1900, 2050)


def no_figure(tokens: list[NumberToken], first: int, end: int, lex: Lexicon, *, hedged: bool, measured: bool) -> bool:
    """Whether the digits in the tokens ``[first, end)`` are no quantity. ``measured`` tells that a unit, magnitude or currency
    belongs to them; ``hedged`` that a hedge stands before them."""
    token = tokens[first]
    before = tokens[first - 1] if first else None
    after = tokens[end] if end < len(tokens) else None
    if token.text[0] == "0" and len(token.text) > 1 and token.text[1].isdigit():
        return True
    if _chained(tokens, first, end) or (before and before.kind == NUMBER and len(before.text) > 1):
        return True
    if after and after.glued and after.kind in (WORD, CODE) and not measured:
        return True  # 1990s, 5G, 31st are told apart before
    if _clock(tokens, first, end, lex) or _date(tokens, first, end, lex) or _names_a_list(tokens, first):
        return True
    if measured:
        return False
    if _year(tokens, first, end, lex, hedged):
        return True
    if hedged:
        return False
    return bool(before) and (
        _labelled(tokens, first, end, lex) or _address(tokens, first, end, lex) or _listed(tokens, first, end)
    )


def _chained(tokens: list[NumberToken], first: int, end: int) -> bool:
    """Digits tied to others by a slash, colon, plus or more than one hyphen or point: 12/31, 10:45, 20+19, 555-01-77, 2.0.1; or to a
    word by a hyphen (COVID-19)."""
    if first >= 2 and tokens[first].glued:
        mark, other = tokens[first - 1], tokens[first - 2]
        if mark.text in "/:.,-–+" and mark.glued and (other.kind in (NUMBER, CODE)) and mark.text not in "–-":
            return True
        if mark.text in "-–/" and mark.glued and _is_year(other) and len(tokens[first].text) == 2:
            return True  # 2010-11
        if mark.text == "-" and mark.glued and other.kind == CODE:
            return True
        if mark.text == "-" and mark.glued and other.kind == WORD:
            return True
        if (
            mark.text in "-–"
            and mark.glued
            and other.kind == NUMBER
            and first >= 4
            and tokens[first - 3].text == mark.text
        ):
            return True
        if mark.text in "#№§@_" or (mark.text == "+" and len(tokens[first].text) > 1):
            return True
    elif first and tokens[first - 1].text in "#№§":
        return True
    if first and tokens[first].glued and tokens[first - 1].text in "#№§@_":
        return True
    if end + 1 < len(tokens) and tokens[end].text == "-" and tokens[end].glued and tokens[end + 1].low == "to":
        return True  # 18-to-24-year-olds
    if end + 1 < len(tokens) and tokens[end].glued and tokens[end + 1].glued:
        mark, other = tokens[end], tokens[end + 1]
        if mark.text in "/:.+" and other.kind == NUMBER:
            return True
        if mark.text in "-–" and other.kind == NUMBER and other.text[0] == "0" and len(other.text) > 1:
            return True  # a telephone number
        if (
            mark.text in "-–"
            and other.kind == NUMBER
            and end + 3 < len(tokens)
            and tokens[end + 2].text == mark.text
            and tokens[end + 3].kind == NUMBER
        ):
            return True
    return False


def _names_a_list(tokens: list[NumberToken], first: int) -> bool:
    """“30 Under 30”, “40 under 40”: the name of a list."""
    return any(
        a >= 0
        and a + 2 < len(tokens)
        and tokens[a].kind == tokens[a + 2].kind == NUMBER
        and tokens[a].text == tokens[a + 2].text
        and tokens[a + 1].low in ("under", "over")
        for a in (first, first - 2)
    )


def _is_year(token: NumberToken) -> bool:
    return token.kind == NUMBER and token.text.isdigit() and int(token.text) in _CENTURY


def _clock(tokens: list[NumberToken], first: int, end: int, lex: Lexicon) -> bool:
    if end < len(tokens) and tokens[end].kind == WORD and tokens[end].low in lex.time_words:
        return True
    if (
        end + 2 < len(tokens)
        and tokens[end].low in ("a", "p")
        and tokens[end + 1].text == "."
        and tokens[end + 2].low == "m"
    ):
        return True
    return False


def _date(tokens: list[NumberToken], first: int, end: int, lex: Lexicon) -> bool:
    for at in (first - 1, end):
        if (
            0 <= at < len(tokens)
            and tokens[at].low in lex.months
            and (tokens[at].low not in ("may", "march", "dec") or tokens[at].text[0].isupper())
        ):
            return (
                not _counts_in_month(tokens, first, end, at)
                and "," not in tokens[first].text
                and len(tokens[first].text) <= 4
            )
    if first > 1 and tokens[first - 1].text == "." and tokens[first - 2].low in lex.months and tokens[first - 1].glued:
        return len(tokens[first].text) <= 2
    if end + 1 < len(tokens) and tokens[end].text == "." and tokens[end + 1].low in lex.months:
        return True  # 3. Mai
    if (
        end + 1 < len(tokens)
        and tokens[end].low in ("de", "of", "st", "nd", "rd", "th")
        and tokens[end + 1].low in lex.months
    ):
        return True
    return False


def _counts_in_month(tokens: list[NumberToken], first: int, end: int, month: int) -> bool:
    """“In May 310 delegates”: the number after a month that is no day of it, or that “in” cannot take for one, and counts something."""
    after = tokens[end] if end < len(tokens) else None
    if (
        month != first - 1
        or after is None
        or after.kind != WORD
        or not after.text[0].islower()
        or not is_plural(after.low)
    ):
        return False
    text = tokens[first].text
    beyond = text.isdigit() and int(text) > 31 and not (len(text) == 4 and int(text) in _CENTURY)
    return beyond or (month > 0 and tokens[month - 1].low == "in")


_OF_SO_MANY = frozenset(
    "maximum minimum total average median record sum crowd audience capacity population workforce fleet".split()
)
"""What is of so many, and not of a year."""


def _year(tokens: list[NumberToken], first: int, end: int, lex: Lexicon, hedged: bool) -> bool:
    text = tokens[first].text
    if not (len(text) == 4 and text.isdigit() and int(text) in _CENTURY):
        return False
    after = tokens[end] if end < len(tokens) else None
    if after and after.low in lex.year_words and lex.language != "en":
        return True
    noun = after is not None and after.kind == WORD and after.low not in lex.stops and after.text[0].islower()
    if noun and after is not None and lex.language == "en":
        noun = is_plural(after.low)
    if hedged:
        return not noun
    before = tokens[first - 1] if first else None
    if before is not None and before.low == "of" and first > 1 and tokens[first - 2].low in _OF_SO_MANY:
        return not noun  # “a crowd of 2000 people”
    if (
        not noun
        or before is None
        or before.kind != WORD
        or before.low in lex.year_prepositions
        or before.low.endswith("'s")
    ):
        return True
    return int(text) in _RECENT


def _labelled(tokens: list[NumberToken], first: int, end: int, lex: Lexicon) -> bool:
    """“Section 4”, “Boeing 737”, “No. 5”: the word before names the number."""
    before = tokens[first - 1]
    if (
        before.text == "."
        and first >= 2
        and before.glued
        and tokens[first - 2].low in ("no", "nos", "vol", "pp", "p", "art", "ст", "nr", "п", "ч")
    ):
        return True
    if before.kind == CODE:
        return True
    if before.kind != WORD or before.low in lex.months or "," in tokens[first].text:
        return False  # what is named by a number is not named by one with grouped digits
    after = tokens[end] if end < len(tokens) else None
    counted = after is not None and after.kind == WORD and after.text[0].islower() and after.low not in lex.stops
    if counted and lex.language == "en":
        counted = _plural_ahead(tokens, end, lex)
    if before.low in lex.labels:
        return before.text[0].isupper() or not (counted and after is not None and is_plural(after.low))
    if not before.text[0].isupper() or counted or lex.nouns_capitalised:
        return False
    if before.low in lex.stops or before.low in lex.determiners or before.low in lex.year_prepositions:
        return False
    opens = first < 2 or tokens[first - 2].kind == BREAK or tokens[first - 2].text in '.!?:“"«„'
    return not (
        opens
        and (
            before.low.endswith("ly")
            or before.low in ("only", "just", "all", "another", "exactly", "precisely", "police")
        )
    )


def _plural_ahead(tokens: list[NumberToken], at: int, lex: Lexicon) -> bool:
    """Whether a plural noun stands within three words, before any word that ends a noun phrase."""
    for token in tokens[at : at + 3]:
        if token.kind != WORD or token.low in lex.stops:
            return False
        if is_plural(token.low):
            return True
    return False


def _address(tokens: list[NumberToken], first: int, end: int, lex: Lexicon) -> bool:
    """“23 Wharf Lane”; «на Ткацкой, 15,»."""
    at = end
    while at < len(tokens) and at - end < 4 and tokens[at].kind == WORD and tokens[at].text[0].isupper():
        if at > end and tokens[at].low in STREETS:
            return True
        at += 1
    if lex.language == "en" or first < 2 or tokens[first - 1].text != ",":
        return False
    name = tokens[first - 2]
    closes = (
        end >= len(tokens) or tokens[end].kind == BREAK or (tokens[end].kind == MARK and tokens[end].text in ",.;)")
    )
    return name.kind == WORD and name.text[0].isupper() and closes


def _listed(tokens: list[NumberToken], first: int, end: int) -> bool:
    """The number of a list's line, or of a note: “1.”, “(2)”, “[12]”."""
    before = tokens[first - 1]
    after = tokens[end].text if end < len(tokens) else ""
    if before.text in "[(" and after in "])" and after:
        return before.text == "[" or len(tokens[first].text) == 1
    return before.kind == BREAK and after in ".)" and bool(after)
