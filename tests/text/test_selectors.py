"""A quotation's place that outlives changes of its page, and the link that lands on it."""

from __future__ import annotations

from srctrack.compare.quotations.selectors import (
    locate,
    nearest_wording,
    select_quote,
    selector_at,
    text_fragment,
    with_fragment,
)
from srctrack.model.quote import TextQuoteSelector
from srctrack.model.text import Span

PAGE = "The tide was out, and nobody came. “The well is dry – as ever,” she said. Nobody came."


def test_a_quotation_is_kept_in_the_pages_own_spelling() -> None:
    selector = select_quote('"the well is dry - as ever"', PAGE)
    assert selector is not None
    assert selector.exact == "The well is dry – as ever"
    assert PAGE.endswith(selector.suffix)
    assert selector.prefix + selector.exact in PAGE


def test_words_that_do_not_stand_there_are_refused_with_the_nearest() -> None:
    assert select_quote("the well is wet as ever", PAGE) is None
    assert nearest_wording("the well is wet as ever", PAGE) == "The well is dry – as ever"
    assert nearest_wording("something else altogether here", PAGE) is None


def test_of_two_places_the_one_with_the_same_surroundings_is_found() -> None:
    at = PAGE.rindex("Nobody came")
    selector = selector_at(Span(at, at + 11), PAGE)
    changed = "Nobody came at first. " + PAGE
    assert locate(selector, changed) == Span(at + 22, at + 33)
    assert locate(TextQuoteSelector("gone for good", "", ""), PAGE) is None


def test_a_fragment_is_encoded_as_the_directive_asks() -> None:
    selector = TextQuoteSelector("dry – as ever, re-read & seen", "", "")
    assert text_fragment(selector) == "#:~:text=dry%20%E2%80%93%20as%20ever%2C%20re%2Dread%20%26%20seen"


def test_a_long_or_broken_quotation_is_named_by_its_ends() -> None:
    words = " ".join(f"word{i}" for i in range(80))
    assert text_fragment(TextQuoteSelector(words, "", "")).count(",") == 1
    broken = text_fragment(TextQuoteSelector("The well is dry.\n\nIt was ever so.", "", ""))
    assert broken == "#:~:text=The%20well%20is%20dry.,It%20was%20ever%20so."


def test_an_ordinary_fragment_stays_before_it() -> None:
    selector = TextQuoteSelector("dry", "", "")
    assert with_fragment("https://a.example/x", selector) == "https://a.example/x#:~:text=dry"
    assert with_fragment("https://a.example/x#top", selector) == "https://a.example/x#top:~:text=dry"
    assert with_fragment("https://a.example/x#:~:text=old", selector) == "https://a.example/x#:~:text=dry"
