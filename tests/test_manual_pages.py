"""The example of every manual page is true: the rule flags what is to be replaced, and nothing in what replaces it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from casepages import Case, _names, _source, draft_of, evidence_of
from manual_pages import example
from srctrack.analysis.analysis import Analysis
from srctrack.checking.engine import run_rules
from srctrack.model.finding import Finding, Severity
from srctrack.rules.base import Rule
from srctrack.rules.registry import all_rules

BY_CODE = {rule.code: rule for rule in all_rules()}
_LINK = re.compile(r"\[([^\]]*)\]\((https?://[^)\s]+)\)|<?(https?://[^>\s]+)")
SET_UP_BY_HAND = {
    "C904": "which kinds have to be signed is an option",
    "C905": "what was signed is in the library",
    "D408": "the name of the file counts",
    "L607": "the pages of a PDF are not in its words",
    "L602": "the library and the archive are outside the draft",
    "L603": "the server's answer is outside the draft",
}
"""Rules about more than a draft and its pages; ``test_cases.py`` runs them with all that they need."""
RUN = sorted(set(BY_CODE) - set(SET_UP_BY_HAND))


def found(rule: Rule, text: str, folder: Path) -> list[Finding]:
    """Return what ``rule`` finds in ``text``, with the pages and lists of its example."""
    shown = example(rule)
    addresses = {words: url for words, url, bare in _LINK.findall(shown.before + shown.after) if url}
    sources = [
        _source(
            {
                "key": f"page-{number}",
                "outlet": outlet,
                "url": next((url for words, url in addresses.items() if words in outlet), f"https://{number}.example/"),
                "published": "2024-01-02",
            }
            | ({"earlier": shown.earlier[outlet]} if outlet in shown.earlier else {}),
            page.strip(),
        )
        for number, (outlet, page) in enumerate(shown.pages.items())
    ]
    case = Case("manual", rule.code, "example", True, text, [], sources, names=_names(shown.names))
    draft = draft_of(case, folder)
    evidence = evidence_of(case, draft)
    if rule.review is None:
        return list(rule.check(Analysis(draft, evidence)))
    return [f for f in run_rules(Analysis(draft, evidence), all_rules())[0] if f.code == rule.code]


@pytest.mark.parametrize("code", RUN)
def test_the_rule_flags_what_its_example_replaces(code: str, tmp_path: Path) -> None:
    shown = example(BY_CODE[code])
    assert found(BY_CODE[code], shown.before, tmp_path), f"{code} does not flag: {shown.before}"


@pytest.mark.parametrize("code", RUN)
def test_the_rule_leaves_alone_what_its_example_asks_for(code: str, tmp_path: Path) -> None:
    """Nothing but a note is left, where the rule finds more than notes: F208 still says that two sources differ."""
    rule = BY_CODE[code]
    shown = example(rule)
    if shown.after.startswith("srctrack "):
        pytest.skip("the answer is a command")
    left = found(rule, shown.after, tmp_path)
    assert [f.message for f in left if rule.severity is Severity.NOTE or f.severity is not Severity.NOTE] == []


@pytest.mark.parametrize("code", sorted(SET_UP_BY_HAND))
def test_the_other_examples_show_both_sides(code: str) -> None:
    shown = example(BY_CODE[code])
    assert shown.before
    assert shown.after
    assert shown.before != shown.after
