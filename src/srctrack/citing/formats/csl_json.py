"""CSL-JSON: what citation processors read."""

from __future__ import annotations

import json
from collections.abc import Sequence

from srctrack.citing.base import ReferenceFormat
from srctrack.citing.formats.csl_items import csl_json_of, reference_of_item
from srctrack.errors import UsageError
from srctrack.model.reference import Reference


def write(references: Sequence[Reference]) -> str:
    return json.dumps([csl_json_of(r) for r in references], ensure_ascii=False, indent=2) + "\n"


def read(text: str) -> list[Reference]:
    try:
        items = json.loads(text)
    except json.JSONDecodeError as error:
        raise UsageError(f"line {error.lineno} is not JSON") from error
    if isinstance(items, dict):
        items = items.get("items", [items])
    if not isinstance(items, list):
        raise UsageError("CSL-JSON is a list of items")
    return [reference_of_item(i) for i in items if isinstance(i, dict)]


def sniff(ending: str, head: str) -> bool:
    return ending in (".json", ".csljson") and '"itemType"' not in head and ('"type"' in head or head.strip() == "[]")


FORMAT = ReferenceFormat(
    "csl-json", ".json", "what citation processors read", write, read, sniff, unsupported_fields=frozenset({"time"})
)
