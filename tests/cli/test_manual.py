"""The manual and the completions that travel with the package."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from srctrack.cli.app import command_names
from srctrack.cli.manual import completions, man_pages


def test_the_first_tab_in_zsh_completes() -> None:
    script = completions()["_srctrack"]
    assert script.startswith("#compdef srctrack")
    assert script.rstrip().splitlines()[-3:] == [
        'if [[ "${funcstack[1]}" == "_srctrack" ]]; then',
        '  _srctrack_completion "$@"',
        "fi",
    ]


@pytest.mark.parametrize(
    ("shell", "name"), [("bash", "srctrack.bash"), ("zsh", "_srctrack"), ("fish", "srctrack.fish")]
)
def test_a_shell_takes_its_script(shell: str, name: str, tmp_path: Path) -> None:
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not installed")
    script = tmp_path / name
    script.write_text(completions()[name], encoding="utf-8")
    done = subprocess.run([shell, "-n", str(script)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_every_page_begins_as_man_wants_it() -> None:
    pages = man_pages()
    assert len(pages) == len(command_names()) + 1
    for name, page in pages.items():
        head = [line for line in page.splitlines() if line not in (".nh", ".ad l")][:3]
        assert head[0].startswith(f'.TH "{name.removesuffix(".1").upper()}" "1"')
        assert head[1] == ".SH NAME"
        assert " \\- " in head[2]


def test_the_files_srctrack_reads_are_told() -> None:
    page = man_pages()["srctrack.1"]
    assert ".SH FILES" in page
    for name in (".srctrack/", "srctrack.toml"):
        assert name in page
