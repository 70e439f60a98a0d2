"""Dialogue that is marked by dashes: a paragraph that opens with one is somebody's words, and so is what stands behind the cue
between two more."""

from __future__ import annotations

from srctrack.annotate.attribution.languages.grammar import grammar_for, grammar_of
from srctrack.model.prose import Prose
from srctrack.model.text import Span

DASHES = ("—", "–", "―")


def is_cue_of_dialogue(prose: Prose, at: Span) -> bool:
    """Whether the words ``at`` are the writer's between two halves of a speech: «— Мост,— сказал мэр,— закрыт»."""
    block = prose.block_at(at.start)
    saying = grammar_for(prose)
    if block is None or saying is None or not block.span.of(prose.text).lstrip().startswith(DASHES):
        return False
    before = prose.text[block.span.start : at.start].rstrip()
    after = prose.text[at.end : block.span.end].lstrip(" ,.!?…\u00a0")
    return (
        before.endswith(DASHES) and after.startswith(DASHES) and bool(grammar_of(saying).cue.search(at.of(prose.text)))
    )
