"""The names of styles and formats of references, for the shell to complete."""

from __future__ import annotations

from srctrack.citing.registry import formats, styles, writers


def style_names() -> list[str]:
    return list(styles())


PACKAGE = "wacz"
"""The format of ``export`` that is no list of references but the pages themselves."""


def export_format_names() -> list[str]:
    return [*writers(), PACKAGE]


def import_format_names() -> list[str]:
    return [name for name, known in formats().items() if known.read is not None]
