"""A list of addresses, one a line, with a title after it or not."""

from __future__ import annotations

from srctrack.citing.base import ExchangeFormat
from srctrack.model.reference import ItemType, Reference
from srctrack.model.url import is_web


def read(text: str) -> list[Reference]:
    """Lines that begin with an address; what follows it is the title. Other lines (blank, “# …”) are skipped."""
    out = []
    for line in text.removeprefix("\ufeff").splitlines():
        url, _, title = line.strip().partition(" ")
        if is_web(url):
            fields = {"URL": url} | ({"title": title.strip()} if title.strip() else {})
            out.append(Reference("", ItemType.WEBPAGE, fields))
    return out


def recognises(ending: str, head: str) -> bool:
    return ending == ".txt" and any(is_web(line.strip().partition(" ")[0]) for line in head.splitlines())


FORMAT = ExchangeFormat("urls", ".txt", "a list of addresses", None, read, recognises)
