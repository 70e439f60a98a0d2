"""What the styles for web pages and Markdown share."""

from __future__ import annotations

import re
from urllib.parse import quote

from srctrack.citing.styles.components import copy_day
from srctrack.citing.styles.locales import LOCALES, Locale
from srctrack.model.reference import PartialDate, Reference
from srctrack.model.url import is_web

_MARKDOWN = re.compile(r"([\\`*_\[\]<>])")


def markdown_words(words: str) -> str:
    """``words`` as Markdown shows them literally."""
    return _MARKDOWN.sub(r"\\\1", " ".join(words.split()))


def markdown_address(url: str) -> str:
    """An address that ends where it should within the round brackets of a link."""
    return quote(url, safe="%/:=&?~#+!$,;'@*[]-._") if re.search(r"[\s()<>\\]", url) else url


def markdown_link(words: str, url: str | None) -> str:
    return f"[{markdown_words(words)}]({markdown_address(url)})" if url and is_web(url) else markdown_words(words)


def spelled(date: PartialDate | None, locale: Locale) -> str | None:
    """The date in words, the day first unless the reader's own language puts the month first."""
    return (locale if locale.code != "en-US" else LOCALES["en-GB"]).long(date)


def archived_words(reference: Reference, locale: Locale) -> str | None:
    """“archived 4 January 2024”."""
    if reference.archived is None:
        return None
    day = spelled(copy_day(reference), locale)
    return f"{locale.archived} {day}" if day else locale.archived
