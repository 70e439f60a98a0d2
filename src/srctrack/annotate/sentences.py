"""Sentences: where one ends and the next begins."""

from __future__ import annotations

import re

from srctrack.model.prose import Prose
from srctrack.model.text import Span
from srctrack.patterns import pattern

_ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof rev hon st sr jr gen col maj capt lt sgt cpl adm cmdr gov sen rep pres supt insp messrs mme mlle mgr
    jan feb mar apr jun jul aug sep sept oct nov dec no nos vol fig ed eds pp p ch art sec al vs etc inc ltd co corp bros dept univ
    ave blvd rd hwy mt ft approx est ca cf e.g i.e a.m p.m u.s u.k u.n e.u d.c ph.d b.a m.a
    г гг т тыс млн млрд руб ул им проф акад св др пр стр обл р долл см напр ст
    bzw z.b u.a d.h usw nr str ca evtl ggf inkl mio mrd tel vgl
    m mm av env""".split()
)
"""Words whose full stop does not end a sentence (Chicago Manual of Style 10.4; for Russian, GOST R 7.0.12)."""

_END = pattern(r"(?<![.!?…])[.!?…]+[\"'”’»“)\]]*(?=\s)|[。！？]+[」』”]*|(?<=[.!?…])[”\"»](?=\s)")
MAX_LENGTH = 2_000
"""Code points: longer stretches without an ending (tables run together, hostile text) are cut at a space, so that what
compares within a sentence is bounded. The longest sentences of news run to some 700."""

_LAST_WORD = pattern(r"([^\W\d_](?:[\w.]*[^\W\d_])?)$")
_NEXT = pattern(r"\s*(?:[\"'“„«‘(\[—–-]+\s*)?(\w?)")


def split_sentences(prose: Prose) -> tuple[Span, ...]:
    """The sentences of ``prose`` in order; none runs over the end of a block or a blank line. A heading, list item or
    table row without an ending is a sentence of its own. Every word stands in exactly one of them."""
    out: list[Span] = []
    for block in _stretches(prose):
        _split(prose.text, block, out)
    return tuple(out)


def _stretches(prose: Prose) -> list[Span]:
    if prose.blocks:
        return [b.span for b in prose.blocks]
    return [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+(?:\n(?![^\S\n]*\n)[^\n]+)*", prose.text)]


def _split(text: str, block: Span, out: list[Span]) -> None:
    start = block.start
    for m in _END.finditer(text, block.start, block.end):
        if not _ends_here(text, start, m, block.end):
            continue
        _append(text, start, m.end(), out)
        start = m.end()
    _append(text, start, block.end, out)


def _append(text: str, start: int, end: int, out: list[Span]) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end <= start:
        return
    if (
        out
        and out[-1].end >= start - _BESIDE
        and "\n\n" not in text[out[-1].end : start]
        and _ASIDE.fullmatch(text, start, end)
    ):
        out[-1] = Span(out[-1].start, end)  # “…” (The Herald): the source of the sentence before, not one of its own
    else:
        out.append(Span(start, end))


_ASIDE = pattern(r"(?:[(\[](?:[^()\[\]\n]|\([^()\n]{0,40}\)){1,160}(?<![.!?])[)\]][.,;:]?\s*)+")
_BESIDE = 3


def _ends_here(text: str, start: int, m: re.Match[str], limit: int) -> bool:
    mark = m.group()
    following = _NEXT.match(text, m.end(), limit)
    head = following.group(1) if following else ""
    if mark[0] in "。！？":
        return True
    if head and head.islower():
        return False  # “…” he said; an abbreviation in mid-sentence
    if mark[0] == "." and mark.rstrip("\"'”’»“)]") == ".":
        before = _LAST_WORD.search(text, max(start, m.start() - 24), m.start())
        if before:
            word = before.group(1)
            low = word.lower()
            if low in _ABBREVIATIONS and not (low in _AT_THE_END and head.isupper()):
                return False
            if (
                len(word) == 1
                and word.isupper()
                and word != "I"
                and text[max(start, before.start() - 1) : before.start()] not in _SYMBOLS
            ):
                return False  # an initial: J. Smith
            if re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", word) and head.isupper():
                return len(text[m.end() : m.end() + 2].strip()) > 0 and _starts_sentence(text, m.end(), limit)
    return True


_SYMBOLS = ("°", "&", "/")
"""What a letter that is no initial follows: “4.5 °C.”"""
_AT_THE_END = frozenset("etc inc ltd co corp jr sr p.m a.m u.s u.k u.n e.u d.c ph.d г гг руб долл др usw".split())
_OPENERS = frozenset(
    "the a an in on at it he she they we i but and this that there when while after before for if as to his her its their".split()
)


def _starts_sentence(text: str, at: int, limit: int) -> bool:
    m = re.compile(r"\s*[\"'“„«‘(\[]*(\w+)").match(text, at, limit)
    return bool(m) and m.group(1).lower() in _OPENERS if m else False
