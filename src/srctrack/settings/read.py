"""The settings file: ``srctrack.toml``, or ``[tool.srctrack]`` in ``pyproject.toml``, nearest upward.

Every mistake is told with its line. What a setting means is written here once; ``srctrack config`` prints from it.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from srctrack.errors import SettingsError, UsageError
from srctrack.model.finding import Confidence, Severity
from srctrack.model.remote import remote_address
from srctrack.model.settings import PathSettings, SetAt, SetBy, Settings
from srctrack.settings.toml_positions import key_lines

FILE = "srctrack.toml"
PROJECT = "pyproject.toml"


class _Mistake(Exception):
    """A value that its setting cannot take: what it takes, and what was likely meant."""

    def __init__(self, message: str, hint: str | None = None, inside: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.message, self.hint, self.inside = message, hint, inside


def _text(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise _Mistake(f"is a text in quotation marks, not {_shown(value)}")
    return value


def _remote(value: object) -> str:
    try:
        return remote_address(_text(value)).url
    except ValueError as wrong:
        raise _Mistake(str(wrong)) from None  # without the value: it may hold a password


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, list) or not all(isinstance(v, str) and v for v in value):
        raise _Mistake(f"is a list of texts, not {_shown(value)}", 'such as ["N", "F201"]')
    return tuple(value)


def _count(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise _Mistake(f"is a number from 1 on, not {_shown(value)}")
    return value


def _severity(value: object) -> Severity:
    names = [s.value for s in Severity]
    if not isinstance(value, str) or value not in names:
        raise _Mistake(f"is one of {', '.join(names)}, not {_shown(value)}", _near(str(value), names))
    return Severity(value)


def _confidence(value: object) -> Confidence:
    names = [c.value for c in Confidence]
    if not isinstance(value, str) or value not in names:
        raise _Mistake(f"is one of {', '.join(names)}, not {_shown(value)}", _near(str(value), names))
    return Confidence(value)


def _severities(value: object) -> dict[str, Severity]:
    if not isinstance(value, Mapping):
        raise _Mistake(f"is a table of codes and severities, not {_shown(value)}", 'such as L601 = "note"')
    out = {}
    for code, severity in value.items():
        try:
            out[str(code)] = _severity(severity)
        except _Mistake as mistake:
            raise _Mistake(f".{code} {mistake.message}", mistake.hint, (str(code),)) from None
    return out


def _table(value: object) -> dict[str, object]:
    if not isinstance(value, Mapping):
        raise _Mistake(f"is a table, not {_shown(value)}")
    return {str(k): v for k, v in value.items()}


def _paths(value: object) -> tuple[PathSettings, ...]:
    out = []
    for pattern, inside in _table(value).items():
        fields = {}
        try:
            words = _table(inside)
        except _Mistake as mistake:
            raise _Mistake(f".{pattern} {mistake.message}", mistake.hint, (pattern,)) from None
        for name, given in words.items():
            if name not in _OF_A_PATH:
                hint = _near(name, list(_OF_A_PATH)) or f"there are: {', '.join(_OF_A_PATH)}"
                raise _Mistake(f".{pattern} has no setting “{name}”", hint, (pattern, name))
            field, read = _OF_A_PATH[name]
            try:
                fields[field] = read(given)
            except _Mistake as mistake:
                where = (pattern, name, *mistake.inside)
                raise _Mistake(f".{pattern}.{name} {mistake.message}", mistake.hint, where) from None
        out.append(PathSettings(pattern, **fields))  # type: ignore[arg-type]
    return tuple(out)


_OF_A_PATH: dict[str, tuple[str, Callable[[object], object]]] = {
    "select": ("select", _texts),
    "ignore": ("ignore", _texts),
    "severity": ("severities", _severities),
    "fail-on": ("fail_on", _severity),
}


@dataclass(frozen=True)
class Setting:
    """One setting: its dotted name in the file, the field of Settings it fills, how it is read, what it is for, and an
    example as it is written in the file (for a table: its first line)."""

    name: str
    field: str
    read: Callable[[object], object]
    about: str
    example: str


SETTINGS = (
    Setting(
        "store.folder",
        "store",
        _text,
        "folder of the library, relative to the settings file; `store` before all tables means the same",
        '".srctrack"',
    ),
    Setting(
        "store.remote",
        "remote",
        _remote,
        "where the pages as received are saved for all: s3://, gs://, az:// or file:/// (`srctrack push`)",
        '"s3://bucket/prefix"',
    ),
    Setting("check.select", "select", _texts, "run only these rules: codes, prefixes or names", '["N", "F", "Q", "D"]'),
    Setting("check.ignore", "ignore", _texts, "skip these rules", '["T802", "scare-quote"]'),
    Setting(
        "check.severity",
        "severities",
        _severities,
        "severity per rule or prefix: note, warning or error",
        '{ L601 = "note", D = "error" }',
    ),
    Setting("check.fail-on", "fail_on", _severity, "lowest severity that makes the command exit with 1", '"error"'),
    Setting(
        "check.min-confidence",
        "min_confidence",
        _confidence,
        "lowest confidence to report: high, medium, low",
        '"medium"',
    ),
    Setting(
        "check.require-signed",
        "require_signed",
        _texts,
        "kinds of claims that must be signed (figures, quotes, names …)",
        '["figures", "quotes"]',
    ),
    Setting("check.baseline", "baseline", _text, "baseline file: findings to ignore", '"srctrack-baseline.json"'),
    Setting(
        "check.paths",
        "paths",
        _paths,
        "settings for some drafts, by folder or pattern: select, ignore, severity, fail-on",
        '{ "blog/**" = { ignore = ["F"], fail-on = "error" } }',
    ),
    Setting(
        "newsroom.names", "names", _texts, "files with your preferred spellings of names", '["srctrack-names.txt"]'
    ),
    Setting(
        "newsroom.outlets",
        "outlets",
        _texts,
        "files with more outlets, in addition to the built-in list",
        '["srctrack-outlets.txt"]',
    ),
    Setting("newsroom.own", "own", _texts, "your own outlets, by name", '["Harbour Post"]'),
    Setting("add.jobs", "jobs", _count, "how many pages to fetch at once", "8"),
    Setting("add.tags", "tags", _texts, "tags for every source that is added", '["2024-election"]'),
    Setting(
        "archive", "archive", _table, "archives to use, and a table of settings for each", 'services = ["wayback"]'
    ),
    Setting(
        "seal.authority",
        "seal_authority",
        _text,
        "the address of a time-stamping authority (RFC 3161) for `srctrack seal`",
        '"https://tsa.example/tsr"',
    ),
    Setting(
        "seal.certificates",
        "seal_certificates",
        _text,
        "a PEM file with the root certificates of that authority, if your system does not trust it",
        '"tsa-root.pem"',
    ),
)
TABLES = frozenset(s.name for s in SETTINGS if s.read is _table)
"""The settings that are whole tables: what is in them is for their own part of srctrack to read."""
_BY_NAME = {s.name: s for s in SETTINGS}
_TABLES = {s.name.split(".")[0] for s in SETTINGS if "." in s.name}


def find_settings(folders: Iterable[Path]) -> Path | None:
    """The settings file of the first of ``folders`` that has one: ``srctrack.toml`` before a ``pyproject.toml`` with
    ``[tool.srctrack]`` in it. None when no folder has one."""
    for folder in folders:
        if (folder / FILE).is_file():
            return folder / FILE
        project = folder / PROJECT
        if project.is_file() and _has_table(project):
            return project
    return None


def _has_table(project: Path) -> bool:
    try:
        return bool(re.search(r"^\s*\[tool\.srctrack[\].]", project.read_text(encoding="utf-8"), re.M))
    except (OSError, UnicodeDecodeError):
        return False


def read_settings(path: Path) -> Settings:
    """The settings of the file at ``path``. Raises SettingsError with the line of the first mistake, UsageError where it
    cannot be read at all."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise UsageError(f"could not read the settings {path}: {reason}") from None
    import tomllib

    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"\(at line (\d+)|\(at end", str(error))
        line = int(at[1]) if at and at[1] else len(text.splitlines())
        raise SettingsError(str(path), line, f"this is not TOML: {str(error).split(' (at ')[0]}") from None
    prefix: tuple[str, ...] = ()
    if path.name == PROJECT:
        prefix = ("tool", "srctrack")
        content = content.get("tool", {}).get("srctrack", {})
    return _settings(path, content, key_lines(text), prefix)


