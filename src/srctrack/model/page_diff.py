"""What a publisher changed in a page between two captures."""

from __future__ import annotations

from dataclasses import dataclass

from srctrack.model.figure import Figure
from srctrack.model.quote import Quote
from srctrack.model.text import Span


@dataclass(frozen=True, slots=True)
class Swap:
    """Words of the earlier text and what stands in their place in the later one; either may be empty."""

    before: str
    after: str


@dataclass(frozen=True)
class SentenceChange:
    """One sentence that was changed, taken out (``after`` is None) or put in (``before`` is None). The spans index the two
    proses. ``figures`` and ``names`` are those of the one side that the other side's sentence lacks."""

    before: Span | None
    after: Span | None
    swaps: tuple[Swap, ...] = ()
    figures_before: tuple[Figure, ...] = ()
    figures_after: tuple[Figure, ...] = ()
    names_before: tuple[str, ...] = ()
    names_after: tuple[str, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether the sentence stands on both sides, in other words."""
        return self.before is not None and self.after is not None


@dataclass(frozen=True)
class PageChange:
    """All differences of two texts of one page. ``quotes_gone`` are quotations of the earlier text whose words the later
    one lacks, ``quotes_new`` the other way round."""

    sentences: tuple[SentenceChange, ...] = ()
    quotes_gone: tuple[Quote, ...] = ()
    quotes_new: tuple[Quote, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.sentences)
