"""A newsroom's own list of names: ``srctrack-names.txt``, plain text, shared across repositories.

A line is a preferred form, then the forms it replaces, then forms never to flag::

    Kyiv = Kiev, Kyyiv
    Zelensky = Zelenskyy, Zelenskiy ! Zelenskaya
    ! Fontnaka

A line that begins with ``!`` only names forms never to flag; one that starts with ``#`` is a remark.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from srctrack.errors import UsageError
from srctrack.model.evidence import HouseName

FILE_NAME = "srctrack-names.txt"


def house_names(path: Path) -> tuple[HouseName, ...]:
    """The names of the list at ``path``. Raises ``UsageError`` naming the line that cannot be read."""
    try:
        return parse_names(path.read_text(encoding="utf-8-sig"))
    except ValueError as problem:
        raise UsageError(f"{path}: {problem}") from problem


def parse_names(text: str) -> tuple[HouseName, ...]:
    """The names of a list. Raises ``ValueError`` telling the line that has no form before its “=”."""
    out: list[HouseName] = []
    for number, line in enumerate(text.splitlines(), 1):
        words = line.split("#", 1)[0].strip() if line.lstrip().startswith("#") or " #" in line else line.strip()
        if not words:
            continue
        said, _, allowed = words.partition("!")
        preferred, _, variants = (part.strip() for part in said.partition("="))
        forms = _forms(allowed)
        if not preferred and variants:
            raise ValueError(f"line {number} has no preferred form before “=”: {words}")
        if not preferred:
            out += [HouseName(form, (), (form,)) for form in forms]
            continue
        out.append(HouseName(preferred, _forms(variants), forms))
    return tuple(out)


def names_list(names: Iterable[HouseName]) -> str:
    """The list as it is written to a file: one line a name, in the order given."""
    lines = []
    for name in names:
        if name.allowed == (name.preferred,) and not name.variants:
            lines.append(f"! {name.preferred}")
            continue
        line = name.preferred
        if name.variants:
            line += " = " + ", ".join(name.variants)
        if name.allowed:
            line += " ! " + ", ".join(name.allowed)
        lines.append(line)
    return "".join(line + "\n" for line in lines)


def _forms(words: str) -> tuple[str, ...]:
    return tuple(f for f in (form.strip() for form in words.split(",")) if f)
