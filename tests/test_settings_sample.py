"""The sample of the settings, their reference and their schema name the same settings."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from srctrack.reports.schemas import schema_text
from srctrack.settings.read import SETTINGS, read_settings
from srctrack.settings.sample import sample


def test_the_sample_sets_nothing(tmp_path: Path) -> None:
    path = tmp_path / "srctrack.toml"
    path.write_text(sample(), encoding="utf-8")
    assert read_settings(path).origins == {}


def test_every_line_of_the_sample_can_be_set(tmp_path: Path) -> None:
    lines = sample().splitlines()
    uncommented = [
        line[2:] if line.startswith("# ") and (" = " in line or line.startswith("# [")) else line for line in lines
    ]
    path = tmp_path / "srctrack.toml"
    path.write_text("\n".join(uncommented[4:]), encoding="utf-8")
    assert set(read_settings(path).origins) == {s.name for s in SETTINGS}


def _names(schema: dict[str, object], before: str = "") -> set[str]:
    out = set()
    for name, inner in schema["properties"].items():  # type: ignore[attr-defined]
        if "properties" in inner and name != "archive":
            out |= _names(inner, f"{name}.")
        else:
            out.add(before + name)
    return out


def test_the_schema_knows_every_setting() -> None:
    assert _names(json.loads(schema_text("settings"))) == {s.name for s in SETTINGS}


def test_the_schema_takes_what_srctrack_takes() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads(schema_text("settings"))
    jsonschema.validate(
        tomllib.loads('[check]\nselect = ["N"]\n[check.paths."a/"]\nfail-on = "note"\n[archive.wayback]\nurl = "x"'),
        schema,
    )
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(tomllib.loads("[check]\nselekt = []"), schema)
