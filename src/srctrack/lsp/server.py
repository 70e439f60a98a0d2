"""The server of one client, on standard input and output."""

from __future__ import annotations

from pygls.lsp.server import LanguageServer

import srctrack
from srctrack.lsp import acting, documents, reading
from srctrack.lsp.protocol import Protocol
from srctrack.lsp.session import Session
from srctrack.workflows.editing.workspace import Workspace


def make_server(workspace: Workspace, timeout: float) -> LanguageServer:
    """A server over the projects of ``workspace``. ``timeout`` bounds the network of one action, in seconds."""
    server = LanguageServer("srctrack", srctrack.__version__, protocol_cls=Protocol)
    session = Session(server, workspace, timeout)
    for part in (documents, reading, acting):
        part.register(server, session)
    return server


def serve(workspace: Workspace, timeout: float) -> None:
    """Serve the client on standard input and output until it ends."""
    make_server(workspace, timeout).start_io()
