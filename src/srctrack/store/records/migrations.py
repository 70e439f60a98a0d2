"""Records of earlier schemas, lifted to this one.

A record says by which schema it is written, so that records of several can stand side by side (a branch merged late).
Reading lifts in memory and changes nothing; the first write of a later srctrack rewrites the records, then the head, under
the lock: ended in between, the next write goes on where it stopped.
"""

from __future__ import annotations

from collections.abc import Callable

from srctrack.errors import NewerStore
from srctrack.store import layout
from srctrack.store.records.json_codec import Record

Step = Callable[[Record], Record]
"""From a record of one schema to one of the next; it must not fail for any record that schema could hold."""

STEPS: dict[int, Step] = {}
"""By the schema that is left behind. Schema 1 is the first there was."""


def lifted(record: Record, path: str) -> Record:
    """The record as this srctrack writes it. Raises NewerStore for one of a later schema."""
    schema = record.get("schema", 1)
    if not isinstance(schema, int):
        raise ValueError(f"“schema” is a number, not {schema!r}")
    if schema > layout.SCHEMA:
        raise NewerStore(
            f"{path} was written by a later srctrack (schema {schema}; this one knows {layout.SCHEMA})",
            "install the newer srctrack; nothing was changed",
        )
    while schema < layout.SCHEMA:
        record = STEPS[schema](record)
        schema += 1
        record["schema"] = schema
    return record
