"""Requests that read: hover, definition, links, completion, the line of counts."""

from __future__ import annotations

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from srctrack.lsp.convert import Converter
from srctrack.lsp.positions import Lines
from srctrack.lsp.session import Session
from srctrack.workflows.editing.citations import KeyCompletion, cited_at, complete_key, copy_links
from srctrack.workflows.editing.claim_counts import claim_counts
from srctrack.workflows.editing.edited_draft import EditedDraft
from srctrack.workflows.editing.hover import hover_at

TRIGGERS = ["@"]


def register(server: LanguageServer, session: Session) -> None:
    """Answer the requests that read."""

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(params: types.HoverParams) -> types.Hover | None:
        def answer(edited: EditedDraft, converter: Converter) -> types.Hover | None:
            found = hover_at(edited, converter.lines.offset(params.position))
            if found is None:
                return None
            content = types.MarkupContent(types.MarkupKind.Markdown, found.text)
            return types.Hover(content, converter.lines.range(found.span))

        return await session.ask(params.text_document.uri, answer)

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    async def definition(params: types.DefinitionParams) -> list[types.Location] | None:
        def answer(edited: EditedDraft, converter: Converter) -> list[types.Location]:
            places = cited_at(edited, converter.lines.offset(params.position))
            return [converter.in_source(session.views.source(place.read), place.span) for place in places]

        return await session.ask(params.text_document.uri, answer)

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_LINK)
    async def links(params: types.DocumentLinkParams) -> list[types.DocumentLink] | None:
        def answer(edited: EditedDraft, converter: Converter) -> list[types.DocumentLink]:
            return [
                types.DocumentLink(converter.lines.range(link.span), link.url, link.tooltip)
                for link in copy_links(edited)
            ]

        return await session.ask(params.text_document.uri, answer)

    @server.feature(types.TEXT_DOCUMENT_CODE_LENS, types.CodeLensOptions(resolve_provider=False))
    async def lens(params: types.CodeLensParams) -> list[types.CodeLens] | None:
        def answer(edited: EditedDraft, converter: Converter) -> list[types.CodeLens]:
            top = types.Range(types.Position(0, 0), types.Position(0, 0))
            return [types.CodeLens(top, types.Command(line, "")) for line in claim_counts(edited)]

        return await session.ask(params.text_document.uri, answer)

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=TRIGGERS))
    async def complete(params: types.CompletionParams) -> types.CompletionList | None:
        document = session.documents.get(params.text_document.uri)
        if document is None or document.path is None:
            return None
        path, lines = document.path, document.lines
        offset = lines.offset(params.position)
        found = await session.work(lambda: complete_key(session.workspace.project(path), lines.text, offset))
        return types.CompletionList(False, [_completion(one, lines) for one in found])


def _completion(one: KeyCompletion, lines: Lines) -> types.CompletionItem:
    edit = types.TextEdit(lines.range(one.span), one.key)
    return types.CompletionItem(
        label=one.key,
        kind=types.CompletionItemKind.Reference,
        detail=one.about or None,
        documentation=one.title or None,
        filter_text=f"{one.key} {one.about} {one.title}",
        text_edit=edit,
    )
