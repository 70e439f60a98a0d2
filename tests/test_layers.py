"""The house as a table: which floor may know which. Imports inside functions count."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SRC = Path(__file__).resolve().parent.parent / "src" / "srctrack"
EVERYWHERE = {"content_encoding", "errors", "discovery", "patterns", "srctrack"}

TEXT = {"model", "language", "annotate"}
"""What every sibling may know: what exists, and how one text is read."""

MAY_KNOW: dict[str, set[str]] = {
    "model": {"model"},
    "language": {"language", "model"},
    "annotate": TEXT,
    "compare": {"compare", *TEXT},
    "analysis": {"analysis", "compare", *TEXT},
    "rules": {"rules", "analysis", "compare", *TEXT},
    "checking": {"checking", "rules", "analysis", "compare", *TEXT},
    "fetch": {"fetch", *TEXT},
    "extract": {"extract", *TEXT},
    "archive": {"archive", *TEXT},
    "store": {"store", *TEXT},
    "drafts": {"drafts", *TEXT},
    "newsroom": {"newsroom", *TEXT},
    "citing": {"citing", *TEXT},
    "settings": {"settings", "model"},
    "reports": {"reports", "model"},
    "workflows": {
        "workflows", "checking", "rules", "analysis", "compare", *TEXT, "fetch", "extract", "archive", "store", "drafts",
        "newsroom", "citing", "reports", "settings",
    },
    "cli": {"cli", "lsp", "workflows", "reports", "settings", *TEXT},
    "lsp": {"lsp", "workflows", *TEXT},
    "__main__": {"cli"},
    "api": {"workflows", "store", "annotate", "model"},
    "content_encoding": set(),
    "errors": set(),
    "discovery": set(),
    "patterns": set(),
    "srctrack": set(),
}  # fmt: skip

MET_IN = {
    "filelock": {"store/files/lock.py"},
    "htmldate": {"extract/metadata/"},
    "httpx": {"fetch/http.py", "archive/client.py"},
    "lxml": {"extract/", "drafts/word/comments.py"},
    "readability": {"extract/content/"},
    "waybackpy": {"archive/"},
    "tinydb": {"store/"},
    "obstore": {"store/remote/objects.py"},
    "rich": {"cli/console.py"},
    "typer": {"cli/"},
    "warcio": {"store/", "extract/"},
    "trafilatura": {"extract/"},
    "citeproc": {"citing/"},
    "pypdf": {"extract/formats/pdf.py"},
    "pygls": {"lsp/"},
    "lsprotocol": {"lsp/"},
    "rfc3161_client": {"store/seals/tokens.py"},
    "cryptography": {"store/seals/tokens.py"},
    "pylatexenc": {"drafts/markup/latex.py"},
    "yaml": {"drafts/front_matter/yaml_fields.py"},
}


def modules() -> list[Path]:
    return sorted(SRC.rglob("*.py"))


def imported(path: Path) -> list[tuple[int, str]]:
    """Every dotted name a file imports, with its line; ``from a import b`` names ``a.b`` where that is a module."""
    out = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            out += [(node.lineno, a.name) for a in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: a relative import"
            out.append((node.lineno, node.module or ""))
    return out


def floor(dotted: str) -> str | None:
    parts = dotted.split(".")
    if parts[0] != "srctrack":
        return None
    return parts[1] if len(parts) > 1 else "srctrack"


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(SRC)))
def test_arrows_go_down_only(path: Path) -> None:
    here = path.relative_to(SRC)
    mine = here.parts[0].removesuffix(".py") if here.name != "__init__.py" or len(here.parts) > 1 else "srctrack"
    assert mine in MAY_KNOW, f"{here}: a floor that the table does not know"
    for line, name in imported(path):
        other = floor(name)
        if other is not None and other not in EVERYWHERE:
            assert other in MAY_KNOW[mine], f"{here}:{line}: {mine} may not know {other} ({name})"


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(SRC)))
def test_a_library_is_met_in_one_place(path: Path) -> None:
    here = path.relative_to(SRC).as_posix()
    for line, name in imported(path):
        places = MET_IN.get(name.split(".")[0])
        if places is not None:
            assert any(here.startswith(p) for p in places), (
                f"{here}:{line}: {name} is met in {', '.join(sorted(places))}"
            )


def test_the_table_fails_for_an_arrow_upward(tmp_path: Path) -> None:
    odd = tmp_path / "odd.py"
    odd.write_text("def f():\n    from srctrack.cli.app import app\n    return app\n")
    assert [floor(name) for _, name in imported(odd)] == ["cli"]
    assert "cli" not in MAY_KNOW["annotate"]


def circles(arrows: dict[str, set[str]]) -> list[str]:
    """The modules that come back to themselves along ``arrows``."""
    out = []
    for start in arrows:
        seen: set[str] = set()
        waiting = list(arrows[start])
        while waiting:
            at = waiting.pop()
            if at not in seen:
                seen.add(at)
                waiting += arrows[at]
        if start in seen:
            out.append(start)
    return sorted(out)


def test_no_module_needs_itself() -> None:
    """Imports inside functions count; those for types alone, and of a package by its own modules, do not."""
    paths = {".".join(("srctrack", *p.relative_to(SRC).with_suffix("").parts)): p for p in modules()}
    paths = {name.removesuffix(".__init__"): p for name, p in paths.items()}
    arrows: dict[str, set[str]] = {}
    for name, path in paths.items():
        named: set[str] = set()
        for node in ast.walk(_without_types(ast.parse(path.read_text(encoding="utf-8")))):
            if isinstance(node, ast.Import):
                named |= {a.name for a in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                named |= {node.module, *(f"{node.module}.{a.name}" for a in node.names)}
        arrows[name] = {n for n in named if n in paths and not f"{name}.".startswith(f"{n}.")}
    assert circles(arrows) == []


def _without_types(tree: ast.Module) -> ast.Module:
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            node.body = [ast.Pass()]
    return tree


def test_a_circle_is_told() -> None:
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"b"}}) == ["b", "c"]
