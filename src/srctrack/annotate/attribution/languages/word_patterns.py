"""What a language says of speakers: the shape of every file of this package."""

from __future__ import annotations

from dataclasses import dataclass

from srctrack.language.normalize import strip_marks


@dataclass(frozen=True)
class ReportingGrammar:
    """The words by which one language ties a quotation to its speaker.

    ``cues`` are forms of one speaker's saying, split at commas, each a word or a few (“a déclaré”); ``by`` are words with which a
    speaker is given instead (“по словам”, “selon”). ``offices`` are beginnings of words that stand before a name as an office
    does, in lower case; they are matched at the end of a word too, so that compounds count. ``ties`` are words
    behind which a capitalised word belongs to what stands before it (“le maire de Lyon”); ``barred`` words
    open a part of the sentence in which somebody else may be named. ``openers`` begin a sentence with a capital and belong to no name. ``given`` are common given names: behind words of
    ``by`` that are also used of papers and bodies (``by_is_wide``), only who bears one is taken for a person. ``cases`` is true where names are declined: then a speaker
    of a word of saying must stand in the first case. ``speaks_in_commas`` is true where the writer's words (“, raconte Samia Benali,”)
    stand within the marks between commas.
    """

    language: str
    cues: str
    by: str
    offices: str = ""
    ties: str = ""
    barred: str = ""
    openers: str = ""
    given: str = ""
    by_is_wide: bool = True
    cases: bool = False
    speaks_in_commas: bool = False


def words_of(field: str) -> frozenset[str]:
    return frozenset(field.split())


def flat(word: str) -> str:
    """A word in lower case without marks, as given names are kept."""
    return strip_marks(word).lower()
