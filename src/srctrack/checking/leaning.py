"""Which source each sentence of a draft leans on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from srctrack.model.draft import Citation, CitationKind, Draft
from srctrack.model.evidence import Leaning, Via
from srctrack.model.source import ReadSource

if TYPE_CHECKING:
    from srctrack.checking.evidence import Lookup

_VIA = {
    CitationKind.LINK: Via.LINK,
    CitationKind.FOOTNOTE: Via.FOOTNOTE,
    CitationKind.KEY: Via.KEY,
}


def lean(
    draft: Draft, resolved: Mapping[Citation, str], sources: Mapping[str, ReadSource], lookup: Lookup
) -> tuple[tuple[Leaning, ...], dict[str, ReadSource]]:
    """Each sentence's ties to ``sources``, in order of sentence; and sources that the draft names by their outlet only,
    read from ``lookup``, by key.

    A citation ties the sentence it stands in; one at the end of a paragraph also carries back over the paragraph's
    sentences that cite nothing themselves; sources in the front matter tie every sentence that nothing else ties.
    """
    survey = draft.survey
    ties: dict[int, dict[str, Via]] = {}
    for citation, key in resolved.items():
        if citation.kind is CitationKind.FRONT_MATTER:
            continue
        at = survey.sentence_index(citation.at.start)
        if at is not None:
            ties.setdefault(at, {}).setdefault(key, _VIA[citation.kind])
    direct = dict(ties)
    for i, sentence in enumerate(survey.sentences):
        block = draft.prose.block_at(sentence.start)
        if block is None or i in direct:
            continue
        for j in range(i + 1, len(survey.sentences)):
            if survey.sentences[j].start >= block.span.end:
                break
            if j in direct:
                for key in direct[j]:
                    ties.setdefault(i, {}).setdefault(key, Via.CARRIED)
                break
    general = [k for c, k in resolved.items() if c.kind is CitationKind.FRONT_MATTER]
    for i in range(len(survey.sentences)):
        if i not in ties and general:
            ties[i] = dict.fromkeys(general, Via.FRONT_MATTER)
    out = tuple(Leaning(i, key, via) for i in sorted(ties) for key, via in ties[i].items())
    return out, {}
