"""Every pattern of srctrack, found by importing all of it and reading its source, and texts made to be slow for each."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from re import _constants as kinds  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import srctrack

Found = dict[tuple[str | bytes, int, frozenset[str]], str]
"""A pattern's source and flags, how it is used (``match``, ``fullmatch``; anything else is ``search``), and where it stands."""
_CALLS = frozenset("compile search match fullmatch sub subn split findall finditer".split())
_AT_ONE_PLACE = {"match", "fullmatch"}
_NO_USE = {"pattern", "flags"}
_DEEPEST = 6


def every_pattern() -> Found:
    """All patterns: held by a module, however deep (in tuples, tables, records, lazy holders), or written in a call."""
    found: Found = {}
    uses = _uses()
    for module in pkgutil.walk_packages(srctrack.__path__, "srctrack."):
        if module.name.endswith("__main__"):
            continue
        loaded = importlib.import_module(module.name)
        for name, value in vars(loaded).items():
            for pattern in _held(value, 0):
                used = uses.get((module.name, name)) if name.startswith("_") else uses.get(("", name))
                found.setdefault((pattern.pattern, pattern.flags, _ways(used)), f"{module.name}.{name}")
    for path, tree in _sources():
        for pattern, called, line in _written(tree):
            if called != "compile":
                found.setdefault((pattern.pattern, pattern.flags, _ways({called})), f"{path}:{line}")
    return found


def _ways(used: set[str] | None) -> frozenset[str]:
    ways = (used or {"search"}) - _NO_USE
    return frozenset(ways) if ways and ways <= _AT_ONE_PLACE else frozenset({"search"})


def _sources() -> Iterator[tuple[str, ast.AST]]:
    root = Path(srctrack.__file__).parent.parent
    for path in sorted(root.glob("srctrack/**/*.py")):
        yield ".".join(path.relative_to(root).with_suffix("").parts), ast.parse(path.read_text("utf-8"))


def _uses() -> dict[tuple[str, str], set[str]]:
    """By module and name (private names) or by name alone, the methods called of it; a name that goes anywhere else (an
    argument, a table) counts as searched."""
    uses: dict[tuple[str, str], set[str]] = {}
    for module, tree in _sources():
        called = {id(n.value): n.attr for n in ast.walk(tree) if isinstance(n, ast.Attribute)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                place = module if node.id.startswith("_") else ""
                uses.setdefault((place, node.id), set()).add(called.get(id(node), "search"))
            elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load) and node.attr.isupper():
                uses.setdefault(("", node.attr), set()).add(called.get(id(node), "search"))
    return uses


def _held(value: Any, depth: int) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth > _DEEPEST or isinstance(value, (str, bytes, int, type)):
        return
    elif isinstance(value, Mapping):
        for inner in [*value.keys(), *value.values()]:
            yield from _held(inner, depth + 1)
    elif isinstance(value, (tuple, list, set, frozenset)):
        for inner in value:
            yield from _held(inner, depth + 1)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _held(getattr(value, field.name, None), depth + 1)
    elif type(value).__module__.startswith("srctrack"):
        yield from _lazily_held(value)


def _lazily_held(holder: Any) -> Iterator[re.Pattern[Any]]:
    """What an object that compiles on first use compiles."""
    compiled = getattr(type(holder), "compiled", None)
    if callable(compiled):
        yield compiled(holder)


def _written(tree: ast.AST) -> Iterator[tuple[re.Pattern[Any], str, int]]:
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id == "re"
            and node.func.attr in _CALLS
            and node.args
            and isinstance(node.args[0], ast.Constant)
        ):
            ignoring = any(
                "IGNORECASE" in ast.dump(a) or "attr='I'" in ast.dump(a) for a in [*node.args, *node.keywords]
            )
            yield re.compile(node.args[0].value, re.I if ignoring else 0), node.func.attr, node.lineno


# Texts that are slow: whatever a pattern repeats without bound, repeated.

_CHOICES = 2
"""Samples taken of what is repeated."""
_ENDS = ("", "\x00", "\n\n", "a")


def attacks(source: str | bytes, flags: int) -> list[tuple[str, str, str]]:
    """(before, repeated, after): texts made by repeating the middle as often as one likes."""
    tree = _parser.parse(source, flags & ~re.UNICODE if isinstance(source, bytes) else flags)
    found: dict[tuple[str, str, str], None] = {}
    for before, body, rest in _repeats(list(tree), ""):
        samples = list(dict.fromkeys([*_samples(body), *_overlaps(body, rest)]))[: 2 * _CHOICES]
        for piece in samples:
            for end in _ENDS:
                found[before, piece, end] = None
        if before:
            found["", before, ""] = None
            found["", before + samples[0] if samples else before, ""] = None
    whole = next(iter(_samples(list(tree))), "")
    if found and whole:
        found["", whole, ""] = None
        found["", whole[:-1] or whole, ""] = None
    return [a for a in found if a[1]]


