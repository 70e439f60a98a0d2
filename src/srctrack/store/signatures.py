"""Signatures on claims: one file a draft, one JSON object a line, only ever appended.

Git merges the files by keeping the lines of both sides, so that two people who sign on two branches never conflict.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import re
from collections.abc import Iterable
from pathlib import Path

from srctrack.errors import DamagedStore
from srctrack.model.signature import ClaimState, Signature
from srctrack.store.files.atomic_write import append_line, make_folder, write_atomically
from srctrack.store.layout import Layout

MERGE_RULE = "/claims/*.jsonl text eol=lf merge=union\n"
_SAFE = re.compile(r"[^\w.-]+")


class SignatureFiles:
    """The signatures of one library. Drafts are named relative to the folder that holds the library."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self.folder = layout.root / "claims"

    def path(self, draft: str) -> Path:
        """Return the file for the draft at path ``draft``: its relative path, made safe, and a digest of it."""
        name = self._relative(draft)
        digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
        return self.folder / f"{_SAFE.sub('-', name).strip('-')[:80]}-{digest}.jsonl"

    def read(self, draft: str) -> tuple[Signature, ...]:
        """Return every signature on the draft, in the order of the file.

        Raises DamagedStore for a line that is not a signature.
        """
        path = self.path(draft)
        try:
            lines = path.read_text(encoding="utf-8").split("\n")  # a sentence may hold U+2028
        except FileNotFoundError:
            return ()
        except (OSError, UnicodeDecodeError) as error:
            raise DamagedStore(str(path), str(error), _REPAIR) from error
        numbered = {line: number for number, line in enumerate(lines, 1) if line.strip()}  # a merge may double a line
        return tuple(_parsed(path, number, line) for line, number in numbered.items())

    def append(self, draft: str, signatures: Iterable[Signature]) -> None:
        """Add ``signatures`` to the draft's file, lastingly. Raises StoreError where that cannot be written."""
        make_folder(self.folder)
        self._set_merge_rule()
        path = self.path(draft)
        for signature in signatures:
            append_line(path, json.dumps(_row(signature), ensure_ascii=False, sort_keys=True))

    def stamp(self, draft: str) -> bytes:
        """Return what changes when the draft's signatures change, for caches."""
        try:
            return hashlib.sha256(self.path(draft).read_bytes()).digest()
        except OSError:
            return b""

    def _relative(self, draft: str) -> str:
        base = self._layout.root.resolve().parent
        return os.path.relpath(os.path.abspath(draft), base).replace(os.sep, "/")

    def _set_merge_rule(self) -> None:
        """Libraries made before there were signatures get the line that lets git merge them."""
        path = self._layout.root / ".gitattributes"
        try:
            written = path.read_text(encoding="utf-8")
        except FileNotFoundError:
            written = ""
        if MERGE_RULE not in written:
            write_atomically(path, (written + MERGE_RULE).encode("utf-8"))


_REPAIR = "`git checkout -- FILE` restores it"


def _row(signature: Signature) -> dict[str, object]:
    return {
        "id": signature.id,
        "kind": signature.kind,
        "state": signature.state.value,
        "by": signature.by,
        "at": signature.at.astimezone(datetime.UTC).isoformat(timespec="microseconds").replace("+00:00", "Z"),
        "words": signature.words,
        "sentence": signature.sentence,
        "sources": dict(sorted(signature.sources.items())),
        "note": signature.note,
    }


def _parsed(path: Path, number: int, line: str) -> Signature:
    try:
        row = json.loads(line)
        at = datetime.datetime.fromisoformat(row["at"])
        if at.tzinfo is None:
            raise ValueError("a time without a zone")
        return Signature(
            id=row["id"],
            kind=row["kind"],
            state=ClaimState(row["state"]),
            by=row["by"],
            at=at,
            words=row["words"],
            sentence=row["sentence"],
            sources=dict(row["sources"]),
            note=row.get("note"),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as wrong:
        hint = "it may have merge markers; remove them, but not the lines of either side"
        raise DamagedStore(str(path), f"line {number} is not a signature ({wrong})", hint) from wrong
