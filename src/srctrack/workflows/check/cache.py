"""Checks made before, given again while nothing that a check reads has changed.

A check is a function of the draft's bytes, the records and texts of the library (a text is named by its digest and never
written twice; those of the draft's own sources are looked at all the same), the newsroom's lists, what was asked and settled,
and the code. All of that is in the state an outcome is kept under; a check that reads more (pages online), that
hands on whole drafts or that edits them is never taken from the cache, and neither is one that failed.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import srctrack
from srctrack.errors import UsageError
from srctrack.model.report import CheckedDraft
from srctrack.model.text import SourceText
from srctrack.store.cache.check_results import CachedResult, CachedRun, CheckCache
from srctrack.store.cache.code_version import code_digest
from srctrack.store.cache.lru import stamps
from srctrack.store.cache.user_folder import checks_folder
from srctrack.store.signatures import SignatureFiles
from srctrack.workflows.check.checker import CheckOptions, DraftResult
from srctrack.workflows.newsroom.lists import own_lists, own_names

if TYPE_CHECKING:
    from srctrack.model.source import Source
    from srctrack.store.reader import StoreReader

FOLDER = "checks"


class CachedChecks:
    """The checks kept in ``folder`` that were made in ``state``; ``library`` is None where they had none."""

    def __init__(self, library: StoreReader | None, folder: Path, state: str) -> None:
        self._library = library
        self._outcomes = CheckCache(folder, state)
        self._contents: dict[str, bytes] = {}
        self._signatures = SignatureFiles(library.layout) if library is not None else None

    @classmethod
    def of(cls, library: StoreReader | None, options: CheckOptions) -> CachedChecks | None:
        """The checks kept for what ``options`` ask, in the library's cache, else in the user's; None where there is no place to
        keep them, and for checks that are made anew each time."""
        if options.whole or options.online:
            return None
        folder = library.layout.cache / FOLDER if library is not None else checks_folder(os.environ, Path.cwd())
        if folder is None:
            return None
        try:
            lists = [path.read_bytes() for path in (*own_lists(options.settings), *own_names(options.settings))]
        except (OSError, UsageError):
            return None  # the check itself tells what is wrong with a list
        state = hashlib.sha256()
        for part in (
            sys.version.encode(),
            srctrack.__version__.encode(),
            code_digest(srctrack.__path__).encode(),
            _state_of_packages().encode(),
            library.state().encode() if library is not None else b"no library",
            os.getcwd().encode("utf-8", "surrogatepass"),
            repr(options).encode("utf-8", "surrogatepass"),
            *lists,
        ):
            state.update(b"%d\0" % len(part) + part)
        return cls(library, folder, state.hexdigest())

    def known(self, paths: Iterable[str]) -> dict[str, DraftResult]:
        """What came of those of ``paths`` that are as they were."""
        out = {}
        for path in paths:
            found = self._known(path)
            if found is not None:
                out[path] = found
        return out

    def run(self) -> CachedRun | None:
        """What those checks have in common, if it is known."""
        return self._outcomes.run()

    def filled(
        self,
        paths: Sequence[str],
        known: Mapping[str, DraftResult],
        made: Iterable[DraftResult],
        run: CachedRun,
    ) -> Iterator[DraftResult]:
        """The outcomes of ``paths`` in order: those ``known``, and between them those ``made`` now in ``run``, which are
        kept."""
        self._outcomes.keep_run(run)
        others = iter(made)
        for path in paths:
            if path in known:
                yield known[path]
            else:
                outcome = next(others)
                self._keep(path, outcome)
                yield outcome

    def _known(self, path: str) -> DraftResult | None:
        content = _content(path)
        if content is None:
            return None
        self._contents[path] = content
        kept = self._outcomes.of(path, content + self._signed(path))
        if kept is None or stamps(Path(text[0]) for text in kept.texts) != tuple(text[1:] for text in kept.texts):
            return None
        checked = CheckedDraft(
            SourceText(path, kept.text),
            kept.words,
            kept.sources,
            figures=kept.figures,
            quotations=kept.quotations,
            editable=kept.editable,
        )
        return DraftResult(checked, kept.findings, kept.suppressed, (), StoredSources(self._library, kept.sources))

    def _keep(self, path: str, outcome: DraftResult) -> None:
        """Keeps it, if the draft is still what it was before it was read."""
        draft, before = outcome.draft, self._contents.get(path)
        if draft is None or outcome.failures or before is None or _content(path) != before:
            return
        library = self._library
        texts = (
            tuple(t for s in outcome.sources.values() for t in library.text_stamps(s)) if library is not None else ()
        )
        kept = CachedResult(
            draft.file.text,
            draft.words,
            draft.sources,
            texts,
            outcome.findings,
            outcome.suppressed,
            draft.figures,
            draft.quotations,
            draft.editable,
        )
        self._outcomes.keep(path, before + self._signed(path), kept)

    def _signed(self, path: str) -> bytes:
        """What changes when a claim of the draft is signed; empty without a library."""
        return self._signatures.stamp(path) if self._signatures is not None else b""


class StoredSources(Mapping[str, "Source"]):
    """The sources under ``keys``, read when they are asked for: the library is as it was when all of them could be."""

    def __init__(self, library: StoreReader | None, keys: Sequence[str]) -> None:
        self._library = library
        self._keys = keys

    def __getitem__(self, key: str) -> Source:
        source = self._library.get(key) if self._library is not None and key in self._keys else None
        if source is None:
            raise KeyError(key)
        return source

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


def _content(path: str) -> bytes | None:
    """The bytes of the draft's file; None for standard input and for what cannot be read."""
    try:
        return None if path == "-" else Path(path).read_bytes()
    except (OSError, ValueError):
        return None


def _state_of_packages() -> str:
    """What changes when a library is installed, upgraded or removed: the times of the folders that hold them."""
    folders = [p for p in sys.path if p.endswith("-packages") and os.path.isdir(p)]
    return repr([(p, os.stat(p).st_mtime_ns) for p in folders])
