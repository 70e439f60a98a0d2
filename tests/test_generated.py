"""Manual pages, completions and the README's tables are what the code says today."""

from __future__ import annotations

from pathlib import Path

from srctrack.cli.app import command_names
from srctrack.cli.generate import generated, stale, with_tables
from srctrack.rules.registry import all_rules

ROOT = Path(__file__).resolve().parent.parent


def test_nothing_is_stale() -> None:
    assert [str(p.relative_to(ROOT)) for p in stale(ROOT)] == [], "run `python -m srctrack.cli.generate`"


def test_every_command_has_a_page_and_help() -> None:
    pages = {p.name: text for p, text in generated(ROOT).items()}
    for name in command_names():
        page = pages[f"srctrack-{name}.1"]
        assert ".SH DESCRIPTION\n.PP\n\n" not in page, f"{name} has no help"
        assert ".SH EXAMPLES" in page, f"{name} has no examples"


def test_the_readme_lists_every_rule() -> None:
    readme = with_tables((ROOT / "docs" / "rules.md").read_text(encoding="utf-8"))
    for rule in all_rules():
        assert f"| {rule.code} | {rule.name} |" in readme


def test_a_stale_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "man").mkdir()
    (tmp_path / "man" / "srctrack-gone.1").write_text("old")
    assert tmp_path / "man" / "srctrack-gone.1" in stale(tmp_path)
