"""What a citation style and an exchange format are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from srctrack.citing.styles.locales import Locale
from srctrack.citing.styles.rich_text import Wording
from srctrack.model.reference import Reference


@dataclass(frozen=True)
class CitationStyle:
    """One way to write a reference. ``write`` gets the reference and the words of a language; ``summary`` is one phrase,
    ``authority`` the guide and edition it follows. ``plain`` styles are markup themselves and take no italics."""

    name: str
    write: Callable[[Reference, Locale], Wording]
    summary: str
    authority: str
    plain: bool = False


@dataclass(frozen=True)
class Remark:
    """What is said of one line of a file that was read: ``lost`` where what it holds was left out."""

    line: int
    said: str
    lost: bool = False


@dataclass(frozen=True)
class ReferenceFormat:
    """One format that reference managers read or write. ``write`` and ``read`` work on whole files; either may lack.
    ``read`` raises UsageError for a file that is not of the format. ``sniff`` tells from a file's ending and its
    first 4,096 characters whether it is of this format. ``remarks`` gives what is to be said of lines of a file.

    ``unsupported_fields`` names what the format has no place for: variables by their CSL names, ``time`` (of day),
    ``archived``, ``tags``, ``type`` (types that are not told apart).
    """

    name: str
    file_ending: str
    summary: str
    write: Callable[[Sequence[Reference]], str] | None = None
    read: Callable[[str], list[Reference]] | None = None
    sniff: Callable[[str, str], bool] | None = None
    unsupported_fields: frozenset[str] = frozenset()
    remarks: Callable[[str], list[Remark]] | None = None
