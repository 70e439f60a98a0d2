"""A check is taken from the cache only while nothing that it reads has changed."""

from __future__ import annotations

import os
import zlib
from pathlib import Path

import pytest
from tests.store.stores import add

from srctrack.errors import SrctrackError
from srctrack.model.report import CheckReport
from srctrack.store.library import Library
from srctrack.workflows.check import Checker, CheckOptions, Outcome
from srctrack.workflows.check_here import check_here
from srctrack.workflows.kept_checks import FOLDER

URL = "https://fontanka.example/1"
WORDS = f"# Raids\n\nPolice detained 4,000 people near the market, [Fontanka]({URL}) reported on Tuesday.\n"


class Newsroom:
    """A folder with a store of one page and a draft that says another figure than the page."""

    def __init__(self, folder: Path) -> None:
        self.store, self.draft = folder / ".srctrack", folder / "draft.md"
        self.draft.write_text(WORDS, encoding="utf-8")
        with Library.create(self.store) as library:
            self.source = add(library, URL)

    def check(self, **asked: object) -> CheckReport:
        options = CheckOptions(**asked)  # type: ignore[arg-type]
        return check_here([str(self.draft)], self.store, options, stdin=lambda: "").report


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    return Newsroom(tmp_path)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The drafts that were checked anew, as they are."""
    paths: list[str] = []
    check = Checker.check

    def counted(self: Checker, path: str, stdin: str | None = None) -> Outcome:
        paths.append(path)
        return check(self, path, stdin)

    monkeypatch.setattr(Checker, "check", counted)
    return paths


def same(one: CheckReport, other: CheckReport) -> bool:
    return (one.findings, one.suppressed, one.drafts, one.sources) == (
        other.findings,
        other.suppressed,
        other.drafts,
        other.sources,
    )


def test_a_draft_left_as_it_was_is_not_checked_again(newsroom: Newsroom, made: list[str]) -> None:
    first, second = newsroom.check(), newsroom.check()
    assert [f.code for f in first.findings if f.code == "F201"] == ["F201"]
    assert same(first, second)
    assert len(made) == 1


def test_a_changed_draft_is_checked_again(newsroom: Newsroom, made: list[str]) -> None:
    newsroom.check()
    newsroom.draft.write_text(WORDS.replace("4,000", "3,000"), encoding="utf-8")
    assert "F201" not in [f.code for f in newsroom.check().findings]
    assert len(made) == 2


def test_a_new_source_a_changed_record_and_other_settings_are_reasons(newsroom: Newsroom, made: list[str]) -> None:
    newsroom.check()
    with Library.open(newsroom.store) as library:
        add(library, "https://fontanka.example/2", "Another page")
    newsroom.check()
    with Library.open(newsroom.store) as library:
        library.remove(newsroom.source.key)
    assert "L601" in [f.code for f in newsroom.check().findings]
    assert {f.code[0] for f in newsroom.check(select=("L",)).findings} <= {"L"}
    assert len(made) == 4


def test_a_text_changed_in_place_is_read_and_refused(newsroom: Newsroom) -> None:
    newsroom.check()
    assert newsroom.source.newest is not None
    with Library.open(newsroom.store) as library:
        path = library.texts.path(newsroom.source.newest.text_id)
    words = path.read_bytes()
    os.chmod(path, 0o644)
    path.write_bytes(words.replace(b"3,000", b"4,000"))
    with pytest.raises(SrctrackError):
        newsroom.check()


@pytest.mark.parametrize("content", [b"", b"\0" * 50, zlib.compress(b"[1]"), zlib.compress(b"[" * 99_999)])
def test_a_damaged_cache_is_passed_over(newsroom: Newsroom, made: list[str], content: bytes) -> None:
    first = newsroom.check()
    for kept in (newsroom.store / "cache" / FOLDER).iterdir():
        kept.write_bytes(content)
    assert same(first, newsroom.check())
    assert len(made) == 2


def test_known_and_new_drafts_keep_their_order(newsroom: Newsroom, made: list[str]) -> None:
    others = [newsroom.draft.with_name(f"{name}.md") for name in ("a", "z")]
    newsroom.check()
    for other in others:
        other.write_text(WORDS, encoding="utf-8")
    paths = [str(p) for p in (others[0], newsroom.draft, others[1])]
    report = check_here(paths, newsroom.store, CheckOptions(), stdin=lambda: "").report
    assert [d.path for d in report.drafts] == paths
    assert made == [str(newsroom.draft), paths[0], paths[2]]


def test_a_draft_that_could_not_be_read_is_told_each_time(newsroom: Newsroom) -> None:
    newsroom.draft.write_bytes(b"")
    assert newsroom.check().failures
    assert newsroom.check().failures
