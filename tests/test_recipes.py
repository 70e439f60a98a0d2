"""CONTRIBUTING's recipes, followed to the letter on a copy of the tree: a rule, an archive, a report format."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from transcripts import ROOT

GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
_STEP = re.compile(r"^(`{3,})(?:python|markdown) file=(\S+)\n(.*?)^\1$", re.M | re.S)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """The tree with every file that the guide's recipes write, written."""
    copy = tmp_path / "tree"
    ignored = shutil.ignore_patterns("__pycache__", "node_modules")
    for name in ("src", "tests"):
        shutil.copytree(ROOT / name, copy / name, ignore=ignored)
    for name in ("pyproject.toml", "README.md", "CONTRIBUTING.md"):
        shutil.copy(ROOT / name, copy / name)
    for _, name, body in _STEP.findall(GUIDE):
        assert not (copy / name).exists(), f"{name} is there already: the recipe shows nothing new"
        (copy / name).write_text(body, encoding="utf-8")
    return copy


def typed(tree: Path, *words: str) -> subprocess.CompletedProcess[str]:
    env = os.environ | {"PYTHONPATH": str(tree / "src"), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, *words], cwd=tree, env=env, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_the_guide_has_its_recipes() -> None:
    written = {name for _, name, _ in _STEP.findall(GUIDE)}
    assert any(n.startswith("src/srctrack/rules/") for n in written)
    assert any(n.startswith("tests/cases/") for n in written)
    assert any(n.startswith("src/srctrack/reports/") for n in written)
    assert any(n.startswith("src/srctrack/archive/") for n in written)


def test_a_rule_added_by_the_recipe_is_found_and_its_cases_pass(tree: Path) -> None:
    done = typed(tree, "-m", "srctrack", "explain", "T890")
    assert done.returncode == 0, done.stderr
    assert "## What it flags" in done.stdout
    tests = typed(
        tree,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "tests/test_cases.py",
        "-k",
        "T890",
        "tests/test_layers.py",
    )
    assert tests.returncode == 0, tests.stdout[-3000:]
    assert "6 passed" in tests.stdout, "two cases and their floor, cases both ways, a manual page"


def test_a_report_format_added_by_the_recipe_is_found(tree: Path) -> None:
    draft = tree / "draft.md"
    draft.write_text("They met on March3.\n", encoding="utf-8")
    done = typed(tree, "-m", "srctrack", "check", "draft.md", "--select", "D403", "--format", "codes")
    assert done.returncode == 1, done.stderr
    assert done.stdout == "D403\n"


def test_an_archive_added_by_the_recipe_is_found(tree: Path) -> None:
    done = typed(tree, "-c", "from srctrack.archive.registry import service; print(service('shelf').name)")
    assert done.returncode == 0, done.stderr
    assert done.stdout == "shelf\n"
