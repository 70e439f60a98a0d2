"""What of an HTML file a reader would see, and whom it cites."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from srctrack.drafts.html import read_html
from srctrack.model.draft import CitationKind
from srctrack.model.prose import BlockKind
from srctrack.model.text import Span


def read(text):
    return read_html("a.html", text.encode())


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>A <b>word</b>,\n   <i>another</i></p>", "A word, another"),
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<p>Tom &amp; Ana&nbsp;B</p>", "Tom & Ana B"),
        ("<p>line<br>line</p>", "line\nline"),
        ("<style>p {}</style><p>text</p><script>var a = '<p>';</script>", "text"),
        ("<p>a < b & c</p>", "a < b & c"),
        ("<table><tr><td>a<td>b</tr><tr><td>c</table>", "a\nb\n\nc"),
        ("<ul><li>one<li>two</ul>after", "one\n\ntwo\n\nafter"),
        ("<head><title>T</title></head><body><h1>Head</h1>text", "Head\n\ntext"),
        ("<p title='a > b'>seen</p>", "seen"),
        ("plain words", "plain words"),
        ("<p>run <code>rm</code> now</p>", "run now"),
    ],
)
def test_words_without_markup(html, words):
    assert read(html).prose.text == words


def test_kinds_and_places():
    text = "<h2>H</h2><p>p</p><blockquote><p>q</p></blockquote><ul><li>i</li></ul><figcaption>c</figcaption>"
    reading = read(text)
    assert [b.kind for b in reading.prose.blocks] == [
        BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.BLOCK_QUOTE, BlockKind.LIST_ITEM, BlockKind.CAPTION,
    ]  # fmt: skip
    at = reading.prose.text.index("q")
    assert reading.offsets.to_original(at) == text.index("q</p>")


def test_the_head_says_day_and_language():
    reading = read(
        '<html lang="de-DE"><head><title>A &amp; B</title><meta property="article:published_time" content="2024-01-02T09:00Z">'
        "</head><body><p>x"
    )
    assert reading.front_matter.date == datetime.date(2024, 1, 2)
    assert (reading.front_matter.title, reading.prose.language) == ("A & B", "de")


def test_links_and_footnotes():
    text = (
        '<p>See <a href="https://a.example/x?a=1&amp;b=2">the page</a> and a note<sup><a href="#fn1">1</a></sup>.</p>'
        '<ol><li id="fn1">At <a href="https://b.example">B</a>.</li></ol>'
    )
    reading = read(text)
    assert reading.prose.text == "See the page and a note.\n\nAt B."
    first, second = reading.links
    assert (first.url, first.words.of(reading.prose.text)) == ("https://a.example/x?a=1&b=2", "the page")
    assert first.url_span.of(text) == "https://a.example/x?a=1&amp;b=2"
    kinds = [(c.kind, c.target) for c in reading.citations]
    assert kinds == [(CitationKind.LINK, "https://a.example/x?a=1&b=2"), (CitationKind.FOOTNOTE, "https://b.example")]
    assert reading.citations[1].span.of(text).startswith('<a href="#fn1"')
    assert second.url == "https://b.example"


def test_comments_silence_their_paragraph():
    text = "<!-- srctrack: ignore D403 -->\n<p>It was\nJanuary1.</p>\n<p>Other</p>"
    (found,) = read(text).suppressions
    assert found.codes == ("D403",)
    assert found.covers.overlaps(Span(text.index("January1"), text.index("January1") + 8))
    assert not found.covers.overlaps(Span(text.index("Other"), len(text)))


@given(st.text(alphabet="ab <>/p!-\"'=&;#\n1i", max_size=80))
def test_no_file_breaks_it(text):
    reading = read(text)
    for i, c in enumerate(reading.prose.text):
        if c.isalnum() and "&" not in text:
            assert text[reading.offsets.to_original(i)] == c


@pytest.mark.parametrize("name", ["cite", "footer"])
def test_the_speaker_below_a_block_quotation_is_no_part_of_it(name):
    line = f'<{name}>Ana, <a href="https://a.example/x">Global News</a></{name}>'
    reading = read(f"<blockquote><p>It was a <cite>terrible</cite> night.</p>{line}</blockquote><p>After.</p>")
    assert [(b.kind, b.span.of(reading.prose.text)) for b in reading.prose.blocks] == [
        (BlockKind.BLOCK_QUOTE, "It was a terrible night."),
        (BlockKind.CAPTION, "Ana, Global News"),
        (BlockKind.PARAGRAPH, "After."),
    ]


@pytest.mark.parametrize("name", ["blockquote", "q"])
def test_the_cite_attribute_of_a_quotation_is_a_citation(name):
    reading = read(f'<p>She said:</p><{name} cite="https://a.example/x">It was a night.</{name}>')
    assert [c.target for c in reading.citations] == ["https://a.example/x"]


def test_a_q_element_is_a_quotation_with_marks() -> None:
    reading = read("<p>He said <q>nobody slept</q> at night.</p>")
    assert reading.prose.text == "He said “nobody slept” at night."