def _repeats(tree: list[Any], before: str) -> Iterator[tuple[str, list[Any], list[Any]]]:
    """Each repeat without bound: a text that leads to it, what it repeats, and what follows."""
    for at, (kind, what) in enumerate(tree):
        if kind in (kinds.MAX_REPEAT, kinds.MIN_REPEAT, kinds.POSSESSIVE_REPEAT):
            _, most, body = what
            if most is kinds.MAXREPEAT or most > 500:
                yield before, list(body), tree[at + 1 :]
            yield from _repeats(list(body), before)
        elif kind is kinds.SUBPATTERN:
            for b, body, rest in _repeats(list(what[-1]), before):
                yield b, body, rest + tree[at + 1 :]
        elif kind is kinds.BRANCH:
            for branch in what[1]:
                for b, body, rest in _repeats(list(branch), before):
                    yield b, body, rest + tree[at + 1 :]
        elif kind in (kinds.ASSERT, kinds.ASSERT_NOT):
            yield from _repeats(list(what[1]), before)
        elif kind is kinds.ATOMIC_GROUP:
            yield from _repeats(list(what), before)
        before += next(iter(_samples([(kind, what)])), "")


def _overlaps(body: list[Any], rest: list[Any]) -> Iterator[str]:
    """Samples of what follows that the repeat might swallow as well."""
    for one in rest[:2]:
        yield from _samples([one])


def _samples(tree: list[Any]) -> list[str]:
    """A few texts that the tree matches, or nearly (looks around are passed over)."""
    texts = [""]
    for kind, what in tree:
        pieces = _sampled(kind, what)
        if pieces:
            texts = [t + p for t in texts for p in pieces][:_CHOICES]
    return [t for t in texts if t]


def _sampled(kind: Any, what: Any) -> list[str]:
    if kind is kinds.LITERAL:
        return [chr(what)]
    if kind is kinds.NOT_LITERAL:
        return ["a" if what != ord("a") else "b", " "]
    if kind is kinds.ANY:
        return ["a", " "]
    if kind is kinds.IN:
        return _of_class(what)
    if kind in (kinds.MAX_REPEAT, kinds.MIN_REPEAT, kinds.POSSESSIVE_REPEAT):
        least, _, body = what
        return [t * max(1, least) for t in _samples(list(body))]
    if kind is kinds.SUBPATTERN:
        return _samples(list(what[-1]))
    if kind is kinds.ATOMIC_GROUP:
        return _samples(list(what))
    if kind is kinds.BRANCH:
        return [t for branch in what[1] for t in _samples(list(branch))[:1]][:_CHOICES]
    return []


_IN_CATEGORY = {
    kinds.CATEGORY_DIGIT: "1", kinds.CATEGORY_WORD: "a", kinds.CATEGORY_SPACE: " ", kinds.CATEGORY_NOT_DIGIT: "a",
    kinds.CATEGORY_NOT_WORD: " ", kinds.CATEGORY_NOT_SPACE: "a",
}  # fmt: skip
_PROBES = "a 1.A-,“é\n<я"


def _of_class(members: list[Any]) -> list[str]:
    if members and members[0][0] is kinds.NEGATE:
        refused = re.compile("[" + "".join(_class_source(m) for m in members[1:]) + "]")
        return [c for c in _PROBES if not refused.match(c)][:_CHOICES]
    out: list[str] = []
    for kind, what in members:
        if kind is kinds.LITERAL:
            out.append(chr(what))
        elif kind is kinds.RANGE:
            out.append(chr(what[0]))
        elif kind is kinds.CATEGORY:
            out.append(_IN_CATEGORY[what])
    spread = [out[0], out[-1], out[len(out) // 2]] if out else []
    return list(dict.fromkeys(spread))[:_CHOICES]


_SOURCE = {
    kinds.CATEGORY_DIGIT: r"\d", kinds.CATEGORY_WORD: r"\w", kinds.CATEGORY_SPACE: r"\s", kinds.CATEGORY_NOT_DIGIT: r"\D",
    kinds.CATEGORY_NOT_WORD: r"\W", kinds.CATEGORY_NOT_SPACE: r"\S",
}  # fmt: skip


def _class_source(member: Any) -> str:
    kind, what = member
    if kind is kinds.LITERAL:
        return re.escape(chr(what))
    if kind is kinds.RANGE:
        return f"{re.escape(chr(what[0]))}-{re.escape(chr(what[1]))}"
    return _SOURCE[what]
