"""What an editor offers at a place of a draft: fixes, and what else can be done about a finding or a link."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from srctrack.checking.fixes import Plan
from srctrack.citing.archive_links import is_copy, swapped
from srctrack.model.draft import Draft, Link
from srctrack.model.finding import Edit, Finding, FixSafety
from srctrack.model.reference import ArchivedCopy
from srctrack.model.source import Source
from srctrack.model.text import Span
from srctrack.model.url import is_web, same_page
from srctrack.workflows.check.fix import fix_draft
from srctrack.workflows.editing.edited_draft import EditedDraft

ALL_SAFE_FIXES = "Make all safe fixes of srctrack"
REASON = "reason"
"""What is written in place of the reason, for the person to replace."""
NAMES = "N"
"""The family of rules about names."""
COMMENTS = frozenset({".md", ".markdown", ".mdx", ".txt", ".html", ".htm"})
"""Endings of drafts whose format has comments that a person can write in an editor."""


class Task(StrEnum):
    """What an editor asks the server to do when a person chooses an action."""

    ADD = "srctrack.add"
    ARCHIVE = "srctrack.archive"
    ADD_NAME = "srctrack.addName"
    SELECT = "srctrack.select"


@dataclass(frozen=True)
class Action:
    """One offer. ``edits`` change the draft; ``task`` is done by the server with ``words``; ``select`` is the stretch of the
    changed draft that the person is to replace."""

    title: str
    edits: tuple[Edit, ...] = ()
    finding: Finding | None = None
    preferred: bool = False
    task: Task | None = None
    words: str = ""
    select: Span | None = None


def actions_in(edited: EditedDraft, start: int, end: int) -> list[Action]:
    """Everything that is offered for the stretch from ``start`` to ``end`` of the draft's file."""
    if edited.draft is None:
        return []
    out: list[Action] = []
    for finding in edited.findings_in(start, end):
        out += _about_finding(edited.draft, finding)
    for link in edited.links_in(start, end):
        out += _about_link(edited, link)
    return list({(a.title, a.edits, a.words): a for a in out}.values())


def fix_everything(edited: EditedDraft) -> Plan | None:
    """The safe fixes of the whole draft, as ``check --fix`` makes them; None where there are none."""
    draft = edited.draft
    if draft is None or not draft.editable or not any(_is_safe(f) for f in edited.findings):
        return None
    fixed, _ = fix_draft(draft, edited.result, edited.project.checker, False)
    return fixed.plan if fixed.plan.applied else None


def has_safe_fixes(edited: EditedDraft) -> bool:
    """Whether ``fix_everything`` has something to try."""
    return edited.draft is not None and any(_is_safe(f) for f in edited.findings)


def _is_safe(finding: Finding) -> bool:
    return any(fix.safety is FixSafety.SAFE for fix in finding.fixes)


def _about_finding(draft: Draft, finding: Finding) -> Iterator[Action]:
    for fix in finding.fixes:
        yield Action(fix.title, fix.edits, finding, preferred=fix.safety is FixSafety.SAFE)
    yield from _suppression(draft, finding)
    if finding.code.startswith(NAMES) and finding.actual and "\n" not in finding.actual:
        for form in finding.expected:
            line = f"{form} = {finding.actual}"
            yield Action(f"Add “{line}” to the list of names", finding=finding, task=Task.ADD_NAME, words=line)
        line = f"! {finding.actual}"
        yield Action(
            f"Add “{finding.actual}” to the list of names as correct", finding=finding, task=Task.ADD_NAME, words=line
        )


def _suppression(draft: Draft, finding: Finding) -> Iterator[Action]:
    """A comment at the end of the finding's line. Such a comment covers its own line, in lists and tables too."""
    text = draft.file.text
    head = draft.front_matter.span
    if Path(draft.path).suffix.lower() not in COMMENTS or (head is not None and finding.span.start < head.end):
        return
    end = text.find("\n", finding.span.start)
    end = len(text) if end < 0 else end
    if text[:end].endswith("\r"):
        end -= 1
    opening = f" <!-- srctrack: ignore {finding.code} -- "
    edit = Edit(Span(end, end), f"{opening}{REASON} -->")
    start = end + len(opening)
    title = f"Ignore {finding.code} on this line, with a reason"
    yield Action(title, (edit,), finding, task=Task.SELECT, select=Span(start, start + len(REASON)))


def _about_link(edited: EditedDraft, link: Link) -> Iterator[Action]:
    if not is_web(link.url) or is_copy(link.url):
        return
    source = edited.source_of_link(link)
    if source is None:
        yield Action(f"Add {link.url} to the library", task=Task.ADD, words=link.url)
        return
    copy = copy_of(source)
    if copy is None:
        yield Action(f"Ask the archives for a copy of “{source.key}”", task=Task.ARCHIVE, words=source.key)
    elif link.url_span is not None:
        edits = tuple(swapped([link], {same_page(link.url): copy}))
        if edits:
            yield Action("Replace this link by its archived copy", edits)


def copy_of(source: Source) -> ArchivedCopy | None:
    """The archived copy of a source; None where no archive is known to hold one."""
    memento = next((a.memento for a in source.archives if a.state.archived and a.memento), None)
    return ArchivedCopy(memento.url, memento.timestamp) if memento else None
