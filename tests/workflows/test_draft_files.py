"""Which files are drafts: paths typed, folders, and lists from CI."""

from __future__ import annotations

from pathlib import Path

import pytest

from srctrack.workflows.draft_files import find_drafts, paths_from


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    names = (
        "b.md",
        "a.txt",
        ".hidden/c.md",
        ".srctrack/texts/d.txt",
        "sub/e.qmd",
        "f.py",
        "~$g.docx",
        "h.png",
        "i.png",
    )
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_folder_gives_every_draft_and_says_what_it_skipped(folder: Path) -> None:
    found = find_drafts([".", "b.md", "-"])
    assert found.files == ("a.txt", "b.md", "sub/e.qmd", "-")
    assert found.notices() == ["skipped 3 files that are not drafts (.png, .py)"]


def test_a_path_typed_is_taken_whatever_it_is(folder: Path) -> None:
    assert find_drafts(["h.png", ".hidden/c.md", "gone.md"]).files == ("h.png", ".hidden/c.md", "gone.md")


def test_a_list_leaves_out_what_is_not_a_draft_and_says_why(folder: Path) -> None:
    found = find_drafts(["b.md", "h.png", ".srctrack/texts/d.txt", "gone.md"], listed=True)
    assert found.files == ("b.md",)
    assert found.notices() == [
        "skipped h.png: it is not a draft",
        "skipped .srctrack/texts/d.txt: it is hidden, or inside a hidden folder",
        "skipped gone.md: there is no such file",
    ]


def test_a_long_list_names_the_first_and_counts_the_rest(folder: Path) -> None:
    found = find_drafts([f"{n}.png" for n in range(9)], listed=True)
    assert found.notices()[-1] == "skipped 4 more files of the list"


def test_a_list_is_separated_by_nul_or_by_lines() -> None:
    assert paths_from("a b.md\0c\nd.md\0") == ["a b.md", "c\nd.md"]
    assert paths_from("a.md\r\n\nb.md\n") == ["a.md", "b.md"]
