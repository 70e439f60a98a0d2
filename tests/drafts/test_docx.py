"""Word drafts: words as the editor sees them, and comments at the right ones."""

import datetime
import io
import shutil
import subprocess
import zipfile
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from srctrack.drafts.word.comments import Note, annotate
from srctrack.drafts.word.docx import read_docx
from srctrack.drafts.word.text import W, walk
from srctrack.errors import DraftError
from srctrack.model.draft import CitationKind
from srctrack.model.prose import BlockKind
from srctrack.model.text import Span
from wordfile import package, paragraph, run

NOW = datetime.datetime(2024, 1, 10, 9, 0, tzinfo=datetime.UTC)
LINK = '<w:hyperlink r:id="L1">' + run("the page") + "</w:hyperlink>"
MARK = '<w:r><w:footnoteReference w:id="2"/></w:r>'
NOTE = '<w:footnote w:id="2">' + paragraph(run("See https://b.example/x.")) + "</w:footnote>"
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://c.example" </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("a field") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
BODY = (
    paragraph(run("Raids"), style="Heading1")
    + paragraph(run("Fontanka said on Janu"), run("ary1", bold=True), run(" at "), LINK, run(" that"), MARK, run("."))
    + "<w:p/>"
    + "<w:tbl><w:tr><w:tc>" + paragraph(run("cell")) + "</w:tc></w:tr></w:tbl>"
    + paragraph(run("Kept"), "<w:del>" + '<w:r><w:delText>gone</w:delText></w:r>' + "</w:del>", "<w:ins>" + run(" new") + "</w:ins>")
    + paragraph(FIELD, run(" and"), "<w:r><w:tab/><w:t>tab</w:t><w:br/><w:t>line</w:t></w:r>")
)  # fmt: skip
TEXT = "Raids\nFontanka said on January1 at the page that.\n\ncell\nKept new\na field and tab line\nSee https://b.example/x."


def document():
    return package(BODY, {"L1": "https://a.example"}, NOTE)


def test_words_paragraphs_and_kinds():
    reading = read_docx("a.docx", document())
    assert reading.file.text == TEXT
    assert reading.prose.text == (
        "Raids\n\nFontanka said on January1 at the page that.\n\ncell\n\nKept new\n\na field and tab line\n\nSee ."
    )
    assert [b.kind for b in reading.prose.blocks] == [
        BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.TABLE_ROW, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH,
        BlockKind.FOOTNOTE,
    ]  # fmt: skip
    assert not reading.editable
    assert reading.file.position(TEXT.index("cell")).line == 4


def test_links_and_footnotes_are_cited_where_they_stand():
    reading = read_docx("a.docx", document())
    found = {(c.kind, c.target, reading.prose.text[: c.at.end].split()[-1]) for c in reading.citations}
    assert found == {
        (CitationKind.LINK, "https://a.example", "page"),
        (CitationKind.LINK, "https://c.example", "field"),
        (CitationKind.FOOTNOTE, "https://b.example/x", "that"),
    }
    assert {li.url for li in reading.links} == {"https://a.example", "https://c.example", "https://b.example/x"}


def test_a_comment_silences_its_paragraph():
    body = paragraph(
        '<w:commentRangeStart w:id="0"/>', run("It was January1."), '<w:commentRangeEnd w:id="0"/>',
        '<w:r><w:commentReference w:id="0"/></w:r>',
    ) + paragraph(run("It was March2."))  # fmt: skip
    comment = '<w:comment w:id="0">' + paragraph(run("srctrack: ignore D403 -- a shop")) + "</w:comment>"
    (found,) = read_docx("a.docx", package(body, comments=comment)).suppressions
    assert (found.codes, found.reason, found.covers) == (("D403",), "a shop", Span(0, 16))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"PK\x03\x04 broken", "damaged"),
        (b"\xd0\xcf\x11\xe0old", "old Word file"),
        (package("").replace(b"word/document.xml", b"word/dokument.xml"), "not a Word document"),
        (package("<w:p>"), "damaged"),
    ],
)
def test_what_is_no_document_is_said(content, says):
    with pytest.raises(DraftError, match=says):
        read_docx("a.docx", content)


