"""Findings agreed to be left: written down once, silent from then on, by their words and not by their lines."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from srctrack.errors import UsageError
from srctrack.model.finding import Finding
from srctrack.model.report import SuppressedFinding

SCHEMA = "srctrack.baseline/1"


@dataclass(frozen=True, slots=True)
class Entry:
    """One finding left. ``fingerprint`` decides; the rest is there for people who read the file."""

    fingerprint: str
    code: str
    path: str
    message: str


@dataclass(frozen=True)
class Baseline:
    """The findings left, in order of path and code."""

    entries: tuple[Entry, ...] = ()

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> Baseline:
        entries = [Entry(f.fingerprint, f.code, f.path, f.message) for f in findings]
        return cls(tuple(sorted(entries, key=lambda e: (e.path, e.code, e.fingerprint))))

    @classmethod
    def read(cls, text: str, path: str) -> Baseline:
        """From the words of a baseline file. Raises UsageError, naming ``path``, for anything else."""
        try:
            content = json.loads(text)
            if content["schema"] != SCHEMA:
                raise UsageError(
                    f"{path} is a baseline file of another version",
                    f"write it again with --write-baseline (this srctrack reads {SCHEMA})",
                )
            return cls(
                tuple(
                    Entry(str(e["fingerprint"]), str(e["code"]), str(e["path"]), str(e["message"]))
                    for e in content["findings"]
                )
            )
        except (ValueError, KeyError, TypeError):
            raise UsageError(f"{path} is not a baseline file", "write one with --write-baseline") from None

    def write(self) -> str:
        """The file's words: one finding a line, so that a review shows what was added and what went."""
        lines = [
            json.dumps(
                {"fingerprint": e.fingerprint, "code": e.code, "path": e.path, "message": e.message},
                ensure_ascii=False,
            )
            for e in self.entries
        ]
        inside = ",\n".join(f"  {line}" for line in lines)
        return (
            f'{{"schema": "{SCHEMA}", "findings": [\n{inside}\n]}}\n'
            if lines
            else f'{{"schema": "{SCHEMA}", "findings": []}}\n'
        )

    def apply(self, findings: Sequence[Finding]) -> tuple[list[Finding], list[SuppressedFinding], list[Entry]]:
        """``findings`` parted into those to tell and those left; and the entries that nothing answers to any more.

        An entry silences one finding of its fingerprint, first in its own draft, else in another (a draft renamed).
        """
        exact = Counter((e.fingerprint, e.path) for e in self.entries)
        silenced: set[int] = set()
        for i, f in enumerate(findings):
            if exact[f.fingerprint, f.path] > 0:
                exact[f.fingerprint, f.path] -= 1
                silenced.add(i)
        checked = {f.path for f in findings}
        moved = Counter({fp: 0 for fp, _ in exact})
        for (fingerprint, path), left in exact.items():
            moved[fingerprint] += left if path not in checked else 0
        for i, f in enumerate(findings):
            if i not in silenced and moved[f.fingerprint] > 0:
                moved[f.fingerprint] -= 1
                silenced.add(i)
        told = [f for i, f in enumerate(findings) if i not in silenced]
        left_over = Counter(findings[i].fingerprint for i in silenced)
        stale = []
        for entry in self.entries:
            if left_over[entry.fingerprint] > 0:
                left_over[entry.fingerprint] -= 1
            else:
                stale.append(entry)
        return told, [SuppressedFinding(findings[i], "baseline") for i in sorted(silenced)], stale
