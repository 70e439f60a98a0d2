"""Where tests find what npm brings: ``npm install --prefix tests/browser`` puts it there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

FOLDERS = (Path(os.environ.get("SRCTRACK_NODE_MODULES", "")), Path(__file__).parent / "browser" / "node_modules")


def node_module(name: str) -> Path:
    """The folder of an npm package; skips the test when it is not installed."""
    for folder in FOLDERS:
        if (folder / name).is_dir():
            return folder / name
    pytest.skip(f"{name} is not installed: npm install --prefix tests/browser")