def _settings(
    path: Path, content: Mapping[str, object], lines: Mapping[tuple[str, ...], int], prefix: tuple[str, ...]
) -> Settings:
    fields: dict[str, object] = {"path": str(path), "folder": str(path.resolve().parent)}
    origins: dict[str, SetAt] = {}
    for name, value in _flat(content):
        parts = tuple(name.split("."))
        line = lines.get((*prefix, *parts), lines.get((*prefix, parts[0])) if name == "store.folder" else None)
        setting = _BY_NAME.get(name)
        if setting is None:
            names = [s.name for s in SETTINGS]
            hint = _near(name, names) or f"there are: {', '.join(names)}"
            raise SettingsError(str(path), line, f"there is no setting “{name}”", hint)
        try:
            fields[setting.field] = setting.read(value)
        except _Mistake as mistake:
            line = lines.get((*prefix, *parts, *mistake.inside), line)
            said = mistake.message if mistake.message.startswith(".") else f" {mistake.message}"
            raise SettingsError(str(path), line, f"{name}{said}", mistake.hint) from None
        origins[name] = SetAt(SetBy.FILE, f"{path}:{line}" if line else str(path))
    return Settings(**fields, origins=origins)  # type: ignore[arg-type]


def _flat(content: Mapping[str, object]) -> list[tuple[str, object]]:
    """The settings of the file under their dotted names; only the tables that hold settings are gone into."""
    out: list[tuple[str, object]] = []
    for name, value in content.items():
        if name == "store" and isinstance(value, str):
            out.append(("store.folder", value))
        elif name in _TABLES and isinstance(value, Mapping):
            out += [(f"{name}.{inner}", v) for inner, v in value.items()]
        else:
            out.append((name, value))
    return out


def _near(word: str, words: list[str]) -> str | None:
    close = difflib.get_close_matches(word, words, 1, 0.6)
    if not close:
        last = {w.rsplit(".", 1)[-1]: w for w in words}
        close = [last[w] for w in difflib.get_close_matches(word.rsplit(".", 1)[-1], list(last), 1, 0.7)]
    return f"did you mean {close[0]}?" if close else None


def _shown(value: object) -> str:
    if isinstance(value, str):
        return f"“{value}”"
    if isinstance(value, bool):
        return str(value).lower()
    return "a table" if isinstance(value, Mapping) else "a list" if isinstance(value, list) else str(value)
