"""Only lines that git says changed; and folders as git sees them."""

import subprocess

import pytest

from srctrack.errors import UsageError
from srctrack.workflows.check.checker import CheckOptions
from srctrack.workflows.check.fix import write_fixes
from srctrack.workflows.check.git_changes import changed_lines
from srctrack.workflows.check.run import Fixing, run_check
from srctrack.workflows.draft_files import find_drafts


@pytest.fixture
def repository(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "none"))

    def git(*words):
        subprocess.run(
            ["git", "-c", "user.name=A", "-c", "user.email=a@b.example", *words], check=True, capture_output=True
        )

    git("init", "-q")
    (tmp_path / "a.md").write_text("It was January1.\n\nSecond.\n", encoding="utf-8")
    git("add", ".")
    git("commit", "-qm", "one")
    return tmp_path


def _drafts(paths: list[str]) -> list[str]:
    return list(find_drafts(paths).files)


def test_old_lines_are_silent_and_new_ones_told(repository):
    (repository / "a.md").write_text("It was January1.\n\nSecond.\n\nIt was March2.\n", encoding="utf-8")
    assert changed_lines("a.md", "HEAD").lines == {4, 5}
    checked = run_check(["a.md"], None, CheckOptions(select=("D403",), changed_since="HEAD"), stdin=str)
    assert [f.actual for f in checked.report.findings] == ["March2"]
    assert [(s.finding.actual, s.by) for s in checked.report.suppressed] == [("January1", "unchanged-line")]


def test_only_changed_lines_are_fixed(repository):
    (repository / "a.md").write_text("It was January1.\n\nSecond.\n\nIt was March2.\n", encoding="utf-8")
    options = CheckOptions(select=("D403",), changed_since="HEAD")
    write_fixes(run_check(["a.md"], None, options, stdin=str, fixing=Fixing.SAFE).fixed)
    words = (repository / "a.md").read_text(encoding="utf-8")
    assert words == "It was January1.\n\nSecond.\n\nIt was March 2.\n"


def test_a_new_file_is_new_throughout(repository):
    (repository / "b.md").write_text("It was March2.\n", encoding="utf-8")
    assert changed_lines("b.md", "HEAD").all


def test_a_revision_nobody_knows(repository):
    with pytest.raises(UsageError, match="“elsewhere” is not a git branch"):
        changed_lines("a.md", "elsewhere")


def test_outside_a_repository(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / "a.md").write_text("x", encoding="utf-8")
    with pytest.raises(UsageError, match="“HEAD” is not a git branch, tag or commit"):
        changed_lines(str(tmp_path / "a.md"), "HEAD")
    assert _drafts([str(tmp_path)]) == [str(tmp_path / "a.md")]


def test_what_git_ignores_is_no_draft_of_the_folder(repository):
    (repository / ".gitignore").write_text("built/\n", encoding="utf-8")
    (repository / "built").mkdir()
    (repository / "built" / "c.md").write_text("x", encoding="utf-8")
    (repository / "new.md").write_text("x", encoding="utf-8")
    assert _drafts(["."]) == ["a.md", "new.md"]
    assert _drafts(["built/c.md"]) == ["built/c.md"]
    assert _drafts(["built"]) == ["built/c.md"]


def test_a_pattern_that_no_shell_unfolded(repository):
    (repository / "sub").mkdir()
    (repository / "sub" / "b.md").write_text("x", encoding="utf-8")
    assert _drafts(["**/*.md"]) == ["a.md", "sub/b.md"]
    assert _drafts(["nothing/*.md"]) == ["nothing/*.md"]
