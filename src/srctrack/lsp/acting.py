"""Code actions, and the commands that they run."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from srctrack.lsp.convert import Converter
from srctrack.lsp.session import Session
from srctrack.lsp.tasks import add, add_name, archive, select
from srctrack.workflows.editing.actions import ALL_SAFE_FIXES, Task, actions_in, fix_everything, has_safe_fixes
from srctrack.workflows.editing.edited_draft import EditedDraft

FIX_ALL = f"{types.CodeActionKind.SourceFixAll.value}.srctrack"
KINDS = [types.CodeActionKind.QuickFix, FIX_ALL]


def register(server: LanguageServer, session: Session) -> None:
    """Answer requests for code actions, and run their commands."""
    options = types.CodeActionOptions(code_action_kinds=KINDS, resolve_provider=True)

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, options)
    async def actions(params: types.CodeActionParams) -> list[types.CodeAction] | None:
        only = params.context.only

        def answer(edited: EditedDraft, converter: Converter) -> list[types.CodeAction]:
            out = []
            if _wanted(only, types.CodeActionKind.QuickFix):
                span = converter.lines.span(params.range)
                out += [converter.action(edited, one) for one in actions_in(edited, span.start, span.end)]
            if _wanted(only, FIX_ALL) and has_safe_fixes(edited):
                out.append(_fix_all(session, edited, converter, explicit=bool(only)))
            return out

        return await session.ask(params.text_document.uri, answer)

    @server.feature(types.CODE_ACTION_RESOLVE)
    async def resolve(action: types.CodeAction) -> types.CodeAction:
        if isinstance(action.data, str) and action.edit is None:
            action.edit = await session.ask(action.data, _all_edits)
        return action

    @server.command(Task.ADD)
    async def added(uri: str, url: str) -> None:
        await add(session, uri, url)

    @server.command(Task.ARCHIVE)
    async def archived(uri: str, key: str) -> None:
        await archive(session, uri, key)

    @server.command(Task.ADD_NAME)
    async def named(uri: str, line: str) -> None:
        await add_name(session, uri, line)

    @server.command(Task.SELECT)
    async def selected(uri: str, line: int, start: int, end: int) -> None:
        await select(session, uri, line, start, end)


def _wanted(only: Sequence[Any] | None, kind: str) -> bool:
    """Whether a client asked for actions of ``kind``: for all, for this one, or for one that it belongs to."""
    named = [str(getattr(one, "value", one)) for one in only or ()]
    return not only or any(kind == one or kind.startswith(f"{one}.") for one in named)


def _fix_all(session: Session, edited: EditedDraft, converter: Converter, *, explicit: bool) -> types.CodeAction:
    action = types.CodeAction(ALL_SAFE_FIXES, kind=FIX_ALL)
    if explicit or not session.resolves_edits:
        action.edit = _all_edits(edited, converter)
    else:
        action.data = converter.uri
    return action


def _all_edits(edited: EditedDraft, converter: Converter) -> types.WorkspaceEdit | None:
    plan = fix_everything(edited)
    return converter.edit(plan.edits) if plan is not None else None
