"""What of a Markdown file is words, where they stand, and whom it cites."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from srctrack.drafts.markdown.reader import read_markdown
from srctrack.model.draft import CitationKind
from srctrack.model.prose import BlockKind
from srctrack.model.text import Span


def read(text):
    return read_markdown("a.md", text.encode())


def prose(text):
    return read(text).prose.text


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("A *word*, a **strong** one, an _old_ one.", "A word, a strong one, an old one."),
        ("2 * 3 * 4 and snake_case_name stay", "2 * 3 * 4 and snake_case_name stay"),
        ("A [link](https://a.example/b_(c)) here", "A link here"),
        ("A ![picture](a.png) here", "A here"),
        ("[![badge](a.png)](https://a.example) text", "text"),
        ("Run `rm -rf` now", "Run now"),
        ("Tom &amp; Ana&nbsp;B said &#8220;no&#8221;", "Tom & Ana B said “no”"),
        (r"5 \* 3 and \[no link\]", "5 * 3 and [no link]"),
        ("First line\nsecond line", "First line second line"),
        ("One  two\u00a0 three\u00adfold", "One two threefold"),
        ("See https://a.example/x, please", "See , please"),
        ("<b>Bold</b> and <!-- hidden --> seen", "Bold and seen"),
        ("Price {{ site.price }} and {% include x.html %} end", "Price and end"),
        ("# Head #\n\ntext", "Head\n\ntext"),
        ("Head\n====\n\ntext", "Head\n\ntext"),
        ("text\n\n```py\ncode = 1\n```\n\nmore", "text\n\nmore"),
        ("text\n\n    indented code\n\nmore", "text\n\nmore"),
        ("- one\n- two\n  goes on\n\n1. three", "one\n\ntwo goes on\n\nthree"),
        ("> quoted\nlazily\n\nafter", "quoted lazily\n\nafter"),
        ("| a | b |\n|---|---|\n| c | d |", "a\nb\n\nc\nd"),
        ('See <img src="{{ "/a.png" | url }}" alt="a \'b\' c"> and <a href="{{ x }}">this</a>', "See and this"),
        ("<script>\nvar a;\n</script>\n\ntext", "text"),
        ("import A from 'a'\n\ntext", "text"),
        ("text[^1] more\n\n[^1]: The note.", "text more\n\nThe note."),
        ("~~old~~ new", "old new"),
        ("line one  \nline two", "line one\nline two"),
        ("<figure><img src=a><figcaption>Words below</figcaption></figure>", "Words below"),
        ('+++\ntitle = "T"\n+++\ntext', "text"),
        ("Said [@fontanka-2024, p. 3; @novaya] so", "Said so"),
    ],
)
def test_words_without_markup(markdown, words):
    assert prose(markdown) == words


def test_kinds_of_blocks():
    kinds = [b.kind for b in read("# H\n\np\n\n- i\n\n> q\n\nx[^a]\n\n[^a]: f\n\n| a | b |\n|--|--|\n").prose.blocks]
    assert kinds == [
        BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.BLOCK_QUOTE, BlockKind.PARAGRAPH,
        BlockKind.FOOTNOTE, BlockKind.TABLE_ROW,
    ]  # fmt: skip


def test_places_lead_back_to_the_file():
    text = '---\ndate: 2024-01-02\n---\n\nThe **Novaya** [Gazeta\nEurope](https://n.example/a "t") &mdash; said.\n'
    reading = read(text)
    at = reading.prose.text.index("Gazeta Europe")
    assert reading.offsets.span_to_original(Span(at, at + 13)).of(text) == "Gazeta\nEurope"
    assert reading.front_matter.date == datetime.date(2024, 1, 2)
    (link,) = reading.links
    assert link.words.of(reading.prose.text) == "Gazeta Europe"
    assert link.url_span.of(text) == link.url == "https://n.example/a"
    assert link.span.of(text).startswith("[Gazeta")


def test_carriage_returns_count():
    text = "One *word*.\r\n\r\nTwo words.\r\n"
    reading = read(text)
    at = reading.prose.text.index("Two")
    assert reading.offsets.to_original(at) == text.index("Two")


def test_citations_of_every_kind():
    text = (
        "---\nsources:\n  - fontanka-raids\n  - https://a.example/1\n---\n\n"
        "A [page](https://b.example/2) and a note[^n], a [ref][r], a bare https://c.example/3 and [@key-four].\n\n"
        "[^n]: See <https://d.example/5>.\n\n[r]: https://e.example/6\n"
    )
    reading = read(text)
    found = {(c.kind, c.target) for c in reading.citations}
    assert found == {
        (CitationKind.FRONT_MATTER, "fontanka-raids"),
        (CitationKind.FRONT_MATTER, "https://a.example/1"),
        (CitationKind.LINK, "https://b.example/2"),
        (CitationKind.FOOTNOTE, "https://d.example/5"),
        (CitationKind.LINK, "https://e.example/6"),
        (CitationKind.LINK, "https://c.example/3"),
        (CitationKind.KEY, "key-four"),
    }
    note = next(c for c in reading.citations if c.kind is CitationKind.FOOTNOTE)
    assert note.span.of(text) == "[^n]"
    assert reading.prose.text[: note.at.start].endswith("a note")
    assert {li.url for li in reading.links} == {f"https://{h}.example/{n}" for h, n in zip("bcde", "2356", strict=True)}


def test_labels_that_lead_nowhere():
    reading = read("A note[^x] and a [ref][nowhere], but [brackets] and [ok][r].\n\n[r]: https://a.example\n")
    assert [label for label, _ in reading.dangling] == ["x", "nowhere"]


def test_code_and_comments_cite_nothing():
    assert read("`https://a.example` <!-- https://b.example -->\n\n    https://c.example\n").citations == ()


def test_a_comment_in_code_silences_nothing():
    assert read("`<!-- srctrack: ignore N101 -->` text\n").suppressions == ()


_MARKUP = st.text(alphabet="ab \n*_`[]()<>!#-|&;\\^@:{}%~\"'é\r\t1.", max_size=80)


@given(_MARKUP)
def test_no_file_breaks_it_and_every_word_leads_back(text):
    reading = read(text)
    words = reading.prose.text
    for run in reading.offsets.runs:
        assert 0 <= run.original <= len(text)
        assert run.derived + run.length <= len(words)
    starts = [(r.derived, r.original) for r in reading.offsets.runs]
    assert starts == sorted(starts)
    for i, c in enumerate(words):
        if c.isalnum() and "&" not in text:
            assert text[reading.offsets.to_original(i)] == c
    for b in reading.prose.blocks:
        assert b.span.of(words).strip() == b.span.of(words) != ""


def test_the_line_below_a_block_quotation_that_begins_with_a_dash_names_its_speaker():
    reading = read("> It was a terrible night.\n>\n> — Svitlana Onofryichuk ([Global News](https://a.example/x))\n")
    assert [b.kind for b in reading.prose.blocks] == [BlockKind.BLOCK_QUOTE, BlockKind.CAPTION]
    alone = read("> — she said nothing —\n")
    assert [b.kind for b in alone.prose.blocks] == [BlockKind.BLOCK_QUOTE]


def test_an_alert_is_the_writers_own_words():
    reading = read("> [!NOTE]\n> The ferry stays.\n\n> They said so.\n")
    assert [(b.kind, b.span.of(reading.prose.text)) for b in reading.prose.blocks] == [
        (BlockKind.PARAGRAPH, "The ferry stays."),
        (BlockKind.BLOCK_QUOTE, "They said so."),
    ]


def test_html_quotations_have_their_marks_and_name_their_source():
    reading = read('He said <q cite="https://a.example/x">nobody slept</q> at night.\n')
    assert reading.prose.text == "He said “nobody slept” at night."
    assert [c.target for c in reading.citations] == ["https://a.example/x"]


def test_paragraphs_within_an_html_block_quotation_are_quoted():
    reading = read("<blockquote><p>It was long.</p><footer>— Ana</footer></blockquote>\n\nAfter.\n")
    assert [(b.kind, b.span.of(reading.prose.text)) for b in reading.prose.blocks] == [
        (BlockKind.BLOCK_QUOTE, "It was long."),
        (BlockKind.CAPTION, "— Ana"),
        (BlockKind.PARAGRAPH, "After."),
    ]
