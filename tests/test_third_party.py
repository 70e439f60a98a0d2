"""Every dependency is named where its licence and its reason are told, and nothing else is."""

from __future__ import annotations

import re
import tomllib

import pytest

from transcripts import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
BUNDLED = {"known_words.z", "outlets.txt", "concepts.tsv", "opposites.tsv", "roles.tsv"}
"""Files of facts that are shipped: others' words, or written down for srctrack."""


def names(requirements: list[str]) -> set[str]:
    found = {re.split(r"[\[<>=~! ]", one)[0].lower() for one in requirements}
    return found - {"srctrack"}


def told_in(path: str, *, column: int = 0) -> set[str]:
    """The packages named in a column of the page's tables."""
    text = (ROOT / path).read_text(encoding="utf-8")
    cells = [line.strip("|").split("|")[column] for line in text.splitlines() if line.startswith("| ")]
    return {name for cell in cells for name in re.sub(r"\(.*?\)", "", cell).replace(" ", "").split(",")} - {"package"}


OPTIONAL = [one for name, extra in EXTRAS.items() if name not in ("all", "test", "lint") for one in extra]
SHIPPED_WITH = names(PROJECT["dependencies"]) | names(OPTIONAL)
TRIED_WITH = names(EXTRAS["test"] + EXTRAS["lint"])


def test_every_package_has_its_licence_told() -> None:
    assert told_in("THIRD-PARTY.md") == SHIPPED_WITH | TRIED_WITH


def test_every_package_that_is_installed_has_its_reason_told() -> None:
    assert told_in("docs/decisions/6-dependencies.md") == SHIPPED_WITH


@pytest.mark.parametrize("requirement", PROJECT["dependencies"] + OPTIONAL)
def test_a_package_has_both_bounds(requirement: str) -> None:
    assert ">=" in requirement
    assert "<" in requirement


def test_every_file_of_facts_is_told() -> None:
    source = ROOT / "src" / "srctrack"
    lists = {p.name for p in source.rglob("*") if p.suffix in {".z", ".txt", ".dat", ".csv", ".tsv"} and p.is_file()}
    assert lists == BUNDLED
    page = (ROOT / "THIRD-PARTY.md").read_text(encoding="utf-8")
    assert [name for name in sorted(lists) if f"{name}`" not in page] == []


def test_what_is_told_travels_with_the_package() -> None:
    assert "THIRD-PARTY.md" in PROJECT["license-files"]
