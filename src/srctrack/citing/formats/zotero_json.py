"""Zotero's own JSON export, and what its web API answers."""

from __future__ import annotations

import json

from srctrack.citing.base import ReferenceFormat
from srctrack.citing.formats.zotero_types import is_zotero, reference_of_zotero
from srctrack.errors import UsageError
from srctrack.model.reference import Reference

NOT_SOURCES = frozenset({"attachment", "note", "annotation"})


def read(text: str) -> list[Reference]:
    try:
        items = json.loads(text)
    except json.JSONDecodeError as error:
        raise UsageError(f"line {error.lineno} is not JSON") from error
    if isinstance(items, dict):
        items = items.get("items", [items])
    held = [i.get("data", i) for i in items if isinstance(i, dict)]
    return [reference_of_zotero(i) for i in held if is_zotero(i) and i.get("itemType") not in NOT_SOURCES]


def sniff(ending: str, head: str) -> bool:
    return ending == ".json" and '"itemType"' in head


FORMAT = ReferenceFormat("zotero-json", ".json", "what Zotero and its API export", None, read, sniff)
