"""Article text that a page carries in its scripts, for the browser to show: the data of Next.js, React server components, Arc.

No framework's shape is known here. JSON is looked for in scripts, its strings are grouped by where they are in it (list
positions aside), and the group that holds most prose is the article.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from srctrack.extract.content.blocks import ExtractedBlock, pieces
from srctrack.extract.html_tree import Element, parse, squeeze
from srctrack.model.prose import BlockKind

MIN_TEXT = 300
"""Characters below which what scripts hold is a description, not an article."""
MIN_SENTENCE = 40
MAX_SCRIPT = 8 * 1024 * 1024
"""Characters of scripts read of one page."""
MAX_VALUES = 200_000
"""JSON values looked at; the data of large news pages has some ten thousand."""
MIN_JSON = 200
"""Characters of a script under which it holds no article."""
_ASSIGNED = re.compile(
    r"(?:^|[;,\s{}(])(?:var\s+|let\s+|const\s+)?[\w$.]{2,80}(?:\[[\"'][\w$-]{1,60}[\"']\])?\s*=\s*(?=[{\[])"
)
_PUSHED = re.compile(r"__next_f\.push\(\s*(?=\[)")
_ROW = re.compile(r"(?:^|\n)[0-9a-f]{1,6}:(?=[\[{\"T])")
_TEXT_ROW = re.compile(r"T[0-9a-f]{1,8},")
_BESIDE = re.compile(
    r"comment|related|recommend|teaser|footer|legal|newsletter|translation|i18n|message|config|sidebar|trending|popular|menu",
    re.I,
)
_CODE = re.compile(r"[{};]\s*\n|function\s*\(|</(?:style|script)|=>|\bvar\(--")
_SENTENCE = re.compile(r"[.!?…。”\"»)]\s*$")
_TAGS = re.compile(r"<(?:p|br|div|h[2-6]|ul|blockquote)\b", re.I)
_ANY_TAG = re.compile(r"</?[a-z][^<>]{0,500}>", re.I)
_BLOCK_TAGS = frozenset(("p", "h2", "h3", "h4", "li", "blockquote"))


@dataclass
class _Group:
    """Strings at one place of the data, in order, each with its position in the lists above it."""

    strings: list[tuple[tuple[int, ...], str]] = field(default_factory=list)

    @property
    def size(self) -> int:
        return sum(len(text) for _, text in self.strings)


def scripted_pieces(tree: Element) -> list[ExtractedBlock]:
    """The blocks of the article that the scripts of ``tree`` hold, empty when they hold none. Call it before scripts are
    dropped."""
    groups: dict[tuple[str, ...], _Group] = {}
    for value in _values(tree):
        _gather(value, groups)
    whole = {path: group for path, group in groups.items() if not any(map(_BESIDE.search, path))}
    best = max(whole.values(), key=lambda g: g.size, default=None)
    if best is None or best.size < MIN_TEXT:
        return []
    found = _blocks(best, tree)
    return found if sum(len(b.text) for b in found) >= MIN_TEXT else []


def html_pieces(markup: str, tree: Element) -> list[ExtractedBlock]:
    """The blocks of a stretch of HTML, or of plain text with a line a paragraph."""
    if _TAGS.search(markup):
        parsed = parse(f"<body>{markup}</body>")
        return pieces(parsed) if parsed is not None else []
    lines = map(squeeze, re.split(r"\n+|\s{3,}", _ANY_TAG.sub("", markup)))
    return [ExtractedBlock(BlockKind.PARAGRAPH, line, tree) for line in lines if line]


def _values(tree: Element) -> Iterator[Any]:
    """Every JSON value in the page's scripts."""
    streamed: list[str] = []
    left = MAX_SCRIPT
    for script in tree.iter("script"):
        text = script.text or ""
        kind = (script.get("type") or "").lower()
        left -= len(text)
        if len(text) < MIN_JSON or left < 0 or "ld+json" in kind:
            continue
        if "json" in kind:
            yield from _decoded(text, 0)
            continue
        for m in _PUSHED.finditer(text):
            for value in _decoded(text, m.end()):
                streamed += [s for s in value if isinstance(s, str)] if isinstance(value, list) else []
        for m in _ASSIGNED.finditer(text):
            yield from _decoded(text, m.end())
    if streamed:
        yield from _stream("".join(streamed))


def _decoded(text: str, at: int) -> Iterator[Any]:
    try:
        value, _ = json.JSONDecoder(strict=False).raw_decode(text.lstrip() if at == 0 else text, at)
    except (ValueError, RecursionError):
        return
    if isinstance(value, (dict, list)):
        yield value


def _stream(text: str) -> Iterator[Any]:
    """The rows of a stream of React server components: JSON, or a text announced by its length."""
    starts = [m.end() for m in _ROW.finditer(text)]
    for at, end in zip(starts, [*starts[1:], len(text)], strict=True):
        m = _TEXT_ROW.match(text, at)
        if m:
            yield {"text": text[m.end() : end]}
        else:
            yield from _decoded(text, at)


def _gather(value: Any, groups: dict[tuple[str, ...], _Group]) -> None:
    """Put the prose strings under ``value`` into ``groups``."""
    stack: list[tuple[Any, tuple[str, ...], tuple[int, ...]]] = [(value, (), ())]
    for _ in range(MAX_VALUES):
        if not stack:
            return
        one, path, places = stack.pop()
        if isinstance(one, str):
            if _is_prose(one):
                groups.setdefault(path, _Group()).strings.append((places, one))
        elif isinstance(one, dict):
            stack.extend((v, (*path, str(k)), places) for k, v in reversed(one.items()))
        elif _is_element(one):
            words = squeeze("".join(_words(one)))
            if _is_prose(words):
                groups.setdefault(("<element>",), _Group()).strings.append((places, words))
        elif isinstance(one, list):
            stack.extend((v, (*path, "*"), (*places, n)) for n, v in reversed(list(enumerate(one))))


def _is_element(value: Any) -> bool:
    """Whether ``value`` is a paragraph as React writes elements down: ``["$", "p", key, {"children": …}]``."""
    return isinstance(value, list) and len(value) >= 4 and value[0] == "$" and value[1] in _BLOCK_TAGS


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield "" if value.startswith("$") else value
    elif isinstance(value, list) and len(value) >= 4 and value[0] == "$":
        yield from _words(value[3].get("children") if isinstance(value[3], dict) else None)
    elif isinstance(value, list):
        for one in value:
            yield from _words(one)


def _is_prose(text: str) -> bool:
    return (
        len(text) >= MIN_SENTENCE
        and " " in text.strip()
        and _SENTENCE.search(text[-20:].replace("</p>", "")) is not None
        and not _CODE.search(text[:2000])
    )


def _blocks(group: _Group, tree: Element) -> list[ExtractedBlock]:
    return [block for _, text in group.strings for block in html_pieces(text, tree)]
