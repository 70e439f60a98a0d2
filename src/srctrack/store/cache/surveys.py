"""Surveys of kept texts, made once and kept in the cache."""

from __future__ import annotations

import contextlib
import datetime
import json
import os
import zlib
from collections.abc import Callable
from pathlib import Path

from srctrack.model.prose import Prose
from srctrack.model.survey import Survey
from srctrack.store.cache.code_version import state_of_code
from srctrack.store.records.dataclass_json import from_listed, to_listed

Surveyor = Callable[[Prose, datetime.date | None], Survey]


class Surveys:
    """The cache of surveys in ``folder``. ``surveyor`` and its version are asked for only when they are needed."""

    def __init__(self, folder: Path, surveyor: Surveyor | None, version: str | None) -> None:
        self.folder = folder
        self._surveyor = surveyor
        self._version = version
        self._state: str | None = None

    def of(self, prose: Prose, text_id: str, anchor: datetime.date | None) -> Survey:
        """The survey of a kept text, speaking from ``anchor``; from the cache when the same was asked before."""
        if isinstance(anchor, datetime.datetime):
            anchor = anchor.date()
        path = self._path(text_id, anchor)
        kept = _read(path)
        if kept is not None:
            return kept
        survey = self._make(prose, anchor)
        self._keep(path, survey)
        return survey

    def _make(self, prose: Prose, anchor: datetime.date | None) -> Survey:
        if self._surveyor is None:
            from srctrack.annotate.survey import survey

            self._surveyor = survey
        return self._surveyor(prose, anchor)

    def _path(self, text_id: str, anchor: datetime.date | None) -> Path:
        if self._state is None:
            import srctrack.annotate
            import srctrack.language

            code = state_of_code([*srctrack.language.__path__, *srctrack.annotate.__path__])
            self._state = f"{self._version or 'text'}-{code[:12]}"
        return self.folder / self._state / f"{text_id.rpartition(':')[2]}-{anchor or 'undated'}.z"

    def _keep(self, path: Path, survey: Survey) -> None:
        """Keeps it if that can be done; a store that is read-only here is surveyed again each time."""
        content = zlib.compress(json.dumps(to_listed(Survey)(survey), separators=(",", ":")).encode("ascii"), 1)
        beside = path.with_name(f".new-{os.getpid()}-{path.name}")
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(content)
            os.replace(beside, path)


def _read(path: Path) -> Survey | None:
    try:
        kept: Survey = from_listed(Survey)(json.loads(zlib.decompress(path.read_bytes())))
    except (OSError, ValueError, TypeError, zlib.error):
        return None  # absent, or of another shape: made anew
    return kept
