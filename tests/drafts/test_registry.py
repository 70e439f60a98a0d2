"""Which format a file is of, what a folder holds, and what cannot be read."""

import datetime

import pytest

from srctrack.drafts.registry import all_formats, read_draft
from srctrack.errors import DraftError
from srctrack.model.annotations import Annotations


def no_survey(prose, anchor):
    return Annotations()


def test_every_format_has_an_ending_of_its_own():
    endings = [e for kind in all_formats() for e in kind.endings]
    assert len(endings) == len(set(endings))
    assert {".md", ".txt"} <= set(endings)


def test_the_day_by_hand_beats_the_head(tmp_path):
    path = tmp_path / "a.md"
    path.write_text("---\ndate: 2024-01-02\n---\n\nWords.\n", encoding="utf-8")
    days = []
    draft = read_draft(str(path), annotate=lambda p, d: days.append(d) or Annotations())
    assert draft.date == datetime.date(2024, 1, 2)
    given = datetime.date(2023, 5, 6)
    assert read_draft(str(path), given_date=given, annotate=lambda p, d: days.append(d) or Annotations()).date == given
    assert days == [datetime.date(2024, 1, 2), given]


def test_standard_input_is_markdown_unless_a_name_says_otherwise():
    assert read_draft("-", stdin="A *word*.", annotate=no_survey).prose.text == "A word."
    plain = read_draft("-", stdin="A *word*.", as_path="note.txt", annotate=no_survey)
    assert (plain.prose.text, plain.path) == ("A *word*.", "note.txt")


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("missing.md", None, "there is no such file"),
        ("photo.jpg", b"x", "does not read .jpg"),
        ("noending", b"x", "no ending"),
        ("latin.md", "Fontanka \xe9".encode("latin-1"), "line 1 is not UTF-8"),
        ("zero.txt", b"a\0b", "not a text file"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(tmp_path, name, content, says):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(DraftError, match=says):
        read_draft(str(tmp_path / name), annotate=no_survey)


def test_a_folder_is_no_draft(tmp_path):
    (tmp_path / "a.md").mkdir()
    with pytest.raises(DraftError, match="folder"):
        read_draft(str(tmp_path / "a.md"), annotate=no_survey)
