"""Small stores for tests: invented pages, kept as ``add`` keeps them."""

from __future__ import annotations

import datetime
from dataclasses import replace

from srctrack.model.capture import Capture, Exchange
from srctrack.model.prose import Block, BlockKind, Prose
from srctrack.model.source import Article, FieldOrigin, Origin, Outlet, Source
from srctrack.model.text import Span
from srctrack.store.library import Library

WHEN = datetime.datetime(2024, 1, 2, 9, 30, tzinfo=datetime.UTC)


def capture(
    url: str = "https://fontanka.example/1",
    body: bytes = b"<p>Police detained 3,000.</p>",
    when: datetime.datetime = WHEN,
) -> Capture:
    headers = (("Content-Type", "text/html; charset=utf-8"), ("Transfer-Encoding", "chunked"))
    asked = (("User-Agent", "srctrack"), ("Authorization", "secret"))
    hop = Exchange(url, "GET", asked, 200, "OK", headers, body, when, "192.0.2.7:443")
    return Capture(url, (hop,), body, "text/html", "utf-8")


def article(text: str = "Raids\n\nPolice detained 3,000 people.") -> Article:
    head, _, rest = text.partition("\n\n")
    blocks = (
        Block(BlockKind.HEADING, Span(0, len(head))),
        Block(BlockKind.PARAGRAPH, Span(len(head) + 2, len(head) + 2 + len(rest))),
    )
    return Article(Prose(text, blocks, "en"), f"Menu\n{text}", title=head)


def add(
    library: Library,
    url: str = "https://fontanka.example/1",
    title: str = "Raids in the city",
    when: datetime.datetime = WHEN,
    **fields: object,
) -> Source:
    kept = capture(url, f"<p>{title}</p>".encode(), when)
    ref = library.keep_capture(kept)
    text_id = library.keep_article(article(f"{title}\n\nPolice detained 3,000 people near the market."))
    outlet = Outlet("Fontanka", "fontanka.example")
    source = Source(
        key="",
        url=url,
        final_url=url,
        canonical_url=None,
        title=title,
        outlet=outlet,
        authors=("Irina Petrova",),
        published=WHEN.date(),
        modified=None,
        accessed=when,
        language="en",
        words=8,
        quotes=0,
        figures=1,
        origins={"title": FieldOrigin(Origin.JSON_LD)},
        snapshots=(replace(ref, text_id=text_id),),
    )
    source = replace(source, **fields)  # type: ignore[arg-type]
    if not source.key:
        source = replace(source, key=library.new_key(source))
    library.put(source)
    return source


def kept_again(library: Library, source: Source, text: str, when: datetime.datetime) -> Source:
    """The source with another snapshot, whose article is ``text``."""
    ref = library.keep_capture(capture(source.url, f"<p>{text}</p>".encode(), when))
    ref = replace(ref, text_id=library.keep_article(article(text)))
    after = replace(source, snapshots=(*source.snapshots, ref), accessed=when)
    library.put(after)
    return after
