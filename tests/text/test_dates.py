"""Dates as they stand in running text, and what is sure about them."""

import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from srctrack.annotate.dates import find_dates
from srctrack.model.mentions import DateKind
from srctrack.model.prose import Prose

JANUARY_TEN = datetime.date(2024, 1, 10)


def dates(text, anchor=JANUARY_TEN):
    return [(d.text, d.kind.value, d.value, d.problem) for d in find_dates(Prose(text), anchor)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("on January 1, 2024, he", ("January 1, 2024", "day", "2024-01-01", None)),
        ("on 1st of January 2024 he", ("1st of January 2024", "day", "2024-01-01", None)),
        ("on Jan. 1 he", ("Jan. 1", "day", "2024-01-01", None)),
        ("on December 31 he", ("December 31", "day", "2023-12-31", None)),
        ("January 1–3, 2024", ("January 1–3, 2024", "range", "2024-01-01/2024-01-03", None)),
        ("1-3 January 2024", ("1-3 January 2024", "range", "2024-01-01/2024-01-03", None)),
        ("since January 2024 it", ("January 2024", "month", "2024-01", None)),
        ("it was in May that", ("May", "month", None, None)),
        ("(2011)", ("2011", "year", "2011", None)),
        ("on 2024-01-02 it", ("2024-01-02", "day", "2024-01-02", None)),
        ("am 3. Mai 2020 war", ("3. Mai 2020", "day", "2020-05-03", None)),
        ("le 3 mars 2021", ("3 mars 2021", "day", "2021-03-03", None)),
        ("1 января 2024 года", ("1 января 2024", "day", "2024-01-01", None)),
        ("on 13/02/2024", ("13/02/2024", "day", "2024-02-13", None)),
        ("on 02/03/2024", ("02/03/2024", "day", None, None)),
        ("Sunday night's raid", ("Sunday", "weekday", None, None)),
        ("yesterday he", ("yesterday", "relative", "2024-01-09", None)),
        ("last year it", ("last year", "relative", "2023", None)),
        ("two months ago it", ("two months ago", "relative", "2023-11", None)),
        ("in recent months it", ("recent months", "relative", None, None)),
        ("last March it", ("last March", "relative", None, None)),
        ("on January1 that", ("January1", "day", "2024-01-01", "glued")),
        ("on January 1,2024 that", ("January 1,2024", "day", "2024-01-01", "glued")),
        ("June 31 was", ("June 31", "day", None, "impossible")),
        ("on Tuesday, January 1, 2024,", ("Tuesday, January 1, 2024", "day", "2024-01-01", "weekday")),
        ("January 2, 2024 (Tuesday)", ("January 2, 2024 (Tuesday)", "day", "2024-01-02", None)),
        ("on Tuesday night, Jan. 9, it", ("Tuesday night, Jan. 9", "day", "2024-01-09", None)),
    ],
)
def test_one_date(text, found):
    assert dates(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "Theresa May and June Smith may march on", "the Sunday Times on Good Friday", "the genes Sept9 and Dec1",
        "2,024 people and 1999 dollars", "at 10:30, room 2024", "#January6", "Sun and Sat", "Rev. 3",
        "from 1.5 to 2.5", "March on!", "the second of three", "in seconds; a second ago",
    ],
)  # fmt: skip
def test_no_date(text):
    assert [d for d in dates(text) if d[1] != "relative" or "second" in d[0]] == []


def test_without_an_anchor_nothing_is_guessed():
    assert dates("January 1, yesterday, last year and Monday, January 1, then 2 January 2024", None) == [
        ("January 1", "day", None, None),
        ("yesterday", "relative", None, None),
        ("last year", "relative", None, None),
        ("Monday, January 1", "day", None, None),
        ("2 January 2024", "day", "2024-01-02", None),
    ]


def test_a_year_left_out_is_the_nearest_and_its_weekday_judged_only_nearby():
    near, far = find_dates(Prose("Monday, January 9; Monday, July 9"), JANUARY_TEN)
    assert (near.value, near.problem) == ("2024-01-09", "weekday")
    assert (far.value, far.problem) == ("2024-07-09", None)


def test_no_break_spaces_do_not_part_a_date():
    (found,) = find_dates(Prose("on January\u00a01,\u00a02024"), None)
    assert (found.value, found.kind) == ("2024-01-01", DateKind.DAY)


@given(
    st.lists(
        st.sampled_from("January 1 31 , 2024 Tuesday last year ago two in . - May to and 1january Jan1".split()),
        max_size=14,
    )
)
def test_dates_are_in_order_and_do_not_overlap(words):
    text = " ".join(words)
    found = find_dates(Prose(text), JANUARY_TEN)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(d.span.of(text) == d.text for d in found)
