"""What must never crash, whatever it is given: one function a reader, each from bytes.

``python tests/fuzz/run.py NAME --seconds 600`` drives one with atheris where that is installed; `test_fuzz.py` drives all
with hypothesis and the small corpus beside it.
"""

from __future__ import annotations

import datetime
import tempfile
from pathlib import Path

from srctrack.errors import SrctrackError
from srctrack.model.prose import Prose
from srctrack.model.text import Span


def markdown(content: bytes) -> None:
    """The Markdown reader: every block and link lies within the text, every place leads into the file."""
    from srctrack.drafts.registry import draft_of
    from srctrack.model.annotations import Annotations

    try:
        draft = draft_of("fuzz.md", content, given_date=None, annotate=lambda prose, day: Annotations())
    except SrctrackError:
        return
    file, prose = draft.file.text, draft.prose.text
    for block in draft.prose.blocks:
        assert block.span.end <= len(prose)
        assert draft.place(block.span).end <= len(file)
    for link in draft.links:
        assert link.span.end <= len(file)
        assert link.words.end <= len(prose)


def annotations(content: bytes) -> None:
    """The text floor: every mention lies within the text, and what a figure says has its bounds in order."""
    from srctrack.annotate.annotate import annotate

    text = content.decode("utf-8", "replace")
    found = annotate(Prose(text), datetime.date(2024, 1, 2))
    for mention in (*found.quotes, *found.figures, *found.names, *found.dates, *found.attributions):
        assert 0 <= mention.span.start <= mention.span.end <= len(text)
    for figure in found.figures:
        assert figure.low is None or figure.high is None or figure.low <= figure.high


def quotation(content: bytes) -> None:
    """The quotation matcher: a match lies within the text searched; the text holds its own words exactly."""
    from srctrack.compare.quotations.match import match_quotation
    from srctrack.compare.quotations.token_index import TokenIndex

    words, _, text = content.decode("utf-8", "replace").partition("\n")
    match = match_quotation(words, TokenIndex(text))
    if match.span is not None:
        assert Span(0, len(text)).contains(match.span)


def page(content: bytes) -> None:
    """The HTML reader: an article, or a refusal that says why."""
    _local(content, ".html")


def warc(content: bytes) -> None:
    """The WARC reader."""
    _local(content, ".warc")


def _local(content: bytes, ending: str) -> None:
    from srctrack.extract.article import read_local

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"fuzz{ending}"
        path.write_bytes(content)
        try:
            _, article = read_local(path, "https://gazette.example/fuzz")
        except SrctrackError:
            return
        for block in article.prose.blocks:
            assert block.span.end <= len(article.prose.text)


def record(content: bytes) -> None:
    """The codec: a record is read or refused; what is read is written and read again as the same source."""
    from srctrack.store.records.json_codec import from_record, read_record, to_record, write_record

    try:
        source = from_record(read_record(content))
    except (ValueError, SrctrackError):
        return
    assert from_record(read_record(write_record(to_record(source)))) == source


HARNESSES = {f.__name__: f for f in (markdown, annotations, quotation, page, warc, record)}

HERE = Path(__file__).resolve().parent
EXAMPLES = {"markdown": "drafts", "annotations": "drafts", "page": "pages"}
"""Harnesses whose first seeds are the example newsroom's own files."""


def seed_folders(name: str) -> list[Path]:
    """The folders whose files a harness begins with: the corpus (what once crashed it), and the examples."""
    folders = [HERE / "corpus" / name]
    if name in EXAMPLES:
        folders.append(HERE.parents[1] / "examples" / EXAMPLES[name])
    return [f for f in folders if f.is_dir()]
