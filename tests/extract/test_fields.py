"""The fields of a page, one by one: dates, names, titles, outlets, and broken declarations."""

from __future__ import annotations

import datetime
import json

import pytest

from srctrack.extract.html_tree import parse
from srctrack.extract.metadata.byline import is_author, read_authors, split_names
from srctrack.extract.metadata.dates import day_in_url, parse_moment, parse_written_day
from srctrack.extract.metadata.declared import read_declared
from srctrack.extract.metadata.read import Metadata, read_metadata
from srctrack.extract.metadata.title import without_site
from srctrack.model.source import Origin

UTC = datetime.UTC


def about(
    head: str = "",
    body: str = "<h1>A quiet day in the hills</h1>",
    url: str | None = "https://hills.example/a",
    **outlets: str,
) -> Metadata:
    tree = parse(f"<html><head>{head}</head><body>{body}</body></html>")
    assert tree is not None
    return read_metadata(tree, url, {k.replace("_", "."): v for k, v in outlets.items()})


def linked(*nodes: object) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(n)}</script>' for n in nodes)


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("2024-01-02T09:30:00Z", datetime.datetime(2024, 1, 2, 9, 30, tzinfo=UTC)),
        (
            "2024-01-02T09:30:00.123+0300",
            datetime.datetime(2024, 1, 2, 9, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=3))),
        ),
        ("2024-01-02 09:30", datetime.date(2024, 1, 2)),
        ("20240102", datetime.date(2024, 1, 2)),
        ("Tue, 02 Jan 2024 09:30:00 GMT", datetime.datetime(2024, 1, 2, 9, 30, tzinfo=UTC)),
        ("1704187800", datetime.datetime(2024, 1, 2, 9, 30, tzinfo=UTC)),
        ("January 2, 2024", datetime.date(2024, 1, 2)),
        ("2024-13-40", None),
        ("soon", None),
        ("", None),
        (None, None),
        ("0001-01-01T00:00:00Z", None),
    ],
)
def test_a_moment_as_machines_write_it(value: str | None, moment: object) -> None:
    assert parse_moment(value) == moment


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Published on 2 January 2024 at nine", "2024-01-02"),
        ("Jan. 2, 2024", "2024-01-02"),
        ("2. Januar 2024, 09:30 Uhr", "2024-01-02"),
        ("2 января 2024 года", "2024-01-02"),
        ("le 1er février 2024", "2024-02-01"),
        ("2 de enero de 2024", "2024-01-02"),
        ("02.01.2024 09:30", "2024-01-02"),
        ("2024年1月2日", "2024-01-02"),
        ("13/01/2024", "2024-01-13"),
        ("01/13/2024", "2024-01-13"),
        ("02/01/2024", None),
        ("40 January 2024", None),
        ("Version 1.2.2024.7", None),
    ],
)
def test_a_day_as_people_write_it_and_nothing_where_it_could_be_two(text: str, day: str | None) -> None:
    assert parse_written_day(text) == (datetime.date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://x.example/2024/01/02/a", "2024-01-02"),
        ("https://x.example/a-20240102.html", "2024-01-02"),
        ("https://x.example/2024/a", None),
        ("https://x.example/id/120240102999", None),
    ],
)
def test_a_day_in_an_address(url: str, day: str | None) -> None:
    assert day_in_url(url) == (datetime.date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Ann Lee and Bob Roe, Correspondent", ["Ann Lee", "Bob Roe"]),
        ("Von Jana Vogt", ["Jana Vogt"]),
        ("Hans von der Heide", ["Hans von der Heide"]),
        ("Автор: Мария Ветлугина", ["Мария Ветлугина"]),
        ("By Ann Lee | Published May 3, 2020", ["Ann Lee"]),
        ("Dana Stone in Lisbon", ["Dana Stone"]),
        ("Science Editor Jane Roe", ["Jane Roe"]),
        ("ANN MCLEOD", ["Ann McLeod"]),
        ("Martin Untel (avec Paul Tousse et Anne Quatre)", ["Martin Untel", "Paul Tousse", "Anne Quatre"]),
        ("Denzel Washington", ["Denzel Washington"]),
        ("Ann Lee, Reuters", ["Ann Lee", "Reuters"]),
        ("小暮ひさのり", ["小暮ひさのり"]),
        ("Staff", []),
        ("News desk", []),
        ("https://www.facebook.com/annlee", []),
        ("@annlee", []),
        ("Guardian staff and agencies", []),
    ],
)
def test_the_people_in_a_byline(byline: str, names: list[str]) -> None:
    assert [n for n in split_names(byline) if is_author(n)] == names


