"""The settings file: where it is found, what it says, and each mistake with its line."""

import pytest

from srctrack.errors import SettingsError
from srctrack.model.finding import Severity
from srctrack.settings.read import find_settings, read_settings
from srctrack.settings.toml_positions import key_lines


def settings(tmp_path, text, name="srctrack.toml"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read_settings(path)


def test_all_of_them(tmp_path):
    found = settings(
        tmp_path,
        'store = "kept"\n[check]\nselect = ["N", "F"]\nignore = "F206"\nfail-on = "warning"\n'
        'severity = { L601 = "note", N = "error" }\nbaseline = "base.json"\n'
        '[check.paths."news/"]\nselect = ["N"]\n[check.paths."blog/**"]\nseverity = { N = "note" }\n'
        '[newsroom]\nnames = ["names.txt"]\n[add]\njobs = 3\ntags = ["x"]\n[archive]\nservices = ["wayback"]\n'
        '[archive.wayback]\nurl = "https://a.example"\n',
    )
    assert (found.store, found.select, found.ignore, found.fail_on) == ("kept", ("N", "F"), ("F206",), Severity.WARNING)
    assert found.severities == {"L601": Severity.NOTE, "N": Severity.ERROR}
    assert [(p.pattern, p.select) for p in found.paths] == [("news/", ("N",)), ("blog/**", None)]
    assert found.archive == {"services": ["wayback"], "wayback": {"url": "https://a.example"}}
    assert found.origins["check.fail-on"].place.endswith("srctrack.toml:5")
    assert found.folder == str(tmp_path)


def test_the_table_of_a_project(tmp_path):
    text = '[project]\nname = "x"\n[tool.srctrack.check]\nfail-on = "note"\n'
    assert settings(tmp_path, text, "pyproject.toml").fail_on is Severity.NOTE


def test_the_nearest_file_upward(tmp_path):
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    (tmp_path / "srctrack.toml").write_text("", encoding="utf-8")
    (tmp_path / "a" / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    assert find_settings([deep, *deep.parents]) == tmp_path / "srctrack.toml"
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.srctrack]\n", encoding="utf-8")
    assert find_settings([deep, *deep.parents]) == tmp_path / "a" / "pyproject.toml"


@pytest.mark.parametrize(
    ("text", "line", "says", "hint"),
    [
        ("[check]\nselect = [1]\n", 2, "check.select is a list of texts", "For example"),
        ("\n[chekc]\nselect = []\n", 2, "there is no setting “chekc”", "There are"),
        ('[check]\nfail-on = "eror"\n', 2, "not “eror”", "Did you mean error"),
        ('[check.paths."news/"]\nfailon = "note"\n', 2, "has no setting “failon”", "Did you mean fail-on"),
        ('[check.paths."news/"]\nselect = ["N"]\nseverity = { N = 3 }\n', 3, "not 3", None),
        ("[add]\njobs = 0\n", 2, "from 1 on", None),
        ("store = \n", 1, "not TOML", None),
        ('a = 1\nstore = "', 2, "not TOML", None),
        ("archive = 3\n", 1, "archive is a table", None),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path, text, line, says, hint):
    with pytest.raises(SettingsError) as told:
        settings(tmp_path, text)
    assert (told.value.line, says in told.value.message) == (line, True), told.value.message
    assert hint is None or hint in (told.value.hint or "")


def test_lines_of_keys():
    lines = key_lines('a.b = 1\n[t."x y"]\nk = { in = 1, "q r" = 2 }\n')
    assert lines[("a", "b")] == 1
    assert lines[("t", "x y")] == 2
    assert lines[("t", "x y", "k", "q r")] == 3
