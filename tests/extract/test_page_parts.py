"""What of a page is its text, and what only looks as if it were, or were not."""

from __future__ import annotations

import json
from typing import Any

import pytest

from page_files import captured
from srctrack.extract.article import read_capture
from srctrack.model.source import Article, Origin, Wall

BEFORE = "<p>The harbour board of Brackwater voted on Tuesday to close the old mole for nine weeks while divers replace its piles.</p>"
AFTER = (
    "<p>Ferries to the islands will leave from the coal dock instead, and the operator expects delays of half an hour on weekdays.</p>"
    "<p>Shopkeepers along the mole said they feared for their summer trade, and the board said it would pay compensation from a fund.</p>"
)


def article(
    middle: str, head: str = "", url: str = "https://coast.example/news/mole-closes", lang: str = "en"
) -> Article:
    html = (
        f'<html lang="{lang}"><head><title>Old mole to close</title>{head}</head><body><main><article><h1>Old mole to close for nine weeks</h1>'
        f"{middle}</article></main></body></html>"
    )
    return read_capture(captured(html.encode(), "text/html", url, "utf-8"))


def text(middle: str) -> str:
    return article(BEFORE + AFTER + middle + AFTER + BEFORE).prose.text


@pytest.mark.parametrize(
    "section",
    [
        '<section id="poll-results"><h2>Poll results</h2><p>A poll of 1,012 residents found 61 percent in favour of it.</p></section>',
        '<div class="related-work"><h3>Related work</h3><p>An earlier survey by 1,012 divers counted piles in the same mole.</p></div>',
        '<div class="vote"><p>The motion was passed by 1,012 votes to two, after a debate of three hours in the hall.</p></div>',
        '<div class="widget"><table><tr><th>Year</th><th>Piles</th></tr><tr><td>2022</td><td>1,012</td></tr><tr><td>2023</td><td>57</td></tr></table></div>',
    ],
)
def test_a_section_that_says_the_words_of_its_id_is_kept(section: str) -> None:
    assert "1,012" in text(section)


@pytest.mark.parametrize(
    "section",
    [
        '<div class="newsletter"><h3>Newsletter</h3><p>Read by 1,012 people every morning, at breakfast.</p><form><input name=m></form></div>',
        '<div id="related-stories"><h3>Related stories</h3><ul><li><a href="/a">Council spends 1,012 crowns on flags</a></li></ul></div>',
        '<div class="poll"><p>What do you think? 1,012 readers have their say here every day of the week.</p><button>Yes</button></div>',
    ],
)
def test_a_box_beside_the_article_is_not_kept(section: str) -> None:
    assert "1,012" not in text(section)


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("The board bought <s>412</s> 214 piles.", "The board bought 214 piles."),
        ("The board bought <del>412</del> 214 piles.", "The board bought 214 piles."),
        ('It cost <span style="text-decoration: line-through">6.3</span> 3.6 million.', "It cost 3.6 million."),
        ("It was built in 1911.<sup><a href='#n1'>1</a></sup> It sank.", "It was built in 1911. It sank."),
        ("It was built in 1911.<sup>[2]</sup> It sank.", "It was built in 1911. It sank."),
        ("It covers 12 km<sup>2</sup> of mud.", "It covers 12 km2 of mud."),
        ("She read <ruby>港<rp>(</rp><rt>みなと</rt></ruby> aloud.", "She read 港 aloud."),
        ("A \u2068mole\u2069 of \u200bstone.", "A mole of stone."),
        (
            'See <a href="/a">the first yard</a><a href="/b">the second yard</a> now.',
            "See the first yard the second yard now.",
        ),
    ],
)
def test_marks_are_no_text(words: str, read: str) -> None:
    assert read in text(
        f"<p>{words} Nobody was hurt, said the harbour master, who had seen it all from his window.</p>"
    )


