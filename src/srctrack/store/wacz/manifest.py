"""The manifest of a WACZ package: every file with its size and SHA-256, and the digest of the manifest itself.

After WACZ 1.1.1 (https://specs.webrecorder.net/wacz/1.1.1/), which builds on the Frictionless data package.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from srctrack import __version__

MANIFEST, DIGEST = "datapackage.json", "datapackage-digest.json"
VERSION = "1.1.1"
SOFTWARE = f"srctrack/{__version__}"


@dataclass(frozen=True)
class Resource:
    """One file of a package; ``digest`` is ``sha256:<hex>``."""

    path: str
    digest: str
    size: int


@dataclass(frozen=True)
class About:
    """What a package says of itself. ``main_url`` and ``main_date`` are of the page that a viewer opens first."""

    title: str
    created: datetime.datetime
    main_url: str
    main_date: datetime.datetime


def resource(path: str, content: bytes) -> Resource:
    return Resource(path, sha256(content), len(content))


def sha256(content: bytes) -> str:
    return "sha256:" + hashlib.sha256(content).hexdigest()


def manifest(about: About, resources: Iterable[Resource]) -> bytes:
    """The bytes of ``datapackage.json``."""
    created = utc(about.created)
    written = {
        "profile": "data-package",
        "wacz_version": VERSION,
        "title": about.title,
        "created": created,
        "modified": created,
        "software": SOFTWARE,
        "mainPageUrl": about.main_url,
        "mainPageDate": utc(about.main_date),
        "resources": [
            {"name": _name(r.path), "path": r.path, "hash": r.digest, "bytes": r.size}
            for r in sorted(resources, key=lambda r: r.path)
        ],
    }
    return json_bytes(written)


def digest_file(written: bytes, signed: Mapping[str, str] | None = None) -> bytes:
    """The bytes of ``datapackage-digest.json`` for those of the manifest."""
    members: dict[str, object] = {"path": MANIFEST, "hash": sha256(written)}
    if signed is not None:
        members["signedData"] = dict(signed)
    return json_bytes(members)


def read_manifest(content: bytes) -> dict[str, Resource]:
    """The files a manifest names, by path. Raises ValueError for anything that is not such a manifest."""
    told: Any = json.loads(content)
    try:
        rows = [(str(r["path"]), str(r["hash"]), int(r["bytes"])) for r in told["resources"]]
    except (KeyError, TypeError) as wrong:
        raise ValueError(f"{MANIFEST} does not list its files ({wrong})") from wrong
    return {path: Resource(path, digest, size) for path, digest, size in rows}


def utc(when: datetime.datetime) -> str:
    """An instant as RFC 3339 in UTC with whole seconds, the form viewers and validators of WACZ read."""
    return f"{when.astimezone(datetime.UTC):%Y-%m-%dT%H:%M:%SZ}"


def json_bytes(written: Mapping[str, object]) -> bytes:
    return (json.dumps(written, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _name(path: str) -> str:
    """A name of lower-case letters, digits, dots, dashes and underscores, which is all a data package allows."""
    return "".join(c if c.isascii() and (c.isalnum() or c in "._-") else "-" for c in path.lower())
