"""Whether a page that a server sent with 200 is gone all the same: a soft 404, or a redirect away from the page."""

from __future__ import annotations

import re

from srctrack.errors import ReadError
from srctrack.extract.article import media_type_of
from srctrack.extract.charset import decode
from srctrack.extract.formats.html import wall_of
from srctrack.extract.walls import GONE_WORDS, LONG_NOTICE, led_away
from srctrack.model.capture import Capture
from srctrack.model.source import Wall

_HEADS = re.compile(r"<(title|h1)\b[^>]{0,300}>(.{1,400}?)</\1", re.I | re.S)
_NOT_TEXT = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)|<[^<>]{0,5000}>", re.I | re.S)


def gone_detail(capture: Capture) -> str | None:
    """Why the page is gone, in words for people; None when it may be there.

    Only a page that gives a reason for doubt (a title, few words, a redirect) is read as an article, since reading takes a
    quarter of a second.
    """
    if media_type_of(capture.content, capture.media_type) not in ("text/html", "application/xhtml+xml"):
        return None
    if not led_away(capture.url, capture.final_url) and not _doubtful(decode(capture.content, capture.charset).text):
        return None
    try:
        wall = wall_of(capture)
    except ReadError:
        return None
    return wall.detail if wall and wall.wall is Wall.GONE else None


def _doubtful(html: str) -> bool:
    if any(GONE_WORDS.search(m.group(2)) for m in _HEADS.finditer(html[:200_000])):
        return True
    return len(_NOT_TEXT.sub(" ", html).split()) < LONG_NOTICE
