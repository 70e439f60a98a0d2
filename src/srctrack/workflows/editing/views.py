"""Read-only files that an editor can open: the saved text of a source, the manual page of a rule."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from srctrack.model.source import Source, SourceDocument
from srctrack.model.text import Span
from srctrack.patterns import pattern
from srctrack.workflows.editing.actions import copy_of
from srctrack.workflows.rules import explain_rule

READ_ONLY = 0o444
_UNSAFE = pattern(r"[^\w.-]+")


@dataclass(frozen=True)
class View:
    """A file with the words of a source. The article starts at the code point ``start`` of ``text``."""

    path: Path
    text: str
    start: int

    def place(self, span: Span) -> Span:
        """The place in the file of a span of the article."""
        return span.moved(self.start)


class Views:
    """Writes views into a folder of its own, which ``close`` removes. Nothing is written into the library."""

    def __init__(self) -> None:
        self._folder: Path | None = None

    def source(self, read: SourceDocument) -> View:
        """The saved text of a source, after a head that says what it is."""
        head = _head(read.source)
        text = f"{head}{read.prose.text}\n"
        digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:12]
        name = f"{_UNSAFE.sub('-', read.key)[:80]}-{digest}.txt"
        return View(self._write(name, text), text, len(head))

    def rule(self, code: str) -> Path:
        """The manual page of a rule. Raises UsageError for an unknown code."""
        rule = explain_rule(code)
        return self._write(f"{rule.code}.md", f"# {rule.code} {rule.name}\n\n{rule.manual}\n")

    def close(self) -> None:
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None

    def _write(self, name: str, text: str) -> Path:
        if self._folder is None or not self._folder.is_dir():
            self._folder = Path(tempfile.mkdtemp(prefix="srctrack-views-")).resolve()
        path = self._folder / name
        if not path.exists():
            path.write_bytes(text.encode("utf-8", "replace"))
            os.chmod(path, READ_ONLY)
        return path


def _head(source: Source) -> str:
    published = source.published.isoformat() if source.published else ""
    copy = copy_of(source)
    lines = [
        source.title or source.key,
        ", ".join(part for part in (source.name, published) if part),
        source.final_url or source.url,
        f"Archived copy: {copy.url}" if copy else "",
    ]
    return "\n".join(line for line in lines if line) + "\n\n"
