from __future__ import annotations

import datetime
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from srctrack.checking.fixes import apply_edits
from srctrack.citing.archive_links import Markup, restored, swapped, with_copies, without_copies
from srctrack.drafts.registry import draft_of
from srctrack.model.annotations import Annotations
from srctrack.model.draft import Draft
from srctrack.model.reference import ArchivedCopy, LinkForm
from srctrack.model.url import same_page

WHEN = datetime.datetime(2024, 1, 4, 9, 30, tzinfo=datetime.UTC)
URLS = ("https://a.example/1", "https://b.example/2?x=1", "https://c.example/three_(3)")
COPIES = {same_page(u): ArchivedCopy(f"https://web.archive.org/web/20240104093000/{u}", WHEN) for u in URLS[:2]}
NAMES = {Markup.MARKDOWN: "a.md", Markup.HTML: "a.html"}


def read(text: str, markup: Markup) -> Draft:
    return draft_of(NAMES[markup], text.encode(), annotate=lambda prose, day: Annotations())


def linked(text: str, form: LinkForm, markup: Markup, copies: Mapping[str, ArchivedCopy] = COPIES) -> str:
    """What ``srctrack link`` does."""
    draft = read(text, markup)
    bare = read(apply_edits(text, without_copies(text, draft.links, markup, frozenset(copies))), markup)
    return apply_edits(bare.file.text, with_copies(bare.file.text, bare.links, copies, form, markup)[0])


def unlinked(text: str, markup: Markup) -> str:
    return apply_edits(text, without_copies(text, read(text, markup).links, markup))


MARKDOWN_PIECES = [
    "Words. ", "\n\n", f"[one]({URLS[0]})", f"[two]({URLS[1]} \"title\")", f"<{URLS[1]}>", f"{URLS[0]} ", f"[three]({URLS[2]})", "*em* ",
    "[ref][r] ", "# Head\n\n", "- item ", f"[arch](https://web.archive.org/web/2020/{URLS[0]}) ", "x[^1] ", "`code` ", "“quoted” ",
]  # fmt: skip
TAILS = ["", "\n", f"\n\n[r]: {URLS[0]}\n", f"\n\n[^1]: Note, [one]({URLS[0]}).\n"]
HTML_PIECES = [
    "<p>Words.</p>\n", f'<p><a href="{URLS[0]}">one</a>, said.</p>', f'<a class="x" href="{URLS[1]}">two</a> ', f'<a href="{URLS[2]}">3</a>',
    "<br>", f'<a href="https://web.archive.org/web/2020/{URLS[0]}">arch</a>', "text &amp; text ",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(MARKDOWN_PIECES), max_size=8), st.sampled_from(TAILS), st.sampled_from(list(LinkForm)))
def test_twice_is_once_and_undoing_gives_the_markdown_back(pieces: list[str], tail: str, form: LinkForm) -> None:
    text = "".join(pieces) + tail
    once = linked(text, form, Markup.MARKDOWN)
    assert linked(once, form, Markup.MARKDOWN) == once
    assert unlinked(once, Markup.MARKDOWN) == text
    for other in LinkForm:
        assert linked(once, other, Markup.MARKDOWN) == linked(text, other, Markup.MARKDOWN)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(HTML_PIECES), max_size=8), st.sampled_from([LinkForm.BESIDE, LinkForm.ROBUST]))
def test_twice_is_once_and_undoing_gives_the_html_back(pieces: list[str], form: LinkForm) -> None:
    text = "".join(pieces)
    once = linked(text, form, Markup.HTML)
    assert linked(once, form, Markup.HTML) == once
    assert unlinked(once, Markup.HTML) == text


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        (
            LinkForm.BESIDE,
            "See [one](https://a.example/1) ([archived](https://web.archive.org/web/20240104093000/https://a.example/1)).\n",
        ),
        (
            LinkForm.ROBUST,
            'See [one](https://a.example/1){.robust data-versionurl="https://web.archive.org/web/20240104093000/https://a.example/1"'
            ' data-versiondate="2024-01-04"}.\n',
        ),
        (
            LinkForm.FOOTNOTE,
            "See [one](https://a.example/1)[^archived-50bdcc].\n\n"
            "[^archived-50bdcc]: [Archived 2024-01-04](https://web.archive.org/web/20240104093000/https://a.example/1).\n",
        ),
    ],
)
def test_each_form(form: LinkForm, expected: str) -> None:
    import re

    got = linked("See [one](https://a.example/1).\n", form, Markup.MARKDOWN)
    assert re.sub(r"archived-\w{6}", "archived-50bdcc", got) == expected


def test_a_newer_copy_takes_the_place_of_the_older() -> None:
    text = "See [one](https://a.example/1).\n"
    newer = {same_page(URLS[0]): ArchivedCopy("https://web.archive.org/web/20250101000000/https://a.example/1", WHEN)}
    assert linked(linked(text, LinkForm.BESIDE, Markup.MARKDOWN), LinkForm.BESIDE, Markup.MARKDOWN, newer) == linked(
        text, LinkForm.BESIDE, Markup.MARKDOWN, newer
    )


def test_a_copy_that_a_writer_put_for_a_page_unknown_here_stays() -> None:
    text = "See [x](https://other.example/) ([archived](https://archive.ph/abc)).\n"
    assert linked(text, LinkForm.BESIDE, Markup.MARKDOWN) == text


def test_what_the_form_does_not_fit_is_told() -> None:
    text = "See https://a.example/1 there.\n"
    draft = read(text, Markup.MARKDOWN)
    edits, left = with_copies(text, draft.links, COPIES, LinkForm.ROBUST, Markup.MARKDOWN)
    assert edits == []
    assert [(u.url, u.why) for u in left] == [("https://a.example/1", "a bare address cannot have attributes")]


def test_a_dead_original_is_swapped_and_restored() -> None:
    text = "See [one](https://a.example/1).\n"
    dead = {same_page(URLS[0]): COPIES[same_page(URLS[0])]}
    there = apply_edits(text, swapped(read(text, Markup.MARKDOWN).links, dead))
    assert there == "See [one](https://web.archive.org/web/20240104093000/https://a.example/1).\n"
    originals = {c.url: URLS[0] for c in dead.values()}
    assert apply_edits(there, restored(read(there, Markup.MARKDOWN).links, originals)) == text
