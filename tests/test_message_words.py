"""Words that a person reads: messages are plain sentences, and nothing has words that nobody speaks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest

from messages_page import PAGE, findings, render
from srctrack.model.finding import Finding
from visible_words import documents, help_texts, literals, manual_pages, printed, report_page

NOBODY_SPEAKS = re.compile(
    r"\b(?:stands? (?:here|in)|stood in|told|held against|slips?|kept|lacks|anew|likewise|nought|mended|silences|"
    r"turned round|written so|is none|is no \w+'s)\b"
)
NOBODY_WRITES = re.compile(
    NOBODY_SPEAKS.pattern
    + r"|\b(?:stands?|stood|held to|noughts|silenc(?:e|es|ed|ing)|(?<![Tt]here )is no (?!longer\b)\w+)\b"
)
"""The same for all that is shown, and more of its kind: messages name real things that may stand somewhere."""
QUOTED = re.compile(r"“[^”]*”+")


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[str, Finding]]]:
    return findings(tmp_path_factory.mktemp("cases"))


def _messages(said: dict[str, list[tuple[str, Finding]]]) -> list[str]:
    return [finding.message for found in said.values() for _, finding in found]


def test_the_page_of_messages_is_what_the_rules_say(said: dict[str, list[tuple[str, Finding]]]) -> None:
    assert PAGE.read_text(encoding="utf-8") == render(said), "run `python tests/messages_page.py`"


def test_every_rule_has_a_message_to_read(said: dict[str, list[tuple[str, Finding]]]) -> None:
    assert [code for code, found in said.items() if not found] == []


def test_messages_are_sentences(said: dict[str, list[tuple[str, Finding]]]) -> None:
    odd = [m for m in _messages(said) if not re.match(r"[A-Z0-9“]|https?://", m) or not m.endswith((".", "?"))]
    assert odd == []


def test_messages_use_words_that_people_speak(said: dict[str, list[tuple[str, Finding]]]) -> None:
    assert [m for m in _messages(said) if NOBODY_SPEAKS.search(QUOTED.sub("", m))] == []


def test_no_message_names_a_language_by_its_code(said: dict[str, list[tuple[str, Finding]]]) -> None:
    code = re.compile(r"\((?:in )?(?:de|en|es|fr|ru|uk)\)")
    assert [m for m in _messages(said) if code.search(m)] == []


def test_a_message_that_nobody_speaks_is_found() -> None:
    assert NOBODY_SPEAKS.search("this stands in no source")
    assert NOBODY_WRITES.search("standard input is no file")
    assert NOBODY_WRITES.search("there is no library here; it is no longer read") is None


@pytest.mark.parametrize(
    "shown", [literals, help_texts, manual_pages, printed, report_page, documents], ids=lambda shown: shown.__name__
)
def test_nothing_that_is_shown_has_words_that_nobody_speaks(shown: Callable[[], Iterator[tuple[str, str]]]) -> None:
    texts = list(shown())
    assert len(texts) > 20, "there is something to read"
    assert [
        f"{place}: {m.group()} ({' '.join(text.split())[:120]})"
        for place, text in texts
        for m in NOBODY_WRITES.finditer(text)
    ] == []
