"""What CI is given: the hook in a real repository, the action's own steps, the plain script."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
FLAWED = "Fontanka reported on January1 that 31 people were charged.\n"
CLEAN = "The court sat on Monday.\n"


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """srctrack on the path, git without anybody's settings, and the files a runner gives."""
    commands = tmp_path / "bin"
    commands.mkdir()
    script = commands / "srctrack"
    script.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT / "src"}" exec "{sys.executable}" -m srctrack "$@"\n')
    script.chmod(0o755)
    runner = tmp_path / "runner"
    runner.mkdir()
    return {
        "PATH": f"{commands}:{os.environ['PATH']}",
        "HOME": str(tmp_path),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@a.example", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@a.example",
        "RUNNER_TEMP": str(runner),
        "GITHUB_OUTPUT": str(runner / "output"),
        "GITHUB_STEP_SUMMARY": str(runner / "summary.md"),
        "LC_ALL": "C.UTF-8",
    }  # fmt: skip


@pytest.fixture
def repository(tmp_path: Path, environment: dict[str, str]) -> Path:
    """One flawed draft committed, then another, and a clean one, in a second commit."""
    if shutil.which("git") is None:
        pytest.skip("no git here")
    folder = tmp_path / "articles"
    (folder / "drafts").mkdir(parents=True)
    git = ["git", "-C", str(folder)]
    subprocess.run([*git, "init", "-q", "-b", "main"], check=True, env=environment)
    for name, words in (
        ("old", {"drafts/old.md": FLAWED}),
        ("new", {"drafts/new one.md": FLAWED, "drafts/clean.md": CLEAN}),
    ):
        for path, text in words.items():
            (folder / path).write_text(text)
        subprocess.run([*git, "add", "-A"], check=True, env=environment)
        subprocess.run([*git, "commit", "-q", "-m", name], check=True, env=environment)
    return folder


def test_the_plain_script_checks_what_changed(repository: Path, environment: dict[str, str]) -> None:
    script = ROOT / "examples" / "ci" / "plain.sh"
    done = subprocess.run(["sh", script, "HEAD~1"], cwd=repository, env=environment, capture_output=True, text=True)
    assert done.returncode == 1, done.stderr
    assert "drafts/new one.md:1:22 error D403" in done.stdout
    assert "old.md" not in done.stdout
    none = subprocess.run(["sh", script, "HEAD"], cwd=repository, env=environment, capture_output=True, text=True)
    assert (none.returncode, none.stdout) == (0, "no drafts changed since HEAD\n")


class TestAction:
    @pytest.fixture
    def steps(self) -> dict[str, Any]:
        yaml = pytest.importorskip("yaml", reason="reading action.yml needs pyyaml")
        action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
        return {s["id"]: s for s in action["runs"]["steps"]}

    def run(self, step: Any, cwd: Path, environment: dict[str, str], **given: str) -> subprocess.CompletedProcess[str]:
        assert set(given) <= set(step.get("env", {}))
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
        return subprocess.run(command, cwd=cwd, env=environment | given, capture_output=True, text=True)

    def test_no_input_is_pasted_into_a_script(self, steps: dict[str, Any]) -> None:
        assert not [name for name, step in steps.items() if "${{" in step["run"]]

    def test_changed_drafts_are_annotated_and_summed_up(
        self, steps: dict[str, Any], repository: Path, environment: dict[str, str]
    ) -> None:
        base = subprocess.run(
            ["git", "-C", repository, "rev-parse", "HEAD~1"],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        listing = self.run(steps["drafts"], repository, environment, PATHS="drafts\n", CHANGED_ONLY="true", BASE=base)
        assert listing.returncode == 0, listing.stderr
        listed = str(Path(environment["RUNNER_TEMP"]) / "srctrack-drafts")
        assert sorted(Path(listed).read_text().strip("\0").split("\0")) == ["drafts/clean.md", "drafts/new one.md"]
        given = {"LISTED": listed, "FAIL_ON": "error", "SELECT": "D", "IGNORE": "", "SARIF": "out.sarif"}
        done = self.run(steps["check"], repository, environment, **given)
        assert done.returncode == 1, done.stderr
        assert done.stdout.startswith("::error file=drafts/new one.md,line=1,col=22,")
        assert "| D403 missing-space-in-date |" in Path(environment["GITHUB_STEP_SUMMARY"]).read_text()
        assert '"version": "2.1.0"' in (repository / "out.sarif").read_text()
        assert "status=1" in Path(environment["GITHUB_OUTPUT"]).read_text()

    def test_all_drafts_where_changed_only_is_off(
        self, steps: dict[str, Any], repository: Path, environment: dict[str, str]
    ) -> None:
        self.run(steps["drafts"], repository, environment, PATHS="drafts\n", CHANGED_ONLY="false", BASE="")
        assert (Path(environment["RUNNER_TEMP"]) / "srctrack-drafts").read_text() == "drafts\0"

    def test_nothing_changed_is_a_success(
        self, steps: dict[str, Any], repository: Path, environment: dict[str, str]
    ) -> None:
        self.run(steps["drafts"], repository, environment, PATHS="drafts\n", CHANGED_ONLY="true", BASE="HEAD")
        listed = str(Path(environment["RUNNER_TEMP"]) / "srctrack-drafts")
        done = self.run(
            steps["check"], repository, environment, LISTED=listed, FAIL_ON="error", SELECT="", IGNORE="", SARIF=""
        )
        assert (done.returncode, done.stdout) == (0, "no drafts changed\n")


class TestPreCommit:
    def test_the_hook_stops_a_commit_in_a_real_repository(self, repository: Path, environment: dict[str, str]) -> None:
        """The hook as published but for its language: installing srctrack into pre-commit's own environment needs a network."""
        pytest.importorskip("pre_commit", reason="pre-commit is not installed")
        yaml = pytest.importorskip("yaml", reason="reading the hook needs pyyaml")
        hook = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))[0]
        config = {"repos": [{"repo": "local", "hooks": [hook | {"language": "system"}]}]}
        (repository / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config))
        environment = environment | {"PATH": f"{Path(sys.executable).parent}:{environment['PATH']}"}
        subprocess.run(
            [sys.executable, "-m", "pre_commit", "install"],
            cwd=repository,
            env=environment,
            check=True,
            capture_output=True,
        )
        (repository / "drafts" / "third.md").write_text(FLAWED)
        git = ["git", "-C", str(repository)]
        subprocess.run([*git, "add", "drafts"], env=environment, check=True)
        stopped = subprocess.run([*git, "commit", "-q", "-m", "third"], env=environment, capture_output=True, text=True)
        told = stopped.stdout + stopped.stderr
        assert stopped.returncode == 1, told
        assert "drafts/third.md:1:22 error D403 missing-space-in-date" in told
        assert "old.md" not in told
        (repository / "drafts" / "third.md").write_text(CLEAN)
        subprocess.run([*git, "add", "drafts"], env=environment, check=True)
        passed = subprocess.run([*git, "commit", "-q", "-m", "third"], env=environment, capture_output=True, text=True)
        assert passed.returncode == 0, passed.stdout + passed.stderr
