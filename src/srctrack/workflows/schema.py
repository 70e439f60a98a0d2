"""The schemas of what the commands answer."""

from __future__ import annotations

from srctrack.reports.schemas import schema_names, schema_text


def schema(name: str | None) -> str:
    """The JSON Schema of that name; without one, the names there are, a line each."""
    return schema_text(name) if name else "\n".join(schema_names())
