"""A check is taken from the cache only while nothing that it reads has changed."""

from __future__ import annotations

import datetime
import os
import random
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from tests.store.stores import add

from srctrack.errors import SrctrackError, UsageError
from srctrack.model.draft import Draft
from srctrack.model.report import CheckReport
from srctrack.model.settings import Settings
from srctrack.model.source import Outlet
from srctrack.store.library import Library
from srctrack.workflows.check.cache import FOLDER
from srctrack.workflows.check.checker import Checker, CheckOptions, DraftResult
from srctrack.workflows.check.run import run_check, write_baseline

URL = "https://fontanka.example/1"
WORDS = f"# Raids\n\nPolice detained 4,000 people near the market, [Fontanka]({URL}) reported on Tuesday.\n"


class Newsroom:
    """A folder with a store of one page and a draft that says another figure than the page."""

    def __init__(self, folder: Path) -> None:
        self.store, self.draft = folder / ".srctrack", folder / "draft.md"
        self.settings = Settings(folder=str(folder))
        self.draft.write_text(WORDS, encoding="utf-8")
        with Library.create(self.store) as library:
            self.source = add(library, URL)

    def check(self, **asked: object) -> CheckReport:
        options = CheckOptions(**({"settings": self.settings} | asked))  # type: ignore[arg-type]
        return run_check([str(self.draft)], self.store, options, stdin=lambda: "").report


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    return Newsroom(tmp_path)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The drafts that were checked anew, as they are."""
    paths: list[str] = []
    check = Checker.judge

    def counted(self: Checker, draft: Draft) -> DraftResult:
        paths.append(draft.path)
        return check(self, draft)

    monkeypatch.setattr(Checker, "judge", counted)
    return paths


def same(one: CheckReport, other: CheckReport) -> bool:
    return replace(one, seconds=0.0) == replace(other, seconds=0.0)


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


@pytest.mark.parametrize("content", [b"", b"\0" * 50, b"x\x9c\x03\x00\x00\x00\x00\x01"])
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
    report = run_check(paths, newsroom.store, CheckOptions(settings=newsroom.settings), stdin=lambda: "").report
    assert [d.path for d in report.drafts] == paths
    assert made == [str(newsroom.draft), paths[0], paths[2]]


def test_a_draft_that_could_not_be_read_is_told_each_time(newsroom: Newsroom) -> None:
    newsroom.draft.write_bytes(b"\0")
    assert newsroom.check().failures
    assert newsroom.check().failures


@pytest.mark.parametrize("name", ["srctrack-names.txt", "srctrack-outlets.txt"])
def test_a_list_of_the_newsroom_is_a_reason(newsroom: Newsroom, made: list[str], name: str) -> None:
    newsroom.check()
    newsroom.draft.with_name(name).write_text("Fontanka\n", encoding="utf-8")
    newsroom.check()
    newsroom.draft.with_name(name).write_text("Fontanka Daily\n", encoding="utf-8")
    newsroom.check()
    assert len(made) == 3


def test_another_day_and_another_selection_are_reasons(newsroom: Newsroom, made: list[str]) -> None:
    newsroom.check()
    newsroom.check(date=datetime.date(2024, 1, 2))
    newsroom.check(select=("F201",))
    assert len(made) == 3


def test_the_code_is_a_reason(newsroom: Newsroom, made: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    newsroom.check()
    monkeypatch.setattr("srctrack.workflows.check.cache.code_digest", lambda folders: "another")
    newsroom.check()
    assert len(made) == 2


def test_what_a_baseline_leaves_is_left_out_of_a_known_check_too(newsroom: Newsroom, tmp_path: Path) -> None:
    report = newsroom.check()
    baseline = tmp_path / "baseline.json"
    write_baseline(baseline, report)
    assert newsroom.check(baseline=baseline).findings == ()
    assert newsroom.check(baseline=baseline).findings == ()
    assert newsroom.check().findings == report.findings


def test_a_check_that_shows_whole_drafts_is_made_each_time(newsroom: Newsroom, made: list[str]) -> None:
    for _ in range(2):
        (draft,) = newsroom.check(whole=True).drafts
        assert draft.evidence is not None
    assert len(made) == 2


def test_an_unknown_code_is_told_each_time(newsroom: Newsroom) -> None:
    newsroom.check()
    for _ in range(2):
        with pytest.raises(UsageError):
            newsroom.check(select=("Z999",))


def test_a_store_that_cannot_be_written_is_checked_anew(newsroom: Newsroom, made: list[str]) -> None:
    (newsroom.store / "cache").mkdir(exist_ok=True)
    (newsroom.store / "cache" / FOLDER).write_text("no folder")
    assert same(newsroom.check(), newsroom.check())
    assert len(made) == 2


def test_whatever_happens_a_kept_check_says_what_a_new_one_would(newsroom: Newsroom) -> None:
    rng = random.Random(11)
    folder, cache = newsroom.draft.parent, newsroom.store / "cache" / FOLDER
    names, outlets = folder / "srctrack-names.txt", folder / "srctrack-outlets.txt"
    others = iter(range(2, 1000))

    def page_added() -> None:
        with Library.open(newsroom.store) as library:
            add(library, f"https://fontanka.example/{next(others)}", "Another page")

    def page_removed() -> None:
        with Library.open(newsroom.store) as library:
            library.remove(rng.choice([source.key for source in library.sources()] or [""]))

    def page_retold() -> None:
        with Library.open(newsroom.store) as library:
            for source in list(library.sources())[:1]:
                library.put(replace(source, outlet=Outlet(rng.choice(["Fontanka", "Fontnaka", "Vesti"]))))

    def draft_edited() -> None:
        words = f"{WORDS}\nFontnaka wrote more about the market, and Fontanka did on Friday.\n"
        newsroom.draft.write_text(words.replace("4,000", str(rng.choice([3000, 4000, 5000]))), encoding="utf-8")

    def names_listed() -> None:
        names.write_text(rng.choice(["Fontnaka\n", "Fontanka\n", ""]), encoding="utf-8")

    def outlets_listed() -> None:
        outlets.write_text(rng.choice(["Vesti | | fontanka.example\n", "Fontanka\n", ""]), encoding="utf-8")

    happenings = [page_added, page_removed, page_retold, draft_edited, names_listed, outlets_listed, lambda: None]
    for _ in range(40):
        rng.choice(happenings)()
        asked = rng.choice([{}, {"select": ("F", "L")}, {"ignore": ("A",)}])
        kept = newsroom.check(**asked)
        shutil.move(cache, folder / "aside")
        assert same(kept, newsroom.check(**asked))
        shutil.rmtree(cache)
        shutil.move(folder / "aside", cache)


def test_without_a_library_the_users_cache_is_used(
    tmp_path: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SRCTRACK_CACHE", str(tmp_path / "cache"))
    draft = tmp_path / "draft.md"
    draft.write_text(WORDS, encoding="utf-8")

    def check() -> CheckReport:
        return run_check([str(draft)], None, CheckOptions(), stdin=lambda: "").report

    first, again = check(), check()
    assert made == [str(draft)]
    assert first.findings == again.findings
    draft.write_text(WORDS + "More.\n", encoding="utf-8")
    check()
    assert made == [str(draft), str(draft)]
