"""What everybody reads is easy to read: the README, the tutorial, the pages for contributors and every manual page."""

from __future__ import annotations

from pathlib import Path

import pytest

from reading_ease import EASY, reading_ease, running_text, syllables
from srctrack.rules.base import Rule
from srctrack.rules.registry import all_rules

ROOT = Path(__file__).resolve().parent.parent
PAGES = (
    "README.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "docs/tutorial.md",
    *(f"docs/decisions/{page.name}" for page in sorted((ROOT / "docs" / "decisions").glob("*.md"))),
)


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("the", 1),
        ("note", 1),
        ("table", 2),
        ("see", 1),
        ("flagged", 1),
        ("counted", 2),
        ("added", 2),
        ("whole", 1),
        ("sentence", 2),
        ("quotation", 3),
        ("strengths", 1),
        ("library", 3),
    ],
)
def test_syllables_are_groups_of_spoken_vowels(word: str, count: int) -> None:
    assert syllables(word) == count


def test_a_short_sentence_is_easy_and_a_long_one_hard() -> None:
    assert reading_ease("The cat sat on the mat. The dog ate it.") > 100
    hard = "Notwithstanding considerable methodological heterogeneity, institutional intermediation predominates."
    assert reading_ease(hard) < 0


def test_code_tables_headings_and_addresses_are_not_measured() -> None:
    page = (
        "# Incomprehensibility\n\n    code here\n\n```\nx\n```\n\n| a | b |\n\nGo to [it](https://a.example/y). `x y`\n"
    )
    assert running_text(page).split() == ["Go", "to", "it.", "code"]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_the_documentation_is_easy(name: str) -> None:
    assert reading_ease((ROOT / name).read_text(encoding="utf-8")) > EASY


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_a_manual_page_is_easy(rule: Rule) -> None:
    assert reading_ease(rule.manual) > EASY
