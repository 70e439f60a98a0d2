"""What README and the tutorial show is what the commands print, and README's two commands are the ones that are run."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from transcripts import ROOT, environment, matches

README = (ROOT / "README.md").read_text(encoding="utf-8")
SECONDS = re.compile(r", \d+\.\d\d s\)")
"""The one thing shown that no two runs have alike."""
TUTORIAL = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"^```console\n\$ (srctrack [^\n]*)\n(.*?)^```", README + TUTORIAL, re.M | re.S)


def test_there_is_something_to_show() -> None:
    assert len(SHOWN) >= 7


@pytest.mark.parametrize(("command", "wanted"), SHOWN, ids=[c for c, _ in SHOWN])
def test_a_command_prints_what_the_readme_shows(command: str, wanted: str, tmp_path: Path) -> None:
    folder = tmp_path / "examples"
    shutil.copytree(ROOT / "examples", folder)
    done = subprocess.run(
        [sys.executable, "-m", *shlex.split(command)],
        cwd=folder,
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    wanted = SECONDS.sub(", [..] s)", wanted)
    assert matches(wanted, done.stdout), (
        f"run `python docs/picture.py`\n--- README\n{wanted}--- printed\n{done.stdout}{done.stderr}"
    )


def test_what_is_shown_is_shown_whole() -> None:
    assert [command for command, wanted in SHOWN if "[..]" in wanted] == []


@pytest.mark.parametrize("name", ["try", "test"])
def test_the_two_commands_are_marked_for_ci(name: str) -> None:
    block = re.search(rf"<!-- {name} command -->\n```sh\n(.*?)```\n<!-- /{name} command -->", README, re.S)
    assert block
    assert "pip install" in block.group(1)


def test_every_linked_file_is_there() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", README)
    assert links
    assert [x for x in links if not (ROOT / x).exists()] == []
