"""Checking while one types: the first check, a check after an edit, memory over many edits, and whether the findings are
those of a fresh check."""

from __future__ import annotations

import gc
import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks.newsroom import draft, write_sources
from benchmarks.peers import HOME
from benchmarks.random_edits import random_edit

SOURCES = 100
EDITS = 10_000


def run() -> Iterator[str]:
    """What the benchmark prints; ``SRCTRACK_DRAFTS`` names a folder of drafts to compare on, with their own libraries."""
    from srctrack.workflows.editing.edited_draft import check_words
    from srctrack.workflows.editing.workspace import Workspace
    from srctrack.workflows.projects import ProjectFinder

    path = str(Path("draft.md").absolute())
    words = draft(1, SOURCES)
    library = saved_pages()

    def workspace() -> Workspace:
        return Workspace(ProjectFinder(Path.cwd(), store=library, isolated=True))

    warm = workspace()
    check_words(path, draft(2, SOURCES), warm.project(path))
    for n in range(3, 9):
        check_words(path, draft(n, SOURCES), warm.project(path))
    opened = workspace()
    first = seconds(lambda: check_words(path, words, opened.project(path)), 1)
    whole = seconds(lambda: check_words(path, words, workspace().project(path)), 5)
    edits = [words.replace("counted", "counted" + "x" * n, 1) for n in range(12)]
    after = [seconds(lambda one=one: check_words(path, one, opened.project(path)), 1) for one in edits[1:]]  # type: ignore[misc]
    yield f"first check of a draft of 1,000 words   {1000 * first:7.0f} ms of processor time"
    yield f"whole check, library opened anew        {1000 * whole:7.0f} ms"
    edit = statistics.median(after)
    yield f"check after an edit                     {1000 * edit:7.0f} ms   × {edit / whole:.2f} of a whole check"
    yield from memory(path, words, opened)
    yield from equality(drafts(), workspace)


def saved_pages() -> Path:
    """A library of ``SOURCES`` invented pages, made once with this version."""
    path = (HOME / f"editing-{SOURCES}").absolute()
    if not path.exists():
        manifest = write_sources(HOME / f"pages-{SOURCES}", SOURCES)
        command = [sys.executable, "-m", "srctrack", "--store", str(path), "-q", "add", "--from", str(manifest)]
        subprocess.run([*command, "--no-archive", "--format", "json"], check=True, stdout=subprocess.DEVNULL)
    return path


def seconds(work: Callable[[], object], runs: int) -> float:
    """The median processor time of this thread."""
    took = []
    for _ in range(runs):
        gc.collect()
        started = time.thread_time()
        work()
        took.append(time.thread_time() - started)
    return statistics.median(took)


def memory(path: str, words: str, opened: object, edits: int = EDITS) -> Iterator[str]:
    """Resident memory as edits go on, each of them checked. A short draft, so that ten thousand checks take minutes."""
    from srctrack.workflows.editing.edited_draft import check_words

    rng = random.Random(1)
    short = "\n\n".join(words.split("\n\n")[:4])
    marks = {edits // 20, edits // 4, edits // 2, edits}
    said = []
    now = short
    for n in range(1, edits + 1):
        now = random_edit(rng, now).applied(now)
        if n % 200 == 0:
            now = short
        check_words(path, now, opened.project(path))  # type: ignore[attr-defined]
        if n in marks:
            gc.collect()
            said.append(f"{n:,}: {resident() / 1e6:.0f} MB")
    yield f"resident memory after edits             {', '.join(said)}"


def resident() -> int:
    """The resident memory of this process in bytes; 0 where the system does not say."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def drafts() -> list[tuple[str, str]]:
    """Paths and words of drafts: those of the folder ``SRCTRACK_DRAFTS``, else invented ones."""
    folder = os.environ.get("SRCTRACK_DRAFTS")
    if folder is None:
        return [(str(Path(f"{n}.md").absolute()), draft(n, SOURCES)) for n in range(20)]
    files = sorted(Path(folder).rglob("*.md"))[:200]
    return [(str(f), f.read_text(encoding="utf-8", errors="replace")) for f in files]


def equality(some: Sequence[tuple[str, str]], workspace: Callable[[], object], edits: int = 50) -> Iterator[str]:
    """After ``edits`` random edits of each draft, checked one after another, are the findings those of a fresh check?"""
    from srctrack.workflows.editing.edited_draft import check_words
    from srctrack.workflows.editing.workspace import Workspace
    from srctrack.workflows.projects import ProjectFinder

    own = os.environ.get("SRCTRACK_DRAFTS") is not None
    make = (lambda: Workspace(ProjectFinder(Path.cwd()))) if own else workspace
    kept = make()
    unequal = []
    for number, (path, words) in enumerate(some):
        rng = random.Random(number)
        for _ in range(edits):
            words = random_edit(rng, words).applied(words)
            result = check_words(path, words, kept.project(path)).result  # type: ignore[attr-defined]
        fresh = check_words(path, words, make().project(path)).result  # type: ignore[attr-defined]
        if (result.findings, result.suppressed, result.failures) != (fresh.findings, fresh.suppressed, fresh.failures):
            unequal.append(path)
            print(f"not equal: {path}", file=sys.stderr)
    yield f"equal to a fresh check after {edits} edits     {len(some) - len(unequal)} of {len(some)} drafts"
