"""Walls and service pages are refused, and articles that look like them are read."""

from __future__ import annotations

import datetime

import pytest

from srctrack.errors import ReadError
from srctrack.extract.article import read_capture
from srctrack.extract.gone import gone_detail
from srctrack.model.capture import Capture, Exchange
from srctrack.model.source import Wall
from wall_pages import LOOK_ALIKES, WALLS, Page

WHEN = datetime.datetime(2025, 3, 12, tzinfo=datetime.UTC)


def captured(page: Page) -> Capture:
    content = page.html.encode()
    hop = Exchange(page.url, "GET", (), 200, "OK", (("Content-Type", "text/html"),), content, WHEN)
    return Capture(page.asked or page.url, (hop,), content, "text/html", "utf-8")


@pytest.mark.parametrize("page", WALLS, ids=lambda p: p.name)
def test_a_page_in_place_of_the_article_is_refused(page: Page) -> None:
    with pytest.raises(ReadError) as caught:
        read_capture(captured(page))
    assert caught.value.code == "not-an-article"
    assert caught.value.hint


@pytest.mark.parametrize("page", LOOK_ALIKES, ids=lambda p: p.name)
def test_an_article_that_looks_like_one_is_read(page: Page) -> None:
    assert read_capture(captured(page)).wall is None


def test_an_unsure_page_can_be_kept_and_is_marked() -> None:
    page = next(p for p in WALLS if p.name == "queue")
    article = read_capture(captured(page), keep_anyway=True)
    assert "in line" in article.page_text
    assert article.wall is not None and article.wall is not Wall.PAYWALL


@pytest.mark.parametrize(
    ("name", "detail"),
    [
        ("front-page-redirect", "front page"),
        ("soft-404-site", "find that page"),
        ("soft-404-advice", "no longer available"),
    ],
)
def test_a_page_gone_behind_a_good_status_is_seen_by_link_checks(name: str, detail: str) -> None:
    assert detail in (gone_detail(captured(next(p for p in WALLS if p.name == name))) or "")


@pytest.mark.parametrize("page", LOOK_ALIKES, ids=lambda p: p.name)
def test_no_article_is_gone_for_link_checks(page: Page) -> None:
    assert gone_detail(captured(page)) is None
