"""One canonical form for the many spellings of an address."""

from __future__ import annotations

import pytest

from srctrack.model.url import domain, is_web, same_page, without_credentials, without_tracking


@pytest.mark.parametrize(
    "other",
    [
        "http://www.example.org/story",
        "https://example.org/story/",
        "https://EXAMPLE.org:443/story#top",
        "https://example.org/story?utm_source=x&fbclid=y",
        "https://user:secret@example.org/story",
    ],
)
def test_spellings_of_one_page(other: str) -> None:
    assert same_page(other) == same_page("https://example.org/story")


@pytest.mark.parametrize(
    "other",
    [
        "https://example.org/story?id=2",
        "https://example.org/Story",
        "https://sub.example.org/story",
        "https://example.org:8080/story",
    ],
)
def test_other_pages_stay_other(other: str) -> None:
    assert same_page(other) != same_page("https://example.org/story")


@pytest.mark.parametrize(
    "word", ["", "story", "ftp://example.org", "https://", "http://[::1", "javascript:alert(1)", "mailto:a@b.c"]
)
def test_what_is_no_address(word: str) -> None:
    assert not is_web(word)


def test_credentials_are_never_kept() -> None:
    assert without_credentials("https://user:secret@example.org/a") == "https://example.org/a"


def test_only_tracking_goes() -> None:
    assert without_tracking("https://example.org/a?id=2&utm_medium=mail&ref=b") == "https://example.org/a?id=2&ref=b"


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("https://www.bbc.co.uk/news", "bbc.co.uk"),
        ("https://news.example.org/x", "example.org"),
        ("http://127.0.0.1:80/", "127.0.0.1"),
        ("no address", None),
    ],
)
def test_registered_domain(url: str, wanted: str | None) -> None:
    assert domain(url) == wanted


@pytest.mark.parametrize(
    "other",
    [
        "https://m.example.org/story",
        "https://amp.example.org/story",
        "https://example.org/story/amp/",
        "https://example.org/story?amp=1",
        "https://www.google.com/amp/s/www.example.org/story",
        "https://example-org.cdn.ampproject.org/c/s/example.org/story",
        "https://example.org/story;jsessionid=12AB",
        "https://example.org/story/index.html",
    ],
)
def test_a_copy_for_phones_is_the_same_page(other: str) -> None:
    assert same_page(other) == same_page("https://example.org/story")


def test_names_that_only_look_like_copies_stay() -> None:
    assert same_page("https://example.org/lamp") != same_page("https://example.org/l")
    assert same_page("https://m.org/a") == "m.org/a"
    assert same_page("https://example.org/#!/one") != same_page("https://example.org/#!/two")
    assert same_page("https://example.org/camp/") == "example.org/camp"


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://edition.cnn.com/x", "cnn.com"),
        ("https://www.bbc.co.uk/news", "bbc.co.uk"),
        ("https://somebody.substack.com/p/x", "somebody.substack.com"),
        ("https://xn--e1afmkfd.xn--p1ai/x", "пример.рф"),
        ("http://127.0.0.1:8000/", "127.0.0.1"),
    ],
)
def test_a_domain_is_the_registered_one(url: str, name: str) -> None:
    assert domain(url) == name


@pytest.mark.parametrize(
    "typed",
    [
        "https://ann:mackerel@exa mple.com/",
        "https://ann:mackerel@[::1",
        "ftp://ann:mackerel@host/x",
        "http://ann:mackerel@",
        "ann:mackerel@example.com/x",
        "https:/ann:mackerel@example.com/x",
    ],
)
def test_a_password_is_not_shown_where_the_address_is_none(typed: str) -> None:
    assert "mackerel" not in without_credentials(typed)
