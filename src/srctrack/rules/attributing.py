"""Who a sentence of a draft names for what it says, read together with the outlets that are known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from srctrack.model.draft import Citation, CitationKind, Draft, Link
from srctrack.model.evidence import Evidence, KnownOutlet
from srctrack.model.mention import Attribution, AttributionKind
from srctrack.model.text import Span
from srctrack.model.url import domain, is_web
from srctrack.text.cues import FEMALE_NAMES, MALE_NAMES
from srctrack.text.normalize import strip_marks
from srctrack.text.outlets import OutletIndex, plain_name

_WRITING = frozenset("report reports reported write writes wrote according".split())
_NAMED = frozenset({AttributionKind.PERSON, AttributionKind.BODY, AttributionKind.OUTLET, AttributionKind.DOCUMENT})


@dataclass(frozen=True, slots=True)
class NamedOutlet:
    """An outlet that a sentence names as its source; ``known`` is its entry, None where only its name's shape tells."""

    name: str
    span: Span
    sentence: int
    cue: str | None
    known: tuple[KnownOutlet, ...] = ()


class _Built:
    """The newest index made: one run checks many drafts against the same outlets."""

    outlets: tuple[KnownOutlet, ...] | None = None
    index = OutletIndex(())


def outlet_index(evidence: Evidence) -> OutletIndex:
    """The index of ``evidence.outlets``, built once for one tuple of them."""
    if _Built.outlets is not evidence.outlets:
        _Built.index = OutletIndex(evidence.outlets)
        _Built.outlets = evidence.outlets
    return _Built.index


def named_outlets(draft: Draft, evidence: Evidence) -> Iterator[NamedOutlet]:
    """The outlets that ``draft`` names as sources, in order."""
    index = outlet_index(evidence)
    for a in draft.survey.attributions:
        if a.kind not in (AttributionKind.OUTLET, AttributionKind.PERSON, AttributionKind.BODY):
            continue
        sentence = draft.survey.sentence_index(a.span.start)
        if sentence is None:
            continue
        known = index.all_named(a.text)
        if not known and a.kind is not AttributionKind.OUTLET:
            continue
        if a.kind is not AttributionKind.OUTLET and not _is_meant(a):
            continue
        yield NamedOutlet(a.text, a.span, sentence, a.cue, known)


def _is_meant(a: Attribution) -> bool:
    """Whether a name on the list of outlets is the outlet here: one word alone may be anybody's (Metro, Pace) unless
    it “reports” or “writes”."""
    words = a.text.lower().removeprefix("the ").split()
    if words[0] in MALE_NAMES | FEMALE_NAMES:
        return False
    return len(words) > 1 or bool(a.cue and a.cue.split()[0].lower() in _WRITING) or a.text.isupper()


def citations_in(draft: Draft, sentence: int) -> list[Citation]:
    """The citations that stand in the sentence or right behind its full stop."""
    return [
        c
        for c in draft.citations
        if c.kind is not CitationKind.FRONT_MATTER and draft.survey.sentence_index(c.at.start) == sentence
    ]


def links_in(draft: Draft, sentence: int) -> list[Link]:
    """The links whose words stand in the sentence."""
    return [x for x in draft.links if draft.survey.sentence_index(x.words.start) == sentence]


def is_attributed(draft: Draft, sentence: int, besides: Span) -> bool:
    """Whether the sentence names a person, a body, an outlet or a document beside the words at ``besides``, or links to one."""
    if citations_in(draft, sentence) or links_in(draft, sentence):
        return True
    return any(
        a.kind in _NAMED and not a.span.overlaps(besides) and draft.survey.sentence_index(a.span.start) == sentence
        for a in draft.survey.attributions
    )


def same_outlet(name: str, other: str, index: OutletIndex) -> bool:
    """Whether two names are one outlet's: alike, or listed together, or one a part of the other by whole words."""
    a, b = plain_name(name), plain_name(other)
    if a == b or any(plain_name(n) == b for o in index.all_named(name) for n in (o.name, *o.aliases)):
        return True
    return f" {a} ".find(f" {b} ") >= 0 or f" {b} ".find(f" {a} ") >= 0


def publishes_at(name: str, url: str, known: tuple[KnownOutlet, ...]) -> bool:
    """Whether an outlet of this name may publish at ``url``: by its listed domains, or by a domain made of the name's
    words or first letters. A yes is no proof; it is meant for staying silent."""
    if not is_web(url):
        return False
    site = domain(url) or ""
    if any(site == d or site.endswith("." + d) for o in known for d in o.domains):
        return True
    label = site.split(".")[0].replace("-", "")
    letters = "".join(c for c in strip_marks(plain_name(name)) if c.isalnum())
    if not label or not letters:
        return False
    words = plain_name(name).split()
    initials = "".join(w[0] for w in words)
    if label in letters or letters in label or (len(initials) > 1 and label.startswith(initials)):
        return True
    return len(label) >= _LABEL and label[0] == letters[0] and _is_drawn_from(label, letters)


_LABEL = 5
"""Letters from which on a domain made of a name's letters in order (nytimes) is taken as that outlet's."""


def _is_drawn_from(label: str, letters: str) -> bool:
    rest = iter(letters)
    return all(c in rest for c in label)
