"""Proposing a newsroom's list of names from what it has written and read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from srctrack.annotate.annotate import annotate
from srctrack.compare.names.name_counts import CountedName, count_names
from srctrack.drafts.registry import read_draft
from srctrack.model.annotations import Annotations
from srctrack.model.evidence import HouseName
from srctrack.model.prose import Prose
from srctrack.model.settings import Settings
from srctrack.newsroom.names import names_list
from srctrack.workflows.check.run import no_drafts
from srctrack.workflows.draft_files import find_drafts
from srctrack.workflows.newsroom.lists import known_names


@dataclass(frozen=True)
class ProposedNames:
    """Names for the list, without those it settles already; how many drafts and sources they come from."""

    names: tuple[CountedName, ...]
    drafts: int
    sources: int
    settled: int

    def listing(self) -> str:
        """The proposal as lines of a list, the counts as a remark behind each."""
        lines = ["# Suggested from your drafts and sources. After #: how often each form appears."]
        for name in self.names:
            line = names_list([HouseName(name.preferred, tuple(form for form, _ in name.variants))]).rstrip("\n")
            counts = ", ".join(str(n) for n in (name.count, *(n for _, n in name.variants)))
            lines.append(f"{line}  # {counts}")
        return "\n".join(lines)


def propose_names(paths: Sequence[str], settings: Settings, store: Path | None, least: int) -> ProposedNames:
    """Names of the drafts at ``paths`` and of the library's sources (none without a store) that stand in several forms, or
    ``least`` times and more. Raises DraftError when the paths hold no draft."""
    files = find_drafts(paths).files
    if not files:
        raise no_drafts(paths)
    texts: list[tuple[Prose, Annotations]] = []
    for file in files:
        draft = read_draft(file, stdin=None, given_date=None, annotate=annotate)
        texts.append((draft.prose, draft.annotations))
    drafts = len(texts)
    if store is not None:
        from srctrack.workflows.library.open import open_library

        with open_library(store) as library:
            for source in library.readable_sources():
                if source.newest is None or not source.newest.text_id:
                    continue  # a reference that was imported: its page is not saved
                read = library.read(source)
                texts.append((read.prose, read.annotations))
    settled = {form for n in known_names(settings) for form in (n.preferred, *n.variants, *n.allowed)}
    found = count_names(texts, least)
    fresh = tuple(n for n in found if not {n.preferred, *(form for form, _ in n.variants)} <= settled)
    return ProposedNames(fresh, drafts, len(texts) - drafts, len(found) - len(fresh))
