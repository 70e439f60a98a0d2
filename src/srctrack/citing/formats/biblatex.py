"""BibLaTeX, which knows pages on the web, videos, and dates with days."""

from __future__ import annotations

from collections.abc import Sequence

from srctrack.citing.base import ReferenceFormat
from srctrack.citing.formats.bib import bib_remarks, read_bib, write_bib
from srctrack.model.reference import Reference


def write(references: Sequence[Reference]) -> str:
    return write_bib(references, biblatex=True)


FORMAT = ReferenceFormat(
    "biblatex", ".bib", "for LaTeX with biber, and for Pandoc", write, read_bib, remarks=bib_remarks
)
