"""Writing findings into a Word document as comments at their words; the document is otherwise left as it is.

Only here are a document's parts changed: runs are split where a comment begins or ends within one, marks and the comments
part are added (ECMA-376 Part 1, 17.13.4). Comments cannot stand in footnotes: those are put at the footnote's mark.
"""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from srctrack.drafts.typescript import Manuscript
from srctrack.drafts.word.docx import COMMENTS, DOCUMENT, FOOTNOTES, open_parts, part
from srctrack.drafts.word.text import W, walk
from srctrack.errors import DraftError
from srctrack.model.text import Span

_CONTENT_TYPES = "[Content_Types].xml"
_RELATIONS = "word/_rels/document.xml.rels"
_TYPES_NS = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONS_NS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_COMMENTS_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
AUTHOR = "srctrack"


@dataclass(frozen=True, slots=True)
class Note:
    """One comment to write: the stretch of the draft's text it is about, and its paragraphs."""

    span: Span
    paragraphs: tuple[str, ...]


def annotate(path: str, content: bytes, notes: Sequence[Note], when: datetime.datetime) -> bytes:
    """The document ``content`` with ``notes`` as comments dated ``when`` (an instant). Raises DraftError where it is no
    Word document."""
    parts = open_parts(path, content)
    document = _tree(path, parts, DOCUMENT)
    if document is None:
        raise DraftError(path, "this is not a Word document", "only .docx drafts can be annotated")
    footnotes = [t for t in (_tree(path, parts, name) for name in FOOTNOTES) if t is not None]
    text = walk(document, footnotes, {}, {}, {})
    placed = [(_in_body(note.span, text), note) for note in notes]
    _split_at(text, {edge for span, _ in placed for edge in (span.start, span.end)})
    text = walk(document, footnotes, {}, {}, {})
    comments = _tree(path, parts, COMMENTS)
    made = comments is None
    if comments is None:
        comments = _root(document)
    there = _written(comments)
    placed = [(span, note) for span, note in placed if tuple(map(_printable, note.paragraphs)) not in there]
    first = 1 + max((int(c.get(W + "id") or 0) for c in comments.iter(W + "comment")), default=-1)
    for ident, (span, note) in enumerate(sorted(placed, key=lambda p: p[0]), first):
        if _mark(text, span, str(ident)):
            comments.append(_comment(document, str(ident), note, when))
    changed = {DOCUMENT: document, COMMENTS: comments}
    if made:
        changed |= {
            _CONTENT_TYPES: _with_type(_needed(path, parts, _CONTENT_TYPES)),
            _RELATIONS: _with_relation(_needed(path, parts, _RELATIONS)),
        }
    return _packed(parts, changed)


def _written(comments: Any) -> set[tuple[str, ...]]:
    """The paragraphs of each comment that srctrack wrote into the document before."""
    out = set()
    for comment in comments.iter(W + "comment"):
        if comment.get(W + "author") == AUTHOR:
            out.add(tuple("".join(t.text or "" for t in p.iter(W + "t")) for p in comment.iter(W + "p")))
    return out


def _tree(path: str, parts: zipfile.ZipFile, name: str) -> Any:
    from lxml import etree

    content = part(path, parts, name)
    if content is None:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise DraftError(path, f"its part {name} is damaged ({error})") from None


def _needed(path: str, parts: zipfile.ZipFile, name: str) -> Any:
    tree = _tree(path, parts, name)
    if tree is None:
        raise DraftError(path, f"its part {name} is missing", "open it in Word and save it again")
    return tree


def _in_body(span: Span, text: Manuscript) -> Span:
    """The span, never empty; for one in a footnote, the last word before the footnote's mark."""
    for paragraph in text.paragraphs:
        if paragraph.footnote and paragraph.span.start <= span.start <= paragraph.span.end:
            at = next((at for ident, at in text.notes if ident == paragraph.footnote), None)
            return span if at is None else Span(max(0, at - 1), max(1, at))
    if len(span):
        return span
    return Span(max(0, span.start - 1), max(1, span.start))


