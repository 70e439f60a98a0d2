"""The remote snapshot store: its address as a newsroom sets it, and what is known of a page there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import unquote, urlsplit

SCHEMES = ("s3", "gs", "az", "file")
"""Object storage of Amazon and all that speak its protocol, of Google, of Microsoft; and a folder."""


class RemoteState(StrEnum):
    """Whether a page as received is known to be in the remote store."""

    SAVED = "saved"
    PENDING = "pending"


@dataclass(frozen=True, slots=True)
class RemoteAddress:
    """Where the remote store is: ``bucket`` is a bucket or container, empty for a folder; ``path`` is below it, or the
    folder."""

    scheme: str
    bucket: str
    path: str

    @property
    def url(self) -> str:
        return f"{self.scheme}://{self.bucket}{'/' if self.bucket and self.path else ''}{self.path}"


def remote_address(written: str) -> RemoteAddress:
    """The address as written in the settings. Raises ValueError with what is wrong; its words never hold the address,
    since that may hold a password."""
    try:
        parts = urlsplit(written)
    except ValueError:
        raise ValueError("is not an address") from None
    if parts.scheme not in SCHEMES:
        raise ValueError(f"begins with one of {', '.join(f'{s}://' for s in SCHEMES)}")
    if "@" in parts.netloc or parts.query or parts.fragment:
        raise ValueError("holds no user name, password, key or query: credentials come from the environment")
    if parts.scheme == "file":
        if parts.netloc or len(parts.path) < 2:
            raise ValueError("names a folder with three slashes, such as file:///srv/srctrack")
        return RemoteAddress("file", "", unquote(parts.path))
    if not parts.netloc:
        raise ValueError(f"names a bucket, such as {parts.scheme}://bucket/prefix")
    return RemoteAddress(parts.scheme, parts.netloc, parts.path.strip("/"))
