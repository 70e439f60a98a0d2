"""No module keeps what it learned from one draft: two checks in two threads never meet."""

from __future__ import annotations

import ast
import json
import threading
from pathlib import Path

import pytest

from casepages import PAGES, cases, draft_of, evidence_of
from srctrack.analysis.analysis import Analysis
from srctrack.checking.engine import run_rules
from srctrack.rules.registry import all_rules
from test_layers import SRC, modules

ALLOWED = {"workflows/check/run.py: _Worker.checker": "a process pool gives its workers no other place"}
"""Assignments to module-level state, each with its reason."""
CHANGES = {"append", "add", "update", "clear", "pop", "extend", "insert", "setdefault", "remove", "popitem", "discard"}


def module_state(tree: ast.Module) -> list[str]:
    """The names of a module, or of its classes, that a function of it changes."""
    names = {t.id for n in tree.body if isinstance(n, ast.Assign) for t in n.targets if isinstance(t, ast.Name)}
    names |= {n.target.id for n in tree.body if isinstance(n, ast.AnnAssign) and isinstance(n.target, ast.Name)}
    classes = {n.name for n in tree.body if isinstance(n, ast.ClassDef)}
    changed: list[str] = []
    for function in (n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)):
        local = {n.id for n in ast.walk(function) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
        local |= {a.arg for a in ast.walk(function) if isinstance(a, ast.arg)}
        for node in ast.walk(function):
            if isinstance(node, ast.Global):
                changed += node.names
            targets = [*getattr(node, "targets", ()), getattr(node, "target", None)]
            for target in targets if isinstance(node, ast.Assign | ast.AugAssign | ast.Delete) else ():
                held = target.value if isinstance(target, ast.Subscript | ast.Attribute) else None
                if isinstance(held, ast.Name) and held.id not in local:
                    if held.id in names:
                        changed.append(held.id)
                    elif held.id in classes and isinstance(target, ast.Attribute):
                        changed.append(f"{held.id}.{target.attr}")
                elif isinstance(held, ast.Name) and held.id == "cls" and isinstance(target, ast.Attribute):
                    changed.append(f"cls.{target.attr}")
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CHANGES:
                held = node.func.value
                if isinstance(held, ast.Name) and held.id in names and held.id not in local:
                    changed.append(held.id)
    return sorted(set(changed))


def test_no_module_keeps_state() -> None:
    found = [
        f"{path.relative_to(SRC).as_posix()}: {name}"
        for path in modules()
        for name in module_state(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert [one for one in found if one not in ALLOWED] == []


def test_state_is_found() -> None:
    odd = "memo = []\nclass K:\n    last = None\ndef f(x):\n    memo.append(x)\n    K.last = x\n"
    assert module_state(ast.parse(odd)) == ["K.last", "memo"]


@pytest.fixture(scope="module")
def analyses(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[object, object]]:
    folder = tmp_path_factory.mktemp("threads")
    with_sources = [case for page in sorted(PAGES.glob("*.md")) for case in cases(page) if case.sources]
    made = []
    for i, case in enumerate(with_sources[:: max(1, len(with_sources) // 12)]):
        place: Path = folder / str(i)
        place.mkdir()
        draft = draft_of(case, place)
        made.append((draft, evidence_of(case, draft)))
    return made


def test_two_threads_see_what_one_sees(analyses: list) -> None:
    rules = all_rules()

    def seen(pair: tuple) -> str:
        findings, failures = run_rules(Analysis(*pair), rules)
        return json.dumps([[f.code, f.span.start, f.message] for f in findings] + [f.message for f in failures])

    alone = [seen(pair) for pair in analyses]
    wrong: list[int] = []

    def work(order: list[int]) -> None:
        wrong.extend(i for i in order if seen(analyses[i]) != alone[i])

    indices = list(range(len(analyses))) * 5
    threads = [threading.Thread(target=work, args=(order,)) for order in (indices, indices[::-1])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