def _split_at(text: Manuscript, edges: Iterable[int]) -> None:
    """Splits runs so that at each offset of ``edges`` one ends and another begins."""
    wanted = sorted(edges, reverse=True)
    for piece in reversed(text.pieces):
        for edge in wanted:
            if piece.span.start <= edge < piece.span.end:
                _split(piece.run, piece.element, edge - piece.span.start)


def _split(run: Any, element: Any, at: int) -> None:
    """Moves ``element`` from its character ``at`` on, with all behind it, to a run of its own."""
    if at == 0 and all(child.tag == W + "rPr" for child in element.itersiblings(preceding=True)):
        return
    follower = run.makeelement(run.tag, dict(run.attrib), run.nsmap)
    properties = run.find(W + "rPr")
    if properties is not None:
        follower.append(deepcopy(properties))
    behind = list(element.itersiblings())
    if at == 0:
        follower.append(element)
    else:
        words = element.text or ""
        rest = element.makeelement(element.tag, dict(element.attrib), element.nsmap)
        element.text, rest.text = words[:at], words[at:]
        for half in (element, rest):
            half.set(_SPACE, "preserve")
        follower.append(rest)
    for sibling in behind:
        follower.append(sibling)
    run.addnext(follower)


def _mark(text: Manuscript, span: Span, ident: str) -> bool:
    """Puts a comment's marks around the words of ``span``; whether there are any."""
    inside = [p for p in text.pieces if p.span.overlaps(span)]
    if not inside:
        return False
    first, last = inside[0].run, inside[-1].run
    start = first.makeelement(W + "commentRangeStart", {W + "id": ident})
    end = last.makeelement(W + "commentRangeEnd", {W + "id": ident})
    reference = last.makeelement(W + "r", {})
    reference.append(last.makeelement(W + "commentReference", {W + "id": ident}))
    first.addprevious(start)
    last.addnext(end)
    end.addnext(reference)
    return True


def _root(document: Any) -> Any:
    return document.makeelement(W + "comments", {}, {"w": W[1:-1]})


def _comment(document: Any, ident: str, note: Note, when: datetime.datetime) -> Any:
    stamp = when.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    comment = document.makeelement(
        W + "comment", {W + "id": ident, W + "author": AUTHOR, W + "date": stamp, W + "initials": "st"}, {"w": W[1:-1]}
    )
    for words in note.paragraphs:
        paragraph = document.makeelement(W + "p", {})
        run = document.makeelement(W + "r", {})
        element = document.makeelement(W + "t", {_SPACE: "preserve"})
        element.text = _printable(words)
        run.append(element)
        paragraph.append(run)
        comment.append(paragraph)
    return comment


def _printable(words: str) -> str:
    return "".join(c for c in words if c >= " " or c == "\t")


def _with_type(types: Any) -> Any:
    name = f"/{COMMENTS}"
    if not any(o.get("PartName") == name for o in types.iter(_TYPES_NS + "Override")):
        types.append(types.makeelement(_TYPES_NS + "Override", {"PartName": name, "ContentType": _COMMENTS_TYPE}))
    return types


def _with_relation(relations: Any) -> Any:
    taken = {r.get("Id") for r in relations}
    ident = next(f"rIdComments{n or ''}" for n in range(len(taken) + 1) if f"rIdComments{n or ''}" not in taken)
    attributes = {"Id": ident, "Type": _COMMENTS_RELATION, "Target": "comments.xml"}
    relations.append(relations.makeelement(_RELATIONS_NS + "Relationship", attributes))
    return relations


def _packed(parts: zipfile.ZipFile, changed: dict[str, Any]) -> bytes:
    from lxml import etree

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        written = set()
        for entry in parts.infolist():
            content = parts.read(entry)
            if entry.filename in changed:
                content = etree.tostring(
                    changed[entry.filename], xml_declaration=True, encoding="UTF-8", standalone=True
                )
            packed.writestr(entry, content)
            written.add(entry.filename)
        for name, tree in changed.items():
            if name not in written:
                packed.writestr(name, etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))
    return out.getvalue()
