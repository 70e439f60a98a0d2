"""Hand-written pages after real markup (``tests/pages``), each with what must be read from it and why."""

from __future__ import annotations

import datetime
import tomllib
from pathlib import Path
from typing import Any

import pytest

from srctrack.errors import ReadError
from srctrack.extract.article import read_local
from srctrack.model.prose import Block
from srctrack.model.source import Wall

PAGES = sorted((Path(__file__).parent.parent / "pages").iterdir())


def expected(folder: Path) -> dict[str, Any]:
    return tomllib.loads((folder / "expected.toml").read_text(encoding="utf-8"))


def shown(moment: datetime.date | None) -> str | None:
    return moment.isoformat() if moment else None


def kind_at(text: str, blocks: tuple[Block, ...], words: str) -> str:
    at = text.index(words)
    return next(b.kind.value for b in blocks if b.span.start <= at < b.span.end)


@pytest.mark.parametrize("folder", [p for p in PAGES if "wall" not in expected(p)], ids=lambda p: p.name)
def test_a_page_is_read(folder: Path) -> None:
    want = expected(folder)
    _, article = read_local(folder / "page.html", want["url"])
    assert article.title == want["title"]
    for name in ("canonical_url", "language", "section", "dateline"):
        if name in want:
            assert getattr(article, name) == want[name], name
    if "authors" in want:
        assert list(article.authors) == want["authors"]
    for name in ("published", "modified"):
        if name in want:
            assert shown(getattr(article, name)) == want[name], name
    if "outlet" in want:
        assert article.outlet.name == want["outlet"]
    for name, origin in want.get("origins", {}).items():
        assert article.origins[name].origin == origin, name
    for name in want.get("unsure", []):
        assert not article.origins[name].sure, name
    assert (article.wall is Wall.PAYWALL) == want.get("paywall", False)
    for words in want["holds"]:
        assert words in article.prose.text
    for words in want.get("lacks", []):
        assert words not in article.prose.text
        assert words not in want["holds"]
    for words, kind in want.get("kinds", {}).items():
        assert kind_at(article.prose.text, article.prose.blocks, words) == kind, words
    for words, kind in want.get("page_kinds", {}).items():
        assert kind_at(article.page_text, article.page_blocks, words) == kind, words


@pytest.mark.parametrize("folder", [p for p in PAGES if "wall" in expected(p)], ids=lambda p: p.name)
def test_a_wall_is_said_and_not_taken_for_an_article(folder: Path) -> None:
    want = expected(folder)
    with pytest.raises(ReadError) as caught:
        read_local(folder / "page.html", want["url"])
    assert (caught.value.code, caught.value.wall) == ("not-an-article", want["wall"])
    assert want.get("says", "") in caught.value.message


@pytest.mark.parametrize("folder", PAGES, ids=lambda p: p.name)
def test_blocks_cover_the_text_in_order_with_a_blank_line_between(folder: Path) -> None:
    try:
        _, article = read_local(folder / "page.html", expected(folder)["url"])
    except ReadError:
        pytest.skip("a wall")
    for text, blocks in ((article.prose.text, article.prose.blocks), (article.page_text, article.page_blocks)):
        assert "\n\n".join(b.span.of(text) for b in blocks) == text
        assert all(b.span.of(text).strip() == b.span.of(text) for b in blocks)
