"""Which rules run: codes by prefix, the longest prefix wins."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from srctrack.errors import UsageError
from srctrack.model.former_rule_names import FORMER_NAMES

if TYPE_CHECKING:
    from srctrack.rules.base import Rule


def select_rules(rules: Sequence[Rule], select: Sequence[str] = (), ignore: Sequence[str] = ()) -> tuple[Rule, ...]:
    """The rules that ``select`` and ``ignore`` leave. Both hold prefixes of codes or names of rules; the longest prefix
    that fits a code decides, ``ignore`` before ``select`` on a tie; with no ``select`` every rule is in but those that wait
    to be asked for (``Rule.on``), which only their own code or name selects.

    Raises UsageError for a word that fits no rule.
    """
    wanted = [prefix_of(rules, word) for word in select]
    unwanted = [prefix_of(rules, word) for word in ignore]

    def chosen(code: str) -> bool:
        plus = max((len(p) for p in wanted if code.startswith(p)), default=-1 if wanted else 0)
        minus = max((len(p) for p in unwanted if code.startswith(p)), default=-1)
        return plus >= 0 and plus > minus

    return tuple(r for r in rules if chosen(r.code) and (r.on or r.code in wanted))


def prefix_of(rules: Sequence[Rule], word: str) -> str:
    """The code, or prefix of codes, that ``word`` means: itself, or a rule's name. Raises UsageError for any other word."""
    word = word.strip()
    named = [r.code for r in rules if r.name == word.lower()]
    if named:
        return named[0]
    if word.lower() in FORMER_NAMES:
        return FORMER_NAMES[word.lower()]
    code = word.upper()
    if code == "ALL":
        return ""
    if code and any(r.code.startswith(code) for r in rules):
        return code
    import difflib

    near = difflib.get_close_matches(code, [r.code for r in rules], 1, 0.5)
    near = near or difflib.get_close_matches(word.lower(), [r.name for r in rules], 1, 0.5)
    raise UsageError(
        f"“{word}” is not the code, prefix or name of a rule",
        f"did you mean {near[0]}? `srctrack rules` lists them all" if near else "`srctrack rules` lists them all",
    )
