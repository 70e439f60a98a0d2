"""Projects for tests of the language server: the example library, and a draft that cites it."""

from __future__ import annotations

import datetime
import shutil
from dataclasses import replace
from pathlib import Path

from srctrack.model.archiving import ArchiveRecord, ArchiveState, Memento
from srctrack.store.library import Library

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
COPY = "https://web.archive.org/web/20250306100000/https://lindholmgazette.example/courts/march-4"
MONITOR = "https://balticmonitor.example/news/2025/03/yantarsk-terminal"
GAZETTE = "https://lindholmgazette.example/courts/march-4"
DRAFT = f"""---
date: 2025-03-07
---

The carrier said that 421 passengers missed the ferry 🚢 to Lindholm, the [Baltic Monitor]({MONITOR}) reports.

Residents have collected 1,050 signatures against the plan, the [Lindholm Gazette]({GAZETTE}) says.

Severak reported on March3 that checks go on. The editors of Severka asked Severka’s readers. The plan is [here](https://plan.example/quay).
"""


def make_project(folder: Path) -> Path:
    """The example's library in ``folder``, with an archived copy of one source. The draft's path, which is not written."""
    shutil.copytree(EXAMPLES / ".srctrack", folder / ".srctrack")
    with Library.open(folder / ".srctrack") as library:
        key = library.key_for_url(GAZETTE)
        assert key is not None
        source = library.get(key)
        assert source is not None
        when = datetime.datetime(2025, 3, 6, 10, tzinfo=datetime.UTC)
        memento = Memento("wayback", COPY, GAZETTE, when)
        library.put(replace(source, archives=(ArchiveRecord("wayback", ArchiveState.VERIFIED, memento=memento),)))
    return folder / "draft.md"


def position(text: str, words: str, units: str = "utf-16-le") -> tuple[int, int]:
    """The line and character where ``words`` start, counted in code units of ``units``."""
    before = text[: text.index(words)]
    line = before.rpartition("\n")[2]
    return before.count("\n"), len(line.encode(units)) // {"utf-8": 1, "utf-16-le": 2, "utf-32-le": 4}[units]


def edited(text: str, edits: list[dict]) -> str:  # type: ignore[type-arg]
    """``text`` after a client's text edits, which are counted in UTF-16."""
    lines = text.split("\n")

    def offset(at: dict) -> int:  # type: ignore[type-arg]
        line = lines[at["line"]].encode("utf-16-le")[: 2 * at["character"]].decode("utf-16-le")
        return sum(len(one) + 1 for one in lines[: at["line"]]) + len(line)

    for edit in sorted(edits, key=lambda e: offset(e["range"]["start"]), reverse=True):
        start, end = offset(edit["range"]["start"]), offset(edit["range"]["end"])
        text = text[:start] + edit["newText"] + text[end:]
    return text
