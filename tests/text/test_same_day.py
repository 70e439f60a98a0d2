"""Whether two dates may mean the same day: ambiguity counts as the same."""

import datetime

import pytest

from srctrack.annotate.dates import find_dates
from srctrack.compare.dates.same_date import may_be_same, same_text
from srctrack.model.prose import Prose

ANCHOR = datetime.date(2024, 1, 10)


def date(words):
    (found,) = find_dates(Prose(f"in {words}"), ANCHOR)
    return found


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("January 5", "5 January 2024", True),
        ("January 5", "5 January 2023", True),
        ("January 5, 2024", "January 5, 2023", False),
        ("January 5", "January 6", False),
        ("January 5", "January 3-7", True),
        ("January 3-7", "January 13-17", False),
        ("Friday", "January 5", True),
        ("Friday", "January 6", False),
        ("Friday", "Friday, January 5", True),
        ("May 2023", "May 3, 2023", True),
        ("May 2023", "May 2022", False),
        ("May", "May 2022", True),
        ("2023", "May 3, 2023", True),
        ("2023", "last year", True),
        ("2022", "last year", False),
        ("January 9", "yesterday", True),
        ("January 5", "January", False),
    ],
)
def test_pairs(one, other, same):
    assert may_be_same(date(one), date(other)) is same


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("January 5", "6 May 2020", True),
        ("Friday", "Monday", True),
        ("Friday", "May 5", False),
        ("2020", "2021", True),
        ("2020", "May", False),
    ],
)
def test_said_alike(one, other, alike):
    assert same_text(date(one), date(other)) is alike
