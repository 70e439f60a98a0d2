"""A web page to an article: its words, what it says of itself, and what may stand before it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from srctrack.errors import ReadError
from srctrack.extract.charset import decode
from srctrack.extract.content.blocks import as_prose, pieces
from srctrack.extract.content.cleaning import mark_kinds
from srctrack.extract.content.marks import drop_marks
from srctrack.extract.content.readability import article_pieces
from srctrack.extract.content.scripted import html_pieces, scripted_pieces
from srctrack.extract.html_tree import Element, beyond_reading, parse
from srctrack.extract.metadata.read import Metadata, read_metadata
from srctrack.extract.walls import FEW_WORDS, MIN_WORD_COUNT, WallDetection, detect_wall, words_in
from srctrack.language.detect import detect_language
from srctrack.model.capture import Capture
from srctrack.model.prose import BlockKind, Prose
from srctrack.model.source import CUT_OFF, Article, FieldOrigin, Origin, StruckWords, Wall
from srctrack.model.url import is_web

_WALLS = {
    Wall.CONSENT: "the page shows a consent wall, not the article ({detail})",
    Wall.BOT: "the site shows a bot check ({detail}) instead of the article",
    Wall.LOGIN: "the page shows {detail}, not the article",
    Wall.GONE: "the page is gone: {detail}",
    Wall.EMPTY: "no article text was found on the page: {detail}",
    Wall.UNSURE: "this page may not be an article: {detail}",
}
_SAVE_IT = "save the page in your browser, then run: srctrack add saved.html --url ADDRESS"
_RENDER_IT = f"let a browser open it with srctrack add ADDRESS --render; or {_SAVE_IT}"
_KEEP_IT = f"if it is the page you want, add it with --keep-anyway; otherwise {_SAVE_IT}"


@dataclass(frozen=True)
class _Look:
    """A page as read: what it says of itself, the article, all visible text, and the wall before the article.
    ``text_origin`` is VISIBLE, JSON_LD or SCRIPT."""

    about: Metadata
    prose: Prose
    page: Prose
    wall: WallDetection | None
    text_origin: Origin
    struck: tuple[StruckWords, ...]


def wall_of(capture: Capture) -> WallDetection | None:
    """The wall before the article of a web page, None when there is none. Raises ReadError ``unreadable`` or ``too-large``."""
    return _look(capture, MappingProxyType({})).wall


def _look(capture: Capture, outlets: Mapping[str, str]) -> _Look:
    target = capture.final_url
    text = decode(capture.content, capture.charset).text
    beyond = beyond_reading(text)
    if beyond:
        raise ReadError("too-large", target, f"the page {beyond}, which is far too much for an article")
    tree = parse(text)
    if tree is None:
        raise ReadError("unreadable", target, "the page is empty")
    about = read_metadata(tree, target if is_web(target) else None, outlets)
    struck = drop_marks(tree)
    mark_kinds(tree)
    shown = as_prose(article_pieces(tree, about.title, about.description, about.body))
    page = as_prose(pieces(tree))
    prose, origin = _fullest(shown, about.body, tree)
    wall = detect_wall(tree, capture.content, prose.text, page.text, about, capture.url, target)
    return _Look(about, prose, page, wall, origin, _in_article(struck, prose))


def read_html(capture: Capture, outlets: Mapping[str, str], *, keep_anyway: bool = False) -> Article:
    """The article of a web page. Raises ReadError ``unreadable`` or ``not-an-article``. With ``keep_anyway`` a page with a wall
    is read like any other and marked with it."""
    target = capture.final_url
    look = _look(capture, outlets)
    about, prose, page, sight = look.about, look.prose, look.page, look.wall
    if sight is not None and sight.wall not in CUT_OFF and not (keep_anyway and page.text):
        hint = {Wall.UNSURE: _KEEP_IT, Wall.EMPTY: _RENDER_IT}.get(sight.wall, _SAVE_IT)
        raise ReadError("not-an-article", target, _WALLS[sight.wall].format(detail=sight.detail), hint, wall=sight.wall)
    if keep_anyway and not prose.text:
        prose = page
    if not prose.text:
        raise ReadError("not-an-article", target, "nothing on the page reads like an article", _SAVE_IT)
    told = detect_language(prose.text)
    origins = dict(about.origins)
    if told:
        origins["language"] = FieldOrigin(Origin.VISIBLE)
    if look.text_origin is not Origin.VISIBLE:
        origins["text"] = FieldOrigin(look.text_origin, sure=False)
    dateline = read_dateline(prose)
    if dateline:
        origins["dateline"] = FieldOrigin(Origin.VISIBLE)
    return Article(
        Prose(prose.text, prose.blocks, told or about.language),
        page.text,
        about.title,
        about.outlet,
        about.authors,
        about.published,
        about.modified,
        told or about.language,
        about.canonical_url,
        dateline,
        about.section,
        sight.wall if sight else None,
        sight.detail if sight else None,
        origins,
        page_blocks=page.blocks,
        struck=look.struck,
    )


_SAME_PARAGRAPH = 40
"""Characters by which a paragraph of the article is known again."""


def _in_article(struck: tuple[StruckWords, ...], prose: Prose) -> tuple[StruckWords, ...]:
    """The struck-out words of paragraphs that are in the article; those of prices and teasers beside it are left out."""
    if not struck:
        return ()
    text = "".join(prose.text.split())
    begins = [(one, "".join(one.beside.split())[:_SAME_PARAGRAPH]) for one in struck]
    return tuple(one for one, begin in begins if begin and begin in text)


_SHOWN_SHARE = 0.5
"""The share of the text in a page's data below which what it shows is the beginning that a script would go on from."""


