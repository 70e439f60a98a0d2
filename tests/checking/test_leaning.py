"""Which pages each sentence rests on: a table of drafts, sentence by sentence."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from casepages import StoreReader
from srctrack.analysis.analysis import Analysis
from srctrack.analysis.evidence import collect_evidence
from srctrack.analysis.statements import source_links
from srctrack.annotate.annotate import annotate
from srctrack.drafts.registry import read_draft
from srctrack.model.prose import Block, BlockKind, Prose
from srctrack.model.source import Outlet, Source, SourceDocument
from srctrack.model.text import Span
from srctrack.newsroom.outlets import built_in_outlets

TABLE = Path(__file__).parent / "leaning.txt"
NOTE = re.compile(r"⟦([^⟧]*)⟧")
WORDS = "Nothing of what the drafts say has to stand here: only what is rested on is asked."


@dataclass(frozen=True)
class Row:
    """A draft without its notes, and for each note its place and the pages it names."""

    title: str
    draft: str
    wanted: tuple[tuple[int, frozenset[str]], ...]


def _source(line: str) -> SourceDocument:
    key, outlet, url = (part.strip() for part in line.split("|"))
    prose = Prose(WORDS, (Block(BlockKind.PARAGRAPH, Span(0, len(WORDS))),), "en")
    source = Source(
        key=key,
        url=url,
        final_url=url,
        canonical_url=None,
        title=None,
        outlet=Outlet(outlet),
        authors=(),
        published=None,
        modified=None,
        accessed=datetime.datetime(2024, 1, 10, tzinfo=datetime.UTC),
        language="en",
        words=16,
        quotes=0,
        figures=0,
    )
    return SourceDocument(source, prose, WORDS, annotate(prose))


def _table() -> tuple[StoreReader, list[Row]]:
    head, *drafts = re.split(r"^== ", TABLE.read_text(encoding="utf-8"), flags=re.M)
    shelf = StoreReader([_source(line) for line in head.splitlines() if line.count("|") == 2])
    rows = []
    for draft in drafts:
        title, _, body = draft.partition("\n")
        plain, wanted, at = "", [], 0
        for m in NOTE.finditer(body):
            plain += body[at : m.start()]
            ties = frozenset(t.split()[0] for t in m.group(1).split(";") if t.strip() != "-")
            wanted.append((len(plain) - 1, ties))
            at = m.end()
        rows.append(Row(title, plain + body[at:], tuple(wanted)))
    return shelf, rows


SHELF, ROWS = _table()


@pytest.mark.parametrize("row", ROWS, ids=lambda r: r.title)
def test_each_sentence_leans_on_what_its_note_says(row: Row, tmp_path: Path) -> None:
    path = tmp_path / "draft.md"
    path.write_text(row.draft, encoding="utf-8")
    draft = read_draft(str(path), annotate=annotate)
    evidence = collect_evidence(draft, SHELF, built_in_outlets())
    found: dict[int, set[str]] = {}
    for index, links in source_links(Analysis(draft, evidence)).items():
        found[index] = {link.key for link in links}
    answer = []
    for noted, ties in row.wanted:
        at = noted
        while draft.offsets.to_original(draft.offsets.to_derived(at)) != at:
            at -= 1  # a mark that is taken out of the prose: the word before it
        sentence = draft.annotations.sentence_index(draft.offsets.to_derived(at))
        assert sentence is not None
        got = found.get(sentence, set())
        if got != ties:
            answer.append((draft.annotations.sentences[sentence].of(draft.prose.text), sorted(ties), sorted(got)))
    assert not answer


def test_the_table_holds_150_sentences() -> None:
    assert sum(len(r.wanted) for r in ROWS) >= 150
