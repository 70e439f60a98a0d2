"""Words that describe a draft or its pictures are prose, each with its place in the file."""

from __future__ import annotations

import datetime

from srctrack.annotate.annotate import annotate
from srctrack.drafts.markdown.reader import read_markdown
from srctrack.drafts.registry import draft_of
from srctrack.model.draft import Draft
from srctrack.model.text import Span


def read(text: str) -> Draft:
    return draft_of("draft.md", text.encode(), annotate=annotate, given_date=datetime.date(2026, 5, 1))


def test_the_excerpt_is_prose_with_its_place_in_the_file() -> None:
    text = '---\ntitle: A day by the harbor\nexcerpt: "The desk joins the Natoinal Day of Harbors."\n---\n\nThe harbor is open.\n'
    draft = read(text)
    assert draft.prose.text == "The desk joins the Natoinal Day of Harbors.\n\nThe harbor is open."
    at = draft.prose.text.index("Natoinal")
    assert draft.place(Span(at, at + 8)).of(text) == "Natoinal"


def test_a_value_that_the_text_repeats_is_read_once() -> None:
    draft = read("---\ndescription: The harbor is open again.\n---\n\nThe harbor is  open\nagain. Ships come.\n")
    assert draft.prose.text == "The harbor is open again. Ships come."


def test_labels_addresses_and_values_with_syntax_of_their_own_are_left_out() -> None:
    head = "summary: >\ndeck: https://a.example/b/c/d\nsubtitle: Harbor news\nexcerpt: 'it''s not read with escapes'\nalt: [a, b, c, d]"
    assert read(f"---\n{head}\n---\n\nThe harbor is open.\n").prose.text == "The harbor is open."


def test_the_description_of_a_picture_alone_in_its_paragraph() -> None:
    draft = read("![Portrait of Jessica Tussault](a.jpg)\n\nThe guild honors Jessica Tussalt.\n")
    assert draft.prose.text == "Portrait of Jessica Tussault\n\nThe guild honors Jessica Tussalt."
    assert read("Look: ![Portrait of Jessica Tussault](a.jpg) here.\n").prose.text == "Look: here."


def test_straight_marks_of_the_front_matter_are_not_counted() -> None:
    reading = read_markdown("a.md", '---\nexcerpt: "It\'s the harbor’s own day again"\n---\n\nWords.\n'.encode())
    assert "It's the harbor’s own day again" in reading.prose.text