def _fullest(shown: Prose, body: str | None, tree: Element) -> tuple[Prose, Origin]:
    """The article's text: as shown, or where the page shows less than half of what its data hold, from those."""
    if body:
        declared = as_prose(html_pieces(body, tree))
        if len(shown.text) < _SHOWN_SHARE * len(declared.text):
            return declared, Origin.JSON_LD
    if words_in(shown.text) < FEW_WORDS:
        data = as_prose(scripted_pieces(tree))
        if len(shown.text) < _SHOWN_SHARE * len(data.text):
            return data, Origin.SCRIPT
    if words_in(shown.text) < MIN_WORD_COUNT:
        captions = [p for p in pieces(tree) if p.kind is BlockKind.CAPTION and len(p.text) >= _CAPTION_LENGTH]
        if len(captions) >= _MIN_CAPTIONS:
            return as_prose(captions), Origin.VISIBLE
    return shown, Origin.VISIBLE


_CAPTION_LENGTH = 25
_MIN_CAPTIONS = 3
"""Captions of some length from which a page of pictures is told by them."""


_OPENING = 2
"""Paragraphs among which the first of the article proper is: a lead may stand before it."""
_DATELINE = re.compile(
    r"^\W{0,2}([A-ZÀ-ÞА-ЯЁІЇЄ][\w’'.-]{1,30}(?:[ ,]{1,2}[A-ZÀ-ÞА-ЯЁІЇЄ][\w’'.-]{0,30}){0,4})(?:,\s\d{1,2}\s[^\W\d]{3,12}\.?|,?\s[A-Z][a-z]{2,8}\.?\s\d{1,2})?\s{0,9}(?:\((?:[A-Z][\w./ -]{1,30}|[А-ЯЁ][\w./ -]{1,30})\))?\s{0,9}[—–-]{1,2}\s"
)
_AGENCY_MARK = re.compile(r"^\W{0,2}[^()\n]{2,60}\((?:[A-Z]{2,12}|[A-Z][\w./ -]{1,30}|[А-ЯЁ][\w./ -]{1,30})\)\s*[—–-]")


def read_dateline(prose: Prose) -> str | None:
    """The place an article opens with (“LONDON (Reuters) —”), None when it does not. A place in mixed case counts only
    with an agency behind it or before a dash of its own: “Mr Smith – a lawyer – said” opens a sentence."""
    opening = [b for b in prose.blocks if b.kind is BlockKind.PARAGRAPH and len(b.span) > 60][:_OPENING]
    words, m = next(((w, m) for w in (b.span.of(prose.text) for b in opening) if (m := _DATELINE.match(w))), ("", None))
    if m is None:
        return None
    place = m.group(1).strip(" ,.")
    capitals = sum(c.isupper() for c in place) / max(1, sum(c.isalpha() for c in place))
    if (capitals > 0.6 and len(place) > 2) or _AGENCY_MARK.match(words):
        return place
    return None