@pytest.mark.parametrize(
    ("box", "is_kept"),
    [
        (
            "<aside><h3>The mole in figures</h3><ul><li>It was built by Brackwater in 1911 and rests on 1,012 piles of oak.</li></ul></aside>",
            True,
        ),
        (
            '<div role="complementary"><h3>Who pays</h3><p>The fund of Brackwater holds 1,012 crowns for shops along the mole.</p></div>',
            True,
        ),
        (
            "<aside><h3>Our newsletter</h3><p>News from Brackwater in your inbox: 1,012 people read it every morning.</p></aside>",
            False,
        ),
        (
            "<aside><h3>Also today</h3><p><a href='/x'>Council of Brackwater spends 1,012 crowns on flags for the regatta.</a></p></aside>",
            False,
        ),
        (
            "<aside><p>More than 1,012 people have seen the film about otters that is shown in the old cinema.</p></aside>",
            False,
        ),
    ],
)
def test_a_fact_box_within_the_article_is_kept(box: str, is_kept: bool) -> None:
    assert (
        "1,012"
        in text(
            "<p>The board of Brackwater met at noon, said the harbour master, who keeps its book.</p>" + box + AFTER
        )
    ) == is_kept


def test_words_struck_out_in_the_article_are_remembered_as_corrections() -> None:
    middle = "<p>The board bought <s>412</s> 214 piles, and nobody was hurt when the last of them went in.</p>"
    shop = '<div class="offer"><p>Rain boots <s>59 crowns</s> 39 crowns</p></div>'
    found = article(BEFORE + middle + AFTER, head="").struck
    assert [(s.words, s.beside[:32]) for s in found] == [("412", "The board bought 214 piles, and ")]
    assert [s.words for s in article(BEFORE + AFTER + f"<nav>{shop}</nav>" + middle).struck] == ["412"]


def test_a_newsletter_set_as_paragraphs_is_not_kept() -> None:
    said = text(
        "<p>Get daily National news</p><p>By providing your email address, you have read and agree to our Terms and Conditions.</p>"
    )
    assert "National news" not in said
    assert "By providing" not in said


def test_a_tag_that_was_never_closed_costs_no_text() -> None:
    assert "compensation from a fund" in text("<s>" + BEFORE * 8)


def test_a_heading_that_links_to_itself_is_kept() -> None:
    said = text('<h2 id="f"><a href="#f">Ferries lose half an hour</a><a class="headerlink" href="#f">¶</a></h2>')
    assert "Ferries lose half an hour" in said
    assert "¶" not in said


def test_a_list_that_a_sentence_announces_is_kept() -> None:
    items = "".join(f'<li><a href="/{n}">{n} Marine, {n}.6 million</a></li>' for n in range(3, 6))
    assert "4 Marine, 4.6 million" in text(f"<p>The board named three yards that had bid:</p><ul>{items}</ul>")
    assert "4 Marine" not in text(f"<p>Read also:</p><ul>{items}</ul>")


def test_cards_of_other_articles_at_the_end_are_not_text() -> None:
    cards = "".join(
        f'<div class="c"><a href="/{n}"><h3>Headline {n}</h3></a><p>The market lost {n}41 stalls on Friday.</p></div>'
        for n in range(3)
    )
    said = article(BEFORE + AFTER + f'<div class="x9">{cards}</div>').prose.text
    assert "stalls" not in said
    assert "compensation" in said


@pytest.mark.parametrize(
    "line", ["Stand: 17.06.2025 18:24 Uhr", "nora@coast.example", "(END)", "Listen to this article"]
)
def test_lines_around_a_text_are_not_of_it(line: str) -> None:
    assert line not in article(BEFORE + AFTER + f"<p>{line}</p>").prose.text


