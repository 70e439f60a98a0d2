"""A fix leaves exactly what it says: the words, the encoding, the line ends, the rights of the file."""

import os

import pytest

from srctrack.drafts.save import write_draft
from srctrack.errors import DraftError
from srctrack.workflows.check.checker import CheckOptions
from srctrack.workflows.check.fix import write_fixes
from srctrack.workflows.check.run import Fixing, run_check


def fix(path, **options):
    checked = run_check([str(path)], None, CheckOptions(select=("D", "T"), **options), stdin=str, fixing=Fixing.SAFE)
    write_fixes(checked.fixed)
    return checked


@pytest.mark.parametrize(
    ("codec", "mark"),
    [("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff")],
)
def test_encoding_line_ends_and_rights_stay(tmp_path, codec, mark):
    path = tmp_path / "a.md"
    path.write_bytes(mark + "Première\r\n\r\nIt was January1.\r\nIt was  June31st.\r\n\u2028".encode(codec))
    path.chmod(0o640)
    checked = fix(path)
    assert path.read_bytes() == mark + "Première\r\n\r\nIt was January 1.\r\nIt was June31st.\r\n\u2028".encode(codec)
    assert path.stat().st_mode & 0o777 == 0o640
    assert [f.code for f in checked.report.findings] == ["D402"]
    assert os.listdir(tmp_path) == ["a.md"]


def test_a_draft_changed_meanwhile_is_left(tmp_path):
    path = tmp_path / "a.md"
    path.write_text("other words", encoding="utf-8")
    with pytest.raises(DraftError, match="changed while it was checked"):
        write_draft(str(path), "words", "new words")
    assert path.read_text(encoding="utf-8") == "other words"


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "real.md").write_text("It was January1.", encoding="utf-8")
    (tmp_path / "link.md").symlink_to("real.md")
    fix(tmp_path / "link.md")
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_text(encoding="utf-8") == "It was January 1."


def test_nothing_to_fix_writes_nothing(tmp_path):
    path = tmp_path / "a.md"
    path.write_text("It was January 1.", encoding="utf-8")
    before = path.stat().st_mtime_ns
    assert not fix(path).fixed[0].changed
    assert path.stat().st_mtime_ns == before
