"""Where a key of a TOML file stands: the standard library's reader tells values, not lines."""

from __future__ import annotations

import re

_TABLE = re.compile(r"\s*\[\[?\s*(?P<name>[^\[\]#\s](?:[^\[\]#]{0,300}[^\[\]#\s])?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"\s*(?P<key>(?:\"[^\"]*\"|'[^']*'|[\w-]+)(?:\s*\.\s*(?:\"[^\"]*\"|'[^']*'|[\w-]+))*)\s*=")
_PART = re.compile(r"\"([^\"]*)\"|'([^']*)'|([\w-]+)")
_INLINE = re.compile(r"(?:\"([^\"]*)\"|'([^']*)'|(?<![\w-])([\w-]+))\s*=(?!=)")


def key_lines(text: str) -> dict[tuple[str, ...], int]:
    """The 1-based line of every table and key of ``text``, by its dotted parts; of keys in a one-line table too.

    An approximation for naming places in messages: what stands within strings over several lines may be taken for keys.
    """
    out: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), 1):
        head = _TABLE.match(line)
        if head and not _KEY.match(line):
            table = _parts(head["name"])
            out.setdefault(table, number)
            continue
        key = _KEY.match(line)
        if key is None:
            continue
        path = (*table, *_parts(key["key"]))
        for depth in range(len(table) + 1, len(path) + 1):
            out.setdefault(path[:depth], number)
        if line[key.end() :].lstrip().startswith("{"):
            for inside in _INLINE.finditer(line, key.end()):
                out.setdefault((*path, next(g for g in inside.groups() if g is not None)), number)
    return out


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(next(g for g in m.groups() if g is not None) for m in _PART.finditer(dotted))
