"""Patterns that are compiled when they are first used."""

from __future__ import annotations

import re

import pytest

from srctrack.patterns import pattern


def test_a_pattern_finds_what_its_expression_finds() -> None:
    words = pattern(r"[a-z]+", re.I)
    assert words.findall("One, two") == ["One", "two"]
    assert words.sub("x", "One, two") == "x, x"
    assert words.pattern == "[a-z]+"
    assert words.flags & re.I


def test_nothing_is_compiled_before_a_method_is_asked_for() -> None:
    broken = pattern(r"(")
    assert broken.pattern == "("
    with pytest.raises(re.error):
        broken.search("")


def test_its_methods_are_the_compiled_ones_from_the_first_use_on() -> None:
    words = pattern(r"\w+")
    assert "search" not in vars(words)
    words.search("one")
    assert vars(words)["search"] == re.compile(r"\w+").search
