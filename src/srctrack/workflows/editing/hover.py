"""What an editor shows for a place of a draft: the finding, the claim, or the source that is cited there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from srctrack.model.claim import Agreement, Claim
from srctrack.model.finding import Finding, Related
from srctrack.model.source import Source
from srctrack.model.text import Span
from srctrack.patterns import pattern
from srctrack.workflows.editing.actions import copy_of
from srctrack.workflows.editing.edited_draft import EditedDraft, claims

_MARKUP = pattern(r"([\\*_{}\[\]<>#|~])")
_SAYS = {
    Agreement.AGREES: "the same",
    Agreement.NEAR: "fits",
    Agreement.DIFFERS: "differs",
    Agreement.SILENT: "not in the source",
    Agreement.UNKNOWN: "not matched",
}


@dataclass(frozen=True)
class Hover:
    """Markdown text about the stretch ``span`` of the draft's file."""

    text: str
    span: Span


def hover_at(edited: EditedDraft, offset: int) -> Hover | None:
    """What is known about the code point at ``offset``; None where there is nothing to say."""
    if edited.draft is None:
        return None
    findings = edited.findings_in(offset, offset)
    parts = [_finding(edited, f) for f in findings]
    span = findings[0].span if findings else None
    claim = next((c for c in claims(edited) if c.span.start <= offset <= c.span.end), None)
    if claim is not None:
        parts.append(_claim(edited, claim))
        span = span or claim.span
    citation = edited.citation_at(offset)
    read = edited.source_of(citation) if citation else None
    if citation is not None and read is not None:
        parts.append(_card(read.source))
        span = span or citation.span
    parts = [p for p in parts if p]
    return Hover("\n\n---\n\n".join(parts), span) if parts and span is not None else None


def _finding(edited: EditedDraft, finding: Finding) -> str:
    assert edited.draft is not None
    head = f"**{finding.code} {finding.rule}**: {finding.severity.value}, {finding.confidence.value} confidence"
    lines = [head, escaped(finding.message)]
    if finding.related:
        lines.append("In this draft:\n\n" + _quoted(*_sentence(edited, finding.span)))
    lines += [_related(edited, related) for related in finding.related]
    return "\n\n".join(lines)


def related_words(edited: EditedDraft, related: Related) -> str:
    """A related place in one line of plain text: who says it, and the words."""
    read = edited.evidence.sources.get(related.source) if related.source else None
    name = read.source.name if read is not None else None
    note = related.note
    named = note if note and name and name in note else ": ".join(part for part in (name, note) if part)
    words = " ".join(related.excerpt.split())
    return f"{named}: {words}" if named else words


def _related(edited: EditedDraft, related: Related) -> str:
    read = edited.evidence.sources.get(related.source) if related.source else None
    if read is not None:
        where = _named(read.source)
    elif related.source:
        where = escaped(related.source)
    else:
        where = "Elsewhere in this draft"
    known = related.note is None or (read is not None and related.note == read.source.name)
    note = "" if known else f" ({escaped(related.note or '')})"
    return f"{where}{note}:\n\n{_quoted(related.excerpt, related.mark)}"


def _claim(edited: EditedDraft, claim: Claim) -> str:
    rows = []
    for says in claim.says:
        read = edited.evidence.sources.get(says.key)
        if read is None or (says.words is None and not says.cited):
            continue
        words = f": {escaped(says.words)}" if says.words else ""
        rows.append(f"- {_named(read.source)} — {_SAYS[says.agreement]}{words}")
    return "\n".join([f"{escaped(claim.words)}\n", *rows]) if rows else ""


def _card(source: Source) -> str:
    lines = [f"**{escaped(source.title or source.key)}**", _named(source)]
    if source.authors:
        lines.append(escaped(", ".join(source.authors)))
    if copy_of(source) is None:
        lines.append("No archived copy is known.")
    return "\n\n".join(lines)


def _named(source: Source) -> str:
    """The outlet, the date and the links of a source."""
    published = f", {source.published.isoformat()[:10]}" if source.published else ""
    copy = copy_of(source)
    archived = f", [archived copy](<{copy.url}>)" if copy else ""
    return f"{escaped(source.name)}{published} ([page](<{source.final_url or source.url}>){archived})"


def _sentence(edited: EditedDraft, span: Span) -> tuple[str, Span | None]:
    """The draft's sentence around a span of its file, and the place of the span in it."""
    draft = edited.draft
    assert draft is not None
    start, end = draft.offsets.to_derived(span.start), draft.offsets.to_derived(span.end)
    around = draft.annotations.sentence_at(start)
    if around is None or not around.start <= start <= end <= around.end:
        return span.of(draft.file.text), None
    return around.of(draft.prose.text), Span(start, end).moved(-around.start)


def _quoted(words: str, mark: Span | None) -> str:
    """A block quote, with the stretch ``mark`` in bold."""
    return "> " + "".join(_marked(words, mark)).replace("\n", "\n> ")


def _marked(words: str, mark: Span | None) -> Iterator[str]:
    if mark is None or not mark.of(words).strip():
        yield escaped(words)
        return
    inside = mark.of(words)
    before = words[: mark.start] + inside[: len(inside) - len(inside.lstrip())]
    after = inside[len(inside.rstrip()) :] + words[mark.end :]
    yield f"{escaped(before)}**{escaped(inside.strip())}**{escaped(after)}"


def escaped(words: str) -> str:
    """``words`` as they are read in Markdown."""
    return _MARKUP.sub(r"\\\1", words)
