"""The JSON Schemas (draft 2020-12) of what the commands answer, kept as files of the package."""

from __future__ import annotations

from importlib.resources import files

from srctrack.errors import UsageError

_FOLDER = "schemas"


def schema_names() -> tuple[str, ...]:
    """The answers that have a schema, in order."""
    folder = files("srctrack") / _FOLDER
    return tuple(sorted(f.name.removesuffix(".json") for f in folder.iterdir() if f.name.endswith(".json")))


def schema_text(name: str) -> str:
    """The schema of that name, as JSON. Raises UsageError when there is none."""
    if name not in schema_names():
        raise UsageError(f"there is no schema “{name}”", f"choose from {', '.join(schema_names())}")
    return (files("srctrack") / _FOLDER / f"{name}.json").read_text(encoding="utf-8")
