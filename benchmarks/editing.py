"""Checking while one types: the first diagnostics, a check after an edit, memory over many edits, and whether the findings
are those of ``check``."""

from __future__ import annotations

import gc
import random
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.edited_drafts import compare
from benchmarks.editor import COMMAND, Editor, environment
from benchmarks.newsroom import draft, write_drafts, write_sources
from benchmarks.peers import HOME
from benchmarks.random_edits import random_edit

SOURCES = 5
EDITS = 10_000
RUNS = 7


def run() -> Iterator[str]:
    """What the benchmark prints. ``benchmarks.edited_drafts`` compares on drafts of your own."""
    library = saved_pages()
    with tempfile.TemporaryDirectory(prefix="srctrack-editing-") as temporary:
        folder = Path(temporary).resolve()
        yield f"a draft of 1,000 words, a library of {SOURCES} pages"
        yield from first_diagnostics(folder, library)
        yield from processor_time(folder, library)
        yield from memory(folder, library)
        drafts = sorted(write_drafts(folder / "drafts", 20, SOURCES).glob("*.md"))
        compared = list(compare(drafts, folder / "drafts", library, 50, 0))
        equal = sum(one.equal for one in compared)
        yield f"equal to check after 50 edits           {equal} of {len(compared)} drafts"


def saved_pages() -> Path:
    """A library of ``SOURCES`` invented pages, made once with this version."""
    path = (HOME / f"editing-{SOURCES}").absolute()
    if not path.exists():
        manifest = write_sources(HOME / f"pages-{SOURCES}", SOURCES)
        command = [*COMMAND, "--store", str(path), "-q", "add", "--from", str(manifest)]
        command += ["--no-archive", "--format", "json"]
        subprocess.run(command, env=environment(), check=True, stdout=subprocess.DEVNULL)
    return path


def first_diagnostics(folder: Path, library: Path) -> Iterator[str]:
    """From the opening of a draft in a server that has just started, beside the command ``check`` on it.

    ``check`` has read the library before, as it has in an editor's window; what it remembers of the draft is deleted.
    """
    path = folder / "draft.md"
    words = draft(1, SOURCES)
    path.write_text(words, encoding="utf-8")
    command = [*COMMAND, "--store", str(library)]
    shown, checked = [], []
    for _ in range(RUNS):
        with Editor([*command, "server"], folder) as editor:
            started = time.perf_counter()
            editor.diagnostics(editor.open(path, words))
            shown.append(time.perf_counter() - started)
        for kept in (library / "cache" / "checks").glob("*"):
            kept.unlink()
        started = time.perf_counter()
        check = [*command, "check", "--format", "json", path.name]
        subprocess.run(check, cwd=folder, env=environment(), capture_output=True, check=False)
        checked.append(time.perf_counter() - started)
    first, whole = statistics.median(shown), statistics.median(checked)
    yield f"command check                           {1000 * whole:7.0f} ms"
    yield f"first diagnostics of a new server       {1000 * first:7.0f} ms   × {first / whole:.2f} of check"


def processor_time(folder: Path, library: Path) -> Iterator[str]:
    """Checks in this process, warm: a whole one, and one after an edit somewhere in the draft."""
    from srctrack.workflows.editing.edited_draft import check_words
    from srctrack.workflows.editing.workspace import Workspace
    from srctrack.workflows.projects import ProjectFinder

    path = str(folder / "draft.md")
    words = draft(1, SOURCES)

    def workspace() -> Workspace:
        return Workspace(ProjectFinder(folder, store=library, isolated=True))

    def check(text: str, open_in: Workspace) -> Callable[[], object]:
        return lambda: check_words(path, text, open_in.project(path))

    for n in range(2, 9):
        check(draft(n, SOURCES), workspace())()
    opened = workspace()
    first = seconds(check(words, opened))
    whole = statistics.median(seconds(lambda: check_words(path, words, workspace().project(path))) for _ in range(RUNS))
    paragraphs = words.split("\n\n")
    after = []
    for n in range(3 * RUNS):
        typed = list(paragraphs)
        typed[1 + n % (len(typed) - 1)] += " x" + "y" * n
        after.append(seconds(check("\n\n".join(typed), opened)))
    edit = statistics.median(after)
    yield f"first check, processor time             {1000 * first:7.0f} ms   × {first / whole:.2f} of a whole check"
    yield f"whole check, library opened again       {1000 * whole:7.0f} ms"
    yield f"check after an edit                     {1000 * edit:7.0f} ms   × {edit / whole:.2f} of a whole check"


def seconds(work: Callable[[], object]) -> float:
    """The processor time of this thread."""
    gc.collect()
    started = time.thread_time()
    work()
    return time.thread_time() - started


def memory(folder: Path, library: Path, edits: int = EDITS) -> Iterator[str]:
    """Resident memory of a server as edits go on, each of them checked. A short draft, so that all take minutes."""
    rng = random.Random(1)
    path = folder / "short.md"
    short = "\n\n".join(draft(1, SOURCES).split("\n\n")[:4])
    marks = {edits // 20, edits // 4, edits // 2, edits}
    said = []
    with Editor([*COMMAND, "--store", str(library), "server"], folder) as editor:
        now = short
        uri = editor.open(path, now)
        for n in range(1, edits + 1):
            if n % 200 == 0:
                editor.replace(uri, now, 0, len(now), short)
                now = short
            else:
                edit = random_edit(rng, now)
                editor.replace(uri, now, edit.start, edit.end, edit.text)
                now = edit.applied(now)
            editor.check(uri)
            if n in marks:
                said.append(f"{n:,}: {editor.resident() / 1e6:.0f} MB")
        used = editor.processor_seconds()
    yield f"resident memory of a server after edits {', '.join(said)} ({used:.0f} s of processor time)"