def test_references_between_objects_are_followed() -> None:
    head = linked(
        {
            "@graph": [
                {"@type": "NewsArticle", "headline": "A", "author": {"@id": "#a"}},
                {"@id": "#a", "@type": "Person", "name": "Ann Lee"},
            ]
        }
    )
    assert about(head).authors == ("Ann Lee",)


def test_the_outlet_and_the_desk_are_no_authors_but_a_declared_group_is() -> None:
    head = '<meta property="og:site_name" content="Hill Herald">' + linked(
        {
            "@type": "NewsArticle",
            "headline": "A",
            "author": [{"name": "Hill Herald"}, {"name": "Staff"}, {"name": "Ann Lee"}],
        }
    )
    assert about(head).authors == ("Ann Lee",)
    assert about(linked({"@type": "NewsArticle", "headline": "A", "author": {"name": "News desk"}})).authors == ()
    assert about(
        linked({"@type": "NewsArticle", "headline": "A", "author": {"@type": "Organization", "name": "Hill Institute"}})
    ).authors == ("Hill Institute",)


def test_a_person_shown_counts_before_an_agency_declared() -> None:
    found = about(
        linked({"@type": "NewsArticle", "headline": "A", "author": {"name": "AFP"}}),
        '<h1>A</h1><p class="byline">By Ann Lee</p>',
    )
    assert found.authors == ("Ann Lee",)
    assert found.origins["authors"].origin is Origin.VISIBLE


def test_a_byline_of_another_story_is_not_taken() -> None:
    tree = parse(
        '<html><body><h1>A</h1><p>Text.</p><aside class="related"><span class="author">Ann Lee</span></aside></body></html>'
    )
    assert tree is not None
    assert read_authors(read_declared(tree), ()) is None


@pytest.mark.parametrize(
    "text",
    [
        '{"@type":"NewsArticle","headline":"Hills",}',
        '{"@type":"NewsArticle","headline":"Hi\nlls"}',
        '<!-- {"@type":"NewsArticle","headline":"Hills"} -->',
        '//<![CDATA[\n{"@type":"NewsArticle","headline":"Hills"}\n//]]>',
        '{"@type":"WebSite"} {"@type":"NewsArticle","headline":"Hills"}',
        '[{"@type":["NewsArticle","Thing"],"headline":"Hills"}];',
    ],
)
def test_broken_json_is_mended_where_that_is_plain(text: str) -> None:
    tree = parse(f'<html><head><script type="application/ld+json">{text}</script></head><body></body></html>')
    assert tree is not None
    article = read_declared(tree).article
    assert article is not None
    assert article["headline"].replace("\n", "") in ("Hills", "Hi lls")


def test_json_that_is_not_json_is_passed_over() -> None:
    assert (
        about('<script type="application/ld+json">{"@type": nothing</script><title>Quiet hills</title>').title
        == "A quiet day in the hills"
    )


