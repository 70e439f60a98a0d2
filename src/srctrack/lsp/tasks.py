"""What the server does when a person chooses an action that is more than an edit."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

from lsprotocol import types

from srctrack.errors import SrctrackError
from srctrack.lsp.session import Session
from srctrack.model.settings import Settings
from srctrack.workflows.editing.online import add_page, archive_source
from srctrack.workflows.newsroom.add_name import add_name as write_name

Steps = Callable[[Path, Settings], Iterator[str]]


async def add(session: Session, uri: str, url: str) -> None:
    """Save the page at ``url`` in the library of the draft."""
    await _online(
        session, uri, f"Adding {url}", lambda store, settings: add_page(url, store, settings, session.timeout)
    )


async def archive(session: Session, uri: str, key: str) -> None:
    """Ask the archives for a copy of a source."""
    title = f"Archiving {key}"
    await _online(session, uri, title, lambda store, settings: archive_source(key, store, settings, session.timeout))


async def add_name(session: Session, uri: str, line: str) -> None:
    """Write a line into the newsroom's list of names."""
    path = session.path(uri)

    def write() -> Path:
        return write_name(line, session.workspace.project(path).settings, Path(path).absolute().parent)

    try:
        written = await session.work(write)
    except SrctrackError as error:
        session.tell_error(error)
        return
    session.tell(f"Wrote “{line}” to {written}", types.MessageType.Info)
    session.check_again()


async def select(session: Session, uri: str, line: int, start: int, end: int) -> None:
    """Show a stretch of the draft as selected, where the client can."""
    window = session.server.client_capabilities.window
    if window is None or window.show_document is None or not window.show_document.support:
        return
    chosen = types.Range(types.Position(line, start), types.Position(line, end))
    await session.server.window_show_document_async(
        types.ShowDocumentParams(uri, external=False, take_focus=True, selection=chosen)
    )


async def _online(session: Session, uri: str, title: str, steps: Steps) -> None:
    """Do ``steps`` with progress. A person who cancels is answered at once; what was saved by then stays saved."""
    path = session.path(uri)
    progress = _Progress(session, title)
    await progress.begin()

    def run() -> list[str]:
        said = []
        for sentence in steps(store, settings):
            said.append(sentence)
            if progress.cancelled:
                break
        return said

    try:
        settings, store = await session.work(
            lambda: (session.workspace.project(path).settings, session.workspace.store_to_write(path))
        )
        work = asyncio.get_running_loop().run_in_executor(session.network, run)
        while not work.done() and not progress.cancelled:
            await asyncio.wait([work], timeout=0.1)
        if progress.cancelled:
            session.tell(f"{title}: cancelled; what was saved by then stays saved", types.MessageType.Info)
            return
        for sentence in await work:
            session.tell(sentence, types.MessageType.Info)
    except SrctrackError as error:
        session.tell_error(error)
    finally:
        progress.end()
        session.check_again()


class _Progress:
    """A bar in the client, where it can show one."""

    def __init__(self, session: Session, title: str) -> None:
        window = session.server.client_capabilities.window
        self._shown = bool(window and window.work_done_progress)
        self._bar = session.server.work_done_progress
        self._token = str(uuid.uuid4())
        self._title = title

    async def begin(self) -> None:
        if self._shown:
            await self._bar.create_async(self._token)
            self._bar.begin(self._token, types.WorkDoneProgressBegin(self._title, cancellable=True))

    @property
    def cancelled(self) -> bool:
        return self._shown and self._bar.tokens[self._token].cancelled()

    def end(self) -> None:
        if self._shown:
            self._bar.end(self._token, types.WorkDoneProgressEnd())
            self._bar.tokens.pop(self._token, None)
