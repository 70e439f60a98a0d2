"""The page ``docs/messages.md``: what each rule says in its flagged cases, for people to read from top to bottom.

``python tests/messages_page.py`` writes it anew; ``tests/test_message_words.py`` compares it with what the rules say now.
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

from casepages import PAGES, cases, draft_of, evidence_of  # noqa: E402
from srctrack.analysis.analysis import Analysis  # noqa: E402
from srctrack.checking.engine import run_rules  # noqa: E402
from srctrack.model.finding import Finding  # noqa: E402
from srctrack.rules.registry import all_rules  # noqa: E402

PAGE = ROOT / "docs" / "messages.md"
HEAD = """# What srctrack says

Every kind of message, with the words of the draft that it is about. Written by `python tests/messages_page.py` from the rules' own
test cases.
"""


def findings(folder: Path) -> dict[str, list[tuple[str, Finding]]]:
    """By code: each finding of the rules' flagged cases with the words of the draft that it marks."""
    by_code = {rule.code: rule for rule in all_rules()}
    found: dict[str, list[tuple[str, Finding]]] = {code: [] for code in by_code}
    for path in sorted(PAGES.glob("*.md")):
        for case in cases(path):
            if not case.flagged:
                continue
            draft = draft_of(case, folder)
            rule, analysis = by_code[case.code], Analysis(draft, evidence_of(case, draft))
            if rule.review is None:
                said = list(rule.check(analysis))
            else:
                said = [f for f in run_rules(analysis, all_rules())[0] if f.code == rule.code]
            found[case.code] += [(f.span.of(case.draft), f) for f in said]
    return found


def render(found: dict[str, list[tuple[str, Finding]]]) -> str:
    """The page: a section per rule, its first five messages that differ."""
    names = {rule.code: rule.name for rule in all_rules()}
    parts = [HEAD]
    for code, said in found.items():
        parts.append(f"\n## {code} {names[code]}\n")
        seen: dict[str, str] = {}
        for words, finding in said:
            seen.setdefault(re.sub(r"\S*/draft\.md", "draft.md", finding.message), " ".join(words.split()))
        for message, words in list(seen.items())[:5]:
            shown = words if len(words) <= 60 else words[:59] + "…"
            parts.append(f"- {message}  \n  *{shown}*" if shown else f"- {message}")
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        PAGE.write_text(render(findings(Path(scratch))), encoding="utf-8")
