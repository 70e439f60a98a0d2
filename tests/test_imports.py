"""What is typed is paid for: the modules each command imports."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.store.stores import add

from srctrack.store.library import Library

HEAVY = ("httpx", "lxml", "readability", "waybackpy", "trafilatura", "tinydb", "rich", "rapidfuzz")
ASKED = """
import sys
from srctrack.cli.run import run
status = run(sys.argv[1:])
print("\\n" + " ".join(sorted(sys.modules)), file=sys.stderr)
sys.exit(0 if status in (0, 1) else status)
"""


def imported(*words: str) -> set[str]:
    """The modules there after ``srctrack`` with these words, run by itself."""
    done = subprocess.run(
        [sys.executable, "-c", ASKED, *words], capture_output=True, text=True, check=True, encoding="utf-8", timeout=60
    )
    return set(done.stderr.split("\n")[-2].split())


def of(modules: set[str], names: tuple[str, ...]) -> list[str]:
    return sorted(m for m in modules if m.startswith(tuple(f"{n}." for n in names)) or m in names)


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("newsroom")
    with Library.create(folder / ".srctrack") as library:
        add(library)
    (folder / "draft.md").write_text("Police detained 4,000 people, Fontanka reported.\n", encoding="utf-8")
    return folder


def test_version_and_help_import_nothing_of_the_house_but_the_command_line() -> None:
    for words in (["--version"], ["--help"]):
        modules = imported(*words)
        assert of(modules, HEAVY) == []
        assert (
            of(modules, ("srctrack.rules", "srctrack.store.library", "srctrack.workflows.check.checker", "sqlite3"))
            == []
        )


def test_check_reads_no_pages(newsroom: Path) -> None:
    words = ["--store", str(newsroom / ".srctrack"), "check", "--format", "json", str(newsroom / "draft.md")]
    modules = imported(*words)
    assert "srctrack.annotate.annotate" in modules
    assert of(modules, HEAVY) == []
    assert of(modules, ("srctrack.fetch", "srctrack.extract", "srctrack.archive", "srctrack.store.files.lock")) == []


def test_a_check_that_is_known_imports_no_rule(newsroom: Path) -> None:
    words = ["--store", str(newsroom / ".srctrack"), "check", "--format", "json", str(newsroom / "draft.md")]
    imported(*words)
    assert of(imported(*words), ("srctrack.rules", "srctrack.annotate", "srctrack.compare", "srctrack.drafts")) == []


def test_list_and_show_read_records_alone(newsroom: Path) -> None:
    modules = imported("--store", str(newsroom / ".srctrack"), "list", "--format", "json")
    assert of(modules, (*HEAVY, "srctrack.rules.registry")) == []
