"""Claims: statements of a draft that can be checked, beside what each source says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from srctrack.errors import UsageError
from srctrack.model.text import Span


class Agreement(StrEnum):
    """How a source's words stand to the draft's."""

    AGREES = "agrees"
    NEAR = "near"
    """The same quantity, claimed more or less exactly (“at least 3,000”, “more than 3,000”)."""
    DIFFERS = "differs"
    SILENT = "silent"
    """The source says nothing that could be compared."""
    UNKNOWN = "unknown"
    """It cannot be told: only a part of the page is kept, or it is in another language."""


class ClaimKind(StrEnum):
    """What kind of statement a claim is."""

    FIGURE = "figure"
    QUOTATION = "quotation"
    NAME = "name"
    """A person with a role: “Alma Bornstein, the presiding judge”."""
    DATE = "date"
    STATEMENT = "statement"
    """A sentence that is attributed to somebody and holds no other claim."""


def claim_kinds(words: Iterable[str]) -> frozenset[str]:
    """Return the kinds that ``words`` name, in singular or plural (``figures``, ``quotes``; ``all`` is every kind).

    Raises UsageError for any other word.
    """
    kinds: set[str] = set()
    for word in words:
        singular = word.strip().lower().removesuffix("s")
        singular = "quotation" if singular == "quote" else singular
        if singular == "all":
            kinds |= {kind.value for kind in ClaimKind}
        elif singular in [kind.value for kind in ClaimKind]:
            kinds.add(singular)
        elif singular:
            names = ", ".join(f"{kind.value}s" for kind in ClaimKind)
            raise UsageError(f"there is no kind of claim “{word}”", f"there are {names}, and all")
    return frozenset(kinds)


@dataclass(frozen=True, slots=True)
class SourceSays:
    """One cell: what the source ``key`` says of a claim, in its own words; ``span`` indexes its article. ``cited`` tells whether
    the claim's sentence leans on it."""

    key: str
    agreement: Agreement
    words: str | None = None
    span: Span | None = None
    cited: bool = False


@dataclass(frozen=True, slots=True)
class ClaimCount:
    """How many claims of one kind the sources agree with, say otherwise, and could not be matched with."""

    agree: int = 0
    differ: int = 0
    unmatched: int = 0

    @property
    def total(self) -> int:
        return self.agree + self.differ + self.unmatched

    def __add__(self, other: ClaimCount) -> ClaimCount:
        return ClaimCount(self.agree + other.agree, self.differ + other.differ, self.unmatched + other.unmatched)


NONE_COUNTED = ClaimCount()

_OPENING = frozenset('“„«"‘‹')


@dataclass(frozen=True, slots=True)
class Claim:
    """One row: ``statement`` says what is claimed of what (“migrants arrested”), ``words`` are the draft's own (“at least
    3,000”) and ``span`` their place in its file."""

    span: Span
    statement: str
    words: str
    says: tuple[SourceSays, ...] = ()
    kind: ClaimKind = ClaimKind.FIGURE
    sentence: str = ""
    """The whole sentence, on one line."""
    rests_on: tuple[str, ...] = ()
    """Keys of the pages that the claim rests on, the firmest first."""
    id: str = ""

    @property
    def quoted(self) -> str:
        """The words in quotation marks: their own where they have them."""
        return self.words if self.words[:1] in _OPENING else f"“{self.words}”"

    @property
    def agreement(self) -> Agreement:
        """The claim's own: of the sources its sentence leans on, else of all, agreement before difference before the rest."""
        cells = [s.agreement for s in self.says if s.cited] or [s.agreement for s in self.says]
        order = (Agreement.AGREES, Agreement.DIFFERS, Agreement.NEAR, Agreement.UNKNOWN)
        return next((a for a in order if a in cells), Agreement.SILENT)
