"""BibTeX, for the classic styles."""

from __future__ import annotations

from collections.abc import Sequence

from srctrack.citing.base import ReferenceFormat
from srctrack.citing.formats.bib import bib_remarks, read_bib, write_bib
from srctrack.model.reference import Reference


def write(references: Sequence[Reference]) -> str:
    return write_bib(references, biblatex=False)


def sniff(ending: str, head: str) -> bool:
    return ending in (".bib", ".bibtex")


FORMAT = ReferenceFormat(
    "bibtex", ".bib", "for LaTeX's classic styles", write, read_bib, sniff, frozenset({"time"}), remarks=bib_remarks
)
