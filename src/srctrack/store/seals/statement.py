"""The statement that an authority puts its time to: the state of the custody journal in a few lines of text.

It names the journal's heads (the entries that nobody follows; each entry names those before it by hash), the files that are
new or longer since the seals before it, each with its length and SHA-256, and those seals. So one seal covers all of the
journal, and a stranger checks it with ``sha256sum``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from srctrack.patterns import pattern

FIRST_LINE = "srctrack seal 1"
_LINE = pattern(r"(previous|head) ([0-9a-f]{64})|file ([0-9a-f]{64}) (\d{1,15}) journal/([A-Za-z0-9._-]+\.jsonl)")


@dataclass(frozen=True, slots=True)
class SealedFile:
    """The first ``size`` bytes of a file of the journal, and their SHA-256. Files are only added to."""

    name: str
    size: int
    digest: str

    def fits(self, content: bytes) -> bool:
        """Whether ``content`` still begins with what was sealed."""
        return len(content) >= self.size and hashlib.sha256(content[: self.size]).hexdigest() == self.digest


@dataclass(frozen=True, slots=True)
class Statement:
    """``previous`` are the SHA-256 of the statements of the seals before this one, ``heads`` those of journal entries."""

    heads: tuple[str, ...]
    files: tuple[SealedFile, ...]
    previous: tuple[str, ...] = ()


def written(statement: Statement) -> bytes:
    lines = [FIRST_LINE, *(f"previous {p}" for p in sorted(statement.previous))]
    lines += [f"head {head}" for head in sorted(statement.heads)]
    lines += [f"file {f.digest} {f.size} journal/{f.name}" for f in sorted(statement.files, key=lambda f: f.name)]
    return ("\n".join(lines) + "\n").encode("ascii")


def parsed(content: bytes) -> Statement:
    """What ``written`` made. Raises ValueError with what is not as it must be."""
    lines = content.decode("ascii").splitlines()
    if not lines or lines[0] != FIRST_LINE:
        raise ValueError(f"its first line is not {FIRST_LINE}")
    told: dict[str, list[str]] = {"previous": [], "head": []}
    files = []
    for number, line in enumerate(lines[1:], 2):
        read = _LINE.fullmatch(line)
        if read is None:
            raise ValueError(f"line {number} is not a line of a seal")
        if read[1]:
            told[read[1]].append(read[2])
        else:
            files.append(SealedFile(read[5], int(read[4]), read[3]))
    return Statement(tuple(told["head"]), tuple(files), tuple(told["previous"]))


def state_of(
    folder: Path, heads: Iterable[str], covered: Mapping[str, SealedFile], previous: Iterable[str]
) -> Statement:
    """The statement of a journal's folder as it is now, less the files that earlier seals cover already as they are."""
    files = []
    for path in sorted(folder.glob("*.jsonl")):
        content = path.read_bytes()
        now = SealedFile(path.name, len(content), hashlib.sha256(content).hexdigest())
        if content and covered.get(path.name) != now:
            files.append(now)
    return Statement(tuple(heads), tuple(files), tuple(previous))
