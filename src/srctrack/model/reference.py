"""References: a source in the terms that reference managers and citation styles share (CSL 1.0.2)."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class ReferenceType(StrEnum):
    """What a source is, in CSL's words (Citation Style Language 1.0.2, Appendix III)."""

    ARTICLE = "article"
    ARTICLE_JOURNAL = "article-journal"
    ARTICLE_MAGAZINE = "article-magazine"
    ARTICLE_NEWSPAPER = "article-newspaper"
    BILL = "bill"
    BOOK = "book"
    BROADCAST = "broadcast"
    CHAPTER = "chapter"
    CLASSIC = "classic"
    COLLECTION = "collection"
    DATASET = "dataset"
    DOCUMENT = "document"
    ENTRY = "entry"
    ENTRY_DICTIONARY = "entry-dictionary"
    ENTRY_ENCYCLOPEDIA = "entry-encyclopedia"
    EVENT = "event"
    FIGURE = "figure"
    GRAPHIC = "graphic"
    HEARING = "hearing"
    INTERVIEW = "interview"
    LEGAL_CASE = "legal_case"
    LEGISLATION = "legislation"
    MANUSCRIPT = "manuscript"
    MAP = "map"
    MOTION_PICTURE = "motion_picture"
    MUSICAL_SCORE = "musical_score"
    PAMPHLET = "pamphlet"
    PAPER_CONFERENCE = "paper-conference"
    PATENT = "patent"
    PERFORMANCE = "performance"
    PERIODICAL = "periodical"
    PERSONAL_COMMUNICATION = "personal_communication"
    POST = "post"
    POST_WEBLOG = "post-weblog"
    REGULATION = "regulation"
    REPORT = "report"
    REVIEW = "review"
    REVIEW_BOOK = "review-book"
    SOFTWARE = "software"
    SONG = "song"
    SPEECH = "speech"
    STANDARD = "standard"
    THESIS = "thesis"
    TREATY = "treaty"
    WEBPAGE = "webpage"


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in parts, or whole in ``literal`` (an institution, a pseudonym, a name whose order is not known).
    ``particle`` is what stands before the family name and is sorted with it (“van der”); ``suffix`` is “Jr.”."""

    family: str | None = None
    given: str | None = None
    particle: str | None = None
    suffix: str | None = None
    literal: str | None = None

    @property
    def whole(self) -> str:
        """The name in reading order."""
        parts = (self.given, self.particle, self.family)
        name = self.literal or " ".join(p for p in parts if p)
        return f"{name} {self.suffix}" if self.suffix else name

    @property
    def surname(self) -> str:
        """What the name is sorted by."""
        return self.literal or " ".join(p for p in (self.particle, self.family) if p) or (self.given or "")


OTHERS = PersonName(literal="et al.")
"""The last of names whose list is not complete: BibTeX's “and others”."""


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as far as it is known; ``time`` is what follows the day in ISO 8601 (“T09:30:00Z”). What cannot be read as a
    date stands in ``literal`` as it was written, and the other fields are None."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    time: str | None = None
    literal: str | None = None

    @property
    def iso(self) -> str:
        """ISO 8601 at the precision known; the literal words where there is no year."""
        if self.year is None:
            return self.literal or ""
        parts = [f"{self.year:04d}"]
        parts += [f"{n:02d}" for n in (self.month, self.day) if n is not None]
        return "-".join(parts) + (self.time or "")

    @property
    def as_day(self) -> datetime.date | None:
        """The day, None where it is not known to the day."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return datetime.date(self.year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class ArchivedCopy:
    """A copy at an archive, for readers to follow; ``when`` is the archive's own instant."""

    url: str
    when: datetime.datetime | None = None


@dataclass(frozen=True)
class Reference:
    """A source as it is cited.

    ``fields`` are CSL's text and number variables by CSL's names (``title``, ``container-title``, ``URL`` …), ``names``
    its name variables (``author``, ``editor`` …), ``dates`` its date variables (``issued``, ``accessed`` …). None of them
    holds an empty value.
    """

    key: str
    type: ReferenceType = ReferenceType.WEBPAGE
    fields: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, tuple[PersonName, ...]] = field(default_factory=dict)
    dates: Mapping[str, PartialDate] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    archived: ArchivedCopy | None = None

    def get(self, variable: str) -> str | None:
        return self.fields.get(variable)


def item_type(word: str) -> ReferenceType | None:
    """The type of CSL's word, None for one that is no type."""
    try:
        return ReferenceType(word)
    except ValueError:
        return None


class MarkupFormat(StrEnum):
    """How a written reference is shown: as words alone, or with its italics and links."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"


class LinkForm(StrEnum):
    """How a copy stands beside its link."""

    BESIDE = "beside"
    """A second link: ([archived](copy))."""
    FOOTNOTE = "footnote"
    """A footnote mark, and the note at the end of the draft; Markdown only."""
    ROBUST = "robust"
    """Attributes data-versionurl and data-versiondate (Robust Links 1.0); in Markdown as Pandoc's attributes."""
