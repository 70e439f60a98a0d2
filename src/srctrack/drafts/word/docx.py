"""Word drafts: the words as the editor sees them, a line a paragraph; footnotes, hyperlinks and comments with them."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import TYPE_CHECKING

from srctrack.drafts.base import DraftFormat, Reading
from srctrack.drafts.suppressions import Comment
from srctrack.drafts.typescript import Manuscript, reading_of
from srctrack.drafts.word.text import W, walk
from srctrack.errors import DraftError
from srctrack.model.text import Span

if TYPE_CHECKING:
    import zipfile
    from xml.etree.ElementTree import Element

DOCUMENT = "word/document.xml"
FOOTNOTES = ("word/footnotes.xml", "word/endnotes.xml")
COMMENTS = "word/comments.xml"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
LARGEST = 200_000_000
"""Bytes a part may unpack to: far above any article, far below what would fill a machine's memory."""


def read_docx(path: str, content: bytes) -> Reading:
    """A Word document as read. Raises DraftError where it is none, is damaged, or is protected by a password."""
    parts = open_parts(path, content)
    document = parsed(path, parts, DOCUMENT)
    if document is None:
        raise DraftError(path, "this is not a Word document", "save it as .docx")
    found = walk(
        document,
        [t for t in (parsed(path, parts, name) for name in FOOTNOTES) if t is not None],
        _relations(path, parts, "word/_rels/document.xml.rels"),
        {
            **_relations(path, parts, "word/_rels/footnotes.xml.rels"),
            **_relations(path, parts, "word/_rels/endnotes.xml.rels"),
        },
        _styles(path, parts),
    )
    return reading_of(path, found, _comments(path, parts, found), _language(path, parts))


def open_parts(path: str, content: bytes) -> zipfile.ZipFile:
    """The parts of a document. Raises DraftError for what is no package."""
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise DraftError(path, "it is an old Word file, or protected by a password", "save it as a plain .docx")
    import zipfile

    try:
        return zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, OSError, ValueError):
        raise DraftError(
            path,
            "this is not a Word or OpenDocument file, or it is damaged",
            "open it in a word processor and save it again",
        ) from None


def part(path: str, parts: zipfile.ZipFile, name: str) -> bytes | None:
    """The bytes of one part; None where there is none. Raises DraftError for a damaged one, or one too large."""
    import zipfile
    from zlib import error as ZlibError

    try:
        if parts.getinfo(name).file_size > LARGEST:
            raise DraftError(path, f"its part {name} is too large to be an article")
        return parts.read(name)
    except KeyError:
        return None
    except (zipfile.BadZipFile, ZlibError, OSError, RuntimeError, NotImplementedError) as error:
        raise DraftError(path, f"its part {name} is damaged ({error})") from None


def parsed(path: str, parts: zipfile.ZipFile, name: str) -> Element | None:
    """The tree of one part, None where there is none. Raises DraftError where it is damaged."""
    from xml.etree.ElementTree import ParseError, fromstring

    content = part(path, parts, name)
    if content is None:
        return None
    if b"<!DOCTYPE" in content[:2000]:
        raise DraftError(path, f"its part {name} declares a document type, which Word files never do")
    try:
        return fromstring(content)
    except ParseError as error:
        raise DraftError(path, f"its part {name} is damaged ({error})") from None


def _relations(path: str, parts: zipfile.ZipFile, name: str) -> dict[str, str]:
    tree = parsed(path, parts, name)
    if tree is None:
        return {}
    return {r.get("Id") or "": r.get("Target") or "" for r in tree.iter(_RELATION) if r.get("TargetMode") == "External"}


def _styles(path: str, parts: zipfile.ZipFile) -> Mapping[str, str]:
    """The names of paragraph styles, in English whatever Word's language, by the ids the document uses."""
    tree = parsed(path, parts, "word/styles.xml")
    out: dict[str, str] = {}
    for style in tree.iter(W + "style") if tree is not None else ():
        name = style.find(W + "name")
        if name is not None:
            out[style.get(W + "styleId") or ""] = name.get(W + "val") or ""
    return out


def _language(path: str, parts: zipfile.ZipFile) -> str | None:
    tree = parsed(path, parts, "word/styles.xml")
    lang = tree.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang") if tree is not None else None
    value = lang.get(W + "val") if lang is not None else None
    return value[:2].lower() if value else None


def _comments(path: str, parts: zipfile.ZipFile, found: Manuscript) -> list[Comment]:
    """The document's comments, each where the words it is about begin."""
    tree = parsed(path, parts, COMMENTS)
    out = []
    for comment in tree.iter(W + "comment") if tree is not None else ():
        words = "\n".join("".join(t.text or "" for t in p.iter(W + "t")) for p in comment.iter(W + "p"))
        at = found.comments.get(comment.get(W + "id") or "")
        if at is not None:
            out.append(Comment(words, Span(at.start, at.start)))
    return sorted(out, key=lambda c: c.span)


FORMAT = DraftFormat("Word", (".docx",), read_docx)
