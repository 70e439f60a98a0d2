"""Bookmarks as browsers export them (the Netscape bookmark file)."""

from __future__ import annotations

import datetime
from html.parser import HTMLParser

from srctrack.citing.base import ReferenceFormat
from srctrack.model.reference import PartialDate, Reference, ReferenceType
from srctrack.model.url import is_web


class _Reader(HTMLParser):
    """Links with the folders they stand in; a folder's name is a tag."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Reference] = []
        self._folders: list[str] = []
        self._named = ""
        self._link: dict[str, str | None] | None = None
        self._words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("a", "h3"):
            self._link = dict(attrs) if tag == "a" else None
            self._words = ""
        elif tag == "dl":
            self._folders.append(self._named)
            self._named = ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "h3":
            self._named = " ".join(self._words.split())
        elif tag == "dl" and self._folders:
            self._folders.pop()
        elif tag == "a" and self._link is not None:
            self._add(self._link)
            self._link = None

    def handle_data(self, data: str) -> None:
        self._words += data

    def _add(self, link: dict[str, str | None]) -> None:
        url = (link.get("href") or "").strip()
        if not is_web(url):
            return
        title = " ".join(self._words.split())
        tags = [t for t in self._folders if t] + [t.strip() for t in (link.get("tags") or "").split(",") if t.strip()]
        fields = {"URL": url} | ({"title": title} if title and title != url else {})
        added = _day(link.get("add_date"))
        self.found.append(
            Reference(
                "", ReferenceType.WEBPAGE, fields, {}, {"accessed": added} if added else {}, tuple(dict.fromkeys(tags))
            )
        )


def _day(seconds: str | None) -> PartialDate | None:
    """The day of a UNIX time; browsers have written seconds, milliseconds and microseconds."""
    if not seconds or not seconds.isdigit():
        return None
    number = int(seconds)
    while number > 10**11:
        number //= 1000
    when = datetime.datetime.fromtimestamp(number, datetime.UTC)
    return PartialDate(when.year, when.month, when.day) if number else None


def read(text: str) -> list[Reference]:
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.found


def sniff(ending: str, head: str) -> bool:
    return ending in (".html", ".htm") or "netscape-bookmark-file" in head.lower()


FORMAT = ReferenceFormat("bookmarks", ".html", "bookmarks of a browser", None, read, sniff)
