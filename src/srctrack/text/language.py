"""Which language a text is in, by its script and its commonest words."""

from __future__ import annotations


def detect_language(text: str) -> str | None:
    """The two-letter ISO 639-1 code of the language ``text`` is mostly in; None when that cannot be told."""
    return None
