"""The protocol without the text store of pygls, and without its memory of notifications.

pygls 2.1 splits lines where ``str.splitlines`` does, so its copy of a text with a form feed or U+2028 leaves that of the
client, and a change that does not fit is lost with an error. The session keeps the texts itself.

pygls 2.1 never forgets the future of a notification that was handled by a coroutine: 3 kB for each key typed.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from concurrent.futures import Future
from typing import Any

from lsprotocol import types
from pygls.protocol import LanguageServerProtocol, lsp_method

Handled = Generator[tuple[Callable[..., Any] | None, tuple[Any, ...], None], Any, None]


class Protocol(LanguageServerProtocol):
    """Hands notifications about documents to the session alone."""

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> Handled:
        yield self.fm.features.get(types.TEXT_DOCUMENT_DID_OPEN), (params,), None

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> Handled:
        yield self.fm.features.get(types.TEXT_DOCUMENT_DID_CHANGE), (params,), None

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> Handled:
        yield self.fm.features.get(types.TEXT_DOCUMENT_DID_CLOSE), (params,), None

    def _check_handler_result(self, future: Future[Any]) -> None:
        super()._check_handler_result(future)
        for number in [n for n, known in self._request_futures.items() if known.done()]:
            self._request_futures.pop(number, None)
