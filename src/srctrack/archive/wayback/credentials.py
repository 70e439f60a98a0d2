"""Archive.org keys: found, used for one host, never shown."""

from __future__ import annotations

import configparser
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

VARIABLES = (("SRCTRACK_IA_ACCESS_KEY", "SRCTRACK_IA_SECRET_KEY"), ("IA_ACCESS_KEY_ID", "IA_SECRET_ACCESS_KEY"))
"""Pairs of environment variables, the first complete pair counts."""
HIDDEN = "[key]"


class Keys:
    """An access key and its secret. Neither shows in repr, str or a pickle; ``scrub`` takes them out of any text."""

    __slots__ = ("_access", "_secret")

    def __init__(self, access: str, secret: str) -> None:
        self._access, self._secret = access, secret

    @property
    def authorization(self) -> str:
        """The value of the Authorization header, as archive.org/account/s3.php describes it."""
        return f"LOW {self._access}:{self._secret}"

    def scrub(self, text: str) -> str:
        """``text`` without the keys, should a server have sent them back."""
        for word in (self.authorization, self._secret, self._access):
            text = text.replace(word, HIDDEN)
        return text

    def __repr__(self) -> str:
        return "Keys(hidden)"

    def __reduce__(self) -> tuple[object, ...]:
        raise TypeError("keys are not written down")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Keys) and other.authorization == self.authorization

    def __hash__(self) -> int:
        return hash(self.authorization)


@dataclass(frozen=True, slots=True)
class FoundKeys:
    """Keys and the name of the place they were found in, which may be shown."""

    keys: Keys
    where: str


def find_keys(environ: Mapping[str, str]) -> FoundKeys | None:
    """The keys of the environment, else those of the ``ia`` tool's own file; None when there are none."""
    for access_name, secret_name in VARIABLES:
        access, secret = environ.get(access_name, "").strip(), environ.get(secret_name, "").strip()
        if access and secret:
            return FoundKeys(Keys(access, secret), access_name)
    for path in ia_files(environ):
        keys = _read(path)
        if keys is not None:
            return FoundKeys(keys, path.name)
    return None


def ia_files(environ: Mapping[str, str]) -> tuple[Path, ...]:
    """Where the ``ia`` tool keeps its settings, in the order it looks (internetarchive.config)."""
    if environ.get("IA_CONFIG_FILE"):
        return (Path(environ["IA_CONFIG_FILE"]),)
    home = environ.get("HOME") or environ.get("USERPROFILE")
    if not home:
        return ()
    config = Path(environ.get("XDG_CONFIG_HOME") or Path(home) / ".config")
    return (config / "internetarchive" / "ia.ini", Path(home) / ".config" / "ia.ini", Path(home) / ".ia")


def _read(path: Path) -> Keys | None:
    parser = configparser.RawConfigParser()
    try:
        parser.read_string(path.read_text(encoding="utf-8"))
        access, secret = parser.get("s3", "access").strip(), parser.get("s3", "secret").strip()
    except (OSError, UnicodeDecodeError, configparser.Error):
        return None
    return Keys(access, secret) if access and secret else None
