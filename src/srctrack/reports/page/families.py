"""Families of rules, as people name them."""

from __future__ import annotations

from srctrack.model.finding import Severity

FAMILIES = {
    "N": "Names",
    "F": "Figures",
    "Q": "Quotations",
    "D": "Dates",
    "A": "Attribution",
    "L": "Links and citations",
    "S": "Changed sources",
    "T": "Typography",
}
SIGNS = {Severity.ERROR: "✕", Severity.WARNING: "!", Severity.NOTE: "i"}
"""What stands for a severity beside its colour."""


def family(code: str) -> str:
    """The family of a rule's code; the letter itself for one that is not known here."""
    return FAMILIES.get(code[:1], code[:1])
