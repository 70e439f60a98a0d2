"""After any sequence of edits, the findings are those of a fresh check of the same words."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from benchmarks.edited_drafts import compare
from benchmarks.newsroom import draft
from benchmarks.random_edits import random_edit

from lsp.client import Client
from lsp.projects import DRAFT, EXAMPLES, make_project
from srctrack.lsp.positions import Lines
from srctrack.model.text import Span
from srctrack.workflows.editing.edited_draft import check_words
from srctrack.workflows.editing.workspace import Workspace
from srctrack.workflows.projects import ProjectFinder

LONG = (EXAMPLES / "drafts" / "digest.md").read_text(encoding="utf-8")


def fresh(path: Path, words: str) -> object:
    workspace = Workspace(ProjectFinder(path.parent))
    try:
        result = check_words(str(path), words, workspace.project(str(path))).result
        return result.findings, result.suppressed, result.failures
    finally:
        workspace.close()


@pytest.mark.parametrize("seed", range(4))
def test_findings_after_edits_are_those_of_a_fresh_check(seed: int, tmp_path: Path) -> None:
    path = make_project(tmp_path)
    workspace = Workspace(ProjectFinder(tmp_path))
    rng = random.Random(seed)
    words = LONG if seed % 2 else DRAFT
    for n in range(30):
        words = random_edit(rng, words).applied(words)
        result = check_words(str(path), words, workspace.project(str(path))).result
        if n % 10 == 9:
            assert (result.findings, result.suppressed, result.failures) == fresh(path, words)
    assert [f for f in result.failures if f.code == "crash"] == []
    workspace.close()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_a_server_has_the_text_of_its_client_after_any_edits(encoding: str) -> None:
    """Lines end where the protocol says, whatever Python takes for the end of a line."""
    rng = random.Random(encoding)
    words = "a 🚢\r\nb\x0cc\u2028d\re\n"
    for _ in range(400):
        edit = random_edit(rng, words)
        lines = Lines(words, encoding)
        there = lines.range(Span(edit.start, edit.end))
        found = lines.span(there)
        between = words[edit.start - 1 : edit.start + 1] == "\r\n" or words[edit.end - 1 : edit.end + 1] == "\r\n"
        assert between or found == Span(edit.start, edit.end)
        words = edit.applied(words)


def test_a_server_shows_what_a_fresh_check_finds_after_typing(tmp_path: Path) -> None:
    path = make_project(tmp_path)
    rng = random.Random(7)
    words = DRAFT
    with Client(tmp_path) as client:
        uri = client.open(path, words)
        for _ in range(60):
            edit = random_edit(rng, words)
            client.change(uri, {"range": as_range(words, edit.start, edit.end), "text": edit.text})
            words = edit.applied(words)
        shown = client.diagnostics(uri)
    workspace = Workspace(ProjectFinder(tmp_path))
    fresh = check_words(str(path), words, workspace.project(str(path))).result.findings
    assert [d["data"] for d in shown] == [f.fingerprint for f in fresh]
    assert [d["range"] for d in shown] == [as_range(words, f.span.start, f.span.end) for f in fresh]


def as_range(words: str, start: int, end: int) -> dict[str, dict[str, int]]:
    """The range of the protocol, worked out without the server's code."""

    def place(offset: int) -> dict[str, int]:
        before = words[:offset].replace("\r\n", "\n").replace("\r", "\n").split("\n")
        return {"line": len(before) - 1, "character": len(before[-1].encode("utf-16-le")) // 2}

    return {"start": place(start), "end": place(end)}


def test_a_server_shows_what_the_command_finds_in_drafts_edited_at_random(tmp_path: Path) -> None:
    """The comparison that ``python -m benchmarks.edited_drafts`` makes on drafts of one's own."""
    make_project(tmp_path)
    drafts = [tmp_path / "drafts" / f"{n}.md" for n in range(3)]
    for n, (path, words) in enumerate(zip(drafts, (DRAFT, LONG, draft(1, 2, words=120)), strict=True)):
        path.parent.mkdir(exist_ok=True)
        path.write_text(words + f"\nEdited {n} times.\n", encoding="utf-8")
    compared = list(compare(drafts, tmp_path, None, edits=8, seed=1))
    assert [(one.path, one.only_server, one.only_check) for one in compared] == [(path, (), ()) for path in drafts]
    assert sum(one.shown for one in compared) > 3
