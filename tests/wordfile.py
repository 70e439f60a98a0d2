"""Small Word documents, written part by part."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

_NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def _override(name: str) -> str:
    return f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{name}+xml"/>'


def run(words: str, bold: bool = False) -> str:
    """A run of words."""
    properties = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def paragraph(*runs: str, style: str = "") -> str:
    """A paragraph of runs."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(runs)}</w:p>"


def package(body: str, links: dict[str, str] | None = None, footnotes: str = "", comments: str = "") -> bytes:
    """The bytes of a document with this body, ``links`` by relation id, and the insides of its notes and comments."""
    relations = "".join(
        f'<Relationship Id="{i}" Type="{_OFFICE}/hyperlink" Target="{escape(url)}" TargetMode="External"/>'
        for i, url in (links or {}).items()
    )
    for name, there in (("footnotes", footnotes), ("comments", comments)):
        if there:
            relations += f'<Relationship Id="{name}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>'
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
        f'ContentType="{_WORD}.document.main+xml"/>'
        + "".join(_override(n) for n, there in (("footnotes", footnotes), ("comments", comments)) if there)
        + "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {_NS}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>',
    }
    if footnotes:
        parts["word/footnotes.xml"] = f"<w:footnotes {_NS}>{footnotes}</w:footnotes>"
    if comments:
        parts["word/comments.xml"] = f"<w:comments {_NS}>{comments}</w:comments>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, words in parts.items():
            packed.writestr(name, _HEAD + words)
    return out.getvalue()
