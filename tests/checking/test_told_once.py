"""One slip is told once: the finding that shows most of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from casepages import _case, draft_of, evidence_of
from srctrack.analysis.analysis import Analysis
from srctrack.checking.engine import run_rules
from srctrack.rules.registry import all_rules

COURT = """
```source key=court outlet="Tarnhus Avis" url=https://tarnhusavis.example/court published=2024-01-02 {more}
{text}
```

```draft
{draft} ([Tarnhus Avis](https://tarnhusavis.example/court)).
```
"""
CHARGED = "Of the 31 keepers charged, two were released, two were fined and {} were deported, the court said"


def codes(tmp_path: Path, text: str, draft: str, more: str = "", only: tuple[str, ...] = ("F", "S7")) -> list[str]:
    case = _case("told once", "F209", "told once", False, COURT.format(text=text, draft=draft, more=more))
    read = draft_of(case, tmp_path)
    rules = [r for r in all_rules() if r.code.startswith(only)]
    found, failures = run_rules(Analysis(read, evidence_of(case, read)), rules)
    assert not failures
    return [f.code for f in found]


def test_a_part_that_is_not_the_sources_is_told_and_not_the_sum(tmp_path: Path) -> None:
    assert codes(tmp_path, CHARGED.format(27) + ".", CHARGED.format(26)) == ["F201"]


def test_a_sum_that_the_source_has_too_is_told(tmp_path: Path) -> None:
    assert codes(tmp_path, CHARGED.format(26) + ".", CHARGED.format(26)) == ["F209"]


def test_a_sum_is_told_where_the_other_rule_is_not_run(tmp_path: Path) -> None:
    assert codes(tmp_path, CHARGED.format(27) + ".", CHARGED.format(26), only=("F209",)) == ["F209"]


def test_a_percentage_that_is_not_the_sources_is_told_once(tmp_path: Path) -> None:
    said = "The inspectors of Tarnhus found rust on 14 of the 31 bridges, or {} percent, after the flood of last spring"
    assert codes(tmp_path, said.format(45) + ".", said.format(54)) == ["F201"]


@pytest.mark.parametrize(
    ("before", "kept"), [("Police checked 3,000 keepers at the market.", ["S701"]), ("Fog.", ["F201"])]
)
def test_a_figure_the_page_had_before_is_told_as_the_pages_change(tmp_path: Path, before: str, kept: list[str]) -> None:
    said = "Police checked {} keepers at the market of Tarnhus on Friday"
    earlier = before.replace("market.", "market of Tarnhus on Friday.")
    found = codes(tmp_path, said.format("1,300") + ".", said.format("3,000"), more=f'earlier="{earlier}"')
    assert found == kept


def test_a_speaker_whose_name_is_a_slip_is_told_by_the_name(tmp_path: Path) -> None:
    source = (
        "The pond is kept by Odile Farkas. “We count every goose on the pond before the gate is locked,” Farkas said."
    )
    draft = "The pond of Odile Farkas is old. “We count every goose on the pond before the gate is locked,” Frakas said"
    assert codes(tmp_path, source, draft, only=("N", "Q")) == ["N101"]


def test_another_speaker_is_told(tmp_path: Path) -> None:
    said = (
        "“We count every goose on the pond before the gate is locked,” said Odile {}, the keeper of the pond at Tarnhus"
    )
    assert codes(
        tmp_path, said.format("Farkas") + ".", said.replace("Odile", "Petra").format("Nyman"), only=("N", "Q")
    ) == ["Q306"]
