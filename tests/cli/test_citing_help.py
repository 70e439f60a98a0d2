"""What --help says of styles and formats is all of them."""

from __future__ import annotations

import inspect
from collections.abc import Callable

import pytest

from srctrack.citing.registry import styles, writers
from srctrack.cli.commands.cite import cite
from srctrack.cli.commands.export import export


@pytest.mark.parametrize(
    ("command", "parameter", "names"),
    [(cite, "style", list(styles())), (export, "form", list(writers()))],
    ids=["cite --style", "export --format"],
)
def test_every_name_is_in_the_help(command: Callable[..., None], parameter: str, names: list[str]) -> None:
    annotation = inspect.signature(command, eval_str=True).parameters[parameter].annotation
    told = annotation.__metadata__[0].help
    words = told.replace(",", " ").replace(".", " ").split()
    assert [n for n in names if n not in words] == []
