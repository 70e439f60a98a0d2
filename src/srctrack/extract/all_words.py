"""All words of a page received again, read by the decoder and extractor that read it when it was added."""

from __future__ import annotations

import datetime

from srctrack.errors import ReadError
from srctrack.extract.article import media_type_of, read_capture
from srctrack.extract.charset import decode
from srctrack.model.capture import Capture, Exchange


def words_of_page(content: bytes, content_type: str, url: str) -> str | None:
    """The article's text and all visible text of a page; None when it holds no text that can be read.

    Walls are read like any page: whether the words are those of the article is for the caller to compare.
    """
    declared, _, parameters = content_type.partition(";")
    name, _, charset = parameters.strip().partition("=")
    given = charset.strip("\"' ") or None if name.strip().lower() == "charset" else None
    now = datetime.datetime.now(datetime.UTC)
    exchange = Exchange(url, "GET", (), 200, "", (("Content-Type", content_type),), content, now)
    kind = declared.strip().lower()
    try:
        article = read_capture(Capture(url, (exchange,), content, kind, given), keep_anyway=True)
    except ReadError:
        is_text = media_type_of(content, kind).startswith("text/")
        return decode(content, given).text if is_text and content else None
    return f"{article.prose.text}\n\n{article.page_text}"
