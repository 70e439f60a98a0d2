"""Every pattern of srctrack against texts made to be slow for it: twice as long costs about twice as much, or the text is
short whatever a draft or a page holds."""

from __future__ import annotations

import re
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from tests.hardness.patterns import attacks, every_pattern

SIZE = 16_000
"""Code points of the shorter text; the longer has four times as many."""
SURELY_QUICK = 0.02
"""Seconds of processor time for SIZE below which no growth is judged: what is quadratic takes more, and systems count in ticks of
some milliseconds."""
GROWTH = 8
"""How many times as long the text four times as long may take: four is linear, sixteen quadratic."""
SHORT = {
    "srctrack.compare.ages.": 80,
    "srctrack.fetch.client_redirects._REFRESH": 1_000,
    "srctrack.model.wrappers._WRAPPERS": 253,
    "srctrack.extract.formats.pdf._NUMBER_END": 40,
    "srctrack.rules.typography.t802_stray_space:": 12,
    "srctrack.extract.metadata.byline._TAIL": 200,
}
"""Patterns that are tried on so many code points at most, by where they stand; quick on the slowest text of that size."""
UNPROVED = frozenset(
    f"srctrack.{place}"
    for place in """
    drafts.html._ATTRIBUTE drafts.html._MARK drafts.markdown.blocks._HEADING_TAIL drafts.markdown.blocks._DEFINITION drafts.markdown.blocks.TABLE_RULE
    drafts.markdown.blocks._DIRECTIVE drafts.markdown.inline._DESTINATION drafts.markdown.inline._TEMPLATED analysis.attribution._LISTED_BEFORE
    annotate.attribution.find._AND annotate.attribution.speakers_other_languages._LAST_WORD compare.sentence_similarity._CITED compare.names.variants._TRANSLITERATED
    compare.quotations.negation._NEGATION annotate.quotations._BEFORE annotate.quotations._ASIDE annotate.sentences._LAST_WORD
    compare.figures.verbatim._BEFORE
    analysis.claim_rows._ROLE_BEFORE analysis.source_linking.anchors._ACCORDING_TO_WHICH analysis.source_linking.anchors._OWNER
    analysis.source_linking.clauses._CONJUNCTION analysis.source_linking.clauses._JOINED analysis.source_linking.context._GOES_ON
    analysis.source_linking.own_pages._ASIDE analysis.source_linking.resting._ELLIPSIS_TAIL analysis.source_linking.resting._JOINED
    analysis.source_linking.units._BREAK analysis.source_linking.voices._HAS_IT citing.formats.csv_._TAG_SEPARATOR
    compare.arithmetic.clock_times._FROM_TO compare.arithmetic.compound._JOINS compare.arithmetic.conversions._LINK
    compare.arithmetic.differences.DIFFERENCE_CUES compare.arithmetic.differences.REST compare.arithmetic.durations._THAT_LATER
    compare.arithmetic.hundred._OF_OWN compare.arithmetic.proportion_cues.OWN_BASE compare.arithmetic.proportion_cues.PAIR_CUES
    compare.arithmetic.rates._AVERAGE_BEFORE compare.arithmetic.tables._NUMBER compare.arithmetic.total_cues.TOTAL_CUES
    compare.arithmetic.totals._BY_THE_WAY compare.figures.retelling._DEFINITE compare.figures.retelling._OF_WHOLE
    compare.names.misspellings._FOREIGN_WORDS compare.names.outlet_misspellings._WORD_BEFORE drafts.described._FIELD
    drafts.front_matter.read._TOML drafts.front_matter.read._YAML drafts.markdown.blocks._RAW_SHORTCODE
    drafts.markdown.blocks._RAW_TEMPLATE drafts.markdown.blocks._TEMPLATE_LINE drafts.markdown.inline._EXPRESSION
    drafts.markup.asciidoc._HEADING drafts.markup.asciidoc._MACRO drafts.markup.latex.MARKS
    drafts.markup.org._HEADING drafts.markup.restructuredtext._DIRECTIVE drafts.markup.restructuredtext._NOTE
    drafts.markup.restructuredtext._TARGET drafts.markup.typst._COMMENT drafts.markup.typst._HEADING
    drafts.markup.typst.MARKS drafts.markup.typst._ITEM drafts.markup.wikitext.MARKS drafts.markup.wikitext._HEADING
    drafts.suppressions._NEARLY extract.metadata.visible._EDITOR rules.names.n110_wrong_initials._EXPLAINED
    """.split()
)
"""Patterns whose time grows with the square of their text, tried on a line, a tag, a sentence or what stands before a word. How
long those may be is not bounded by the pattern; `test_drafts.py` holds whole drafts to their growth. May only get fewer."""
HANGS = 0.5


class TooSlow(Exception):
    """A pattern was at it for HANGS seconds."""


@contextmanager
def impatient() -> Iterator[None]:
    def end(*_: object) -> None:
        raise TooSlow

    before = signal.signal(signal.SIGVTALRM, end)
    signal.setitimer(signal.ITIMER_VIRTUAL, HANGS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def seconds(pattern: re.Pattern[str], ways: frozenset[str], attack: tuple[str, str, str], size: int) -> float:
    before, piece, after = attack
    text = before + piece * max(1, size // len(piece)) + after
    told = text.encode("utf-8", "replace") if isinstance(pattern.pattern, bytes) else text
    started = time.process_time()
    try:
        with impatient():
            if "match" in ways:
                pattern.match(told)  # type: ignore[arg-type]
            if "fullmatch" in ways:
                pattern.fullmatch(told)  # type: ignore[arg-type]
            if "search" in ways:
                for _ in pattern.finditer(told):  # type: ignore[arg-type]
                    pass
    except TooSlow:
        return float("inf")
    return time.process_time() - started


def growing(pattern: re.Pattern[str], ways: frozenset[str], attack: tuple[str, str, str]) -> bool:
    """Whether the time grows faster than the text. The least of several is taken: a busy machine only ever adds to it."""
    once = seconds(pattern, ways, attack, SIZE)
    if once < SURELY_QUICK or once == float("inf"):
        return once == float("inf")
    once = min(once, *(seconds(pattern, ways, attack, SIZE) for _ in range(3)))
    long = min(seconds(pattern, ways, attack, 4 * SIZE) for _ in range(3))
    return once >= SURELY_QUICK and long > GROWTH * once


@pytest.mark.skipif(sys.platform == "win32", reason="a pattern at work is interrupted by a timer of Unix")
def test_every_pattern_takes_time_in_proportion_to_its_text() -> None:
    slow = []
    patterns = every_pattern()
    assert len(patterns) > 450
    for (source, flags, ways), where in patterns.items():
        if where in UNPROVED:
            continue
        pattern = re.compile(source, flags)
        short = next((size for place, size in SHORT.items() if where.startswith(place)), None)
        for attack in attacks(source, flags):
            if short is not None:
                assert seconds(pattern, ways, attack, short) < 3 * SURELY_QUICK, f"{where} by {attack}"
            elif growing(pattern, ways, attack):
                slow.append(f"{where}: {pattern.pattern!r} by {attack}")
                break
    assert slow == []


@pytest.mark.parametrize("source", [r"(a+)+b", r"(?:\s*x?\s*)*y", r"\s+$", r"<a[^>]*>", r"(\w+\s?)*,", r"x*x*x*y"])
def test_a_catastrophe_would_be_seen(source: str) -> None:
    assert any(growing(re.compile(source), frozenset({"search"}), attack) for attack in attacks(source, 0))
