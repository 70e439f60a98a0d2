"""Every command's JSON, as it is printed, held against its published schema; every schema is of a command."""

from __future__ import annotations

import copy
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from srctrack.cli.app import command_names
from srctrack.reports.schemas import schema_names, schema_text

jsonschema = pytest.importorskip("jsonschema", reason="schema tests need jsonschema")
ROOT = Path(__file__).resolve().parents[2]
KEPT_AS_FILES = {"baseline", "links"}
"""Schemas of files that srctrack keeps for itself: their readers are its own."""


def closed(schema: Any) -> Any:
    """The schema with every object closed, so that a field nobody described is found."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    done = {k: closed(v) for k, v in schema.items()}
    if "properties" in done:
        done.setdefault("additionalProperties", False)
    return done


def validate(name: str, answer: Any) -> None:
    jsonschema.Draft202012Validator(closed(json.loads(schema_text(name)))).validate(copy.deepcopy(answer))


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("newsroom")
    shutil.copytree(ROOT / "examples", folder, dirs_exist_ok=True)
    run(folder, "add", "--from", "sources.jsonl", "--no-archive")
    return folder


def run(folder: Path, *arguments: str) -> str:
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), *sys.path]),
        "HOME": str(folder),
    }
    done = subprocess.run(
        [sys.executable, "-m", "srctrack", *arguments], cwd=folder, env=environment, capture_output=True, text=True
    )
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


@pytest.mark.parametrize(
    ("schema", "arguments"),
    [
        ("add", ["add", "--from", "sources.jsonl", "nothing.html", "--no-archive"]),
        ("archive", ["archive", "--status"]),
        ("check", ["check", "drafts"]),
        ("claims", ["claims", "drafts/digest.md"]),
        ("config", ["config"]),
        ("extract", ["extract", "pages/lindholm-court.html"]),
        ("extract", ["extract", "nothing.html"]),
        ("list", ["list"]),
        ("missing", ["list", "--missing", "drafts"]),
        ("names", ["names", "drafts"]),
        ("outlets", ["outlets", "Fontanka"]),
        ("push", ["push"]),
        ("quotes", ["quotes"]),
        ("restore", ["restore"]),
        ("rules", ["rules"]),
        ("search", ["search", "Yantarsk"]),
        ("show", ["show", "https://severka.example/2025/03/04/parom"]),
        ("show", ["show", "--text", "https://severka.example/2025/03/04/parom"]),
        ("show", ["show", "--history", "https://severka.example/2025/03/04/parom"]),
        ("verify", ["verify"]),
    ],
)
def test_an_answer_is_of_its_schema(newsroom: Path, schema: str, arguments: list[str]) -> None:
    if arguments[0] not in command_names():
        pytest.skip(f"there is no command {arguments[0]}")
    if schema == "push":
        pytest.importorskip("obstore", reason="the remote store needs obstore (extra “remote”)")
        (newsroom / "remote").mkdir(exist_ok=True)
        (newsroom / "srctrack.toml").write_text(f'[store]\nremote = "file://{newsroom}/remote"\n', encoding="utf-8")
    validate(schema, json.loads(run(newsroom, *arguments, "--format", "json")))


def test_lines_are_of_theirs(newsroom: Path) -> None:
    for line in run(newsroom, "check", "drafts", "--format", "jsonl").splitlines():
        validate("check-line", json.loads(line))


def test_every_schema_a_command_names_is_published() -> None:
    named: set[str] = set()
    for path in (ROOT / "src" / "srctrack").rglob("*.py"):
        named |= set(re.findall(r'"srctrack\.([a-z-]+)/\d+"', path.read_text(encoding="utf-8")))
    assert named - KEPT_AS_FILES <= set(schema_names())
