"""Messages are one voice: what is the case and what to do, without alarm, apology or blame."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from srctrack.rules.registry import all_rules
from test_layers import SRC, modules

NEVER = re.compile(r"\b(?:sorry|please|oops|unfortunately|illegal|wrong|failed to|unable to)\b|!(?:\s|$)", re.I)
"""Words that blame, beg or alarm. “Please report it” stands once, where srctrack itself made a mistake."""
SAYS = re.compile(r".*(?:Error|Store|Locked|_error|finding|warn|talk|Option|Argument|Unclear|Unreached|Refused)$")
"""What carries a sentence to a person: exceptions, findings, the console, an option's help, an archive's answer."""
OWN_MISTAKE = {"cli/exit_codes.py", "workflows/check/checker.py"}


def flat(node: ast.AST) -> str | None:
    """A text as written, with what is put in left out."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(v.value) if isinstance(v, ast.Constant) else "…" for v in node.values)
    return None


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Every text that is handed to something that says it, with its line."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call):
            called = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if SAYS.fullmatch(called):
                for value in [*node.args, *(k.value for k in node.keywords)]:
                    words = flat(value)
                    if words and " " in words:
                        yield node.lineno, words


def test_no_message_blames_begs_or_alarms() -> None:
    odd, seen = [], 0
    for path in modules():
        place = path.relative_to(SRC).as_posix()
        for line, words in sentences(path.read_text(encoding="utf-8")):
            seen += 1
            if NEVER.search(words) and place not in OWN_MISTAKE:
                odd.append(f"{place}:{line}: {words}")
    assert odd == []
    assert seen > 300


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_a_rule_is_summed_up_in_a_sentence(rule: object) -> None:
    summary = rule.summary  # type: ignore[attr-defined]
    assert summary[0].isupper()
    assert summary.endswith(".")
    assert "!" not in summary


def test_a_message_that_alarms_is_told() -> None:
    found = list(sentences('raise UsageError(f"{x} is wrong!", "please try again")'))
    assert [words for _, words in found] == ["… is wrong!", "please try again"]
    assert all(NEVER.search(words) for _, words in found)
