"""Records and texts as files: whatever a page says comes back as it was, and lines of two branches make one record."""

from __future__ import annotations

import datetime
import shutil
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from srctrack.annotate.annotate import annotate
from srctrack.model.annotations import Annotations
from srctrack.model.archiving import ArchiveRecord, ArchiveState, Memento
from srctrack.model.figure import Approximation, Figure
from srctrack.model.prose import Block, BlockKind, Prose
from srctrack.model.quote import TextQuoteSelector
from srctrack.model.source import Article, FieldOrigin, Origin, Outlet, SnapshotRef, Source, Wall
from srctrack.model.text import Span
from srctrack.store.records.dataclass_json import array_decoder, array_encoder
from srctrack.store.records.json_codec import (
    Unmerged,
    from_record,
    read_record,
    read_unmerged,
    to_record,
    write_record,
)
from srctrack.store.texts import parsed, written

words = st.text(st.characters(exclude_categories=()), max_size=40)
"""Any code points, lone surrogates and line separators among them: pages hold everything."""
instants = st.integers(0, 4_000_000_000).map(lambda s: datetime.datetime.fromtimestamp(s + s % 8 / 8, datetime.UTC))
days = st.one_of(st.none(), st.dates(datetime.date(1900, 1, 1)), instants)
snapshots = st.builds(
    SnapshotRef,
    id=st.from_regex(r"sha256:[0-9a-f]{64}", fullmatch=True),
    sha1=st.just("A" * 32),
    bytes=st.integers(0, 10**9),
    media_type=st.just("text/html"),
    captured=instants,
    text_id=st.from_regex(r"sha256:[0-9a-f]{64}", fullmatch=True),
    url=words,
    status=st.sampled_from((None, 200, 404)),
)
archives = st.builds(
    ArchiveRecord,
    service=st.just("wayback"),
    state=st.sampled_from(ArchiveState),
    memento=st.one_of(st.none(), st.builds(Memento, st.just("wayback"), words, words, instants)),
    detail=st.one_of(st.none(), words),
    asked=st.one_of(st.none(), instants),
)
sources = st.builds(
    Source,
    key=st.just("a-key"),
    url=st.just("https://a.example/1"),
    final_url=words,
    canonical_url=st.one_of(st.none(), words),
    title=st.one_of(st.none(), words),
    outlet=st.builds(Outlet, st.one_of(st.none(), words), st.one_of(st.none(), words)),
    authors=st.lists(words, max_size=3).map(tuple),
    published=days,
    modified=days,
    accessed=instants,
    language=st.sampled_from((None, "en", "ru")),
    words=st.integers(0, 10**6),
    quotes=st.integers(0, 100),
    figures=st.integers(0, 100),
    wall=st.sampled_from((None, *Wall)),
    origins=st.dictionaries(st.sampled_from(("title", "outlet")), st.builds(FieldOrigin, st.sampled_from(Origin))),
    snapshots=st.lists(snapshots, max_size=3, unique_by=lambda s: (s.captured, s.id)).map(
        lambda refs: tuple(sorted(refs, key=lambda s: (s.captured, s.id)))
    ),
    archives=st.lists(archives, max_size=1).map(tuple),
    tags=st.lists(words, max_size=2, unique=True).map(tuple),
    note=st.one_of(st.none(), words),
    kept_quotes=st.lists(st.builds(TextQuoteSelector, words, words, words), max_size=2).map(tuple),
)


@given(sources)
@settings(max_examples=150, deadline=None)
def test_a_record_comes_back_as_it_was(source: Source) -> None:
    content = write_record(to_record(source))
    assert from_record(read_record(content)) == source
    assert write_record(read_record(content)) == content
    members = content.decode("utf-8").split("\n")[1:-2]
    assert members == sorted(members, key=lambda line: line.split('": ')[0]), "sorted, a line a member"


