"""One retrieval of one URL, as received."""

from __future__ import annotations

import datetime
import hashlib
from base64 import b32encode
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and its answer. ``body`` is what came over the wire after transfer decoding and before content
    decoding; header names keep the case received. ``status`` is None for a file handed over by a person."""

    url: str
    method: str
    request_headers: tuple[tuple[str, str], ...]
    status: int | None
    reason: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    when: datetime.datetime
    peer: str | None = None


@dataclass(frozen=True)
class Capture:
    """One retrieval: every hop, the last one holding the page. ``content`` is the last body with its content
    encoding undone; ``media_type`` lower case without parameters; ``charset`` as declared by the transport."""

    url: str
    exchanges: tuple[Exchange, ...]
    content: bytes
    media_type: str
    charset: str | None = None

    @property
    def final_url(self) -> str:
        return self.exchanges[-1].url if self.exchanges else self.url

    @property
    def when(self) -> datetime.datetime:
        return self.exchanges[-1].when

    @cached_property
    def digest(self) -> str:
        """``sha256:<hex>`` of the page's bytes with their content encoding undone: the snapshot's identity."""
        return "sha256:" + hashlib.sha256(self.content).hexdigest()

    @cached_property
    def sha1(self) -> str:
        """The base32 SHA-1 of the same bytes, as archives give it in their CDX."""
        return b32encode(hashlib.sha1(self.content).digest()).decode("ascii")
