"""The store in git: branches that add merge, and what git is to hold is what it holds."""

from __future__ import annotations

import datetime
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from tests.store.stores import WHEN, add, kept_again

from srctrack.errors import DamagedStore
from srctrack.model.archiving import ArchiveRecord, ArchiveState, Memento
from srctrack.model.store_report import ProblemKind
from srctrack.store.integrity.repair import repair_store
from srctrack.store.integrity.verify import verify_store
from srctrack.store.library import Library

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
LATER = datetime.timedelta(hours=5)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q", "-b", "main")
    Library.create(tmp_path / ".srctrack").close()
    commit(tmp_path)
    return tmp_path


def git(folder: Path, *words: str, fails: bool = False) -> str:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    done = subprocess.run(["git", "-C", str(folder), *who, *words], capture_output=True, text=True, check=False)
    assert (done.returncode != 0) == fails, done.stdout + done.stderr
    return done.stdout


def commit(folder: Path) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "x")


def library(folder: Path) -> Library:
    return Library.open(folder / ".srctrack")


def test_branches_that_add_different_sources_merge(repository: Path) -> None:
    for branch, n in (("one", 1), ("two", 2)):
        git(repository, "checkout", "-q", "-b", branch, "main")
        with library(repository) as kept:
            add(kept, f"https://a.example/{n}", f"Story {n}")
        commit(repository)
    git(repository, "merge", "-q", "one", "-m", "m")
    with library(repository) as kept:
        assert len(kept) == 2
    report = verify_store(repository / ".srctrack")
    assert report.whole
    assert report.troubles == ()


def test_the_same_source_added_on_two_branches_becomes_one(repository: Path) -> None:
    for branch, later in (("one", 0), ("two", 5)):
        git(repository, "checkout", "-q", "-b", branch, "main")
        with library(repository) as kept:
            source = add(kept, when=WHEN + later * datetime.timedelta(hours=1), tags=(branch,))
        commit(repository)
    git(repository, "merge", "-q", "one", "-m", "m")
    with library(repository) as kept:
        (merged,) = list(kept.sources())
        assert merged.key == source.key
        assert len(merged.snapshots) == 2
        assert merged.accessed == WHEN + LATER
        assert set(merged.tags) == {"one", "two"}
        assert kept.read(merged).prose.text
    report = repair_store(repository / ".srctrack")
    assert report.whole
    assert [t.fault for t in report.troubles if t.repaired] in ([], [ProblemKind.GIT_MERGED_RECORD])
    with library(repository) as kept:
        assert list(kept.sources()) == [merged], "written as one, it is the same source"


def test_two_sources_that_got_one_key_on_two_branches_are_told_and_parted(repository: Path) -> None:
    for branch, n in (("one", 1), ("two", 2)):
        git(repository, "checkout", "-q", "-b", branch, "main")
        with library(repository) as kept:
            key = add(kept, f"https://a.example/{n}", f"Police search harbour {n}").key
        commit(repository)
    git(repository, "merge", "-q", "one", "-m", "m")
    with library(repository) as kept, pytest.raises(DamagedStore, match="two sources in one"):
        kept.get(key)
    shutil.rmtree(repository / ".srctrack" / "snapshots")
    assert repair_store(repository / ".srctrack").whole
    with library(repository) as kept:
        assert {s.title for s in kept.sources()} == {"Police search harbour 1", "Police search harbour 2"}
        assert set(kept.keys()) == {key, f"{key}-2"}
        assert all(kept.read(s).prose.text for s in kept.sources())


def test_a_page_refreshed_on_both_branches_keeps_all_snapshots(repository: Path) -> None:
    with library(repository) as kept:
        key = add(kept).key
    commit(repository)
    for hours, branch in enumerate(("one", "two"), 1):
        git(repository, "checkout", "-q", "-b", branch, "main")
        with library(repository) as kept:
            source = kept.get(key)
            assert source is not None
            kept_again(kept, source, f"Raids in the city\n\nSeen by {branch}.", WHEN + hours * LATER)
        commit(repository)
    git(repository, "merge", "-q", "one", "-m", "m")
    with library(repository) as kept:
        merged = kept.get(key)
        assert merged is not None
        assert [s.captured for s in merged.snapshots] == [WHEN, WHEN + LATER, WHEN + 2 * LATER]
        assert len(kept.read(merged).earlier) == 2


def test_an_archives_better_word_wins(repository: Path) -> None:
    with library(repository) as kept:
        base = add(kept)
    commit(repository)
    memento = Memento("wayback", "https://archive.example/1", base.url, WHEN)
    words = {
        "one": ArchiveRecord("wayback", ArchiveState.VERIFIED, memento, checked=WHEN),
        "two": ArchiveRecord("wayback", ArchiveState.SUBMITTED, job="x", asked=WHEN + LATER),
    }
    for branch, record in words.items():
        git(repository, "checkout", "-q", "-b", branch, "main")
        with library(repository) as kept:
            kept.put(replace(base, archives=(record,)))
        commit(repository)
    git(repository, "merge", "-q", "one", "-m", "m")
    with library(repository) as kept:
        merged = kept.get(base.key)
        assert merged is not None
        assert merged.archives == (words["one"],)


def test_without_its_attributes_git_asks_and_repair_answers(repository: Path) -> None:
    (repository / ".srctrack" / ".gitattributes").write_text("")
    commit(repository)
    for branch, hours in (("one", 0), ("two", 5)):
        git(repository, "checkout", "-q", "-b", branch, "main")
        with library(repository) as kept:
            key = add(kept, when=WHEN + hours * datetime.timedelta(hours=1)).key
        commit(repository)
    git(repository, "merge", "-q", "one", "-m", "m", fails=True)
    with library(repository) as kept, pytest.raises(DamagedStore, match="merge markers"):
        kept.get(key)
    report = repair_store(repository / ".srctrack")
    assert ProblemKind.UNMERGED_RECORD in [t.fault for t in report.troubles if t.repaired]
    with library(repository) as kept:
        merged = kept.get(key)
        assert merged is not None
        assert len(merged.snapshots) == 2


@pytest.mark.parametrize(
    ("choice", "held"),
    [("records", {"sources"}), ("texts", {"sources", "texts"}), ("all", {"sources", "texts", "snapshots"})],
)
def test_git_holds_what_was_chosen(tmp_path: Path, choice: str, held: set[str]) -> None:
    git(tmp_path, "init", "-q", "-b", "main")
    with Library.create(tmp_path / ".srctrack", choice) as kept:
        add(kept)
        kept.quote_candidates("anything at all")
    commit(tmp_path)
    names = {line.split("/")[1] for line in git(tmp_path, "ls-files").splitlines()}
    assert names == held | {"journal", "store.json", ".gitignore", ".gitattributes"}
    assert git(tmp_path, "status", "--porcelain") == ""


def test_a_clone_reads_and_checks_without_the_pages(repository: Path, tmp_path: Path) -> None:
    with library(repository) as kept:
        source = add(kept)
    commit(repository)
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", str(repository), str(clone))
    with library(clone) as kept:
        assert kept.read(source).prose.text.startswith("Raids")
        assert kept.key_for_url(source.url) == source.key
    assert verify_store(clone / ".srctrack").whole
