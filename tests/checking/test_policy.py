"""Which rules run where, what findings weigh there, and what fails."""

from dataclasses import replace

import pytest

from srctrack.checking.policy import Policy, fits
from srctrack.errors import UsageError
from srctrack.model.finding import Confidence, Finding, Severity
from srctrack.model.settings import PathSettings
from srctrack.model.text import Span
from srctrack.rules.base import Rule, nothing

RULES = tuple(Rule(c, n, Severity.ERROR, nothing) for c, n in [("D401", "one"), ("D403", "two"), ("N101", "three")])
QUIET = Rule("C903", "asked-for", Severity.WARNING, nothing, on=False)


def codes(rules):
    return [r.code for r in rules]


def finding(code="D403", path="a.md"):
    return Finding(code, "name", Severity.ERROR, "message", path, Span(0, 1))


def test_the_longest_prefix_wins():
    assert codes(Policy(select=("D", "N"), ignore=("D40",)).rules(RULES, "a.md")) == ["N101"]
    assert codes(Policy(select=("D401",), ignore=("D",)).rules(RULES, "a.md")) == ["D401"]
    assert codes(Policy(ignore=("two",)).rules(RULES, "a.md")) == ["D401", "N101"]


def test_a_rule_that_waits_to_be_asked_for():
    assert codes(Policy().rules((*RULES, QUIET), "a.md")) == codes(RULES)
    assert codes(Policy(select=("C",)).rules((*RULES, QUIET), "a.md")) == []
    assert codes(Policy(select=("asked-for",)).rules((*RULES, QUIET), "a.md")) == ["C903"]


def test_a_folder_says_more_than_the_newsroom_and_a_file_more_than_its_folder():
    policy = Policy(
        severities={"D": Severity.NOTE},
        paths=(
            PathSettings("news/", severities={"D403": Severity.WARNING}, fail_on=Severity.WARNING),
            PathSettings("news/live/*.md", ignore=("D403",), fail_on=Severity.ERROR),
        ),
    ).settled(RULES)
    assert policy.weighed([finding()], "a.md")[0].severity is Severity.NOTE
    assert policy.weighed([finding()], "news/a.md")[0].severity is Severity.WARNING
    assert codes(policy.rules(RULES, "news/live/a.md")) == ["D401", "N101"]
    noted = policy.weighed([finding(path="news/a.md")], "news/a.md")[0]
    assert policy.fails(noted)
    assert not policy.fails(policy.weighed([finding()], "a.md")[0])
    assert codes(policy.running(RULES)) == codes(RULES)


def test_findings_below_the_lowest_confidence_are_left_out():
    sure, unsure = finding(), replace(finding(), confidence=Confidence.MEDIUM)
    assert Policy(min_confidence=Confidence.HIGH).weighed([sure, unsure], "a.md") == [sure]
    assert Policy(min_confidence=Confidence.MEDIUM).weighed([sure, unsure], "a.md") == [sure, unsure]


def test_an_unknown_word_is_told():
    with pytest.raises(UsageError, match="D998"):
        Policy(ignore=("D998",)).settled(RULES)


@pytest.mark.parametrize(
    ("path", "pattern", "holds"),
    [
        ("news/a.md", "news/", True),
        ("news/x/a.md", "news", True),
        ("newsroom/a.md", "news", False),
        ("a-live.md", "*-live.md", True),
        ("x/a-live.md", "*-live.md", True),
        ("x/y/a.md", "**/a.md", True),
        ("a.md", "**/a.md", True),
        ("../a.md", "news", False),
    ],
)
def test_patterns(path, pattern, holds):
    assert fits(path, pattern) is holds
