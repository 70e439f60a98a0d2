from __future__ import annotations

import copy
import json
import re
from typing import Any

import pytest

from samplereport import report
from srctrack.errors import UsageError
from srctrack.reports.base import RenderOptions
from srctrack.reports.registry import load
from srctrack.reports.schemas import schema_names, schema_text

jsonschema = pytest.importorskip("jsonschema", reason="schema tests need jsonschema")


def closed(schema: Any) -> Any:
    """The schema with every object closed, so that a field nobody described is found."""
    schema = copy.deepcopy(schema)

    def close(part: Any) -> None:
        if isinstance(part, dict):
            if "properties" in part:
                part.setdefault("additionalProperties", False)
            for value in part.values():
                close(value)
        elif isinstance(part, list):
            for value in part:
                close(value)

    close(schema)
    return schema


def validate(name: str, answer: Any) -> None:
    jsonschema.Draft202012Validator(closed(json.loads(schema_text(name)))).validate(answer)


@pytest.mark.parametrize("name", schema_names())
def test_a_schema_is_a_schema_that_says_whose_it_is(name: str) -> None:
    schema = json.loads(schema_text(name))
    jsonschema.Draft202012Validator.check_schema(schema)
    if name != "settings":  # what srctrack reads, and no answer of a command
        assert re.search(rf"srctrack\.{name}/\d\b", schema["title"])


@pytest.mark.parametrize("made", [report(), report(findings=(), suppressed=(), failures=(), drafts=())])
def test_the_check_answers_validate(made: Any) -> None:
    validate("check", json.loads(load("json").render(made, RenderOptions())))
    for line in load("jsonl").render(made, RenderOptions()).splitlines():
        validate("check-line", json.loads(line))


def test_an_answer_without_a_field_does_not_validate() -> None:
    answer = json.loads(load("json").render(report(), RenderOptions()))
    del answer["findings"][0]["start"]["line"]
    with pytest.raises(jsonschema.ValidationError):
        validate("check", answer)


def test_no_schema_of_that_name() -> None:
    with pytest.raises(UsageError, match="nope"):
        schema_text("nope")
