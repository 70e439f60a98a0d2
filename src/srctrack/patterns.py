"""Regular expressions that are compiled when they are first used.

srctrack reads six languages and many kinds of draft; one check uses less than half of the expressions in the modules it
imports, and compiling the rest took a tenth of its time.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Pattern:
    """Stands for ``re.compile(pattern, flags)``; its methods are the compiled expression's own from the first use on."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        compiled = self.compiled()
        for method in ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)

    def compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self._flags)


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """``re.compile(text, flags)``, put off until a method of it is asked for. Raises re.error only then."""
    return cast("re.Pattern[str]", _Pattern(text, flags))
