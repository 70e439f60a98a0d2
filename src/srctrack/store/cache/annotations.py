"""Surveys of kept texts, made once and kept in the cache."""

from __future__ import annotations

import contextlib
import datetime
import json
import os
import zlib
from collections.abc import Callable
from pathlib import Path

from srctrack.model.annotations import Annotations
from srctrack.model.prose import Prose
from srctrack.store.cache.code_version import code_digest
from srctrack.store.records.dataclass_json import array_decoder, array_encoder

Annotator = Callable[[Prose, datetime.date | None], Annotations]


class AnnotationCache:
    """The cache of surveys in ``folder``. ``annotator`` and its version are asked for only when they are needed."""

    def __init__(self, folder: Path, annotator: Annotator | None, version: str | None) -> None:
        self.folder = folder
        self._annotator = annotator
        self._version = version
        self._state: str | None = None

    def of(self, prose: Prose, text_id: str, anchor: datetime.date | None) -> Annotations:
        """The survey of a kept text, speaking from ``anchor``; from the cache when the same was asked before."""
        if isinstance(anchor, datetime.datetime):
            anchor = anchor.date()
        path = self._path(text_id, anchor)
        kept = _read(path)
        if kept is not None:
            return kept
        annotations = self._make(prose, anchor)
        self._keep(path, annotations)
        return annotations

    def _make(self, prose: Prose, anchor: datetime.date | None) -> Annotations:
        if self._annotator is None:
            from srctrack.annotate.annotate import annotate

            self._annotator = annotate
        return self._annotator(prose, anchor)

    def _path(self, text_id: str, anchor: datetime.date | None) -> Path:
        if self._state is None:
            import srctrack.annotate
            import srctrack.language

            code = code_digest([*srctrack.language.__path__, *srctrack.annotate.__path__])
            self._state = f"{self._version or 'text'}-{code[:12]}"
        return self.folder / self._state / f"{text_id.rpartition(':')[2]}-{anchor or 'undated'}.z"

    def _keep(self, path: Path, annotations: Annotations) -> None:
        """Keeps it if that can be done; a store that is read-only here is surveyed again each time."""
        content = zlib.compress(
            json.dumps(array_encoder(Annotations)(annotations), separators=(",", ":")).encode("ascii"), 1
        )
        beside = path.with_name(f".new-{os.getpid()}-{path.name}")
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(content)
            os.replace(beside, path)


def _read(path: Path) -> Annotations | None:
    try:
        kept: Annotations = array_decoder(Annotations)(json.loads(zlib.decompress(path.read_bytes())))
    except (OSError, ValueError, TypeError, zlib.error):
        return None  # absent, or of another shape: made anew
    return kept