def commented(content, spans):
    """The words each comment is about, after annotating."""
    notes = [Note(s, (f"note {i}", "second line")) for i, s in enumerate(spans)]
    made = annotate("a.docx", content, notes, NOW)
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        tree = fromstring(parts.read("word/document.xml"))
        notes_tree = fromstring(parts.read("word/footnotes.xml"))
        comments = fromstring(parts.read("word/comments.xml"))
    found = walk(tree, [notes_tree], {}, {}, {})
    words = {c.get(W + "id"): "".join(t.text for t in c.iter(W + "t")) for c in comments.iter(W + "comment")}
    return found.text, {words[i]: s.of(found.text) for i, s in found.comments.items() if i in words}, made


def test_comments_stand_at_their_words_and_nothing_else_changes():
    at, page = TEXT.index("January1"), TEXT.index("the page")
    text, words, made = commented(document(), [Span(at, at + 8), Span(at + 6, page + 3), Span(0, 5)])
    assert text == TEXT
    assert words == {"note 0second line": "January1", "note 1second line": "y1 at the", "note 2second line": "Raids"}
    again = read_docx("a.docx", made)
    assert again.links == read_docx("a.docx", document()).links
    with zipfile.ZipFile(io.BytesIO(document())) as before, zipfile.ZipFile(io.BytesIO(made)) as after:
        assert before.read("word/footnotes.xml") == after.read("word/footnotes.xml")
        assert b"comments.xml" in after.read("[Content_Types].xml")
        assert after.read("word/document.xml").count(b"<w:b/>") == 2  # the bold run was split, and both halves are bold


def test_a_finding_in_a_footnote_stands_at_its_mark():
    at = TEXT.index("See https")
    _, words, _ = commented(document(), [Span(at, at + 3)])
    assert words == {"note 0second line": "t"}


def test_annotating_twice_does_not_double_the_comments():
    notes = [Note(Span(0, 5), ("D403 missing-space-in-date (error)", "“January1” lacks a space"))]
    made = annotate("a.docx", annotate("a.docx", document(), notes, NOW), notes, NOW)
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        assert len(list(fromstring(parts.read("word/comments.xml")))) == 1


def test_comments_already_there_stay():
    comment = '<w:comment w:id="7" w:author="Ana">' + paragraph(run("mine")) + "</w:comment>"
    made = annotate("a.docx", package(BODY, {"L1": "x"}, NOTE, comment), [Note(Span(0, 5), ("new",))], NOW)
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        comments = fromstring(parts.read("word/comments.xml"))
    assert [(c.get(W + "id"), c.get(W + "author")) for c in comments] == [("7", "Ana"), ("8", "srctrack")]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(TEXT) - 26), st.integers(1, 12)), max_size=6, unique=True))
def test_any_spans(places):
    spans = [Span(a, min(a + n, len(TEXT))) for a, n in places]
    spans = [s for s in spans if s.of(TEXT).strip("\n")]
    text, words, _ = commented(document(), spans)
    assert text == TEXT
    body = TEXT.index("See https")
    for i, span in enumerate(spans):
        if span.end <= body:
            assert words[f"note {i}second line"] == span.of(TEXT).strip("\n")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_libreoffice_sees_the_comments_at_their_words(tmp_path):
    at = TEXT.index("January1")
    made = annotate("a.docx", document(), [Note(Span(at, at + 8), ("“January1” lacks a space",))], NOW)
    (tmp_path / "a.docx").write_bytes(made)
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "fodt", "a.docx"],
        cwd=tmp_path, check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    seen = (tmp_path / "a.fodt").read_text(encoding="utf-8")
    start = seen.index("“January1” lacks a space")
    between = seen[seen.index("</office:annotation>", start) : seen.index("<office:annotation-end", start)]
    words = "".join(fromstring(f"<x>{between[len('</office:annotation>') :].replace('text:', '')}</x>").itertext())
    assert words == "January1"
