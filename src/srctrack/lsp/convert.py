"""Values of srctrack as values of the protocol."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from lsprotocol import types
from pygls.uris import to_fs_path

from srctrack.lsp.positions import Lines
from srctrack.model.finding import Edit, Finding, Related, Severity
from srctrack.model.text import Span
from srctrack.workflows.editing.actions import Action, Task
from srctrack.workflows.editing.edited_draft import EditedDraft
from srctrack.workflows.editing.hover import related_words
from srctrack.workflows.editing.views import View, Views

SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTE: types.DiagnosticSeverity.Information,
}
SOURCE = "srctrack"


@dataclass(frozen=True)
class Converter:
    """Turns values about one text of one document into values of the protocol. ``encoding`` is the client's."""

    uri: str
    version: int | None
    lines: Lines
    encoding: types.PositionEncodingKind | str
    views: Views

    def diagnostics(self, edited: EditedDraft) -> list[types.Diagnostic]:
        return [self.diagnostic(edited, finding) for finding in edited.findings]

    def diagnostic(self, edited: EditedDraft, finding: Finding) -> types.Diagnostic:
        related = (self._related(edited, one) for one in finding.related)
        return types.Diagnostic(
            range=self.lines.range(finding.span),
            message=finding.message,
            severity=SEVERITIES[finding.severity],
            code=finding.code,
            code_description=types.CodeDescription(self.views.rule(finding.code).as_uri()),
            source=SOURCE,
            related_information=[one for one in related if one is not None],
            data=finding.fingerprint,
        )

    def _related(self, edited: EditedDraft, related: Related) -> types.DiagnosticRelatedInformation | None:
        location = None
        read = edited.evidence.sources.get(related.source) if related.source else None
        if read is not None and related.span is not None:
            location = self.in_source(self.views.source(read), related.span)
        elif related.path is not None and related.span is not None:
            location = types.Location(self.uri, self.lines.range(related.span))
        if location is None:
            return None
        return types.DiagnosticRelatedInformation(location, related_words(edited, related))

    def in_source(self, view: View, span: Span | None) -> types.Location:
        """A place in the saved text of a source; its start where ``span`` is None."""
        place = view.place(span) if span is not None else Span(0, 0)
        return types.Location(view.path.as_uri(), Lines(view.text, self.encoding).range(place))

    def edit(self, edits: Iterable[Edit]) -> types.WorkspaceEdit:
        changes = [types.TextEdit(self.lines.range(e.span), e.text) for e in edits]
        document = types.OptionalVersionedTextDocumentIdentifier(self.uri, self.version)
        return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, list(changes))])

    def action(self, edited: EditedDraft, action: Action) -> types.CodeAction:
        finding = action.finding
        return types.CodeAction(
            title=action.title,
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[self.diagnostic(edited, finding)] if finding else None,
            is_preferred=action.preferred or None,
            edit=self.edit(action.edits) if action.edits else None,
            command=self._command(action),
        )

    def _command(self, action: Action) -> types.Command | None:
        if action.task is None:
            return None
        arguments: list[object] = [self.uri, action.words]
        if action.task is Task.SELECT and action.select is not None:
            after = Lines(edited_text(self.lines.text, action.edits), self.encoding).range(action.select)
            arguments = [self.uri, after.start.line, after.start.character, after.end.character]
        return types.Command(action.title, action.task.value, arguments=arguments)


def edited_text(text: str, edits: Iterable[Edit]) -> str:
    """``text`` with ``edits`` made, which do not overlap."""
    for edit in sorted(edits, key=lambda e: e.span, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


def path_of(uri: str, language: str) -> str | None:
    """The path of a document, relative to the working directory where that holds it, as people type it.

    Of a document that was never saved, a name that says its format; None where its language is no format of drafts.
    """
    path = to_fs_path(uri) if uri.startswith("file:") else None
    if path is None:
        endings = {"markdown": ".md", "plaintext": ".txt", "html": ".html"}
        return f"untitled{endings[language]}" if language in endings else None
    here = Path.cwd()
    return str(Path(path).relative_to(here)) if Path(path).is_relative_to(here) else path
