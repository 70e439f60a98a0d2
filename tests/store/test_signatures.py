"""Files of signatures: kept per draft, merged by git without a conflict, refused when they are damaged."""

from __future__ import annotations

import datetime
import subprocess
from pathlib import Path

import pytest

from srctrack.errors import DamagedStore
from srctrack.model.signature import ClaimState, Signature
from srctrack.store.layout import Layout
from srctrack.store.library import Library
from srctrack.store.signatures import SignatureFiles

NOON = datetime.datetime(2026, 3, 2, 12, 0, 0, 5, tzinfo=datetime.UTC)


def _signature(identifier: str, by: str = "Ines Moor") -> Signature:
    return Signature(
        id=identifier,
        kind="figure",
        state=ClaimState.VERIFIED,
        by=by,
        at=NOON,
        words="412 “passengers”",
        sentence="It carried 412.\u2028",
        sources={"post": "t1"},
        note="called\nthem",
    )


@pytest.fixture
def files(tmp_path: Path) -> SignatureFiles:
    return SignatureFiles(Layout(tmp_path / ".srctrack"))


def test_what_is_written_is_read_back(files: SignatureFiles, tmp_path: Path) -> None:
    draft = str(tmp_path / "a draft.md")
    files.append(draft, [_signature("aaaa"), _signature("bbbb")])
    assert files.read(draft) == (_signature("aaaa"), _signature("bbbb"))
    assert files.read(str(tmp_path / "other.md")) == ()


def test_drafts_whose_names_are_alike_have_files_of_their_own(files: SignatureFiles, tmp_path: Path) -> None:
    assert files.path(str(tmp_path / "a b.md")) != files.path(str(tmp_path / "a-b.md"))


def test_a_doubled_line_counts_once(files: SignatureFiles, tmp_path: Path) -> None:
    draft = str(tmp_path / "d.md")
    files.append(draft, [_signature("aaaa"), _signature("aaaa")])
    assert len(files.read(draft)) == 1


@pytest.mark.parametrize("line", ["<<<<<<< HEAD", "{}", "[]", '{"id": 1}', '{"id": "a", "at": "2026-03-02T12:00:00"}'])
def test_a_damaged_line_is_named(files: SignatureFiles, tmp_path: Path, line: str) -> None:
    draft = str(tmp_path / "d.md")
    files.append(draft, [_signature("aaaa")])
    with files.path(draft).open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    with pytest.raises(DamagedStore, match="line 2"):
        files.read(draft)


def test_three_people_on_three_branches_merge_without_a_conflict(tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        subprocess.run(["git", *arguments], cwd=tmp_path, check=True, capture_output=True)

    git("init", "-q", "-b", "main")
    git("config", "user.email", "desk@paper.example")
    git("config", "user.name", "Desk")
    with Library.create(tmp_path / ".srctrack"):
        pass
    files = SignatureFiles(Layout(tmp_path / ".srctrack"))
    draft = str(tmp_path / "d.md")
    files.append(draft, [_signature("0000")])
    git("add", "-A")
    git("commit", "-qm", "start")
    people = {"ines": "aaaa", "omar": "bbbb", "lena": "cccc"}
    for person, identifier in people.items():
        git("switch", "-q", "-c", person, "main")
        files.append(draft, [_signature(identifier, person)])
        git("commit", "-qam", person)
    git("switch", "-q", "main")
    for person in people:
        git("merge", "-q", "--no-edit", person)
    assert {s.id for s in files.read(draft)} == {"0000", "aaaa", "bbbb", "cccc"}
