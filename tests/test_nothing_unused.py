"""Every name that a module makes is asked for by something: what nothing uses is taken out, not kept for later."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from test_layers import SRC, modules

FOUND_BY_TYPE = re.compile(r"[A-Z][A-Z0-9_]*")
"""A rule, a format, an archive or a language: `discovery.collect` finds it by its type, whatever it is called."""
CALLED_BY_OTHERS = {
    "list_commands", "srctrack_command",  # typer
    "handle_starttag", "handle_endtag", "handle_data", "handle_startendtag", "handle_entityref", "handle_charref",  # html.parser
    "cdx_api_manager", "setup_json",  # waybackpy
    "_get_next_id",  # tinydb
    "lsp_text_document__did_open", "lsp_text_document__did_change", "lsp_text_document__did_close",  # pygls
}  # fmt: skip
REGISTERS = {"feature", "command"}
"""Decorators that register a function with the language server, which calls it by the name of its message."""
MAKERS = {"frozenset", "compile", "pattern", "words", "tuple", "dict", "set"}


def made(tree: ast.Module) -> Iterator[str]:
    """The names of a module's functions, classes, methods and constants, less those that are found otherwise."""
    for node in tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            maker = node.value.func if isinstance(node.value, ast.Call) else None
            called = getattr(maker, "id", getattr(maker, "attr", None))
            for target in targets:
                named = isinstance(target, ast.Name)
                if named and not (called and called not in MAKERS and FOUND_BY_TYPE.fullmatch(target.id)):
                    yield target.id
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and not node.name.startswith("__"):
            registered = (getattr(getattr(d, "func", d), "attr", None) for d in node.decorator_list)
            if not REGISTERS & set(registered):
                yield node.name


def unused(texts: dict[str, str]) -> list[str]:
    """``place: name`` for each name that stands once in all of ``texts``: where it is made."""
    told = Counter(word for text in texts.values() for word in re.findall(r"\w+", text))
    names = ((place, name) for place, text in texts.items() for name in made(ast.parse(text)))
    return [f"{place}: {name}" for place, name in names if told[name] == 1 and name not in CALLED_BY_OTHERS]


def test_every_name_is_used() -> None:
    texts = {str(path.relative_to(SRC)): path.read_text(encoding="utf-8") for path in modules()}
    commands = {f"cli/commands/{Path(name).name}" for name in texts if name.startswith("cli/commands/")}
    assert [one for one in unused(texts) if one.split(":")[0] not in commands] == []


def test_a_name_that_nothing_asks_for_is_told() -> None:
    odd = "LIMIT = 3\nRULE = Rule()\n_WORD = re.compile('x')\n\ndef f():\n    return LIMIT\n"
    assert unused({"odd.py": odd, "even.py": "from odd import f\n"}) == ["odd.py: _WORD"]
