"""What Chicago's two forms, the note and the reference list, write alike."""

from __future__ import annotations

from srctrack.citing.styles.components import copy_day
from srctrack.citing.styles.locales import Locale
from srctrack.model.reference import Reference


def diss(kind: str | None) -> str | None:
    """“PhD diss.” (14.215)."""
    return kind.replace("dissertation", "diss.") if kind else None


def numbered(reference: Reference) -> str | None:
    """“Report no. 12” (14.220)."""
    number = reference.get("number")
    return f"{reference.get('genre') or 'Report'} no. {number}" if number else None


def archived(reference: Reference, locale: Locale) -> str | None:
    """“archived March 5, 2024, address”: an archive's copy stands behind the address of the page (14.15)."""
    copy = reference.archived
    day = locale.long(copy_day(reference))
    return " ".join(p for p in (locale.archived, f"{day}," if day else None, copy.url) if p) if copy else None