def united(one: bytes, other: bytes, *, markers: bool = False) -> bytes:
    """What git makes of a file added on two branches, with the union merge and without."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, name) for name in ("ours", "base", "theirs")]
        for path, content in zip(paths, (one, b"", other), strict=True):
            path.write_bytes(content)
        style = [] if markers else ["--union"]
        done = subprocess.run(["git", "merge-file", "-p", *style, *map(str, paths)], capture_output=True, check=False)
        assert markers or done.returncode == 0
        return done.stdout


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
@pytest.mark.parametrize("markers", [False, True])
@given(sources, sources)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_lines_of_two_branches_make_one_record(markers: bool, one: Source, other: Source) -> None:
    content = united(write_record(to_record(one)), write_record(to_record(other)), markers=markers)
    try:
        merged = from_record(read_record(content))
    except Unmerged:
        assert markers
        merged = from_record(read_unmerged(content))
    for side in (one, other):
        known = {(s.captured, s.id[:15]) for s in merged.snapshots}
        assert {(s.captured, s.id[:15]) for s in side.snapshots} <= known
        assert set(side.tags) <= set(merged.tags)
        assert set(side.authors) <= set(merged.authors)
    assert merged.accessed == max(one.accessed, other.accessed)
    assert merged.title in (one.title, other.title)


def test_two_sources_in_one_file_are_never_one() -> None:
    source = from_record(
        {
            "key": "k", "url": "https://a.example/1", "final_url": "u", "canonical_url": None, "title": "t", "outlet": {}, "authors": [],
            "published": None, "modified": None, "accessed": "2024-01-02T00:00:00Z", "language": None, "words": 1, "quotes": 0, "figures": 0,
        }
    )  # fmt: skip
    other = replace(source, url="https://a.example/2")
    both = united(write_record(to_record(source)), write_record(to_record(other)))
    with pytest.raises(Unmerged, match="two sources"):
        read_record(both)


@given(words, words, st.one_of(st.none(), words), st.lists(st.sampled_from(BlockKind), max_size=4))
@settings(max_examples=150, deadline=None)
def test_a_text_comes_back_with_every_offset(text: str, page: str, title: str | None, kinds: list[BlockKind]) -> None:
    blocks = tuple(Block(kind, Span(0, len(text))) for kind in kinds)
    article = Article(Prose(text, blocks, "en"), page, title=title)
    kept = parsed(written(article), Path("x"))
    assert len(kept.prose.text) == len(text), "what cannot be written is replaced, code point by code point"
    assert kept.prose.blocks == blocks
    assert len(kept.page_text) == len(page)
    if not any(0xD800 <= ord(c) < 0xE000 for c in text + page):
        assert (kept.prose.text, kept.page_text) == (text, page)


@pytest.mark.parametrize("text", ["a\n\f\nb", "\f", "\n\f\n", "a\r\nb\u2028c\x85d", "{}\n\f\n{}"])
def test_a_text_may_hold_what_parts_a_file(text: str) -> None:
    kept = parsed(written(Article(Prose(text), text)), Path("x"))
    assert (kept.prose.text, kept.page_text) == (text, text)


def test_a_survey_comes_back_as_it_was() -> None:
    text = (
        "“We counted at least 3,000 people,” said Irina Petrova on January 2, 2024.\n\nAccording to Fontanka, 31 were charged "
        "and about 40 percent went home. Dozens waited until 9 p.m. at the ministry."
    )
    found = annotate(Prose(text, (), "en"), datetime.date(2024, 1, 3))
    assert found.figures
    assert found.quotes
    assert array_decoder(Annotations)(array_encoder(Annotations)(found)) == found
    unbounded = Figure(Span(0, 1), Span(0, 1), "x", None, 2.5, None, None, Approximation.AT_MOST)
    again = array_decoder(Annotations)(array_encoder(Annotations)(Annotations(figures=(unbounded,))))
    assert again.figures == (unbounded,)
