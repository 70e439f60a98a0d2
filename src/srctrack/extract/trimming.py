"""What is taken off an article's blocks once found: the lines around a text that are not of it."""

from __future__ import annotations

from srctrack.extract.blocks import Piece


def trim(found: list[Piece], title: str | None) -> list[Piece]:
    return found
