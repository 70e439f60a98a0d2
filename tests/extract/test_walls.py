"""What must not be taken for a wall: real articles with the signs of one around them."""

from __future__ import annotations

import datetime

import pytest

from srctrack.errors import ReadError
from srctrack.extract.article import read_capture
from srctrack.model.capture import Capture, Exchange
from srctrack.model.source import Wall

WHEN = datetime.datetime(2024, 1, 2, tzinfo=datetime.UTC)
BRIEF = (
    "A boy of nine who had been missing since Sunday was not found on Tuesday either, although more than two hundred people searched "
    "the woods east of the town with dogs and lamps. The police asked everybody who had seen him to call them at any hour."
)
LONG = " ".join(
    f"<p>In the {n} of those weeks the council met again, and again nothing was settled, because neither side would say what it would give up for the bridge.</p>"
    for n in ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
)


def read(html: str, asked: str = "https://town.example/2024/01/02/story", arrived: str | None = None):
    hops = (Exchange(arrived or asked, "GET", (), 200, "OK", (), html.encode(), WHEN),)
    return read_capture(Capture(asked, hops, html.encode(), "text/html", "utf-8"))


def wall_of(html: str, **addresses: str) -> str | None:
    with pytest.raises(ReadError) as caught:
        read(html, **addresses)
    return caught.value.wall


def page(body: str, title: str = "Story", head: str = "") -> str:
    return f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>"


DATED = '<meta property="article:published_time" content="2024-01-02T08:00:00Z">'


@pytest.mark.parametrize(
    "title",
    [
        "Missing boy not found",
        "Access denied: how the valley lost its road",
        "Sign in, sign out: a day at the mill",
        "Just a moment of quiet",
    ],
)
def test_a_brief_item_with_a_date_is_no_wall_whatever_its_headline(title: str) -> None:
    article = read(page(f"<article><h1>{title}</h1><p>{BRIEF}</p></article>", title, DATED))
    assert "more than two hundred people" in article.prose.text
    assert article.wall is None


def test_a_cookie_banner_over_a_whole_article_is_no_wall() -> None:
    banner = '<div id="onetrust-banner-sdk" role="dialog"><p>We use cookies. Our partners use cookies. Accept cookies or manage consent.</p><button>Accept</button></div>'
    assert read(page(f"{banner}<article><h1>The bridge</h1>{LONG}</article>")).wall is None


def test_a_form_to_log_in_beside_an_article_is_no_wall() -> None:
    assert read(page(f"<form><input type=password></form><article><h1>The bridge</h1>{LONG}</article>")).wall is None


def test_an_offer_to_subscribe_beside_a_whole_article_is_no_paywall() -> None:
    offer = "<aside><p>Subscribe to continue reading all our stories. Already a subscriber?</p></aside>"
    assert read(page(f"<article><h1>The bridge</h1>{LONG}</article>{offer}")).wall is None


def test_a_whole_text_of_a_publisher_who_sells_it_is_no_teaser() -> None:
    count = len(LONG.split())
    head = f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"The bridge","isAccessibleForFree":false,"wordCount":{count}}}</script>'
    assert read(page(f"<article><h1>The bridge</h1>{LONG}</article>", head=head)).wall is None


def test_a_text_cut_off_at_an_offer_is_a_teaser() -> None:
    article = read(
        page(
            f"<article><h1>Le pont</h1>{LONG}<p>Il vous reste 57.09% de cet article à lire. La suite est réservée aux abonnés.</p></article>"
        )
    )
    assert article.wall is Wall.PAYWALL
    assert "57.09%" in (article.wall_detail or "")


def test_a_deep_address_that_leads_to_the_front_page_is_gone() -> None:
    front = page(
        "<h1>The Town Paper</h1><ul><li><a href='/1'>One story</a></li><li><a href='/2'>Another story</a></li></ul><p>Welcome to the paper of the town.</p>"
    )
    assert wall_of(front, arrived="https://town.example/") == "gone"


@pytest.mark.parametrize(
    ("title", "body", "wall"),
    [
        ("Страница не найдена", "<h1>Ошибка 404</h1><p>Такой страницы нет.</p>", "gone"),
        ("Seite nicht gefunden", "<p>Die Seite wurde leider nicht gefunden.</p>", "gone"),
        ("Anmelden – Kurier", "<h1>Anmelden</h1><form><input type=password></form>", "login"),
        ("Вы не робот?", "<p>Подтвердите, что запросы отправляли вы, а не робот</p>", "bot"),
        ("App", "<div id='__next'></div><script src=a.js></script>", "empty"),
        (
            "Kurier",
            "<div class=cmpbox><p>Wir und unsere Partner verwenden Cookies. Mit Ihrer Einwilligung werden Cookies für Werbung und Tracking gesetzt. Datenschutz ist uns wichtig.</p><p>Akzeptieren</p></div>",
            "consent",
        ),
    ],
)
def test_walls_in_several_languages(title: str, body: str, wall: str) -> None:
    assert wall_of(page(body, title)) == wall


def test_a_text_that_breaks_off_before_an_offer_is_a_teaser() -> None:
    words = "The bank is to merge a number of its branches on the islands, its chief executive said on Tuesday, in a move that"
    offer = '<div><h2>Keep reading for €1</h2><button>Start my trial</button><a href="/login">I have a subscription</a></div>'
    article = read(page(f"<article><h1>Bank to merge</h1><p>{words}</p></article>{offer}", head=DATED))
    assert article.wall is Wall.PAYWALL
    whole = read(page(f"<article><h1>Bank to merge</h1><p>{words} was expected.</p></article>{offer}", head=DATED))
    assert whole.wall is None
