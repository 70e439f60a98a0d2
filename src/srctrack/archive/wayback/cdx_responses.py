"""Reading what indexes of captures say: CDX rows, the availability API, TimeMaps, and the headers of a memento."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin

from srctrack.archive.wayback.spn_responses import instant
from srctrack.model.archiving import Memento

_EXCLUSION = re.compile(
    r"AdministrativeAccessControlException|RobotAccessControlException|Blocked (?:Site|By Robots)", re.I
)
_MEMENTO_PATH = re.compile(r"/(\d{14})(?:[a-z]{2}_)?/(.+)$")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a CDX index. ``status`` is None where the index shows “-” (a revisit). ``digest`` is base32 SHA-1."""

    timestamp: datetime.datetime
    original: str
    media_type: str
    status: int | None
    digest: str


def excluded(text: str) -> bool:
    """Whether an archive’s words say that it may not show the site (a wish of the site’s owner, or robots.txt)."""
    return _EXCLUSION.search(text) is not None


def good_rows(rows: list[Row], digests: frozenset[str] = frozenset()) -> list[Row]:
    """The rows that stand for the page itself: status 200, or a revisit of a digest that some row (or ``digests``, what we
    hold ourselves) proves to have been a page."""
    proved = {r.digest for r in rows if r.status == 200} | digests
    return [r for r in rows if r.status == 200 or (r.status is None and r.digest in proved)]


def read_cdx_json(body: bytes) -> list[Row] | None:
    """Rows of ``output=json``: a header row and rows, ``[]`` for none. None when it is no such answer."""
    try:
        table = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(table, list) or not all(isinstance(line, list) for line in table):
        return None
    if not table:
        return []
    head, *lines = table
    if not all(isinstance(name, str) for name in head):
        return None
    rows = [cdx_row(dict(zip(head, line, strict=False))) for line in lines if len(line) == len(head) and line]
    return None if any(r is None for r in rows) else [r for r in rows if r is not None]


def read_cdx_lines(body: bytes) -> list[Row] | None:
    """Rows of a CDX that answers with one JSON object a line (pywb); an empty body is none. None when it is something else."""
    rows = []
    for line in body.decode("utf-8", "replace").splitlines():
        if not line.strip():
            continue
        try:
            told = json.loads(line)
        except ValueError:
            return None
        row = cdx_row(told) if isinstance(told, dict) else None
        if row is None:
            return None
        rows.append(row)
    return rows


def cdx_row(told: Mapping[str, object]) -> Row | None:
    """A row under the names of the Wayback Machine’s index or of pywb’s; None when it names no instant."""
    when = instant(str(told.get("timestamp", "")))
    original = told.get("original") or told.get("url")
    if when is None or not isinstance(original, str):
        return None
    status = str(told.get("statuscode") or told.get("status") or "-")
    media_type = str(told.get("mimetype") or told.get("mime") or "")
    digest = str(told.get("digest") or "").removeprefix("sha1:")
    return Row(when, original, media_type, int(status) if status.isdigit() else None, digest)


def closest_available(said: object) -> tuple[str, datetime.datetime] | None:
    """The link (as https) and instant of the availability API’s closest capture, when it is one of a good page."""
    shelf = said.get("archived_snapshots") if isinstance(said, dict) else None
    closest = shelf.get("closest") if isinstance(shelf, dict) else None
    if not isinstance(closest, dict) or closest.get("available") is not True or str(closest.get("status")) != "200":
        return None
    when, url = instant(str(closest.get("timestamp", ""))), closest.get("url")
    if when is None or not isinstance(url, str):
        return None
    return re.sub(r"^http://(?=web\.archive\.org/)", "https://", url), when


def memento_datetime(headers: Mapping[str, str]) -> datetime.datetime | None:
    """The Memento-Datetime of an answer (RFC 7089, section 2.1.1); without it a page is no memento."""
    try:
        when = parsedate_to_datetime(headers.get("memento-datetime", ""))
    except (ValueError, TypeError):
        return None
    return when if when.tzinfo is not None else when.replace(tzinfo=datetime.UTC)


def in_memento_path(url: str) -> tuple[datetime.datetime, str] | None:
    """The instant and original address in the path of a memento’s address (``…/20240102093000id_/https://…``)."""
    found = _MEMENTO_PATH.search(url)
    when = instant(found[1]) if found else None
    return (when, found[2]) if found and when else None


def read_timemap(text: str, service: str, base: str, original: str) -> list[Memento] | None:
    """The mementos of a TimeMap in link format (RFC 7089, section 5), oldest first; None when it is no TimeMap."""
    found, seen_any = [], False
    for target, parameters in _links(text):
        seen_any = seen_any or "rel" in parameters
        kinds = parameters.get("rel", "").lower().split()
        if "memento" not in kinds or "datetime" not in parameters:
            continue
        when = memento_datetime({"memento-datetime": parameters["datetime"]})
        if when is not None:
            found.append(Memento(service, urljoin(base, target), original, when))
    return sorted(found, key=lambda m: m.timestamp) if seen_any or not text.strip() else None


def timemap_pages(text: str, base: str) -> list[str]:
    """The addresses of a TimeMap’s pages, in order, where it comes in pages (RFC 7089, section 5.1)."""
    return [
        urljoin(base, target) for target, parameters in _links(text) if "timemap" in parameters.get("rel", "").split()
    ]


def _links(text: str) -> list[tuple[str, dict[str, str]]]:
    """Targets and parameters of a list of web links (RFC 8288). Commas and semicolons inside quotes or <> do not part."""
    links: list[tuple[str, dict[str, str]]] = []
    at = 0
    while True:
        start = text.find("<", at)
        end = text.find(">", start + 1) if start >= 0 else -1
        if end < 0:
            return links
        parameters, at = _parameters(text, end + 1)
        links.append((text[start + 1 : end].strip(), parameters))


def _parameters(text: str, at: int) -> tuple[dict[str, str], int]:
    """The parameters from ``at`` to the comma that ends the link, and where that is."""
    piece: list[str] = []
    pieces, quoted = [], False
    while at < len(text):
        letter = text[at]
        if letter == '"':
            quoted = not quoted
        elif letter in ",;" and not quoted:
            pieces.append("".join(piece))
            piece = []
            if letter == ",":
                break
        else:
            piece.append(letter)
        at += 1
    pieces.append("".join(piece))
    pairs = (p.split("=", 1) for p in pieces if "=" in p)
    return {name.strip().lower(): value.strip() for name, value in pairs}, at