@pytest.mark.parametrize(
    "block",
    [
        "Tags<br>mole, harbour of Brackwater, piles, divers, ferries",
        "05/10/2018 - Publicado por: Nora Fenwick - Categoria: Porto - Tags: piles",
        "Don’t miss<br>Fish market row [VIDEO]<br>School meals [PICTURES]",
        "Did you like this article? Support us, become a member or donate at our office.",
    ],
)
def test_lists_of_labels_and_pointers_are_not_text(block: str) -> None:
    said = article(BEFORE + AFTER + f"<p>{block}</p>" + BEFORE).prose.text
    assert block.split("<br>")[-1] not in said


WORDS = [
    f"In week {n} of the works the divers brought up {n * 7} piles, and the board paid {n * 1000} crowns for them."
    for n in range(1, 7)
]


def shell(script: str) -> str:
    return f"<html><head><title>Old mole</title></head><body><div id='root'></div>{script}</body></html>"


def in_scripts() -> dict[str, str]:
    def written(value: Any) -> str:
        return json.dumps(value)

    rich = {"content": [{"nodeType": "paragraph", "content": [{"value": w}]} for w in WORDS]}
    html = "".join(f"<p>{w}</p>" for w in WORDS)
    flight = "1:" + written(
        ["$", "div", None, {"children": [["$", "p", str(n), {"children": w}] for n, w in enumerate(WORDS)]}]
    )
    return {
        "next": f'<script id="__NEXT_DATA__" type="application/json">{written({"props": {"story": {"body": [{"text": w} for w in WORDS]}}})}</script>',
        "contentful": f"<script>window.__STATE__ = {written({'entry': rich, 'comments': [{'text': WORDS[0] * 40}]})};</script>",
        "arc": f"<script>Fusion.globalContent={written({'content_elements': [{'type': 'text', 'content': w} for w in WORDS]})};Fusion.x=1;</script>",
        "rsc-text": f"<script>self.__next_f.push([1,{written('5:T400,' + html)}])</script>",
        "rsc-elements": f"<script>self.__next_f.push([1,{written(flight)}])</script>",
    }


@pytest.mark.parametrize("name", list(in_scripts()))
def test_the_article_is_read_out_of_scripts_and_marked(name: str) -> None:
    read = read_capture(captured(shell(in_scripts()[name]).encode(), "text/html"))
    assert all(w in read.prose.text for w in WORDS)
    assert read.prose.text.count(WORDS[0]) == 1
    assert read.origins["text"].origin is Origin.SCRIPT


def test_the_declared_body_is_read_where_the_page_shows_its_beginning() -> None:
    body = "\n".join(WORDS)
    head = f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", "headline": "Old mole", "articleBody": body})}</script>'
    read = article(f"<p>{WORDS[0]}</p>", head)
    assert WORDS[-1] in read.prose.text
    assert read.origins["text"].origin is Origin.JSON_LD
    assert len(read.prose.blocks) == len(WORDS)


def test_scripts_of_a_page_that_shows_its_article_are_not_read() -> None:
    read = article(BEFORE + AFTER * 4 + in_scripts()["next"])
    assert WORDS[0] not in read.prose.text


def test_a_page_that_shows_less_than_it_declares_is_partial() -> None:
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Old mole", "wordCount": 1500}</script>'
    read = article(BEFORE + AFTER, head)
    assert read.wall is Wall.PARTIAL
    assert "1,500" in (read.wall_detail or "")


def test_the_first_of_several_pages_is_partial() -> None:
    head = '<link rel="next" href="https://coast.example/news/mole-closes?page=2">'
    assert article(BEFORE + AFTER + "<p>Page 1 of 2</p>", head).wall is Wall.PARTIAL
    other = '<link rel="next" href="https://coast.example/news/another-story">'
    assert article(BEFORE + AFTER + "<p>Page 1 of 2</p>", other).wall is None