@pytest.mark.parametrize(
    ("title", "names", "bare"),
    [
        ("Quiet hills | Hill Herald", ["Hill Herald"], "Quiet hills"),
        ("Hill Herald: Quiet hills", ["Hill Herald"], "Quiet hills"),
        ("Quiet hills – the Hill Herald", ["Hill Herald"], "Quiet hills"),
        ("Quiet hills - a reporter's notes", ["Hill Herald"], "Quiet hills - a reporter's notes"),
        ("Hill Herald", ["Hill Herald"], "Hill Herald"),
    ],
)
def test_an_outlets_name_is_cut_off_a_title(title: str, names: list[str], bare: str) -> None:
    assert without_site(title, names) == bare


def test_a_kicker_does_not_belong_to_the_title() -> None:
    head = '<meta property="og:title" content="The hills are quiet today">' + linked(
        {"@type": "NewsArticle", "headline": "Weather: The hills are quiet today"}
    )
    assert about(head).title == "The hills are quiet today"


def test_a_brand_in_a_heading_is_not_the_title() -> None:
    head = '<title>Quiet hills for a day - Hill Herald</title><meta property="og:site_name" content="Hill Herald">'
    assert about(head, "<h1>Hill Herald</h1>").title == "Quiet hills for a day"


def test_a_heading_that_leads_to_the_front_page_is_not_the_title() -> None:
    head = "<title>Quiet hills for a day - Herald</title>"
    logo = '<h1><a href="/">The herald of all the hills</a></h1>'
    assert about(head, logo).title == "Quiet hills for a day"


def test_a_title_is_more_than_its_kicker() -> None:
    heading = '<h1><span>Calm in the north:</span> <span class="label">Hills are quiet again</span></h1>'
    assert about("", heading).title == "Calm in the north: Hills are quiet again"


def test_a_name_counts_before_an_address_and_a_company() -> None:
    head = '<meta property="og:site_name" content="hillherald.example">' + linked(
        {"@type": "WebSite", "name": "Hill Herald"},
        {"@type": "NewsArticle", "headline": "A", "publisher": {"name": "Hill Media GmbH"}},
    )
    assert about(head, url="https://www.hillherald.example/a").outlet.name == "Hill Herald"


def test_a_listed_name_counts_before_initials_and_not_before_another_listed_paper() -> None:
    assert (
        about('<meta property="og:site_name" content="HH">', hills_example="Hill Herald").outlet.name == "Hill Herald"
    )
    shared = about(
        '<meta property="og:site_name" content="Valley Post">',
        hills_example="Hill Herald",
        valley_example="Valley Post",
    )
    assert shared.outlet.name == "Valley Post"


def test_a_guessed_date_is_unsure_and_a_declared_one_counts_before_it() -> None:
    shown = about(body='<h1>A quiet day in the hills</h1><span class="date">2 January 2024</span>')
    assert shown.published == datetime.date(2024, 1, 2)
    assert not shown.origins["published"].sure
    declared = about(
        '<meta property="article:published_time" content="2024-01-03">',
        '<h1>A</h1><span class="date">2 January 2024</span>',
    )
    assert declared.published == datetime.date(2024, 1, 3)
    assert declared.origins["published"].sure


def test_a_relative_canonical_address_is_made_whole() -> None:
    assert about('<link rel="canonical" href="/b">').canonical_url == "https://hills.example/b"
    assert about('<link rel="canonical" href="javascript:x">').canonical_url is None


def test_a_byline_whose_name_stands_in_an_element_of_its_own() -> None:
    body = (
        "<h1>A quiet day in the hills</h1><div>By <span>Nuala Finch</span></div><p>The hills were quiet on Monday.</p>"
    )
    assert about(body=body).authors == ("Nuala Finch",)


def test_a_page_shared_between_papers_is_of_the_paper_whose_address_it_calls_its_own() -> None:
    head = '<link rel="canonical" href="https://hills.example/a"><meta property="og:url" content="https://valley.example/a">'
    known = {"hills_example": "The Hills Post", "valley_example": "The Valley Post"}
    assert about(head, url=None, **known).outlet.name == "The Valley Post"
    assert about(head, url="https://hills.example/a", **known).outlet.name == "The Hills Post"
