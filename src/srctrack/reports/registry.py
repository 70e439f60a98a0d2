"""All report formats, found in this package; one of them can be had without importing the others."""

from __future__ import annotations

import importlib
import importlib.util
import re

import srctrack.reports
from srctrack.discovery import collect
from srctrack.errors import UsageError
from srctrack.reports.base import ReportFormat

_NAME = re.compile(r"[a-z][a-z0-9_]*")


def formats() -> dict[str, ReportFormat]:
    """Every format by name, in order of name. Imports all of them."""
    return dict(sorted((f.name, f) for f in collect(srctrack.reports, ReportFormat)))


def load(name: str) -> ReportFormat:
    """The format of that name, importing its module alone. Raises UsageError when there is none."""
    if _NAME.fullmatch(name):
        for module_name in (name, f"{name}_"):
            path = f"{srctrack.reports.__name__}.{module_name}"
            if importlib.util.find_spec(path) is None:
                continue
            for value in vars(importlib.import_module(path)).values():
                if isinstance(value, ReportFormat) and value.name == name:
                    return value
    raise UsageError(f"there is no report format “{name}”", f"choose from {', '.join(formats())}")
