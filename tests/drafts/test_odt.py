"""OpenDocument drafts: words as the editor sees them."""

import io
import zipfile

import pytest

from srctrack.drafts.opendocument import read_odt
from srctrack.errors import DraftError
from srctrack.model.draft import CitationKind
from srctrack.model.prose import BlockKind
from srctrack.model.text import Span

NAMES = " ".join(
    f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "text", "table", "style")
)
BODY = """<text:tracked-changes><text:p>gone</text:p></text:tracked-changes>
<text:h>Raids</text:h>
<text:p>Fontanka said<text:s text:c="2"/>on <text:span>Janu</text:span>ary1 at
  <text:a xlink:href="https://a.example">the page</text:a> that<text:note text:id="n1" text:note-class="footnote">
  <text:note-citation>1</text:note-citation><text:note-body><text:p>See https://b.example/x.</text:p></text:note-body>
  </text:note>.</text:p>
<text:list><text:list-item><text:p>item</text:p></text:list-item></text:list>
<table:table><table:table-row><table:table-cell><text:p>cell</text:p></table:table-cell></table:table-row></table:table>
<text:p><office:annotation><text:p>srctrack: ignore D403 -- a shop</text:p></office:annotation>It was March2.</text:p>"""


def package(body=BODY, name="content.xml"):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as parts:
        content = (
            f'<office:document-content {NAMES} xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:text>'
        )
        parts.writestr(name, content + body + "</office:text></office:body></office:document-content>")
    return out.getvalue()


def test_words_kinds_notes_and_comments():
    reading = read_odt("a.odt", package())
    assert reading.file.text == (
        "Raids\nFontanka said  on January1 at the page that.\nitem\ncell\nIt was March2.\nSee https://b.example/x."
    )
    assert [b.kind for b in reading.prose.blocks] == [
        BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW, BlockKind.PARAGRAPH,
        BlockKind.FOOTNOTE,
    ]  # fmt: skip
    found = {(c.kind, c.target, reading.prose.text[: c.at.end].split()[-1]) for c in reading.citations}
    assert found == {
        (CitationKind.LINK, "https://a.example", "page"),
        (CitationKind.FOOTNOTE, "https://b.example/x", "that"),
    }
    (asked,) = reading.suppressions
    assert asked.covers.of(reading.file.text) == "It was March2."
    at = reading.prose.text.index("January1")
    assert reading.offsets.span_to_original(Span(at, at + 8)).of(reading.file.text) == "January1"


@pytest.mark.parametrize("content", [b"words", package(name="other.xml"), package("<text:p>")])
def test_what_is_no_document_is_said(content):
    with pytest.raises(DraftError, match=r"damaged|not an OpenDocument"):
        read_odt("a.odt", content)
