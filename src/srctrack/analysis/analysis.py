"""The analysis of one draft: what rules are given.

A part of the analysis is a function of it decorated with ``@derived`` (``figure_checks``, ``quotation_checks``,
``suspect_names``, …). It is computed when a rule first asks for it, kept on the object, and gone with it. What is computed
from one source alone is kept on that source's document, which the store's reader owns and bounds.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from srctrack.model.derived import Derived
from srctrack.model.draft import Draft
from srctrack.model.evidence import Evidence


@dataclass(frozen=True, eq=False)
class Analysis:
    """One draft and the evidence collected for it."""

    draft: Draft
    evidence: Evidence
    derived: Derived = field(default_factory=Derived, repr=False)
