"""Short forms of given names are no other names."""

from __future__ import annotations

import pytest

from srctrack.compare.names.nicknames import is_given, may_be_one


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bill", "William"),
        ("Katya", "Yekaterina"),
        ("Steve", "Stephen"),
        ("Alex", "Alexander"),
        ("José", "Jose"),
        ("Sergey", "Sergei"),
    ],
)
def test_one_person_may_bear_both(one: str, other: str) -> None:
    assert may_be_one(one, other) and may_be_one(other, one)


@pytest.mark.parametrize(("one", "other"), [("Tom", "Tim"), ("John", "Michael"), ("Anna", "Julia"), ("Bill", "Bob")])
def test_two_names(one: str, other: str) -> None:
    assert not may_be_one(one, other)


def test_given_names_and_other_words() -> None:
    assert is_given("Sergei") and is_given("Maria")
    assert not is_given("Senator")
