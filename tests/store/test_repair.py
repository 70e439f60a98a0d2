"""What verify sees and what --repair puts right: each damage done by hand to a whole store."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from tests.store.stores import add

from srctrack.errors import NoStore
from srctrack.model.store_report import ProblemKind, ProblemSeverity
from srctrack.store.integrity.repair import repair_store
from srctrack.store.integrity.verify import verify_store
from srctrack.store.library import Library


@pytest.fixture
def store(tmp_path: Path) -> Path:
    with Library.create(tmp_path / ".srctrack") as library:
        add(library, "https://a.example/1", "Storm hits coast")
        add(library, "https://a.example/2", "Council votes on budget")
        library.remove(add(library, "https://a.example/3", "Retracted story").key, "retracted")
    return tmp_path / ".srctrack"


def faults(store: Path) -> list[ProblemKind]:
    return [t.fault for t in verify_store(store).troubles]


def state(store: Path) -> dict[str, bytes]:
    """Every lasting file but the journal, which tells of the repair."""
    return {
        p.relative_to(store).as_posix(): p.read_bytes()
        for p in store.rglob("*")
        if p.is_file() and p.relative_to(store).parts[0] not in ("cache", "journal", "lock", "lock.holder")
    }


def record(store: Path) -> Path:
    return next(p for p in sorted((store / "sources").glob("*.json")) if "storm" in p.name)


def test_a_whole_store_is_whole(store: Path) -> None:
    report = verify_store(store)
    assert report.troubles == ()
    assert (report.sources, report.texts, report.snapshots) == (2, 3, 3)
    assert report.whole


def test_no_store_is_said(tmp_path: Path) -> None:
    with pytest.raises(NoStore):
        verify_store(tmp_path / "nowhere")


def test_verifying_changes_nothing(store: Path) -> None:
    before = state(store)
    verify_store(store)
    repair_store(store)
    assert state(store) == before


@pytest.mark.parametrize("content", [b"", b"{", b"[]\n", b'{"key": "x"}\n', b"\xff\xfe", b'{"words": 1}'])
def test_an_unreadable_record_comes_back_from_its_page(store: Path, content: bytes) -> None:
    before = state(store)
    record(store).write_bytes(content)
    assert faults(store)[0] is ProblemKind.UNREADABLE_RECORD
    report = repair_store(store)
    assert report.whole
    assert [t.fault for t in report.troubles if t.repaired] == [ProblemKind.UNREADABLE_RECORD]
    after = state(store)
    (aside,) = [name for name in after if name.endswith(".damaged")]
    assert after.pop(aside) == content, "what was replaced is set aside"
    assert after == before, "the record as it was, and nothing else touched"


def test_a_lost_record_is_missed_by_the_journal_and_comes_back(store: Path) -> None:
    before = state(store)
    record(store).unlink()
    assert ProblemKind.LOST_RECORD in faults(store)
    assert repair_store(store).whole
    assert state(store) == before


@pytest.mark.parametrize("cut", [0, 10])
def test_a_text_comes_back_from_its_page(store: Path, cut: int) -> None:
    before = state(store)
    path = sorted((store / "texts").glob("[0-9a-f]*.txt"))[0]
    with Library.open(store) as library:
        path = library.texts.path(next(iter(library.sources())).snapshots[0].text_id)
    path.write_bytes(path.read_bytes()[:cut])
    assert faults(store) == [ProblemKind.ALTERED_TEXT]
    assert repair_store(store).whole
    path.unlink()
    assert faults(store) == [ProblemKind.MISSING_TEXT]
    assert repair_store(store).whole
    assert state(store) == before


def test_a_record_with_merge_markers_is_the_record_of_both_sides(store: Path) -> None:
    path = record(store)
    lines = path.read_text("utf-8").split("\n")
    at = next(n for n, line in enumerate(lines) if '"accessed"' in line)
    other = lines[at].replace("2024", "2025")
    lines[at : at + 1] = ["<<<<<<< HEAD", lines[at], "=======", other, ">>>>>>> theirs"]
    path.write_text("\n".join(lines), "utf-8")
    assert faults(store)[0] is ProblemKind.UNMERGED_RECORD
    (trouble,) = [t for t in verify_store(store).troubles if t.fault is ProblemKind.UNMERGED_RECORD]
    assert "merge markers" in trouble.message
    assert repair_store(store).whole
    assert '"accessed": "2025' in path.read_text("utf-8")


def test_a_page_that_was_here_and_is_lost_is_damage(store: Path) -> None:
    for path in (store / "snapshots").glob("*.warc.gz"):
        path.unlink()
    report = verify_store(store)
    assert {t.fault for t in report.of(ProblemSeverity.DAMAGE)} == {ProblemKind.MISSING_SNAPSHOT}
    assert not repair_store(store).whole, "nothing here can bring it back"


def test_a_clone_that_never_had_the_pages_is_whole_without_them(store: Path) -> None:
    shutil.rmtree(store / "snapshots")
    report = verify_store(store)
    assert report.whole
    assert {t.fault for t in report.of(ProblemSeverity.ABSENT)} == {ProblemKind.MISSING_SNAPSHOT}


@pytest.mark.parametrize("at", [40, -20, 700])
def test_a_changed_page_is_damage(store: Path, at: int) -> None:
    path = sorted((store / "snapshots").glob("*.warc.gz"))[0]
    content = bytearray(path.read_bytes())
    content[at] ^= 0x40
    path.write_bytes(content)
    report = verify_store(store)
    assert ProblemKind.ALTERED_SNAPSHOT in [t.fault for t in report.of(ProblemSeverity.DAMAGE)]


def test_an_entry_taken_out_of_the_journal_breaks_its_chain(store: Path) -> None:
    (path,) = (store / "journal").glob("*.jsonl")
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(lines[:3] + lines[4:]), "utf-8")
    assert ProblemKind.BROKEN_JOURNAL in [t.fault for t in verify_store(store).of(ProblemSeverity.DAMAGE)]


def test_a_changed_entry_is_told(store: Path) -> None:
    (path,) = (store / "journal").glob("*.jsonl")
    path.write_text(path.read_text("utf-8").replace("a.example/1", "a.example/9", 1), "utf-8")
    messages = [t.message for t in verify_store(store).of(ProblemSeverity.DAMAGE)]
    assert any("line 1: its text was changed" in m for m in messages)


def test_a_last_entry_cut_short_by_a_crash_is_no_damage(store: Path) -> None:
    (path,) = (store / "journal").glob("*.jsonl")
    with path.open("a", encoding="utf-8") as file:
        file.write('{"act": "kept", "at": "20')
    report = verify_store(store)
    assert report.whole
    assert [t.fault for t in report.troubles] == [ProblemKind.TRUNCATED_ENTRY]


def test_a_record_edited_by_hand_is_a_note(store: Path) -> None:
    path = record(store)
    path.write_text(path.read_text("utf-8").replace("Storm hits coast", "Storm hits the coast"), "utf-8")
    report = verify_store(store)
    assert report.whole
    assert [t.fault for t in report.troubles] == [ProblemKind.UNJOURNALED_RECORD]


def test_the_head_is_made_again_as_it_was(store: Path) -> None:
    before = state(store)
    (store / "store.json").unlink()
    (store / ".gitattributes").unlink()
    (store / "sources" / ".new-0123").write_bytes(b"half a rec")
    assert faults(store) == [ProblemKind.NO_HEAD, ProblemKind.GIT_FILES, ProblemKind.UNFINISHED_FILE]
    assert repair_store(store).whole
    assert state(store) == before


def test_two_keys_for_one_page_are_noted(store: Path) -> None:
    path = record(store)
    told = json.loads(path.read_bytes())
    path.with_name("another-key.json").write_text(json.dumps(told | {"key": "another-key"}, indent=2) + "\n", "utf-8")
    assert ProblemKind.DUPLICATE_URL in faults(store)
