"""The list of pages in a WACZ package, for viewers: address, instant, title and text of each capture."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from srctrack.model.source import SnapshotRef, Source
from srctrack.store.snapshots.warc_write import in_ascii
from srctrack.store.texts import KeptText, parsed
from srctrack.store.wacz.manifest import utc

PAGES = "pages/pages.jsonl"


@dataclass(frozen=True)
class PackedPage:
    """One capture that goes into a package: whose, the file of its page, the bytes of its text (None where it has none here)."""

    source: Source
    ref: SnapshotRef
    warc: Path
    text: bytes | None

    @property
    def url(self) -> str:
        """The address a viewer finds the page under: that of its last hop, as its record has it."""
        return in_ascii(self.ref.url or self.source.final_url)

    def words(self) -> KeptText | None:
        return parsed(self.text, self.warc) if self.text is not None else None


def pages_file(pages: Iterable[PackedPage]) -> bytes:
    """The bytes of ``pages/pages.jsonl``: a line that says what the file is, then a line for each page."""
    head = {"format": "json-pages-1.0", "id": "pages", "title": "All pages", "hasText": True}
    lines: list[dict[str, object]] = [head, *(_row(page) for page in pages)]
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode("utf-8", "replace")


def _row(page: PackedPage) -> dict[str, object]:
    words = page.words()
    title = (words.title if words else None) or page.source.title
    row: dict[str, object] = {
        "id": f"{page.source.key}@{utc(page.ref.captured)}",
        "url": page.url,
        "ts": utc(page.ref.captured),
        "key": page.source.key,
        "size": page.ref.bytes,
    }
    if title:
        row["title"] = title
    if words:
        row["text"] = words.prose.text
    return row
