"""Plain text: paragraphs, addresses, and their way back."""

from hypothesis import given
from hypothesis import strategies as st

from srctrack.drafts.plain import read_plain
from srctrack.model.text import Span


def read(text):
    return read_plain("a.txt", text.encode())


def test_wrapped_lines_are_one_paragraph_and_long_lines_one_each():
    assert read("One\nline.\n\nTwo *lines*.").prose.text == "One line.\n\nTwo *lines*."
    long = "word " * 30
    assert read(f"{long}.\nNext.").prose.text == f"{long.strip()} .\n\nNext."


def test_addresses_are_links_and_no_words():
    text = "See https://a.example/x(1), www.b.example. Write to ana@www.c.example or WWW.\n"
    reading = read(text)
    assert reading.prose.text == "See , . Write to ana@www.c.example or WWW."
    assert [(li.url, li.url_span.of(text)) for li in reading.links] == [
        ("https://a.example/x(1)", "https://a.example/x(1)"),
        ("http://www.b.example", "www.b.example"),
    ]


def test_comments_are_heard_and_not_read():
    reading = read("It was January1. <!-- srctrack: ignore D403 -->\n")
    assert reading.prose.text == "It was January1."
    assert reading.suppressions[0].covers.contains(Span(7, 15))


@given(st.text(alphabet="ab \n\r\thttps:/w.<!->", max_size=60))
def test_no_file_breaks_it(text):
    reading = read(text)
    for i, c in enumerate(reading.prose.text):
        if c.isalnum():
            assert text[reading.offsets.to_original(i)] == c
