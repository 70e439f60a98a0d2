"""The built-in list of the world's outlets, and lists of a newsroom's own in the same form.

A line is ``name | other names; … | domains; … | country``; a line that starts with ``#`` is a remark.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from pathlib import Path

from srctrack.errors import UsageError
from srctrack.model.evidence import KnownOutlet, KnownOutlets

BUILT_IN = "built-in"
HOUSE = "house"
STORE = "store"
FILE_NAME = "srctrack-outlets.txt"
"""The newsroom's own list, beside its settings."""


@cache
def built_in_outlets() -> KnownOutlets:
    """The outlets that srctrack knows by itself."""
    listed = pkgutil.get_data("srctrack.newsroom", "outlets.txt")  # importlib.resources costs 15 ms to import
    assert listed is not None
    return KnownOutlets(parse_outlets(listed.decode("utf-8"), BUILT_IN))


def house_outlets(path: Path) -> tuple[KnownOutlet, ...]:
    """The outlets of a newsroom's own list. Raises ``UsageError`` naming the line that cannot be read."""
    try:
        return parse_outlets(path.read_text(encoding="utf-8-sig"), HOUSE)
    except ValueError as problem:
        raise UsageError(f"{path}: {problem}") from problem


def parse_outlets(text: str, listed: str) -> tuple[KnownOutlet, ...]:
    """The outlets of a list. Raises ``ValueError`` telling the line without a name or with too many fields."""
    out: list[KnownOutlet] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        fields = [f.strip() for f in line.split("|")]
        if not fields[0] or len(fields) > 4:
            raise ValueError(f"line {number} is not “name | other names | domains | country”: {line.strip()}")
        fields += [""] * (4 - len(fields))
        out.append(KnownOutlet(fields[0], _parts(fields[1]), _parts(fields[2].lower()), listed, fields[3] or None))
    return tuple(out)


def with_outlet(text: str, outlet: KnownOutlet) -> str:
    """The list ``text`` with ``outlet`` in it: its line is replaced where the list has one of that name, else put at the end;
    other lines, remarks too, stay as they are. Names and domains that the old line has are kept."""
    lines = text.splitlines()
    for i, line in enumerate(lines):
        if line.strip() and not line.lstrip().startswith("#"):
            (held,) = parse_outlets(line, outlet.listed)
            if held.name.casefold() == outlet.name.casefold():
                lines[i] = outlet_line(_joined(held, outlet))
                break
    else:
        lines.append(outlet_line(outlet))
    return "".join(line + "\n" for line in lines)


def _joined(held: KnownOutlet, new: KnownOutlet) -> KnownOutlet:
    aliases = tuple(dict.fromkeys((*held.aliases, *new.aliases)))
    domains = tuple(dict.fromkeys((*held.domains, *new.domains)))
    return KnownOutlet(new.name, aliases, domains, new.listed, new.country or held.country)


def outlet_line(outlet: KnownOutlet) -> str:
    """The outlet as a line of a list."""
    fields = (outlet.name, "; ".join(outlet.aliases), "; ".join(outlet.domains), outlet.country or "")
    return " | ".join(fields).rstrip(" |")


def _parts(field: str) -> tuple[str, ...]:
    return tuple(p for p in (part.strip() for part in field.split(";")) if p)
