"""What of a reference does not come back from a format: found by writing it and reading it again, so it is never a guess."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from srctrack.citing.base import ReferenceFormat
from srctrack.model.reference import PartialDate, PersonName, Reference


def losses(references: Sequence[Reference], form: ReferenceFormat) -> dict[str, tuple[str, ...]]:
    """For each key that something is lost of, what: variables by their CSL names, ``type``, ``tags``, ``archived``.
    Nothing for a format that is not read."""
    if form.write is None or form.read is None:
        return {}
    numbered = [replace(r, key=f"r{n}") for n, r in enumerate(references)]
    back = {r.key: r for r in form.read(form.write(numbered))}
    out = {}
    for mine, written in zip(references, numbered, strict=True):
        gone = difference(written, back.get(written.key, Reference(written.key)))
        if gone:
            out[mine.key] = gone
    return out


def difference(before: Reference, after: Reference) -> tuple[str, ...]:
    """What ``before`` says and ``after`` does not say in the same words; blanks and line ends do not count."""
    gone = _changed(_plain(before.fields), _plain(after.fields)) | _changed(_said(before.names), _said(after.names))
    gone |= _changed(_days(before.dates), _days(after.dates))
    if before.type is not after.type:
        gone.add("type")
    if set(before.tags) - set(after.tags):
        gone.add("tags")
    if before.archived and before.archived != after.archived:
        gone.add("archived")
    return tuple(sorted(gone))


def _plain(fields: Mapping[str, str]) -> dict[str, str]:
    return {k: " ".join(v.split()) for k, v in fields.items()}


def _said(names: Mapping[str, tuple[PersonName, ...]]) -> dict[str, list[tuple[str | None, ...]]]:
    """Names as they are printed: whether “van” is kept apart from “Ours” is nothing a reader sees."""
    return {k: [(n.surname, n.given, n.suffix, n.literal) for n in v] for k, v in names.items()}


def _days(dates: Mapping[str, PartialDate]) -> dict[str, PartialDate]:
    return {k: replace(d, time=None) for k, d in dates.items()}


def _changed(before: Mapping[str, object], after: Mapping[str, object]) -> set[str]:
    return {k for k, v in before.items() if after.get(k) != v}
