"""The server adds nothing to what ``check`` does: its modules speak the protocol and ask the workflows."""

from __future__ import annotations

import ast
from pathlib import Path

LSP = Path(__file__).resolve().parents[2] / "src" / "srctrack" / "lsp"
ASKED = ("srctrack.errors", "srctrack.lsp", "srctrack.model", "srctrack.patterns", "srctrack.workflows")
"""What the modules may import of srctrack: no rules, no analysis, no comparing, no reading of drafts or libraries."""


def imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    plain = {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
    return plain | {n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}


def test_the_server_has_no_logic_of_rules() -> None:
    modules = sorted(LSP.glob("*.py"))
    assert len(modules) > 5
    own = {(p.name, name) for p in modules for name in imported(p) if name.startswith("srctrack.")}
    assert {one for one in own if not one[1].startswith(ASKED)} == set()


def test_the_server_checks_with_the_checker_of_check() -> None:
    """The only way from a text to findings is ``check_words``, which asks the checker that ``check`` makes."""
    editing = LSP.parent / "workflows" / "editing"
    words = (editing / "edited_draft.py").read_text(encoding="utf-8")
    assert "checker.collect(draft)" in words
    assert "checker.judge(draft, evidence)" in words
    assert "make_checker(" in (editing / "workspace.py").read_text(encoding="utf-8")
    assert "srctrack.rules" not in {name for p in editing.glob("*.py") for name in imported(p)}
