"""``python -m srctrack.cli.generate``: write what is made from the command line and the rules.

Completions into ``completions/``, manual pages into ``man/``, the tables of ``docs/rules.md`` and ``docs/settings.md`` between markers,
and the pattern of drafts in ``.pre-commit-hooks.yaml``.
With ``--check`` nothing is written, and the exit status is 1 when something is stale.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from srctrack.cli.app import command_names
from srctrack.cli.manual import completions, man_pages
from srctrack.settings.sample import reference
from srctrack.workflows.draft_files import draft_endings
from srctrack.workflows.rules import list_rules


def generated(root: Path) -> dict[Path, str]:
    """Every generated file of the project at ``root``, with the words it must have."""
    out = {root / "completions" / name: text for name, text in completions().items()}
    out |= {root / "man" / name: text for name, text in man_pages().items()}
    rules = root / "docs" / "rules.md"
    if rules.exists():
        out[rules] = with_tables(rules.read_text(encoding="utf-8"))
    settings = root / "docs" / "settings.md"
    if settings.exists():
        out[settings] = _between(settings.read_text(encoding="utf-8"), "settings", reference())
    hooks = root / ".pre-commit-hooks.yaml"
    if hooks.exists():
        out[hooks] = with_endings(hooks.read_text(encoding="utf-8"))
    return out


def with_endings(hooks: str) -> str:
    """``hooks`` with the pattern of the files that are drafts as it must be now."""
    endings = "|".join(ending.removeprefix(".") for ending in draft_endings())
    pattern = re.compile(r"(# files: generated\n *files: )[^\n]*")
    return pattern.sub(lambda m: f"{m.group(1)}(?i)\\.({endings})$", hooks)


def with_tables(page: str) -> str:
    """Return ``page`` with its generated table as it must be now."""
    rows = ["| code | name | flags | severity | fix |", "|---|---|---|---|---|"]
    for r in list_rules():
        summary = r.summary.rstrip(".").replace("|", "\\|")
        rows.append(f"| {r.code} | {r.name} | {summary} | {r.severity.value} | {r.fix} |")
    return _between(page, "rules", "\n".join(rows))


def _between(text: str, name: str, new: str) -> str:
    pattern = re.compile(rf"(<!-- {name}: generated -->\n).*?(<!-- /{name} -->)", re.S)
    return pattern.sub(lambda m: f"{m.group(1)}{new}\n{m.group(2)}", text)


def stale(root: Path) -> list[Path]:
    """The generated files that are missing or not what they must be, and files beside them that nothing makes."""
    wanted = generated(root)
    out = [p for p, text in wanted.items() if not p.exists() or p.read_text(encoding="utf-8") != text]
    for folder in ("completions", "man"):
        out += [p for p in sorted((root / folder).glob("*")) if p not in wanted]
    return out


def main(arguments: list[str]) -> int:
    root = Path.cwd()
    old = stale(root)
    if "--check" in arguments:
        for path in old:
            print(f"stale: {path.relative_to(root)}", file=sys.stderr)
        return 1 if old else 0
    wanted = generated(root)
    for path in old:
        if path in wanted:
            path.parent.mkdir(exist_ok=True)
            path.write_text(wanted[path], encoding="utf-8")
        else:
            path.unlink()
    print(f"{len(old)} of {len(wanted)} files written for {len(command_names())} commands")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