@pytest.mark.parametrize(
    ("middle", "day"),
    [
        ("<p>March 11, 2025</p>", "2025-03-11"),
        ('<div class="bar">Nora Fenwick<br>Tue, 11 March 2025 17:55 UTC</div>', "2025-03-11"),
        ('<span class="date">令和7年3月11日</span>', "2025-03-11"),
        ('<span class="date">11/03/2025</span>', None),
    ],
)
def test_the_day_near_the_headline_counts(middle: str, day: str | None) -> None:
    html = (
        '<html lang="en"><head><title>Old mole to close</title></head><body><div id="date-box">Mon, 25 Aug 2025</div><header><time datetime="2025-08-25">25 August</time></header>'
        if day
        else '<html lang="en"><head><title>Old mole to close</title></head><body>'
    )
    html += f"<main><article><h1>Old mole to close for nine weeks</h1>{middle}{BEFORE}{AFTER}</article></main></body></html>"
    read = read_capture(captured(html.encode(), "text/html", "https://coast.example/mole", "utf-8"))
    assert (str(read.published) if read.published else None) == day


@pytest.mark.parametrize(("lang", "day"), [("en-US", "2025-03-11"), ("en-GB", "2025-11-03"), ("de", "2025-11-03")])
def test_a_day_in_numbers_is_read_as_the_country_writes_it(lang: str, day: str) -> None:
    assert str(article(f'<span class="date">03/11/2025</span>{BEFORE}{AFTER}', lang=lang).published) == day


def test_the_day_that_readers_see_counts_before_the_day_in_utc() -> None:
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Old mole", "datePublished": "2025-03-11T23:30:00Z"}</script>'
    assert str(article(f"<p>12 March 2025, 00:30 CET</p>{BEFORE}{AFTER}", head).published) == "2025-03-12"
    assert str(article(BEFORE + AFTER, head).published).startswith("2025-03-11 23:30")
    assert str(article(BEFORE + AFTER, url="https://coast.example/2025/mar/11/mole").published) == "2025-03-11"


@pytest.mark.parametrize(
    ("middle", "names"),
    [
        (
            '<p class="byline">Nora Fenwick in Oldhaven, with additional reporting by Lena Ostby</p>',
            ("Nora Fenwick", "Lena Ostby"),
        ),
        ('<p class="byline">By Nora Fenwick, PhD, and Lena Ostby, M.D.</p>', ("Nora Fenwick", "Lena Ostby")),
        ('<p class="author">von Nora Fenwick, MDR Brackwater</p>', ("Nora Fenwick",)),
        (
            '<p class="byline">Nora Fenwick</p><p>Editor : <a rel="author" href="/author/1">Olle Berg</a></p>',
            ("Nora Fenwick",),
        ),
        ('<meta name="author" content="Fenwick, Nora">', ("Nora Fenwick",)),
    ],
)
def test_who_wrote_it(middle: str, names: tuple[str, ...]) -> None:
    head, middle = (middle, "") if middle.startswith("<meta") else ("", middle)
    assert article(middle + BEFORE + AFTER, head).authors == names


def test_the_author_of_a_card_is_not_the_articles() -> None:
    card = '<div class="more-posts"><article><header><span class="entry-author">Alice Porrow</span></header><a href="/x">The mayor speaks</a></article></div>'
    html = f'<html><body><main><article><h1>Old mole to close for nine weeks</h1><p>By <a href="/author/n/">Nora Fenwick</a></p>{BEFORE}{AFTER}</article></main>{card}</body></html>'
    assert read_capture(captured(html.encode(), "text/html")).authors == ("Nora Fenwick",)


@pytest.mark.parametrize(
    "declared", ["http://localhost:3000/news/mole-closes", "http://10.0.0.7/x", "https://coast.example/"]
)
def test_a_canonical_address_that_is_a_mistake_is_not_believed(declared: str) -> None:
    assert article(BEFORE + AFTER, f'<link rel="canonical" href="{declared}">').canonical_url is None


def test_the_names_that_publishing_systems_give_are_no_outlet() -> None:
    head = '<meta property="og:site_name" content="Just another WordPress site"><meta name="publisher" content="Coast Courier">'
    assert article(BEFORE + AFTER, head).outlet.name == "Coast Courier"
