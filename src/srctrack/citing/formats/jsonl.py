"""One JSON object a line: CSL items whose dates are ISO 8601, so that nothing of a reference is lost."""

from __future__ import annotations

import json
from collections.abc import Sequence

from srctrack.citing.base import ReferenceFormat
from srctrack.citing.formats.csl_items import csl_json_of, reference_of_item
from srctrack.citing.formats.zotero_types import is_zotero, reference_of_zotero
from srctrack.errors import UsageError
from srctrack.model.reference import Reference


def write(references: Sequence[Reference]) -> str:
    lines = []
    for reference in references:
        item = csl_json_of(reference) | {k: d.iso for k, d in sorted(reference.dates.items())}
        if reference.tags:
            item["keyword"] = list(reference.tags)
        lines.append(json.dumps(item, ensure_ascii=False) + "\n")
    return "".join(lines)


def read(text: str) -> list[Reference]:
    """CSL items, or Zotero's, a line each."""
    out = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
        except json.JSONDecodeError as error:
            raise UsageError(f"line {number} is not JSON") from error
        if not isinstance(item, dict):
            raise UsageError(f"line {number} is not a JSON object")
        if is_zotero(item):
            out.append(reference_of_zotero(item))
        else:
            tags = item.pop("keyword", None)
            read_item = reference_of_item(item)
            kept = tuple(map(str, tags)) if isinstance(tags, list) else reference_of_item({"keyword": tags}).tags
            out.append(
                Reference(
                    read_item.key,
                    read_item.type,
                    read_item.fields,
                    read_item.names,
                    read_item.dates,
                    kept,
                    read_item.archived,
                )
            )
    return out


def sniff(ending: str, head: str) -> bool:
    return ending in (".jsonl", ".ndjson")


FORMAT = ReferenceFormat("jsonl", ".jsonl", "one CSL item per line; nothing is lost", write, read, sniff)
