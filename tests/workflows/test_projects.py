"""Each draft is checked with the library and the settings nearest above it."""

from __future__ import annotations

from pathlib import Path

import pytest

from srctrack.errors import DraftError
from srctrack.workflows.check.checker import CheckOptions
from srctrack.workflows.check.run import check_projects
from srctrack.workflows.projects import ProjectFinder, folder_of


def _library(folder: Path) -> Path:
    (folder / ".srctrack").mkdir(parents=True)
    return folder / ".srctrack"


def test_the_library_nearest_above_the_draft_is_used(tmp_path: Path) -> None:
    near, far = _library(tmp_path / "site" / "articles"), _library(tmp_path)
    finder = ProjectFinder(tmp_path)
    assert finder.project(tmp_path / "site" / "articles" / "2025").library == near
    assert finder.project(tmp_path / "site").library == far
    assert finder.project().library == far


def test_a_draft_elsewhere_falls_back_on_the_working_directory(tmp_path: Path) -> None:
    library = _library(tmp_path / "here")
    (tmp_path / "here" / "srctrack.toml").write_text("[check]\nignore = ['T']\n")
    (tmp_path / "there").mkdir()
    found = ProjectFinder(tmp_path / "here").project(tmp_path / "there")
    assert (found.library, found.settings.ignore) == (library, ("T",))


def test_what_is_named_wins(tmp_path: Path) -> None:
    _library(tmp_path)
    environ = {"SRCTRACK_STORE": "named"}
    assert ProjectFinder(tmp_path, environ).project().library == tmp_path / "named"
    assert ProjectFinder(tmp_path, environ, store=tmp_path / "given").project().library == tmp_path / "given"
    (tmp_path / "srctrack.toml").write_text("store = 'lib'\n")
    (tmp_path / "other.toml").write_text("[check]\nignore = ['T']\n")
    given = ProjectFinder(tmp_path, config=tmp_path / "other.toml").project()
    assert (given.library, given.settings.ignore) == (tmp_path / ".srctrack", ("T",))
    assert ProjectFinder(tmp_path, isolated=True).project().settings.store is None


def test_a_library_below_the_settings_that_name_another_is_nearer(tmp_path: Path) -> None:
    (tmp_path / "srctrack.toml").write_text("store = 'lib'\n")
    near = _library(tmp_path / "desk")
    finder = ProjectFinder(tmp_path)
    assert finder.project(tmp_path / "desk").library == near
    assert finder.project().library == tmp_path / "lib"


def test_lists_are_those_nearest_above_the_draft(tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()
    for folder in (tmp_path, tmp_path / "desk"):
        (folder / "srctrack-names.txt").write_text("Kyiv = Kiev\n")
    settings = ProjectFinder(tmp_path).project(tmp_path / "desk").settings
    assert settings.names == (str(tmp_path / "desk" / "srctrack-names.txt"),)
    assert settings.origins["newsroom.names"].by.value == "found"


def test_drafts_of_two_projects_in_one_run(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "d.md").write_text("They met on January1.\n")
    (tmp_path / "two" / "srctrack.toml").write_text("[check]\nignore = ['D403']\n")
    checked = check_projects([str(tmp_path)], ProjectFinder(tmp_path), CheckOptions(), stdin=str)
    assert [(f.code, Path(f.path).parent.name) for f in checked.report.findings] == [("D403", "one")]
    assert checked.fails
    assert [Path(d.path).parent.name for d in checked.report.drafts] == ["one", "two"]
    assert checked.report.without_library == 2


def test_a_baseline_typed_covers_all_projects(tmp_path: Path) -> None:
    from srctrack.workflows.check.run import write_baseline

    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "d.md").write_text("They met on January1.\n")
        (tmp_path / name / "srctrack.toml").write_text("[check]\nfail-on = 'note'\n")
    finder = ProjectFinder(tmp_path)
    write_baseline(tmp_path / "b.json", check_projects([str(tmp_path)], finder, CheckOptions(), stdin=str).report)
    options = CheckOptions(baseline=tmp_path / "b.json")
    again = check_projects([str(tmp_path)], finder, options, stdin=str)
    assert (again.report.findings, again.stale, again.fails) == ((), (), False)


def test_no_draft_at_all_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DraftError, match="no drafts found"):
        check_projects([str(tmp_path)], ProjectFinder(tmp_path), CheckOptions(), stdin=str)


def test_a_draft_without_words_is_clean(tmp_path: Path) -> None:
    (tmp_path / "_index.md").write_text("---\ntitle: Section\n---\n")
    report = check_projects([str(tmp_path)], ProjectFinder(tmp_path), CheckOptions(), stdin=str).report
    assert (report.findings, report.failures, [d.words for d in report.drafts]) == ((), (), [0])


def test_the_folder_of_several_paths(tmp_path: Path) -> None:
    assert folder_of(["-"]) is None
    assert folder_of([str(tmp_path / "a" / "x.md"), str(tmp_path / "b" / "y.md")]) == tmp_path
