"""Which addresses may be sent to an archive."""

from __future__ import annotations

import ipaddress
from enum import StrEnum

from srctrack.model.archiving import is_archive_link
from srctrack.model.url import split, without_credentials

_PRIVATE_ENDINGS = (".local", ".localhost", ".internal", ".lan", ".home", ".home.arpa", ".intranet", ".corp", ".onion")
"""Names that no public archive can resolve (RFC 6761, RFC 6762, RFC 8375, RFC 7686, and those in common private use)."""


class Unsendable(StrEnum):
    """Why an address is not sent."""

    NOT_WEB = "not a web address"
    ARCHIVE = "a link to an archive already"
    PRIVATE = "a private address, which never leaves this machine"
    CREDENTIALS = "an address with a password in it, which never leaves this machine"


def unsendable(url: str) -> Unsendable | None:
    """Why ``url`` is not sent to an archive, or None when it may be."""
    parts = split(url)
    if parts is None:
        return Unsendable.NOT_WEB
    if without_credentials(url) != url:
        return Unsendable.CREDENTIALS
    name = (parts.hostname or "").rstrip(".").lower()
    if is_private(name):
        return Unsendable.PRIVATE
    return Unsendable.ARCHIVE if is_archive_link(url) else None


def is_private(name: str) -> bool:
    """Whether a host name or address is of a machine, a local network, or no public network."""
    try:
        address = ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        short = _number(name)
        if short is not None:
            return not short.is_global
        return "." not in name or name.endswith(_PRIVATE_ENDINGS)
    mapped = getattr(address, "ipv4_mapped", None)
    return not (mapped or address).is_global


def is_loopback(name: str) -> bool:
    """Whether a host name or address is this very machine."""
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(name.strip("[]")).is_loopback
    except ValueError:
        return False


def _number(name: str) -> ipaddress.IPv4Address | None:
    """An IPv4 address in the odd spellings browsers take: one number, hexadecimal, octal, fewer than four parts."""
    pieces = name.split(".")
    if not 1 <= len(pieces) <= 4:
        return None
    try:
        numbers = [_odd_number(p) for p in pieces]
    except ValueError:
        return None
    *front, last = numbers
    if any(n > 255 for n in front) or last >= 256 ** (5 - len(numbers)):
        return None
    value = last
    for at, n in enumerate(front):
        value += n << (8 * (3 - at))
    return ipaddress.IPv4Address(value)


def _odd_number(piece: str) -> int:
    if piece.lower().startswith("0x"):
        return int(piece[2:] or "0", 16)
    return int(piece, 8 if len(piece) > 1 and piece.startswith("0") else 10)
