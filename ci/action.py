"""The check of the GitHub action: list the drafts, check them, write annotations, summary, SARIF and outputs.

``action.yml`` runs it with the Python that srctrack is installed in. Everything it is given comes by environment
variables, so that no input is pasted into a script. Standard library only.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

NO_COMMIT = "0" * 40
"""What GitHub gives as the commit before the first push of a branch."""


def given(name: str) -> str:
    return os.environ.get(f"INPUT_{name}", "").strip()


def paths() -> list[str]:
    return [line.strip() for line in given("PATHS").splitlines() if line.strip()] or ["."]


def changed() -> bytes | None:
    """The files below the paths that differ from the base, separated by NUL; None where there is no base to compare with."""
    base = given("BASE")
    if given("CHANGED_ONLY") != "true" or not base or base == NO_COMMIT:
        return None
    if _git("cat-file", "-e", f"{base}^{{commit}}").returncode != 0:  # a shallow checkout may not hold it yet
        _git("fetch", "--quiet", "--depth=1", "origin", base)
    listed = _git("diff", "--name-only", "--diff-filter=d", "--relative", "-z", base, "HEAD", "--", *paths())
    if listed.returncode != 0:
        print(f"::warning title=srctrack::git could not compare with {base}; every draft is checked", flush=True)
        return None
    return listed.stdout


def _git(*words: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(["git", *words], capture_output=True, check=False)


def options() -> tuple[list[str], list[str]]:
    """What was given, as options of srctrack and of its check."""
    store, config = given("STORE"), given("CONFIG")
    before = [*(["--store", store] if store else []), *(["--config", config] if config else [])]
    after = ["--fail-on", given("FAIL_ON") or "error"]
    for name in ("SELECT", "IGNORE", "BASELINE", "DATE"):
        if given(name):
            after += [f"--{name.lower()}", given(name)]
    return before, after + (["--online"] if given("ONLINE") == "true" else [])


def check(form: str, drafts: list[str], listed: bytes | None, output: Path | None = None) -> int:
    """Run one check; without ``output`` its report goes to the log. The exit status."""
    before, after = options()
    words = [sys.executable, "-m", "srctrack", *before, "check", *after, "--format", form]
    if output is not None:
        words += ["-q", "--output", str(output)]
    words += ["--files-from", "-"] if listed is not None else ["--", *drafts]
    sys.stdout.flush()
    return subprocess.run(words, input=listed, check=False, env={**os.environ, "PYTHONUTF8": "1"}).returncode


def tell(name: str, value: object) -> None:
    """Set an output of the action."""
    with Path(os.environ["GITHUB_OUTPUT"]).open("a", encoding="utf-8") as outputs:
        outputs.write(f"{name}={value}\n")


def main() -> int:
    """The exit status of srctrack: 0 clean, 1 findings at or above fail-on, 2 it could not do its work."""
    temp = Path(os.environ["RUNNER_TEMP"])
    if given("WORKING_DIRECTORY"):
        os.chdir(given("WORKING_DIRECTORY"))
    listed = changed()
    status = check("github", paths(), listed)
    report, counts = temp / "srctrack.md", temp / "srctrack.json"
    check("markdown", paths(), listed, report)
    check("json", paths(), listed, counts)
    if report.exists():
        with Path(os.environ["GITHUB_STEP_SUMMARY"]).open("a", encoding="utf-8") as summary:
            summary.write(report.read_text(encoding="utf-8"))
        tell("report", report)
    if counts.exists():
        summed = json.loads(counts.read_text(encoding="utf-8"))["summary"]
        tell("errors", summed["error"])
        tell("warnings", summed["warning"])
    if given("SARIF"):
        # Code scanning closes every alert that a new SARIF does not name: it is always of all drafts below the paths.
        check("sarif", paths(), None, Path(given("SARIF")))
        tell("sarif", Path(given("SARIF")).resolve() if Path(given("SARIF")).exists() else "")
    tell("status", status)
    return status


if __name__ == "__main__":
    sys.exit(main())
