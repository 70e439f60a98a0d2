"""Our words of a Markdown file against those of a full CommonMark reader."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from srctrack.drafts.markdown.reader import read_markdown

_READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def theirs(text):
    """The words that a CommonMark reader shows, without code and images; white space folded."""
    out = []
    for token in _READER.parse(text):
        if token.type == "inline":
            for child in token.children:
                if child.type == "text":
                    out.append(child.content)
                elif child.type in ("softbreak", "hardbreak"):
                    out.append(" ")
            out.append("\n")
    return " ".join("".join(out).split())


def ours(text):
    return " ".join(read_markdown("a.md", text.encode()).prose.text.split())


PAGES = [
    "# A *title*\n\nFirst *para* with **strong _and_ em** and a [link *in* it](<a b.html> 'title').\nSecond line.\n",
    "- one\n- two\n\n  more of two\n  - inner\n\n    deep\n- three\n\nafter\n",
    "1. one\n2. two\n   > quoted\n   > more\n\n10) ten\n",
    "> quote\nlazy\n> - item\n> - item two\n\ntext\n",
    "Setext *one*\n===\n\nSetext two\n---\ntext\n***\nmore\n",
    "    code\n\n```\nfence\n```\n~~~ py\nfence\n~~~\n\n- ```\n  code in list\n  ```\n- after\n",
    "| a | *b* |\n|---|:-:|\n| c | d |\n\nafter\n",
    "[ref][R] and [R] and [r][] and [none] [no][ne]\n\n[r]: https://a.example 'T'\n",
    "a\\*b \\_c\\_ &amp; &copy; &#65; &unknown; \\\\ end\n",
    "**bold**text **not bold ** *a*b*c* __x__y __z__ _a_b_ ***both*** *a **b** c*\n",
    "![image *alt*](a.png) and [![in](b.png) link](c)\n",
    "foo<br> bar <span class='x'>baz</span> `code <b>` a < b > c\n",
    "text\n- no blank before a list\n\ntext\n2. not a list\n",
    "hard  \nbreak and\\\nanother\n",
    "* a\n\n\n* b\n\n\n\n  c\n\nd\n",
    "+ a\n  b\n c\nd\n",
    "<https://a.example/b> and <a@b.example>\n",
    "#not a heading\n\n## heading ##\n\n#\n\n####### seven\n",
    'a [link](/url "title \\" quoted") b [bad](/url bad) c [x](y(z)) d\n',
    "\tcode\n\n-\ttab item\n\n>\ttab quote\n",
]


@pytest.mark.parametrize("page", PAGES)
def test_pages(page):
    wanted = theirs(page)
    for address in ("https://a.example/b", "a@b.example"):
        wanted = " ".join(wanted.replace(address, "").split())
    assert ours(page) == wanted


_PIECES = st.sampled_from(
    [
        "word ",
        "other",
        " ",
        "*",
        "**",
        "_",
        "`",
        "[",
        "](u)",
        "]",
        "\n",
        "\n\n",
        "- ",
        "> ",
        "1. ",
        "# ",
        "~~",
        "\\",
        "  \n",
        "a.",
        "(",
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.lists(_PIECES, max_size=14))
def test_words_come_out_alike(pieces):
    text = "".join(pieces)
    mine, wanted = re.findall(r"[a-z]+", ours(text)), re.findall(r"[a-z]+", theirs(text))
    assert mine == wanted, (text, ours(text), theirs(text))
