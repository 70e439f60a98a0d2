"""The open documents of one client, and the checks of their words."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from srctrack.errors import SrctrackError, UsageError
from srctrack.lsp.convert import Converter, path_of
from srctrack.lsp.positions import Lines, changed
from srctrack.workflows.editing.edited_draft import EditedDraft, check_words
from srctrack.workflows.editing.views import Views
from srctrack.workflows.editing.workspace import Workspace

QUIET_SECONDS = 0.2
"""A change is checked when no other change follows for so long: longer than the pause between two keys, shorter than a look."""

T = TypeVar("T")


class Superseded(BaseException):
    """The words that are checked are no longer those of the document."""


@dataclass
class Document:
    """One open document. ``path`` is None where its name says no format; ``edits`` counts the states of its text."""

    uri: str
    path: str | None
    version: int | None
    lines: Lines
    edits: int = 0
    waiting: asyncio.Task[None] | None = None
    check: asyncio.Future[EditedDraft] | None = None
    """The check of the text as it is now; None before it is asked for."""


class Session:
    """One client's documents. All checks run in one thread, one after the other; a check of old words stops.

    ``timeout`` bounds the network of one action, ``quiet`` is how long a change waits for the next; both in seconds.
    """

    def __init__(
        self, server: LanguageServer, workspace: Workspace, timeout: float, quiet: float = QUIET_SECONDS
    ) -> None:
        self.server = server
        self.timeout = timeout
        self.workspace = workspace
        self.views = Views()
        self.documents: dict[str, Document] = {}
        self.worker = ThreadPoolExecutor(1, "srctrack-check")
        self.network = ThreadPoolExecutor(2, "srctrack-network")
        self._quiet = quiet
        self._said: set[str] = set()

    @property
    def encoding(self) -> types.PositionEncodingKind | str:
        return self.server.workspace.position_encoding or types.PositionEncodingKind.Utf16

    @property
    def resolves_edits(self) -> bool:
        """Whether the client asks for the edits of a code action when it is chosen."""
        document = self.server.client_capabilities.text_document
        action = document.code_action if document else None
        resolving = action.resolve_support if action else None
        return resolving is not None and "edit" in resolving.properties

    def path(self, uri: str) -> str:
        """The path of an open document. Raises UsageError for a document that is not open, or has none."""
        document = self.documents.get(uri)
        if document is None or document.path is None:
            raise UsageError(f"{uri} is not an open draft")
        return document.path

    def open(self, item: types.TextDocumentItem) -> None:
        lines = Lines(item.text, self.encoding)
        self.documents[item.uri] = Document(item.uri, path_of(item.uri, item.language_id), item.version, lines)
        self.show(item.uri)

    def change(self, params: types.DidChangeTextDocumentParams) -> None:
        document = self.documents.get(params.text_document.uri)
        if document is None:
            return
        for change in params.content_changes:
            document.lines = changed(document.lines, change, self.encoding)
        document.version = params.text_document.version
        self._outdated(document)
        self.show(document.uri, self._quiet)

    def close(self, uri: str) -> None:
        document = self.documents.pop(uri, None)
        if document is not None:
            self._outdated(document)
            self._publish(uri, None, [])

    def check_again(self, uri: str | None = None) -> None:
        """Check a document (without ``uri``, every open one), after settings, lists or a library may have changed."""
        for document in self.documents.values():
            if uri is None or document.uri == uri:
                self._outdated(document)
                self.show(document.uri)

    def show(self, uri: str, after: float = 0.0) -> None:
        """Check the document and publish its diagnostics, ``after`` seconds from now."""
        document = self.documents.get(uri)
        if document is None or document.path is None:
            return
        if document.waiting is not None:
            document.waiting.cancel()
        document.waiting = asyncio.ensure_future(self._show_later(document, after))

    async def checked(self, uri: str) -> tuple[EditedDraft, Converter] | None:
        """The check of the document's words as they are now; None where it is not a draft. Cancelled by the next change."""
        document = self.documents.get(uri)
        if document is None or document.path is None:
            return None
        if document.check is None:
            document.check = asyncio.ensure_future(self._check(document))
        converter = self.converter(document)
        edited = await asyncio.shield(document.check)
        return edited, converter

    async def ask(self, uri: str, question: Callable[[EditedDraft, Converter], T]) -> T | None:
        """The answer to a question about the document's words as they are now, worked out in the thread of the checks."""
        known = await self.checked(uri)
        if known is None:
            return None
        return await self.work(lambda: question(*known))

    async def work(self, work: Callable[[], T]) -> T:
        """What ``work`` returns, done in the thread of the checks."""
        return await asyncio.get_running_loop().run_in_executor(self.worker, work)

    def converter(self, document: Document) -> Converter:
        return Converter(document.uri, document.version, document.lines, self.encoding, self.views)

    def tell(self, message: str, kind: types.MessageType = types.MessageType.Warning) -> None:
        """Say something that belongs to no place of a draft. The same words are shown once, and always logged."""
        self.server.window_log_message(types.LogMessageParams(kind, message))
        if message not in self._said:
            self._said.add(message)
            self.server.window_show_message(types.ShowMessageParams(kind, message))

    def tell_error(self, error: SrctrackError) -> None:
        self.tell(f"{error.message}. {error.hint}" if error.hint else error.message, types.MessageType.Error)

    def end(self) -> None:
        for document in self.documents.values():
            self._outdated(document)
        self.documents.clear()
        self.worker.submit(self.workspace.close)
        self.worker.shutdown(wait=True)
        self.network.shutdown(wait=False, cancel_futures=True)
        self.views.close()

    def _outdated(self, document: Document) -> None:
        document.edits += 1
        if document.waiting is not None:
            document.waiting.cancel()
            document.waiting = None
        if document.check is not None:
            document.check.cancel()
            document.check = None

    async def _show_later(self, document: Document, after: float) -> None:
        if after:
            await asyncio.sleep(after)
        try:
            diagnostics = await self.ask(document.uri, lambda edited, converter: converter.diagnostics(edited))
        except SrctrackError as error:
            self.tell_error(error)
            return
        if diagnostics is not None:
            self._publish(document.uri, document.version, diagnostics)

    async def _check(self, document: Document) -> EditedDraft:
        state, words, path = document.edits, document.lines.text, document.path
        assert path is not None

        def pause() -> None:
            if document.edits != state:
                raise Superseded

        def run() -> EditedDraft:
            pause()
            return check_words(path, words, self.workspace.project(path), pause)

        try:
            edited = await self.work(run)
        except Superseded:
            raise asyncio.CancelledError from None
        for failure in edited.result.failures:
            if failure.code != "empty-draft":
                self.tell(f"{failure.path}: {failure.code}: {failure.message}")
        return edited

    def _publish(self, uri: str, version: int | None, diagnostics: list[types.Diagnostic]) -> None:
        self.server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, diagnostics, version))
