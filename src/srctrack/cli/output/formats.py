"""The forms an answer is shown in."""

from __future__ import annotations

from enum import StrEnum


class Form(StrEnum):
    """For people, or as one JSON document."""

    PRETTY = "pretty"
    JSON = "json"


class RowForm(StrEnum):
    """As ``Form``; where an answer has many rows, also one JSON object a line, each as soon as it is known."""

    PRETTY = "pretty"
    JSON = "json"
    JSONL = "jsonl"
