"""What readability lost of an article it found: paragraphs of the same make between those it kept, headings over them,
and the lead above them."""

from __future__ import annotations

import re

from srctrack.extract.content.blocks import ExtractedBlock
from srctrack.extract.content.cleaning import HELD_IN
from srctrack.extract.content.trimming import announces_list, fold
from srctrack.extract.html_tree import Element, names_of
from srctrack.model.prose import BlockKind

_LEAD_NAMES = re.compile(
    r"(?:^|[\s_-])(?:lead(?:-?text)?|lede|intro(?:duction)?|standfirst|dek|deck|sub-?(?:title|headline|head|heading)|teaser(?:-?text)?|summary|abstract|excerpt|strap-?line|kicker-?text"
    r"|desc(?:ription)?|vorspann|chapo|chapeau|entradilla|bajada|sumario|ingress|manchet|lid|anons|announce|article__desc)(?=$|[\s_-])",
    re.I,
)
_RUNNING = 25
"""Characters from which an unlinked block is text rather than a label."""
_OPENING = 20
"""Blocks between a headline and the text, at most: beyond, other things stand between."""
_PROSE = 80
"""Characters from which a block that ends like a sentence is prose."""
_SENTENCE_END = re.compile(r"[.!?…。][”\"’»)\]]*$")
_MAX_LINKED = 0.5
_LEAD_MATCH = 40
"""Folded characters that a block must share with the declared description to be the lead."""


def recover(every: list[ExtractedBlock], kept: list[bool], lead: str | None) -> list[ExtractedBlock]:
    """The pieces kept, with those lost around and between them. ``every`` are a page's pieces in order."""
    places = [at for at, yes in enumerate(kept) if yes]
    if not places:
        return []
    first = places[0]
    makes: dict[tuple[str, ...], int] = {}
    for at in places:
        if every[at].kind is not BlockKind.HEADING:
            make = _make(every[at].element)
            makes[make] = makes.get(make, 0) + len(every[at].text)
    total = sum(makes.values())
    usual = {make for make, size in makes.items() if size >= 0.2 * total}
    ruling = {make for make in usual if makes[make] >= 0.5 * total and " " in make[2]}
    for at, piece in enumerate(every):
        if not kept[at] and _is_text(piece):
            kept[at] = _make(piece.element) in (usual if at > first else ruling)
    _opening(every, kept)
    first = kept.index(True)
    _headings(every, kept, first)
    _lists(every, kept)
    _tables(every, kept)
    start = _lead(every, kept, first, lead)
    chosen = [p for at, p in enumerate(every) if kept[at]]
    return ([every[start]] if start is not None and not kept[start] else []) + chosen


def _tables(every: list[ExtractedBlock], kept: list[bool]) -> None:
    """Keep the tables of figures between two kept blocks: readability drops small ones."""
    at = 0
    while at < len(every):
        end = at
        while end < len(every) and every[end].kind is BlockKind.TABLE_ROW:
            end += 1
        rows = every[at:end]
        if at > 0 and end < len(every) and kept[at - 1] and kept[end] and _are_figures(rows):
            kept[at:end] = [True] * len(rows)
        at = max(end, at + 1)


def _are_figures(rows: list[ExtractedBlock]) -> bool:
    """Whether rows hold figures and few links."""
    with_digits = sum(any(c.isdigit() for c in row.text) for row in rows)
    return with_digits >= _MIN_ROWS and sum(r.linked for r in rows) < _MAX_LINKED * sum(len(r.text) for r in rows)


_MIN_ROWS = 2


def _lists(every: list[ExtractedBlock], kept: list[bool]) -> None:
    """Keep the list that a kept sentence announces with its colon, where the article goes on after it: readability drops
    lists of links."""
    for at in range(len(every) - 1):
        if not (kept[at] and announces_list(every[at])):
            continue
        end = at + 1
        while end < len(every) and every[end].kind is BlockKind.LIST_ITEM:
            end += 1
        if end < len(every) and kept[end]:
            kept[at + 1 : end] = [True] * (end - at - 1)


def _make(element: Element) -> tuple[str, ...]:
    """What an element and its holder are made like: tags and class names."""
    parent = element.getparent()
    if parent is None:
        return element.tag, element.get("class") or "", ""
    held = element.get(HELD_IN) or f"{parent.tag} {parent.get('class') or ''}".strip()
    if " " in held:
        return element.tag, element.get("class") or "", held
    above = parent.getparent()
    return element.tag, element.get("class") or "", held, (above.get("class") or "") if above is not None else ""


def _is_text(piece: ExtractedBlock) -> bool:
    return (
        piece.kind is not BlockKind.CAPTION
        and len(piece.text) >= _RUNNING
        and piece.linked < _MAX_LINKED * len(piece.text)
    )


def _opening(every: list[ExtractedBlock], kept: list[bool]) -> None:
    """Keep the prose between the headline and the first kept block: an opening in a box of its own is still the opening."""
    first = next((at for at, piece in enumerate(every) if kept[at] and piece.kind is BlockKind.PARAGRAPH), 0)
    headline = next((at for at in range(first - 1, -1, -1) if _is_headline(every[at])), None)
    if headline is None or first - headline > _OPENING:
        return
    for at in range(headline + 1, first):
        piece = every[at]
        if (
            piece.kind is BlockKind.PARAGRAPH
            and len(piece.text) >= _PROSE
            and piece.linked < 0.2 * len(piece.text)
            and _SENTENCE_END.search(piece.text)
        ):
            kept[at] = True


def _is_headline(piece: ExtractedBlock) -> bool:
    element = piece.element
    return element.tag == "h1" or (
        piece.kind is BlockKind.HEADING and next(element.iterancestors("h1"), None) is not None
    )


def _headings(every: list[ExtractedBlock], kept: list[bool], first: int) -> None:
    """Keep the headings that stand right above a kept block, after the article has begun."""
    for at in range(first, len(every) - 1):
        piece = every[at]
        if (
            piece.kind is BlockKind.HEADING
            and not kept[at]
            and kept[at + 1]
            and piece.linked < _MAX_LINKED * len(piece.text)
        ):
            kept[at] = any(kept[first:at])


def _lead(every: list[ExtractedBlock], kept: list[bool], first: int, lead: str | None) -> int | None:
    """The place of the lead above the first kept block, when it was left out."""
    folded = fold(lead) if lead else ""
    said = "".join(fold(p.text) for at, p in enumerate(every) if kept[at])
    for at in range(first - 1, -1, -1):
        piece = every[at]
        if piece.kind is BlockKind.CAPTION or len(piece.text) < _LEAD_MATCH or piece.linked > 0.2 * len(piece.text):
            continue
        words = fold(piece.text)
        if words in said:
            continue
        declared = len(folded) >= _LEAD_MATCH and (
            words.startswith(folded[: 2 * _LEAD_MATCH]) or folded.startswith(words)
        )
        if declared or _named_lead(piece.element):
            return at
    return None


def _named_lead(element: Element) -> bool:
    parent = element.getparent()
    return bool(_LEAD_NAMES.search(names_of(element))) or (
        parent is not None and bool(_LEAD_NAMES.search(names_of(parent))) and len(parent) <= 2
    )
