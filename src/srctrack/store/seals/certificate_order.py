"""The certificates of a token in the order that DER asks of a set.

``openssl ts``, which several public authorities run, writes them in the order it was given; strict parsers refuse that. The
signature does not cover them, and sorting changes no length, so that a copy for the parser can be put right in place.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

_SEQUENCE = 0x30
_FIRST = 0xA0
"""The context tag [0]: of the content of a ContentInfo, and of the certificates of SignedData (RFC 5652)."""
_LONG = 0x80


def with_sorted_certificates(token: bytes) -> bytes:
    """``token`` (a TimeStampResp, RFC 3161) with the set of certificates sorted; as it is where its form is another."""
    try:
        certificates = _certificates(token)
    except (IndexError, ValueError, StopIteration):
        return token
    parts = [token[start:end] for start, end in certificates]
    if not parts or parts == sorted(parts):
        return token
    return token[: certificates[0][0]] + b"".join(sorted(parts)) + token[certificates[-1][1] :]


def _certificates(token: bytes) -> list[tuple[int, int]]:
    """Where each certificate begins and ends."""
    response = _inside(token, _only(_parts(token, 0, len(token))), _SEQUENCE)
    content = _inside(token, response[1], _SEQUENCE)  # after the status: the token, a ContentInfo
    signed = _inside(token, _only(_inside(token, content[1], _FIRST)), _SEQUENCE)
    found = next(part for part in signed if token[part[0]] == _FIRST)
    inside = _inside(token, found, _FIRST)
    if any(one[1] != other[0] for one, other in pairwise(inside)):
        raise ValueError("there is something between two certificates")
    return inside


def _only(parts: Sequence[tuple[int, int]]) -> tuple[int, int]:
    (part,) = parts
    return part


def _inside(token: bytes, part: tuple[int, int], tag: int) -> list[tuple[int, int]]:
    start, end = part
    if token[start] != tag:
        raise ValueError(f"byte {start} does not begin what it should")
    return _parts(token, _content(token, start)[0], end)


def _parts(token: bytes, start: int, end: int) -> list[tuple[int, int]]:
    """The elements one after another in a stretch of DER: where each begins and ends."""
    out = []
    while start < end:
        content, size = _content(token, start)
        out.append((start, content + size))
        start = content + size
    if start != end:
        raise ValueError("an element is longer than what contains it")
    return out


def _content(token: bytes, start: int) -> tuple[int, int]:
    """Where the content of the element at ``start`` begins, and its length (X.690, 8.1.3; definite lengths only)."""
    first = token[start + 1]
    if first < _LONG:
        return start + 2, first
    count = first - _LONG
    if not 1 <= count <= 4:
        raise ValueError("a length without end, or beyond any token")
    return start + 2 + count, int.from_bytes(token[start + 2 : start + 2 + count], "big")
